// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string_view>

namespace route::exchange {

/// How a table parts its fields and writes decimals. Spreadsheets and apps of most of Europe take commas for decimal signs.
enum class CsvForm {
    us, ///< commas between fields, decimal points
    eu, ///< semicolons between fields, decimal commas
};

/// "us", "eu". Nothing for another name.
[[nodiscard]] std::optional<CsvForm> csv_form_named(std::string_view name);

} // namespace route::exchange
