// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "itinerary/leg_rights.hpp"
#include "network/road_network.hpp"
#include "timing/timed_itinerary.hpp"

#include <optional>

namespace route::timing {

/// From when to when an order holds; nothing when clocks never show its moments.
[[nodiscard]] std::optional<Span> hours_in_force(const edition::RoadOrder& order, const edition::Edition& edition);

/// When the cars of a leg are probably on the road, before anything is routed: from the first car's start until the
/// last car has done all target times, or the straight lines between the points by half as much again at the average,
/// and the halts. It rather ends late.
struct ExpectedHours {
    Instant begin;
    Instant end;
};

/// Nothing when the leg's date and time do not exist; schedule.hpp tells that. \pre edition.legs holds `leg`
[[nodiscard]] std::optional<ExpectedHours> expected_hours(const edition::Edition& edition, const edition::Leg& leg);

/// The permits and closures that are in force at any moment of each leg's expected hours. Hours that do not exist or
/// end before they begin are bad input; an order that is never in force is a warning.
[[nodiscard]] itinerary::OrdersInForce orders_in_force(const edition::Edition& edition, Diagnostics& found);

/// Holds the orders against the times at which the first and the last car really pass: a permit that does not last, and
/// a closure that is in force while cars pass, is infeasible; a closure that was heeded though the leg is over is a
/// warning.
void check_road_hours(const edition::Edition& edition, const TimedItinerary& timed, const itinerary::LegRights& rights,
                      const network::RoadNetwork& roads, Diagnostics& found);

} // namespace route::timing
