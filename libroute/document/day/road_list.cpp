// SPDX-License-Identifier: BSL-1.0
#include "timing/road_list.hpp"
#include "document/day/day_papers.hpp"
#include "document/setting/table.hpp"
#include "roadbook/phrase_keys.hpp"
#include "timing/closures.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string>
#include <vector>

namespace route::document {

using drawing::Weight;
using timing::Rank;

namespace {

/// What fits a cell: "5, 9, 10, 11, 12 +7".
std::string shortened(const std::string& lines) {
    constexpr std::ptrdiff_t most = 5;
    const auto count = std::ranges::count(lines, ',') + 1;
    if (lines.empty() || count <= most) return lines;
    std::size_t end = 0;
    for (std::ptrdiff_t i = 0; i < most; ++i) {
        end = lines.find(',', end + 1);
    }
    return fmt::format("{} +{}", lines.substr(0, end), count - most);
}

/// The list that permits are asked for with: each road in the order of driving, with owner, length and hours; what is closed and the
/// ways round; the days by which permits are asked for; the roads once more for each authority; sums by owner.
class RoadList {
public:
    RoadList(PageMaker& maker, const roadbook::Publication& published) : m_maker(maker), m_published(published) {}

    void add() {
        for (const LegIndex l : m_published.timed.legs.indices()) {
            add_leg(l);
            add_closures(l);
        }
        add_sums();
        if (m_published.authorities == nullptr) return;
        add_calendar();
        const auto lists = timing::roads_by_authority(m_published.edition, m_published.timed, *m_published.roads,
                                                      m_published.rights, *m_published.authorities);
        // One authority whose nobody knows is no paper for anybody.
        if (lists.size() == 1 && !lists.front().authority) return;
        for (std::size_t i = 0; i < lists.size(); ++i) {
            add_authority(lists[i], i + 1);
        }
    }

private:
    [[nodiscard]] Bilingual say(const std::string& key) const { return m_maker.wording().say("page.roads." + key); }

    [[nodiscard]] std::string name_of(const timing::DistrictName& district) const {
        if (district.name.empty()) return say("unknown").first;
        return isolated(district.name) + (district.guessed ? "?" : "");
    }
    [[nodiscard]] std::string name_of(const timing::RoadListRow& road) const {
        if (!road.name.empty()) return isolated(road.name);
        return fmt::format("{} ({})", say("unnamed").first,
                           m_maker.wording().say(roadbook::phrase_of(road.road_class)).first);
    }
    [[nodiscard]] std::string owner_of(const timing::RoadListRow& road) const {
        if (road.owner == timing::RoadOwner::unknown) return say("unknown").first;
        return m_maker.wording().say(roadbook::phrase_of(road.owner)).first + (road.owner_presumed ? "?" : "");
    }
    /// "Comune: Trento?"
    [[nodiscard]] Bilingual title_of(Rank rank, const timing::DistrictName& district) const {
        const auto& words = m_maker.wording();
        const auto kind = words.say(roadbook::phrase_of(rank));
        const auto first = words.say("page.roads.told_district", {{"rank", kind.first}, {"name", name_of(district)}});
        const auto second = words.say("page.roads.told_district", {{"rank", kind.second}, {"name", name_of(district)}});
        return {first.first, kind.second.empty() ? std::string() : second.second.empty() ? second.first : second.second};
    }
    /// "Comune: Trento? · Provincia: …": empty where nothing is known.
    [[nodiscard]] std::string districts_of(const timing::RoadListRow& road) const {
        std::string text;
        for (const auto rank : {Rank::municipality, Rank::province, Rank::region}) {
            if (road.district(rank).name.empty() && rank != Rank::municipality) continue;
            text += (text.empty() ? "" : "  ·  ") + title_of(rank, road.district(rank)).first;
        }
        const bool known = std::ranges::any_of(road.districts, [](const auto& d) { return !d.name.empty(); });
        return known ? text : std::string();
    }

    [[nodiscard]] std::vector<Column> columns() const {
        const auto body = m_maker.style().body().size.width;
        const Millimetres fixed{13 + 13 + 16 + 24 + 13 + 9 + 20 + 13 + 15 + 15};
        return {{say("from"), Millimetres{13}, Align::right, "km"},
                {say("to"), Millimetres{13}, Align::right, "km"},
                {say("number"), Millimetres{16}},
                {say("name"), body - fixed},
                {say("owner"), Millimetres{24}},
                {say("length"), Millimetres{13}, Align::right, "km"},
                {say("crossings"), Millimetres{9}, Align::centre},
                {say("buses"), Millimetres{20}},
                {say("average"), Millimetres{13}, Align::right, "km/h"},
                {say("first"), Millimetres{15}, Align::centre, "h:min"},
                {say("last"), Millimetres{15}, Align::centre, "h:min"}};
    }

    void add_leg(LegIndex l) {
        const auto facts = m_published.leg(l);
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(facts.leg().number);
        const auto title = words.say("page.roads.title", {{"leg", leg}});
        m_maker.add_to_outline(title.first, "leg-" + leg);
        std::vector<std::string> lead{words.date(facts.edition_leg().date).joined(), say("lead").joined()};
        Table table(m_maker, {title, "leg-" + leg, lead, {}}, columns());
        const auto rows = timing::road_list(facts, *m_published.roads, m_published.rights, m_published.authorities);
        timing::add_lengths(m_sums, rows);
        std::string before;
        for (const auto& road : rows) {
            if (const auto districts = districts_of(road); districts != before) {
                table.section(districts.empty() ? say("unknown").first : districts);
                before = districts;
            }
            auto name = name_of(road);
            if (road.by_permit) name += " – " + say("by_permit").first;
            RowLook look;
            if (road.by_permit) look.weight = Weight::bold;
            table.row({words.kilometres(road.printed_from), words.kilometres(road.printed_to), road.number, name,
                       owner_of(road), words.kilometres(road.printed_length()),
                       road.level_crossings == 0 ? std::string() : std::to_string(road.level_crossings),
                       shortened(road.bus_lines), road.average ? words.speed(*road.average) : std::string(),
                       facts.clock(road.first_car, road.from), facts.clock(road.last_car, road.to)},
                      look);
        }
        table.finish();
    }

    [[nodiscard]] std::string hours_of(const timing::TimedLeg& facts, const timing::ClosedStretch& stretch) const {
        if (!stretch.hours) return say("unknown").first;
        const auto& [from, to] = *stretch.hours;
        return fmt::format("{} – {}",
                           from == timing::Instant::min() ? say("from_start").first : facts.clock(from, stretch.from),
                           to == timing::Instant::max() ? say("to_end").first : facts.clock(to, stretch.to));
    }

    void add_closures(LegIndex l) {
        if (m_published.rights == nullptr) return;
        const auto facts = m_published.leg(l);
        const auto closed = timing::closed_stretches(facts, *m_published.roads, *m_published.rights);
        if (closed.empty()) return;
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(facts.leg().number);
        const auto title = words.say("page.roads.closures", {{"leg", leg}});
        m_maker.add_to_outline(title.first, "closures-" + leg);
        const auto body = m_maker.style().body().size.width;
        const Millimetres fixed{15 + 15 + 38 + 17};
        Table table(m_maker, {title, "closures-" + leg, {say("closures_lead").joined()}, {}},
                    {{say("from"), Millimetres{15}, Align::right, "km"},
                     {say("to"), Millimetres{15}, Align::right, "km"},
                     {say("closure"), (body - fixed) * 0.4},
                     {say("hours"), Millimetres{38}, Align::centre, "h:min"},
                     {say("detour_km"), Millimetres{17}, Align::right, "km"},
                     {say("detour"), (body - fixed) * 0.6}});
        for (const auto& stretch : closed) {
            const auto& order = m_published.edition.road_orders[stretch.order];
            table.row({words.kilometres(stretch.printed_from), words.kilometres(stretch.printed_to), isolated(order.name),
                       hours_of(facts, stretch),
                       stretch.detour ? words.decimal(stretch.detour->length.kilometres(), 2) : std::string(),
                       stretch.detour ? fmt::format("{}", fmt::join(stretch.detour->roads, " – ")) : say("no_detour").first},
                      {stretch.detour ? Weight::regular : Weight::bold});
        }
        table.finish();
    }

    void add_sums() {
        const auto body = m_maker.style().body().size.width;
        m_maker.add_to_outline(say("sums").first, "sums");
        Table table(m_maker, {say("sums"), "sums", {say("sums_lead").joined()}, {}},
                    {{say("owner"), body - Millimetres{35}}, {say("length"), Millimetres{35}, Align::right, "km"}});
        std::int32_t all = 0;
        for (const auto& [owned, length] : m_sums) {
            const auto& [owner, presumed] = owned;
            auto name = m_maker.wording().say(roadbook::phrase_of(owner));
            if (presumed) name = {name.first + "?", name.second.empty() ? name.second : name.second + "?"};
            table.row({name.joined(), m_maker.wording().kilometres(length)});
            all += length.decametres();
        }
        table.row({say("all").joined(), m_maker.wording().kilometres(PrintedLength::decametres(all))},
                  {Weight::bold, std::nullopt, true});
        table.finish();
    }

    [[nodiscard]] static std::string_view phrase_of(timing::DeadlineKind kind) {
        switch (kind) {
        case timing::DeadlineKind::municipality: return "page.roads.deadline_municipality";
        case timing::DeadlineKind::others: return "page.roads.deadline_others";
        case timing::DeadlineKind::ministry: return "page.roads.deadline_ministry";
        case timing::DeadlineKind::ministry_list: break;
        }
        return "page.roads.deadline_ministry_list";
    }

    /// Of the country where the first leg starts.
    void add_calendar() {
        const auto& country =
            timing::country_of_start(m_published.edition, m_published.timed, *m_published.roads, *m_published.authorities);
        if (!country.deadlines) return;
        const auto& words = m_maker.wording();
        const auto date = m_published.edition.legs.front().date;
        const auto body = m_maker.style().body().size.width;
        m_maker.add_to_outline(say("calendar").first, "calendar");
        const auto lead = words.say("page.roads.calendar_lead", {{"date", words.date(date).first}});
        Table table(m_maker, {say("calendar"), "calendar", {lead.joined()}, {}},
                    {{say("day"), Millimetres{50}}, {say("what"), body - Millimetres{50}}});
        for (const auto& deadline : timing::calendar_of(*country.deadlines, date)) {
            table.row({words.date(deadline.day).first,
                       words.say(phrase_of(deadline.kind), {{"days", std::to_string(deadline.days_before)}}).first});
        }
        table.finish();
    }

    void add_authority(const timing::AuthorityRoads& list, std::size_t number) {
        const auto& words = m_maker.wording();
        const auto authority =
            list.authority ? title_of(list.authority->rank, list.authority->district) : say("authority_unknown");
        const auto first = words.say("page.roads.authority_title", {{"authority", authority.first}});
        const auto second = words.say("page.roads.authority_title", {{"authority", authority.second}});
        const Bilingual title{first.first, authority.second.empty() ? first.second : second.second};
        const auto anchor = fmt::format("authority-{}", number);
        m_maker.add_to_outline(title.first, anchor);
        const auto lead = words.say("page.roads.authority_lead", {{"length", words.kilometres(list.length())},
                                                                  {"closed", words.kilometres(list.length_closed())}});
        const auto body = m_maker.style().body().size.width;
        const Millimetres fixed{10 + 13 + 13 + 15 + 28 + 22 + 13 + 15 + 15};
        Table table(m_maker, {title, anchor, {lead.joined()}, {}},
                    {{say("leg"), Millimetres{10}, Align::centre},
                     {say("from"), Millimetres{13}, Align::right, "km"},
                     {say("to"), Millimetres{13}, Align::right, "km"},
                     {say("number"), Millimetres{15}},
                     {say("name"), body - fixed},
                     {say("municipality"), Millimetres{28}},
                     {say("owner"), Millimetres{22}},
                     {say("length"), Millimetres{13}, Align::right, "km"},
                     {say("first"), Millimetres{15}, Align::centre, "h:min"},
                     {say("last"), Millimetres{15}, Align::centre, "h:min"}});
        for (const auto& [leg, road] : list.rows) {
            const auto index = std::ranges::find(m_published.edition.legs, leg, &edition::Leg::number);
            const auto facts = m_published.leg(LegIndex{static_cast<std::size_t>(index - m_published.edition.legs.begin())});
            auto name = name_of(road);
            if (road.closed_to_others) name += " – " + say("closed").first;
            RowLook look;
            if (road.by_permit) look.weight = Weight::bold;
            table.row({std::to_string(leg), words.kilometres(road.printed_from), words.kilometres(road.printed_to),
                       road.number, name, name_of(road.district(Rank::municipality)), owner_of(road),
                       words.kilometres(road.printed_length()), facts.clock(road.first_car, road.from),
                       facts.clock(road.last_car, road.to)},
                      look);
        }
        table.finish();
    }

    PageMaker& m_maker;
    const roadbook::Publication& m_published;
    timing::LengthByOwner m_sums;
};

} // namespace

MadePages road_list_pages(const roadbook::Publication& published, const PageStyle& style, const drawing::FontSet& fonts,
                          Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    if (published.roads != nullptr) RoadList{maker, published}.add();
    return maker.result();
}

} // namespace route::document
