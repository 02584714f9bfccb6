// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "base/units.hpp"
#include "pipeline/stages.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace route::pipeline {

/// What the blind crew made of one leg's book, on three drives: trip meter right, half a percent long, half a percent
/// short.
struct LegDrive {
    int leg = 0;
    Metres length;
    std::size_t boxes = 0;
    std::size_t junctions = 0;            ///< places where there was something to choose
    std::size_t free_boxes = 0;           ///< boxes that no control, danger or reassurance forces
    std::vector<std::string> superfluous; ///< numbers of those without which the crew would have gone the same way
    std::vector<std::string> findings;    ///< "box 37 at 12.34 km: hesitates: …", each once
};

/// Makes the road books as `build` does, edits included, and lets the blind crew drive them. A place where it leaves the
/// route, or a box that it does not find, is an infeasible diagnostic; a hesitation is a warning.
[[nodiscard]] std::vector<LegDrive> driven_by_blind_crew(const Plan& plan, const Workshop& workshop,
                                                         Diagnostics& diagnostics);

/// The drives as text for a terminal.
[[nodiscard]] std::string text_of(const std::vector<LegDrive>& drives);

} // namespace route::pipeline
