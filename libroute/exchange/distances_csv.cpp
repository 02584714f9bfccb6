// SPDX-License-Identifier: BSL-1.0
#include "exchange/distances_csv.hpp"

#include "exchange/csv_rows.hpp"
#include "exchange/printed_text.hpp"
#include "timing/local_time.hpp"

#include <fmt/format.h>

namespace route::exchange {

using roadbook::Publication;

std::string distances_csv(const Publication& publication, CsvForm form) {
    CsvRows table{form, "leg,sector,from,to,length_km,target_time,average_kmh,first_car_due,first_car_due_iso"};
    table.end_row();
    const auto& timed = publication.timed;
    for (const LegIndex l : timed.legs.indices()) {
        const auto& leg = timed.itinerary.legs[l];
        const auto first_day = publication.leg(l).edition_leg().date;
        for (const auto& sector : timed.legs[l].sectors) {
            const auto due = timed.legs[l].controls[sector.to].due_first_car;
            const auto& zone = timed.legs[l].clocks[sector.to];
            table.word(std::to_string(leg.number))
                .word(std::to_string(sector.number))
                .text(itinerary::called(leg.controls[sector.from]))
                .text(itinerary::called(leg.controls[sector.to]))
                .number(km_text(sector.printed))
                .word(fmt::format("{:02}:{:02}", sector.target.count() / 60, sector.target.count() % 60))
                .number(fmt::format("{:.2f}", sector.average.count()))
                .word(timing::clock_text(due, zone, first_day))
                .word(timing::iso8601(due, zone))
                .end_row();
        }
    }
    return table.take();
}

} // namespace route::exchange
