// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/setting/table.hpp"
#include "roadbook/phrase_keys.hpp"
#include "timing/dwelling_list.hpp"

#include "base/folded_text.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>

namespace route::document {

using drawing::Weight;

namespace {

/// For the letters to householders: how many houses lie at which road, where the cars drive to, and when.
class DwellingPaper {
public:
    DwellingPaper(PageMaker& maker, const roadbook::Publication& published) : m_maker(maker), m_published(published) {}

    void add() {
        if (m_published.roads == nullptr || !m_published.roads->layers().knows_dwellings()) return;
        for (const LegIndex l : m_published.timed.legs.indices()) {
            add_leg(l);
        }
    }

private:
    [[nodiscard]] Bilingual say(const std::string& key) const { return m_maker.wording().say("page.dwellings." + key); }
    [[nodiscard]] Bilingual say_road(const std::string& key) const { return m_maker.wording().say("page.roads." + key); }

    [[nodiscard]] std::string direction(Bearing towards) const {
        constexpr std::array<std::string_view, 8> words{
            "page.dwellings.north", "page.dwellings.north_east", "page.dwellings.east", "page.dwellings.south_east",
            "page.dwellings.south", "page.dwellings.south_west", "page.dwellings.west", "page.dwellings.north_west"};
        const auto eighth = static_cast<std::size_t>(std::lround(towards.degrees() / 45.0)) % words.size();
        return m_maker.wording().say(words[eighth]).first;
    }

    [[nodiscard]] std::string road_of(const timing::RoadListRow& road) const {
        if (road.number.empty() && road.name.empty()) {
            return fmt::format("{} ({})", say_road("unnamed").first,
                               m_maker.wording().say(roadbook::phrase_of(road.road_class)).first);
        }
        if (road.number.empty() || road.name.empty()) return isolated(road.number + road.name);
        return isolated(road.number) + " – " + isolated(road.name);
    }

    static std::string count(int number) { return number == 0 ? std::string() : std::to_string(number); }

    void add_leg(LegIndex l) {
        const auto facts = m_published.leg(l);
        const auto reach = facts.rules().dwellings_within;
        const auto rows =
            timing::dwelling_list(facts, *m_published.roads, m_published.rights, m_published.authorities, reach);
        if (rows.empty()) return;
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(facts.leg().number);
        const auto title = words.say("page.dwellings.title", {{"leg", leg}});
        m_maker.add_to_outline(title.first, "leg-" + leg);
        const auto body = m_maker.style().body().size.width;
        const Millimetres fixed{14 + 14 + 16 + 16 + 18 + 18 + 18};
        const std::vector<std::string> lead{
            words.date(facts.edition_leg().date).joined(),
            words.say("page.dwellings.lead", {{"metres", words.decimal(reach.count(), 0)}}).joined()};
        Table table(m_maker, {title, "leg-" + leg, lead, {}},
                    {{say_road("from"), Millimetres{14}, Align::right, "km"},
                     {say_road("to"), Millimetres{14}, Align::right, "km"},
                     {say_road("name"), body - fixed},
                     {say("houses"), Millimetres{16}, Align::right},
                     {say("numbers"), Millimetres{16}, Align::right},
                     {say("towards"), Millimetres{18}, Align::centre},
                     {say_road("first"), Millimetres{18}, Align::centre, "h:min"},
                     {say_road("last"), Millimetres{18}, Align::centre, "h:min"}});
        std::string before;
        int houses = 0;
        int numbers = 0;
        for (const auto& row : rows) {
            const auto& municipality = row.road.district(timing::Rank::municipality);
            const auto name = municipality.name.empty() ? say_road("unknown").first
                                                        : isolated(municipality.name) + (municipality.guessed ? "?" : "");
            if (name != before) table.section(say_road("municipality").first + ": " + name);
            before = name;
            table.row({words.kilometres(row.road.printed_from), words.kilometres(row.road.printed_to), road_of(row.road),
                       count(row.houses), count(row.numbers), direction(row.towards),
                       facts.clock(row.road.first_car, row.road.from), facts.clock(row.road.last_car, row.road.to)});
            houses += row.houses;
            numbers += row.numbers;
        }
        table.row({"", "", say_road("all").joined(), count(houses), count(numbers), "", "", ""},
                  {Weight::bold, std::nullopt, true});
        table.finish();
    }

    PageMaker& m_maker;
    const roadbook::Publication& m_published;
};

} // namespace

MadePages dwelling_pages(const roadbook::Publication& published, const PageStyle& style, const drawing::FontSet& fonts,
                         Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    DwellingPaper{maker, published}.add();
    return maker.result();
}

} // namespace route::document
