// SPDX-License-Identifier: BSL-1.0
#include "document/book/book_parts.hpp"
#include "drawing/qr_code.hpp"
#include "timing/trials.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::document {

using drawing::Rect;
using drawing::Weight;
using edition::Kind;

namespace {

constexpr Millimetres side{6};

Setting type(double points, Weight weight, Align align, double smallest, drawing::Colour colour = drawing::black) {
    return {{Points{points}, weight, colour}, align, Points{smallest}};
}

/// "8 CO – 3 CT – 24 PC – 1 PM"
std::string controls_counted(const BookMaker& maker) {
    int co = 0;
    int ct = 0;
    int pc = 0;
    int pm = 0;
    for (const auto& control : maker.timed().leg().controls) {
        if (control.secret) continue;
        if (edition::is_sector_boundary(control.kind)) ++co;
        if (control.kind == Kind::ct) ++ct;
    }
    for (const auto& trial : timing::public_trials(maker.timed().edition(), maker.timed().leg()))
        ++(trial.average ? pm : pc);
    auto text = fmt::format("{} CO", co);
    for (const auto& [count, code] : {std::pair{ct, "CT"}, std::pair{pc, "PC"}, std::pair{pm, "PM"}}) {
        if (count > 0) text += fmt::format(" · {} {}", count, code);
    }
    return text;
}

void add_title(const BookMaker& maker, Sheet& sheet, const Rect& body) {
    const auto& words = maker.pages().wording();
    const auto& leg = maker.timed().edition_leg();
    const auto band = strip(body, {}, Millimetres{80});
    sheet.fill(band, drawing::black);
    const Rect room{{band.left() + side, band.top()}, {band.size.width - side * 2.0, band.size.height}};
    const auto white = drawing::white;
    sheet.line("ROAD BOOK", {strip(room, Millimetres{6}, Millimetres{8}), type(13, Weight::bold, Align::left, 9, white)});
    auto lines = sheet.wrapped(maker.published().edition.name, {Points{30}, Weight::bold}, room.size.width);
    const double size = lines.size() > 1 ? 22 : 30;
    if (lines.size() > 1)
        lines = sheet.wrapped(maker.published().edition.name, {Points{size}, Weight::bold}, room.size.width);
    auto y = Millimetres{16};
    for (std::size_t i = 0; i < std::min<std::size_t>(lines.size(), 2); ++i) {
        // The last line that fits takes the rest, smaller.
        std::string text = lines[i];
        for (std::size_t k = 2; i == 1 && k < lines.size(); ++k)
            text += " " + lines[k];
        sheet.line(text, {strip(room, y, line_pitch(Points{size})), type(size, Weight::bold, Align::left, 8, white)});
        y += line_pitch(Points{size});
    }
    const auto label = words.say("page.cover.leg");
    sheet.lines(label.first, label.second,
                {{{room.left(), room.top() + Millimetres{47}}, {Millimetres{26}, Millimetres{12}}},
                 type(15, Weight::bold, Align::left, 8, white)});
    sheet.line(std::to_string(leg.number),
               {{{room.left() + Millimetres{28}, room.top() + Millimetres{42}}, {Millimetres{30}, Millimetres{22}}},
                type(56, Weight::bold, Align::left, 30, white)});
    const auto date = words.date(leg.date);
    sheet.lines(date.first, date.second,
                {{{room.left() + Millimetres{60}, room.top() + Millimetres{47}},
                  {room.size.width - Millimetres{60}, Millimetres{12}}},
                 type(15, Weight::bold, Align::right, 8, white)});
    const auto name = sheet.wrapped(leg.name, {Points{14}}, room.size.width);
    const drawing::TextStyle small{Points{10}, Weight::regular, white};
    if (name.size() > 1) sheet.paragraph(leg.name, {room.left(), room.top() + Millimetres{66}}, room.size.width, small);
    if (name.size() == 1)
        sheet.line(leg.name,
                   {strip(room, Millimetres{67}, Millimetres{9}), type(14, Weight::regular, Align::left, 8, white)});
}

void add_facts(const BookMaker& maker, Sheet& sheet, Rect room) {
    const auto& words = maker.pages().wording();
    struct Fact {
        Bilingual label;
        std::string value;
    };
    const auto& controls = maker.timed().leg().controls;
    const auto label = [&](const char* key) { return words.say(std::string("page.cover.") + key); };
    const std::vector<Fact> facts{{label("from"), controls.front().name},
                                  {label("to"), controls.back().name},
                                  {label("first_car"), maker.timed().first_car_at(ControlIndex{})},
                                  {label("length"), words.kilometres(maker.timed().printed_length()) + " km"},
                                  {label("sectors"), std::to_string(maker.timed().times().sectors.size())},
                                  {label("controls"), controls_counted(maker)},
                                  {label("version"), maker.published().edition.version},
                                  {label("fingerprint"), maker.published().fingerprint.short_text()}};
    constexpr Millimetres height{16};
    const auto half = room.size.width / 2.0;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Rect cell{{room.left() + half * static_cast<double>(i % 2), room.top() + height * static_cast<double>(i / 2)},
                        {half, height}};
        sheet.frame(cell, maker.pages().style().thin_rule);
        const auto text = inner(cell, Millimetres{1.8});
        sheet.line(facts[i].label.joined(), {strip(text, {}, Millimetres{3.6}), setting(maker.pages().style().caption)});
        sheet.line(facts[i].value,
                   {strip(text, Millimetres{3.8}, Millimetres{8.6}), type(15, Weight::bold, Align::left, 8)});
    }
    sheet.frame(strip(room, {}, height * 4.0), maker.pages().style().thick_rule);
}

/// Where the leg's GPX is published; empty when the organiser does not tell.
std::string gpx_address(const BookMaker& maker) {
    const auto& url = maker.published().edition.files_url;
    return url.empty() ? std::string() : fmt::format("{}leg-{}/crew.gpx", url, maker.timed().edition_leg().number);
}

/// A code that a telephone opens, and the same in letters.
void add_gpx_code(const BookMaker& maker, Sheet& sheet, const Rect& code, const Rect& line) {
    const auto address = gpx_address(maker);
    sheet.inset(code.top_left, drawing::qr_code(address, code.size.width));
    sheet.frame(code, maker.pages().style().thick_rule);
    sheet.line("GPX: " + address, {line, type(7, Weight::regular, Align::left, 4.5)});
}

/// Where the crew writes its start number and names.
void add_crew(const BookMaker& maker, Sheet& sheet, const Rect& room) {
    const auto& words = maker.pages().wording();
    const Rect car{room.top_left, {Millimetres{38}, Millimetres{24}}};
    const Rect names{{car.right() + Millimetres{3}, room.top()},
                     {room.size.width - car.size.width - Millimetres{3}, car.size.height}};
    for (const auto& [box, key] : {std::pair{car, "page.cover.car"}, std::pair{names, "page.cover.crew"}}) {
        sheet.frame(box, maker.pages().style().thick_rule);
        sheet.line(words.say(key).joined(),
                   {strip(inner(box, Millimetres{1.6}), {}, Millimetres{4}), setting(maker.pages().style().caption)});
    }
    const auto line = names.top() + Millimetres{14.5};
    sheet.rule({names.left() + Millimetres{2}, line}, {names.right() - Millimetres{2}, line},
               maker.pages().style().thin_rule);
}

} // namespace

void add_cover(BookMaker& maker) {
    auto sheet = maker.pages().new_sheet();
    sheet.anchor("cover");
    maker.pages().add_to_outline(maker.pages().wording().say("page.cover.title").first, "cover");
    const auto body = maker.pages().style().body();
    add_title(maker, sheet, body);
    add_facts(maker, sheet, strip(body, Millimetres{84}, Millimetres{64}));
    auto crew = strip(body, Millimetres{152}, Millimetres{24});
    if (!gpx_address(maker).empty()) {
        const Rect code{{crew.right() - crew.size.height, crew.top()}, {crew.size.height, crew.size.height}};
        add_gpx_code(maker, sheet, code, strip(body, Millimetres{187}, Millimetres{4}));
        crew.size.width -= code.size.width + Millimetres{3};
    }
    add_crew(maker, sheet, crew);
    const auto& words = maker.pages().wording();
    const auto& contacts = maker.published().edition.contacts;
    const auto line =
        contacts.headquarters.empty()
            ? fmt::format("{} {}", words.say("page.phone.emergency").joined(), contacts.emergency)
            : fmt::format("{} {}   {} {}", words.say("page.phone.headquarters").joined(), contacts.headquarters,
                          words.say("page.phone.emergency").joined(), contacts.emergency);
    sheet.line(line, {strip(body, Millimetres{179}, Millimetres{8}), type(12, Weight::bold, Align::left, 7)});
    maker.pages().finish(std::move(sheet));
}

} // namespace route::document
