// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/day/starters.hpp"
#include "document/setting/table.hpp"
#include "edition/kind_catalogue.hpp"
#include "timing/timed_leg.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::document {

using drawing::Rect;
using drawing::Weight;
using edition::Kind;

namespace {

constexpr Millimetres row_height{7.5};

/// What a control writes down of each car: in a doubt it decides, beside the time card.
class CheckSheet {
public:
    CheckSheet(PageMaker& maker, const timing::TimedLeg& facts, ControlIndex control)
        : m_maker(maker), m_facts(facts), m_index(control), m_control(facts.leg().controls[control]) {}

    void add() {
        const auto& words = m_maker.wording();
        const auto& code = itinerary::shown_code(m_control);
        const auto name = fmt::format("{}{}{}", code, code.empty() ? "" : " – ", isolated(m_control.name));
        const auto leg = std::to_string(m_facts.leg().number);
        const auto anchor = fmt::format("control-{}", m_index.value() + 1);
        m_maker.begin_part();
        m_maker.add_to_outline(name, anchor);
        const auto& times = m_facts.times().controls[m_index];
        const auto hours = words
                               .say("page.check.hours", {{"opens", m_facts.clock(times.opens, m_index)},
                                                         {"first", m_facts.clock(times.due_first_car, m_index)},
                                                         {"last", m_facts.clock(times.due_last_car, m_index)},
                                                         {"closes", m_facts.clock(times.closes, m_index)}})
                               .joined();
        Table table(m_maker, {{name, words.say("page.check.title", {{"leg", leg}}).first}, anchor, {hours}, {}}, columns());
        RowLook look;
        look.fields = true;
        look.least_height = row_height;
        for (const auto& [due, car] : cars_in_due_order()) {
            const auto* entry = entry_of(m_facts, *car);
            table.row({m_facts.clock(due, m_index), car->doors, entry == nullptr ? "" : isolated(entry->crew), "", "", ""},
                      look);
        }
        for (int blank = 0; blank < blank_rows; ++blank) {
            table.row({"", "", "", "", "", ""}, look);
        }
        table.finish_above(Millimetres{26}, [&](Sheet& sheet, const Rect& band) { sign(sheet, band); });
    }

private:
    static constexpr int blank_rows = 6;

    [[nodiscard]] std::vector<std::pair<timing::Instant, const timing::StartingCar*>> cars_in_due_order() const {
        std::vector<std::pair<timing::Instant, const timing::StartingCar*>> cars;
        for (const auto& car : m_facts.times().cars) {
            cars.emplace_back(m_facts.times().due(car, m_index), &car);
        }
        std::ranges::stable_sort(cars, {}, [](const auto& car) { return car.first; });
        return cars;
    }

    [[nodiscard]] std::vector<Column> columns() const {
        const auto label = [&](const char* key) { return m_maker.wording().say(std::string("page.check.") + key); };
        const auto body = m_maker.style().body().size.width;
        const Millimetres fixed{22 + 14 + 30 + 16 + 36};
        // A trial's line is timed by its apparatus: what is written is the order.
        const char* arrived = edition::is_trial(m_control.kind) ? "passed" : "arrived";
        const char* seen = m_control.kind == Kind::ct ? "stamped" : "shown";
        return {{label("due"), Millimetres{22}, Align::centre, "h:min"},
                {label("number"), Millimetres{14}, Align::centre, "", true},
                {label("crew"), body - fixed, Align::left, "", m_facts.edition().entries.empty()},
                {label(arrived), Millimetres{30}, Align::centre, "h:min:s", true},
                {label(seen), Millimetres{16}, Align::centre, "", true},
                {label("remarks"), Millimetres{36}, Align::left, "", true}};
    }

    void sign(Sheet& sheet, const Rect& band) const {
        const auto& words = m_maker.wording();
        auto top = Millimetres{};
        for (const char* key : {"page.check.direction", "page.check.clock", "page.check.signed"}) {
            sheet.line(words.say(key).joined() + " ______________________________________",
                       {strip(band, top, Millimetres{8}), {{Points{10}}, Align::left, Points{7}}});
            top = top + Millimetres{8.5};
        }
    }

    PageMaker& m_maker;
    const timing::TimedLeg& m_facts;
    ControlIndex m_index;
    const itinerary::PlacedControl& m_control;
};

} // namespace

MadePages check_sheet_pages(const roadbook::Publication& published, LegIndex leg_index, const PageStyle& style,
                            const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    const auto facts = published.leg(leg_index);
    for (const ControlIndex i : facts.leg().controls.indices()) {
        const auto& control = facts.leg().controls[i];
        // The further lines of a trial are timed by who times the first, but for those that nobody knows.
        const bool line = edition::is_trial(control.kind) && (control.line == 1 || control.secret);
        if (edition::is_manned(control.kind) || line) CheckSheet{maker, facts, i}.add();
    }
    return maker.result();
}

} // namespace route::document
