// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/setting/wording.hpp"
#include "timing/trials.hpp"

#include <string>
#include <vector>

/// Inside of document/ only: trials as papers tell them in a line.
namespace route::document {

/// "380.00 m – 38.00 s"; "12000.00 m – 45.00 – 36.00 km/h". Speeds of a trial that is given otherwise than by averages are
/// not told: "12000.00 m – by table".
[[nodiscard]] std::string trial_words(const Wording& words, const timing::PublicTrial& trial,
                                      const std::vector<timing::PublicTrial::Speed>& speeds);
/// When a car starts an average trial: "at its minute", …
[[nodiscard]] Bilingual start_words(const Wording& words, edition::TrialStart start);

} // namespace route::document
