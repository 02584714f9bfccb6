// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "edition/edition.hpp"
#include "geo/position.hpp"
#include "network/edge_id.hpp"

#include <optional>
#include <string>
#include <vector>

/// Leg paths stitched in order, measured by the geodesic, with every control at its chainage. Loops, laps and repeated
/// roads are normal: a place on the leg is a chainage, never a position. It knows no times.
namespace route::itinerary {

/// A part of one network segment, driven from `from` to `to`.
struct PathStep {
    network::DirectedEdge edge;
    OsmWayId way;
    bool forward = true; ///< along the OSM way's own direction
    Chainage from;
    Chainage to;
};

struct TrackPoint {
    geo::Position position;
    Chainage chainage;
};

/// How high the road lies at a place of the leg, by the elevation model.
struct HeightPoint {
    Chainage chainage;
    std::optional<Metres> height; ///< above the sea, smoothed; nothing where the model has no value
    Metres climbed;               ///< since the leg's start, small ups and downs left out
    Metres descended;             ///< since the leg's start, positive
};

/// Which time at a control: a halt has two, in and out.
enum class Passage { at, in, out };

/// A control, a trial's line, or a printed point, placed on a leg. VIA points are not among them.
struct PlacedControl {
    edition::Kind kind = edition::Kind::co;
    Passage passage = Passage::at;
    /// "CO 3" for sector boundaries, "CT 7", "PC 12", "PM 2"; of a trial's line: the trial that begins here, empty at
    /// the last line. Empty for kinds that have none.
    std::string code;
    std::string ends_code; ///< of a trial's line: the trial that ends here ("PC 11"); empty at the first line
    std::string name;
    WaypointIndex waypoint;
    int line = 0;        ///< of a PC or PM: which line; 0 for all other kinds
    bool secret = false; ///< crews must not be told
    Chainage chainage;
    PrintedLength printed;  ///< the chainage, rounded once
    geo::Position position; ///< on the road
    Metres snap_distance;   ///< from the organiser's point to the road
    Bearing heading;        ///< of the road as driven
};

/// Whether the cars stand still from one control to the next: in and out of one halt.
[[nodiscard]] bool is_halt(const PlacedControl& in, const PlacedControl& out);
/// "CO 3"; of the last line of a trial the trial that ends there; empty for kinds that have none.
[[nodiscard]] const std::string& shown_code(const PlacedControl& control);
/// "CO 3 Villazzano": code and name, as far as there are.
[[nodiscard]] std::string called(const PlacedControl& control);

/// Where the leg comes to a row of the waypoint list, VIA points too.
struct PassedWaypoint {
    WaypointIndex waypoint;
    Chainage chainage;
};

/// A rule of the map – hours, a limit – that keeps the route from a road that it would take otherwise.
struct HeededRule {
    Chainage place;         ///< where the route turns away
    std::uint32_t rule = 0; ///< of the network
    auto operator<=>(const HeededRule&) const = default;
};

struct LegItinerary {
    int number = 0;
    std::vector<TrackPoint>
        track; ///< the road as driven; chainages are sums of geodesics between its points, longer on slopes when the edition asks for lengths in 3-D
    std::vector<PathStep> path;
    std::vector<HeightPoint> heights; ///< at every track point and at most 25 m apart; empty without an elevation model
    IndexedBy<ControlIndex, PlacedControl> controls; ///< in order of chainage; the first is START, the last FINISH
    std::vector<HeededRule> heeded_rules;            ///< along the leg
    std::vector<PassedWaypoint> waypoints;           ///< all rows of the leg, in their order
    [[nodiscard]] Metres length() const { return track.empty() ? Metres{} : track.back().chainage.since_start(); }
};

struct Itinerary {
    IndexedBy<LegIndex, LegItinerary> legs;
};

/// The rectangle in which the leg lies. \pre the track is not empty
[[nodiscard]] geo::Bounds bounds_of(const LegItinerary& leg);

/// Where a leg comes nearest to a place beside it.
struct NearestPassage {
    Chainage chainage;
    Metres distance; ///< in a straight line
};
/// Of several passes as near the last. Nothing where it comes no nearer than `reach`, which is at most 20 km.
[[nodiscard]] std::optional<NearestPassage> nearest_passage(const LegItinerary& leg, geo::Position place, Metres reach);

/// The place on the leg's track at a chainage (clamped to the leg). \pre the track is not empty
[[nodiscard]] geo::Position position_at(const LegItinerary& leg, Chainage chainage);

/// The road on which cars come to a place (clamped to the leg). \pre the path is not empty
[[nodiscard]] const PathStep& step_to(const LegItinerary& leg, Chainage place);
/// The road on which they go on. \pre the path is not empty
[[nodiscard]] const PathStep& step_from(const LegItinerary& leg, Chainage place);

/// How high the road lies there (clamped to the leg); nothing where no elevation model tells.
[[nodiscard]] std::optional<Metres> height_at(const LegItinerary& leg, Chainage chainage);

/// How much of the leg has no height.
[[nodiscard]] Metres uncovered(const LegItinerary& leg);

/// What a stretch of a leg goes up and down.
struct Relief {
    Metres climb;
    Metres descent; ///< positive
    Metres highest; ///< above the sea
    Chainage highest_at;
};

/// Climb and descent of stretches end to end add up to those of the whole. Nothing when no height of the stretch is known.
[[nodiscard]] std::optional<Relief> relief_between(const LegItinerary& leg, Chainage from, Chainage to);

} // namespace route::itinerary
