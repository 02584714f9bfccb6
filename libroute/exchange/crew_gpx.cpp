// SPDX-License-Identifier: BSL-1.0
#include "exchange/crew_gpx.hpp"

#include "exchange/printed_text.hpp"
#include "timing/local_time.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <pugixml.hpp>
#include <sstream>
#include <variant>
#include <vector>

namespace route::exchange {

namespace {

using edition::Kind;
using itinerary::PlacedControl;

constexpr const char* gpx_namespace = "http://www.topografix.com/GPX/1/1";
constexpr const char* own_namespace = "urn:roadbook:gpx:1";
constexpr const char* odbl_licence = "https://opendatacommons.org/licenses/odbl/1-0/";

/// Symbols that Garmin's devices know, and others imitate.
const char* symbol_of(Kind kind) {
    switch (kind) {
    case Kind::start:
        return "Flag, Green";
    case Kind::finish:
    case Kind::co:
        return "Flag, Red";
    case Kind::lunch:
        return "Restaurant";
    case Kind::regroup:
        return "Parking Area";
    case Kind::service:
        return "Car Repair";
    case Kind::ct:
        return "Pin, Red";
    case Kind::pc:
        return "Pin, Blue";
    case Kind::pm:
        return "Pin, Green";
    case Kind::refuel:
        return "Gas Station";
    case Kind::parade_start:
    case Kind::parade_end:
    case Kind::neutral_start:
    case Kind::neutral_end:
        return "Flag, Blue";
    case Kind::via:
    case Kind::info:
        break;
    }
    return "Information";
}

void add_text(pugi::xml_node parent, const char* name, std::string_view text) {
    if (!text.empty()) parent.append_child(name).text().set(printable(text).c_str());
}

void set_position(pugi::xml_node point, geo::Position position) {
    point.append_attribute("lat").set_value(fmt::format("{:.7f}", position.latitude.degrees()).c_str());
    point.append_attribute("lon").set_value(fmt::format("{:.7f}", position.longitude.degrees()).c_str());
}

class CrewGpx {
public:
    CrewGpx(const Publication& publication, std::size_t leg_index)
        : m_publication(publication), m_index(leg_index), m_leg(publication.timed.itinerary.legs[leg_index]) {
        m_root = m_document.append_child("gpx");
        m_root.append_attribute("version").set_value("1.1");
        m_root.append_attribute("creator").set_value("roadbook");
        m_root.append_attribute("xmlns").set_value(gpx_namespace);
        m_root.append_attribute("xmlns:rb").set_value(own_namespace);
    }

    std::string write() {
        add_metadata();
        add_way_points();
        add_track();
        std::ostringstream text;
        auto declaration = m_document.prepend_child(pugi::node_declaration);
        declaration.append_attribute("version").set_value("1.0");
        declaration.append_attribute("encoding").set_value("UTF-8");
        m_document.save(text, " ", pugi::format_indent, pugi::encoding_utf8);
        return text.str();
    }

private:
    std::string title() const {
        const auto& leg = edition_leg(m_publication, m_index);
        const auto numbered = fmt::format("{} – leg {}", m_publication.edition.name, leg.number);
        return leg.name.empty() ? numbered : fmt::format("{}: {}", numbered, leg.name);
    }

    // The time of making is left out: the same edition gives the same bytes.
    void add_metadata() {
        auto metadata = m_root.append_child("metadata");
        add_text(metadata, "name", title());
        add_text(metadata, "desc",
                 fmt::format("Version {}, fingerprint {}", m_publication.edition.version,
                             m_publication.fingerprint.short_text()));
        if (m_publication.attribution.empty()) return;
        auto copyright = metadata.append_child("copyright");
        copyright.append_attribute("author").set_value(printable(m_publication.attribution).c_str());
        if (m_publication.attribution.find("ODbL") != std::string::npos)
            add_text(copyright, "license", odbl_licence);
    }

    /// Controls and the boxes that are not at a control, as they come along the road.
    void add_way_points() {
        using WayPoint = std::variant<std::size_t, const roadbook::Box*>;
        std::vector<std::pair<Chainage, WayPoint>> points;
        for (std::size_t i = 0; i < m_leg.controls.size(); ++i) {
            if (!m_leg.controls[i].secret) points.emplace_back(m_leg.controls[i].chainage, i);
        }
        if (const auto* book = book_of(m_publication, m_index)) {
            for (const auto& sector : book->sectors) {
                for (const auto& box : sector.boxes) {
                    if (box.controls.empty()) points.emplace_back(box.chainage, &box);
                }
            }
        }
        std::ranges::stable_sort(points, {}, &std::pair<Chainage, WayPoint>::first);
        for (const auto& [chainage, point] : points) {
            if (const auto* box = std::get_if<const roadbook::Box*>(&point))
                add_box(**box);
            else
                add_control(std::get<std::size_t>(point));
        }
    }

    static std::string label_of(const PlacedControl& control) {
        if (!control.code.empty()) return fmt::format("{} {}", control.code, control.name);
        if (!control.ends_code.empty()) return fmt::format("{} END {}", control.ends_code, control.name);
        return fmt::format("{} {}", edition::name_of(control.kind), control.name);
    }

    std::string notes_of(const PlacedControl& control) const {
        const auto& row = m_publication.edition.waypoints[control.waypoint];
        std::string notes;
        for (const auto& language : m_publication.edition.languages) {
            const auto& note = language == "it" ? row.note_it : row.note_en;
            if (note.empty()) continue;
            if (!notes.empty()) notes += '\n';
            notes += note;
        }
        return notes;
    }

    void add_control(std::size_t index) {
        const auto& control = m_leg.controls[index];
        const auto due = m_publication.timed.legs[m_index].controls[index].due_first_car;
        const auto total = km_text(total_at(m_publication, m_index, index));
        auto point = m_root.append_child("wpt");
        set_position(point, control.position);
        add_text(point, "name", label_of(control));
        add_text(point, "cmt", fmt::format("{} km", total));
        add_text(point, "desc", notes_of(control));
        add_text(point, "sym", symbol_of(control.kind));
        add_text(point, "type", edition::name_of(control.kind));
        auto own = point.append_child("extensions").append_child("rb:control");
        add_text(own, "rb:kind", edition::name_of(control.kind));
        add_text(own, "rb:code", control.code);
        add_text(own, "rb:ends_code", control.ends_code);
        if (control.line > 0) add_text(own, "rb:line", std::to_string(control.line));
        if (control.passage != itinerary::Passage::at) {
            add_text(own, "rb:passage", control.passage == itinerary::Passage::in ? "in" : "out");
        }
        add_text(own, "rb:total_km", total);
        add_text(own, "rb:due_first_car", timing::iso8601_utc(due));
    }

    void add_box(const roadbook::Box& box) {
        std::string first;
        std::string all;
        for (const auto& language : m_publication.edition.languages) {
            const auto text = text_of(box, language);
            if (text.empty()) continue;
            if (first.empty()) first = text;
            if (!all.empty()) all += '\n';
            all += text;
        }
        auto point = m_root.append_child("wpt");
        set_position(point, box.position);
        add_text(point, "name", box.number);
        add_text(point, "cmt", first);
        add_text(point, "desc", all);
        add_text(point, "sym", box.danger > 0 ? "Danger Area" : "Waypoint");
        add_text(point, "type", "box");
        auto own = point.append_child("extensions").append_child("rb:box");
        add_text(own, "rb:number", box.number);
        add_text(own, "rb:kind", roadbook::name_of(box.kind));
        add_text(own, "rb:total_km", km_text(box.total));
        add_text(own, "rb:partial_km", km_text(box.partial));
    }

    void add_track() {
        auto track = m_root.append_child("trk");
        add_text(track, "name", title());
        auto segment = track.append_child("trkseg");
        for (const auto& point : m_leg.track)
            set_position(segment.append_child("trkpt"), point.position);
    }

    const Publication& m_publication;
    std::size_t m_index;
    const itinerary::LegItinerary& m_leg;
    pugi::xml_document m_document;
    pugi::xml_node m_root;
};

} // namespace

std::string crew_gpx(const Publication& publication, std::size_t leg_index) {
    return CrewGpx(publication, leg_index).write();
}

} // namespace route::exchange
