// SPDX-License-Identifier: BSL-1.0
#include "matching/ordered_passages.hpp"

#include "geo/geodesic.hpp"
#include "geo/polyline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace route::matching {

namespace {

/// Points at one place may be written in either order.
constexpr Metres same_place{10};

struct Candidate {
    std::size_t point = 0;
    Metres along;
    double cost = 0; ///< of this place and all before it
    std::optional<std::size_t> before;
};

/// The places where the line is nearer to the point than just before and after.
void add_passages(const std::vector<geo::Position>& line, const std::vector<Metres>& along, geo::Position place,
                  std::size_t point, Metres reach, std::vector<Candidate>& candidates) {
    const geo::LocalFrame frame{place};
    struct Foot {
        double distance_m = std::numeric_limits<double>::infinity();
        Metres along;
    };
    std::vector<Foot> feet(line.size() - 1);
    auto from = frame.to_plane(line.front());
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const auto to = frame.to_plane(line[i + 1]);
        const std::array<geo::PlanePoint, 2> piece{from, to};
        const auto nearest = geo::nearest_on(piece, {});
        const Metres length = (to - from).norm();
        const double share = length > Metres{} ? nearest.along / length : 0.0;
        feet[i] = {nearest.distance.count(), along[i] + (along[i + 1] - along[i]) * share};
        from = to;
    }
    for (std::size_t i = 0; i < feet.size(); ++i) {
        if (feet[i].distance_m > reach.count()) continue;
        if (i > 0 && feet[i - 1].distance_m <= feet[i].distance_m) continue;
        // Of pieces that are as near, as two that meet at the place, the first counts.
        if (i + 1 < feet.size() && feet[i + 1].distance_m < feet[i].distance_m) continue;
        const double tens = feet[i].distance_m / 10;
        candidates.push_back({point, feet[i].along, tens * tens, {}});
    }
}

} // namespace

std::vector<std::optional<Metres>> passages_in_order(const std::vector<geo::Position>& line,
                                                     const std::vector<geo::Position>& points, Metres reach) {
    std::vector<std::optional<Metres>> passages(points.size());
    if (line.size() < 2) return passages;
    std::vector<Metres> along{Metres{}};
    for (std::size_t i = 1; i < line.size(); ++i) {
        along.push_back(along.back() + geo::distance(line[i - 1], line[i]));
    }
    std::vector<Candidate> candidates;
    for (std::size_t p = 0; p < points.size(); ++p) {
        add_passages(line, along, points[p], p, reach, candidates);
    }
    const double missed = reach.count() * reach.count() / 100 + 1;
    const auto skipped = [&](std::size_t points_between) { return missed * static_cast<double>(points_between); };
    std::optional<std::size_t> best;
    double best_cost = std::numeric_limits<double>::infinity();
    for (std::size_t c = 0; c < candidates.size(); ++c) {
        auto& candidate = candidates[c];
        double before = skipped(candidate.point);
        for (std::size_t b = 0; b < c; ++b) {
            const auto& former = candidates[b];
            if (former.point == candidate.point || former.along > candidate.along + same_place) continue;
            const double cost = former.cost + skipped(candidate.point - former.point - 1);
            if (cost >= before) continue;
            before = cost;
            candidate.before = b;
        }
        candidate.cost += before;
        const double whole = candidate.cost + skipped(points.size() - 1 - candidate.point);
        if (whole >= best_cost) continue;
        best_cost = whole;
        best = c;
    }
    for (auto c = best; c; c = candidates[*c].before) {
        passages[candidates[*c].point] = candidates[*c].along;
    }
    return passages;
}

} // namespace route::matching
