// SPDX-License-Identifier: BSL-1.0
#include "document/book/book_parts.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace route::document {

using drawing::Rect;
using drawing::Weight;

namespace {

/// A caption and, below it, what it names; answers where the next may begin.
Millimetres add_fact(Sheet& sheet, const Rect& room, Millimetres y, const Bilingual& caption, const std::string& value) {
    sheet.line(caption.joined(), {{{room.left(), y}, {room.size.width, Millimetres{4}}}, setting(sheet.style().caption)});
    y += Millimetres{4.2};
    y += sheet.paragraph(value, {room.left(), y}, room.size.width, {Points{12}, Weight::bold, drawing::black});
    return y + Millimetres{3};
}

/// As a paragraph when it fits; a longer one in small type, cut with a warning at last. Answers its height.
Millimetres add_note(Sheet& sheet, const std::string& note, const Rect& room) {
    constexpr Points size{10};
    if (note.empty()) return {};
    const auto lines = sheet.wrapped(note, {size}, room.size.width).size();
    if (line_pitch(size) * static_cast<double>(lines) <= room.size.height)
        return sheet.paragraph(note, room.top_left, room.size.width, {size});
    const auto height = std::max(room.size.height, Millimetres{});
    sheet.line(note, {{room.top_left, {room.size.width, height}}, {{size}, Align::left, Points{7}}});
    return height;
}

/// What a trip meter may show at the end, and by how much its factor must grow or shrink then.
void add_corrections(BookMaker& maker, Sheet& sheet, const Rect& room, Metres length) {
    constexpr std::array<double, 9> deviations{-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2}; // percent
    constexpr Millimetres pitch{6};
    const auto& words = maker.pages().wording();
    const auto half = room.size.width / 2.0;
    const auto cell = [&](std::size_t row, int column) {
        return Rect{{room.left() + half * column, room.top() + pitch * static_cast<double>(row)}, {half, pitch}};
    };
    const Setting head{{Points{8}, Weight::bold, drawing::black}, Align::centre, Points{6}};
    sheet.fill({room.top_left, {room.size.width, pitch}}, band_grey);
    sheet.line(words.say("page.calibration.reading").joined(), {inner(cell(0, 0), Millimetres{0.6}), head});
    sheet.line(words.say("page.calibration.factor").joined(), {inner(cell(0, 1), Millimetres{0.6}), head});
    for (std::size_t i = 0; i < deviations.size(); ++i) {
        const double shown = length.kilometres() * (1 + deviations[i] / 100);
        const Setting plain{
            {Points{10}, deviations[i] == 0 ? Weight::bold : Weight::regular, drawing::black}, Align::centre, Points{8}};
        sheet.line(words.decimal(shown, 3) + " km", {cell(i + 1, 0), plain});
        sheet.line("× " + words.decimal(length.kilometres() / shown, 4), {cell(i + 1, 1), plain});
        sheet.rule(cell(i + 1, 0).top_left, {room.right(), cell(i + 1, 0).top()}, sheet.style().thin_rule);
    }
    const Rect table{room.top_left, {room.size.width, pitch * static_cast<double>(deviations.size() + 1)}};
    sheet.rule({room.left() + half, table.top()}, {room.left() + half, table.bottom()}, sheet.style().thin_rule);
    sheet.frame(table, sheet.style().thick_rule);
}

} // namespace

void add_calibration(BookMaker& maker) {
    const auto& calibration = maker.timed().edition().calibration;
    if (!calibration) return;
    const auto& words = maker.pages().wording();
    const auto label = [&](const char* key) { return words.say(std::string("page.calibration.") + key); };
    auto sheet = maker.pages().new_sheet();
    const auto title = label("title");
    sheet.anchor("calibration");
    maker.pages().add_to_outline(title.first, "calibration");
    const auto room = titled(sheet, title);
    auto y = room.top() + Millimetres{2};
    y = add_fact(sheet, room, y, label("from"), calibration->from);
    y = add_fact(sheet, room, y, label("to"), calibration->to);
    y = add_fact(sheet, room, y, label("length"),
                 fmt::format("{} m  ({} km)", words.decimal(calibration->length.count(), 1),
                             words.decimal(calibration->length.kilometres(), 3)));
    const auto how = label("how");
    constexpr Points how_size{9.5};
    const drawing::TextStyle how_second{Points{8}, Weight::regular, second_grey};
    const auto lines_of_how =
        line_pitch(how_size) * static_cast<double>(sheet.wrapped(how.first, {how_size}, room.size.width).size()) +
        line_pitch(how_second.size) * static_cast<double>(sheet.wrapped(how.second, how_second, room.size.width).size());
    const auto notes_end = room.bottom() - lines_of_how - Millimetres{2};
    auto notes_left = static_cast<double>(words.languages().size());
    for (const auto& phrases : words.languages()) {
        const auto note = std::string(text_in(calibration->notes, phrases.language()));
        y += add_note(sheet, note, {{room.left(), y}, {room.size.width, (notes_end - y) / notes_left}});
        notes_left -= 1;
    }
    y += Millimetres{2};
    y += sheet.paragraph(how.first, {room.left(), y}, room.size.width, {how_size});
    if (!how.second.empty()) y += sheet.paragraph(how.second, {room.left(), y}, room.size.width, how_second);
    y += Millimetres{3};
    const Rect rest{{room.left(), y}, {room.size.width, room.bottom() - y}};
    if (rest.size.height > Millimetres{62}) add_corrections(maker, sheet, rest, calibration->length);
    maker.pages().finish(std::move(sheet));
}

} // namespace route::document
