// SPDX-License-Identifier: BSL-1.0
#include "pipeline/reading_back.hpp"

#include "exchange/read_back.hpp"
#include "roadbook/phrases.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::pipeline {

namespace fs = std::filesystem;

namespace {

constexpr const char* way_out =
    "Build again; a file that nobody changed and that differs is a bug of this program: report it.";

std::string km(PrintedLength length) { return fmt::format("{:.2f}", length.decametres() / 100.0); }
std::string hours(std::chrono::minutes time) { return fmt::format("{}:{:02}", time.count() / 60, time.count() % 60); }

class Figures {
public:
    Figures(const Plan& plan, const fs::path& build, const Workshop& workshop, Diagnostics& found)
        : m_plan(plan), m_build(build), m_words(roadbook::Phrases::load(workshop.styles, plan.edition.languages.front())),
          m_found(found) {}

    void check() {
        std::vector<int> legs;
        for (const auto& leg : m_plan.timed.itinerary.legs) {
            legs.push_back(leg.number);
        }
        const auto read = exchange::read_back(m_build, legs, m_plan.edition.total_from_leg_start);
        for (const auto& file : read.unread) {
            m_found.add({Severity::infeasible, "figure-missing", {}, file, "cannot be read back", way_out});
        }
        for (const auto* file : {"itinerary.json", "distances-and-times.csv", "edition.xlsx", "edition.gpkg"}) {
            if (std::ranges::find(read.unread, file) == read.unread.end()) check_sectors(file, read.sectors);
        }
        for (const auto& box : read.boxes) {
            differ(fmt::format("leg {}, box {}", box.leg, box.box),
                   fmt::format("{} says {}, which is not its sector's length", box.file, box.what));
        }
        for (const auto& track : read.tracks) {
            check_track(track);
        }
        check_printed();
    }

private:
    void differ(std::string subject, std::string message) {
        m_found.add({Severity::infeasible, "figure-differs", {}, std::move(subject), std::move(message), way_out});
    }

    void check_sectors(const std::string& file, const std::vector<exchange::SectorFigure>& told) {
        for (const LegIndex l : m_plan.timed.legs.indices()) {
            const int leg = m_plan.timed.itinerary.legs[l].number;
            for (const auto& sector : m_plan.timed.legs[l].sectors) {
                const auto subject = fmt::format("leg {}, sector {}", leg, sector.number);
                const auto own = std::ranges::find_if(told, [&](const exchange::SectorFigure& figure) {
                    return figure.file == file && figure.leg == leg && figure.sector == sector.number;
                });
                if (own == told.end()) {
                    m_found.add({Severity::infeasible, "figure-missing", {}, subject, file + " does not tell it", way_out});
                } else if (own->length.decametres() != sector.printed.decametres() || own->target != sector.target) {
                    differ(subject, fmt::format("{} says {} km in {}, the plan {} km in {}", file, km(own->length),
                                                own->target ? hours(*own->target) : std::string("no time"),
                                                km(sector.printed), hours(sector.target)));
                }
            }
        }
    }

    /// Over the map, where the plan's lengths are; positions have seven decimals, a centimetre.
    void check_track(const exchange::TrackFigure& track) {
        if (m_plan.edition.lengths_3d) return;
        const auto leg = std::ranges::find(m_plan.timed.itinerary.legs, track.leg, &itinerary::LegItinerary::number);
        const Metres length = leg->length();
        const Metres off = track.length > length ? track.length - length : length - track.length;
        const Metres allowed = std::max(Metres{5}, length * 1e-4);
        if (off <= allowed) return;
        differ(fmt::format("leg {}", track.leg), fmt::format("the track of {} is {:.2f} km long, the plan {:.2f} km",
                                                             track.file, track.length.kilometres(), length.kilometres()));
    }

    void check_printed() {
        const auto itinerary = exchange::text_of_pdf(m_build / "itinerary.pdf");
        if (!itinerary) {
            m_found.add({Severity::note,
                         "figure-unread",
                         {},
                         "itinerary.pdf",
                         "is not read back: pdftotext is not there, or does not read it",
                         "Install poppler-utils to have what is printed held against the rest."});
            return;
        }
        for (const LegIndex l : m_plan.timed.legs.indices()) {
            const int leg = m_plan.timed.itinerary.legs[l].number;
            const auto name = fmt::format("leg-{}/roadbook.pdf", leg);
            const auto book = exchange::text_of_pdf(m_build / name);
            for (const auto& sector : m_plan.timed.legs[l].sectors) {
                const auto length = m_words.decimal(sector.printed.decametres() / 100.0, 2);
                const auto time = hours(sector.target);
                const auto prints = [&](const std::optional<std::string>& text) {
                    return text && text->find(length) != std::string::npos && text->find(time) != std::string::npos;
                };
                for (const auto& [file, text] :
                     {std::pair(std::string("itinerary.pdf"), &itinerary), std::pair(name, &book)}) {
                    if (prints(*text)) continue;
                    m_found.add({Severity::infeasible,
                                 "figure-missing",
                                 {},
                                 fmt::format("leg {}, sector {}", leg, sector.number),
                                 fmt::format("{} does not print {} km or {}", file, length, time),
                                 way_out});
                }
            }
        }
    }

    const Plan& m_plan;
    const fs::path& m_build;
    roadbook::Phrases m_words;
    Diagnostics& m_found;
};

} // namespace

void check_figures(const Plan& plan, const fs::path& build, const Workshop& workshop, Diagnostics& found) {
    Figures{plan, build, workshop, found}.check();
}

} // namespace route::pipeline
