// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/publication.hpp"

#include <string>

namespace route::exchange {

/// The leg as a FIT course, for crews' navigators: the road as driven with distances, heights and the first car's times, and a course
/// point for each control and each box, with the turn to take. Bytes, not text. Nothing secret is in it: times are even from one time
/// control to the next, whatever trials lie between. Source: FIT Profile, file type 6, https://developer.garmin.com/fit/file-types/course/.
/// \pre leg_index < the publication's legs; the leg's track is not empty
[[nodiscard]] std::string course_fit(const roadbook::Publication& publication, LegIndex leg_index);

} // namespace route::exchange
