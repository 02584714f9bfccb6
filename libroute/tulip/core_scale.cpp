// SPDX-License-Identifier: BSL-1.0
#include "tulip/core_scale.hpp"

#include "tulip/make_room.hpp"
#include "tulip/map_tulip.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <optional>

namespace route::tulip::detail {

using drawing::Point;
using junction::Arm;
using junction::ArmRole;
using junction::InnerRoad;
using junction::JunctionView;

namespace {

/// Beyond this an island would look like a block of houses.
constexpr double largest_factor = 2.5;
/// White in the middle of an island: it comes to points, and must be wider than a line's.
constexpr double white_of_island = least_white.count() + 0.3;

struct Loop {
    std::vector<std::size_t> roads; ///< of the view's inner ones; the first is the one that it was found by
    double open = 0;                ///< millimetres across, between the roads' middle lines
    double width = 0;               ///< of its widest road
};

bool same_place(geo::PlanePoint a, geo::PlanePoint b) { return (a - b).norm() < Metres{0.5}; }

/// The other inner roads by which one comes back from one end of a road to the other, the fewest; nothing when there are
/// none, or more than an island has.
std::optional<std::vector<std::size_t>> way_round(const std::vector<InnerRoad>& inner, std::size_t road) {
    constexpr std::size_t most = 4;
    using Way = std::pair<geo::PlanePoint, std::vector<std::size_t>>;
    std::deque<Way> open{{inner[road].line.back(), {}}};
    while (!open.empty()) {
        const auto [at, roads] = open.front();
        open.pop_front();
        if (!roads.empty() && same_place(at, inner[road].line.front())) return roads;
        if (roads.size() == most) continue;
        for (std::size_t next = 0; next < inner.size(); ++next) {
            if (next == road || std::ranges::find(roads, next) != roads.end()) continue;
            auto longer = roads;
            longer.push_back(next);
            if (same_place(inner[next].line.front(), at)) open.emplace_back(inner[next].line.back(), longer);
            if (same_place(inner[next].line.back(), at)) open.emplace_back(inner[next].line.front(), longer);
        }
    }
    return std::nullopt;
}

Loop loop_of(const std::vector<InnerRoad>& inner, std::vector<std::size_t> roads, const PaperView& paper) {
    Loop loop{std::move(roads), 0, 0};
    PaperLine round;
    geo::PlanePoint at = inner[loop.roads.front()].line.front();
    for (const auto road : loop.roads) {
        auto line = inner[road].line;
        if (!same_place(line.front(), at)) std::ranges::reverse(line);
        at = line.back();
        for (const auto& point : line) {
            round.push_back(paper.on_paper(point));
        }
        loop.width = std::max(loop.width, width_of(inner[road].look).count());
    }
    loop.open = geo::width_of_ring(round);
    return loop;
}

std::vector<Loop> loops_of(const JunctionView& view, const PaperView& paper) {
    std::vector<Loop> loops;
    for (std::size_t road = 0; road < view.inner.size(); ++road) {
        auto round = way_round(view.inner, road);
        if (!round) continue;
        round->insert(round->begin(), road);
        loops.push_back(loop_of(view.inner, std::move(*round), paper));
    }
    return loops;
}

/// By how much the gap between the halves of a divided road must grow.
double factor_for_halves(const JunctionView& view, const PaperView& paper) {
    double factor = 1;
    for (const Arm& arm : view.arms) {
        if (arm.twin.size() < 2 || arm.beside) continue;
        const double gap = distance_mm(paper.on_paper(arm.line.front()), paper.on_paper(arm.twin.front()));
        constexpr double one_node = 0.2; // halves that set out from one place part by themselves
        if (gap > one_node) factor = std::max(factor, (width_of(arm.look).count() + white_of_island) / gap);
    }
    return factor;
}

/// The greatest factor at which the junction leaves room for its arms.
double factor_that_fits(const JunctionView& view, const PaperView& paper, Point anchor) {
    constexpr double room = 8.5;
    double reach = 0;
    for (const auto& road : view.inner) {
        for (const auto& point : road.line) {
            reach = std::max(reach, distance_mm(paper.on_paper(point), anchor));
        }
    }
    return reach > 0 ? std::max(1.0, room / reach) : 1.0;
}

} // namespace

CoreScale::CoreScale(const JunctionView& view, const PaperView& paper) : m_left_out(view.inner.size(), false) {
    const Arm* entry = view.entry_arm();
    m_anchor = paper.on_paper(entry != nullptr ? entry->line.front() : geo::PlanePoint{});
    const auto loops = loops_of(view, paper);
    double wanted = factor_for_halves(view, paper);
    for (const Loop& loop : loops) {
        if (loop.open > 0) wanted = std::max(wanted, (loop.width + white_of_island) / loop.open);
    }
    m_factor = std::min({wanted, largest_factor, factor_that_fits(view, paper, m_anchor)});
    for (const Loop& loop : loops) {
        constexpr double closes = 0.35; // less white than this is none
        if (loop.open * m_factor - loop.width >= closes) continue;
        const bool already = std::ranges::any_of(loop.roads, [&](std::size_t road) { return m_left_out[road]; });
        const std::size_t road = loop.roads.front();
        if (!already && !view.inner[road].driven) m_left_out[road] = true;
    }
}

} // namespace route::tulip::detail
