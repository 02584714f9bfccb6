// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/publication.hpp"

#include <cstddef>
#include <functional>
#include <string>

namespace route::exchange {

/// Draws a box's tulip as one SVG document without links to the outside.
using TulipSvg = std::function<std::string(const roadbook::Box&)>;

/// The road book for digital readers: OpenRally GPX v1.0.3, valid by its strict schema. One way point for each box, in
/// the order of the book, with its distance in kilometres since the leg's start, its tulip, dangers, and at each time
/// control the minutes to the next one. Nothing secret is in it. \pre leg_index < timed.legs.size()
[[nodiscard]] std::string openrally_gpx(const roadbook::Publication& publication, LegIndex leg_index,
                                        const TulipSvg& tulip_svg);

} // namespace route::exchange
