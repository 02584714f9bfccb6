// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "pipeline/stages.hpp"
#include "roadbook/road_book.hpp"

namespace route::pipeline {

/// The plan's road book in the edition's languages, with what became of each edit that was made by hand; made once.
/// \throws InputError when a language has no phrases
[[nodiscard]] roadbook::RoadBook edited_book(const Plan& plan, const Workshop& workshop);

/// Tells edits that name pictograms which styles/pictograms does not have, and drawings that cannot stand in
/// documents.
void check_drawings(const edition::Edition& edition, const std::filesystem::path& styles, Diagnostics& diagnostics);

/// Writes the anchors of kept and moved edits into edits.toml as they are now; comments and layout stay.
/// Answers how many are others than before; the file is left alone when there are none. \throws IoError;
/// InputError when an anchor is written in a form that cannot be replaced
std::size_t write_anchors(const edition::Edition& edition, const roadbook::RoadBook& book, const Workshop& workshop);

} // namespace route::pipeline
