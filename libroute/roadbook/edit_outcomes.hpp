// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "roadbook/road_book.hpp"

namespace route::roadbook {

/// Tells what became of the edits that were made by hand, in the order of edits.toml: those that moved, those
/// that are lost, with all that they said, those that are not anchored, and as errors those that cannot be.
/// `when_lost` is the severity of lost ones.
void tell_edits(const edition::Edition& edition, const RoadBook& book, Diagnostics& diagnostics,
                Severity when_lost = Severity::warning);

/// The same for who is about to write anchors: without those that will be anchored.
void tell_edits_to_anchor(const edition::Edition& edition, const RoadBook& book, Diagnostics& diagnostics);

} // namespace route::roadbook
