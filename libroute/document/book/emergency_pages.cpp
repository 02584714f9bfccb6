// SPDX-License-Identifier: BSL-1.0
#include "document/book/book_parts.hpp"

#include <array>
#include <fmt/format.h>
#include <utility>
#include <vector>

namespace route::document {

using drawing::Rect;
using drawing::Weight;

namespace {

constexpr std::array step_keys{"warn", "sheet", "help", "call", "proof", "withdrawal"};
constexpr Millimetres step_indent{9};
constexpr Millimetres after_step{3};
constexpr Millimetres number_pitch{7};

/// Those that the edition has: the phrase's key and the number.
std::vector<std::pair<std::string, std::string>> telephones_of(const edition::Contacts& contacts) {
    std::vector<std::pair<std::string, std::string>> telephones{
        {"headquarters", contacts.headquarters}, {"medical", contacts.medical}, {"breakdown", contacts.breakdown}};
    std::erase_if(telephones, [](const auto& telephone) { return telephone.second.empty(); });
    return telephones;
}

struct StepType {
    drawing::TextStyle first;
    drawing::TextStyle second;
};

/// The largest type in which the steps leave room for the telephones below them.
StepType type_of_steps(Sheet& sheet, const Wording& words, drawing::Size room) {
    const auto height_in = [&](const StepType& type) {
        const auto lines = [&](const std::string& text, const drawing::TextStyle& style) {
            return line_pitch(style.size) * static_cast<double>(sheet.wrapped(text, style, room.width - step_indent).size());
        };
        Millimetres height;
        for (const auto* step : step_keys) {
            const auto text = words.say(fmt::format("page.emergency.step_{}", step));
            height += lines(text.first, type.first) + lines(text.second, type.second) + after_step;
        }
        return height;
    };
    constexpr double most_smaller = 3;
    StepType type;
    for (double smaller = 0; smaller <= most_smaller; smaller += 0.5) {
        type = {{Points{10.5 - smaller}, Weight::bold}, {Points{9 - smaller}, Weight::regular, second_grey}};
        if (height_in(type) <= room.height) break;
    }
    return type;
}

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
    const auto numbers_height = number_pitch * static_cast<double>(telephones_of(contacts).size());
    const Rect steps{{room.left(), y}, {room.size.width, room.bottom() - numbers_height - y}};
    const auto type = type_of_steps(sheet, words, steps.size);
    for (const auto* step : step_keys) {
        const auto text = words.say(fmt::format("page.emergency.step_{}", step));
        const auto top = y;
        const auto width = room.size.width - step_indent;
        y += sheet.paragraph(text.first, {room.left() + step_indent, y}, width, type.first);
        if (!text.second.empty()) {
            y += sheet.paragraph(text.second, {room.left() + step_indent, y}, width, type.second);
        }
        const Rect bullet{{room.left() + Millimetres{1}, top + Millimetres{0.6}}, {Millimetres{4}, Millimetres{4}}};
        sheet.fill(bullet, drawing::black);
        y += after_step;
    }
    for (const auto& [key, telephone] : telephones_of(contacts)) {
        const Rect row{{room.left(), y}, {room.size.width, number_pitch}};
        sheet.rule(row.top_left, {row.right(), row.top()}, maker.pages().style().thin_rule);
        const auto half = row.size.width / 2.0;
        sheet.line(words.say(fmt::format("page.phone.{}", key)).joined(),
                   {{row.top_left, {half, number_pitch}}, {{Points{10}}, Align::left, Points{7}}});
        sheet.line(telephone, {{{row.left() + half, y}, {half, number_pitch}},
                               {{Points{14}, Weight::bold, drawing::black}, Align::right, Points{8}}});
        y += number_pitch;
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
