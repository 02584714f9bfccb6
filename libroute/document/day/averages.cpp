// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/day/trial_words.hpp"
#include "document/setting/table.hpp"
#include "timing/timed_leg.hpp"
#include "timing/trials.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

namespace route::document {

using drawing::Weight;
using timing::PublicTrial;

namespace {

/// "1:02,5": minutes, seconds and tenths since the trial's start.
std::string tenths(const Wording& words, Seconds time) {
    const auto all = static_cast<std::int64_t>(std::llround(time.count() * 10));
    const auto seconds = all % 600;
    return fmt::format("{}:{}{}", all / 600, seconds < 100 ? "0" : "",
                       words.decimal(static_cast<double>(seconds) / 10.0, 1));
}

/// The sheets of a leg's average trials, as their crews are given them.
class AverageSheets {
public:
    AverageSheets(PageMaker& maker, const roadbook::Publication& published, LegIndex leg_index)
        : m_maker(maker), m_facts(published.leg(leg_index)), m_book(published.book_of(leg_index)) {}

    void add() {
        for (const auto& trial : timing::public_trials(m_facts.edition(), m_facts.leg())) {
            if (!trial.average || !trial.length) continue;
            switch (trial.given_as) {
            case edition::GivenAs::averages:
                add_averages(trial);
                for (const auto& column : timing::speeds_by_class(trial)) {
                    add_grid(trial, column);
                }
                break;
            case edition::GivenAs::table:
                for (const auto& column : timing::speeds_by_class(trial)) {
                    add_grid(trial, column);
                }
                break;
            case edition::GivenAs::landmarks: add_landmarks(trial); break;
            case edition::GivenAs::stones: add_stones(trial); break;
            }
        }
    }

private:
    [[nodiscard]] Bilingual say(const char* key) const { return m_maker.wording().say(std::string("page.averages.") + key); }

    [[nodiscard]] Bilingual title_of(const PublicTrial& trial, const std::string& of_class) const {
        const auto& control = m_facts.leg().controls[trial.first];
        auto title = say("title");
        title.first = trial.code + " – " + isolated(control.name) + (of_class.empty() ? "" : " – " + of_class);
        return title;
    }

    [[nodiscard]] std::vector<std::string> lead_of(const PublicTrial& trial) const {
        const auto& words = m_maker.wording();
        const auto start = words.kilometres(m_facts.total_at(trial.first));
        return {
            words.say("page.averages.length", {{"metres", words.decimal(trial.length->count(), 2)}, {"km", start}}).joined(),
            start_words(words, trial.starts).joined()};
    }

    [[nodiscard]] std::string begin(const PublicTrial& trial) {
        auto anchor = fmt::format("trial-{}-{}", trial.first.value(), ++m_sheets);
        m_maker.add_to_outline(trial.code, anchor);
        return anchor;
    }

    /// A line for each place where somebody's average changes, and the end.
    void add_averages(const PublicTrial& trial) {
        const auto columns = timing::speeds_by_class(trial);
        std::vector<Column> heads{{say("at"), Millimetres{24}, Align::right, "m"},
                                  {say("total"), Millimetres{20}, Align::right, "km"}};
        const auto rest = m_maker.style().body().size.width - Millimetres{44};
        const auto share = rest / static_cast<double>(columns.size() * 2);
        for (const auto& column : columns) {
            const auto name = column.name.empty() ? say("average") : Bilingual{column.name, ""};
            heads.push_back({name, share, Align::right, "km/h"});
            heads.push_back({say("time"), share, Align::right, "min:s"});
        }
        Table table(m_maker, {title_of(trial, ""), begin(trial), lead_of(trial), {}}, heads);
        std::set<double> places{trial.length->count()};
        for (const auto& column : columns) {
            for (const auto& speed : column.speeds) {
                places.insert(speed.at.count());
            }
        }
        const auto& words = m_maker.wording();
        for (const double place : places) {
            std::vector<std::string> cells{words.decimal(place, 2), total_text(trial, Metres{place})};
            for (const auto& column : columns) {
                const auto change = std::ranges::find(column.speeds, Metres{place}, &PublicTrial::Speed::at);
                cells.push_back(change == column.speeds.end() ? "" : words.speed(change->speed));
                cells.push_back(tenths(words, timing::time_to(column.speeds, Metres{place})));
            }
            table.row(cells, {Weight::bold});
        }
        table.finish();
    }

    [[nodiscard]] std::string total_text(const PublicTrial& trial, Metres at) const {
        // The trip meter's figure: of the printed place of the first line, so that the columns add up.
        return m_maker.wording().decimal((m_facts.total_at(trial.first).length() + at).kilometres(), 2);
    }

    /// The time to each 100 m: a row a kilometre.
    void add_grid(const PublicTrial& trial, const PublicTrial::ClassSpeeds& column) {
        std::vector<Column> heads{{say("km"), Millimetres{10}, Align::right}};
        const auto share = (m_maker.style().body().size.width - Millimetres{10}) / 10.0;
        for (int i = 0; i < 10; ++i) {
            heads.push_back({{m_maker.wording().decimal(i / 10.0, 1), ""}, share, Align::right});
        }
        Table table(m_maker, {title_of(trial, column.name), begin(trial), lead_of(trial), {}}, heads);
        const auto times = timing::imposed_table(column.speeds, *trial.length);
        for (std::size_t km = 0; km * 10 < times.size(); ++km) {
            std::vector<std::string> cells{std::to_string(km)};
            for (std::size_t step = km * 10; step < km * 10 + 10; ++step) {
                cells.push_back(step < times.size() ? tenths(m_maker.wording(), times[step].since_start) : std::string());
            }
            table.row(cells, {Weight::regular, km % 2 == 1 ? std::optional(stripe_grey) : std::nullopt});
        }
        table.finish();
    }

    [[nodiscard]] std::vector<Column> place_heads(const PublicTrial& trial, const char* place) const {
        const auto columns = timing::speeds_by_class(trial);
        const Millimetres km{18};
        const Millimetres time{22};
        const auto text = m_maker.style().body().size.width - km - time * static_cast<double>(columns.size());
        std::vector<Column> heads{{say("from_start"), km, Align::right, "km"}, {say(place), text}};
        for (const auto& column : columns) {
            heads.push_back({column.name.empty() ? say("time") : Bilingual{column.name, ""}, time, Align::right, "min:s"});
        }
        return heads;
    }

    void add_place(Table& table, const PublicTrial& trial, Metres at, const std::string& text) const {
        const auto& words = m_maker.wording();
        std::vector<std::string> cells{words.decimal(at.kilometres(), 2), text};
        for (const auto& column : timing::speeds_by_class(trial)) {
            cells.push_back(tenths(words, timing::time_to(column.speeds, at)));
        }
        table.row(cells);
    }

    /// What crews pass, and when: the boxes of the road book on the trial.
    void add_landmarks(const PublicTrial& trial) {
        Table table(m_maker, {title_of(trial, ""), begin(trial), lead_of(trial), {}}, place_heads(trial, "landmark"));
        add_place(table, trial, Metres{0}, say("start").joined());
        const auto start = m_facts.leg().controls[trial.first].printed;
        if (m_book != nullptr) {
            for (const auto& sector : m_book->sectors) {
                for (const auto& box : sector.boxes) {
                    const auto at = (box.printed - start).length();
                    if (at <= Metres{0} || at >= *trial.length) continue;
                    add_place(table, trial, at, box.number + " – " + text_of(box));
                }
            }
        }
        add_place(table, trial, *trial.length, say("end").joined());
        table.finish();
    }

    [[nodiscard]] std::string text_of(const roadbook::Box& box) const {
        const auto found = box.text.find(m_maker.wording().language());
        std::string text;
        if (found == box.text.end()) return text;
        for (const auto& line : found->second) {
            text += (text.empty() ? "" : ". ") + line.text;
        }
        return text;
    }

    /// As if a stone stood at each kilometre of the trial.
    void add_stones(const PublicTrial& trial) {
        Table table(m_maker, {title_of(trial, ""), begin(trial), lead_of(trial), {}}, place_heads(trial, "stone"));
        for (Metres at{0}; at < *trial.length; at = at + Metres{1000}) {
            add_place(
                table, trial, at,
                m_maker.wording().say("page.averages.kilometre", {{"km", fmt::format("{:.0f}", at.kilometres())}}).joined());
        }
        add_place(table, trial, *trial.length, say("end").joined());
        table.finish();
    }

    PageMaker& m_maker;
    timing::TimedLeg m_facts;
    const roadbook::LegBook* m_book;
    int m_sheets = 0;
};

} // namespace

MadePages average_pages(const roadbook::Publication& published, LegIndex leg_index, const PageStyle& style,
                        const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    AverageSheets{maker, published, leg_index}.add();
    return maker.result();
}

} // namespace route::document
