// SPDX-License-Identifier: BSL-1.0
#include "junction/kinds.hpp"

namespace route::junction::detail {

///    ----------n------->        A ramp leaves the road at a slant, runs beside it for a while and comes to another
///               \_              road, on another level or not. Where it leaves and where it ends are two junctions,
///                 \___          too far apart for one drawing.
///                     m--
bool has_ramp(const Surroundings& /*around*/, const JunctionNodes& /*nodes*/, const JunctionArms& junction) {
    return std::ranges::any_of(junction.arms, [](const Arm& arm) { return arm.look.link; });
}

} // namespace route::junction::detail
