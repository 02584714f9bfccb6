// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/setting/wording.hpp"
#include "timing/timed_leg.hpp"

#include <optional>
#include <string>

/// Inside of document/ only: cars and crews as papers name them.
namespace route::document {

/// Nothing where the edition has no list of entries.
[[nodiscard]] const edition::Entry* entry_of(const timing::TimedLeg& facts, const timing::StartingCar& car);
/// "Lancia Aprilia, 1938"; as much as is told.
[[nodiscard]] std::string car_of(const edition::Entry& entry);
/// "Rossi – Bianchi · Lancia Aprilia, 1938"; empty without an entry.
[[nodiscard]] std::string crew_and_car(const edition::Entry* entry);
/// "Vettura scopa · Sweep car".
[[nodiscard]] std::string role_words(const Wording& words, edition::CarRole role);
/// Of a leg that has a ceremonial start: when and where.
[[nodiscard]] std::optional<std::string> ceremony_line(const Wording& words, const timing::TimedLeg& facts);

} // namespace route::document
