// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/setting/table.hpp"
#include "junction/sight.hpp"
#include "timing/timed_leg.hpp"

#include "base/folded_text.hpp"

#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace route::document {

using drawing::Weight;
using junction::TurnClass;

namespace {

/// The board that stands at a corner: the phrase's last word.
std::string arrow_of(const junction::JunctionView& view) {
    if (view.kind == junction::JunctionKind::roundabout && view.exit_number > 0) return "roundabout";
    const auto side = std::string(view.turn.degrees() < 0 ? "left" : "right");
    switch (junction::class_of(view.turn)) {
    case TurnClass::straight: return "straight";
    case TurnClass::bear: return "bear_" + side;
    case TurnClass::turn: return side;
    case TurnClass::sharp: return "sharp_" + side;
    case TurnClass::back: break;
    }
    return "back";
}

/// Which arrow stands at which corner, for those who drive round the day before; and how many of each are to be printed.
class SignpostPlan {
public:
    SignpostPlan(PageMaker& maker, const roadbook::Publication& published, LegIndex leg_index)
        : m_maker(maker), m_facts(published.leg(leg_index)), m_book(published.book_of(leg_index)),
          m_left_hand(published.roads != nullptr &&
                      published.edition.driving_side.value_or(published.roads->driving_side().value_or(Hand::right)) ==
                          Hand::left) {}

    void add() {
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(m_facts.leg().number);
        Table table(m_maker,
                    {words.say("page.posts.title", {{"leg", leg}}), "posts", {words.say("page.posts.lead").joined()}, {}},
                    columns());
        if (m_book != nullptr) {
            for (const auto& sector : m_book->sectors) {
                for (const auto& box : sector.boxes) {
                    if (box.kind == roadbook::BoxKind::junction) add_row(table, box);
                }
            }
        }
        table.finish();
        add_sums();
    }

private:
    [[nodiscard]] Bilingual say(const std::string& key) const { return m_maker.wording().say("page.posts." + key); }

    [[nodiscard]] std::vector<Column> columns() const {
        const auto body = m_maker.style().body().size.width;
        const Millimetres fixed{14 + 16 + 36 + 34 + 14 + 16 + 16};
        return {{say("box"), Millimetres{14}, Align::centre},
                {say("at"), Millimetres{16}, Align::right, "km"},
                {say("place"), Millimetres{36}},
                {say("road"), body - fixed},
                {say("arrow"), Millimetres{34}},
                {say("side"), Millimetres{14}, Align::centre},
                {say("up"), Millimetres{16}, Align::centre, "", true},
                {say("down"), Millimetres{16}, Align::centre, "", true}};
    }

    void add_row(Table& table, const roadbook::Box& box) {
        const auto& words = m_maker.wording();
        const auto arrow = arrow_of(box.view);
        ++m_sums[arrow];
        const auto number = std::to_string(box.view.exit_number);
        const auto text =
            arrow == "roundabout" ? words.say("page.posts.roundabout", {{"number", number}}).first : say(arrow).first;
        const auto* exit = box.view.exit_arm();
        std::string road;
        if (exit != nullptr) road = exit->name.empty() ? exit->ref : exit->name;
        const auto km = words.kilometres(box.printed - m_facts.leg().controls.front().printed);
        const auto place = fmt::format("{:.5f} {:.5f}", box.position.latitude.degrees(), box.position.longitude.degrees());
        RowLook look;
        look.fields = true;
        table.row({box.number, km, place, isolated(road), text, say(m_left_hand ? "left_side" : "right_side").first, "", ""},
                  look);
    }

    /// What goes to the printer.
    void add_sums() {
        const auto body = m_maker.style().body().size.width;
        Table table(m_maker, say("sums"),
                    {{say("arrow"), body - Millimetres{30}}, {say("count"), Millimetres{30}, Align::right}}, "sums");
        int all = 0;
        for (const auto& [arrow, count] : m_sums) {
            table.row({arrow == "roundabout" ? say("roundabouts").joined() : say(arrow).joined(), std::to_string(count)});
            all += count;
        }
        table.row({say("all").joined(), std::to_string(all)}, {Weight::bold, std::nullopt, true});
        table.finish();
    }

    PageMaker& m_maker;
    timing::TimedLeg m_facts;
    const roadbook::LegBook* m_book;
    bool m_left_hand;
    std::map<std::string, int> m_sums;
};

} // namespace

MadePages signpost_pages(const roadbook::Publication& published, LegIndex leg_index, const PageStyle& style,
                         const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    SignpostPlan{maker, published, leg_index}.add();
    return maker.result();
}

} // namespace route::document
