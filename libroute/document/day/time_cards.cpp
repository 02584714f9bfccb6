// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/day/sector_rows.hpp"
#include "document/day/starters.hpp"
#include "document/setting/page_maker.hpp"
#include "timing/timed_leg.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::document {

using drawing::Rect;
using drawing::Weight;
using edition::Kind;

namespace {

constexpr Millimetres head_height{17};
constexpr Millimetres main_height{17};
constexpr Millimetres gap{1.5};

/// One card: a strip for each sector and halt, to be folded or cut along the rules between them.
class TimeCard {
public:
    TimeCard(PageMaker& maker, const timing::TimedLeg& facts, const std::vector<CardStrip>& strips,
             const timing::StartingCar* car)
        : m_maker(maker), m_facts(facts), m_strips(strips), m_car(car),
          m_entry(car == nullptr ? nullptr : entry_of(facts, *car)) {}

    void add() {
        const auto anchor = m_car == nullptr ? std::string("card") : "car-" + m_car->doors;
        m_maker.add_to_outline(m_car == nullptr ? m_maker.wording().say("page.card.blank").first
                                                : m_car->doors + (m_entry == nullptr ? "" : " " + isolated(m_entry->crew)),
                               anchor);
        m_maker.begin_part();
        begin_page(anchor);
        for (const auto& strip : m_strips) {
            add_strip(strip);
        }
        add_notes();
        m_maker.finish(std::move(*m_sheet));
    }

private:
    [[nodiscard]] Bilingual say(const std::string& key) const { return m_maker.wording().say("page.card." + key); }

    void begin_page(const std::string& anchor) {
        m_sheet.emplace(m_maker.new_sheet());
        if (!anchor.empty()) m_sheet->anchor(anchor);
        const auto leg = std::to_string(m_facts.leg().number);
        m_room = titled(*m_sheet, m_maker.wording().say("page.card.title", {{"leg", leg}}));
        add_head();
    }

    void take(Millimetres height) { m_room = strip(m_room, height, m_room.size.height - height); }

    [[nodiscard]] Setting type(Points size, Weight weight = Weight::regular, Align align = Align::left) const {
        return {{size, weight, drawing::black}, align, Points{6}};
    }

    /// The number as on the doors, who drives what, and the day.
    void add_head() {
        const auto band = strip(m_room, {}, head_height);
        constexpr Millimetres number_width{26};
        const Rect number{band.top_left, {number_width, head_height - gap}};
        m_sheet->frame(number, m_maker.style().thick_rule);
        m_sheet->line(m_car == nullptr ? "" : m_car->doors, {number, type(Points{30}, Weight::bold, Align::centre)});
        const auto left = number.right() + Millimetres{2.5};
        const Rect who{{left, band.top()}, {band.right() - left, head_height - gap}};
        const auto third = who.size.height / 3.0;
        if (m_car == nullptr || m_entry == nullptr) {
            m_sheet->line(say("crew").joined() + " ______________________________",
                          {strip(who, {}, third), type(Points{10})});
        } else {
            const auto country = m_entry->country.empty() ? "" : " (" + m_entry->country + ")";
            m_sheet->line(isolated(m_entry->crew) + country, {strip(who, {}, third), type(Points{13}, Weight::bold)});
            const auto average =
                m_entry->average_class.empty()
                    ? std::string()
                    : " – " + m_maker.wording().say("page.starts.average").first + ": " + m_entry->average_class;
            m_sheet->line(car_of(*m_entry) + average, {strip(who, third, third), type(Points{10})});
        }
        m_sheet->line(m_maker.wording().date(m_facts.edition_leg().date).joined(),
                      {strip(who, third * 2.0, third), type(Points{9})});
        take(head_height);
    }

    void add_strip(const CardStrip& part) {
        const auto height = main_height + height_of_rows(part) + gap;
        if (height > m_room.size.height) {
            m_maker.finish(std::move(*m_sheet));
            begin_page("");
        }
        const auto width = m_maker.style().thick_rule;
        m_sheet->rule(m_room.top_left, {m_room.right(), m_room.top()}, width);
        add_rows(part);
        add_main(part);
        take(gap);
    }

    [[nodiscard]] static Millimetres height_of_rows(const CardStrip& part) {
        Millimetres height;
        for (const auto& row : part.rows) {
            height = height + row_height(row);
        }
        return height;
    }

    [[nodiscard]] static Millimetres row_height(const CardRow& row) { return Millimetres{row.stamped ? 11.0 : 5.0}; }

    /// What crews do between the controls; in the order of the road, so above the control that ends the sector.
    void add_rows(const CardStrip& part) {
        for (const auto& row : part.rows) {
            const auto height = row_height(row);
            const auto band = strip(m_room, {}, height);
            const auto field = band.size.width * 0.22;
            const auto code = band.size.width * 0.16;
            m_sheet->line(row.code, {{{band.left(), band.top()}, {code, height}}, type(Points{9}, Weight::bold)});
            m_sheet->line(
                row.text_for(m_entry),
                {{{band.left() + code, band.top()}, {band.size.width - code - field - gap, height}}, type(Points{8.5})});
            if (row.stamped) {
                const Rect stamp{{band.right() - field, band.top() + Millimetres{0.8}}, {field, height - Millimetres{1.6}}};
                m_sheet->fill(stamp, drawing::white);
                m_sheet->frame(stamp, m_maker.style().thin_rule * 1.5);
            }
            take(height);
        }
    }

    /// The sector and its time; the minute in which the car is due; room for the marshal's.
    void add_main(const CardStrip& part) {
        const auto band = strip(m_room, {}, main_height);
        m_sheet->fill(band, stripe_grey);
        const auto due_width = band.size.width * 0.22;
        const auto field_width = band.size.width * 0.22;
        const auto text_width = band.size.width - due_width - field_width * 2.0;
        const Rect text{{band.left() + Millimetres{1}, band.top()}, {text_width - Millimetres{2}, main_height}};
        const auto third = main_height / 3.0;
        m_sheet->line(part.control, {strip(text, {}, third), type(Points{11}, Weight::bold)});
        m_sheet->line(part.section, {strip(text, third, third), type(Points{8.5})});
        m_sheet->line(part.measure, {strip(text, third * 2.0, third), type(Points{9.5}, Weight::bold)});
        const auto due = m_car == nullptr ? std::string() : m_facts.clock(m_facts.times().due(*m_car, part.at), part.at);
        auto left = band.left() + text_width;
        for (const auto& [label, content, width] :
             {std::tuple{say("due"), due, due_width}, std::tuple{say("actual"), std::string(), field_width},
              std::tuple{say("stamp"), std::string(), field_width}}) {
            const Rect cell = inner({{left, band.top()}, {width, main_height}}, Millimetres{0.7});
            m_sheet->fill(cell, drawing::white);
            m_sheet->frame(cell, m_maker.style().thin_rule * 1.5);
            m_sheet->line(label.joined(), {strip(inner(cell, Millimetres{0.5}), {}, Millimetres{3.4}),
                                           {{Points{6.5}, Weight::regular, drawing::black}, Align::left, Points{4.5}}});
            m_sheet->line(content, {strip(cell, Millimetres{4}, main_height - Millimetres{5.4}),
                                    {{Points{20}, Weight::bold, drawing::black}, Align::centre, Points{9}}});
            left += width;
        }
        if (m_car == nullptr) {
            const Rect small{{band.left() + text_width + Millimetres{1.5}, band.bottom() - Millimetres{4.6}},
                             {due_width - Millimetres{3}, Millimetres{3.6}}};
            m_sheet->line(say("car_1").first + ": " + m_facts.first_car_at(part.at),
                          {small, {{Points{7}, Weight::regular, second_grey}, Align::left, Points{5}}});
        }
        take(main_height);
    }

    /// How to read it: what is timed how, what is forbidden, what nobody is told of.
    void add_notes() {
        for (const auto& note : card_notes(m_maker.wording(), m_facts, m_car == nullptr)) {
            const drawing::TextStyle style{Points{8}};
            const auto lines = m_sheet->wrapped(note, style, m_room.size.width);
            const auto height = line_pitch(style.size) * static_cast<double>(lines.size()) + Millimetres{0.8};
            if (height > m_room.size.height) {
                m_maker.finish(std::move(*m_sheet));
                begin_page("");
            }
            m_sheet->paragraph(note, m_room.top_left, m_room.size.width, style);
            take(height);
        }
    }

    PageMaker& m_maker;
    const timing::TimedLeg& m_facts;
    const std::vector<CardStrip>& m_strips;
    const timing::StartingCar* m_car; ///< nullptr of the blank card
    const edition::Entry* m_entry;
    std::optional<Sheet> m_sheet;
    Rect m_room;
};

} // namespace

MadePages time_card_pages(const roadbook::Publication& published, LegIndex leg_index, const PageStyle& style,
                          const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    const auto facts = published.leg(leg_index);
    const auto strips = card_strips(maker.wording(), facts);
    if (!published.edition.entries.empty()) {
        for (const auto& car : facts.times().cars) {
            TimeCard{maker, facts, strips, &car}.add();
        }
    }
    TimeCard{maker, facts, strips, nullptr}.add();
    return maker.result();
}

} // namespace route::document
