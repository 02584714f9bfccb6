// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>

/// Inside of document/ only: what the papers of those who serve controls have in common.
namespace route::document {

/// So long before a control opens its people are there; assumed.
inline constexpr std::chrono::minutes time_to_set_up{30};

} // namespace route::document
