// SPDX-License-Identifier: BSL-1.0
#include "timing/dwelling_list.hpp"

#include "geo/geodesic.hpp"
#include "geo/local_frame.hpp"
#include "geo/polyline.hpp"

#include <algorithm>
#include <map>
#include <span>

namespace route::timing {

namespace {

/// Of a road that are looked at together.
constexpr std::size_t points_at_once = 16;

std::vector<geo::Position> line_between(const itinerary::LegItinerary& leg, Chainage from, Chainage to) {
    std::vector<geo::Position> line{itinerary::position_at(leg, from)};
    const auto first = std::ranges::upper_bound(leg.track, from, {}, &itinerary::TrackPoint::chainage);
    for (auto point = first; point != leg.track.end() && point->chainage < to; ++point) {
        line.push_back(point->position);
    }
    line.push_back(itinerary::position_at(leg, to));
    return line;
}

geo::Bounds bounds_round(std::span<const geo::Position> line, Metres reach) {
    auto south_west = line.front();
    auto north_east = line.front();
    for (const auto p : line) {
        south_west = {std::min(south_west.latitude, p.latitude), std::min(south_west.longitude, p.longitude)};
        north_east = {std::max(north_east.latitude, p.latitude), std::max(north_east.longitude, p.longitude)};
    }
    return {geo::LocalFrame{south_west}.to_position({-reach, -reach}),
            geo::LocalFrame{north_east}.to_position({reach, reach})};
}

Metres distance_to(std::span<const geo::Position> line, geo::Position place) {
    const geo::LocalFrame frame{place};
    geo::PlaneLine plane(line.size());
    std::ranges::transform(line, plane.begin(), [&](geo::Position p) { return frame.to_plane(p); });
    return geo::nearest_on(plane, geo::PlanePoint{}).distance;
}

/// A square of houses beside a row.
struct Beside {
    std::size_t row = 0;
    Metres distance;
    network::Dwellings dwellings;
};

} // namespace

std::vector<DwellingRow> dwelling_list(const TimedLeg& leg, const network::RoadNetwork& roads,
                                       const itinerary::LegRights* rights, const Authorities* authorities, Metres reach) {
    std::vector<DwellingRow> rows;
    for (auto& road : road_list(leg, roads, rights, authorities)) {
        rows.push_back({std::move(road), {}, 0, 0});
    }
    std::map<geo::Position, std::vector<Beside>> squares;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto line = line_between(leg.leg(), rows[i].road.from, rows[i].road.to);
        rows[i].towards = geo::bearing(line.front(), line.back());
        // Part by part: the rectangle round a long road holds whole towns.
        for (std::size_t first = 0; first + 1 < line.size(); first += points_at_once) {
            const auto part = std::span(line).subspan(first, std::min(points_at_once + 1, line.size() - first));
            for (const auto& dwellings : roads.layers().dwellings_within(bounds_round(part, reach))) {
                const auto distance = distance_to(part, dwellings.position);
                if (distance > reach) continue;
                auto& beside = squares[dwellings.position];
                if (beside.empty() || beside.back().row != i) beside.push_back({i, distance, dwellings});
                beside.back().distance = std::min(beside.back().distance, distance);
            }
        }
    }
    for (const auto& [position, rows_near] : squares) {
        // Neighbouring rows are one pass: the nearest of them has it.
        for (auto first = rows_near.begin(); first != rows_near.end();) {
            auto end = first + 1;
            while (end != rows_near.end() && end->row == (end - 1)->row + 1) {
                ++end;
            }
            const auto nearest =
                std::min_element(first, end, [](const Beside& a, const Beside& b) { return a.distance < b.distance; });
            rows[nearest->row].houses += nearest->dwellings.houses;
            rows[nearest->row].numbers += nearest->dwellings.numbers;
            first = end;
        }
    }
    std::erase_if(rows, [](const DwellingRow& row) { return row.houses == 0 && row.numbers == 0; });
    return rows;
}

} // namespace route::timing
