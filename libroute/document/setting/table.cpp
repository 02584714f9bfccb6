// SPDX-License-Identifier: BSL-1.0
#include "document/setting/table.hpp"

#include "base/assert.hpp"

#include <algorithm>
#include <utility>

namespace route::document {

using drawing::Rect;
using drawing::TextStyle;
using drawing::Weight;

namespace {
constexpr Millimetres side_padding{0.9};
constexpr Millimetres row_padding{1.0};
constexpr Millimetres headings_height{11};
constexpr Millimetres unit_height{3};
} // namespace

Table::Table(PageMaker& maker, Bilingual title, std::vector<Column> columns, std::string anchor)
    : Table(maker, {std::move(title), std::move(anchor), {}, {}}, std::move(columns)) {}

Table::Table(PageMaker& maker, TableFrame frame, std::vector<Column> columns)
    : m_maker(maker), m_frame(std::move(frame)), m_columns(std::move(columns)) {
    begin_page();
}

void Table::begin_page() {
    m_sheet.emplace(m_maker.new_sheet());
    if (!m_frame.anchor.empty()) m_sheet->anchor(std::exchange(m_frame.anchor, {}));
    m_room = titled(*m_sheet, m_frame.title);
    const auto& range = m_maker.style().table;
    for (const auto& line : std::exchange(m_frame.lead, {})) {
        const auto height = m_sheet->paragraph(line, m_room.top_left, m_room.size.width, {range.usual}) + Millimetres{0.6};
        m_room = strip(m_room, height, m_room.size.height - height);
    }
    m_room.size.width -= m_frame.margin_width;
    set_headings(strip(m_room, {}, headings_height));
    m_y = headings_height;
}

void Table::set_headings(const Rect& band) {
    m_sheet->fill(band, band_grey);
    const auto& range = m_maker.style().caption;
    Millimetres left = band.left();
    for (const auto& column : m_columns) {
        const Rect cell{{left + side_padding, band.top() + Millimetres{0.6}},
                        {column.width - side_padding * 2.0, headings_height - unit_height - Millimetres{0.8}}};
        m_sheet->lines(column.heading.first, column.heading.second,
                       {cell, {{range.usual, Weight::bold, drawing::black}, column.align, Points{4.5}}});
        m_sheet->line(column.unit,
                      {strip(cell, cell.size.height, unit_height), {{range.smallest}, column.align, Points{4.5}}});
        left += column.width;
    }
    m_sheet->rule({band.left(), band.bottom()}, {band.right(), band.bottom()}, m_maker.style().thick_rule);
}

void Table::end_page() {
    close_border();
    close_margin();
    const auto bottom = m_room.top() + m_y;
    m_sheet->rule({m_room.left(), bottom}, {m_room.right(), bottom}, m_maker.style().thick_rule);
    m_maker.finish(std::move(*m_sheet));
    m_sheet.reset();
}

void Table::close_border() {
    if (!m_border) return;
    const Rect rows{{m_room.left(), m_room.top() + m_border->top}, {m_room.size.width, m_border->bottom - m_border->top}};
    const auto width = m_border->border->thick ? m_maker.style().thick_rule * 2.0 : m_maker.style().thick_rule * 0.7;
    m_sheet->frame(inner(rows, width / 2.0), width);
    m_border.reset();
}

/// A bracket beside the rows with the text in its middle.
void Table::close_margin() {
    if (!m_margin) return;
    constexpr Millimetres gap{1.2};
    constexpr Millimetres hook{1.2};
    const auto top = m_room.top() + m_margin->top + Millimetres{0.6};
    const auto bottom = m_room.top() + m_margin->bottom - Millimetres{0.6};
    const auto line = m_room.right() + gap + hook;
    const auto width = m_maker.style().thin_rule * 2.0;
    m_sheet->rule({line - hook, top}, {line, top}, width);
    m_sheet->rule({line, top}, {line, bottom}, width);
    m_sheet->rule({line - hook, bottom}, {line, bottom}, width);
    const auto left = line + Millimetres{0.6};
    m_sheet->line(m_margin->margin, {{{left, top}, {m_room.right() + m_frame.margin_width - left, bottom - top}},
                                     setting(m_maker.style().table, Weight::bold, Align::centre)});
    m_margin.reset();
}

void Table::note_groups(const RowLook& look, Millimetres height) {
    const auto bottom = m_y + height;
    const bool same_border = m_border && look.border && m_border->border->block == look.border->block;
    if (!same_border) close_border();
    if (same_border) m_border->bottom = bottom;
    if (!same_border && look.border) m_border = Group{m_y, bottom, look.border};
    const bool same_margin = m_margin && m_margin->margin == look.margin;
    if (!same_margin) close_margin();
    if (same_margin) m_margin->bottom = bottom;
    if (!same_margin && !look.margin.empty()) m_margin = Group{m_y, bottom, std::nullopt, look.margin};
}

void Table::set_fields(const Rect& band, const std::vector<std::string>& cells) {
    Millimetres left = band.left();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto width = m_columns[i].width;
        if (m_columns[i].field && cells[i].empty()) {
            const Rect field = inner({{left, band.top()}, {width, band.size.height}}, Millimetres{1});
            m_sheet->fill(field, drawing::white);
            m_sheet->frame(field, m_maker.style().thin_rule * 1.5);
        }
        left += width;
    }
}

std::vector<std::string> Table::pieces_of(const std::string& text, const Column& column, Weight weight) {
    const auto& range = m_maker.style().table;
    const auto width = column.width - side_padding * 2.0;
    if (text.empty()) return {};
    const TextStyle style{range.usual, weight};
    const auto known = m_sheet->fonts().with_known_letters(text);
    if (m_sheet->fonts().size_that_fits(known, style, range.smallest, width)) return {text};
    return m_sheet->wrapped(text, {range.smallest, weight}, width);
}

void Table::set_cell(const Rect& cell, const std::vector<std::string>& pieces, Setting setting) {
    if (pieces.size() == 1) return m_sheet->line(pieces.front(), {cell, setting});
    setting.style.size = setting.smallest;
    const auto pitch = line_pitch(setting.smallest);
    auto top = (cell.size.height - pitch * static_cast<double>(pieces.size())) / 2.0;
    for (const auto& piece : pieces) {
        m_sheet->line(piece, {strip(cell, top, pitch), setting});
        top += pitch;
    }
}

void Table::row(const std::vector<std::string>& cells, const RowLook& look) {
    ROUTE_ASSERT(cells.size() == m_columns.size());
    const auto& range = m_maker.style().table;
    std::vector<std::vector<std::string>> pieces;
    std::size_t lines = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        pieces.push_back(pieces_of(cells[i], m_columns[i], look.weight));
        lines = std::max(lines, pieces.back().size());
    }
    const auto pitch = lines == 1 ? line_pitch(range.usual) : line_pitch(range.smallest);
    const auto height = std::max(pitch * static_cast<double>(lines) + row_padding * 2.0, look.least_height);
    if (m_y + height > m_room.size.height) {
        end_page();
        begin_page();
        set_section();
    }
    note_groups(look, height);
    const auto band = strip(m_room, m_y, height);
    if (look.fill) m_sheet->fill(band, *look.fill);
    m_sheet->rule({band.left(), band.top()}, {band.right(), band.top()},
                  look.rule_above ? m_maker.style().thick_rule * 0.6 : m_maker.style().thin_rule);
    Millimetres left = band.left();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto& column = m_columns[i];
        const Rect cell{{left + side_padding, band.top()}, {column.width - side_padding * 2.0, height}};
        set_cell(cell, pieces[i], setting(range, look.weight, column.align));
        left += column.width;
    }
    if (look.fields) set_fields(band, cells);
    if (!look.link.empty()) m_sheet->link(band, look.link);
    m_y += height;
}

void Table::section(const std::string& text, const std::string& anchor) {
    const auto& range = m_maker.style().table;
    m_section = text;
    const auto room_for_a_row = (line_pitch(range.usual) + row_padding * 2.0) * 2.0;
    if (m_y + room_for_a_row > m_room.size.height) {
        end_page();
        begin_page();
    }
    if (!anchor.empty()) m_sheet->anchor(anchor, {m_room.left(), m_room.top() + m_y});
    set_section();
}

void Table::set_section() {
    if (m_section.empty()) return;
    close_border();
    close_margin();
    const auto& range = m_maker.style().table;
    const auto height = line_pitch(range.usual) + row_padding * 2.0;
    const auto band = strip(m_room, m_y, height);
    m_sheet->fill(band, band_grey);
    m_sheet->rule({band.left(), band.top()}, {band.right(), band.top()}, m_maker.style().thin_rule);
    const Rect cell{{band.left() + side_padding, band.top()}, {band.size.width - side_padding * 2.0, height}};
    set_cell(cell, {m_section}, setting(range, Weight::bold, Align::left));
    m_y += height;
}

void Table::finish() { end_page(); }

void Table::finish_above(Millimetres height, const std::function<void(Sheet&, const drawing::Rect&)>& draw) {
    constexpr Millimetres gap{4};
    if (m_y + gap + height > m_room.size.height) {
        end_page();
        m_sheet.emplace(m_maker.new_sheet());
        const auto room = titled(*m_sheet, m_frame.title);
        draw(*m_sheet, strip(room, {}, height));
        m_maker.finish(std::move(*m_sheet));
        m_sheet.reset();
        return;
    }
    close_border();
    close_margin();
    const auto below = m_room.top() + m_y;
    m_sheet->rule({m_room.left(), below}, {m_room.right(), below}, m_maker.style().thick_rule);
    draw(*m_sheet, {{m_room.left(), below + gap}, {m_room.size.width + m_frame.margin_width, height}});
    m_maker.finish(std::move(*m_sheet));
    m_sheet.reset();
}

} // namespace route::document
