// SPDX-License-Identifier: BSL-1.0
#include "document/setting/sheet.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <memory>
#include <string_view>

namespace route::document {

using drawing::Rect;
using drawing::TextStyle;

namespace {

void remove_last_letter(std::string& text) {
    const auto continues = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; };
    while (!text.empty() && continues(text.back()))
        text.pop_back();
    if (!text.empty()) text.pop_back();
}

/// A space at which no line is broken.
constexpr std::string_view hard_space = "\u00a0";

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "PC 25", "CO 3": the space stands between the capitals of a code and its number.
bool is_in_code(std::string_view text, std::size_t space) {
    return space >= 2 && is_capital(text[space - 1]) && is_capital(text[space - 2]) && space + 1 < text.size() &&
           is_digit(text[space + 1]);
}

/// "300,00 m", "48 km/h": it stands between a number and its unit.
bool is_before_unit(std::string_view text, std::size_t space) {
    constexpr std::array<std::string_view, 4> units{"km/h", "km", "m", "s"};
    if (space == 0 || !is_digit(text[space - 1])) return false;
    const auto rest = text.substr(space + 1);
    return std::ranges::any_of(units, [&](std::string_view unit) {
        return rest.starts_with(unit) && (rest.size() == unit.size() || !is_letter(rest[unit.size()]));
    });
}

/// With hard spaces where a number would be parted from the code or the unit that it belongs to.
std::string with_whole_figures(std::string_view text) {
    std::string whole;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ' && (is_in_code(text, i) || is_before_unit(text, i))) {
            whole += hard_space;
        } else {
            whole += text[i];
        }
    }
    return whole;
}

} // namespace

Sheet::Sheet(const PageStyle& style, const drawing::FontSet& fonts, Diagnostics& diagnostics)
    : m_style(&style), m_fonts(&fonts), m_diagnostics(&diagnostics) {
    m_page.picture.size = style.paper;
}

void Sheet::fill(Rect rect, drawing::Colour colour) { shape({drawing::rectangle(rect), colour, std::nullopt}); }

void Sheet::frame(Rect rect, Millimetres width, drawing::Colour colour) {
    shape({drawing::rectangle(rect), std::nullopt,
           drawing::Stroke{width, colour, drawing::Cap::butt, drawing::Join::miter, {}}});
}

void Sheet::rule(drawing::Point from, drawing::Point to, Millimetres width, drawing::Colour colour) {
    drawing::Path path;
    path.move_to(from);
    path.line_to(to);
    shape({std::move(path), std::nullopt, drawing::Stroke{width, colour, drawing::Cap::butt, drawing::Join::miter, {}}});
}

void Sheet::pictogram(const std::string& name, Rect where) {
    m_page.picture.items.emplace_back(drawing::Pictogram{name, where});
}

void Sheet::inset(drawing::Point at, drawing::Picture picture) {
    m_page.picture.items.emplace_back(drawing::Inset{at, std::make_shared<const drawing::Picture>(std::move(picture))});
}

std::string Sheet::printable(const std::string& text) {
    std::string clean = text;
    std::ranges::replace_if(
        clean, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    auto known = m_fonts->with_known_letters(clean);
    if (known != clean) {
        warn("letter-missing", text, fmt::format("the fonts have not all of its letters; printed as \"{}\"", known), "");
    }
    return known;
}

void Sheet::warn(DiagnosticCode code, const std::string& subject, const std::string& message, const char* hint) {
    // A name comes on many pages; one warning is enough.
    for (const auto& known : m_diagnostics->all()) {
        if (known.code == code.name() && known.subject == subject) return;
    }
    m_diagnostics->add({Severity::warning, code, {}, subject, message, hint});
}

void Sheet::place(const std::string& text, const Placed& placed, Points size) {
    auto style = placed.setting.style;
    style.size = size;
    const auto& cell = placed.cell;
    Millimetres left = cell.left();
    if (placed.setting.align != Align::left) {
        const auto spare = cell.size.width - m_fonts->width_of(text, style);
        left += placed.setting.align == Align::right ? spare : spare / 2.0;
    }
    const auto heights = m_fonts->heights_of(style);
    const auto middle = cell.top() + cell.size.height / 2.0;
    // In a low cell room for descenders comes first.
    const auto baseline = std::min(middle + heights.capital / 2.0, cell.bottom() - heights.descent);
    m_page.picture.items.emplace_back(drawing::Text{{left, baseline}, text, style, cell});
}

void Sheet::line(const std::string& text, const Placed& placed) {
    if (text.empty()) return;
    const auto known = printable(text);
    const auto& setting = placed.setting;
    const auto& cell = placed.cell;
    const auto smallest = std::min(setting.smallest, setting.style.size);
    if (const auto size = m_fonts->size_that_fits(known, setting.style, smallest, cell.size.width)) {
        return place(known, placed, *size);
    }
    auto style = setting.style;
    style.size = smallest;
    const auto pitch = line_pitch(smallest);
    const auto pieces = wrapped(known, style, cell.size.width);
    if (pitch * static_cast<double>(pieces.size()) > cell.size.height) return cut(known, placed, smallest);
    auto top = (cell.size.height - pitch * static_cast<double>(pieces.size())) / 2.0;
    for (const auto& piece : pieces) {
        place(piece, {strip(cell, top, pitch), setting}, smallest);
        top += pitch;
    }
}

void Sheet::cut(std::string text, const Placed& placed, Points size) {
    const auto width = placed.cell.size.width;
    warn("text-cut", text, fmt::format("is too long for its {:.0f} mm on the page and was cut", width.count()),
         "Write it shorter.");
    auto style = placed.setting.style;
    style.size = size;
    while (!text.empty() && m_fonts->width_of(text + "…", style) > width)
        remove_last_letter(text);
    place(text + "…", placed, size);
}

void Sheet::lines(const std::string& first, const std::string& second, const Placed& placed) {
    if (second.empty()) return line(first, placed);
    const auto& cell = placed.cell;
    const auto upper = cell.size.height * 0.54;
    line(first, {{cell.top_left, {cell.size.width, upper}}, placed.setting});
    auto lower = placed.setting;
    lower.style.size = Points{std::max(lower.style.size.count() - 1.0, lower.smallest.count())};
    lower.style.weight = drawing::Weight::regular;
    if (lower.style.colour == drawing::black) lower.style.colour = second_grey;
    const Rect room{{cell.left(), cell.top() + upper}, {cell.size.width, cell.size.height - upper}};
    // A capital with an accent, as in "Étape", stands higher than the cell was measured for.
    const auto is_too_high = [&] {
        const auto ink = m_fonts->extents_of(second, lower.style).ink;
        return m_fonts->heights_of(lower.style).descent - ink.top() > room.size.height;
    };
    while (lower.style.size > lower.smallest && is_too_high()) {
        lower.style.size = Points{std::max(lower.style.size.count() - 0.5, lower.smallest.count())};
    }
    line(second, {room, lower});
}

std::vector<std::string> Sheet::wrapped(const std::string& text, const TextStyle& style, Millimetres width) {
    auto pieces = m_fonts->wrapped(with_whole_figures(printable(text)), style, width);
    for (auto& piece : pieces) {
        for (auto at = piece.find(hard_space); at != std::string::npos; at = piece.find(hard_space, at)) {
            piece.replace(at, hard_space.size(), " ");
        }
    }
    return pieces;
}

Millimetres Sheet::paragraph(const std::string& text, drawing::Point top_left, Millimetres width, const TextStyle& style) {
    Millimetres height;
    for (const auto& piece : wrapped(text, style, width)) {
        place(piece, {{{top_left.x, top_left.y + height}, {width, line_pitch(style.size)}}, {style}}, style.size);
        height += line_pitch(style.size);
    }
    return height;
}

Setting setting(TypeRange range, drawing::Weight weight, Align align, drawing::Colour colour) {
    return {{range.usual, weight, colour}, align, range.smallest};
}

Rect strip(const Rect& rect, Millimetres from_top, Millimetres height) {
    return {{rect.left(), rect.top() + from_top}, {rect.size.width, height}};
}

Rect inner(const Rect& rect, Millimetres padding) {
    return {{rect.left() + padding, rect.top() + padding},
            {rect.size.width - padding * 2.0, rect.size.height - padding * 2.0}};
}

} // namespace route::document
