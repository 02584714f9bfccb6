// SPDX-License-Identifier: BSL-1.0
#include "timing/road_list.hpp"
#include "document/day/day_papers.hpp"
#include "document/setting/table.hpp"
#include "roadbook/phrase_keys.hpp"

#include "base/folded_text.hpp"

#include <string>
#include <vector>

namespace route::document {

using drawing::Weight;

namespace {

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
        const auto rows = timing::road_list(facts, *m_published.roads, m_published.rights);
        timing::add_lengths(m_sums, rows);
        for (const auto& road : rows) {
            auto name = road.name.empty() ? say("unnamed").first : isolated(road.name);
            if (road.by_permit) name += " – " + say("by_permit").first;
            const bool owned = road.owner != timing::RoadOwner::unknown;
            RowLook look;
            if (road.by_permit) look.weight = Weight::bold;
            table.row({words.kilometres(road.printed_from), words.kilometres(road.printed_to), road.number, name,
                       owned ? words.say(roadbook::phrase_of(road.owner)).first : std::string(),
                       words.kilometres(road.printed_length()),
                       road.level_crossings == 0 ? std::string() : std::to_string(road.level_crossings),
                       facts.clock(road.first_car, road.from), facts.clock(road.last_car, road.to)},
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
        for (const auto& [owner, length] : m_sums) {
            table.row({m_maker.wording().say(roadbook::phrase_of(owner)).joined(), m_maker.wording().kilometres(length)});
            all += length.decametres();
        }
        table.row({say("all").joined(), m_maker.wording().kilometres(PrintedLength::decametres(all))},
                  {Weight::bold, std::nullopt, true});
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
