// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace route::edition {

/// The known word that was probably meant by a mistyped one; empty when none is near enough to suggest.
[[nodiscard]] std::string_view nearest_word(std::string_view typed, std::span<const std::string_view> known);

/// "a, b, c"
[[nodiscard]] std::string listed(std::span<const std::string_view> words);

} // namespace route::edition
