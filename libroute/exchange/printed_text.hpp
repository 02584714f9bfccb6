// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "roadbook/publication.hpp"

#include <string>
#include <string_view>

/// Inside of exchange/ only: values as files spell them.
namespace route::exchange {

/// "12.34": kilometres, always with a point.
[[nodiscard]] std::string km_text(PrintedLength length);

/// The text without characters that no XML file may hold; each becomes a space.
[[nodiscard]] std::string printable(std::string_view text);

/// The text as one field of a table of commas, between quotation marks.
[[nodiscard]] std::string csv_field(std::string_view text);

/// The boxes' texts of one language, one line each.
[[nodiscard]] std::string text_of(const roadbook::Box& box, Language language);

} // namespace route::exchange
