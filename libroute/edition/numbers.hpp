// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace route::edition {

/// The values that a number may have. The upper end also settles what "1.234" is where 1234 would be out of
/// range.
struct Range {
    double least = 0;
    double most = 0;
};

/// Which signs a file is seen to use as decimal sign, from those of its numbers that leave no doubt.
struct DecimalSigns {
    bool comma = false;
    bool point = false;
};

enum class NumberFault { not_a_number, out_of_range, ambiguous };

struct ParsedNumber {
    double value = 0;
    std::optional<NumberFault> fault;
};

/// Notes the decimal sign of a number that leaves no doubt: "46,06" and "1.234,5", but not "1.234".
void note_decimal_sign(std::string_view text, DecimalSigns& signs);

/// A number as Italian or English spreadsheets write it: "1.234,5", "1,234.5", "46,0679", "46.0679". A sign
/// before exactly three digits is a decimal sign unless the file's other numbers use the other sign: then it
/// is ambiguous, if both readings are in range.
[[nodiscard]] ParsedNumber parsed_number(std::string_view text, Range range, DecimalSigns signs);

/// "14:30", "14.30", "14h30" or "14:30:15", 00:00:00 to 23:59:59.
[[nodiscard]] std::optional<std::chrono::seconds> parsed_time_of_day(std::string_view text);

} // namespace route::edition
