// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "timing/rules.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace route::timing {

/// A crew's car as a leg starts it.
struct StartingCar {
    std::string doors;               ///< its start number, as on its doors
    std::optional<EntryIndex> entry; ///< nothing where the edition has no list of entries
    std::size_t group = 0;           ///< of Edition::groups
    std::chrono::seconds after{0};   ///< when it starts, after the leg's time, `Leg::first_car`; may be negative for a car 0
    std::string average_class = {};  ///< by which it drives average trials, as class_key(); empty for none
};

/// The cars that start on a leg, in the order in which they do: by their groups, in a group by their numbers. Without a list of
/// entries they are numbered through from 1. A car follows the one before it by its group's interval; where the rule set keeps
/// the gaps between numbers, by as many intervals as its number is higher, the leg's time being that of the rule set's
/// first number. A group that starts later than the leg has its own time for its lowest number.
[[nodiscard]] std::vector<StartingCar> start_order(const edition::Edition& edition, int leg, const StartNumbers& numbers);

/// How long after a car that starts at the leg's time the last one comes at most, whichever way numbers are counted, with all
/// that a group halts longer than others. Zero where no group drives the leg.
[[nodiscard]] std::chrono::seconds latest_car(const edition::Edition& edition, int leg);

} // namespace route::timing
