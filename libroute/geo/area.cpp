// SPDX-License-Identifier: BSL-1.0
#include "geo/area.hpp"

#include "geo/polyline.hpp"

#include <algorithm>

namespace route::geo {

namespace {

/// Calls `visit(a, b)` for each side of each ring.
template <typename Visit> void for_each_side(const Area& area, Visit visit) {
    for (const auto& ring : area.rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            visit(ring[i], ring[(i + 1) % ring.size()]);
        }
    }
}

/// The shares of the way from `from` to `to` at which it crosses a side, with 0 and 1, ascending.
std::vector<double> crossings(const Area& area, PlanePoint from, PlanePoint to) {
    std::vector<double> shares{0, 1};
    for_each_side(area, [&](PlanePoint a, PlanePoint b) {
        // Parallel to a side it changes sides elsewhere or not at all.
        const auto share = crossing_of(from, to, a, b);
        if (share && *share > 0 && *share < 1) shares.push_back(*share);
    });
    std::ranges::sort(shares);
    return shares;
}

} // namespace

bool contains(const Area& area, PlanePoint point) {
    bool inside = false;
    for_each_side(area, [&](PlanePoint a, PlanePoint b) {
        if ((a.north > point.north) == (b.north > point.north)) return;
        const double share = (point.north - a.north) / (b.north - a.north);
        if (point.east < a.east + (b.east - a.east) * share) inside = !inside;
    });
    return inside;
}

Metres length_inside(std::span<const PlanePoint> line, const Area& area) {
    Metres inside;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const PlanePoint step = line[i + 1] - line[i];
        const auto shares = crossings(area, line[i], line[i + 1]);
        for (std::size_t k = 0; k + 1 < shares.size(); ++k) {
            const double middle = (shares[k] + shares[k + 1]) / 2;
            if (contains(area, line[i] + step * middle)) inside += step.norm() * (shares[k + 1] - shares[k]);
        }
    }
    return inside;
}

} // namespace route::geo
