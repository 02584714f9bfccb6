// SPDX-License-Identifier: BSL-1.0
#include "routing/snapping.hpp"

#include "geo/polyline.hpp"

#include <algorithm>

namespace route::routing {

using network::DirectedEdge;
using network::RoadNetwork;

namespace {

constexpr double heading_tolerance_degrees = 60;

struct Foot {
    RoadPlace forward; ///< on the forward edge, whether it may be driven or not
    Metres length;
    Bearing direction; ///< of the forward edge at the foot
};

Foot foot_on(const RoadNetwork& roads, network::SegmentId segment, geo::Position point) {
    const DirectedEdge edge{segment, true};
    const geo::LocalFrame frame{point};
    geo::PlaneLine line;
    for (const auto position : roads.shape(edge)) {
        line.push_back(frame.to_plane(position));
    }
    const auto nearest = geo::nearest_on(line, {});
    const Metres plane_length = geo::length_of(line);
    // The frame is true near the point only: the place is kept as a share of the edge's own length.
    const double share = plane_length > Metres{} ? nearest.along / plane_length : 0.0;
    const Metres length = roads.length(edge);
    const auto step = line.size() > 1 ? line[nearest.segment + 1] - line[nearest.segment] : geo::PlanePoint{};
    return {{edge, length * share, frame.to_position(nearest.point), nearest.distance}, length, step.direction()};
}

RoadPlace turned(const Foot& foot) {
    return {foot.forward.edge.reversed(), foot.length - foot.forward.along, foot.forward.position, foot.forward.distance};
}

void add_directions(const RoadNetwork& roads, const DrivingRights& rights, const Foot& foot,
                    const std::optional<Bearing>& heading, std::vector<RoadPlace>& places) {
    for (const bool forward : {true, false}) {
        const RoadPlace place = forward ? foot.forward : turned(foot);
        const Bearing direction = forward ? foot.direction : foot.direction.reversed();
        if (!rights.may_drive(roads, place.edge)) continue;
        if (heading && (direction - *heading).deviation_degrees() > heading_tolerance_degrees) continue;
        places.push_back(place);
    }
}

std::vector<RoadPlace> all_places_within(const RoadNetwork& roads, const DrivingRights& rights, geo::Position point,
                                         const SnapOptions& options) {
    std::vector<RoadPlace> places;
    for (const auto segment : roads.segments_near(point, options.radius)) {
        const bool drivable =
            rights.may_drive(roads, DirectedEdge{segment, true}) || rights.may_drive(roads, DirectedEdge{segment, false});
        if (!drivable) continue;
        const Foot foot = foot_on(roads, segment, point);
        if (foot.forward.distance <= options.radius) add_directions(roads, rights, foot, options.heading, places);
    }
    std::ranges::sort(places, {}, [](const RoadPlace& p) { return std::pair(p.distance, p.edge); });
    return places;
}

/// The nearest road that may be driven in neither direction; ferries are none.
std::optional<RoadPlace> closed_within(const RoadNetwork& roads, const DrivingRights& rights, geo::Position point,
                                       Metres radius) {
    std::optional<RoadPlace> nearest;
    for (const auto segment : roads.segments_near(point, radius)) {
        const DirectedEdge edge{segment, true};
        if (rights.may_drive(roads, edge) || rights.may_drive(roads, edge.reversed())) continue;
        if (roads.attributes(edge).road_class == network::RoadClass::ferry) continue;
        const auto place = foot_on(roads, segment, point).forward;
        if (place.distance <= radius && (!nearest || place.distance < nearest->distance)) nearest = place;
    }
    return nearest;
}

bool joined(const RoadNetwork& roads, DirectedEdge a, DirectedEdge b) {
    if (a.segment() == b.segment() || roads.way(a) == roads.way(b)) return true;
    return roads.from(a) == roads.from(b) || roads.from(a) == roads.to(b) || roads.to(a) == roads.from(b) ||
           roads.to(a) == roads.to(b);
}

} // namespace

std::vector<RoadPlace> places_within(const RoadNetwork& roads, const DrivingRights& rights, geo::Position point,
                                     Metres radius) {
    return all_places_within(roads, rights, point, {radius, {}});
}

RoadPlace place_on(const RoadNetwork& roads, DirectedEdge edge, Metres along) {
    const auto shape = roads.shape(edge);
    const geo::LocalFrame frame{shape.front()};
    geo::PlaneLine line;
    for (const auto position : shape) {
        line.push_back(frame.to_plane(position));
    }
    const Metres length = roads.length(edge);
    const double share = length > Metres{} ? along / length : 0.0;
    return {edge, along, frame.to_position(geo::point_along(line, geo::length_of(line) * share)), Metres{}};
}

Bearing heading_at(const RoadNetwork& roads, const RoadPlace& place) {
    const auto direction = foot_on(roads, place.edge.segment(), place.position).direction;
    return place.edge.forward() ? direction : direction.reversed();
}

Snap snapped(const RoadNetwork& roads, const DrivingRights& rights, geo::Position point, const SnapOptions& options) {
    Snap snap;
    snap.places = all_places_within(roads, rights, point, options);
    for (Metres radius = options.radius * 4; snap.places.empty() && !snap.nearest_beyond; radius = radius * 4) {
        const Metres reach = std::min(radius, Metres{5000});
        const auto beyond = all_places_within(roads, rights, point, {reach, {}});
        if (!beyond.empty()) snap.nearest_beyond = beyond.front();
        if (reach >= Metres{5000}) break;
    }
    snap.closed = closed_within(roads, rights, point, snap.places.empty() ? options.radius : snap.places.front().distance);
    if (snap.places.empty()) return snap;
    const RoadPlace nearest = snap.places.front();
    std::erase_if(snap.places,
                  [&](const RoadPlace& p) { return p.distance > nearest.distance + rights.profile().snap_rival; });
    for (const auto& place : snap.places) {
        if (place.distance > nearest.distance + rights.profile().snap_ambiguous) break;
        const bool same_road = !roads.name(roads.way(place.edge)).empty() &&
                               roads.name(roads.way(place.edge)) == roads.name(roads.way(nearest.edge));
        if (snap.rival || same_road || joined(roads, nearest.edge, place.edge)) continue;
        snap.rival = place;
    }
    return snap;
}

} // namespace route::routing
