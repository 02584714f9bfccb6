// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/page_maker.hpp"

#include <optional>
#include <string>
#include <vector>

/// Inside of document/ only: tables that go on over as many pages as they need.
namespace route::document {

struct Column {
    Bilingual heading;
    Millimetres width;
    Align align = Align::left;
    std::string unit; ///< under the heading
};

/// How a row looks.
struct RowLook {
    drawing::Weight weight = drawing::Weight::regular;
    std::optional<drawing::Colour> fill;
    bool rule_above = false;
    std::string link; ///< the anchor that a click on the row leads to; empty for none
};

/// Each page repeats the title and the headings. The anchor stands on the first page.
class Table {
public:
    Table(PageMaker& maker, Bilingual title, std::vector<Column> columns, std::string anchor);
    /// \pre one cell a column; a text too long for one line is wrapped
    void row(const std::vector<std::string>& cells, const RowLook& look = {});
    void finish();

private:
    void begin_page();
    void end_page();
    /// One line when it fits by shrinking, else several.
    [[nodiscard]] std::vector<std::string> pieces_of(const std::string& text, const Column& column,
                                                     drawing::Weight weight);
    void set_cell(const drawing::Rect& cell, const std::vector<std::string>& pieces, Setting setting);

    PageMaker& m_maker;
    Bilingual m_title;
    std::vector<Column> m_columns;
    std::string m_anchor;
    std::optional<Sheet> m_sheet;
    drawing::Rect m_room;
    Millimetres m_y;
};

} // namespace route::document
