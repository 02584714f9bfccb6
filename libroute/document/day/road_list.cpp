// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/setting/table.hpp"
#include "timing/passing_times.hpp"
#include "timing/timed_leg.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>

namespace route::document {

using drawing::Weight;

namespace {

/// A stretch of one road, as authorities know it.
struct RoadStretch {
    Chainage from;
    Chainage to;
    std::string number; ///< "SP 90"
    std::string name;
    network::RoadClass road_class = network::RoadClass::unclassified;
    int level_crossings = 0;
    bool by_permit = false; ///< a permit speaks of it: it opens the road, or closes it to others
};

/// Who keeps a road, as far as its number tells: Italy's roads are called after their owners. The key of a phrase; empty where
/// nothing tells.
std::string_view owner_of(const RoadStretch& road) {
    using Owner = std::pair<std::string_view, std::string_view>;
    constexpr std::array<Owner, 6> owners{{{"SS", "owner_state"},
                                           {"NSA", "owner_state"},
                                           {"SR", "owner_region"},
                                           {"SP", "owner_province"},
                                           {"SC", "owner_municipality"},
                                           {"A", "owner_motorway"}}};
    for (const auto& [prefix, owner] : owners) {
        if (!road.number.starts_with(prefix) || road.number.size() <= prefix.size()) continue;
        const char next = road.number[prefix.size()];
        if (next == ' ' || (next >= '0' && next <= '9')) return owner;
    }
    return {};
}

std::vector<RoadStretch> stretches_of(const edition::Edition& edition, const itinerary::LegItinerary& leg,
                                      const network::RoadNetwork& roads, const itinerary::LegRights* rights) {
    std::vector<RoadStretch> stretches;
    for (const auto& step : leg.path) {
        const auto way = roads.way(step.edge);
        RoadStretch road{step.from,
                         step.to,
                         std::string(roads.ref(way)),
                         std::string(roads.name(way)),
                         roads.attributes(way).road_class,
                         roads.features(roads.to(step.edge)).level_crossing ? 1 : 0,
                         false};
        if (rights != nullptr) {
            road.by_permit = std::ranges::any_of(rights->orders_on(step.edge), [&](std::size_t i) {
                const auto& order = edition.road_orders[i];
                return order.effect == edition::OrderEffect::open && order.concerns(leg.number);
            });
        }
        if (!stretches.empty()) {
            auto& last = stretches.back();
            const bool same =
                road.number.empty() ? last.number.empty() && last.name == road.name : last.number == road.number;
            if (same && last.road_class == road.road_class && last.by_permit == road.by_permit) {
                last.to = road.to;
                last.level_crossings += road.level_crossings;
                if (last.name.empty()) last.name = road.name;
                continue;
            }
        }
        stretches.push_back(std::move(road));
    }
    return stretches;
}

/// The list that permits are asked for with: each road in the order of driving, with owner, length and hours; then sums by owner.
class RoadList {
public:
    RoadList(PageMaker& maker, const roadbook::Publication& published) : m_maker(maker), m_published(published) {}

    void add() {
        for (const LegIndex l : m_published.timed.legs.indices()) {
            add_leg(l);
        }
        add_sums();
    }

private:
    [[nodiscard]] Bilingual say(const std::string& key) const { return m_maker.wording().say("page.roads." + key); }

    [[nodiscard]] std::vector<Column> columns() const {
        const auto body = m_maker.style().body().size.width;
        const Millimetres fixed{15 + 15 + 20 + 27 + 15 + 12 + 16 + 16};
        return {{say("from"), Millimetres{15}, Align::right, "km"},
                {say("to"), Millimetres{15}, Align::right, "km"},
                {say("number"), Millimetres{20}},
                {say("name"), body - fixed},
                {say("owner"), Millimetres{27}},
                {say("length"), Millimetres{15}, Align::right, "km"},
                {say("crossings"), Millimetres{12}, Align::centre},
                {say("first"), Millimetres{16}, Align::centre, "h:min"},
                {say("last"), Millimetres{16}, Align::centre, "h:min"}};
    }

    void add_leg(LegIndex l) {
        const auto facts = m_published.leg(l);
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(facts.leg().number);
        const auto title = words.say("page.roads.title", {{"leg", leg}});
        m_maker.add_to_outline(title.first, "leg-" + leg);
        std::vector<std::string> lead{words.date(facts.edition_leg().date).joined(), say("lead").joined()};
        Table table(m_maker, {title, "leg-" + leg, lead, {}}, columns());
        const timing::PassingTimes passing{facts.leg(), facts.times()};
        const auto start = facts.leg().controls.front().printed;
        for (const auto& road : stretches_of(m_published.edition, facts.leg(), *m_published.roads, m_published.rights)) {
            const auto from = PrintedLength::nearest(road.from) - start;
            const auto to = PrintedLength::nearest(road.to) - start;
            const auto owner = owner_of(road);
            m_sums[std::string(owner)] += (to - from).decametres();
            auto name = road.name.empty() ? say("unnamed").first : isolated(road.name);
            if (road.by_permit) name += " – " + say("by_permit").first;
            RowLook look;
            if (road.by_permit) look.weight = Weight::bold;
            table.row({words.kilometres(from), words.kilometres(to), road.number, name,
                       owner.empty() ? std::string() : say(std::string(owner)).first, words.kilometres(to - from),
                       road.level_crossings == 0 ? std::string() : std::to_string(road.level_crossings),
                       facts.clock(passing.first_car(road.from, true)), facts.clock(passing.last_car(road.to, false))},
                      look);
        }
        table.finish();
    }

    void add_sums() {
        const auto body = m_maker.style().body().size.width;
        m_maker.add_to_outline(say("sums").first, "sums");
        Table table(m_maker, {say("sums"), "sums", {say("sums_lead").joined()}, {}},
                    {{say("owner"), body - Millimetres{35}}, {say("length"), Millimetres{35}, Align::right, "km"}});
        std::int32_t all = 0;
        for (const auto& [owner, decametres] : m_sums) {
            table.row({say(owner.empty() ? "owner_unknown" : owner).joined(),
                       m_maker.wording().kilometres(PrintedLength::decametres(decametres))});
            all += decametres;
        }
        table.row({say("all").joined(), m_maker.wording().kilometres(PrintedLength::decametres(all))},
                  {Weight::bold, std::nullopt, true});
        table.finish();
    }

    PageMaker& m_maker;
    const roadbook::Publication& m_published;
    std::map<std::string, std::int32_t> m_sums; ///< printed lengths by owner
};

} // namespace

MadePages road_list_pages(const roadbook::Publication& published, const PageStyle& style, const drawing::FontSet& fonts,
                          Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    if (published.roads != nullptr) RoadList{maker, published}.add();
    return maker.result();
}

} // namespace route::document
