// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "timing/speed_caps.hpp"
#include "timing/timed_itinerary.hpp"

namespace route::timing {

/// What a scrutineer would ask about. Most of it is a warning and does not stop an edition.

/// What needs no due times: declared lengths that the measured ones do not bear out, PCs and PMs that are faster than the
/// limits of their roads (an error where the rule set says so), cars that start too soon after each other, and limits that
/// nothing uses.
void check_edition_rules(const edition::Edition& edition, const TimedItinerary& timed, const RuleSet& rules,
                         const LegCaps& caps, Diagnostics& found);

/// What needs them: controls too near to each other, legs that overlap, long drives without rest, trials by night.
void check_times(const edition::Edition& edition, const TimedItinerary& timed, const RuleSet& rules, Diagnostics& found);

} // namespace route::timing
