// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "exchange/csv_form.hpp"
#include "roadbook/publication.hpp"

#include <string>

namespace route::exchange {

/// What a crew keys into its trip meter: each sector and each trial of a leg with its length and its time or average,
/// in the order of the road. Nothing secret. \pre leg_index < the publication's legs
[[nodiscard]] std::string tripmeter_csv(const roadbook::Publication& publication, LegIndex leg_index,
                                        CsvForm form = CsvForm::us);

} // namespace route::exchange
