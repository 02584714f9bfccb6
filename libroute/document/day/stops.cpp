// SPDX-License-Identifier: BSL-1.0
#include "document/day/box_search.hpp"
#include "document/day/day_papers.hpp"
#include "document/setting/table.hpp"
#include "edition/kind_catalogue.hpp"
#include "junction/sight.hpp"
#include "timing/timed_leg.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::document {

using drawing::Weight;
using edition::Kind;

namespace {

/// A row of the list: where crews stop, give way, or keep quiet.
struct RoadsideRow {
    Chainage at;
    std::string what;
    std::string road;
    std::string text;
    bool stop = false;
};

class StopList {
public:
    StopList(PageMaker& maker, const roadbook::Publication& published, LegIndex leg_index)
        : m_maker(maker), m_facts(published.leg(leg_index)), m_roads(published.roads), m_book(published.book_of(leg_index)) {
    }

    void add() {
        collect_signs();
        collect_quiet_stretches();
        std::ranges::stable_sort(m_rows, {}, &RoadsideRow::at);
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(m_facts.leg().number);
        const auto stops = std::ranges::count_if(m_rows, &RoadsideRow::stop);
        std::vector<std::string> lead{words.date(m_facts.edition_leg().date).joined(),
                                      words.say("page.stops.lead", {{"stops", std::to_string(stops)}}).joined()};
        Table table(m_maker, {words.say("page.stops.title", {{"leg", leg}}), "stops", lead, {}}, columns());
        for (const auto& row : m_rows) {
            const auto km = words.kilometres(PrintedLength::nearest(row.at) - m_facts.leg().controls.front().printed);
            const auto* box = box_from(m_book, row.at);
            table.row({km, box == nullptr ? "" : box->number, row.what, isolated(row.road), row.text},
                      {row.stop ? Weight::bold : Weight::regular});
        }
        table.finish();
    }

private:
    [[nodiscard]] std::vector<Column> columns() const {
        const auto label = [&](const char* key) { return m_maker.wording().say(std::string("page.stops.") + key); };
        const auto body = m_maker.style().body().size.width;
        const Millimetres fixed{17 + 14};
        const auto rest = body - fixed;
        return {{label("at"), Millimetres{17}, Align::right, "km"},
                {label("box"), Millimetres{14}, Align::centre},
                {label("what"), rest * 0.28},
                {label("road"), rest * 0.3},
                {label("how"), rest * 0.42}};
    }

    /// What binds the cars where they come to it.
    void collect_signs() {
        if (m_roads == nullptr) return;
        const auto& words = m_maker.wording();
        for (const auto& node : junction::route_nodes(*m_roads, m_facts.leg())) {
            const auto features = m_roads->features(node.node);
            if (!junction::sign_binds(features, node.in)) continue;
            const bool stop = features.stop;
            const auto way = m_roads->way(node.in);
            const auto name = m_roads->name(way).empty() ? m_roads->ref(way) : m_roads->name(way);
            m_rows.push_back({node.chainage, words.say(stop ? "page.signs.stop" : "page.signs.give-way").first,
                              std::string(name), words.say(stop ? "page.stops.how_stop" : "page.stops.how_give_way").first,
                              stop});
        }
    }

    /// Parades and neutralised stretches: nobody hurries there.
    void collect_quiet_stretches() {
        for (const auto& control : m_facts.leg().controls) {
            const bool quiet = control.kind == Kind::neutral_start || control.kind == Kind::neutral_end ||
                               control.kind == Kind::parade_start || control.kind == Kind::parade_end;
            if (!quiet || control.secret) continue;
            const auto sign = fmt::format("page.signs.{}", edition::facts_of(control.kind).sign);
            m_rows.push_back({control.chainage, m_maker.wording().say(sign).first, control.name, "", false});
        }
    }

    PageMaker& m_maker;
    timing::TimedLeg m_facts;
    const network::RoadNetwork* m_roads;
    const roadbook::LegBook* m_book;
    std::vector<RoadsideRow> m_rows;
};

} // namespace

MadePages stop_pages(const roadbook::Publication& published, LegIndex leg_index, const PageStyle& style,
                     const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    StopList{maker, published, leg_index}.add();
    return maker.result();
}

} // namespace route::document
