// SPDX-License-Identifier: BSL-1.0
#include "junction/core.hpp"

#include <array>

namespace route::junction {

std::string_view name_of(JunctionKind kind) {
    static constexpr std::array<std::string_view, 10> names{
        "plain", "mini_roundabout", "roundabout",  "dual_carriageway", "turning_back", "island_mouth",
        "ramp",  "staggered",       "open_square", "close_together"};
    return names.at(static_cast<std::size_t>(kind));
}

namespace detail {

namespace {

/// What tells a junction of this kind from all that come after it in the list.
struct KindMark {
    JunctionKind kind;
    bool (*bears)(const Surroundings&, const Core&, const JunctionView&);
};

bool joins_several_nodes(const Surroundings& /*around*/, const Core& core, const JunctionView& /*view*/) {
    return core.nodes.size() > 1;
}

constexpr std::array marks{
    KindMark{JunctionKind::turning_back, is_turning_back},
    KindMark{JunctionKind::dual_carriageway, has_divided_road},
    KindMark{JunctionKind::island_mouth, has_island},
    KindMark{JunctionKind::open_square, has_open_square},
    KindMark{JunctionKind::ramp, has_ramp},
    KindMark{JunctionKind::staggered, is_staggered},
    KindMark{JunctionKind::mini_roundabout, is_mini_roundabout},
    KindMark{JunctionKind::close_together, joins_several_nodes},
};

} // namespace

JunctionKind kind_of(const Surroundings& around, const Core& core, const JunctionView& view) {
    const auto mark = std::ranges::find_if(marks, [&](const KindMark& m) { return m.bears(around, core, view); });
    return mark == marks.end() ? JunctionKind::plain : mark->kind;
}

} // namespace detail

} // namespace route::junction
