// SPDX-License-Identifier: BSL-1.0
#include "geo/polyline.hpp"

#include <array>
#include <span>
#include <utility>

namespace route::geo {

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

PlaneLine simplified(const PlaneLine& line, Metres tolerance) {
    if (line.size() < 3) return line;
    std::vector<bool> keep(line.size(), false);
    keep.front() = keep.back() = true;
    keep_far_points(line, tolerance, keep);
    PlaneLine result;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (keep[i]) result.push_back(line[i]);
    }
    return result;
}

} // namespace route::geo
