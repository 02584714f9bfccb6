// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/day/starters.hpp"
#include "document/setting/table.hpp"
#include "timing/timed_leg.hpp"

#include "base/folded_text.hpp"

#include <fmt/format.h>

namespace route::document {

using drawing::Weight;

namespace {

class StartList {
public:
    StartList(PageMaker& maker, const timing::TimedLeg& facts) : m_maker(maker), m_facts(facts) {}

    void add() {
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(m_facts.leg().number);
        Table table(m_maker, {words.say("page.starts.title", {{"leg", leg}}), "starts", lead(), {}}, columns());
        const auto& cars = m_facts.times().cars;
        std::size_t group = m_facts.edition().groups.size();
        bool striped = false;
        for (const auto& car : cars) {
            if (car.group != group) {
                group = car.group;
                add_heading(table, m_facts.edition().groups[group].name);
            }
            RowLook look;
            if (striped) look.fill = stripe_grey;
            striped = !striped;
            table.row(row(m_facts.clock(m_facts.times().due(car, ControlIndex{}), ControlIndex{}), car.doors,
                          entry_of(m_facts, car)),
                      look);
        }
        add_others(table, edition::CarRole::reserve, "page.starts.reserves");
        add_course_cars(table);
        table.finish();
    }

private:
    [[nodiscard]] std::vector<std::string> lead() const {
        const auto& words = m_maker.wording();
        const auto& start = m_facts.leg().controls.front();
        std::vector<std::string> lines{words.date(m_facts.edition_leg().date).joined()};
        lines.push_back(itinerary::called(start) + " – " +
                        words.say("page.starts.cars", {{"cars", std::to_string(m_facts.times().cars.size())}}).joined());
        if (const auto ceremony = ceremony_line(words, m_facts)) lines.push_back(*ceremony);
        return lines;
    }

    [[nodiscard]] std::vector<Column> columns() const {
        const auto label = [&](const char* key) { return m_maker.wording().say(std::string("page.starts.") + key); };
        const auto body = m_maker.style().body().size.width;
        const Millimetres fixed{20 + 13 + 14 + 20 + 20};
        const auto left = body - fixed;
        return {{label("start"), Millimetres{20}, Align::centre, "h:min"},
                {label("number"), Millimetres{13}, Align::centre},
                {label("crew"), left * 0.55},
                {label("country"), Millimetres{14}, Align::centre},
                {label("car"), left * 0.45},
                {label("class"), Millimetres{20}, Align::centre},
                {label("average"), Millimetres{20}, Align::centre}};
    }

    static std::vector<std::string> row(const std::string& start, const std::string& number, const edition::Entry* entry) {
        if (entry == nullptr) return {start, number, "", "", "", "", ""};
        return {start,
                number,
                isolated(entry->crew),
                entry->country,
                car_of(*entry),
                entry->vehicle_class,
                entry->average_class};
    }

    static void add_heading(Table& table, const std::string& text) {
        if (text.empty()) return;
        RowLook look{Weight::bold, band_grey, true};
        table.row({"", "", isolated(text), "", "", "", ""}, look);
    }

    void add_others(Table& table, edition::CarRole role, const char* heading) const {
        bool any = false;
        for (const auto& entry : m_facts.edition().entries) {
            if (entry.role != role) continue;
            if (!any) add_heading(table, m_maker.wording().say(heading).joined());
            any = true;
            table.row(row("", entry.doors, &entry));
        }
    }

    void add_course_cars(Table& table) const {
        bool any = false;
        for (const auto& car : m_facts.times().course_cars) {
            const auto& entry = m_facts.edition().entries[car.entry];
            if (!any) add_heading(table, m_maker.wording().say("page.starts.course").joined());
            any = true;
            auto cells = row(m_facts.clock(m_facts.times().due(car, ControlIndex{}), ControlIndex{}), entry.doors, &entry);
            cells[2] = role_words(m_maker.wording(), entry.role) + (entry.crew.empty() ? "" : ": " + isolated(entry.crew));
            table.row(cells);
        }
    }

    PageMaker& m_maker;
    const timing::TimedLeg& m_facts;
};

} // namespace

MadePages start_list_pages(const roadbook::Publication& published, LegIndex leg_index, const PageStyle& style,
                           const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    StartList{maker, published.leg(leg_index)}.add();
    return maker.result();
}

} // namespace route::document
