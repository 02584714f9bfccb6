// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/publication.hpp"

#include <string>

namespace route::exchange {

/// The edition for globes and map apps: a zipped doc.kml with a folder for each leg, its road as driven, and its controls.
/// It may be given to anybody: nothing secret is in it. Same input, same bytes. \throws IoError when memory does not suffice
[[nodiscard]] std::string edition_kmz(const roadbook::Publication& publication);

} // namespace route::exchange
