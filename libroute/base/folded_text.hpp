// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace route {

/// What is left of a text when letter case, accents and the fashions of typing do not count: "Città", "CITTA" and
/// "citta" are one, as are "Øst" and "ost", "Łódź" and "lodz", "l’Adige" and "l'Adige". Text that is not UTF-8 stays as
/// it is.
[[nodiscard]] std::string folded(std::string_view text);

/// Characters that no one sees and that change how others are laid out: marks and overrides of direction, joiners,
/// soft hyphens, byte order marks. Copied text is full of them; they are left out of what is read.
[[nodiscard]] std::string without_unseen(std::string_view utf8);

/// The text as a page may print it: without_unseen(), and with a space for line breaks, tabs and control characters.
[[nodiscard]] std::string printable(std::string_view utf8);

/// A name that is read from right to left, set apart so that what stands around it keeps its order: between two of them
/// "A → B" would be turned otherwise. Other texts come back as they are.
[[nodiscard]] std::string isolated(std::string_view utf8);

} // namespace route
