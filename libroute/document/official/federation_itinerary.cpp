// SPDX-License-Identifier: BSL-1.0
#include "document/map/leg_profile.hpp"
#include "document/official/official_pages.hpp"
#include "document/official/rules_page.hpp"
#include "document/setting/table.hpp"
#include "edition/kind_catalogue.hpp"
#include "timing/daylight.hpp"
#include "timing/timed_leg.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::document {

using drawing::Weight;
using edition::Kind;
using itinerary::Passage;

namespace {

constexpr drawing::Colour service_blue{205, 228, 247};
constexpr drawing::Colour refuel_yellow{255, 241, 140};
constexpr Millimetres margin_width{11};

/// What a leg or sector is made of; the three add up.
struct Lengths {
    PrintedLength special; ///< in trials
    PrintedLength liaison;
    PrintedLength total;
};

PrintedLength sum(PrintedLength a, PrintedLength b) { return PrintedLength::decametres(a.decametres() + b.decametres()); }

class LegItineraryPages {
public:
    /// \param service_visits of the legs before
    LegItineraryPages(PageMaker& maker, const roadbook::Publication& published, LegIndex leg_index, int service_visits)
        : m_maker(maker), m_facts(published.leg(leg_index)), m_roads(published.roads), m_service_visits(service_visits) {}

    void add() {
        const auto& words = m_maker.wording();
        const auto& leg = m_facts.edition_leg();
        const auto number = std::to_string(leg.number);
        Bilingual title = words.say("page.official.leg", {{"leg", number}, {"name", leg.name}});
        const auto unnamed = words.say("page.official.leg_unnamed", {{"leg", number}});
        if (leg.name.empty()) title = unnamed;
        if (!title.second.empty()) title.second = unnamed.second; // the name is there already
        m_maker.add_to_outline(title.first, "leg-" + number);
        Table table(m_maker, {title, "leg-" + number, lead(), margin_width}, columns());
        for (const ControlIndex i : m_facts.leg().controls.indices()) {
            add_row(table, i);
        }
        add_sum(table);
        if (!heights_tell(m_facts.leg())) return table.finish();
        table.finish_above(profile_height, [this](Sheet& sheet, const drawing::Rect& where) {
            draw_profile(sheet, where, m_facts, m_maker.wording(), m_roads);
        });
    }

    [[nodiscard]] Lengths lengths() const {
        Lengths all;
        for (const auto& sector : m_facts.times().sectors) {
            all.special = sum(all.special, special_in(sector));
            all.total = sum(all.total, sector.printed);
        }
        all.liaison = all.total - all.special;
        return all;
    }
    [[nodiscard]] std::chrono::minutes target() const {
        std::chrono::minutes all{0};
        for (const auto& sector : m_facts.times().sectors) {
            all += sector.target;
        }
        return all;
    }
    [[nodiscard]] const timing::TimedLeg& facts() const { return m_facts; }
    /// With those of the legs before.
    [[nodiscard]] int service_visits() const {
        return m_service_visits + static_cast<int>(std::ranges::count_if(m_facts.leg().controls, [](const auto& control) {
                   return control.kind == Kind::service && control.passage != Passage::out;
               }));
    }

private:
    /// Day, sun and relief, a line for each language.
    [[nodiscard]] std::vector<std::string> lead() const {
        const auto& words = m_maker.wording();
        const auto& leg = m_facts.edition_leg();
        const auto& controls = m_facts.leg().controls;
        const auto rise = timing::daylight(controls.front().position, leg.date, m_facts.times().clocks.front()).sunrise;
        const auto set = timing::daylight(controls.back().position, leg.date, m_facts.times().clocks.back()).sunset;
        auto day = words.date(leg.date);
        std::vector<std::string> lines{day.first};
        if (words.languages().size() > 1) lines.push_back(day.second.empty() ? day.first : day.second);
        const auto add = [&lines](const Bilingual& more) {
            lines.front() += " – " + more.first;
            if (lines.size() > 1) lines.back() += " – " + (more.second.empty() ? more.first : more.second);
        };
        if (rise && set) {
            add(words.say("page.official.sun", {{"sunrise", m_facts.clock(*rise, ControlIndex{})},
                                                {"sunset", m_facts.clock(*set, m_facts.leg().controls.last_index())}}));
        }
        const auto& clocks = m_facts.times().clocks;
        for (const ControlIndex i : clocks.indices()) {
            if (i == ControlIndex{} || clocks[i] == clocks[i.before()]) continue;
            add(words.say("page.official.clocks", {{"control", m_facts.code_of(i)}, {"zone", clocks[i]}}));
        }
        const auto& leg_made = m_facts.leg();
        const auto relief = itinerary::relief_between(leg_made, Chainage{}, Chainage{leg_made.length()});
        if (relief && heights_tell(m_facts.leg())) {
            add(words.say("page.official.relief", {{"climb", Wording::height(relief->climb)},
                                                   {"descent", Wording::height(relief->descent)},
                                                   {"highest", Wording::height(relief->highest)}}));
        }
        return lines;
    }

    [[nodiscard]] std::vector<Column> columns() const {
        const auto& words = m_maker.wording();
        const auto label = [&](const char* key) { return words.say(std::string("page.official.") + key); };
        const auto body = m_maker.style().body().size.width - margin_width;
        const Millimetres fixed{19 + 17 + 21 + 17 + 20 + 18};
        return {{label("control"), Millimetres{19}},
                {label("place"), body - fixed},
                {label("special"), Millimetres{17}, Align::right, "km"},
                {label("liaison"), Millimetres{21}, Align::right, "km"},
                {label("total"), Millimetres{17}, Align::right, "km"},
                {label("target"), Millimetres{20}, Align::right, "h:min"},
                {label("first_car"), Millimetres{18}, Align::right, "h:min"}};
    }

    /// The last line of the trial or series that begins here which may be told.
    [[nodiscard]] ControlIndex end_of_trial(ControlIndex first) const {
        const auto& controls = m_facts.leg().controls;
        ControlIndex last = first;
        for (const ControlIndex i : places_between(first, controls.end_index())) {
            if (controls[i].waypoint == controls[first].waypoint && !controls[i].secret) last = i;
        }
        return last;
    }
    [[nodiscard]] bool begins_trial(ControlIndex i) const {
        const auto& control = m_facts.leg().controls[i];
        return edition::is_trial(control.kind) && control.line <= 1;
    }

    [[nodiscard]] PrintedLength special_in(const timing::Sector& sector) const {
        const auto& controls = m_facts.leg().controls;
        PrintedLength special;
        for (const ControlIndex i : controls.indices()) {
            if (!begins_trial(i)) continue;
            const auto from = std::max(controls[i].printed, controls[sector.from].printed);
            const auto to = std::min(controls[end_of_trial(i)].printed, controls[sector.to].printed);
            if (to > from) special = sum(special, to - from);
        }
        return special;
    }

    [[nodiscard]] std::string sector_number(ControlIndex i) const {
        const bool boundary = edition::is_sector_boundary(m_facts.leg().controls[i].kind);
        const auto* sector = boundary ? m_facts.sector_ending_at(i) : m_facts.sector_at(i);
        return sector == nullptr ? std::string() : std::to_string(sector->number);
    }

    void add_row(Table& table, ControlIndex i) {
        const auto& control = m_facts.leg().controls[i];
        if (control.secret || control.line > 1 || control.kind == Kind::info || control.kind == Kind::via) return;
        if (edition::is_sector_boundary(control.kind)) return add_boundary(table, i);
        const auto& words = m_maker.wording();
        RowLook look;
        look.margin = sector_number(i);
        auto code = control.code;
        auto place = control.name;
        std::string special;
        if (begins_trial(i)) {
            code = m_facts.code_of_series(i);
            special = words.kilometres(m_facts.leg().controls[end_of_trial(i)].printed - control.printed);
        } else if (control.kind == Kind::refuel) {
            look.fill = refuel_yellow;
            code = words.say("page.official.refuel").first;
            place += " – " + to_next_refuel(i);
        } else if (code.empty()) {
            place += " – " + kind_word(control.kind);
        }
        table.row({code, place, special, "", "", "", m_facts.first_car_at(i)}, look);
    }

    [[nodiscard]] std::string kind_word(Kind kind) const {
        const auto& words = m_maker.wording();
        return words.say(fmt::format("page.signs.{}", edition::facts_of(kind).sign)).first;
    }

    [[nodiscard]] std::string to_next_refuel(ControlIndex i) const {
        const auto& words = m_maker.wording();
        const auto& controls = m_facts.leg().controls;
        for (const ControlIndex k : places_between(i.next(), controls.end_index())) {
            if (controls[k].kind != Kind::refuel) continue;
            return words
                .say("page.official.next_refuel", {{"km", words.kilometres(controls[k].printed - controls[i].printed)}})
                .first;
        }
        const auto km = words.kilometres(controls.back().printed - controls[i].printed);
        return words.say("page.official.last_refuel", {{"km", km}}).first;
    }

    void add_boundary(Table& table, ControlIndex i) {
        const auto& control = m_facts.leg().controls[i];
        const auto& words = m_maker.wording();
        RowLook look{Weight::bold, std::nullopt, true};
        look.margin = sector_number(i);
        auto place = control.name;
        if (edition::is_halt(control.kind)) {
            look.border = Border{control.waypoint.value(), control.kind == Kind::service};
            if (control.kind == Kind::service) look.fill = service_blue;
            place += " – " + words.say(halt_key(control.kind, control.passage == Passage::out)).first;
            if (control.kind == Kind::service) place += " " + letter_of_service(i);
        }
        const auto* sector = m_facts.sector_ending_at(i);
        if (sector == nullptr) {
            const auto halt = m_facts.halt_before(i);
            table.row({control.code, place, "", "", "", halt ? Wording::minutes(*halt) : "", m_facts.first_car_at(i)}, look);
            return;
        }
        table.row({control.code, place, "", words.kilometres(sector->printed - special_in(*sector)),
                   words.kilometres(sector->printed), Wording::minutes(sector->target), m_facts.first_car_at(i)},
                  look);
    }

    /// "A" of the edition's first visit to a service park, as the FIA's itineraries count them; "AA" after Z.
    [[nodiscard]] std::string letter_of_service(ControlIndex at) const {
        int visit = m_service_visits;
        for (const ControlIndex i : places_between(ControlIndex{}, at.next())) {
            const auto& control = m_facts.leg().controls[i];
            if (control.kind == Kind::service && control.passage != Passage::out) ++visit;
        }
        std::string letters;
        for (; visit > 0; visit = (visit - 1) / 26) {
            letters.insert(letters.begin(), static_cast<char>('A' + (visit - 1) % 26));
        }
        return letters;
    }

    static const char* halt_key(Kind kind, bool out) {
        if (kind == Kind::service) return out ? "page.official.service_out" : "page.official.service_in";
        if (kind == Kind::lunch) return out ? "page.official.lunch_out" : "page.official.lunch_in";
        return out ? "page.official.regroup_out" : "page.official.regroup_in";
    }

    void add_sum(Table& table) {
        const auto& words = m_maker.wording();
        const auto all = lengths();
        const double percent = all.total.decametres() == 0 ? 0 : 100.0 * all.special.decametres() / all.total.decametres();
        const auto text = words.say("page.official.leg_sum", {{"percent", words.decimal(percent, 1)}}).joined();
        table.row({"", text, words.kilometres(all.special), words.kilometres(all.liaison), words.kilometres(all.total),
                   Wording::minutes(target()), ""},
                  {Weight::bold, band_grey, true});
    }

    PageMaker& m_maker;
    timing::TimedLeg m_facts;
    const network::RoadNetwork* m_roads;
    int m_service_visits;
};

std::size_t count_of(const timing::TimedLeg& facts, bool (*belongs)(const itinerary::PlacedControl&)) {
    return static_cast<std::size_t>(std::ranges::count_if(facts.leg().controls, belongs));
}

void add_edition_table(PageMaker& maker, const std::vector<LegItineraryPages>& legs) {
    const auto& words = maker.wording();
    const auto label = [&](const char* key) { return words.say(std::string("page.official.") + key); };
    const auto body = maker.style().body().size.width;
    const Millimetres fixed{14 + 12 + 12 + 21 + 21 + 23 + 19};
    const std::vector<Column> columns{{label("leg_number"), Millimetres{14}},
                                      {label("leg_name"), body - fixed},
                                      {{"CO", ""}, Millimetres{12}, Align::right},
                                      {{"PC PM", ""}, Millimetres{12}, Align::right},
                                      {label("special"), Millimetres{21}, Align::right, "km"},
                                      {label("liaison"), Millimetres{21}, Align::right, "km"},
                                      {label("total"), Millimetres{23}, Align::right, "km"},
                                      {label("target"), Millimetres{19}, Align::right, "h:min"}};
    const auto title = label("edition_sum");
    maker.add_to_outline(title.first, "edition");
    Table table(maker, {title, "edition", {}, {}}, columns);
    Lengths all;
    std::chrono::minutes target{0};
    std::size_t controls = 0;
    std::size_t trials = 0;
    for (const auto& leg : legs) {
        const auto lengths = leg.lengths();
        const auto& facts = leg.facts();
        const auto co = count_of(facts, [](const auto& c) { return edition::is_sector_boundary(c.kind); });
        const auto pc = count_of(facts, [](const auto& c) {
            return !c.secret && !c.code.empty() && (c.kind == Kind::pc || (c.kind == Kind::pm && c.line <= 1));
        });
        auto route = facts.edition_leg().name;
        if (!route.empty()) route += " – ";
        route += words.date(facts.edition_leg().date).first;
        table.row({std::to_string(facts.leg().number), route, std::to_string(co), std::to_string(pc),
                   words.kilometres(lengths.special), words.kilometres(lengths.liaison), words.kilometres(lengths.total),
                   Wording::minutes(leg.target())});
        all = {sum(all.special, lengths.special), sum(all.liaison, lengths.liaison), sum(all.total, lengths.total)};
        target += leg.target();
        controls += co;
        trials += pc;
    }
    table.row({"", label("edition_total").joined(), std::to_string(controls), std::to_string(trials),
               words.kilometres(all.special), words.kilometres(all.liaison), words.kilometres(all.total),
               Wording::minutes(target)},
              {Weight::bold, band_grey, true});
    table.finish();
}

} // namespace

MadePages itinerary_pages(const roadbook::Publication& published, const PageStyle& style, const drawing::FontSet& fonts,
                          Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    std::vector<LegItineraryPages> legs;
    for (const LegIndex l : published.timed.legs.indices()) {
        legs.emplace_back(maker, published, l, legs.empty() ? 0 : legs.back().service_visits());
        legs.back().add();
    }
    add_edition_table(maker, legs);
    add_rules(maker, published.timed.rules);
    return maker.result();
}

} // namespace route::document
