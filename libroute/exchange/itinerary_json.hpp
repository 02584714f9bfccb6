// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/publication.hpp"

#include <string>

namespace route::exchange {

/// Everything computed, for programs; keys in docs/file-formats.md. It is for officials: check points that
/// crews must not know stand in each leg's `secret_controls`.
[[nodiscard]] std::string itinerary_json(const roadbook::Publication& publication);

} // namespace route::exchange
