// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace route::edition {

enum class Encoding { utf8, utf16, windows1252 };

struct DecodedText {
    std::string utf8; ///< without a byte order mark
    Encoding encoding = Encoding::utf8;
};

/// Text as spreadsheets save it, made UTF-8: by its byte order mark, else UTF-16 when every second byte is zero, else
/// UTF-8 when all of it is, else Windows-1252. Nothing when it is none of these (or holds zero bytes): then it is no text.
[[nodiscard]] std::optional<DecodedText> decoded(std::string_view bytes);

/// From an encoding that a file names itself; nothing when there is no such encoding or the bytes are not in it.
[[nodiscard]] std::optional<std::string> utf8_from(std::string_view bytes, const std::string& encoding);

/// The text without white space at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// White space of any kind and length, line breaks too, becomes one space; none is left at either end, nor are
/// characters that no one sees.
[[nodiscard]] std::string on_one_line(std::string_view utf8);

/// True when the text holds characters that no page and no XML file may hold: control characters other than
/// line breaks and tabs, and the non-characters U+FFFE, U+FFFF.
[[nodiscard]] bool has_unprintable(std::string_view utf8);

} // namespace route::edition
