// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/error.hpp"

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace route::edition {

/// What a car of the list is there for. Lead, relay and sweep cars are the organiser's: they drive the route before, among
/// and behind the crews.
enum class CarRole { crew, reserve, lead, relay, sweep };
inline constexpr std::array<std::string_view, 5> car_role_names{"crew", "reserve", "lead", "relay", "sweep"};

/// Of an organiser's car without a number.
inline constexpr int no_number = -1;

/// One row of entries.csv.
struct Entry {
    SourceLine where;
    CarRole role = CarRole::crew;
    int number = 0;    ///< the start number, or no_number
    std::string doors; ///< the number as it was written, "007"; may be empty for the organiser's cars
    std::string crew;
    std::string country;
    std::string car;
    std::optional<int> year;
    std::string vehicle_class;
    std::string group;         ///< the start group's name; empty where the edition has one group only
    std::string average_class; ///< by which average trials are driven, as a column of trials.csv ends; may be empty
    std::string phone;
    std::chrono::minutes offset{
        0}; ///< of the organiser's cars: lead before the first car, relay behind it, sweep behind the last
};

/// Whether a car competes: it has due times of its own.
[[nodiscard]] constexpr bool competes(const Entry& entry) { return entry.role == CarRole::crew; }
/// Whether it is one of the organiser's.
[[nodiscard]] constexpr bool is_course_car(const Entry& entry) { return entry.role >= CarRole::lead; }

} // namespace route::edition
