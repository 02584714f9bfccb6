// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/publication.hpp"

#include <cstddef>
#include <string>

namespace route::exchange {

/// GPX 1.1 for a crew's device: a way point for each control and each other box, then the road as driven as
/// one track. Nothing secret is in it. Controls carry kind, code, distance and the first car's due time (UTC)
/// in a namespace of their own (docs/file-formats.md). \pre leg_index < timed.legs.size()
[[nodiscard]] std::string crew_gpx(const roadbook::Publication& publication, LegIndex leg_index);

} // namespace route::exchange
