// SPDX-License-Identifier: BSL-1.0
#include "junction/core.hpp"

namespace route::junction {

///        |                 Left at u and at once right at v: the sum of both turns would tell neither. The
///    ----v----u----        bit between them is part of the junction.
///             |
///
std::optional<Hand> first_of_two_turns(const JunctionView& view) {
    constexpr double a_turn = 32;
    std::vector<Hand> hands;
    for (const TurnAngle turn : view.turns) {
        if (turn.deviation_degrees() < a_turn) continue;
        const Hand hand = turn.degrees() > 0 ? Hand::right : Hand::left;
        if (hands.empty() || hands.back() != hand) hands.push_back(hand);
    }
    if (hands.size() != 2) return std::nullopt;
    return hands.front();
}

namespace detail {

bool is_staggered(const Surroundings& /*around*/, const Core& core, const JunctionView& view) {
    return core.group.first != core.group.last && first_of_two_turns(view).has_value();
}

} // namespace detail

} // namespace route::junction
