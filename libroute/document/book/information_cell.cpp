// SPDX-License-Identifier: BSL-1.0
#include "document/book/information_cell.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace route::document {

using drawing::Point;
using drawing::Rect;
using drawing::TextStyle;
using drawing::Weight;
using roadbook::Box;

namespace {

constexpr Millimetres between_languages{0.8};
constexpr Millimetres beside_pictograms{1.2};

/// The cell's content set at one size, seen from the cell's inner top left corner.
struct SetText {
    struct Line {
        std::string text;
        TextStyle style;
        Point top_left;
        Millimetres width;
    };
    std::vector<Line> lines;
    std::vector<drawing::Pictogram> pictograms;
    Millimetres height;
};

std::vector<std::string> pictograms_of(const Box& box) {
    std::vector<std::string> names;
    const auto add = [&](std::string name) {
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    };
    for (const auto sign : box.signs)
        add(std::string(roadbook::pictogram_of(sign)));
    for (const auto& name : box.pictograms)
        add(name);
    return names;
}

/// Sets text from the top, beside the pictograms while there are some, then in the full width.
class Setter {
public:
    Setter(Sheet& sheet, Millimetres width) : m_sheet(sheet), m_width(width) {}

    void set_pictograms(const std::vector<std::string>& names, Millimetres size) {
        Millimetres x;
        Millimetres y;
        for (const auto& name : names) {
            if (x + size > m_width) {
                x = {};
                y += size + Millimetres{1};
            }
            m_set.pictograms.push_back({name, {{x, y}, {size, size}}});
            x += size + Millimetres{1};
        }
        if (names.empty()) return;
        m_beside_bottom = y + size;
        // Several rows of pictograms, or many in one: the text goes below.
        m_beside_left = y > Millimetres{} ? m_width : x - Millimetres{1} + beside_pictograms;
        if (m_width - m_beside_left < Millimetres{17}) m_y = m_beside_bottom + Millimetres{0.6};
        m_set.height = m_beside_bottom;
    }

    void set_line(const std::string& text, const TextStyle& style) {
        const auto pitch = line_pitch(style.size);
        std::string rest = text;
        while (!rest.empty() && m_y + pitch * 0.5 < m_beside_bottom) {
            const auto pieces = m_sheet.wrapped(rest, style, m_width - m_beside_left);
            if (breaks_a_word(rest, pieces)) break; // the full width below holds it
            add(pieces.front(), style, m_beside_left, pitch);
            rest.clear();
            for (std::size_t i = 1; i < pieces.size(); ++i)
                rest += (i > 1 ? " " : "") + pieces[i];
        }
        if (rest.empty()) return;
        for (const auto& piece : m_sheet.wrapped(rest, style, m_width))
            add(piece, style, {}, pitch);
    }

    void set_gap() { m_y += between_languages; }
    [[nodiscard]] SetText result() { return std::move(m_set); }

private:
    static bool breaks_a_word(const std::string& text, const std::vector<std::string>& pieces) {
        return pieces.size() > 1 && text.starts_with(pieces.front()) && text.size() > pieces.front().size() &&
               text[pieces.front().size()] != ' ' && !pieces.front().ends_with(' ');
    }

    void add(const std::string& text, const TextStyle& style, Millimetres left, Millimetres pitch) {
        if (left == Millimetres{}) m_y = std::max(m_y, m_beside_bottom);
        m_set.lines.push_back({text, style, {left, m_y}, m_width - left});
        m_y += pitch;
        m_set.height = std::max(m_set.height, m_y);
    }

    Sheet& m_sheet;
    Millimetres m_width;
    Millimetres m_y;
    Millimetres m_beside_left;
    Millimetres m_beside_bottom;
    SetText m_set;
};

SetText set_at(BookMaker& maker, Sheet& sheet, const Box& box, Points size, bool all_languages) {
    const auto& style = maker.pages().style();
    Setter setter(sheet, style.info_width() - style.padding * 3.0);
    setter.set_pictograms(pictograms_of(box), style.pictogram_size);
    bool first = true;
    std::vector<std::string> said; // names read the same in both languages
    for (const auto& phrases : maker.pages().wording().languages()) {
        if (!first && !all_languages) break;
        const auto found = box.text.find(phrases.language());
        const bool primary = std::exchange(first, false);
        if (found == box.text.end() || found->second.empty()) continue;
        if (!primary) setter.set_gap();
        const Points own = primary ? size : Points{std::max(size.count() - 1.5, style.info.smallest.count())};
        for (const auto& line : found->second) {
            if (!primary && std::ranges::find(said, line.text) != said.end()) continue;
            said.push_back(line.text);
            const auto weight = line.emphasis && primary ? Weight::bold : Weight::regular;
            setter.set_line(line.text, {own, weight, primary ? drawing::black : second_grey});
        }
    }
    return setter.result();
}

/// The largest size that fits into `height`; else the smallest, whatever its height.
SetText set_within(BookMaker& maker, Sheet& sheet, const Box& box, Millimetres height, bool all_languages) {
    const auto& range = maker.pages().style().info;
    for (double size = range.usual.count(); size > range.smallest.count(); size -= 0.5) {
        auto set = set_at(maker, sheet, box, Points{size}, all_languages);
        if (set.height <= height) return set;
    }
    return set_at(maker, sheet, box, range.smallest, all_languages);
}

/// Whether something of its printed text is a planner's own.
bool has_notes(const BookMaker& maker, const Box& box) {
    return std::ranges::any_of(maker.pages().wording().languages(), [&](const auto& phrases) {
        const auto found = box.text.find(phrases.language());
        return found != box.text.end() && std::ranges::any_of(found->second, &roadbook::InfoLine::by_planner);
    });
}

Millimetres room_in(const PageStyle& style, int rows) {
    return style.box_height() * static_cast<double>(rows) - style.padding * 2.0;
}

} // namespace

int rows_needed(BookMaker& maker, const Box& box) {
    auto scratch = maker.pages().new_sheet();
    const auto& style = maker.pages().style();
    if (set_within(maker, scratch, box, room_in(style, 1), true).height <= room_in(style, 1)) return 1;
    const auto set = set_at(maker, scratch, box, style.info.smallest, true);
    int rows = 2;
    while (rows < style.boxes_per_page && set.height > room_in(style, rows))
        ++rows;
    const bool holds_notes = has_notes(maker, box);
    const auto subject = fmt::format("leg {}, box {}", maker.book().leg, box.number);
    if (set.height <= room_in(style, rows)) {
        // Words that the program wrote take the rows that they need: nobody could shorten them.
        if (!holds_notes) return rows;
        maker.pages().diagnostics().add({Severity::warning,
                                         "box-text-long",
                                         {},
                                         subject,
                                         fmt::format("its text is {:.0f} mm high, a row holds {:.0f} mm; it takes {} rows",
                                                     set.height.count(), room_in(style, 1).count(), rows),
                                         "Shorten its notes to keep one row."});
        return rows;
    }
    const bool first_only = set_at(maker, scratch, box, style.info.smallest, false).height <= room_in(style, rows);
    maker.pages().diagnostics().add(
        {first_only ? Severity::warning : Severity::bad_input,
         "box-text-too-long",
         {},
         subject,
         fmt::format("its text is {:.0f} mm high, a page holds {:.0f} mm{}", set.height.count(),
                     room_in(style, rows).count(), first_only ? "; only the first language is printed" : ""),
         holds_notes ? "Shorten its notes." : "Print fewer languages, or take a page style with larger pages."});
    return rows;
}

void set_box_text(BookMaker& maker, Sheet& sheet, const Rect& cell, const Box& box) {
    const auto& style = maker.pages().style();
    const auto room = cell.size.height - style.padding * 2.0;
    auto set = set_within(maker, sheet, box, room, true);
    if (set.height > room) set = set_within(maker, sheet, box, room, false);
    const Point origin{cell.left() + style.padding * 1.5,
                       cell.top() + style.padding + std::max(Millimetres{}, (room - set.height) / 2.0)};
    for (const auto& pictogram : set.pictograms) {
        sheet.pictogram(pictogram.name, {pictogram.where.top_left + origin, pictogram.where.size});
    }
    for (const auto& line : set.lines) {
        const Rect place{line.top_left + origin, {line.width, line_pitch(line.style.size)}};
        if (place.bottom() > cell.bottom()) break; // reported by rows_needed, and the command fails
        sheet.line(line.text, {place, {line.style, Align::left, line.style.size}});
    }
}

} // namespace route::document
