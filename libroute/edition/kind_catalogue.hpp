// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"

#include <array>
#include <string_view>

namespace route::edition {

/// All that is told of a waypoint kind as such; everything that goes by kinds reads it here.
struct KindFacts {
    Kind kind;
    std::string_view name; ///< as waypoints.csv spells it
    bool boundary = false; ///< sectors begin and end there
    bool halt = false;     ///< a boundary twice, in and out
    bool manned = false;   ///< officials deal with each car: a time control or a stamp
    bool trial = false;    ///< has lines of its own, from trials.csv
    std::string_view
        sign; ///< the pictogram at the roadside, and the phrase page.signs.KEY; of trials the first part of both
    std::string_view gpx_symbol; ///< by the names that Garmin's devices know
    std::string_view kml_icon;   ///< that Google Earth carries with itself and others fetch
    std::string_view duty;       ///< what is done there: the phrase page.marshal.KEY
};

// clang-format off
/// One row a kind, in the order of the enumeration.
inline constexpr auto kind_catalogue = std::to_array<KindFacts>({
    {.kind = Kind::start, .name = "START", .boundary = true, .manned = true, .sign = "control-start", .gpx_symbol = "Flag, Green", .kml_icon = "paddle/go.png", .duty = "duty_start"},
    {.kind = Kind::finish, .name = "FINISH", .boundary = true, .manned = true, .sign = "control-finish", .gpx_symbol = "Flag, Red", .kml_icon = "paddle/stop.png", .duty = "duty_time_control"},
    {.kind = Kind::co, .name = "CO", .boundary = true, .manned = true, .sign = "control-time", .gpx_symbol = "Flag, Red", .kml_icon = "paddle/red-circle.png", .duty = "duty_time_control"},
    {.kind = Kind::lunch, .name = "LUNCH", .boundary = true, .halt = true, .manned = true, .sign = "control-lunch", .gpx_symbol = "Restaurant", .kml_icon = "shapes/dining.png", .duty = "duty_halt_in"},
    {.kind = Kind::regroup, .name = "REGROUP", .boundary = true, .halt = true, .manned = true, .sign = "control-regroup", .gpx_symbol = "Parking Area", .kml_icon = "shapes/parking_lot.png", .duty = "duty_halt_in"},
    {.kind = Kind::service, .name = "SERVICE", .boundary = true, .halt = true, .manned = true, .sign = "control-service", .gpx_symbol = "Car Repair", .kml_icon = "shapes/mechanic.png", .duty = "duty_halt_in"},
    {.kind = Kind::ct, .name = "CT", .manned = true, .sign = "control-passage", .gpx_symbol = "Pin, Red", .kml_icon = "paddle/ylw-square.png", .duty = "duty_stamp"},
    {.kind = Kind::pc, .name = "PC", .trial = true, .sign = "trial", .gpx_symbol = "Pin, Blue", .kml_icon = "paddle/blu-circle.png", .duty = "duty_trial_line"},
    {.kind = Kind::pm, .name = "PM", .trial = true, .sign = "average", .gpx_symbol = "Pin, Green", .kml_icon = "paddle/blu-circle.png", .duty = "duty_average_line"},
    {.kind = Kind::refuel, .name = "REFUEL", .sign = "refuel", .gpx_symbol = "Gas Station", .kml_icon = "shapes/gas_stations.png", .duty = "duty_point"},
    {.kind = Kind::parade_start, .name = "PARADE_START", .sign = "parade-start", .gpx_symbol = "Flag, Blue", .kml_icon = "shapes/info.png", .duty = "duty_point"},
    {.kind = Kind::parade_end, .name = "PARADE_END", .sign = "parade-end", .gpx_symbol = "Flag, Blue", .kml_icon = "shapes/info.png", .duty = "duty_point"},
    {.kind = Kind::neutral_start, .name = "NEUTRAL_START", .sign = "neutral-start", .gpx_symbol = "Flag, Blue", .kml_icon = "shapes/info.png", .duty = "duty_point"},
    {.kind = Kind::neutral_end, .name = "NEUTRAL_END", .sign = "neutral-end", .gpx_symbol = "Flag, Blue", .kml_icon = "shapes/info.png", .duty = "duty_point"},
    {.kind = Kind::via, .name = "VIA", .sign = "info", .gpx_symbol = "Information", .kml_icon = "shapes/info.png", .duty = "duty_point"},
    {.kind = Kind::info, .name = "INFO", .sign = "info", .gpx_symbol = "Information", .kml_icon = "shapes/info.png", .duty = "duty_point"},
});
// clang-format on

constexpr bool each_kind_has_its_row() {
    for (std::size_t row = 0; row < kind_catalogue.size(); ++row) {
        if (static_cast<std::size_t>(kind_catalogue[row].kind) != row || kind_catalogue[row].name.empty()) return false;
    }
    return kind_catalogue.size() == kind_count;
}
static_assert(each_kind_has_its_row(), "a kind of waypoint without its row in the catalogue, or rows out of order");

[[nodiscard]] constexpr const KindFacts& facts_of(Kind kind) { return kind_catalogue[static_cast<std::size_t>(kind)]; }

} // namespace route::edition
