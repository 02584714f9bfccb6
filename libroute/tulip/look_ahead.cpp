// SPDX-License-Identifier: BSL-1.0
#include "tulip/look_ahead.hpp"

#include "tulip/map_tulip.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace route::tulip::detail {

using junction::Arm;
using junction::ArmRole;
using junction::JunctionView;
using network::RoadClass;

namespace {

/// Where no limit is written on the map. Motorways to secondary roads have Italy's limits outside towns (Codice della
/// Strada, art. 142: 130, 110 and 90 km/h); smaller roads are narrower than two lanes of a design for 90, and streets have
/// the limit of towns, which the smallest do not let anybody reach.
double expected_kmh(RoadClass road_class) {
    switch (road_class) {
    case RoadClass::motorway: return 130;
    case RoadClass::trunk: return 110;
    case RoadClass::primary:
    case RoadClass::secondary: return 90;
    case RoadClass::tertiary: return 70;
    case RoadClass::unclassified:
    case RoadClass::residential: return 50;
    case RoadClass::living_street:
    case RoadClass::service:
    case RoadClass::track:
    case RoadClass::pedestrian:
    case RoadClass::ferry: break;
    }
    return 20;
}

/// A slip road is built for about two thirds of the speed of the road that it leaves.
constexpr double share_of_slip_road = 0.65;

/// The tightest radius on the road's last stretch before the junction, taken over what a car drives in a breath.
Metres tightest_bend(const geo::PlaneLine& line) {
    constexpr Metres stretch{60};
    constexpr Metres window{25};
    constexpr Metres step{5};
    Metres tightest{1e6};
    const Metres end = std::min(geo::length_of(line), stretch);
    for (Metres from; from + window <= end; from += step) {
        const auto middle = geo::point_along(line, from + window / 2);
        const Bearing before = (middle - geo::point_along(line, from)).direction();
        const Bearing after = (geo::point_along(line, from + window) - middle).direction();
        // Between the chords of the window's halves lies half of what the bend turns over the window.
        const double turned = 2 * (after - before).deviation_degrees() * std::numbers::pi / 180;
        if (turned > 0) tightest = std::min(tightest, Metres{window.count() / turned});
    }
    return tightest;
}

/// In a bend nobody drives faster than a quarter of the weight pulls outwards: what road designers count as comfortable.
double kmh_through(Metres radius) {
    constexpr double comfortable = 2.5; // m/s²
    return 3.6 * std::sqrt(comfortable * radius.count());
}

/// Metres between the outermost ends of what is the junction itself.
Metres extent_of(const JunctionView& view) {
    Metres extent = view.leave - view.entry;
    for (const auto& road : view.inner) {
        for (const auto& point : road.line) {
            extent = std::max(extent, point.norm() * 2);
        }
    }
    return extent;
}

} // namespace

KmPerHour speed_of_arrival(const JunctionView& view) {
    const Arm* entry = view.entry_arm();
    const Arm* arm = entry != nullptr ? entry : view.exit_arm();
    if (arm == nullptr) return KmPerHour{0};
    const double usual = expected_kmh(arm->look.road_class) * (arm->look.link ? share_of_slip_road : 1.0);
    const double limit = arm->limit_kmh > 0 ? arm->limit_kmh : usual;
    return KmPerHour{std::min(limit, kmh_through(tightest_bend(arm->line)))};
}

Metres look_ahead(const JunctionView& view) {
    // Below, the junction fills the picture and tells nothing of its roads; above, roads are hairs on it.
    constexpr Metres least{38};
    constexpr Metres most{95};
    constexpr Metres road_beyond_the_junction{32};
    constexpr double seconds = 3;
    const Metres driven{speed_of_arrival(view).count() / 3.6 * seconds};
    return std::clamp(std::max(extent_of(view) / 2 + road_beyond_the_junction, driven), least, most);
}

} // namespace route::tulip::detail
