// SPDX-License-Identifier: BSL-1.0
#include "exchange/rabbit_tables_csv.hpp"

#include "exchange/csv_rows.hpp"
#include "timing/trials.hpp"

#include <chrono>
#include <fmt/format.h>

namespace route::exchange {

using roadbook::Publication;
using timing::PublicTrial;

namespace {

bool may_have_a_table(const PublicTrial& trial) {
    return trial.average && trial.length &&
           (trial.given_as == edition::GivenAs::averages || trial.given_as == edition::GivenAs::table);
}

/// A Rabbit counts whole seconds.
std::string clock(Seconds time) {
    const std::chrono::hh_mm_ss parts{std::chrono::round<std::chrono::seconds>(time)};
    return fmt::format("{:02}:{:02}:{:02}", parts.hours().count(), parts.minutes().count(), parts.seconds().count());
}

} // namespace

std::string rabbit_tables_csv(const Publication& publication, LegIndex leg_index, CsvForm form) {
    CsvRows rows{form, "trial,average_class,km,time"};
    rows.end_row();
    bool any = false;
    for (const auto& trial : timing::public_trials(publication.edition, publication.timed.itinerary.legs[leg_index])) {
        if (!may_have_a_table(trial)) continue;
        for (const auto& of_class : timing::speeds_by_class(trial)) {
            auto times = timing::imposed_table(of_class.speeds, *trial.length);
            if (times.back().at < *trial.length) {
                times.push_back({*trial.length, timing::time_to(of_class.speeds, *trial.length)});
            }
            for (std::size_t i = 1; i < times.size(); ++i) { // the first line is where the clock starts
                any = true;
                rows.text(trial.code)
                    .text(of_class.name)
                    .number(fmt::format("{:.3f}", times[i].at.kilometres()))
                    .word(clock(times[i].since_start))
                    .end_row();
            }
        }
    }
    return any ? rows.take() : std::string{};
}

} // namespace route::exchange
