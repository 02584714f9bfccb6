// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "timing/rules.hpp"
#include "timing/timed_itinerary.hpp"

namespace route::timing {

/// Warns of what a scrutineer would ask about, but that does not stop an edition.

/// Time controls too near to each other, and stamps too near to any manned control.
void check_spacing(const edition::Edition& edition, const TimedItinerary& timed, const RuleSet& rules, Diagnostics& found);

/// Declared lengths that the measured ones do not bear out.
void check_declared_lengths(const edition::Edition& edition, const itinerary::Itinerary& itinerary, const RuleSet& rules,
                            Diagnostics& found);

/// PCs and PMs that are faster than trials should be.
void check_trial_averages(const edition::Edition& edition, const itinerary::Itinerary& itinerary, const RuleSet& rules,
                          Diagnostics& found);

/// A leg that starts before the last car of the leg before is due at its finish.
void check_legs_apart(const edition::Edition& edition, const TimedItinerary& timed, Diagnostics& found);

} // namespace route::timing
