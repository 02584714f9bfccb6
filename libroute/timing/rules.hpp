// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

namespace route::timing {

/// What the sport's rules ask of times and distances; read from styles/rules/NAME.toml, which names the
/// source of each number. docs/timing-rules.md ties each to its test.
struct RuleSet {
    std::string name;
    KmPerHour max_average{50};             ///< of a sector; a faster one is refused
    KmPerHour max_trial_average{50};       ///< of a PC or PM; a faster one is a warning
    std::chrono::minutes opens_before{15}; ///< a control works from so long before the first car is due
    std::chrono::minutes closes_after{30}; ///< until so long after the last car is due
    Metres min_timed_spacing{3200};        ///< between time controls; nearer ones are a warning
    Metres min_stamp_spacing{500};         ///< from a CT to the next manned control; nearer is a warning
    /// A declared length may differ from the measured one by this part of it, but never by more than `most`
    /// nor is `least` ever too much.
    double declared_tolerance = 0.001;
    Metres declared_tolerance_least{10};
    Metres declared_tolerance_most{50};

    /// Reads `styles`/rules/`name`.toml. \throws InputError with file and line when there is no such rule
    /// set, a key is missing or unknown, or a value is no number within reason
    [[nodiscard]] static RuleSet load(const std::filesystem::path& styles, std::string_view name);
};

} // namespace route::timing
