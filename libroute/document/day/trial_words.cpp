// SPDX-License-Identifier: BSL-1.0
#include "document/day/trial_words.hpp"

#include <fmt/format.h>

namespace route::document {

std::string trial_words(const Wording& words, const timing::PublicTrial& trial,
                        const std::vector<timing::PublicTrial::Speed>& speeds) {
    std::string what;
    const auto add = [&what](const std::string& part) { what += (what.empty() ? "" : " – ") + part; };
    if (trial.length) add(words.decimal(trial.length->count(), 2) + " m");
    if (trial.time) add(words.hundredths(*trial.time) + " s");
    switch (trial.given_as) {
    case edition::GivenAs::averages:
        for (const auto& speed : speeds) {
            add(words.speed(speed.speed) + " km/h");
        }
        break;
    case edition::GivenAs::table: add(words.say("page.averages.by_table").first); break;
    case edition::GivenAs::landmarks: add(words.say("page.averages.by_landmarks").first); break;
    case edition::GivenAs::stones: add(words.say("page.averages.by_stones").first); break;
    }
    return what;
}

Bilingual start_words(const Wording& words, edition::TrialStart start) {
    switch (start) {
    case edition::TrialStart::scheduled: break;
    case edition::TrialStart::next_minute: return words.say("page.averages.start_next_minute");
    case edition::TrialStart::self: return words.say("page.averages.start_self");
    case edition::TrialStart::rolling: return words.say("page.averages.start_rolling");
    }
    return words.say("page.averages.start_scheduled");
}

} // namespace route::document
