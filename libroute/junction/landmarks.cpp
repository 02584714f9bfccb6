// SPDX-License-Identifier: BSL-1.0
#include "junction/scenery.hpp"

#include "geo/geodesic.hpp"
#include "junction/judgement.hpp"
#include "junction/landmark_catalogue.hpp"

#include <algorithm>
#include <optional>

namespace route::junction {

InSight in_sight(const JunctionView& view, geo::PlanePoint place) {
    const Arm& entry = *view.entry_arm();
    const TurnAngle where = (place - entry.line.front()).direction() - entry.bearing.reversed();
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
        const Metres away = (where - at).norm() - landmark.extent;
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
