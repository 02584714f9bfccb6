// SPDX-License-Identifier: BSL-1.0
#include "document/day/box_search.hpp"
#include "document/official/official_pages.hpp"
#include "document/setting/table.hpp"
#include "roadbook/phrase_keys.hpp"
#include "timing/timed_leg.hpp"
#include "timing/unweighed.hpp"
#include "timing/unweighed_words.hpp"

#include "base/folded_text.hpp"

#include <fmt/format.h>
#include <string>

namespace route::document {

using timing::Unweighed;

namespace {

class LookPages {
public:
    LookPages(PageMaker& maker, const roadbook::Publication& published, LegIndex leg_index)
        : m_maker(maker), m_facts(published.leg(leg_index)), m_book(published.book_of(leg_index)) {}

    void add() {
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(m_facts.leg().number);
        const auto title = words.say("page.look.title", {{"leg", leg}});
        m_maker.add_to_outline(title.first, "leg-" + leg);
        const auto& list = m_facts.times().not_weighed;
        const auto lead = words.say(list.empty() ? "page.look.nothing" : "page.look.lead");
        std::vector<std::string> lines{words.date(m_facts.edition_leg().date).joined(), lead.first};
        if (!lead.second.empty()) lines.push_back(lead.second);
        Table table(m_maker, {title, "leg-" + leg, lines, {}}, columns());
        for (const auto& [item, others] : timing::by_roads(list)) {
            RowLook look;
            look.fields = true;
            auto object = on(item);
            if (others > 0) {
                object = words.say("page.look.and_more", {{"object", object}, {"count", std::to_string(others)}}).first;
            }
            table.row({stretch(item), boxes_of(item), object, isolated(item.tag), why(item), ""}, look);
        }
        table.finish();
    }

private:
    [[nodiscard]] std::vector<Column> columns() const {
        const auto label = [&](const char* key) { return m_maker.wording().say(std::string("page.look.") + key); };
        const auto body = m_maker.style().body().size.width;
        const Millimetres on{40};
        const Millimetres tag{46};
        const Millimetres fixed{22 + 15 + 14};
        return {{label("place"), Millimetres{22}, Align::right, "km"},
                {label("box"), Millimetres{15}, Align::centre},
                {label("on"), on},
                {label("tag"), tag},
                {label("means"), body - fixed - on - tag},
                {label("seen"), Millimetres{14}, Align::centre, "", true}};
    }

    /// "12,34", or "12,34 – 12,90" of a road.
    [[nodiscard]] std::string stretch(const Unweighed& item) const {
        const auto& words = m_maker.wording();
        const auto start = m_facts.leg().controls.front().printed;
        const auto from = words.kilometres(PrintedLength::nearest(item.from) - start);
        const auto to = words.kilometres(PrintedLength::nearest(item.to) - start);
        return from == to ? from : from + " – " + to;
    }

    /// The box after which it comes, or those between which it lies.
    [[nodiscard]] std::string boxes_of(const Unweighed& item) const {
        const auto number = [this](Chainage place) {
            const auto* before = box_before(m_book, place);
            const auto* box = before != nullptr ? before : box_from(m_book, place);
            return box == nullptr ? std::string() : box->number;
        };
        const auto from = number(item.from);
        const auto to = number(item.to);
        return from == to ? from : from + "–" + to;
    }

    [[nodiscard]] std::string on(const Unweighed& item) const {
        // In one language: the number is what one looks for.
        const auto object =
            m_maker.wording().say(roadbook::phrase_of_object(item), {{"id", std::to_string(item.osm_id)}}).first;
        return item.name.empty() ? object : isolated(item.name) + ", " + object;
    }

    [[nodiscard]] std::string why(const Unweighed& item) const {
        const auto& words = m_maker.wording();
        const auto hours = timing::hours_of(item, m_facts.clocks_at(item.from), m_facts.edition_leg().date);
        const auto measure = words.decimal(timing::measure_of(item), 2);
        const auto key = roadbook::phrase_of(item.why);
        const auto said = words.say(roadbook::phrase_of_measure(item), {{"measure", measure}});
        const auto first = words.say(key, {{"hours", hours}, {"measure", said.first}}).first;
        const auto second = said.second.empty() ? said.first : said.second;
        return Bilingual{first, words.say(key, {{"hours", hours}, {"measure", second}}).second}.joined();
    }

    PageMaker& m_maker;
    timing::TimedLeg m_facts;
    const roadbook::LegBook* m_book;
};

} // namespace

MadePages planner_pages(const roadbook::Publication& published, const PageStyle& style, const drawing::FontSet& fonts,
                        Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    for (const LegIndex l : published.timed.legs.indices()) {
        LookPages{maker, published, l}.add();
    }
    return maker.result();
}

} // namespace route::document
