// SPDX-License-Identifier: BSL-1.0
#include "junction/kinds.hpp"

#include <algorithm>

namespace route::junction {

namespace detail {

namespace {

bool joins_several_nodes(const Surroundings& /*around*/, const JunctionNodes& nodes, const JunctionArms& /*arms*/) {
    return nodes.nodes.size() > 1;
}

bool is_any(const Surroundings& /*around*/, const JunctionNodes& /*nodes*/, const JunctionArms& /*arms*/) { return true; }

// The first that a junction bears the mark of is its kind; the last one has no mark.
constexpr std::array<KindHandler, 10> handlers{{
    // kind, name                                            reaches_on           follows               unites        bears
    {JunctionKind::roundabout, "roundabout", nullptr, nullptr, nullptr, is_roundabout, nullptr},
    {JunctionKind::turning_back, "turning_back", nullptr, take_in_turning_back, nullptr, is_turning_back, nullptr},
    {JunctionKind::dual_carriageway, "dual_carriageway", spans_divided_road, nullptr, merge_halves, has_divided_road,
     nullptr},
    {JunctionKind::island_mouth, "island_mouth", is_leg_of_island, nullptr, nullptr, has_island, nullptr},
    {JunctionKind::open_square, "open_square", runs_round_a_square, nullptr, nullptr, has_open_square, nullptr},
    {JunctionKind::ramp, "ramp", nullptr, nullptr, nullptr, has_ramp, nullptr},
    {JunctionKind::staggered, "staggered", nullptr, nullptr, nullptr, is_staggered, nullptr},
    {JunctionKind::mini_roundabout, "mini_roundabout", nullptr, nullptr, nullptr, is_mini_roundabout,
     exit_of_mini_roundabout},
    {JunctionKind::close_together, "close_together", nullptr, nullptr, nullptr, joins_several_nodes, nullptr},
    {JunctionKind::plain, "plain", nullptr, nullptr, nullptr, is_any, nullptr},
}};

constexpr bool each_kind_has_one_row() {
    for (std::size_t kind = 0; kind < junction_kind_count; ++kind) {
        int rows = 0;
        for (const auto& handler : handlers) {
            rows += static_cast<std::size_t>(handler.kind) == kind ? 1 : 0;
        }
        if (rows != 1) return false;
    }
    return handlers.size() == junction_kind_count;
}
static_assert(each_kind_has_one_row(), "a kind of junction without its row, or with two");

} // namespace

const std::array<KindHandler, 10>& kind_handlers() { return handlers; }

const KindHandler& handler_of(JunctionKind kind) { return *std::ranges::find(handlers, kind, &KindHandler::kind); }

JunctionKind kind_of(const Surroundings& around, const JunctionNodes& nodes, const JunctionArms& arms) {
    return std::ranges::find_if(handlers, [&](const KindHandler& h) { return h.bears(around, nodes, arms); })->kind;
}

} // namespace detail

std::string_view name_of(JunctionKind kind) { return detail::handler_of(kind).name; }

} // namespace route::junction
