// SPDX-License-Identifier: BSL-1.0
#include "document/day/box_search.hpp"
#include "document/day/posts.hpp"
#include "document/day/starters.hpp"
#include "document/map/control_plan.hpp"
#include "document/official/official_pages.hpp"
#include "document/setting/page_maker.hpp"
#include "drawing/qr_code.hpp"
#include "edition/kind_catalogue.hpp"
#include "timing/timed_leg.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace route::document {

using drawing::Rect;
using drawing::Weight;
using edition::Kind;
using itinerary::Passage;

namespace {

constexpr Millimetres code_side{24};

/// What is done there: the phrase's key.
std::string_view duty_of(const itinerary::PlacedControl& control) {
    if (control.passage == Passage::out) return "duty_halt_out";
    if (control.secret && control.kind == Kind::pm) return "duty_secret_line";
    return edition::facts_of(control.kind).duty;
}

/// "−25 m" before the control, "+25 m" behind it.
std::string label_of(const Board& board) {
    const double metres = board.from_control.count();
    if (metres == 0) return "0";
    return fmt::format("{}{:.0f} m", metres < 0 ? "−" : "+", std::abs(metres));
}

class MarshalSheet {
public:
    MarshalSheet(PageMaker& maker, const timing::TimedLeg& facts, const roadbook::Publication& published,
                 const roadbook::LegBook* book, ControlIndex control)
        : m_maker(maker), m_facts(facts), m_roads(published.roads), m_book(book), m_index(control),
          m_control(facts.leg().controls[control]), m_sheet(maker.new_sheet()) {}

    void add() {
        const auto& code = itinerary::shown_code(m_control);
        const auto name = fmt::format("{}{}{}", code, code.empty() ? "" : " – ", isolated(m_control.name));
        const auto& words = m_maker.wording();
        const auto anchor = fmt::format("control-{}", m_index.value() + 1);
        m_maker.add_to_outline(name, anchor);
        m_sheet.anchor(anchor);
        const auto leg = std::to_string(m_facts.leg().number);
        m_room = titled(m_sheet, {name, words.say("page.marshal.title", {{"leg", leg}}).first});
        if (m_control.secret) add_banner();
        add_times();
        add_place();
        add_boards();
        add_duties();
        add_contacts();
        add_plan();
        m_maker.finish(std::move(m_sheet));
    }

private:
    [[nodiscard]] Bilingual say(const std::string& key) const { return m_maker.wording().say("page.marshal." + key); }

    void take(Millimetres height) { m_room = strip(m_room, height, m_room.size.height - height); }

    void heading(const Bilingual& text) {
        constexpr Millimetres height{7};
        m_sheet.line(text.joined(),
                     {strip(m_room, {}, height), {{Points{11}, Weight::bold, drawing::black}, Align::left, Points{8}}});
        m_sheet.rule({m_room.left(), m_room.top() + height}, {m_room.right(), m_room.top() + height},
                     m_maker.style().thin_rule * 2.0);
        take(height + Millimetres{1.5});
    }

    void text(const std::string& line) {
        if (line.empty()) return;
        take(m_sheet.paragraph(line, m_room.top_left, m_room.size.width, {Points{10}}) + Millimetres{1});
    }
    void text(const Bilingual& lines) {
        text(lines.first);
        if (lines.second.empty()) return;
        take(m_sheet.paragraph(lines.second, m_room.top_left, m_room.size.width,
                               {Points{8.5}, Weight::regular, second_grey}) +
             Millimetres{1.6});
    }

    void add_banner() {
        constexpr Millimetres height{12};
        const auto band = strip(m_room, {}, height);
        m_sheet.fill(band, drawing::danger_red);
        m_sheet.line(say("secret").joined(),
                     {inner(band, Millimetres{2}), {{Points{14}, Weight::bold, drawing::white}, Align::centre, Points{8}}});
        take(height + Millimetres{2});
    }

    /// Four cells: opens, first car, last car, closes.
    void add_times() {
        const auto& times = m_facts.times().controls[m_index];
        constexpr Millimetres height{24};
        const auto band = strip(m_room, {}, height);
        const auto width = band.size.width / 4.0;
        int column = 0;
        for (const auto& [key, instant] : {std::pair{"opens", times.opens}, std::pair{"first", times.due_first_car},
                                           std::pair{"last", times.due_last_car}, std::pair{"closes", times.closes}}) {
            const Rect cell{{band.left() + width * column, band.top()}, {width, height}};
            m_sheet.frame(cell, m_maker.style().thick_rule);
            const auto room = inner(cell, Millimetres{1.2});
            const auto words = say(key);
            m_sheet.lines(
                words.first, words.second,
                {strip(room, {}, Millimetres{8.5}), {{Points{9}, Weight::bold, drawing::black}, Align::centre, Points{6}}});
            m_sheet.line(m_facts.clock(instant, m_index),
                         {strip(room, Millimetres{9}, Millimetres{12}),
                          {{Points{22}, Weight::bold, drawing::black}, Align::centre, Points{11}}});
            ++column;
        }
        take(height + Millimetres{2});
        const auto& words = m_maker.wording();
        const auto& groups = m_facts.edition().groups;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const auto& cars = m_facts.times().cars;
            const auto first = std::ranges::find(cars, g, &timing::StartingCar::group);
            if (first == cars.end()) continue;
            const auto named = groups[g].name.empty() ? "" : groups[g].name + ": ";
            const auto count = std::ranges::count(cars, g, &timing::StartingCar::group);
            text(named +
                 words
                     .say("page.marshal.cars", {{"cars", std::to_string(count)},
                                                {"interval", std::to_string(groups[g].interval.count())},
                                                {"first", m_facts.clock(m_facts.times().due(*first, m_index), m_index)}})
                     .joined());
        }
        for (const auto& car : m_facts.times().course_cars) {
            const auto& entry = m_facts.edition().entries[car.entry];
            text(role_words(words, entry.role) + ": " + m_facts.clock(m_facts.times().due(car, m_index), m_index));
        }
        take(Millimetres{2});
    }

    void add_place() {
        heading(say("where"));
        const auto whole = m_room;
        const auto begin = m_room.top();
        // The lines keep clear of the code at their right.
        m_room.size.width = m_room.size.width - code_side - Millimetres{4};
        add_lines_of_place();
        m_room = {{whole.left(), std::max(m_room.top(), begin + code_side + Millimetres{2})}, whole.size};
        m_room.size.height = whole.bottom() - m_room.top();
        m_sheet.inset({whole.right() - code_side, begin}, drawing::qr_code(geo_address(), code_side));
        take(Millimetres{2});
    }

    /// What a telephone's map opens (RFC 5870), whoever made it.
    [[nodiscard]] std::string geo_address() const {
        return fmt::format("geo:{:.6f},{:.6f}", m_control.position.latitude.degrees(),
                           m_control.position.longitude.degrees());
    }

    void add_lines_of_place() {
        const auto& words = m_maker.wording();
        const double latitude = m_control.position.latitude.degrees();
        const double longitude = m_control.position.longitude.degrees();
        text(fmt::format("{}    ({:.6f}, {:.6f})", degrees_and_minutes(words, m_control.position), latitude, longitude));
        const auto km = words.kilometres(m_control.printed - m_facts.leg().controls.front().printed);
        // Whatever the boxes' totals count from: marshals are told of the last time control.
        const auto* sector = m_facts.sector_at(m_index);
        const auto& last = m_facts.leg().controls[sector == nullptr ? ControlIndex{} : sector->from];
        const auto since = words.kilometres(m_control.printed - last.printed);
        text(words.say("page.marshal.distance", {{"km", km}, {"since", since}}).joined());
        add_landmarks();
        text(words.say("page.marshal.heading", {{"heading", fmt::format("{:.0f}", m_control.heading.degrees())}}).joined());
        if (const auto height = itinerary::height_at(m_facts.leg(), m_control.chainage)) {
            text(words.say("page.marshal.height", {{"height", Wording::height(*height)}}).joined());
        }
        const auto& row = m_facts.row_of(m_index);
        if (row.side) text(say(std::string(name_of(*row.side))).joined());
        if (m_control.line > 0) {
            text(words.say("page.marshal.line", {{"line", std::to_string(m_control.line)}}).joined());
            if (!m_control.ends_code.empty()) text(words.say("page.marshal.ends", {{"code", m_control.ends_code}}).joined());
        }
        for (const auto& phrases : words.languages()) {
            text(std::string(text_in(row.notes, phrases.language())));
        }
        const auto& times = m_facts.times().controls[m_index];
        text(words.say("page.marshal.be_there", {{"time", m_facts.clock(times.opens - time_to_set_up, m_index)}}).joined());
        text(say("way").joined());
    }

    /// By the road from the corners before and behind it, so that a control at the wrong place is seen by those who stand there.
    void add_landmarks() {
        constexpr auto corner = roadbook::BoxKind::junction;
        const auto& words = m_maker.wording();
        const auto told = [&](const char* key, const roadbook::Box& box) {
            const auto* exit = box.view.exit_arm();
            std::string road;
            if (exit != nullptr) road = exit->name.empty() ? exit->ref : exit->name;
            if (!road.empty()) road = words.say("page.marshal.box_road", {{"road", isolated(road)}}).first;
            const auto metres = std::abs(std::round((box.chainage - m_control.chainage).count()));
            return words.say(std::string("page.marshal.") + key,
                             {{"metres", fmt::format("{:.0f}", metres)}, {"box", box.number}, {"road", road}});
        };
        if (const auto* before = box_before(m_book, m_control.chainage, corner)) text(told("after_box", *before).joined());
        if (const auto* after = box_from(m_book, m_control.chainage, corner)) text(told("before_box", *after).joined());
    }

    /// Yellow, red, beige along the road, as they stand before and after the control; a secret check point has none.
    void add_boards() {
        const auto boards = boards_of(m_control, m_facts.rules().controls);
        if (boards.empty()) return;
        heading(say("boards"));
        constexpr Millimetres height{22};
        const auto band = strip(m_room, {}, height);
        const auto road = band.top() + Millimetres{16};
        m_sheet.rule({band.left(), road}, {band.right(), road}, Millimetres{2.4}, drawing::Colour{170, 170, 170});
        const auto third = band.size.width / 4.0;
        for (std::size_t i = 0; i < boards.size(); ++i) {
            const auto x = band.left() + third * static_cast<double>(i + 1);
            const Rect board{{x - Millimetres{4}, road - Millimetres{13}}, {Millimetres{8}, Millimetres{8}}};
            drawing::Picture picture{{Millimetres{8.4}, Millimetres{8.4}}, {}};
            draw_board(picture, boards[i].colour, {{Millimetres{0.2}, Millimetres{0.2}}, board.size});
            m_sheet.inset({board.left() - Millimetres{0.2}, board.top() - Millimetres{0.2}}, std::move(picture));
            m_sheet.rule({x, board.bottom()}, {x, road}, Millimetres{0.6});
            m_sheet.line(label_of(boards[i]),
                         {{{x - Millimetres{15}, road + Millimetres{1.6}}, {Millimetres{30}, Millimetres{4.2}}},
                          {{Points{9}, Weight::bold, drawing::black}, Align::centre, Points{7}}});
        }
        take(height + Millimetres{3});
    }

    void add_duties() {
        heading(say("duties"));
        text(say(std::string(duty_of(m_control))));
        if (!m_control.secret) text(say("duty_all"));
        take(Millimetres{2});
    }

    void add_contacts() {
        heading(say("contacts"));
        const auto& contacts = m_facts.edition().contacts;
        const auto& words = m_maker.wording();
        for (const auto& [key, number] :
             {std::pair{"headquarters", contacts.headquarters}, std::pair{"emergency", contacts.emergency},
              std::pair{"medical", contacts.medical}, std::pair{"breakdown", contacts.breakdown}}) {
            if (!number.empty()) text(words.say(std::string("page.phone.") + key).joined() + ": " + number);
        }
        const auto& phone = m_facts.row_of(m_index).phone;
        if (!phone.empty()) text(say("own_phone").joined() + ": " + phone);
    }

    /// As large as the page has room for.
    void add_plan() {
        constexpr Millimetres least{55};
        constexpr Millimetres most{110};
        if (m_roads == nullptr) return;
        take(Millimetres{2});
        if (m_room.size.height < least + Millimetres{1}) return;
        const auto side = std::min({m_room.size.height - Millimetres{1}, m_room.size.width, most});
        m_sheet.inset(m_room.top_left, control_plan(m_facts, *m_roads, m_index, side, m_sheet.fonts(), PlanReader::marshal));
        m_sheet.frame({m_room.top_left, {side, side}}, m_maker.style().thin_rule * 2.0);
    }

    PageMaker& m_maker;
    const timing::TimedLeg& m_facts;
    const network::RoadNetwork* m_roads;
    const roadbook::LegBook* m_book;
    ControlIndex m_index;
    const itinerary::PlacedControl& m_control;
    Sheet m_sheet;
    Rect m_room;
};

} // namespace

MadePages marshal_pages(const roadbook::Publication& published, LegIndex leg_index, const PageStyle& style,
                        const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    const auto facts = published.leg(leg_index);
    for (const ControlIndex i : facts.leg().controls.indices()) {
        if (facts.leg().controls[i].kind != Kind::info)
            MarshalSheet{maker, facts, published, published.book_of(leg_index), i}.add();
    }
    return maker.result();
}

} // namespace route::document
