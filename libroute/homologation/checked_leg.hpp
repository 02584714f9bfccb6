// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "homologation/planned_edition.hpp"
#include "junction/sight.hpp"

#include <string>
#include <vector>

/// Private to homologation/: the checks of one leg, by what they look at.
namespace route::homologation::detail {

/// A leg as a check sees it.
struct CheckedLeg {
    const PlannedEdition& planned;
    LegIndex index;
    std::vector<junction::RouteNode> nodes; ///< that the leg passes, in order

    [[nodiscard]] const itinerary::LegItinerary& leg() const { return planned.timed.itinerary.legs[index]; }
    [[nodiscard]] const timing::LegTimes& times() const { return planned.timed.legs[index]; }
    [[nodiscard]] const edition::Waypoint& row_of(ControlIndex control) const {
        return planned.edition.waypoints[leg().controls[control].waypoint];
    }
    [[nodiscard]] RoutePlace place(Chainage at) const { return {leg().number, at}; }
};

/// A finding at a control, with its row and its place.
struct AtControl {
    ControlIndex control;
    DiagnosticCode code;
    std::string message;
    std::string hint;
    Severity severity = Severity::warning;
};
void tell(const CheckedLeg& checked, AtControl finding, Diagnostics& found);

/// "3.21 km"
[[nodiscard]] std::string told_length(Metres length);

/// Bends, slopes, bridges, tunnels, level crossings, schools and hospitals where cars stand.
void check_control_places(const CheckedLeg& checked, Diagnostics& found);
/// Zones that overlap, and cars that wait back into something.
void check_control_room(const CheckedLeg& checked, Diagnostics& found);
/// Targets against a driver's own time, trials against speed limits, neighbours against the rule set's limits.
void check_speeds(const CheckedLeg& checked, Diagnostics& found);
/// Roads that are driven both ways, or crossed, while cars are on both passes.
void check_own_cars(const CheckedLeg& checked, Diagnostics& found);
/// What the map says of the road and is not weighed.
void check_not_weighed(const CheckedLeg& checked, Diagnostics& found);
/// Fuel, meals, night.
void check_day(const CheckedLeg& checked, Diagnostics& found);
/// Controls and signs without a box.
void check_boxes(const CheckedLeg& checked, Diagnostics& found);

} // namespace route::homologation::detail
