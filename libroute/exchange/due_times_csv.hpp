// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "exchange/csv_form.hpp"
#include "roadbook/publication.hpp"

#include <string>

namespace route::exchange {

/// When every car is due at every control of a leg, for timekeepers and their programs: a row a car, a column a control, moments as ISO
/// 8601 with the offset of the edition's time zone. For officials: secret check points are among the columns. \pre leg_index < legs
[[nodiscard]] std::string due_times_csv(const roadbook::Publication& publication, LegIndex leg_index,
                                        CsvForm form = CsvForm::us);

} // namespace route::exchange
