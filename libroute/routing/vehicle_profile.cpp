// SPDX-License-Identifier: BSL-1.0
#include "routing/vehicle_profile.hpp"

#include "base/error.hpp"
#include "base/style_table.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::routing {

using network::Access;
using network::DirectedEdge;
using network::RoadClass;
using network::RoadNetwork;

VehicleProfile VehicleProfile::load(const std::filesystem::path& styles, std::string_view name) {
    const auto path = styles / "profiles" / (std::string(name) + ".toml");
    const auto file = path.string();
    if (!std::filesystem::is_regular_file(path)) {
        throw InputError({file, 0}, fmt::format("there is no vehicle profile \"{}\"", name),
                         "Use historic-car, or add the file.");
    }
    StyleTable table{path, "Compare styles/profiles/historic-car.toml."};
    const auto seconds = [&](const char* key) { return Seconds{table.number(fmt::format("cost_s.{}", key), 0, 3600)}; };
    VehicleProfile profile;
    profile.name = name;
    table.expect("name", name);
    for (int c = 0; c < osm::road_class_count; ++c) {
        const auto road_class = static_cast<RoadClass>(c);
        profile.speed[static_cast<std::size_t>(c)] =
            KmPerHour{table.number(fmt::format("speed_kmh.{}", network::name_of(road_class)), 0, 130)};
    }
    profile.walking = KmPerHour{table.number("permit.walking_kmh", 1, 30)};
    profile.allow_motorway = table.flag("allow.motorway");
    profile.allow_toll = table.flag("allow.toll");
    profile.allow_unpaved = table.flag("allow.unpaved");
    profile.allow_ferry = table.flag("allow.ferry");
    profile.turn_right_angle = seconds("turn_right_angle");
    profile.turn_across_traffic = seconds("turn_across_traffic");
    profile.signals = seconds("signals");
    profile.give_way = seconds("give_way");
    profile.level_crossing = seconds("level_crossing");
    profile.barrier = seconds("barrier");
    profile.turn_round = seconds("turn_round");
    profile.destination_only_factor = table.number("factor.destination_only", 1, 100);
    profile.unpaved_factor = table.number("factor.unpaved", 1, 100);
    profile.link_factor = table.number("factor.link", 1, 100);
    profile.snap_radius = Metres{table.number("snap.radius_m", 1, 5000)};
    profile.snap_far = Metres{table.number("snap.far_m", 1, 5000)};
    profile.snap_ambiguous = Metres{table.number("snap.ambiguous_m", 0, 200)};
    profile.snap_rival = Metres{table.number("snap.rival_m", 0, 200)};
    profile.snap_rival_cost_per_metre = Seconds{table.number("snap.rival_cost_s_per_m", 0, 1000)};
    table.refuse_unknown();
    return profile;
}

bool VehicleProfile::may_drive(const RoadNetwork& roads, DirectedEdge edge) const {
    const auto& road = roads.attributes(edge);
    if (speed[static_cast<std::size_t>(road.road_class)].count() <= 0) return false;
    if (road.access == Access::restricted || road.access == Access::no) return false;
    if (road.road_class == RoadClass::motorway && !allow_motorway) return false;
    if (road.road_class == RoadClass::ferry && !allow_ferry) return false;
    if (road.toll && !allow_toll) return false;
    if (road.unpaved && !allow_unpaved) return false;
    return !roads.against_one_way(edge);
}

Seconds VehicleProfile::cost_along(const RoadNetwork& roads, DirectedEdge edge, Metres length) const {
    const Seconds cost = cost_by_permit(roads, edge, length);
    return roads.attributes(edge).access == Access::destination ? cost * destination_only_factor : cost;
}

Seconds VehicleProfile::cost_by_permit(const RoadNetwork& roads, DirectedEdge edge, Metres length) const {
    const auto& road = roads.attributes(edge);
    double kmh = speed[static_cast<std::size_t>(road.road_class)].count();
    if (kmh <= 0) kmh = walking.count();
    if (road.max_speed_kmh > 0) kmh = std::min(kmh, static_cast<double>(road.max_speed_kmh));
    Seconds cost = length / KmPerHour{std::max(kmh, 1.0)};
    if (road.unpaved) cost *= unpaved_factor;
    if (road.link) cost *= link_factor;
    return cost;
}

Seconds VehicleProfile::cost_between(const RoadNetwork& roads, DirectedEdge edge, DirectedEdge next) const {
    const auto features = roads.features(roads.to(edge));
    Seconds cost{0};
    if (features.signals) cost += signals;
    if (features.stop || features.give_way) cost += give_way;
    if (features.level_crossing) cost += level_crossing;
    if (features.barrier) cost += barrier;
    // A roundabout is driven round, not turned in.
    if (roads.attributes(edge).roundabout || roads.attributes(next).roundabout) return cost;
    if (roads.out_edges(roads.from(next)).size() < 3) return cost;
    const TurnAngle turn = roads.start_bearing(next) - roads.end_bearing(edge);
    const double deviation = turn.deviation_degrees();
    constexpr double straight = 20; // no turn at all (OSRM's limit for "straight")
    if (deviation < straight) return cost;
    cost += turn_right_angle * (deviation / 90.0);
    const bool across = drives_on_left(roads) ? turn.degrees() > 0 : turn.degrees() < 0;
    if (across) cost += turn_across_traffic;
    return cost;
}

bool VehicleProfile::drives_on_left(const RoadNetwork& roads) const {
    return (driving_side ? driving_side : roads.driving_side()) == Hand::left;
}

KmPerHour VehicleProfile::fastest() const { return std::max(walking, *std::ranges::max_element(speed)); }

} // namespace route::routing
