// SPDX-License-Identifier: BSL-1.0
#include "routing/vehicle_profile.hpp"

#include "base/error.hpp"
#include "base/style_table.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <string_view>
#include <vector>

namespace route::routing {

using network::Access;
using network::DirectedEdge;
using network::RoadClass;
using network::RoadNetwork;

namespace {

osm::Vehicle read_vehicle(StyleTable& table) {
    const auto index = table.choice("vehicle.kind", {"car", "lorry", "bus"});
    return static_cast<osm::Vehicle>(index);
}

osm::Smoothness read_smoothness(StyleTable& table) {
    std::vector<std::string_view> names;
    for (int i = 1; i < osm::smoothness_count; ++i) {
        names.push_back(osm::name_of(static_cast<osm::Smoothness>(i)));
    }
    return static_cast<osm::Smoothness>(table.choice("ground.worst_smoothness", names) + 1);
}

} // namespace

VehicleProfile VehicleProfile::load(const std::filesystem::path& styles, std::string_view name) {
    const auto path = styles / "profiles" / (std::string(name) + ".toml");
    const auto file = path.string();
    if (!std::filesystem::is_regular_file(path)) {
        throw InputError({file, 0}, fmt::format("there is no vehicle profile \"{}\"", name),
                         "Use historic-car, service-lorry or guest-bus, or add the file.");
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
    profile.bend_push = table.number("driving.bend_push_ms2", 0.5, 10);
    profile.climb_free_percent = table.number("driving.climb_free_percent", 0, 30);
    profile.climb_slower = table.number("driving.climb_slower_percent", 0, 50) / 100.0;
    profile.snap_radius = Metres{table.number("snap.radius_m", 1, 5000)};
    profile.snap_far = Metres{table.number("snap.far_m", 1, 5000)};
    profile.snap_ambiguous = Metres{table.number("snap.ambiguous_m", 0, 200)};
    profile.snap_rival = Metres{table.number("snap.rival_m", 0, 200)};
    profile.snap_rival_cost_per_metre = Seconds{table.number("snap.rival_cost_s_per_m", 0, 1000)};
    profile.carriageways = Metres{table.number("detour.carriageways_m", 5, 200)};
    profile.detour_ratio = table.number("detour.ratio", 1, 20);
    profile.detour_surplus = Metres{table.number("detour.surplus_m", 0, 20000)};
    profile.vehicle = read_vehicle(table);
    profile.size.height = Metres{table.number("vehicle.height_m", 0.5, 10)};
    profile.size.width = Metres{table.number("vehicle.width_m", 0.5, 10)};
    profile.size.length = Metres{table.number("vehicle.length_m", 1, 50)};
    profile.size.weight_t = table.number("vehicle.weight_t", 0.1, 100);
    profile.size.axle_load_t = table.number("vehicle.axle_load_t", 0.1, 50);
    profile.worst_smoothness = read_smoothness(table);
    profile.softest_track = static_cast<int>(table.number("ground.softest_track_grade", 1, 5));
    profile.four_wheel_drive = table.flag("ground.four_wheel_drive");
    table.refuse_unknown();
    return profile;
}

bool VehicleProfile::may_drive(const RoadNetwork& roads, DirectedEdge edge) const {
    const auto access = roads.access(edge);
    if (access == Access::restricted || access == Access::no) return false;
    return drives_on_such(roads.attributes(edge)) && !roads.against_one_way(edge);
}

bool VehicleProfile::drives_on_such(const osm::RoadAttributes& road) const {
    if (speed[static_cast<std::size_t>(road.road_class)].count() <= 0) return false;
    if (!can_drive_on(road)) return false;
    if (road.road_class == RoadClass::motorway && !allow_motorway) return false;
    if (road.road_class == RoadClass::ferry && !allow_ferry) return false;
    if (road.toll && !allow_toll) return false;
    return !road.unpaved || allow_unpaved;
}

bool VehicleProfile::can_drive_on(const osm::RoadAttributes& road) const {
    if (road.smoothness > worst_smoothness || road.track_grade > softest_track) return false;
    return road.four_wheel_drive == 0 || four_wheel_drive;
}

std::uint32_t VehicleProfile::measure(osm::RuleKind limit) const {
    const auto centimetres = [](Metres m) { return static_cast<std::uint32_t>(std::lround(m.count() * 100)); };
    const auto kilogrammes = [](double tonnes) { return static_cast<std::uint32_t>(std::lround(tonnes * 1000)); };
    switch (limit) {
    case osm::RuleKind::height: return centimetres(size.height);
    case osm::RuleKind::width: return centimetres(size.width);
    case osm::RuleKind::length: return centimetres(size.length);
    case osm::RuleKind::weight: return kilogrammes(size.weight_t);
    case osm::RuleKind::axle_load: return kilogrammes(size.axle_load_t);
    default: return 0;
    }
}

Seconds VehicleProfile::cost_along(const RoadNetwork& roads, DirectedEdge edge, Metres length) const {
    const Seconds cost = cost_by_permit(roads, edge, length);
    return is_no_way_through(roads, edge) ? cost * destination_only_factor : cost;
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
