// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "exchange/csv_form.hpp"
#include "roadbook/publication.hpp"

#include <string>

namespace route::exchange {

/// The distances-and-times table, one row for each sector of the edition; commas, decimal points, quoted
/// names.
[[nodiscard]] std::string distances_csv(const roadbook::Publication& publication, CsvForm form = CsvForm::us);

} // namespace route::exchange
