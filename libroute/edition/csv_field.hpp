// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace route::edition {

/// The text as one field of a table, between quotation marks.
[[nodiscard]] std::string csv_field(std::string_view text);

} // namespace route::edition
