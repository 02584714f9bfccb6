// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/publication.hpp"

#include <cstddef>
#include <string>

namespace route::exchange {

/// GPX 1.1 for marshals and timekeepers: every control and every line of a trial, the secret ones too, with when it
/// works and when cars are due (UTC), then the road as driven. Never to be given to crews.
/// \pre leg_index < timed.legs.size()
[[nodiscard]] std::string marshals_gpx(const roadbook::Publication& publication, LegIndex leg_index);

} // namespace route::exchange
