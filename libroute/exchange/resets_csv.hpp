// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "exchange/csv_form.hpp"
#include "roadbook/publication.hpp"

#include <string>

namespace route::exchange {

/// Places at which a crew's meter can be set to the book's distance: satellite meters join straight lines over tunnels and woods,
/// wheel meters drift, and some set themselves at known places. All sector starts and resets; stamps, first lines of trials and boxes
/// where the route turns off, at least 1.5 km apart, since a total is printed to 10 m and a meter that is 0.5 % wrong drifts as
/// far in 1 to 2 km. For crews: nothing secret. \pre leg_index < the publication's legs
[[nodiscard]] std::string resets_csv(const roadbook::Publication& publication, LegIndex leg_index,
                                     CsvForm form = CsvForm::us);

} // namespace route::exchange
