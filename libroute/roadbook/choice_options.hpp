// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"

#include <filesystem>

namespace route::roadbook {

/// Which places earn a box, as far as planners may wish it otherwise: `styles/judgement/boxes.toml` gives the reasons.
struct ChoiceOptions {
    Metres near;            ///< boxes nearer than this stand together on the page
    Metres one_drawing;     ///< decisions nearer than this are one drawing
    Metres reassurance;     ///< the longest way without a box
    Metres reassures_apart; ///< nearer before the next one a box that only says to go on reassures nobody
    KmPerHour told_limit;   ///< a lower speed limit is told up to this one

    /// \throws InputError, IoError
    [[nodiscard]] static ChoiceOptions load(const std::filesystem::path& styles);
};

} // namespace route::roadbook
