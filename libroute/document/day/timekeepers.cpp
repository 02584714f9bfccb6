// SPDX-License-Identifier: BSL-1.0
#include "document/day/box_search.hpp"
#include "document/day/day_papers.hpp"
#include "document/setting/table.hpp"
#include "timing/timed_leg.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace route::document {

using drawing::Weight;
using edition::Kind;

namespace {

/// For who times the trials: each line to the hundredth of a metre, when cars come; and a log of what crews ask.
class TimekeeperSheets {
public:
    TimekeeperSheets(PageMaker& maker, const roadbook::Publication& published, LegIndex leg_index)
        : m_maker(maker), m_facts(published.leg(leg_index)), m_book(published.book_of(leg_index)) {}

    void add() {
        std::set<WaypointIndex> done;
        for (const ControlIndex i : m_facts.leg().controls.indices()) {
            const auto& control = m_facts.leg().controls[i];
            if (edition::is_trial(control.kind) && done.insert(control.waypoint).second) add_lines(i);
        }
        if (!done.empty()) add_log();
    }

private:
    [[nodiscard]] Bilingual say(const char* key) const { return m_maker.wording().say(std::string("page.lines.") + key); }

    void add_lines(ControlIndex first) {
        const auto& words = m_maker.wording();
        const auto& controls = m_facts.leg().controls;
        const auto name = m_facts.code_of_series(first) + " – " + isolated(controls[first].name);
        const auto anchor = fmt::format("lines-{}", first.value());
        m_maker.add_to_outline(name, anchor);
        const auto lines = edition::lines_of(m_facts.edition(), m_facts.row_of(first));
        const auto cars = std::to_string(m_facts.times().cars.size());
        std::vector<std::string> lead{
            words.say("page.lines.cars", {{"cars", cars}, {"first", m_facts.first_car_at(first)}}).joined(), cost()};
        const auto body = m_maker.style().body().size.width;
        const auto rest = body - Millimetres{12 + 24 + 24 + 24 + 20 + 22};
        Table table(m_maker, {{name, say("title").first}, anchor, lead, {}},
                    {{say("line"), Millimetres{12}, Align::centre},
                     {say("at"), Millimetres{24}, Align::right, "m"},
                     {say("since"), Millimetres{24}, Align::right, "m"},
                     {say("imposed"), Millimetres{24}, Align::right, "s"},
                     {say("landmark"), rest},
                     {say("first_car"), Millimetres{20}, Align::centre, "h:min"},
                     {say("set"), Millimetres{22}, Align::centre, "", true}});
        for (std::size_t n = 0; n < lines.size(); ++n) {
            const auto& line = lines[n];
            const auto place = std::ranges::find_if(controls, [&](const auto& control) {
                return control.waypoint == controls[first].waypoint && control.line == line.line;
            });
            RowLook look{Weight::bold};
            look.fields = true;
            look.least_height = Millimetres{11};
            const bool known = place != controls.end();
            const ControlIndex index{static_cast<std::size_t>(place - controls.begin())};
            const auto since = n == 0 ? std::string("–") : words.decimal((line.at - lines[n - 1].at).count(), 2);
            table.row({(line.secret ? "* " : "") + std::to_string(line.line), words.decimal(line.at.count(), 2), since,
                       imposed(line), known ? landmark_near(*place) : "", known ? m_facts.first_car_at(index) : "", ""},
                      look);
        }
        table.finish();
    }

    [[nodiscard]] std::string imposed(const edition::TrialLine& line) const {
        const auto& words = m_maker.wording();
        if (line.time) return words.hundredths(*line.time);
        std::string speeds;
        if (line.average) speeds = words.speed(*line.average);
        for (const auto& [name, average] : line.averages) {
            speeds += fmt::format("{}{} {}", speeds.empty() ? "" : ", ", name, words.speed(average));
        }
        return speeds.empty() ? "–" : speeds + " km/h";
    }

    /// "12.34 km, 120 m after box 37".
    [[nodiscard]] std::string landmark_near(const itinerary::PlacedControl& control) const {
        const auto& words = m_maker.wording();
        const auto km = words.kilometres(control.printed - m_facts.leg().controls.front().printed);
        const auto* before = box_before(m_book, control.chainage, roadbook::BoxKind::junction);
        if (before == nullptr) return km + " km";
        const auto away = fmt::format("{:.0f}", (control.chainage - before->chainage).count());
        return words.say("page.lines.after_box", {{"km", km}, {"metres", away}, {"box", before->number}}).first;
    }

    /// What a line that stands 1 m off its place costs a crew, by the unit in which the rule set times.
    [[nodiscard]] std::string cost() const {
        const auto& words = m_maker.wording();
        const auto unit = m_facts.rules().trials.pc_unit;
        const double average = m_facts.rules().speed.open.count();
        const double seconds = 3.6 / average;
        return words
            .say("page.lines.cost", {{"average", words.decimal(average, 0)},
                                     {"seconds", words.decimal(seconds, 3)},
                                     {"units", words.decimal(seconds * 100.0 / static_cast<double>(unit.count()), 1)}})
            .joined();
    }

    void add_log() {
        m_maker.add_to_outline(say("log").first, "log");
        const auto body = m_maker.style().body().size.width;
        const auto rest = (body - Millimetres{10 + 18 + 16 + 18}) / 4.0;
        Table table(m_maker, say("log"),
                    {{say("request"), Millimetres{10}, Align::centre},
                     {say("hour"), Millimetres{18}, Align::centre, "h:min", true},
                     {say("number"), Millimetres{16}, Align::centre, "", true},
                     {say("trial"), Millimetres{18}, Align::centre, "", true},
                     {say("crew"), rest, Align::left, "", true},
                     {say("reason"), rest, Align::left, "", true},
                     {say("result"), rest, Align::left, "", true},
                     {say("measure"), rest, Align::left, "", true}},
                    "log");
        constexpr int rows = 18;
        RowLook look;
        look.fields = true;
        look.least_height = Millimetres{12};
        for (int i = 1; i <= rows; ++i) {
            table.row({std::to_string(i), "", "", "", "", "", "", ""}, look);
        }
        table.finish();
    }

    PageMaker& m_maker;
    timing::TimedLeg m_facts;
    const roadbook::LegBook* m_book;
};

} // namespace

MadePages timekeeper_pages(const roadbook::Publication& published, LegIndex leg_index, const PageStyle& style,
                           const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    TimekeeperSheets{maker, published, leg_index}.add();
    return maker.result();
}

} // namespace route::document
