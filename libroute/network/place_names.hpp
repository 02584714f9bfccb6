// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

/// Private to network/: names as people type them.
namespace route::network::detail {

/// Without letter case and accents: "Città" and "CITTA" are the same. Text that is not UTF-8 stays as it is.
[[nodiscard]] std::string folded(std::string_view name);

} // namespace route::network::detail
