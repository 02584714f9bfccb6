// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/workbook.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// Private to edition/: how spreadsheets store numbers, dates and times.
namespace route::edition {

/// What a number format shows: "dd/mm/yyyy" a date, "[h]:mm" a time, everything else a number.
[[nodiscard]] CellContent content_of_format(std::string_view format_code);
/// The same of the formats that XLSX numbers and does not spell out.
[[nodiscard]] CellContent content_of_builtin_format(int id);

/// The shortest decimal text of a number that was stored as one. With three decimals a zero is added: "1.234" of a text
/// could be a thousand, a number's cannot.
[[nodiscard]] std::string text_of_number(double number);

/// Days since `epoch` as a date or time in ISO 8601.
[[nodiscard]] std::string text_of_serial(double days, CellContent content, std::chrono::sys_days epoch);

/// "PT14H30M00S" as "14:30"; nothing when it is no such duration.
[[nodiscard]] std::optional<std::string> time_of_duration(std::string_view duration);

} // namespace route::edition
