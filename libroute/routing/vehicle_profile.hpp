// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "network/road_network.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

/// Finding the way: which roads a vehicle may use, where a waypoint meets the road, and the cheapest path. It must not
/// know editions or controls.
namespace route::routing {

/// Against which limits are held.
struct VehicleSize {
    Metres height{1.75};
    Metres width{1.8};
    Metres length{4.8};
    double weight_t = 1.8;
    double axle_load_t = 1.0;
};

/// A kind of car and what it may drive; read from styles/profiles/NAME.toml, whose comments explain each number.
struct VehicleProfile {
    std::string name;
    osm::Vehicle vehicle = osm::Vehicle::car; ///< whose access tags and restrictions bind it
    VehicleSize size;
    osm::Smoothness worst_smoothness = osm::Smoothness::bad;
    int softest_track = 3; ///< the grade of the worst tracks that it can drive
    bool four_wheel_drive = false;
    std::array<KmPerHour, osm::road_class_count> speed{}; ///< 0: never driven
    bool allow_motorway = false;
    bool allow_toll = false;
    bool allow_unpaved = false;
    bool allow_ferry = false;
    Seconds turn_right_angle{3};
    Seconds turn_across_traffic{3};
    Seconds signals{8};
    Seconds give_way{3};
    Seconds level_crossing{20};
    Seconds barrier{30};
    Seconds turn_round{120};
    double destination_only_factor = 4;
    double unpaved_factor = 2;
    double link_factor = 1;
    double bend_push = 2.5;        ///< m/s²: how hard it may be pushed outwards in bends
    double climb_free_percent = 3; ///< slopes up to which it keeps its speed
    double climb_slower = 0.03;    ///< beyond them the part of its speed that it loses for each percent
    KmPerHour walking{6};          ///< on permitted roads of a class that is never driven: a square full of people
    Metres snap_radius{50};
    Metres snap_far{25};
    Metres snap_ambiguous{5};
    Metres snap_rival{12};
    Seconds snap_rival_cost_per_metre{4};
    Metres carriageways{40};          ///< the halves of a divided road lie at most this far apart
    double detour_ratio = 1.35;       ///< a way this many times as long as one that could turn at its ends is told
    Metres detour_surplus{300};       ///< and is longer by at least this
    std::optional<Hand> driving_side; ///< the edition's word, which goes before the map's

    /// \throws InputError with file and line when it is missing, a value is not a number or out of range
    [[nodiscard]] static VehicleProfile load(const std::filesystem::path& styles, std::string_view name);

    /// Whether such a car may drive the edge: class, access, surface, toll, direction. Restricted and private roads are
    /// not driven; permits and closures are DrivingRights' business.
    [[nodiscard]] bool may_drive(const network::RoadNetwork& roads, network::DirectedEdge edge) const;
    /// The same by class, surface and toll alone: who is let in, and in which direction, is another question.
    [[nodiscard]] bool drives_on_such(const osm::RoadAttributes& road) const;
    /// Whether cars can drive there at all: how even the ground is, and how solid.
    [[nodiscard]] bool can_drive_on(const osm::RoadAttributes& road) const;
    /// Its own measure, in a limit's unit: centimetres or kilogrammes.
    [[nodiscard]] std::uint32_t measure(osm::RuleKind limit) const;
    /// A road for those who stop there: no way through.
    [[nodiscard]] static bool is_no_way_through(const network::RoadNetwork& roads, network::DirectedEdge edge) {
        return roads.access(edge) == network::Access::destination;
    }
    /// Driving time over `length` of the edge, weighted. \pre may_drive
    [[nodiscard]] Seconds cost_along(const network::RoadNetwork& roads, network::DirectedEdge edge, Metres length) const;
    /// The same where a permit opens the road: nobody lives there whom one disturbs, but a class that is never driven
    /// is driven at walking pace.
    [[nodiscard]] Seconds cost_by_permit(const network::RoadNetwork& roads, network::DirectedEdge edge, Metres length) const;
    /// What it costs to go from `edge` on to `next`: the turn and what stands at the node.
    [[nodiscard]] Seconds cost_between(const network::RoadNetwork& roads, network::DirectedEdge edge,
                                       network::DirectedEdge next) const;
    /// On which side of the road the cars drive: as the edition tells, else as the map does, else on the right.
    [[nodiscard]] bool drives_on_left(const network::RoadNetwork& roads) const;
    /// The highest speed of any road: a bound for searches.
    [[nodiscard]] KmPerHour fastest() const;
};

} // namespace route::routing
