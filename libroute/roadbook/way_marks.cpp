// SPDX-License-Identifier: BSL-1.0
#include "roadbook/way_marks.hpp"

#include "geo/polyline.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace route::roadbook::detail {

namespace {

/// Where a leg goes by a place on its road, at the nearest point of each pass.
void add_passages(const std::vector<itinerary::TrackPoint>& track, geo::Position place, std::vector<Chainage>& passages) {
    constexpr Metres on_the_road{30};
    constexpr Metres another_time{200};
    const geo::LocalFrame frame{place};
    std::optional<Chainage> nearest;
    Metres least = on_the_road;
    for (std::size_t i = 1; i < track.size(); ++i) {
        if (nearest && track[i - 1].chainage - *nearest > another_time) {
            passages.push_back(*nearest);
            nearest.reset();
            least = on_the_road;
        }
        const std::array piece{frame.to_plane(track[i - 1].position), frame.to_plane(track[i].position)};
        const auto here = geo::nearest_on(piece, {});
        if (here.distance >= least) continue;
        least = here.distance;
        nearest = track[i - 1].chainage + here.along;
    }
    if (nearest) passages.push_back(*nearest);
}

} // namespace

std::vector<Chainage> way_marks_of(const network::RoadNetwork& roads, const itinerary::LegItinerary& leg,
                                   const std::vector<junction::RouteNode>& nodes) {
    std::vector<Chainage> places;
    for (const auto& landmark : roads.layers().landmarks_within(itinerary::bounds_of(leg))) {
        if (landmark.kind == network::LandmarkKind::mountain_pass) add_passages(leg.track, landmark.position, places);
    }
    for (const auto& node : nodes) {
        if (roads.features(node.node).border) places.push_back(node.chainage);
    }
    std::ranges::sort(places);
    return places;
}

} // namespace route::roadbook::detail
