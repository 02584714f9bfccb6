// SPDX-License-Identifier: BSL-1.0
#include "exchange/due_times_csv.hpp"

#include "exchange/csv_rows.hpp"
#include "timing/local_time.hpp"

#include <fmt/format.h>

namespace route::exchange {

using roadbook::Publication;

std::string due_times_csv(const Publication& publication, LegIndex leg_index, CsvForm form) {
    const auto facts = publication.leg(leg_index);
    CsvRows table{form, "number,crew,group,average_class"};
    for (const auto& control : facts.leg().controls) {
        const auto& code = itinerary::shown_code(control);
        table.text(fmt::format("{}{}{}", code, code.empty() ? "" : " ", control.name));
    }
    table.end_row();
    for (const auto& car : facts.times().cars) {
        const auto* entry = car.entry ? &publication.edition.entries[*car.entry] : nullptr;
        table.text(car.doors)
            .text(entry == nullptr ? "" : entry->crew)
            .text(publication.edition.groups[car.group].name)
            .text(entry == nullptr ? "" : entry->average_class);
        for (const ControlIndex i : facts.leg().controls.indices()) {
            table.word(timing::iso8601(facts.times().due(car, i), facts.times().clocks[i]));
        }
        table.end_row();
    }
    return table.take();
}

} // namespace route::exchange
