// SPDX-License-Identifier: BSL-1.0
#include "document/day/starters.hpp"

#include "base/folded_text.hpp"
#include "roadbook/phrase_keys.hpp"

#include <fmt/format.h>

namespace route::document {

const edition::Entry* entry_of(const timing::TimedLeg& facts, const timing::StartingCar& car) {
    return car.entry ? &facts.edition().entries[*car.entry] : nullptr;
}

std::string car_of(const edition::Entry& entry) {
    if (!entry.year) return isolated(entry.car);
    return entry.car.empty() ? std::to_string(*entry.year) : fmt::format("{}, {}", isolated(entry.car), *entry.year);
}

std::string crew_and_car(const edition::Entry* entry) {
    if (entry == nullptr) return {};
    const auto car = car_of(*entry);
    return isolated(entry->crew) + (car.empty() ? "" : " · " + car);
}

std::string role_words(const Wording& words, edition::CarRole role) {
    const auto key = roadbook::phrase_of(role);
    return key.empty() ? std::string() : words.say(key).joined();
}

std::optional<std::string> ceremony_line(const Wording& words, const timing::TimedLeg& facts) {
    const auto& times = facts.times();
    if (!times.ceremony) return std::nullopt;
    return words
        .say("page.starts.ceremony",
             {{"place", facts.edition_leg().ceremony->place}, {"time", facts.clock(*times.ceremony, ControlIndex{})}})
        .joined();
}

} // namespace route::document
