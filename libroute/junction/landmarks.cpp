// SPDX-License-Identifier: BSL-1.0
#include "junction/scenery.hpp"

#include "geo/geodesic.hpp"
#include "junction/judgement.hpp"

#include <algorithm>
#include <array>
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

using network::LandmarkKind;

namespace {

/// What a navigator looks out for, the surest first.
constexpr std::array looked_out_for{
    LandmarkKind::mountain_pass, LandmarkKind::church,       LandmarkKind::fuel,           LandmarkKind::chapel,
    LandmarkKind::castle,        LandmarkKind::cemetery,     LandmarkKind::station,        LandmarkKind::monastery,
    LandmarkKind::water_tower,   LandmarkKind::lighthouse,   LandmarkKind::windmill,       LandmarkKind::tower,
    LandmarkKind::mosque,        LandmarkKind::synagogue,    LandmarkKind::temple,         LandmarkKind::town_hall,
    LandmarkKind::hospital,      LandmarkKind::fire_station, LandmarkKind::wayside_shrine, LandmarkKind::wayside_cross,
    LandmarkKind::monument,      LandmarkKind::fountain,     LandmarkKind::stadium,        LandmarkKind::police,
    LandmarkKind::pharmacy,      LandmarkKind::post_office,  LandmarkKind::supermarket,    LandmarkKind::hotel,
    LandmarkKind::school,
};

std::optional<std::size_t> rank_of(LandmarkKind kind) {
    const auto found = std::ranges::find(looked_out_for, kind);
    if (found == looked_out_for.end()) return std::nullopt;
    return static_cast<std::size_t>(found - looked_out_for.begin());
}

/// Small things are seen from near only.
Metres seen_from(LandmarkKind kind) {
    switch (kind) {
    case LandmarkKind::wayside_shrine:
    case LandmarkKind::wayside_cross:
    case LandmarkKind::fountain:
    case LandmarkKind::monument:
    case LandmarkKind::pharmacy:
    case LandmarkKind::post_office:
    case LandmarkKind::hotel: return Metres{22};
    case LandmarkKind::castle:
    case LandmarkKind::water_tower:
    case LandmarkKind::lighthouse: return Metres{60};
    case LandmarkKind::church:
    case LandmarkKind::chapel:
    case LandmarkKind::monastery:
    case LandmarkKind::mosque:
    case LandmarkKind::synagogue:
    case LandmarkKind::temple:
    case LandmarkKind::cemetery:
    case LandmarkKind::ruins:
    case LandmarkKind::tower:
    case LandmarkKind::windmill:
    case LandmarkKind::chimney:
    case LandmarkKind::mast:
    case LandmarkKind::works:
    case LandmarkKind::fuel:
    case LandmarkKind::station:
    case LandmarkKind::hospital:
    case LandmarkKind::fire_station:
    case LandmarkKind::police:
    case LandmarkKind::town_hall:
    case LandmarkKind::school:
    case LandmarkKind::museum:
    case LandmarkKind::stadium:
    case LandmarkKind::restaurant:
    case LandmarkKind::bar:
    case LandmarkKind::supermarket:
    case LandmarkKind::shop:
    case LandmarkKind::viewpoint:
    case LandmarkKind::peak:
    case LandmarkKind::mountain_pass: break;
    }
    return Metres{35};
}

} // namespace

std::vector<PlacedLandmark> landmarks_at(const Surroundings& around, const geo::LocalFrame& frame,
                                         const JunctionArms& arms) {
    constexpr std::size_t most = 2; // there is no time for more
    const auto place = itinerary::position_at(around.leg, arms.entry);
    const auto at = frame.to_plane(place);
    struct Candidate {
        std::size_t rank;
        PlacedLandmark landmark;
    };
    std::vector<Candidate> found;
    for (const auto& landmark : around.roads.layers().landmarks_near(place, judgement::landmark_reach)) {
        const auto rank = rank_of(landmark.kind);
        const auto where = frame.to_plane(landmark.position);
        const Metres away = (where - at).norm() - landmark.extent;
        if (!rank || away > seen_from(landmark.kind)) continue;
        const bool again = std::ranges::any_of(found, [&](const Candidate& c) { return c.landmark.kind == landmark.kind; });
        if (!again) found.push_back({*rank, {landmark.kind, std::string(landmark.name), where, landmark.elevation}});
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

namespace route::junction {

bool is_looked_out_for(network::LandmarkKind kind) { return detail::rank_of(kind).has_value(); }

} // namespace route::junction
