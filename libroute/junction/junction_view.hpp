// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "geo/polyline.hpp"
#include "geo/position.hpp"
#include "junction/sight.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a driver sees at a place on the route: the roads that meet there, which of them is the route, what stands at
/// it. Made from the network and the itinerary; it knows nothing of boxes or pictures.
namespace route::junction {

/// How a junction is built: by which handler its nodes were taken in.
enum class JunctionKind {
    plain,           ///< one node, or no junction at all (a place on a road)
    mini_roundabout, ///< one node with a circle painted on it
    roundabout,
    dual_carriageway, ///< one or two carriageways of a divided road are crossed or joined
    turning_back,     ///< through a gap or round a loop, back by the road of arrival
    island_mouth,     ///< a side road whose mouth parts round an island: a channelised T
    ramp,             ///< a slip road leaves or joins: interchanges
    staggered,        ///< one hand and at once the other: two T junctions so close that they are one drawing
    open_square,      ///< roads that meet round a small square
    close_together,   ///< several nodes in one drawing that are none of these
};
inline constexpr std::size_t junction_kind_count = static_cast<std::size_t>(JunctionKind::close_together) + 1;
[[nodiscard]] std::string_view name_of(JunctionKind kind);

/// What the arms look like from the entry, whatever the junction is built of.
enum class JunctionShape {
    open_road,  ///< no road joins or leaves
    side_road,  ///< roads to one hand, of one that runs on
    crossroads, ///< roads to both hands
    tee,        ///< the road ends at another one
    wye,        ///< it ends in two that part to both hands at a slant
    fork,       ///< two ways or three lead ahead
    star,       ///< five arms or more
    bend,       ///< the main road bends, a smaller one goes straighter on
    hairpin,    ///< the main road turns back, a side road leaves at its apex
    ring,       ///< a roundabout
};
[[nodiscard]] std::string_view name_of(JunctionShape shape);

enum class ArmRole { entry, exit, side };

/// A road that leaves the junction, as it is seen and as it runs. `line` runs outwards from the junction, in the view's
/// plane. Its turn is against the view's entry, where it has one.
struct Arm : SeenRoad {
    ArmRole role = ArmRole::side;
    std::string name;
    std::string ref;
    std::vector<std::string> destinations; ///< what its signpost says, seen from the junction
    geo::PlaneLine line;
    geo::PlaneLine twin;    ///< the other carriageway, when this arm is both halves of a divided road; else empty
    int limit_kmh = 0;      ///< the speed limit on it; 0 when not told
    bool beside = false;    ///< it leaves the route shortly before or after the junction and is drawn for orientation only
    bool in_middle = false; ///< of a roundabout: it leads from the ring to its middle; entry and exit alone can
};

/// A piece of road inside the junction: part of a ring, the bit between two carriageways, the shift of a staggered crossing.
struct InnerRoad {
    RoadLook look;
    geo::PlaneLine line;
    bool ring = false;
    bool driven = false; ///< the route uses it
};

enum class Feature { signals, stop, give_way, level_crossing, barrier, mini_roundabout, ford, toll, border };

/// Something that stands at the junction or on the route within its drawing.
struct PlacedFeature {
    Feature feature = Feature::signals;
    geo::PlanePoint at;
};

/// Something beside the road by which a crew knows where it is.
struct PlacedLandmark {
    network::LandmarkKind kind = network::LandmarkKind::church;
    std::string name; ///< may be empty
    geo::PlanePoint at;
    std::optional<Metres> elevation; ///< of passes, as their signs tell it
};

/// A place-name sign beside the route.
struct PlacedSign {
    std::string text;
    geo::PlanePoint at;
};

/// A road that crosses the route on a bridge, or under one.
struct PassingRoad {
    RoadLook look;
    geo::PlaneLine line;
    geo::PlanePoint crossing; ///< where it passes the route; on the line
    bool above = false;       ///< it runs over the route
};

/// A roundabout in sight that is no part of the junction: roads are seen to come to it.
struct NearbyRing {
    geo::PlanePoint centre;
    Metres radius; ///< to its outermost node
};

/// A mini-roundabout that is driven over.
struct PassedMini {
    geo::PlanePoint at;
    int exit = 1; ///< 1 is the first that one could take
};

/// The roads of a junction, and how the route goes through it: all that is judged.
struct JunctionArms {
    JunctionKind kind = JunctionKind::plain;
    JunctionShape shape = JunctionShape::open_road;
    geo::Position centre;  ///< origin of the plane: east and north in metres
    Chainage entry;        ///< where the box is measured: the first node of the junction
    Chainage leave;        ///< where the route has left it
    std::vector<Arm> arms; ///< the entry, the exit, side roads clockwise from the entry, then those beside alike
    std::vector<InnerRoad> inner;
    geo::PlaneLine driven;        ///< the route through the view, from some way before to some way after
    TurnAngle turn;               ///< from entry to exit
    std::vector<TurnAngle> turns; ///< at each node that is driven over, in order; empty for roundabouts and places
    int exit_number = 0;          ///< of a roundabout, a mini one too: 1 is the first exit that one could take; 0 elsewhere,
                                  ///< and where the leg ends on the ring
    /// At its first node a way leads ahead to this hand of the route that comes back to the junction further on: there the
    /// fork is.
    std::optional<Hand> inner_tine;
    geo::PlanePoint ring_centre; ///< of a roundabout
    Metres ring_radius;
    bool through_middle = false; ///< of a roundabout: the route drives across its island, in on one side and out on another
    int exits_passed = 0;        ///< before it turns from the ring into the middle
    std::vector<PassedMini> minis; ///< that are driven over, in order
    bool drives_on_left = false;

    /// The road of arrival; null at a start.
    [[nodiscard]] const Arm* entry_arm() const { return arm_with(ArmRole::entry); }
    /// The road that the route takes; null at a finish.
    [[nodiscard]] const Arm* exit_arm() const { return arm_with(ArmRole::exit); }
    /// Of a roundabout: the route comes from its middle, or goes there and stays.
    [[nodiscard]] bool comes_from_middle() const { return entry_arm() != nullptr && entry_arm()->in_middle; }
    [[nodiscard]] bool goes_into_middle() const { return exit_arm() != nullptr && exit_arm()->in_middle; }
    /// It leaves by the road of arrival, or by the other half of a divided one. A bend of 170° into another road is none.
    [[nodiscard]] bool goes_back() const;

private:
    [[nodiscard]] const Arm* arm_with(ArmRole role) const;
};

/// What stands in sight of a junction or place.
struct Scenery {
    std::vector<PlacedFeature> features;
    std::vector<PlacedLandmark> landmarks; ///< two at most, the surest first
    std::vector<PlacedSign> place_signs;
    std::vector<PassingRoad> passing;
    std::vector<NearbyRing> rings;
};

struct JunctionView : JunctionArms, Scenery {};

/// A change by hand to one arm of a view.
struct ArmChange {
    std::size_t arm = 0;           ///< index in the view's arms
    bool remove = false;           ///< \pre it is a side road
    std::optional<TurnAngle> turn; ///< about its foot, clockwise
    geo::PlaneLine line;           ///< the new one, outwards; empty where it is turned
};
/// The view with one arm changed: order, turns and shape are those of the arms that it has now.
[[nodiscard]] JunctionView with_arm_changed(JunctionView view, const ArmChange& change);

/// What of the road is left where cars stand still: the way in to a halt has no road ahead, the way out none behind.
[[nodiscard]] JunctionView without_arm(JunctionView view, ArmRole role);
/// Who sets out here has signs that bind on arrival behind him.
[[nodiscard]] JunctionView without_signs_behind(JunctionView view);

/// Where a driver who comes to the junction sees something beside it, or passes it.
enum class InSight {
    left,
    right,
    ahead,
    behind,     ///< passed by then
    in_middle,  ///< of the roundabout
    left_after, ///< of the road after the turn
    right_after,
};
/// \pre the view has an entry
[[nodiscard]] InSight in_sight(const JunctionView& view, geo::PlanePoint place);

/// To which hand the route keeps, where another way that could be taken leads ahead beside it; nothing at other
/// junctions, or with ways to both hands of it. \pre the view has entry and exit
[[nodiscard]] std::optional<Hand> hand_kept_at_fork(const JunctionArms& view);

/// It turns off while another way that could be taken goes straight on: that is a turn, however near the two begin.
[[nodiscard]] bool turns_off_a_straight_road(const JunctionArms& view);

/// One hand and then at once the other, as at a staggered crossing: the first of the two; else nothing. Round an island
/// or a square it is the turn from entry to exit that counts.
[[nodiscard]] std::optional<Hand> first_of_two_turns(const JunctionArms& view);
/// The same hand twice, which is nearly back: in by one road, out by the next beside it.
[[nodiscard]] std::optional<Hand> hand_turned_twice(const JunctionArms& view);

} // namespace route::junction
