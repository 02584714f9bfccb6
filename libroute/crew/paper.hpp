// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/ids.hpp"
#include "base/units.hpp"
#include "drawing/display_list.hpp"
#include "roadbook/phrases.hpp"

#include <cstddef>
#include <string>
#include <vector>

/// A road book as it lies on the crew's knees: what is printed, and nothing that the toolkit knows besides.
namespace route::crew {

struct PaperBox {
    std::string number;
    PrintedLength total;
    PrintedLength partial;
    PrintedLength to_go;
    std::vector<std::string> words; ///< the lines of the information cell, from above
    drawing::Picture tulip;
    std::vector<ControlIndex> boards; ///< of the controls whose sign, code and name it prints
    /// Not printed, and nothing that the crew drives by: a control, a danger or a long way without a box asks for this
    /// one. Boxes that are not forced are counted as free, and may be superfluous.
    bool forced = false;
};

struct PaperSector {
    std::vector<PaperBox> boxes; ///< the first has partial 0
};

struct PaperLeg {
    IndexedBy<SectorIndex, PaperSector> sectors;
    roadbook::Phrases phrases; ///< of the language in which `words` are: what the legend at the book's front explains
};

} // namespace route::crew
