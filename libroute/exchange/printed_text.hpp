// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "roadbook/publication.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// Inside of exchange/ only: values as files spell them.
namespace route::exchange {

/// "12.34": kilometres, always with a point.
[[nodiscard]] std::string km_text(PrintedLength length);

/// The same as a number: 12.34.
[[nodiscard]] double km_number(PrintedLength length);

/// The text without characters that no XML file may hold; each becomes a space.
[[nodiscard]] std::string printable(std::string_view text);

/// At most so many bytes of a text on one line; no character is cut.
[[nodiscard]] std::string clipped(std::string_view utf8, std::size_t bytes);

/// "Giro dei Colli – leg 1: Trento – Trento". \pre leg_index < the publication's legs
[[nodiscard]] std::string leg_title(const roadbook::Publication& publication, LegIndex leg_index);

/// "CO 3 Povo", "PC 6 END Povo", "REFUEL Via Brennero".
[[nodiscard]] std::string label_of(const itinerary::PlacedControl& control);

/// The boxes' texts of one language, one line each.
[[nodiscard]] std::string text_of(const roadbook::Box& box, Language language);

} // namespace route::exchange
