// SPDX-License-Identifier: BSL-1.0
#include "document/table.hpp"

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
    : m_maker(maker), m_title(std::move(title)), m_columns(std::move(columns)), m_anchor(std::move(anchor)) {
    begin_page();
}

void Table::begin_page() {
    m_sheet.emplace(m_maker.new_sheet());
    if (!m_anchor.empty()) m_sheet->anchor(std::exchange(m_anchor, {}));
    m_room = titled(*m_sheet, m_title);
    const auto band = strip(m_room, {}, headings_height);
    m_sheet->fill(band, band_grey);
    const auto& range = m_maker.style().caption;
    Millimetres left = band.left();
    for (const auto& column : m_columns) {
        const Rect cell{
            {left + side_padding, band.top() + Millimetres{0.6}},
            {column.width - side_padding * 2.0, headings_height - unit_height - Millimetres{0.8}}};
        m_sheet->lines(column.heading.first, column.heading.second,
                       {cell, {{range.usual, Weight::bold, drawing::black}, column.align, Points{4.5}}});
        m_sheet->line(column.unit, {strip(cell, cell.size.height, unit_height),
                                    {{range.smallest}, column.align, Points{4.5}}});
        left += column.width;
    }
    m_sheet->rule({band.left(), band.bottom()}, {band.right(), band.bottom()}, m_maker.style().thick_rule);
    m_y = headings_height;
}

void Table::end_page() {
    const auto bottom = m_room.top() + m_y;
    m_sheet->rule({m_room.left(), bottom}, {m_room.right(), bottom}, m_maker.style().thick_rule);
    m_maker.finish(std::move(*m_sheet));
    m_sheet.reset();
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
    const auto height = pitch * static_cast<double>(lines) + row_padding * 2.0;
    if (m_y + height > m_room.size.height) {
        end_page();
        begin_page();
    }
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
    if (!look.link.empty()) m_sheet->link(band, look.link);
    m_y += height;
}

void Table::finish() {
    end_page();
}

} // namespace route::document
