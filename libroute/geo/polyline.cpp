// SPDX-License-Identifier: BSL-1.0
#include "geo/polyline.hpp"

#include "base/assert.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace route::geo {

NearestOnLine nearest_on(std::span<const PlanePoint> line, PlanePoint point) {
    ROUTE_ASSERT(!line.empty());
    NearestOnLine best{line[0], (point - line[0]).norm(), Metres{}, 0};
    Metres before;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const PlanePoint step = line[i + 1] - line[i];
        const double dx = step.east.count();
        const double dy = step.north.count();
        const double square = dx * dx + dy * dy;
        const PlanePoint to_point = point - line[i];
        const double dot = dx * to_point.east.count() + dy * to_point.north.count();
        const double fraction = square > 0 ? std::clamp(dot / square, 0.0, 1.0) : 0.0;
        const PlanePoint foot = line[i] + step * fraction;
        const Metres away = (point - foot).norm();
        const Metres length = step.norm();
        if (away < best.distance) best = {foot, away, before + length * fraction, i};
        before += length;
    }
    return best;
}

Metres length_of(std::span<const PlanePoint> line) {
    Metres sum;
    for (std::size_t i = 1; i < line.size(); ++i) {
        sum += (line[i] - line[i - 1]).norm();
    }
    return sum;
}

PlanePoint point_along(std::span<const PlanePoint> line, Metres along) {
    ROUTE_ASSERT(!line.empty());
    if (along <= Metres{}) return line.front();
    for (std::size_t i = 1; i < line.size(); ++i) {
        const PlanePoint step = line[i] - line[i - 1];
        const Metres length = step.norm();
        if (along <= length && length > Metres{}) return line[i - 1] + step * (along / length);
        along -= length;
    }
    return line.back();
}

PlaneLine part_of(std::span<const PlanePoint> line, Metres from, Metres to) {
    ROUTE_ASSERT(from <= to);
    PlaneLine part{point_along(line, from)};
    Metres before;
    for (std::size_t i = 1; i < line.size(); ++i) {
        before += (line[i] - line[i - 1]).norm();
        if (before > from && before < to) part.push_back(line[i]);
    }
    part.push_back(point_along(line, to));
    return part;
}

namespace {

/// Without recursion: a line that winds in a spiral would go as deep as it has points.
void keep_far_points(std::span<const PlanePoint> line, Metres tolerance, std::vector<bool>& keep) {
    std::vector<std::pair<std::size_t, std::size_t>> parts{{0, line.size() - 1}};
    while (!parts.empty()) {
        const auto [first, last] = parts.back();
        parts.pop_back();
        const std::array ends{line[first], line[last]};
        std::size_t farthest = first;
        Metres deviation;
        for (std::size_t i = first + 1; i < last; ++i) {
            const Metres away = nearest_on(ends, line[i]).distance;
            if (away > deviation) {
                deviation = away;
                farthest = i;
            }
        }
        if (deviation <= tolerance) continue;
        keep[farthest] = true;
        parts.emplace_back(first, farthest);
        parts.emplace_back(farthest, last);
    }
}

} // namespace

PlaneLine simplified(std::span<const PlanePoint> line, Metres tolerance) {
    if (line.size() < 3) return {line.begin(), line.end()};
    std::vector<bool> keep(line.size(), false);
    keep.front() = keep.back() = true;
    keep_far_points(line, tolerance, keep);
    PlaneLine result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (keep[i]) result.push_back(line[i]);
    }
    return result;
}

double side_of(PlanePoint from, PlanePoint to, PlanePoint point) {
    const PlanePoint a = to - from;
    const PlanePoint b = point - from;
    return a.east.count() * b.north.count() - a.north.count() * b.east.count();
}

} // namespace route::geo
