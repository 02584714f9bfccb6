// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/publication.hpp"

#include <string>

namespace route::exchange {

/// The boxes as RallyGDP reads them (sites.google.com/site/rallygdpwithgpx): a way point a box in the book's order, called by its bare
/// number, its total in `cmt` as a bare number of kilometres, its text in `desc`; then the track. For crews: nothing secret.
/// \pre leg_index < the publication's legs
[[nodiscard]] std::string rallygdp_gpx(const roadbook::Publication& publication, LegIndex leg_index);

} // namespace route::exchange
