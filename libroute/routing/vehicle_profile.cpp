// SPDX-License-Identifier: BSL-1.0
#include "routing/vehicle_profile.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <toml++/toml.h>

namespace route::routing {

using network::Access;
using network::DirectedEdge;
using network::RoadClass;
using network::RoadNetwork;

namespace {

/// Reads a profile's numbers and remembers which were read, so that a misspelt one does not pass unseen.
class ProfileReader {
public:
    ProfileReader(const toml::table& table, std::string file) : m_table(table), m_file(std::move(file)) {}

    double number(std::string_view section, std::string_view key, double least, double most) const {
        const auto node = m_table[section][key];
        const auto value = node.value<double>();
        if (!value || !(*value >= least && *value <= most)) { // a NaN is neither
            throw InputError({m_file, line_of(node.node())},
                             fmt::format("{}.{} must be a number from {} to {}", section, key, least, most),
                             "Compare styles/profiles/historic-car.toml.");
        }
        return *value;
    }
    bool flag(std::string_view section, std::string_view key) const {
        const auto node = m_table[section][key];
        const auto value = node.value_exact<bool>();
        if (!value) {
            throw InputError({m_file, line_of(node.node())}, fmt::format("{}.{} must be true or false", section, key));
        }
        return *value;
    }
    Seconds seconds(std::string_view key) const { return Seconds{number("cost_s", key, 0, 3600)}; }

private:
    static int line_of(const toml::node* node) { return node == nullptr ? 0 : static_cast<int>(node->source().begin.line); }
    const toml::table& m_table;
    std::string m_file;
};

toml::table parsed(const std::string& file) {
    try {
        return toml::parse_file(file);
    } catch (const toml::parse_error& error) {
        throw InputError({file, static_cast<int>(error.source().begin.line)}, std::string(error.description()));
    }
}

} // namespace

VehicleProfile VehicleProfile::load(const std::filesystem::path& styles, std::string_view name) {
    const auto path = styles / "profiles" / (std::string(name) + ".toml");
    const auto file = path.string();
    if (!std::filesystem::is_regular_file(path)) {
        throw InputError({file, 0}, fmt::format("there is no vehicle profile \"{}\"", name),
                         "Use historic-car, or add the file.");
    }
    const auto table = parsed(file);
    const ProfileReader read{table, file};
    VehicleProfile profile;
    profile.name = name;
    for (int c = 0; c < osm::road_class_count; ++c) {
        const auto road_class = static_cast<RoadClass>(c);
        profile.speed[static_cast<std::size_t>(c)] =
            KmPerHour{read.number("speed_kmh", network::name_of(road_class), 0, 130)};
    }
    profile.walking = KmPerHour{read.number("permit", "walking_kmh", 1, 30)};
    profile.allow_motorway = read.flag("allow", "motorway");
    profile.allow_toll = read.flag("allow", "toll");
    profile.allow_unpaved = read.flag("allow", "unpaved");
    profile.allow_ferry = read.flag("allow", "ferry");
    profile.turn_right_angle = read.seconds("turn_right_angle");
    profile.turn_across_traffic = read.seconds("turn_across_traffic");
    profile.signals = read.seconds("signals");
    profile.give_way = read.seconds("give_way");
    profile.level_crossing = read.seconds("level_crossing");
    profile.barrier = read.seconds("barrier");
    profile.turn_round = read.seconds("turn_round");
    profile.destination_only_factor = read.number("factor", "destination_only", 1, 100);
    profile.unpaved_factor = read.number("factor", "unpaved", 1, 100);
    profile.link_factor = read.number("factor", "link", 1, 100);
    profile.snap_radius = Metres{read.number("snap", "radius_m", 1, 5000)};
    profile.snap_far = Metres{read.number("snap", "far_m", 1, 5000)};
    profile.snap_ambiguous = Metres{read.number("snap", "ambiguous_m", 0, 200)};
    profile.snap_rival = Metres{read.number("snap", "rival_m", 0, 200)};
    profile.snap_rival_cost_per_metre = Seconds{read.number("snap", "rival_cost_s_per_m", 0, 1000)};
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
    return driving_side.value_or(roads.driving_side()) == network::DrivingSide::left;
}

KmPerHour VehicleProfile::fastest() const { return std::max(walking, *std::ranges::max_element(speed)); }

} // namespace route::routing
