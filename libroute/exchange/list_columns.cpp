// SPDX-License-Identifier: BSL-1.0
#include "exchange/list_columns.hpp"

#include "exchange/gpx_document.hpp"
#include "timing/trials.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::exchange {

using roadbook::Publication;

namespace {

/// As few digits as tell it again: "180", "18.5".
std::string number_text(double value) { return fmt::format("{}", value); }

std::string time_text(std::chrono::seconds time_of_day) {
    const std::chrono::hh_mm_ss time{time_of_day};
    return fmt::format("{:02}:{:02}:{:02}", time.hours().count(), time.minutes().count(), time.seconds().count());
}

void add_row(pugi::xml_node extensions, const edition::Waypoint& row) {
    auto own = extensions.append_child("rb:row");
    add_text(own, "rb:seq", std::to_string(row.seq));
    add_text(own, "rb:kind", edition::name_of(row.kind));
    add_text(own, "rb:name", row.name);
    if (row.position) {
        add_text(own, "rb:lat", fmt::format("{:.7f}", row.position->latitude.degrees()));
        add_text(own, "rb:lon", fmt::format("{:.7f}", row.position->longitude.degrees()));
    }
    add_text(own, "rb:place", row.place);
    if (row.radius) add_text(own, "rb:radius_m", number_text(row.radius->count()));
    if (row.heading) add_text(own, "rb:heading_deg", number_text(row.heading->degrees()));
    if (row.side) add_text(own, "rb:side", name_of(*row.side));
    if (row.target) add_text(own, "rb:target_min", std::to_string(row.target->count()));
    if (row.average) add_text(own, "rb:average_kmh", number_text(row.average->count()));
    if (row.declared) add_text(own, "rb:declared_km", fmt::format("{:.3f}", row.declared->kilometres()));
    if (row.stop) add_text(own, "rb:stop_min", std::to_string(row.stop->count()));
    if (row.restart) add_text(own, "rb:restart_time", time_text(*row.restart));
    if (row.odometer_reset) add_text(own, "rb:odometer_reset", "yes");
    if (row.turn_round) add_text(own, "rb:turn_round", "yes");
    add_text(own, "rb:phone", row.phone);
    for (const auto& [language, note] : row.notes) {
        add_text(own, fmt::format("rb:note_{}", language.code()).c_str(), note);
    }
}

void add_line(pugi::xml_node extensions, const edition::TrialLine& line, bool tells_averages) {
    auto own = extensions.append_child("rb:line");
    add_text(own, "rb:seq", std::to_string(line.seq));
    add_text(own, "rb:line", std::to_string(line.line));
    add_text(own, "rb:at_m", number_text(line.at.count()));
    if (line.time) add_text(own, "rb:time_s", fmt::format("{}.{:02}", line.time->count() / 100, line.time->count() % 100));
    if (line.line == 1) {
        add_text(own, "rb:given_as", edition::given_as_names[static_cast<std::size_t>(line.given_as)]);
        add_text(own, "rb:starts", edition::trial_start_names[static_cast<std::size_t>(line.starts)]);
    }
    if (!tells_averages) return;
    if (line.average) add_text(own, "rb:average_kmh", number_text(line.average->count()));
    for (const auto& [name, average] : line.averages) {
        add_text(own, fmt::format("rb:average_kmh_{}", name).c_str(), number_text(average.count()));
    }
}

} // namespace

void add_edition_columns(pugi::xml_node extensions, const Publication& publication, LegIndex leg_index) {
    const auto& edition = publication.edition;
    const auto& leg = edition.legs[leg_index];
    auto own = extensions.append_child("rb:edition");
    add_text(own, "rb:name", edition.name);
    add_text(own, "rb:version", edition.version);
    add_text(own, "rb:time_zone", edition.time_zone);
    std::string languages;
    for (const auto language : edition.languages) {
        languages += fmt::format("{}{}", languages.empty() ? "" : " ", language.code());
    }
    add_text(own, "rb:languages", languages);
    add_text(own, "rb:leg_number", std::to_string(leg.number));
    add_text(own, "rb:leg_name", leg.name);
    add_text(own, "rb:leg_date",
             fmt::format("{:04}-{:02}-{:02}", static_cast<int>(leg.date.year()), static_cast<unsigned>(leg.date.month()),
                         static_cast<unsigned>(leg.date.day())));
    add_text(own, "rb:leg_first_car", time_text(leg.first_car));
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
