// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "geo/polyline.hpp"
#include "geo/position.hpp"
#include "network/edge_id.hpp"
#include "network/road_class.hpp"

#include <cstdint>
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

enum class Hand { left, right };

enum class ArmRole { entry, exit, side };

/// What a road looks like from the driver's seat.
struct RoadLook {
    network::RoadClass road_class = network::RoadClass::unclassified;
    bool link = false; ///< a slip road or ramp
    bool unpaved = false;
    bool dual = false; ///< half of a divided road, or both halves merged into one arm
    bool bridge = false;
    bool tunnel = false;
    int lanes = 0; ///< as tagged; 0 when not told
};

/// A road that leaves the junction. `line` runs outwards from the junction, in the view's plane.
struct Arm {
    ArmRole role = ArmRole::side;
    Bearing bearing; ///< outwards, over the first metres that shape the eye's picture
    RoadLook look;
    bool may_enter = true;  ///< the cars may drive out by it, perhaps by permit
    bool may_arrive = true; ///< traffic may come in from it
    bool leads_out = true;  ///< some traffic may drive out by it: it is no one-way that only leads here
    std::string name;
    std::string ref;
    std::vector<std::string> destinations; ///< what its signpost says, seen from the junction
    geo::PlaneLine line;
    geo::PlaneLine twin; ///< the other carriageway, when this arm is both halves of a divided road; else empty
    int limit_kmh = 0;   ///< the speed limit on it; 0 when not told
    bool beside = false; ///< it leaves the route shortly before or after the junction and is drawn for orientation only
    network::DirectedEdge edge; ///< leads outwards
};

/// A piece of road inside the junction: part of a ring, the bit between two carriageways, the shift of a staggered crossing.
struct InnerRoad {
    RoadLook look;
    geo::PlaneLine line;
    bool ring = false;
    bool driven = false; ///< the route uses it
};

enum class Feature { signals, stop, give_way, level_crossing, barrier, mini_roundabout, ford, tunnel, bridge, toll, border };

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

/// Whether crews look out for things of this kind: shops change hands, and bars look like houses.
[[nodiscard]] bool is_looked_out_for(network::LandmarkKind kind);

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

struct JunctionView {
    JunctionKind kind = JunctionKind::plain;
    JunctionShape shape = JunctionShape::open_road;
    geo::Position centre;  ///< origin of the plane: east and north in metres
    Chainage entry;        ///< where the box is measured: the first node of the junction
    Chainage leave;        ///< where the route has left it
    std::vector<Arm> arms; ///< the entry, the exit, then side roads clockwise from the entry
    std::vector<InnerRoad> inner;
    geo::PlaneLine driven; ///< the route through the view, from some way before to some way after
    std::vector<PlacedFeature> features;
    std::vector<PlacedLandmark> landmarks; ///< two at most, the surest first
    std::vector<PlacedSign> place_signs;
    std::vector<PassingRoad> passing;
    std::vector<NearbyRing> rings;
    TurnAngle turn;               ///< from entry to exit
    std::vector<TurnAngle> turns; ///< at each node that is driven over, in order; empty for roundabouts and places
    int exit_number = 0;          ///< of a roundabout, a mini one too: 1 is the first exit that one could take; 0 elsewhere,
                                  ///< and where the leg ends on the ring
    geo::PlanePoint ring_centre;  ///< of a roundabout
    Metres ring_radius;
    bool drives_on_left = false;

    [[nodiscard]] const Arm& entry_arm() const;
    [[nodiscard]] const Arm& exit_arm() const;
    [[nodiscard]] bool has_arm(ArmRole role) const;
};

/// Where a driver who comes to the junction sees something beside it.
enum class InSight { left, right, ahead, behind };
/// \pre the view has an entry
[[nodiscard]] InSight in_sight(const JunctionView& view, geo::PlanePoint place);

/// To which hand the route keeps, where another way that could be taken leads ahead beside it; nothing at other
/// junctions, or with ways to both hands of it. \pre the view has entry and exit
[[nodiscard]] std::optional<Hand> hand_kept_at_fork(const JunctionView& view);

/// One hand and then at once the other, as at a staggered crossing: the first of the two; else nothing. Round an island
/// or a square it is the turn from entry to exit that counts.
[[nodiscard]] std::optional<Hand> first_of_two_turns(const JunctionView& view);
/// The same hand twice, which is nearly back: in by one road, out by the next beside it.
[[nodiscard]] std::optional<Hand> hand_turned_twice(const JunctionView& view);

} // namespace route::junction
