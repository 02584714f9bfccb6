// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/setting/page_maker.hpp"
#include "timing/timed_leg.hpp"

#include "base/folded_text.hpp"

namespace route::document {

using drawing::Rect;
using drawing::Weight;

namespace {

/// What a crew hands in with its time card: what happened on the road, or that nothing did.
class FinishStatement {
public:
    FinishStatement(PageMaker& maker, const timing::TimedLeg& facts)
        : m_maker(maker), m_facts(facts), m_sheet(maker.new_sheet()) {}

    void add() {
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(m_facts.leg().number);
        m_room = titled(m_sheet, words.say("page.statement.title", {{"leg", leg}}));
        const auto& finish = m_facts.leg().controls.back();
        text(words.date(m_facts.edition_leg().date).joined() + " – " + itinerary::called(finish), Points{10});
        text(words.say("page.statement.who").first, Points{10});
        line();
        text(words.say("page.statement.lead").first, Points{10});
        if (const auto second = words.say("page.statement.lead").second; !second.empty()) text(second, Points{8.5});
        for (const char* key : {"page.statement.nothing", "page.statement.incident", "page.statement.damage",
                                "page.statement.others", "page.statement.stopped"}) {
            tick(words.say(key).joined());
        }
        for (const char* key : {"page.statement.where", "page.statement.what", "page.statement.witness"}) {
            text(words.say(key).joined(), Points{9});
            line();
            line();
        }
        text(words.say("page.statement.signed").joined(), Points{9});
        line();
        m_maker.finish(std::move(m_sheet));
    }

private:
    void take(Millimetres height) { m_room = strip(m_room, height, m_room.size.height - height); }

    void text(const std::string& content, Points size) {
        take(m_sheet.paragraph(content, m_room.top_left, m_room.size.width, {size}) + Millimetres{1.5});
    }

    void line() {
        constexpr Millimetres height{8};
        m_sheet.rule({m_room.left(), m_room.top() + height}, {m_room.right(), m_room.top() + height},
                     m_maker.style().thin_rule);
        take(height + Millimetres{2});
    }

    void tick(const std::string& content) {
        constexpr Millimetres side{5};
        m_sheet.frame({m_room.top_left, {side, side}}, m_maker.style().thin_rule * 2.0);
        const auto left = m_room.left() + side + Millimetres{2};
        const auto height = m_sheet.paragraph(content, {left, m_room.top()}, m_room.right() - left, {Points{9.5}});
        take(std::max(height, side) + Millimetres{2});
    }

    PageMaker& m_maker;
    const timing::TimedLeg& m_facts;
    Sheet m_sheet;
    Rect m_room;
};

} // namespace

MadePages finish_statement_pages(const roadbook::Publication& published, LegIndex leg_index, const PageStyle& style,
                                 const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    FinishStatement{maker, published.leg(leg_index)}.add();
    return maker.result();
}

} // namespace route::document
