// SPDX-License-Identifier: BSL-1.0
#include "exchange/list_columns.hpp"

#include "exchange/printed_text.hpp"
#include "timing/local_time.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::exchange {

using roadbook::Publication;

namespace {

/// A column as an attribute; none for an empty cell.
void add_column(pugi::xml_node element, const char* column, std::string_view text) {
    if (!text.empty()) element.append_attribute(column).set_value(printable(text).c_str());
}

/// As few digits as tell it again: "180", "18.5".
std::string number_text(double value) { return fmt::format("{}", value); }

void add_row(pugi::xml_node extensions, const edition::Waypoint& row) {
    auto own = extensions.append_child("rb:row");
    add_column(own, "seq", std::to_string(row.seq));
    add_column(own, "kind", edition::name_of(row.kind));
    add_column(own, "name", row.name);
    if (row.position) {
        add_column(own, "lat", fmt::format("{:.7f}", row.position->latitude.degrees()));
        add_column(own, "lon", fmt::format("{:.7f}", row.position->longitude.degrees()));
    }
    add_column(own, "place", row.place);
    if (row.radius) add_column(own, "radius_m", number_text(row.radius->count()));
    if (row.heading) add_column(own, "heading_deg", number_text(row.heading->degrees()));
    if (row.side) add_column(own, "side", name_of(*row.side));
    if (row.target) add_column(own, "target_min", std::to_string(row.target->count()));
    if (row.average) add_column(own, "average_kmh", number_text(row.average->count()));
    if (row.declared) add_column(own, "declared_km", fmt::format("{:.3f}", row.declared->kilometres()));
    if (row.stop) add_column(own, "stop_min", std::to_string(row.stop->count()));
    if (row.restart) add_column(own, "restart_time", timing::time_text(*row.restart));
    if (row.odometer_reset) add_column(own, "odometer_reset", "yes");
    if (row.turn_round) add_column(own, "turn_round", "yes");
    add_column(own, "phone", row.phone);
    add_column(own, "time_zone", row.time_zone);
    for (const auto& [language, note] : row.notes) {
        add_column(own, fmt::format("note_{}", language.code()).c_str(), note);
    }
}

/// Without its number: a gap would tell between which lines a secret check point lies. They stand in their order.
void add_line(pugi::xml_node extensions, const edition::TrialLine& line, bool tells_averages) {
    auto own = extensions.append_child("rb:trial_line");
    add_column(own, "seq", std::to_string(line.seq));
    add_column(own, "at_m", number_text(line.at.count()));
    if (line.time) add_column(own, "time_s", fmt::format("{}.{:02}", line.time->count() / 100, line.time->count() % 100));
    if (line.line == 1) {
        add_column(own, "given_as", edition::given_as_names[static_cast<std::size_t>(line.given_as)]);
        add_column(own, "starts", edition::trial_start_names[static_cast<std::size_t>(line.starts)]);
    }
    if (!tells_averages) return;
    if (line.average) add_column(own, "average_kmh", number_text(line.average->count()));
    for (const auto& [name, average] : line.averages) {
        add_column(own, fmt::format("average_kmh_{}", name).c_str(), number_text(average.count()));
    }
}

} // namespace

void add_edition_columns(pugi::xml_node extensions, const Publication& publication, LegIndex leg_index) {
    const auto& edition = publication.edition;
    const auto& leg = edition.legs[leg_index];
    auto own = extensions.append_child("rb:edition");
    add_column(own, "name", edition.name);
    add_column(own, "version", edition.version);
    add_column(own, "time_zone", edition.time_zone);
    std::string languages;
    for (const auto language : edition.languages) {
        languages += fmt::format("{}{}", languages.empty() ? "" : " ", language.code());
    }
    add_column(own, "languages", languages);
    if (edition.default_average) {
        add_column(own, "default_average_kmh", number_text(edition.default_average->count()));
    }
    if (edition.total_from_leg_start) add_column(own, "total_from_leg_start", "true");
    add_column(own, "leg_number", std::to_string(leg.number));
    add_column(own, "leg_name", leg.name);
    add_column(own, "leg_date", timing::date_text(leg.date));
    add_column(own, "leg_first_car", timing::time_text(leg.first_car));
    add_column(own, "leg_time_zone", leg.time_zone);
}

void add_list_columns(pugi::xml_node extensions, const Publication& publication, LegIndex leg_index, ControlIndex index) {
    const auto& edition = publication.edition;
    const auto& leg = publication.timed.itinerary.legs[leg_index];
    const auto& control = leg.controls[index];
    const auto& row = edition.waypoints[control.waypoint];
    if (control.passage != itinerary::Passage::out && control.line <= 1) add_row(extensions, row);
    if (control.line == 0) return;
    const auto lines = edition::lines_of(edition, row);
    const auto line = std::ranges::find(lines, control.line, &edition::TrialLine::line);
    if (line == lines.end()) return;
    const bool tells_averages = lines.front().given_as == edition::GivenAs::averages;
    add_line(extensions, *line, tells_averages);
}

} // namespace route::exchange
