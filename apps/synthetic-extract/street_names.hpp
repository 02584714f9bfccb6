// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "chance.hpp"

#include <string>

namespace synthetic {

/// "Via Garibaldi", "Viale dei Mille": a street of a town.
[[nodiscard]] std::string street_name(Chance& chance);
/// "Strada della Fontana", "Località Pozzo Alto": a road between fields.
[[nodiscard]] std::string country_name(Chance& chance);
/// "Cascina Rossa", "Borgo San Rocco": a handful of houses.
[[nodiscard]] std::string hamlet_name(Chance& chance);

} // namespace synthetic
