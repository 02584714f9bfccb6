// SPDX-License-Identifier: BSL-1.0
#include "junction/scenery.hpp"

#include "geo/geodesic.hpp"
#include "geo/polyline.hpp"
#include "junction/judgement.hpp"
#include "junction/landmark_catalogue.hpp"

#include <algorithm>
#include <optional>

namespace route::junction {

namespace {

/// The hand of a line at which a place lies beside it.
Hand hand_of(const geo::PlaneLine& line, const geo::NearestOn<geo::PlanePoint>& at, geo::PlanePoint place) {
    return cross(line[at.segment + 1] - line[at.segment], place - at.point) > 0 ? Hand::left : Hand::right;
}

/// To which hand the crew passes a place on the road after the junction, where it comes clearly nearer to it than before;
/// nothing where it passes it sooner, or never.
std::optional<Hand> hand_after(const JunctionView& view, geo::PlanePoint place) {
    constexpr Metres beyond{8};
    constexpr Metres clearly{5};
    const Metres before = std::min(judgement::shown_road, view.entry.since_start());
    const Metres out = before + (view.leave - view.entry);
    const auto arrival = geo::part_of(view.driven, Metres{}, before);
    const auto road_after = geo::part_of(view.driven, out, out + judgement::shown_road);
    if (road_after.size() < 2) return std::nullopt;
    const auto at = geo::nearest_on(road_after, place);
    const bool beside_it = at.along > beyond && at.along < geo::length_of(road_after) - Metres{1};
    const bool nearer = arrival.empty() || at.distance + clearly < geo::nearest_on(arrival, place).distance;
    // Of another street behind the houses it is no mark.
    const bool seen_from_it = at.distance <= judgement::landmark_reach / 2;
    if (!beside_it || !nearer || !seen_from_it) return std::nullopt;
    return hand_of(road_after, at, place);
}

} // namespace

InSight in_sight(const JunctionView& view, geo::PlanePoint place) {
    if (view.kind == JunctionKind::roundabout && (place - view.ring_centre).norm() < view.ring_radius)
        return InSight::in_middle;
    const Arm& entry = *view.entry_arm();
    const TurnAngle where = (place - entry.line.front()).direction() - entry.bearing.reversed();
    const bool turns = view.kind == JunctionKind::roundabout || class_of(view.turn) != TurnClass::straight;
    if (view.exit_arm() != nullptr) {
        if (const auto hand = hand_after(view, place); hand && turns)
            return *hand == Hand::left ? InSight::left_after : InSight::right_after;
        else if (hand)
            return *hand == Hand::left ? InSight::left : InSight::right;
    }
    if (heads_back(where)) return InSight::behind; // passed by then
    if (class_of(where) == TurnClass::straight) return InSight::ahead;
    return where.hand() == Hand::right ? InSight::right : InSight::left;
}

} // namespace route::junction

namespace route::junction::detail {

std::vector<PlacedLandmark> landmarks_at(const Surroundings& around, const geo::LocalFrame& frame,
                                         const JunctionArms& arms) {
    constexpr std::size_t most = 2; // there is no time for more
    const auto place = itinerary::position_at(around.leg, arms.entry);
    const auto at = frame.to_plane(place);
    struct Candidate {
        int rank;
        PlacedLandmark landmark;
    };
    std::vector<Candidate> found;
    for (const auto& landmark : around.roads.layers().landmarks_near(place, judgement::landmark_reach)) {
        const auto& facts = facts_of(landmark.kind);
        const auto where = frame.to_plane(landmark.position);
        const bool in_ring = arms.kind == JunctionKind::roundabout && (where - arms.ring_centre).norm() < arms.ring_radius;
        const Metres away = in_ring ? Metres{} : (where - at).norm() - landmark.extent;
        if (facts.rank == 0 || away > facts.seen_from) continue;
        const bool again = std::ranges::any_of(found, [&](const Candidate& c) { return c.landmark.kind == landmark.kind; });
        if (!again) found.push_back({facts.rank, {landmark.kind, std::string(landmark.name), where, landmark.elevation}});
    }
    std::ranges::stable_sort(found, {}, &Candidate::rank);
    std::vector<PlacedLandmark> surest;
    for (auto& candidate : found) {
        if (surest.size() < most) surest.push_back(std::move(candidate.landmark));
    }
    return surest;
}

std::vector<PlacedSign> place_signs_at(const Surroundings& around, const geo::LocalFrame& frame, const JunctionArms& arms) {
    std::vector<PlacedSign> signs;
    auto node = std::ranges::lower_bound(around.nodes, arms.entry - judgement::readable, {}, &RouteNode::chainage);
    for (; node != around.nodes.end() && node->chainage <= arms.leave + judgement::readable; ++node) {
        const auto text = around.roads.sign_text(node->node);
        if (!around.roads.features(node->node).place_sign || text.empty()) continue;
        const bool again = std::ranges::any_of(signs, [&](const PlacedSign& sign) { return sign.text == text; });
        if (!again) signs.push_back({std::string(text), frame.to_plane(around.roads.position(node->node))});
    }
    return signs;
}

} // namespace route::junction::detail
