// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/setting/page_maker.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Inside of document/ only: tables that go on over as many pages as they need.
namespace route::document {

struct Column {
    Bilingual heading;
    Millimetres width;
    Align align = Align::left;
    std::string unit = {}; ///< under the heading
    bool field = false;    ///< its empty cells are framed, to be filled in by hand
};

/// A frame round rows that belong together.
struct Border {
    std::size_t block = 0; ///< neighbouring rows with the same number stand in one frame
    bool thick = false;
};

/// How a row looks.
struct RowLook {
    drawing::Weight weight = drawing::Weight::regular;
    std::optional<drawing::Colour> fill = {};
    bool rule_above = false;
    std::string link = {}; ///< the anchor that a click on the row leads to; empty for none
    std::optional<Border> border = {};
    std::string margin = {}; ///< stands beside all neighbouring rows that have the same
    Millimetres least_height = {};
    bool fields = false; ///< the columns' fields are drawn
};

/// What stands round the rows.
struct TableFrame {
    Bilingual title;
    std::string anchor;            ///< on the first page; empty for none
    std::vector<std::string> lead; ///< lines under the title of the first page
    Millimetres margin_width = {}; ///< to the right of the columns, for the rows' margin texts
};

/// Each page repeats the title and the headings. The anchor stands on the first page.
class Table {
public:
    Table(PageMaker& maker, Bilingual title, std::vector<Column> columns, std::string anchor);
    Table(PageMaker& maker, TableFrame frame, std::vector<Column> columns);
    /// \pre one cell a column; a text too long for one line is wrapped
    void row(const std::vector<std::string>& cells, const RowLook& look = {});
    /// A line over the whole width that heads the rows after it, on each page that they come to. The anchor stands at the first.
    void section(const std::string& text, const std::string& anchor = {});
    void finish();
    /// The same, with a drawing of this height under the last row, on a new page where there is no room.
    void finish_above(Millimetres height, const std::function<void(Sheet&, const drawing::Rect&)>& draw);

private:
    /// Rows of the page that share a border or a margin text.
    struct Group {
        Millimetres top;
        Millimetres bottom;
        std::optional<Border> border = {};
        std::string margin = {};
    };
    void begin_page();
    void set_section();
    void set_headings(const drawing::Rect& band);
    void end_page();
    void close_border();
    void close_margin();
    void note_groups(const RowLook& look, Millimetres height);
    void set_fields(const drawing::Rect& band, const std::vector<std::string>& cells);
    /// One line when it fits by shrinking, else several.
    [[nodiscard]] std::vector<std::string> pieces_of(const std::string& text, const Column& column, drawing::Weight weight);
    void set_cell(const drawing::Rect& cell, const std::vector<std::string>& pieces, Setting setting);

    PageMaker& m_maker;
    TableFrame m_frame;
    std::vector<Column> m_columns;
    std::string m_section; ///< of the rows that come; empty for none
    std::optional<Group> m_border;
    std::optional<Group> m_margin;
    std::optional<Sheet> m_sheet;
    drawing::Rect m_room;
    Millimetres m_y;
};

} // namespace route::document
