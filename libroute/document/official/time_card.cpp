// SPDX-License-Identifier: BSL-1.0
#include "document/official/official_pages.hpp"
#include "document/setting/table.hpp"
#include "timing/timed_leg.hpp"
#include "timing/trials.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::document {

using drawing::Weight;
using edition::Kind;

namespace {

constexpr Millimetres field_height{11};

class TimeCard {
public:
    TimeCard(PageMaker& maker, const timing::TimedLeg& facts) : m_maker(maker), m_facts(facts) {}

    void add() {
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(m_facts.leg().number);
        const auto title = words.say("page.card.title", {{"leg", leg}});
        const auto crew = words.say("page.card.car").joined() + " ________    " + words.say("page.card.crew").joined() +
                          " ____________________";
        std::vector<std::string> lead{words.date(m_facts.edition_leg().date).joined(), crew};
        for (const auto& group : m_facts.edition().groups) {
            add_how(group, lead);
        }
        Table table(m_maker, {title, "card", lead, {}}, columns());
        for (const ControlIndex i : m_facts.leg().controls.indices()) {
            add_row(table, i);
        }
        table.finish();
    }

private:
    /// From car 1's times to the crew's own.
    void add_how(const edition::StartGroup& group, std::vector<std::string>& lead) const {
        const auto interval = std::to_string(group.interval.count());
        const auto after = std::to_string(std::chrono::duration_cast<std::chrono::minutes>(group.after).count());
        const auto& words = m_maker.wording();
        const auto how = group.name.empty() ? words.say("page.card.how", {{"interval", interval}})
                                            : words.say("page.card.how_group",
                                                        {{"interval", interval}, {"after", after}, {"group", group.name}});
        lead.push_back(how.first);
        if (!how.second.empty()) lead.push_back(how.second);
    }

    [[nodiscard]] std::vector<Column> columns() const {
        const auto label = [&](const char* key) { return m_maker.wording().say(std::string("page.card.") + key); };
        const auto body = m_maker.style().body().size.width;
        const Millimetres fixed{14 + 14 + 17 + 20 + 20 + 18};
        return {{label("control"), Millimetres{14}},
                {label("place"), body - fixed},
                {label("target"), Millimetres{14}, Align::right, "h:min"},
                {label("car_1"), Millimetres{17}, Align::right, "h:min"},
                {label("due"), Millimetres{20}, Align::centre, "h:min", true},
                {label("actual"), Millimetres{20}, Align::centre, "h:min", true},
                {label("stamp"), Millimetres{18}, Align::centre, "", true}};
    }

    void add_row(Table& table, ControlIndex i) {
        const auto& control = m_facts.leg().controls[i];
        if (control.secret) return;
        RowLook look{Weight::bold};
        look.least_height = field_height;
        look.fields = true;
        if (control.kind == Kind::ct) {
            // Only the stamp counts.
            table.row({control.code, control.name, "–", "–", "–", "–", ""}, look);
        } else if (edition::is_sector_boundary(control.kind)) {
            look.rule_above = true;
            const auto* sector = m_facts.sector_ending_at(i);
            const auto halt = m_facts.halt_before(i);
            const auto target = sector != nullptr ? Wording::minutes(sector->target) : halt ? Wording::minutes(*halt) : "";
            table.row({control.code, place_of(i), target, m_facts.first_car_at(i), "", "", ""}, look);
        } else if (!control.code.empty() && (control.kind == Kind::pc || (control.kind == Kind::pm && control.line <= 1))) {
            add_trial(table, i);
        }
    }

    [[nodiscard]] std::string place_of(ControlIndex i) const {
        const auto& control = m_facts.leg().controls[i];
        if (control.passage == itinerary::Passage::at) return control.name;
        const auto* key = control.passage == itinerary::Passage::in ? "page.itinerary.in" : "page.itinerary.out";
        return m_maker.wording().say(key, {{"place", control.name}}).first;
    }

    void add_trial(Table& table, ControlIndex i) {
        const auto trials = timing::public_trials(m_facts.edition(), m_facts.leg());
        const auto trial = std::ranges::find(trials, i, &timing::PublicTrial::first);
        if (trial == trials.end()) return;
        const auto& words = m_maker.wording();
        std::string what;
        if (trial->length) what += words.decimal(trial->length->count(), 2) + " m";
        if (trial->time) what += fmt::format(" – {} s", words.hundredths(*trial->time));
        for (const auto& speed : trial->speeds) {
            what += fmt::format(" – {} km/h", words.speed(speed.speed));
        }
        // A series stands at one place: its name once.
        const auto& control = m_facts.leg().controls[i];
        const std::string name = control.line <= 1 ? isolated(control.name) : std::string();
        const auto* between = name.empty() || what.empty() ? "" : ": ";
        table.row({trial->code, name + between + what, "", "", "", "", ""});
    }

    PageMaker& m_maker;
    timing::TimedLeg m_facts;
};

} // namespace

MadePages time_card_pages(const roadbook::Publication& published, LegIndex leg_index, const PageStyle& style,
                          const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    TimeCard{maker, published.leg(leg_index)}.add();
    return maker.result();
}

} // namespace route::document
