// SPDX-License-Identifier: BSL-1.0
#include "exchange/gpx_document.hpp"

#include "edition/kind_catalogue.hpp"
#include "exchange/printed_text.hpp"
#include "timing/local_time.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>

namespace route::exchange {

using roadbook::Publication;

using edition::Kind;

namespace {

constexpr const char* gpx_namespace = "http://www.topografix.com/GPX/1/1";
constexpr const char* odbl_licence = "https://opendatacommons.org/licenses/odbl/1-0/";

void set_position(pugi::xml_node point, geo::Position position) {
    point.append_attribute("lat").set_value(fmt::format("{:.7f}", position.latitude.degrees()).c_str());
    point.append_attribute("lon").set_value(fmt::format("{:.7f}", position.longitude.degrees()).c_str());
}

void add_height(pugi::xml_node point, std::optional<Metres> height) {
    if (height) add_text(point, "ele", fmt::format("{:.1f}", height->count()));
}

std::string notes_of(const edition::Edition& edition, const edition::Waypoint& row) {
    std::string notes;
    for (const auto& language : edition.languages) {
        const auto note = text_in(row.notes, language);
        if (note.empty()) continue;
        if (!notes.empty()) notes += '\n';
        notes += note;
    }
    return notes;
}

} // namespace

void add_text(pugi::xml_node parent, const char* name, std::string_view text) {
    if (!text.empty()) parent.append_child(name).text().set(printable(text).c_str());
}

GpxDocument::GpxDocument(const Publication& publication, LegIndex leg_index, const char* prefix, const char* name_space)
    : m_publication(publication), m_index(leg_index) {
    m_root = m_document.append_child("gpx");
    m_root.append_attribute("version").set_value("1.1");
    m_root.append_attribute("creator").set_value("roadbook");
    m_root.append_attribute("xmlns").set_value(gpx_namespace);
    m_root.append_attribute((std::string("xmlns:") + prefix).c_str()).set_value(name_space);
}

pugi::xml_node GpxDocument::add_metadata() {
    auto metadata = m_root.append_child("metadata");
    add_text(metadata, "name", leg_title(m_publication, m_index));
    add_text(
        metadata, "desc",
        fmt::format("Version {}, fingerprint {}", m_publication.edition.version, m_publication.fingerprint.short_text()));
    if (m_publication.attribution.empty()) return metadata;
    auto copyright = metadata.append_child("copyright");
    copyright.append_attribute("author").set_value(printable(m_publication.attribution).c_str());
    if (m_publication.attribution.find("ODbL") != std::string::npos) add_text(copyright, "license", odbl_licence);
    return metadata;
}

pugi::xml_node GpxDocument::add_way_point(geo::Position position, Chainage chainage) {
    auto point = m_root.append_child("wpt");
    set_position(point, position);
    add_height(point, itinerary::height_at(m_publication.timed.itinerary.legs[m_index], chainage));
    return point;
}

void GpxDocument::add_track() {
    auto track = m_root.append_child("trk");
    add_text(track, "name", leg_title(m_publication, m_index));
    auto segment = track.append_child("trkseg");
    const auto& leg = m_publication.timed.itinerary.legs[m_index];
    for (const auto& point : leg.track) {
        auto element = segment.append_child("trkpt");
        set_position(element, point.position);
        add_height(element, itinerary::height_at(leg, point.chainage));
    }
}

std::string GpxDocument::text() {
    std::ostringstream text;
    auto declaration = m_document.prepend_child(pugi::node_declaration);
    declaration.append_attribute("version").set_value("1.0");
    declaration.append_attribute("encoding").set_value("UTF-8");
    m_document.save(text, " ", pugi::format_indent, pugi::encoding_utf8);
    return text.str();
}

namespace {

/// The number of a trial's line; 0 for none. A gap in the numbers would tell crews between which lines a secret check point lies:
/// theirs count the lines of a PC that they know, and those of an average trial have none.
int line_for(const itinerary::LegItinerary& leg, const itinerary::PlacedControl& control, bool for_marshals) {
    if (for_marshals || control.line == 0) return control.line;
    if (control.kind != edition::Kind::pc) return 0;
    return static_cast<int>(std::ranges::count_if(leg.controls, [&](const itinerary::PlacedControl& other) {
        return other.waypoint == control.waypoint && other.line <= control.line && !other.secret;
    }));
}

} // namespace

pugi::xml_node add_control_point(GpxDocument& document, const Publication& publication, LegIndex leg_index,
                                 ControlIndex index, bool for_marshals) {
    const auto& control = publication.timed.itinerary.legs[leg_index].controls[index];
    const auto& times = publication.timed.legs[leg_index].controls[index];
    const auto& row = publication.edition.waypoints[control.waypoint];
    const auto total = km_text(publication.leg(leg_index).total_at(index));
    auto point = document.add_way_point(control.position, control.chainage);
    add_text(point, "name", label_of(control));
    add_text(point, "cmt", fmt::format("{} km", total));
    add_text(point, "desc", notes_of(publication.edition, row));
    add_text(point, "sym", edition::facts_of(control.kind).gpx_symbol);
    add_text(point, "type", edition::name_of(control.kind));
    auto own = point.append_child("extensions").append_child("rb:control");
    add_text(own, "rb:kind", edition::name_of(control.kind));
    add_text(own, "rb:code", control.code);
    add_text(own, "rb:ends_code", control.ends_code);
    if (const int line = line_for(publication.timed.itinerary.legs[leg_index], control, for_marshals); line > 0) {
        add_text(own, "rb:line", std::to_string(line));
    }
    if (control.passage != itinerary::Passage::at) {
        add_text(own, "rb:passage", control.passage == itinerary::Passage::in ? "in" : "out");
    }
    add_text(own, "rb:total_km", total);
    if (for_marshals || publication.leg(leg_index).crews_know_time_at(index)) {
        add_text(own, "rb:due_first_car", timing::iso8601_utc(times.due_first_car));
    }
    if (!for_marshals) return point;
    add_text(own, "rb:due_last_car", timing::iso8601_utc(times.due_last_car));
    add_text(own, "rb:opens", timing::iso8601_utc(times.opens));
    add_text(own, "rb:closes", timing::iso8601_utc(times.closes));
    add_text(own, "rb:heading_deg", fmt::format("{:.0f}", control.heading.degrees()));
    if (row.side) add_text(own, "rb:side", name_of(*row.side));
    if (control.secret) add_text(own, "rb:secret", "true");
    add_text(own, "rb:phone", row.phone);
    return point;
}

} // namespace route::exchange
