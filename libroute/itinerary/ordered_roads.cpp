// SPDX-License-Identifier: BSL-1.0
#include "itinerary/ordered_roads.hpp"

#include "geo/area.hpp"
#include "geo/geodesic.hpp"
#include "geo/polyline.hpp"

#include <algorithm>
#include <cmath>

namespace route::itinerary::detail {

using edition::OrderedGround;
using network::DirectedEdge;
using network::RoadNetwork;
using network::SegmentId;

namespace {

/// How far from a road a planner's line over a map may lie.
constexpr Metres line_tolerance{15};
/// Roads that a line crosses or touches lie near it too, but do not run its way.
constexpr double line_angle = 35;
/// Of two roads side by side the further one is another carriageway.
constexpr Metres carriageways_apart{4};
/// A road lies in an area, or along a line, when this share of it does.
constexpr double most_of_it = 0.5;

geo::PlaneLine in_plane(const geo::LocalFrame& frame, const std::vector<geo::Position>& positions) {
    geo::PlaneLine line;
    for (const auto position : positions) {
        line.push_back(frame.to_plane(position));
    }
    return line;
}

void make_unique(std::vector<SegmentId>& segments) {
    std::ranges::sort(segments);
    segments.erase(std::unique(segments.begin(), segments.end()), segments.end());
}

bool is_ferry(const RoadNetwork& roads, SegmentId segment) {
    return roads.attributes(DirectedEdge{segment, true}).road_class == network::RoadClass::ferry;
}

std::vector<SegmentId> segments_in(const std::vector<OrderedGround::Ring>& rings, const RoadNetwork& roads) {
    if (rings.empty() || rings.front().empty()) return {};
    const geo::LocalFrame frame{rings.front().front()};
    geo::Area area;
    Metres reach;
    for (const auto& ring : rings) {
        area.rings.push_back(in_plane(frame, ring));
        for (const auto point : area.rings.back()) {
            reach = std::max({reach, Metres{std::abs(point.east.count())}, Metres{std::abs(point.north.count())}});
        }
    }
    std::vector<SegmentId> inside;
    for (const auto segment : roads.segments_near(frame.origin(), reach)) {
        if (is_ferry(roads, segment)) continue;
        const auto line = in_plane(frame, roads.shape({segment, true}));
        const Metres length = geo::length_of(line);
        if (geo::length_inside(line, area) >= length * most_of_it && length > Metres{}) inside.push_back(segment);
    }
    return inside;
}

/// Segments in the neighbourhood of each stretch of the line.
std::vector<SegmentId> segments_beside(const std::vector<geo::Position>& line, const RoadNetwork& roads) {
    constexpr Metres stretch{200};
    std::vector<SegmentId> beside;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const geo::LocalFrame frame{line[i]};
        const auto step = frame.to_plane(line[i + 1]);
        const int parts = std::max(1, static_cast<int>(std::ceil(step.norm() / stretch)));
        for (int part = 0; part <= parts; ++part) {
            const auto near = roads.segments_near(frame.to_position(step * (static_cast<double>(part) / parts)), stretch);
            beside.insert(beside.end(), near.begin(), near.end());
        }
    }
    make_unique(beside);
    return beside;
}

/// How one road follows a line, looked at every few metres.
class Following {
public:
    Following(const RoadNetwork& roads, SegmentId segment, const std::vector<geo::Position>& line) : m_segment(segment) {
        const auto shape = roads.shape({segment, true});
        const geo::LocalFrame frame{shape[shape.size() / 2]};
        m_line = in_plane(frame, line);
        const auto road = in_plane(frame, shape);
        for (std::size_t i = 0; i + 1 < road.size(); ++i) {
            look_at_piece(road[i], road[i + 1] - road[i]);
        }
    }

    [[nodiscard]] bool follows() const { return m_length > Metres{} && m_along_length >= m_length * most_of_it; }

    /// \pre follows()
    [[nodiscard]] RoadAlong road() const {
        const double weight = m_along_length.count();
        return {{m_segment, m_with_line >= 0}, Metres{m_place_sum / weight}, m_from, m_to, Metres{m_distance_sum / weight}};
    }

private:
    void look_at_piece(geo::PlanePoint start, geo::PlanePoint step) {
        constexpr Metres apart{4};
        const Metres length = step.norm();
        const int parts = std::max(1, static_cast<int>(std::ceil(length / apart)));
        for (int part = 0; part < parts; ++part) {
            look_at(start + step * ((part + 0.5) / parts), step.direction(), length / parts);
        }
    }

    void look_at(geo::PlanePoint point, Bearing direction, Metres length) {
        m_length += length;
        const auto foot = geo::nearest_on(m_line, point);
        if (foot.distance > line_tolerance) return;
        const auto line_direction = (m_line[foot.segment + 1] - m_line[foot.segment]).direction();
        const double angle = (direction - line_direction).deviation_degrees();
        if (angle > line_angle && angle < 180 - line_angle) return;
        m_from = m_along_length > Metres{} ? std::min(m_from, foot.along) : foot.along;
        m_to = m_along_length > Metres{} ? std::max(m_to, foot.along) : foot.along;
        m_along_length += length;
        m_with_line += angle < 90 ? length.count() : -length.count();
        m_place_sum += foot.along.count() * length.count();
        m_distance_sum += foot.distance.count() * length.count();
    }

    SegmentId m_segment;
    geo::PlaneLine m_line;
    Metres m_length;
    Metres m_along_length;
    Metres m_from;
    Metres m_to;
    double m_with_line = 0;
    double m_place_sum = 0;
    double m_distance_sum = 0;
};

bool runs_beside_a_nearer_one(const RoadAlong& road, const std::vector<RoadAlong>& all) {
    return std::ranges::any_of(all, [&](const RoadAlong& other) {
        if (other.edge.segment() == road.edge.segment() || other.distance + carriageways_apart > road.distance) return false;
        const Metres shared = std::min(road.to, other.to) - std::max(road.from, other.from);
        return shared > (road.to - road.from) * most_of_it;
    });
}

} // namespace

std::vector<RoadAlong> roads_along(const std::vector<geo::Position>& line, const RoadNetwork& roads) {
    std::vector<RoadAlong> all;
    if (line.size() < 2) return all;
    for (const auto segment : segments_beside(line, roads)) {
        if (is_ferry(roads, segment)) continue;
        const Following following{roads, segment, line};
        if (following.follows()) all.push_back(following.road());
    }
    std::vector<RoadAlong> nearest;
    std::ranges::copy_if(all, std::back_inserter(nearest),
                         [&](const RoadAlong& road) { return !runs_beside_a_nearer_one(road, all); });
    std::ranges::stable_sort(nearest, {}, &RoadAlong::along);
    return nearest;
}

std::vector<SegmentId> segments_of(const OrderedGround& ground, const RoadNetwork& roads) {
    std::vector<SegmentId> segments;
    for (const auto& area : ground.areas) {
        const auto inside = segments_in(area, roads);
        segments.insert(segments.end(), inside.begin(), inside.end());
    }
    for (const auto& line : ground.lines) {
        for (const auto& road : roads_along(line, roads)) {
            segments.push_back(road.edge.segment());
        }
    }
    if (!ground.ways.empty()) {
        for (std::uint32_t s = 0; s < roads.segment_count(); ++s) {
            const auto way = roads.osm_id(roads.way({SegmentId{s}, true}));
            if (std::ranges::binary_search(ground.ways, way)) segments.emplace_back(s);
        }
    }
    make_unique(segments);
    return segments;
}

} // namespace route::itinerary::detail
