// SPDX-License-Identifier: BSL-1.0
#include "junction/road_trace.hpp"

#include "junction/sight.hpp"

#include <algorithm>
#include <optional>

namespace route::junction::detail {

using network::DirectedEdge;
using network::RoadNetwork;

namespace {

std::optional<DirectedEdge> straightest_after(const RoadNetwork& roads, DirectedEdge edge) {
    constexpr double widest_turn = 50;
    std::optional<DirectedEdge> best;
    double best_deviation = widest_turn;
    for (const auto next : roads.out_edges(roads.to(edge))) {
        if (next == edge.reversed() || !is_visible_road(roads, next)) continue;
        const double deviation = (roads.start_bearing(next) - roads.end_bearing(edge)).deviation_degrees();
        if (deviation < best_deviation) {
            best = next;
            best_deviation = deviation;
        }
    }
    return best;
}

} // namespace

Trace trace_of(const RoadNetwork& roads, DirectedEdge edge, Metres length, const geo::LocalFrame& frame) {
    Trace trace;
    Metres covered;
    std::optional<DirectedEdge> current = edge;
    constexpr int most_edges = 30; // tiny loops must end
    for (int n = 0; current && covered < length && n < most_edges; ++n) {
        geo::PlaneLine piece;
        for (const auto position : roads.shape(*current)) {
            piece.push_back(frame.to_plane(position));
        }
        const Metres piece_length = geo::length_of(piece);
        if (covered + piece_length > length) piece = geo::part_of(piece, Metres{}, length - covered);
        trace.line.insert(trace.line.end(), piece.begin() + (trace.line.empty() ? 0 : 1), piece.end());
        covered += piece_length;
        if (covered <= length) {
            trace.nodes.push_back(roads.to(*current));
            trace.reached_after.push_back(covered);
        }
        current = straightest_after(roads, *current);
    }
    return trace;
}

geo::PlaneLine driven_line(const itinerary::LegItinerary& leg, Chainage from, Chainage to, const geo::LocalFrame& frame) {
    from = std::max(from, Chainage{});
    to = std::min(to, leg.track.back().chainage);
    geo::PlaneLine line{frame.to_plane(itinerary::position_at(leg, from))};
    auto point = std::ranges::upper_bound(leg.track, from, {}, &itinerary::TrackPoint::chainage);
    for (; point != leg.track.end() && point->chainage < to; ++point) {
        line.push_back(frame.to_plane(point->position));
    }
    line.push_back(frame.to_plane(itinerary::position_at(leg, to)));
    return line;
}

bool turns_round_between(const itinerary::LegItinerary& leg, Chainage from, Chainage to) {
    for (std::size_t i = 0; i + 1 < leg.path.size() && leg.path[i].to < to; ++i) {
        if (leg.path[i].to > from && leg.path[i + 1].edge == leg.path[i].edge.reversed()) return true;
    }
    return false;
}

} // namespace route::junction::detail
