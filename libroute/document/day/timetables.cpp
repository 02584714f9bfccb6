// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/day/sector_rows.hpp"
#include "document/day/starters.hpp"
#include "document/setting/table.hpp"
#include "timing/timed_leg.hpp"

#include "base/folded_text.hpp"

#include <fmt/format.h>

namespace route::document {

using drawing::Weight;

namespace {

/// A crew's own day: every control with its own clock, on one page where the leg allows.
class Timetable {
public:
    Timetable(PageMaker& maker, const timing::TimedLeg& facts, const std::vector<CardStrip>& strips,
              const timing::StartingCar& car)
        : m_maker(maker), m_facts(facts), m_strips(strips), m_car(car), m_entry(entry_of(facts, car)) {}

    void add() {
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(m_facts.leg().number);
        const auto title = words.say("page.timetable.title", {{"leg", leg}, {"number", m_car.doors}});
        const auto anchor = "car-" + m_car.doors;
        m_maker.begin_part();
        m_maker.add_to_outline(m_car.doors + (m_entry == nullptr ? "" : " " + isolated(m_entry->crew)), anchor);
        std::vector<std::string> lead{words.date(m_facts.edition_leg().date).joined()};
        if (const auto who = crew_and_car(m_entry); !who.empty()) lead.insert(lead.begin(), who);
        if (const auto ceremony = ceremony_line(words, m_facts)) lead.push_back(*ceremony);
        Table table(m_maker, {title, anchor, lead, {}}, columns());
        for (const auto& strip : m_strips) {
            for (const auto& row : strip.rows) {
                // Of a series of linked trials the first; what is imposed stands on the card.
                if (row.series.empty()) continue;
                table.row({m_facts.crews_know_time_at(row.at) ? clock(row.at) : "", row.series, ""});
            }
            RowLook look{Weight::bold, stripe_grey, true};
            table.row({clock(strip.at), strip.control, strip.measure}, look);
        }
        table.finish();
    }

private:
    [[nodiscard]] std::string clock(ControlIndex at) const { return m_facts.clock(m_facts.times().due(m_car, at), at); }

    [[nodiscard]] std::vector<Column> columns() const {
        const auto label = [&](const char* key) { return m_maker.wording().say(std::string("page.timetable.") + key); };
        const auto body = m_maker.style().body().size.width;
        const Millimetres clock_width{16};
        const auto rest = body - clock_width;
        return {{label("clock"), clock_width, Align::right, "h:min"},
                {label("control"), rest * 0.6},
                {label("since"), rest * 0.4, Align::right}};
    }

    PageMaker& m_maker;
    const timing::TimedLeg& m_facts;
    const std::vector<CardStrip>& m_strips;
    const timing::StartingCar& m_car;
    const edition::Entry* m_entry;
};

} // namespace

MadePages timetable_pages(const roadbook::Publication& published, LegIndex leg_index, const PageStyle& style,
                          const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    const auto facts = published.leg(leg_index);
    const auto strips = card_strips(maker.wording(), facts);
    for (const auto& car : facts.times().cars) {
        Timetable{maker, facts, strips, car}.add();
    }
    return maker.result();
}

} // namespace route::document
