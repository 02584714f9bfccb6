// SPDX-License-Identifier: BSL-1.0
#include "edition/xml_list.hpp"

#include "edition/csv_table.hpp"
#include "edition/memory_file.hpp"
#include "edition/numbers.hpp"
#include "edition/text_encoding.hpp"
#include "edition/written_position.hpp"
#include "edition/xml_document.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace route::edition {

namespace {

constexpr std::string_view mark_prefix = "roadbook-element-";

/// What the two formats have in common: the document, and what is found in it.
class Preparation {
public:
    Preparation(const std::string& file, XmlDocument& document, Diagnostics& found)
        : m_file(file), m_document(document), m_found(found) {}

protected:
    /// Takes an element in; its name's place is taken by a mark.
    ListElement& take(pugi::xml_node node, std::string group) {
        auto name = local_child(node, "name");
        ListElement element{m_document.line_of(node), text_inside(name), std::move(group)};
        if (!name) name = node.prepend_child("name");
        name.remove_children();
        name.append_child(pugi::node_pcdata).set_value(fmt::format("{}{}", mark_prefix, m_list.elements.size()).c_str());
        m_list.elements.push_back(std::move(element));
        return m_list.elements.back();
    }

    void refuse(ListElement& element, DiagnosticCode code, std::string message, std::string hint) {
        element.refused = true;
        m_found.add({Severity::bad_input,
                     code,
                     {m_file, element.line},
                     on_one_line(element.name),
                     std::move(message),
                     std::move(hint)});
    }

    void tell(Severity severity, DiagnosticCode code, int line, std::string message, std::string hint) {
        m_found.add({severity, code, {m_file, line}, "", std::move(message), std::move(hint)});
    }

    PreparedList finish() {
        m_list.content = m_document.text();
        return std::move(m_list);
    }

    XmlDocument& document() { return m_document; }

private:
    const std::string& m_file;
    XmlDocument& m_document;
    Diagnostics& m_found;
    PreparedList m_list;
};

class GpxPreparation : Preparation {
public:
    using Preparation::Preparation;

    PreparedList list() {
        const auto waypoints = children("wpt");
        const auto routes = children("rte");
        const auto tracks = children("trk");
        for (const auto point : waypoints) {
            prepare(point, "");
        }
        int route_points = 0;
        for (std::size_t i = 0; i < routes.size(); ++i) {
            for (const auto point : routes[i].children()) {
                if (local_name(point) != "rtept") continue;
                ++route_points;
                if (waypoints.empty()) prepare(point, fmt::format("route {}", i + 1));
            }
        }
        const std::string unread =
            fmt::format("{} route{} ({} points) and {} track{}", routes.size(), routes.size() == 1 ? "" : "s", route_points,
                        tracks.size(), tracks.size() == 1 ? "" : "s");
        if (waypoints.empty() && route_points == 0) {
            tell(Severity::bad_input, "file-empty", 0, fmt::format("holds no waypoints: only {}", unread),
                 "Save the places as waypoints (wpt) or as points of routes (rtept).");
        } else if (!waypoints.empty() && !(routes.empty() && tracks.empty())) {
            tell(Severity::note, "points-beside", 0, fmt::format("{} beside the waypoints are not read", unread), "");
        }
        for (const auto track : tracks) {
            document().root().remove_child(track);
        }
        for (const auto route : routes) {
            if (!waypoints.empty()) document().root().remove_child(route);
        }
        return finish();
    }

private:
    std::vector<pugi::xml_node> children(std::string_view name) {
        std::vector<pugi::xml_node> nodes;
        for (const auto child : document().root().children()) {
            if (local_name(child) == name) nodes.push_back(child);
        }
        return nodes;
    }

    /// Coordinates as programs of all countries write them become what GDAL reads.
    void prepare(pugi::xml_node point, std::string group) {
        const auto lat = std::string(trimmed(point.attribute("lat").value()));
        const auto lon = std::string(trimmed(point.attribute("lon").value()));
        drop_structures(local_child(point, "extensions"));
        auto& element = take(point, std::move(group));
        element.placeless = lat.empty() && lon.empty();
        if (lat.empty() != lon.empty()) {
            refuse(element, "half-a-position",
                   lon.empty() ? "has a latitude but no longitude" : "has a longitude but no latitude",
                   "Write both lat and lon, or neither: then the place is found by its name.");
        }
        const auto north = element.placeless || element.refused ? 0.0 : degrees(element, {"latitude", lat, 90});
        const auto east = element.placeless || element.refused ? 0.0 : degrees(element, {"longitude", lon, 180});
        for (const auto& [attribute, value] : {std::pair("lat", north), std::pair("lon", east)}) {
            if (!point.attribute(attribute)) point.append_attribute(attribute);
            point.attribute(attribute).set_value(fmt::format("{:.9f}", value).c_str());
        }
    }

    /// Columns in extensions are single values; what devices keep there of their own, such as the way between two points,
    /// GDAL takes for one.
    static void drop_structures(pugi::xml_node extensions) {
        std::vector<pugi::xml_node> structures;
        for (const auto child : extensions.children()) {
            const auto inner = child.children();
            const bool holds_elements =
                std::any_of(inner.begin(), inner.end(), [](auto node) { return node.type() == pugi::node_element; });
            if (holds_elements) structures.push_back(child);
        }
        for (const auto structure : structures) {
            extensions.remove_child(structure);
        }
    }

    struct WrittenDegrees {
        std::string_view noun;
        std::string text;
        double most;
    };

    double degrees(ListElement& element, const WrittenDegrees& written) {
        const auto number = parsed_number(written.text, {-written.most, written.most}, {});
        if (!number.fault) return number.value;
        const auto angle = written_angle(written.text);
        if (angle && std::abs(angle->degrees) <= written.most) return angle->degrees;
        const auto shown = on_one_line(written.text);
        if (number.fault == NumberFault::out_of_range) {
            refuse(element, "out-of-range",
                   fmt::format("{} {} is not within -{} and {}", written.noun, shown, written.most, written.most),
                   "Check the place.");
        } else {
            refuse(element, "not-a-number", fmt::format("{} \"{}\" is not a number", written.noun, shown),
                   "Write degrees such as 46.0679.");
        }
        return 0;
    }
};

/// A number that takes the whole text.
bool is_number(std::string_view text) {
    double value = 0;
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

std::vector<std::string_view> parted(std::string_view text, char sign) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = std::min(text.find(sign), text.size());
        parts.push_back(text.substr(0, end));
        if (end == text.size()) return parts;
        text.remove_prefix(end + 1);
    }
}

class KmlPreparation : Preparation {
public:
    KmlPreparation(const std::string& file, XmlDocument& document, Diagnostics& found, KmlPlace place)
        : Preparation(file, document, found), m_in_archive(place == KmlPlace::in_archive) {}

    PreparedList list() {
        visit(document().root(), "");
        for (auto node : m_left_out) {
            node.parent().remove_child(node);
        }
        return finish();
    }

private:
    void visit(pugi::xml_node node, const std::string& group) {
        for (const auto child : node.children()) {
            const auto name = local_name(child);
            if (name == "Placemark") {
                prepare(child, group);
            } else if (name == "Folder" || name == "Document") {
                const auto own = on_one_line(text_inside(local_child(child, "name")));
                // The outer folder tells the leg where the inner one tells no number: "Tappa 2" holds "Controlli".
                const bool numbered = own.find_first_of("0123456789") != std::string::npos;
                visit(child, group.empty() || numbered ? own : group);
            } else if (name == "NetworkLink") {
                tell_link(child);
            } else if (name.ends_with("Overlay") || name == "Tour") {
                tell(Severity::warning, "no-point", document().line_of(child), fmt::format("a {} is left out", name),
                     "Draw waypoints as single points.");
                m_left_out.push_back(child);
            }
        }
    }

    void tell_link(pugi::xml_node link) {
        const auto address = on_one_line(text_inside(local_child(local_child(link, "Link"), "href")));
        const bool elsewhere = address.find("://") != std::string::npos;
        if (m_in_archive && !elsewhere) return; // a file beside it in the archive is read by itself
        tell(Severity::bad_input, "kml-link", document().line_of(link),
             fmt::format("its points are not in the file, but at {}", address),
             "Export it once more, without \"keep data up to date with network link\".");
        m_left_out.push_back(link);
    }

    void prepare(pugi::xml_node placemark, const std::string& group) {
        const auto point = local_child(placemark, "Point");
        auto& element = take(placemark, group);
        if (!point) return;
        auto coordinates = local_child(point, "coordinates");
        const auto text = on_one_line(text_inside(coordinates));
        element.placeless = text.empty();
        if (text.empty()) return;
        std::string plain;
        for (const auto part : parted(text, ',')) {
            plain += fmt::format("{}{}", plain.empty() ? "" : ",", trimmed(part));
        }
        const auto numbers = parted(plain, ',');
        const bool good = (numbers.size() == 2 || numbers.size() == 3) && std::ranges::all_of(numbers, is_number);
        coordinates.remove_children();
        coordinates.append_child(pugi::node_pcdata).set_value(good ? plain.c_str() : "0,0");
        if (good) return;
        refuse(element, "not-a-number", fmt::format("coordinates \"{}\" are no longitude and latitude", text),
               "Write one pair of degrees with decimal points, the longitude first, such as 11.1211,46.0679.");
    }

    bool m_in_archive;
    std::vector<pugi::xml_node> m_left_out;
};

/// The number of a mark, when the text is one.
std::optional<std::size_t> marked(std::string_view text) {
    if (!text.starts_with(mark_prefix)) return std::nullopt;
    text.remove_prefix(mark_prefix.size());
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

template <typename Kind, typename... Further>
std::optional<PreparedList> prepared(const std::string& file, std::string_view bytes, Diagnostics& found,
                                     Further... further) {
    auto document = XmlDocument::read(file, bytes, found);
    if (!document) return std::nullopt;
    return Kind{file, *document, found, further...}.list();
}

} // namespace

std::optional<PreparedList> prepared_gpx(const std::string& file, std::string_view bytes, Diagnostics& found) {
    return prepared<GpxPreparation>(file, bytes, found);
}

std::optional<PreparedList> prepared_kml(const std::string& file, std::string_view bytes, KmlPlace place,
                                         Diagnostics& found) {
    return prepared<KmlPreparation>(file, bytes, found, place);
}

std::optional<std::vector<std::string>> kml_of_kmz(const std::string& file, std::string_view bytes, Diagnostics& found) {
    auto members = zip_members(bytes, {".kml"});
    if (!members || members->empty()) {
        found.add({Severity::bad_input,
                   "file-damaged",
                   {file, 0},
                   "",
                   "is no KMZ archive with a KML file that can be read",
                   "Save it anew from the program that it was made in."});
        return std::nullopt;
    }
    std::vector<std::string> files;
    const auto main = members->find("doc.kml");
    if (main != members->end()) files.push_back(std::move(main->second));
    for (auto& [name, content] : *members) {
        if (name != "doc.kml") files.push_back(std::move(content));
    }
    return files;
}

void match_elements(DrawnFile& drawn, const PreparedList& list, const std::string& file, Diagnostics& found) {
    std::vector<bool> read(list.elements.size());
    std::erase_if(drawn.features, [&](DrawnFeature& feature) {
        for (auto& [field, value] : feature.values) {
            const auto number = marked(value);
            if (!number || *number >= list.elements.size()) continue;
            const auto& element = list.elements[*number];
            read[*number] = true;
            value = element.name;
            feature.number = element.line;
            if (!element.group.empty()) feature.layer = element.group;
            if (element.placeless) feature.geometry.reset();
            return element.refused;
        }
        return true; // folders and the like are no waypoints
    });
    for (std::size_t i = 0; i < list.elements.size(); ++i) {
        const auto& element = list.elements[i];
        if (read[i] || element.refused) continue;
        found.add({Severity::bad_input,
                   "list-incomplete",
                   {file, element.line},
                   on_one_line(element.name),
                   "is in the file and cannot be read",
                   "Draw it anew, or save the file from another program."});
    }
}

} // namespace route::edition
