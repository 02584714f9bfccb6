// SPDX-License-Identifier: BSL-1.0
#include "crew/roadside.hpp"

#include "geo/geodesic.hpp"
#include "geo/local_frame.hpp"

#include <algorithm>
#include <optional>

namespace route::crew::detail {

using network::Access;
using network::DirectedEdge;
using network::RoadClass;
using network::RoadNetwork;

namespace {

/// The direction of an edge over its first metres, as the eye sees it.
Bearing direction_seen(const RoadNetwork& roads, DirectedEdge edge) {
    const auto shape = roads.shape(edge);
    Metres along;
    for (std::size_t i = 1; i < shape.size(); ++i) {
        const Metres piece = geo::distance(shape[i - 1], shape[i]);
        if (along + piece >= eye) {
            const auto at = geo::destination(shape[i - 1], geo::bearing(shape[i - 1], shape[i]), eye - along);
            return geo::bearing(shape.front(), at);
        }
        along += piece;
    }
    return geo::bearing(shape.front(), shape.back());
}

/// The last metres of the route before a place, which is the plane's origin.
geo::PlaneLine driven_before(const itinerary::LegItinerary& leg, Chainage place) {
    const geo::LocalFrame frame{itinerary::position_at(leg, place)};
    const Chainage from = place - std::min(place - Chainage{}, eye);
    geo::PlaneLine line{frame.to_plane(itinerary::position_at(leg, from))};
    auto point = std::ranges::upper_bound(leg.track, from, {}, &itinerary::TrackPoint::chainage);
    for (; point != leg.track.end() && point->chainage < place; ++point) {
        line.push_back(frame.to_plane(point->position));
    }
    line.push_back({});
    return line;
}

} // namespace

Bearing arrival_along(const geo::PlaneLine& line, Metres place) {
    constexpr double sharp = 45;
    constexpr Metres nearest{6};
    constexpr Metres step{3};
    const auto here = geo::point_along(line, place);
    const auto before = [&](Metres back) { return geo::point_along(line, std::max(Metres{}, place - back)); };
    Bearing arrival = (here - before(nearest)).direction();
    const Bearing last = arrival;
    for (Metres back = nearest; back + step <= std::min(place, eye); back += step) {
        const auto piece = before(back) - before(back + step);
        if (piece.norm() > Metres{0.5} && (piece.direction() - last).deviation_degrees() > sharp) break;
        arrival = (here - before(back + step)).direction();
    }
    return arrival;
}

namespace {

/// Whether the route passes a node between two steps of its path; steps also end at waypoints in the middle of an edge.
bool passes_node(const RoadNetwork& roads, const itinerary::LegItinerary& leg, std::size_t step) {
    const auto node = roads.to(leg.path[step].edge);
    const bool at_node = geo::distance(itinerary::position_at(leg, leg.path[step].to), roads.position(node)) < Metres{0.5};
    return at_node && roads.from(leg.path[step + 1].edge) == node;
}

bool turns_at(const itinerary::LegItinerary& leg, std::size_t step) {
    return leg.path[step + 1].edge == leg.path[step].edge.reversed();
}

} // namespace

std::vector<Crossing> crossings_of(const RoadNetwork& roads, const itinerary::LegItinerary& leg) {
    std::vector<Crossing> crossings;
    bool turned = false; // since the last one, on the open road
    for (std::size_t i = 0; i + 1 < leg.path.size(); ++i) {
        const auto& step = leg.path[i];
        if (!passes_node(roads, leg, i)) {
            turned = turned || turns_at(leg, i);
            continue;
        }
        const auto node = roads.to(step.edge);
        const bool comes_back = turned && !crossings.empty() && crossings.back().node == node;
        turned = false;
        // No distance in print parts the way there from the way back.
        if (comes_back && step.to - crossings.back().chainage <= shortest_excursion) {
            crossings.back().truth = leg.path[i + 1].edge;
            continue;
        }
        const auto before = driven_before(leg, step.to);
        crossings.push_back({step.to, node, step.edge, arrival_along(before, geo::length_of(before)), leg.path[i + 1].edge});
    }
    return crossings;
}

std::vector<Chainage> turning_places_of(const RoadNetwork& roads, const itinerary::LegItinerary& leg) {
    std::vector<Chainage> places;
    Chainage last_node;
    for (std::size_t i = 0; i + 1 < leg.path.size(); ++i) {
        if (passes_node(roads, leg, i))
            last_node = leg.path[i].to;
        else if (turns_at(leg, i) && (leg.path[i].to - last_node) * 2.0 > shortest_excursion)
            places.push_back(leg.path[i].to);
    }
    return places;
}

Outlook outlook_of(const RoadNetwork& roads, DirectedEdge edge, Metres reach) {
    const auto from = roads.position(roads.from(edge));
    auto at = from;
    Metres left = reach;
    constexpr int most_edges = 12;
    for (int n = 0; n < most_edges && left > Metres{0}; ++n) {
        const auto shape = roads.shape(edge);
        for (std::size_t i = 1; i < shape.size() && left > Metres{0}; ++i) {
            const Metres piece = geo::distance(shape[i - 1], shape[i]);
            at = piece <= left ? shape[i] : geo::destination(shape[i - 1], geo::bearing(shape[i - 1], shape[i]), left);
            left -= std::min(piece, left);
        }
        double straightest = 60;
        std::optional<DirectedEdge> next;
        for (const auto candidate : roads.out_edges(roads.to(edge))) {
            if (candidate == edge.reversed() || roads.attributes(candidate).yard || roads.against_one_way(candidate))
                continue;
            const double turn = (roads.start_bearing(candidate) - roads.end_bearing(edge)).deviation_degrees();
            if (turn >= straightest) continue;
            straightest = turn;
            next = candidate;
        }
        if (!next) break;
        edge = *next;
    }
    return {geo::bearing(from, at), geo::distance(from, at)};
}

double smallness_of(const RoadNetwork& roads, DirectedEdge edge) {
    const auto& road = roads.attributes(edge);
    double smallness = 0;
    switch (road.road_class) {
    case RoadClass::motorway:
    case RoadClass::trunk: smallness = 0; break;
    case RoadClass::primary: smallness = 1.2; break;
    case RoadClass::secondary: smallness = 2.4; break;
    case RoadClass::tertiary: smallness = 3.4; break;
    case RoadClass::unclassified: smallness = 4.6; break;
    case RoadClass::residential: smallness = 5; break;
    case RoadClass::living_street: smallness = 5.8; break;
    case RoadClass::service: smallness = 7; break;
    case RoadClass::track:
    case RoadClass::pedestrian:
    case RoadClass::ferry: smallness = 8; break;
    }
    if (road.link) smallness += 1.2;
    if (road.unpaved) smallness = std::max(smallness + 2, 7.0);
    if (road.lanes >= 3) smallness -= 0.5;
    return smallness;
}

namespace {

OpenWay way_at(const RoadNetwork& roads, const Crossing& crossing, DirectedEdge edge) {
    OpenWay way;
    way.edge = edge;
    way.turn = roads.start_bearing(edge) - roads.end_bearing(crossing.in);
    way.seen_turn = direction_seen(roads, edge) - crossing.arrival;
    way.seen_over = std::min(eye, roads.length(edge));
    way.slight = roads.attributes(edge).yard;
    way.smallness = smallness_of(roads, edge);
    const auto from = roads.way(crossing.in);
    const auto to = roads.way(edge);
    way.same_signs = (!roads.ref(from).empty() && roads.ref(from) == roads.ref(to)) ||
                     (!roads.name(from).empty() && roads.name(from) == roads.name(to));
    return way;
}

} // namespace

std::vector<OpenWay> ways_on(const RoadNetwork& roads, const Crossing& crossing) {
    std::vector<OpenWay> ways;
    for (const auto edge : roads.out_edges(crossing.node)) {
        if (edge == crossing.in.reversed() && edge != crossing.truth) continue;
        const auto& road = roads.attributes(edge);
        const auto access = roads.access(edge);
        const bool forbidden = roads.against_one_way(edge) || access == Access::no || access == Access::restricted ||
                               road.road_class == RoadClass::pedestrian;
        if (edge == crossing.truth || (!forbidden && !road.yard)) ways.push_back(way_at(roads, crossing, edge));
    }
    return ways;
}

std::vector<OpenWay> roads_in_sight(const RoadNetwork& roads, const Crossing& crossing) {
    std::vector<OpenWay> ways;
    for (const auto edge : roads.out_edges(crossing.node)) {
        if (edge != crossing.in.reversed()) ways.push_back(way_at(roads, crossing, edge));
    }
    return ways;
}

namespace {

/// Straight over a larger road one stays on no main road: it is told, or one wonders.
bool loses_priority(const std::vector<OpenWay>& ways, const OpenWay& chosen, double arrival_smallness) {
    constexpr double clearly = 2;
    return std::ranges::any_of(ways, [&](const OpenWay& way) {
        return way.smallness + clearly <= arrival_smallness && way.smallness + clearly <= chosen.smallness;
    });
}

/// The road ends at another one, with ways to both hands: which of them is the road is a guess, unless one is by far the
/// smaller, or leads back.
bool is_a_guess_at_the_end(const std::vector<OpenWay>& ways, const OpenWay& chosen, const OpenWay& second) {
    constexpr double a_turn = 46;
    constexpr double leads_back = 125;
    constexpr double by_far = 3;
    const bool road_ends =
        std::ranges::all_of(ways, [](const OpenWay& way) { return way.seen_turn.deviation_degrees() > a_turn; });
    const bool both_hands = chosen.seen_turn.hand() != second.seen_turn.hand();
    return road_ends && both_hands && second.seen_turn.deviation_degrees() <= leads_back &&
           second.smallness - chosen.smallness < by_far;
}

} // namespace

Feeling stays_on_the_road(const std::vector<OpenWay>& ways, double arrival_smallness) {
    // Less is more like "the road I am on": little turning, no smaller than the road of arrival, the same signs. The
    // weights say what a class counts in degrees of turning: a street that leaves straight on feels like the road as
    // much as the main road that bends away by some forty degrees.
    const auto strangeness = [&](const OpenWay& way) {
        const double smaller = std::max(0.0, way.smallness - arrival_smallness);
        const double larger = std::max(0.0, arrival_smallness - way.smallness);
        double sum = way.seen_turn.deviation_degrees() * 0.7 + smaller * 13 + larger * 2;
        if (way.same_signs) sum -= 9;
        return sum;
    };
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        order.emplace_back(strangeness(ways[i]), i);
    }
    std::ranges::sort(order);
    Feeling feeling{order.front().second, 1000};
    if (order.size() > 1) feeling.margin = order[1].first - order[0].first;
    if (order.size() < 2) return feeling;
    const OpenWay& first = ways[order[0].second];
    if (loses_priority(ways, first, arrival_smallness)) feeling.margin = std::min(feeling.margin, 2 * clear_margin - 1);
    if (is_a_guess_at_the_end(ways, first, ways[order[1].second]))
        feeling.margin = std::min(feeling.margin, clear_margin - 1);
    return feeling;
}

} // namespace route::crew::detail
