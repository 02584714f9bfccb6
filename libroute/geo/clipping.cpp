// SPDX-License-Identifier: BSL-1.0
#include "geo/clipping.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace route::geo {

namespace {

/// The shares of the way from `a` to `b` between which it is inside.
std::optional<std::pair<double, double>> shares_inside(PlanePoint a, PlanePoint b, const Window& window) {
    double enter = 0;
    double leave = 1;
    const auto heed = [&](Metres change, Metres room) { // inside where change · share <= room
        const double by = change.count();
        const double limit = room.count();
        if (by == 0) return limit >= 0;
        if (by > 0) {
            leave = std::min(leave, limit / by);
        } else {
            enter = std::max(enter, limit / by);
        }
        return enter <= leave;
    };
    const PlanePoint step = b - a;
    const bool inside =
        heed(step.east, window.north_east.east - a.east) && heed(-step.east, a.east - window.south_west.east) &&
        heed(step.north, window.north_east.north - a.north) && heed(-step.north, a.north - window.south_west.north);
    if (!inside) return std::nullopt;
    return std::pair(enter, leave);
}

/// Cuts off what `depth` calls negative: how far a point is inside of one side.
template <typename Depth> PlaneLine cut(const PlaneLine& ring, Depth depth) {
    PlaneLine kept;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& from = ring[i];
        const auto& to = ring[(i + 1) % ring.size()];
        const double before = depth(from).count();
        const double after = depth(to).count();
        if (before >= 0) kept.push_back(from);
        if ((before >= 0) != (after >= 0)) kept.push_back(from + (to - from) * (before / (before - after)));
    }
    return kept;
}

} // namespace

std::vector<PlaneLine> clipped_line(std::span<const PlanePoint> line, const Window& window) {
    std::vector<PlaneLine> parts;
    bool goes_on = false; // the last part ends where this piece begins
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const auto shares = shares_inside(line[i], line[i + 1], window);
        if (!shares || shares->second <= shares->first) {
            goes_on = false;
            continue;
        }
        const PlanePoint step = line[i + 1] - line[i];
        const bool from_start = shares->first == 0;
        const bool to_end = shares->second == 1;
        if (!(goes_on && from_start)) parts.push_back({from_start ? line[i] : line[i] + step * shares->first});
        parts.back().push_back(to_end ? line[i + 1] : line[i] + step * shares->second);
        goes_on = to_end;
    }
    return parts;
}

PlaneLine clipped_ring(std::span<const PlanePoint> ring, const Window& window) {
    PlaneLine inside(ring.begin(), ring.end());
    inside = cut(inside, [&](PlanePoint p) { return p.east - window.south_west.east; });
    inside = cut(inside, [&](PlanePoint p) { return window.north_east.east - p.east; });
    inside = cut(inside, [&](PlanePoint p) { return p.north - window.south_west.north; });
    inside = cut(inside, [&](PlanePoint p) { return window.north_east.north - p.north; });
    if (inside.size() < 3) inside.clear();
    return inside;
}

} // namespace route::geo
