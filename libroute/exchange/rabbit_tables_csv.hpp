// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "exchange/csv_form.hpp"
#include "roadbook/publication.hpp"

#include <string>

namespace route::exchange {

/// The imposed tables of a leg's average trials as they are keyed into a Rabbit (docs.rabbitrally.com, "tablas"): kilometres to
/// 0.001 from the first line, and whole hours, minutes and seconds since the start, each 100 m and at the end, for each class. Empty
/// when no trial is given as averages or as a table: where crews have landmarks or stones, a table would tell more than they may know.
/// For crews: nothing secret. \pre leg_index < the publication's legs
[[nodiscard]] std::string rabbit_tables_csv(const roadbook::Publication& publication, LegIndex leg_index,
                                            CsvForm form = CsvForm::us);

} // namespace route::exchange
