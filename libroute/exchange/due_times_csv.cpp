// SPDX-License-Identifier: BSL-1.0
#include "exchange/due_times_csv.hpp"

#include "exchange/printed_text.hpp"
#include "timing/local_time.hpp"

#include <fmt/format.h>

namespace route::exchange {

using roadbook::Publication;

std::string due_times_csv(const Publication& publication, LegIndex leg_index) {
    const auto facts = publication.leg(leg_index);
    std::string table = "number,crew,group,average_class";
    for (const auto& control : facts.leg().controls) {
        const auto& code = itinerary::shown_code(control);
        table += "," + csv_field(fmt::format("{}{}{}", code, code.empty() ? "" : " ", control.name));
    }
    table += "\n";
    for (const auto& car : facts.times().cars) {
        const auto* entry = car.entry ? &publication.edition.entries[*car.entry] : nullptr;
        table += fmt::format("{},{},{},{}", csv_field(car.doors), csv_field(entry == nullptr ? "" : entry->crew),
                             csv_field(publication.edition.groups[car.group].name),
                             csv_field(entry == nullptr ? "" : entry->average_class));
        for (const ControlIndex i : facts.leg().controls.indices()) {
            table += "," + timing::iso8601(facts.times().due(car, i), publication.timed.time_zone);
        }
        table += "\n";
    }
    return table;
}

} // namespace route::exchange
