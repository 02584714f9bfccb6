// SPDX-License-Identifier: BSL-1.0
#include "document/book/book_parts.hpp"

#include <fmt/format.h>
#include <utility>

namespace route::document {

using drawing::Rect;
using drawing::Weight;

namespace {

void add_procedure(BookMaker& maker) {
    auto sheet = maker.pages().new_sheet();
    sheet.anchor("emergency");
    const auto& words = maker.pages().wording();
    const auto title = words.say("page.emergency.title");
    maker.pages().add_to_outline(title.first, "emergency");
    auto room = titled(sheet, title);
    const auto& contacts = maker.published().edition.contacts;

    const auto number = strip(room, {}, Millimetres{20});
    sheet.frame(number, Millimetres{1}, drawing::danger_red);
    sheet.pictogram("sos",
                    {{number.left() + Millimetres{3}, number.top() + Millimetres{3}}, {Millimetres{14}, Millimetres{14}}});
    sheet.line(contacts.emergency,
               {{{number.right() - Millimetres{52}, number.top()}, {Millimetres{49}, number.size.height}},
                {{Points{36}, Weight::bold, drawing::danger_red}, Align::right, Points{14}}});
    const auto call = words.say("page.emergency.call");
    sheet.lines(call.first, call.second,
                {{{number.left() + Millimetres{20}, number.top() + Millimetres{4}}, {Millimetres{58}, Millimetres{12}}},
                 {{Points{13}, Weight::bold, drawing::black}, Align::left, Points{8}}});

    Millimetres y = room.top() + Millimetres{24};
    constexpr Millimetres indent{9};
    for (const auto* step : {"warn", "sheet", "help", "call", "proof", "withdrawal"}) {
        const auto text = words.say(fmt::format("page.emergency.step_{}", step));
        const auto top = y;
        const auto width = room.size.width - indent;
        y += sheet.paragraph(text.first, {room.left() + indent, y}, width, {Points{10.5}, Weight::bold});
        if (!text.second.empty()) {
            y += sheet.paragraph(text.second, {room.left() + indent, y}, width, {Points{9}, Weight::regular, second_grey});
        }
        const Rect bullet{{room.left() + Millimetres{1}, top + Millimetres{0.6}}, {Millimetres{4}, Millimetres{4}}};
        sheet.fill(bullet, drawing::black);
        y += Millimetres{3};
    }
    const std::pair<const char*, const std::string&> numbers[] = {
        {"headquarters", contacts.headquarters}, {"medical", contacts.medical}, {"breakdown", contacts.breakdown}};
    constexpr Millimetres pitch{7};
    for (const auto& [key, telephone] : numbers) {
        if (telephone.empty() || y + pitch > room.bottom()) continue;
        const Rect row{{room.left(), y}, {room.size.width, pitch}};
        sheet.rule(row.top_left, {row.right(), row.top()}, maker.pages().style().thin_rule);
        const auto half = row.size.width / 2.0;
        sheet.line(words.say(fmt::format("page.phone.{}", key)).joined(),
                   {{row.top_left, {half, pitch}}, {{Points{10}}, Align::left, Points{7}}});
        sheet.line(telephone, {{{row.left() + half, y}, {half, pitch}},
                               {{Points{14}, Weight::bold, drawing::black}, Align::right, Points{8}}});
        y += pitch;
    }
    maker.pages().finish(std::move(sheet));
}

/// A sheet to be held up to the cars that follow.
void add_sign(BookMaker& maker, const std::string& word, drawing::Colour colour, const char* key) {
    auto sheet = maker.pages().new_sheet();
    const auto& words = maker.pages().wording();
    const auto anchor = std::string(key);
    sheet.anchor(anchor);
    maker.pages().add_to_outline(word, anchor);
    const auto body = maker.pages().style().body();
    sheet.fill(body, colour);
    const Rect big{{body.left() + Millimetres{4}, body.top() + Millimetres{35}},
                   {body.size.width - Millimetres{8}, Millimetres{75}}};
    sheet.line(word, {big, {{Points{150}, Weight::bold, drawing::white}, Align::centre, Points{60}}});
    const auto text = words.say(fmt::format("page.emergency.{}", key));
    Millimetres y = body.top() + Millimetres{128};
    const auto left = body.left() + Millimetres{8};
    const auto width = body.size.width - Millimetres{16};
    y += sheet.paragraph(text.first, {left, y}, width, {Points{16}, Weight::bold, drawing::white}) + Millimetres{3};
    sheet.paragraph(text.second, {left, y}, width, {Points{12}, Weight::regular, drawing::white});
    maker.pages().finish(std::move(sheet));
}

} // namespace

void add_emergency(BookMaker& maker) {
    add_procedure(maker);
    // Last of all, so that they open by themselves: turn the book over and hold it up.
    add_sign(maker, "OK", ok_green, "ok");
    add_sign(maker, "SOS", drawing::danger_red, "sos");
}

} // namespace route::document
