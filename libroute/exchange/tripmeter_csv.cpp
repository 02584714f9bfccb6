// SPDX-License-Identifier: BSL-1.0
#include "exchange/tripmeter_csv.hpp"

#include "exchange/csv_rows.hpp"
#include "exchange/printed_text.hpp"
#include "timing/trials.hpp"

#include <fmt/format.h>

namespace route::exchange {

using roadbook::Publication;

namespace {

using Hundredths = std::chrono::duration<std::int64_t, std::centi>;

class TripMeterTable {
public:
    TripMeterTable(const Publication& publication, LegIndex leg_index, CsvForm form)
        : m_publication(publication), m_index(leg_index), m_leg(publication.timed.itinerary.legs[leg_index]),
          m_times(publication.timed.legs[leg_index]),
          m_rows(form, "sector,kind,code,name,start_km,from_m,length_m,time_s,average_kmh,pace_s_per_100m,average_class") {}

    std::string text() {
        m_rows.end_row();
        const auto trials = timing::public_trials(m_publication.edition, m_leg);
        std::size_t next = 0;
        for (const auto& sector : m_times.sectors) {
            add_sector(sector);
            for (; next < trials.size() && trials[next].first < sector.to; ++next) {
                add_trial(sector, trials[next]);
            }
        }
        return m_rows.take();
    }

private:
    void add_sector(const timing::Sector& sector) {
        const auto& to = m_leg.controls[sector.to];
        // Where a sector begins the trip meter is set to 0, unless totals count from the leg's start.
        const bool through = m_publication.edition.total_from_leg_start;
        const auto start = through ? m_leg.controls[sector.from].printed - m_leg.controls.front().printed : PrintedLength{};
        const bool drives = sector.target.count() > 0;
        const auto seconds = std::chrono::seconds(sector.target).count();
        begin_row(sector, "SECTOR", to.code, to.name, start);
        m_rows.number("0.00")
            .word(std::to_string(sector.printed.decametres() * 10))
            .number(fmt::format("{}.00", seconds))
            .number(drives ? fmt::format("{:.2f}", sector.average.count()) : "")
            .number(sector.average.count() > 0 ? pace(sector.average) : "")
            .word("")
            .end_row();
    }

    void begin_row(const timing::Sector& sector, std::string_view kind, std::string_view code, std::string_view name,
                   PrintedLength start) {
        m_rows.word(std::to_string(sector.number)).word(kind).text(code).text(name).number(km_text(start));
    }

    void add_trial(const timing::Sector& sector, const timing::PublicTrial& trial) {
        const auto& control = m_leg.controls[trial.first];
        const auto begin = [&] {
            begin_row(sector, trial.average ? "PM" : "PC", trial.code, control.name,
                      m_publication.leg(m_index).total_at(trial.first));
        };
        const auto length = trial.length ? fmt::format("{:.2f}", trial.length->count()) : std::string{};
        if (!trial.average) {
            const bool drives = trial.length && trial.time && trial.time->count() > 0;
            const auto average = drives ? *trial.length / Seconds{*trial.time} : KmPerHour{};
            begin();
            m_rows.number("0.00")
                .number(length)
                .number(trial.time ? seconds(*trial.time) : "")
                .number(drives ? fmt::format("{:.2f}", average.count()) : "")
                .number(drives ? pace(average) : "")
                .word("")
                .end_row();
            return;
        }
        if (!trial.tells_averages()) {
            begin();
            m_rows.number("0.00").number(length).word("").word("").word("").word("").end_row();
            return;
        }
        for (const auto& of_class : timing::speeds_by_class(trial)) {
            add_speeds(of_class, trial.length, begin);
        }
    }

    template <typename Begin>
    void add_speeds(const timing::PublicTrial::ClassSpeeds& of_class, std::optional<Metres> whole, const Begin& begin) {
        for (std::size_t i = 0; i < of_class.speeds.size(); ++i) {
            const auto& speed = of_class.speeds[i];
            const auto end = i + 1 < of_class.speeds.size() ? of_class.speeds[i + 1].at : whole.value_or(speed.at);
            const auto length = end - speed.at;
            begin();
            m_rows.number(fmt::format("{:.2f}", speed.at.count()))
                .number(fmt::format("{:.2f}", length.count()))
                .number(seconds(std::chrono::round<Hundredths>(length / speed.speed)))
                .number(fmt::format("{:.2f}", speed.speed.count()))
                .number(pace(speed.speed));
            if (of_class.name.empty()) {
                m_rows.word("");
            } else {
                m_rows.text(of_class.name);
            }
            m_rows.end_row();
        }
    }

    static std::string seconds(Hundredths time) { return fmt::format("{}.{:02}", time.count() / 100, time.count() % 100); }
    /// Computed from the average alone each time, as the sport's tables are.
    static std::string pace(KmPerHour speed) { return fmt::format("{:.3f}", 360.0 / speed.count()); }

    const Publication& m_publication;
    LegIndex m_index;
    const itinerary::LegItinerary& m_leg;
    const timing::LegTimes& m_times;
    CsvRows m_rows;
};

} // namespace

std::string tripmeter_csv(const Publication& publication, LegIndex leg_index, CsvForm form) {
    return TripMeterTable{publication, leg_index, form}.text();
}

} // namespace route::exchange
