// SPDX-License-Identifier: BSL-1.0
#include "exchange/distances_csv.hpp"

#include "exchange/printed_text.hpp"
#include "timing/local_time.hpp"

#include <fmt/format.h>

namespace route::exchange {

using roadbook::Publication;

std::string distances_csv(const Publication& publication) {
    std::string table = "leg,sector,from,to,length_km,target_time,average_kmh,first_car_due,first_car_due_iso\n";
    const auto& timed = publication.timed;
    for (const LegIndex l : timed.legs.indices()) {
        const auto& leg = timed.itinerary.legs[l];
        const auto first_day = publication.leg(l).edition_leg().date;
        for (const auto& sector : timed.legs[l].sectors) {
            const auto due = timed.legs[l].controls[sector.to].due_first_car;
            table += fmt::format("{},{},{},{},{},{:02}:{:02},{:.2f},{},{}\n", leg.number, sector.number,
                                 csv_field(itinerary::called(leg.controls[sector.from])),
                                 csv_field(itinerary::called(leg.controls[sector.to])), km_text(sector.printed),
                                 sector.target.count() / 60, sector.target.count() % 60, sector.average.count(),
                                 timing::clock_text(due, timed.time_zone, first_day), timing::iso8601(due, timed.time_zone));
        }
    }
    return table;
}

} // namespace route::exchange
