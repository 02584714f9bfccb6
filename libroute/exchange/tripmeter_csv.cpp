// SPDX-License-Identifier: BSL-1.0
#include "exchange/tripmeter_csv.hpp"

#include "exchange/printed_text.hpp"
#include "timing/trials.hpp"

#include <fmt/format.h>

namespace route::exchange {

using roadbook::Publication;

namespace {

using Hundredths = std::chrono::duration<std::int64_t, std::centi>;

class TripMeterTable {
public:
    TripMeterTable(const Publication& publication, LegIndex leg_index)
        : m_publication(publication), m_index(leg_index), m_leg(publication.timed.itinerary.legs[leg_index]),
          m_times(publication.timed.legs[leg_index]) {}

    std::string text() {
        m_text = "sector,kind,code,name,start_km,from_m,length_m,time_s,average_kmh,pace_s_per_100m,average_class\n";
        const auto trials = timing::public_trials(m_publication.edition, m_leg);
        std::size_t next = 0;
        for (const auto& sector : m_times.sectors) {
            add_sector(sector);
            for (; next < trials.size() && trials[next].first < sector.to; ++next) {
                add_trial(sector, trials[next]);
            }
        }
        return std::move(m_text);
    }

private:
    void add_sector(const timing::Sector& sector) {
        const auto& to = m_leg.controls[sector.to];
        // Where a sector begins the trip meter is set to 0, unless totals count from the leg's start.
        const bool through = m_publication.edition.total_from_leg_start;
        const auto start = through ? m_leg.controls[sector.from].printed - m_leg.controls.front().printed : PrintedLength{};
        const bool drives = sector.target.count() > 0;
        const auto seconds = std::chrono::seconds(sector.target).count();
        m_text += fmt::format("{},SECTOR,{},{},{},0.00,{},{}.00,{},{},\n", sector.number, csv_field(to.code),
                              csv_field(to.name), km_text(start), sector.printed.decametres() * 10, seconds,
                              drives ? fmt::format("{:.2f}", sector.average.count()) : "",
                              sector.average.count() > 0 ? pace(sector.average) : "");
    }

    void add_trial(const timing::Sector& sector, const timing::PublicTrial& trial) {
        const auto& control = m_leg.controls[trial.first];
        const auto start = fmt::format("{},{},{},{},{}", sector.number, trial.average ? "PM" : "PC", csv_field(trial.code),
                                       csv_field(control.name), km_text(m_publication.leg(m_index).total_at(trial.first)));
        if (!trial.average) {
            const bool drives = trial.length && trial.time && trial.time->count() > 0;
            const auto average = drives ? *trial.length / Seconds{*trial.time} : KmPerHour{};
            m_text += fmt::format("{},0.00,{},{},{},{},\n", start,
                                  trial.length ? fmt::format("{:.2f}", trial.length->count()) : "",
                                  trial.time ? seconds(*trial.time) : "",
                                  drives ? fmt::format("{:.2f}", average.count()) : "", drives ? pace(average) : "");
            return;
        }
        if (!trial.tells_averages()) {
            m_text +=
                fmt::format("{},0.00,{},,,,\n", start, trial.length ? fmt::format("{:.2f}", trial.length->count()) : "");
            return;
        }
        for (const auto& of_class : timing::speeds_by_class(trial)) {
            for (std::size_t i = 0; i < of_class.speeds.size(); ++i) {
                const auto& speed = of_class.speeds[i];
                const auto end =
                    i + 1 < of_class.speeds.size() ? of_class.speeds[i + 1].at : trial.length.value_or(speed.at);
                const auto length = end - speed.at;
                m_text += fmt::format("{},{:.2f},{:.2f},{},{:.2f},{},{}\n", start, speed.at.count(), length.count(),
                                      seconds(std::chrono::round<Hundredths>(length / speed.speed)), speed.speed.count(),
                                      pace(speed.speed), of_class.name.empty() ? std::string() : csv_field(of_class.name));
            }
        }
    }

    static std::string seconds(Hundredths time) { return fmt::format("{}.{:02}", time.count() / 100, time.count() % 100); }
    /// Computed from the average alone each time, as the sport's tables are.
    static std::string pace(KmPerHour speed) { return fmt::format("{:.3f}", 360.0 / speed.count()); }

    const Publication& m_publication;
    LegIndex m_index;
    const itinerary::LegItinerary& m_leg;
    const timing::LegTimes& m_times;
    std::string m_text;
};

} // namespace

std::string tripmeter_csv(const Publication& publication, LegIndex leg_index) {
    return TripMeterTable{publication, leg_index}.text();
}

} // namespace route::exchange
