// SPDX-License-Identifier: BSL-1.0
#include "edition/road_book_file.hpp"

#include "edition/gdal_source.hpp"
#include "edition/html_text.hpp"
#include "edition/kind_words.hpp"
#include "edition/leg_names.hpp"
#include "edition/numbers.hpp"
#include "edition/text_encoding.hpp"
#include "edition/xml_document.hpp"
#include "edition/xml_list.hpp"
#include "geo/geodesic.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace route::edition {

namespace {

std::string text_of(pugi::xml_node parent, std::string_view name) { return text_inside(local_child(parent, name)); }

std::optional<Kind> kind_named_by(std::string_view word, const Languages& languages) {
    return kind_named(kind_of_word(word, &languages.words));
}

/// "37", "37A": what boxes are called.
bool is_box_number(std::string_view name) {
    const auto digits = std::min(name.find_first_not_of("0123456789"), name.size());
    return digits > 0 && digits + 1 >= name.size();
}

/// "Roncafort" of "CO 3 Roncafort", "CO3 Roncafort" and "REFUEL Roncafort": codes are counted anew, kinds stand apart. A
/// name that is only a code stays.
std::string without_code(const std::string& name, const Languages& languages) {
    if (kind_in_name(name, &languages.words).empty()) return name;
    const auto first = std::min(name.find(' '), name.size());
    if (kind_named(std::string_view(name).substr(0, first)) && first + 1 < name.size() &&
        (name[first + 1] < '0' || name[first + 1] > '9')) {
        return std::string(trimmed(std::string_view(name).substr(first)));
    }
    const auto digit = name.find_first_of("0123456789");
    const auto space = name.find(' ');
    if (digit == std::string::npos || space == std::string::npos) return name;
    const auto end = name.find(' ', digit);
    // The number stands in the first word, or is the second one.
    const bool code = digit < space || digit == space + 1;
    if (!code || end == std::string::npos) return name;
    const auto rest = trimmed(std::string_view(name).substr(end));
    return rest.empty() ? name : std::string(rest);
}

void add_text_once(std::vector<std::string>& texts, std::string text) {
    if (trimmed(text).empty() || std::ranges::find(texts, text) != texts.end()) return;
    texts.push_back(std::move(text));
}

/// Columns of ours, the attributes of an element: <rb:row name="Povo"/>.
WrittenColumns columns_in(pugi::xml_node element) {
    WrittenColumns columns;
    for (const auto attribute : element.attributes()) {
        columns[attribute.name()] = attribute.value();
    }
    return columns;
}

/// A GPX file: waypoints with OpenRally's elements and our own, tracks, routes.
class GpxRoadBook {
public:
    GpxRoadBook(const std::string& file, const Languages& languages, Diagnostics& found)
        : m_file(file), m_languages(languages), m_found(found) {}

    std::vector<FoundLeg> read(std::string_view bytes) {
        auto document = XmlDocument::read(m_file, bytes, m_found);
        if (!document) return {};
        if (local_name(document->root()) != "gpx") {
            tell(Severity::bad_input, "file-damaged", 0, "", "is no GPX file",
                 "Save it anew from the program that it was made in.");
            return {};
        }
        m_leg.file = m_file;
        // Our own drawings are made anew.
        m_drawn_by_us = std::string_view(document->root().attribute("creator").value()) == "roadbook";
        const auto metadata = local_child(document->root(), "metadata");
        m_leg.title = on_one_line(text_of(metadata, "name"));
        m_leg.edition = columns_in(local_child(local_child(metadata, "extensions"), "edition"));
        const auto add_all = [&](pugi::xml_node parent, std::string_view name) {
            for (const auto point : parent.children()) {
                if (local_name(point) == name) add(*document, point);
            }
        };
        add_all(document->root(), "wpt");
        // A list of places that was drawn as a route; the points of one that follows roads are bends.
        if (m_leg.points.empty()) {
            for (const auto route : document->root().children()) {
                if (local_name(route) == "rte") add_all(route, "rtept");
            }
            std::erase_if(m_leg.points, [](const FoundPoint& point) { return point.name.empty(); });
        }
        add_lines(*document);
        if (m_failed) return {};
        return {std::move(m_leg)};
    }

private:
    void tell(Severity severity, DiagnosticCode code, int line, const std::string& name, std::string message,
              std::string hint) {
        m_failed = m_failed || is_error(severity);
        m_found.add({severity, code, {m_file, line}, name, std::move(message), std::move(hint)});
    }

    void add(const XmlDocument& document, pugi::xml_node element) {
        FoundPoint point;
        point.where = {m_file, document.line_of(element)};
        point.name = on_one_line(text_of(element, "name"));
        const auto position = position_of(element, point.where, point.name);
        if (!position) return;
        point.position = *position;
        add_text_once(point.texts, text_of(element, "cmt"));
        add_text_once(point.texts, text_of(element, "desc"));
        leave_out_repeated(point.texts);
        const auto extensions = local_child(element, "extensions");
        set_kind(element, extensions, point);
        read_openrally(extensions, point);
        if (point.kind && is_box_number(point.name)) name_by_text(point);
        point.name = without_code(point.name, m_languages);
        point.row = columns_in(local_child(extensions, "row"));
        if (!m_leg.edition.empty()) read_own_texts(extensions, point);
        for (const auto child : extensions.children()) {
            if (local_name(child) == "trial_line") point.lines.push_back(columns_in(child));
        }
        m_leg.points.push_back(std::move(point));
    }

    /// Many write the comment once more at the description's head.
    static void leave_out_repeated(std::vector<std::string>& texts) {
        if (texts.size() < 2 || !texts[1].starts_with(texts[0] + "\n")) return;
        texts[1].erase(0, texts[0].size() + 1);
    }

    /// Of a control that is called by its box alone the text tells the name: below a line with its code, or else first.
    void name_by_text(FoundPoint& point) const {
        if (point.texts.empty()) return;
        const auto& text = point.texts.front();
        const auto end = std::min(text.find('\n'), text.size());
        auto first = on_one_line(std::string_view(text).substr(0, end));
        const bool code = !kind_in_name(first, &m_languages.words).empty();
        if (code && end < text.size()) {
            const auto next = std::min(text.find('\n', end + 1), text.size());
            first = on_one_line(std::string_view(text).substr(end + 1, next - end - 1));
        }
        if (!first.empty()) point.name = std::move(first);
    }

    /// Nothing when it has none, told.
    std::optional<geo::Position> position_of(pugi::xml_node element, const SourceLine& where, const std::string& name) {
        const auto degrees = [&](const char* attribute, double most) -> std::optional<double> {
            const auto text = std::string_view(element.attribute(attribute).value());
            const auto number = parsed_number(trimmed(text), {-most, most}, {});
            if (!number.fault) return number.value;
            tell(Severity::bad_input,
                 number.fault == NumberFault::out_of_range ? DiagnosticCode("out-of-range") : DiagnosticCode("not-a-number"),
                 where.line, name,
                 fmt::format("{} \"{}\" is no number from -{} to {}", attribute, on_one_line(text), most, most),
                 "Write degrees such as 46.0679.");
            return std::nullopt;
        };
        const auto latitude = degrees("lat", 90);
        const auto longitude = degrees("lon", 180);
        if (!latitude || !longitude) return std::nullopt;
        return geo::Position{geo::Latitude::degrees(*latitude), geo::Longitude::degrees(*longitude)};
    }

    /// What the file calls it: by our own extension, its type, its symbol, its name, in this order. Devices give a symbol to
    /// boxes too, which are called by their numbers alone.
    void set_kind(pugi::xml_node element, pugi::xml_node extensions, FoundPoint& point) const {
        const auto own = local_child(extensions, "control");
        const auto symbol = is_box_number(point.name) ? std::string{} : text_of(element, "sym");
        for (const auto& word : {text_of(own, "kind"), text_of(element, "type"), symbol}) {
            if (!point.kind) point.kind = kind_named_by(word, m_languages);
        }
        if (!point.kind) point.kind = kind_named(kind_in_name(point.name, &m_languages.words));
        const bool measured = static_cast<bool>(local_child(extensions, "distance"));
        point.is_box = !point.kind && (measured || local_child(extensions, "box") || is_box_number(point.name));
    }

    void read_openrally(pugi::xml_node extensions, FoundPoint& point) const {
        point.danger = std::clamp(local_child(extensions, "danger").text().as_int(), 0, 3);
        if (!m_drawn_by_us) {
            point.tulip = std::string(trimmed(text_inside(local_child(extensions, "tulip"))));
            point.drawn_notes = !trimmed(text_inside(local_child(extensions, "notes"))).empty();
        }
        const auto control = local_child(extensions, "timecontrol");
        if (control && !point.kind) {
            const auto code = on_one_line(text_inside(control));
            point.kind = kind_named(kind_in_name(code, &m_languages.words)).value_or(Kind::co);
        }
        if (const auto allowed = control.attribute("allowed")) {
            point.target_to_next = std::chrono::minutes{allowed.as_int()};
        }
        if (const auto halt = local_child(extensions, "neutralization")) {
            point.halt = std::chrono::seconds{halt.text().as_int()};
            if (!point.kind || !edition::is_halt(*point.kind)) point.kind = Kind::regroup;
        }
        if (local_child(extensions, "fuel") && !point.kind) point.kind = Kind::refuel;
        if (const auto checkpoint = local_child(extensions, "checkpoint"); checkpoint && !point.kind) {
            const auto name = on_one_line(local_attribute(checkpoint, "name"));
            point.kind = kind_named(kind_in_name(name, &m_languages.words)).value_or(Kind::ct);
        }
        if (point.kind) point.is_box = false;
    }

    /// A box of ours tells its text by language; a control's is what its row makes.
    void read_own_texts(pugi::xml_node extensions, FoundPoint& point) const {
        point.texts.clear();
        const auto box = local_child(extensions, "box");
        if (!box) return;
        const auto languages = m_leg.edition.find("languages");
        std::string_view codes = languages == m_leg.edition.end() ? std::string_view{} : std::string_view(languages->second);
        while (!codes.empty()) {
            const auto end = std::min(codes.find(' '), codes.size());
            point.texts.emplace_back(local_child(box, fmt::format("text_{}", codes.substr(0, end))).text().get());
            codes.remove_prefix(std::min(end + 1, codes.size()));
        }
    }

    /// A route that was planned on roads has a point in each bend; one from place to place has straight lines over miles.
    static bool follows_roads(const std::vector<geo::Position>& line) {
        constexpr double longest_mean_m = 300;
        return geo::length_of(line).count() <= longest_mean_m * static_cast<double>(line.size() - 1);
    }

    void add_lines(const XmlDocument& document) {
        for (const auto track : document.root().children()) {
            if (local_name(track) != "trk") continue;
            set_title(track);
            for (const auto segment : track.children()) {
                if (local_name(segment) == "trkseg") add_line(line_of(document, segment, "trkpt"));
            }
        }
        if (!m_leg.lines.empty()) return;
        for (const auto route : document.root().children()) {
            if (local_name(route) != "rte") continue;
            set_title(route);
            auto line = line_of(document, route, "rtept");
            if (line.size() > 1 && follows_roads(line)) add_line(std::move(line));
        }
    }

    void set_title(pugi::xml_node named) {
        if (m_leg.title.empty()) m_leg.title = on_one_line(text_of(named, "name"));
    }

    void add_line(std::vector<geo::Position> line) {
        if (line.size() > 1) m_leg.lines.push_back(std::move(line));
    }

    std::vector<geo::Position> line_of(const XmlDocument& document, pugi::xml_node parent, std::string_view name) {
        std::vector<geo::Position> line;
        for (const auto element : parent.children()) {
            if (local_name(element) != name) continue;
            const auto position = position_of(element, {m_file, document.line_of(element)}, "");
            if (position) line.push_back(*position);
        }
        return line;
    }

    const std::string& m_file;
    const Languages& m_languages;
    Diagnostics& m_found;
    FoundLeg m_leg;
    bool m_drawn_by_us = false;
    bool m_failed = false;
};

/// The legs of a KML file, as My Maps and Google Earth write them.
class KmlRoadBook {
public:
    KmlRoadBook(const std::string& file, const Languages& languages, Diagnostics& found)
        : m_file(file), m_languages(languages), m_found(found) {}

    /// What GDAL reads of the file, or of a file in an archive.
    bool add(std::string_view bytes, KmlPlace place) {
        const auto list = prepared_kml(m_file, bytes, place, m_found);
        if (!list) return false;
        auto drawn = read_drawn("LIBKML", "road-book.kml", list->content, {});
        if (!drawn.opened || !drawn.complaints.empty()) {
            const auto why =
                drawn.complaints.empty() ? std::string("is no KML file") : on_one_line(drawn.complaints.front());
            m_found.add({Severity::bad_input,
                         "file-damaged",
                         {m_file, 0},
                         "",
                         why,
                         "Save it anew from the program that it was made in."});
            return false;
        }
        match_elements(drawn, *list, m_file, m_found);
        std::ranges::move(drawn.features, std::back_inserter(m_features));
        return true;
    }

    std::vector<FoundLeg> legs() {
        std::vector<std::string> folders; // that have a line, in the file's order
        for (const auto& feature : m_features) {
            const bool line = feature.geometry && !feature.geometry->lines.empty();
            if (line && std::ranges::find(folders, feature.layer) == folders.end()) folders.push_back(feature.layer);
        }
        if (folders.size() < 2)
            return {leg_of(folders.empty() ? std::string{} : folders.front(), [](const auto&) { return true; })};
        const auto numbers = legs_of_names(folders, &m_languages.words);
        std::vector<FoundLeg> legs;
        for (std::size_t i = 0; i < folders.size(); ++i) {
            legs.push_back(leg_of(folders[i], [&](const DrawnFeature& feature) {
                return feature.layer == folders[i] ||
                       (numbers[i] != 0 && legs_of_names({feature.layer}, &m_languages.words).front() == numbers[i]);
            }));
        }
        tell_left_out(legs);
        return legs;
    }

private:
    template <typename Belongs> FoundLeg leg_of(const std::string& title, const Belongs& belongs) const {
        FoundLeg leg;
        leg.file = m_file;
        leg.title = on_one_line(title);
        for (const auto& feature : m_features) {
            if (!feature.geometry || !belongs(feature)) continue;
            for (const auto& line : feature.geometry->lines) {
                if (line.size() > 1) leg.lines.push_back(line);
            }
            for (const auto& position : feature.geometry->points) {
                FoundPoint point;
                point.where = {m_file, feature.number};
                point.position = position;
                point.name = on_one_line(feature.value("Name"));
                add_text_once(point.texts, on_one_line(text_of_html(feature.value("description"))));
                for (const auto field : {"kind", "type"}) {
                    if (!point.kind) point.kind = kind_named_by(feature.value(field), m_languages);
                }
                if (!point.kind) point.kind = kind_named(kind_in_name(point.name, &m_languages.words));
                point.is_box = !point.kind && is_box_number(point.name);
                point.name = without_code(point.name, m_languages);
                leg.points.push_back(std::move(point));
            }
        }
        return leg;
    }

    void tell_left_out(const std::vector<FoundLeg>& legs) {
        std::size_t taken = 0;
        for (const auto& leg : legs) {
            taken += leg.points.size();
        }
        const auto points = static_cast<std::size_t>(std::ranges::count_if(
            m_features, [](const DrawnFeature& f) { return f.geometry && !f.geometry->points.empty(); }));
        if (taken >= points) return;
        m_found.add({Severity::warning,
                     "list-incomplete",
                     {m_file, 0},
                     "",
                     fmt::format("{} of its {} points are left out: their folders have no line, and no leg's number",
                                 points - taken, points),
                     "Name folders by their legs, such as \"Leg 2\", or move the points into the folders of the lines."});
    }

    const std::string& m_file;
    const Languages& m_languages;
    Diagnostics& m_found;
    std::vector<DrawnFeature> m_features;
};

std::string ending_of(std::string_view name) {
    const auto dot = name.rfind('.');
    std::string ending(dot == std::string_view::npos ? std::string_view{} : name.substr(dot));
    std::ranges::transform(ending, ending.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return ending;
}

} // namespace

bool is_road_book_name(std::string_view name) {
    constexpr std::array<std::string_view, 3> endings{".gpx", ".kml", ".kmz"};
    return std::ranges::find(endings, ending_of(name)) != endings.end();
}

std::vector<FoundLeg> read_road_book(const std::string& file, std::string_view bytes, const Languages& languages,
                                     Diagnostics& found) {
    const auto ending = ending_of(file);
    if (ending == ".gpx") return GpxRoadBook{file, languages, found}.read(bytes);
    KmlRoadBook book{file, languages, found};
    if (ending == ".kml") {
        if (!book.add(bytes, KmlPlace::alone)) return {};
        return book.legs();
    }
    const auto members = kml_of_kmz(file, bytes, found);
    if (!members) return {};
    for (const auto& member : *members) {
        if (!book.add(member, KmlPlace::in_archive)) return {};
    }
    return book.legs();
}

} // namespace route::edition
