// SPDX-License-Identifier: BSL-1.0
#include "base/assert.hpp"
#include "document/book/book_parts.hpp"
#include "document/book/information_cell.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace route::document {

using drawing::Point;
using drawing::Rect;
using drawing::Weight;
using roadbook::Box;

namespace {

/// The four columns of a row.
struct Columns {
    Rect distance;
    Rect tulip;
    Rect info;
    Rect to_go;
};

Columns columns_of(const PageStyle& style, const Rect& row) {
    Millimetres left = row.left();
    const auto take = [&](Millimetres width) {
        const Rect column{{left, row.top()}, {width, row.size.height}};
        left += width;
        return column;
    };
    const auto distance = take(style.distance_width);
    const auto tulip = take(style.tulip_width);
    const auto info = take(style.info_width());
    return {distance, tulip, info, take(style.to_go_width)};
}

void set_distances(const BookMaker& maker, Sheet& sheet, const Rect& cell, const Box& box, bool hurried) {
    constexpr Millimetres padding{1.6};
    constexpr Millimetres tag_height{4.6};
    const auto& style = maker.pages().style();
    const auto height = style.box_height();
    const Rect room{{cell.left() + padding, cell.top()}, {cell.size.width - padding * 2.0, height}};

    const Rect tag{cell.top_left, {Millimetres{10}, tag_height}};
    sheet.fill(tag, drawing::black);
    sheet.line(box.number,
               {inner(tag, Millimetres{0.3}), {{Points{9}, Weight::bold, drawing::white}, Align::centre, Points{6}}});

    const auto total = maker.pages().wording().kilometres(box.total);
    const auto type = setting(style.total, Weight::bold, Align::right);
    // A number is not broken into two lines: one of thousands has the padding too.
    const bool fits = sheet.fonts().size_that_fits(total, type.style, type.smallest, room.size.width).has_value();
    const auto own = strip(fits ? room : inner({cell.top_left, {cell.size.width, height}}, Millimetres{0.4}), tag_height,
                           height * 0.54 - tag_height);
    sheet.line(total, {own, type});
    const auto middle = cell.top() + height * 0.56;
    sheet.rule({cell.left(), middle}, {cell.right(), middle}, style.thin_rule);

    const auto partial = strip(room, height * 0.56, height * 0.44);
    if (hurried) {
        const auto plate = Rect{{cell.left() + Millimetres{0.8}, middle + Millimetres{1.6}},
                                {cell.size.width - Millimetres{1.6}, height * 0.44 - Millimetres{3.2}}};
        sheet.fill(plate, drawing::black);
    }
    sheet.line(maker.pages().wording().kilometres(box.partial),
               {partial, setting(style.partial, hurried ? Weight::bold : Weight::regular, Align::right,
                                 hurried ? drawing::white : drawing::black)});
}

void set_columns(Sheet& sheet, const Columns& columns) {
    const auto thin = sheet.style().thin_rule;
    for (const auto& column : {columns.tulip, columns.info, columns.to_go}) {
        sheet.rule(column.top_left, {column.left(), column.bottom()}, thin);
    }
}

/// Which boxes stand in one column of a page, and how many rows each takes.
struct PlannedColumn {
    struct Entry {
        std::size_t box;
        int rows;
    };
    std::vector<Entry> entries;
    int used = 0;
};

/// Boxes that follow each other at once stay in one column where a column can hold them all.
std::vector<PlannedColumn> planned(BookMaker& maker, const std::vector<Box>& boxes) {
    const int room = maker.pages().style().boxes_per_page;
    std::vector<int> rows;
    for (const auto& box : boxes)
        rows.push_back(rows_needed(maker, box));
    std::vector<PlannedColumn> pages(1);
    for (std::size_t first = 0; first < boxes.size();) {
        std::size_t end = first + 1;
        int needed = rows[first];
        for (; end < boxes.size() && boxes[end - 1].near_next; ++end)
            needed += rows[end];
        if (pages.back().used > 0 && needed <= room && pages.back().used + needed > room) pages.emplace_back();
        for (std::size_t i = first; i < end; ++i) {
            if (pages.back().used > 0 && pages.back().used + rows[i] > room) pages.emplace_back();
            pages.back().entries.push_back({i, rows[i]});
            pages.back().used += rows[i];
        }
        first = end;
    }
    return pages;
}

void set_fact(Sheet& sheet, const Rect& cell, const Bilingual& label, const std::string& value) {
    const auto& style = sheet.style();
    const Rect room{{cell.left() + Millimetres{1}, cell.top()}, {cell.size.width - Millimetres{2}, cell.size.height}};
    sheet.line(label.joined(), {strip(room, Millimetres{0.7}, Millimetres{3.2}),
                                {{Points{6.5}, Weight::regular, drawing::black}, Align::centre, Points{5}}});
    sheet.line(value, {strip(room, Millimetres{3.9}, cell.size.height - Millimetres{4.3}),
                       {{Points{14}, Weight::bold, drawing::black}, Align::centre, style.info.smallest}});
}

/// "Brescia → Bergamo", on two lines when they are long.
void set_names(Sheet& sheet, const Rect& cell, const std::string& from, const std::string& to) {
    const Setting type{{Points{9.5}, Weight::regular, drawing::black}, Align::left, Points{7.5}};
    const auto both = sheet.fonts().with_known_letters(fmt::format("{} → {}", isolated(from), isolated(to)));
    if (sheet.fonts().size_that_fits(both, type.style, type.smallest, cell.size.width))
        return sheet.line(both, {cell, type});
    const auto half = cell.size.height / 2.0;
    const Setting small{{Points{7.25}, Weight::regular, drawing::black}, Align::left, Points{5.5}};
    sheet.line(from, {strip(cell, {}, half), small});
    sheet.line("→ " + isolated(to), {strip(cell, half, half), small});
}

/// The page's head: sector, controls, length, target time, average, first car.
void set_header(const BookMaker& maker, Sheet& sheet, const timing::Sector& sector, const Rect& head) {
    const auto& style = maker.pages().style();
    const auto& words = maker.pages().wording();
    const auto& controls = maker.timed().leg().controls;
    constexpr Millimetres block{23};
    constexpr Millimetres fact{23};
    constexpr Millimetres gap{2};
    const auto upper = head.size.height * 0.62;
    const Rect number{head.top_left, {block, head.size.height}};
    sheet.fill(number, drawing::black);
    const auto label = words.say("page.box.sector");
    sheet.line(label.joined(), {strip(inner(number, Millimetres{1}), {}, Millimetres{4}),
                                {{Points{7}, Weight::regular, drawing::white}, Align::centre, Points{5}}});
    sheet.line(std::to_string(sector.number), {strip(number, Millimetres{5}, number.size.height - Millimetres{5}),
                                               {{Points{26}, Weight::bold, drawing::white}, Align::centre, Points{16}}});

    const Rect right{{head.left() + block, head.top()}, {head.size.width - block, head.size.height}};
    const auto title_width = right.size.width - fact * 3.0;
    sheet.line(
        fmt::format("{} → {}", isolated(maker.timed().code_of(sector.from)), isolated(maker.timed().code_of(sector.to))),
        {{{right.left() + gap, right.top()}, {title_width - gap * 1.5, upper}},
         {{Points{15}, Weight::bold, drawing::black}, Align::left, Points{9}}});
    const Bilingual labels[] = {words.say("page.box.length"), words.say("page.box.target"), words.say("page.box.average")};
    const std::string values[] = {words.kilometres(sector.printed), Wording::minutes(sector.target),
                                  words.speed(sector.average)};
    for (std::size_t i = 0; i < 3; ++i) {
        const Rect cell{{right.left() + title_width + fact * static_cast<double>(i), right.top()}, {fact, upper}};
        set_fact(sheet, cell, labels[i], values[i]);
        sheet.rule(cell.top_left, {cell.left(), cell.bottom()}, style.thin_rule);
    }
    const auto line = Rect{{right.left(), right.top() + upper}, {right.size.width, head.size.height - upper}};
    sheet.rule(line.top_left, {line.right(), line.top()}, style.thin_rule);
    constexpr Millimetres clock_width{44};
    const Rect names{{line.left() + gap, line.top()}, {line.size.width - clock_width - gap * 2.0, line.size.height}};
    set_names(sheet, names, controls[sector.from].name, controls[sector.to].name);
    sheet.line(fmt::format("{} {} → {}", words.say("page.box.first_car").first, maker.timed().first_car_at(sector.from),
                           maker.timed().first_car_at(sector.to)),
               {{{line.right() - clock_width, line.top()}, {clock_width - Millimetres{1}, line.size.height}},
                {{Points{9}, Weight::bold, drawing::black}, Align::right, Points{6.5}}});
    sheet.frame(head, style.thick_rule);
}

/// Says that the next box, overleaf, follows at once.
void set_hurry_mark(Sheet& sheet, const Rect& row) {
    constexpr Millimetres half{2.4};
    const auto middle = row.left() + sheet.style().distance_width / 2.0;
    drawing::Path path;
    path.move_to({middle - half, row.bottom() - half});
    path.line_to({middle + half, row.bottom() - half});
    path.line_to({middle, row.bottom() - Millimetres{0.4}});
    path.close();
    sheet.shape({std::move(path), drawing::black, std::nullopt});
}

/// The sides of a strip; across it goes a rule only where boxes are not near each other.
void set_edges(Sheet& sheet, const Rect& rows, const std::vector<Box>& boxes, const PlannedColumn& plan) {
    const auto width = sheet.style().thick_rule;
    const auto first = plan.entries.front().box;
    sheet.rule(rows.top_left, {rows.left(), rows.bottom()}, width);
    sheet.rule({rows.right(), rows.top()}, {rows.right(), rows.bottom()}, width);
    if (first == 0 || !boxes[first - 1].near_next) sheet.rule(rows.top_left, {rows.right(), rows.top()}, width);
    if (!boxes[plan.entries.back().box].near_next)
        sheet.rule({rows.left(), rows.bottom()}, {rows.right(), rows.bottom()}, width);
}

/// Answers how high the column is.
Millimetres set_column(BookMaker& maker, Sheet& sheet, const std::vector<Box>& boxes, const PlannedColumn& plan,
                       const Rect& table, bool has_headings) {
    const auto& style = maker.pages().style();
    Millimetres top;
    if (has_headings) {
        set_headings(maker, sheet, strip(table, {}, style.headings_height));
        top = style.headings_height;
    }
    for (const auto& entry : plan.entries) {
        const auto height = style.box_height() * static_cast<double>(entry.rows);
        const auto row = strip(table, top, height);
        const bool hurried = entry.box > 0 && boxes[entry.box - 1].near_next;
        const auto& box = boxes[entry.box];
        for (const auto& anchor : maker.anchors_at(box))
            sheet.anchor(anchor, row.top_left);
        set_box(maker, sheet, {row, box, maker.tulip_of()(box, style.tulip_size()), hurried});
        top += height;
        const bool last = &entry == &plan.entries.back();
        const bool near_next = boxes[entry.box].near_next && entry.box + 1 < boxes.size();
        // On a strip the next row follows below, whatever page it stands on.
        if (near_next && last && !style.scroll) set_hurry_mark(sheet, row);
        if (!near_next && !last) sheet.rule({row.left(), row.bottom()}, {row.right(), row.bottom()}, style.thick_rule);
    }
    if (style.scroll) {
        set_edges(sheet, strip(table, {}, top), boxes, plan);
    } else {
        sheet.frame(strip(table, {}, top), style.thick_rule);
    }
    return top;
}

/// Where a strip's pages are cut: short lines in both margins, above the first row and below the last.
void set_cut_marks(Sheet& sheet, Millimetres top, Millimetres bottom) {
    constexpr Millimetres length{3};
    const auto width = sheet.style().paper.width;
    for (const auto y : {top, bottom}) {
        sheet.rule({Millimetres{0.2}, y}, {length, y}, sheet.style().thin_rule);
        sheet.rule({width - length, y}, {width - Millimetres{0.2}, y}, sheet.style().thin_rule);
    }
}

/// The sector's boxes on one page, from plans[next] on; answers the plan to go on with.
std::size_t set_page_of_boxes(BookMaker& maker, Sheet& sheet, const roadbook::SectorBoxes& part,
                              const std::vector<PlannedColumn>& plans, std::size_t next) {
    const auto& style = maker.pages().style();
    const auto body = style.body();
    const bool has_head = !style.scroll || next == 0;
    auto table = body;
    if (has_head) {
        set_header(maker, sheet, maker.timed().times().sectors[part.sector], strip(body, {}, style.header_height));
        table = strip(body, style.header_height, body.size.height - style.header_height);
    }
    Millimetres bottom = table.top();
    for (int column = 0; column < style.box_columns && next < plans.size(); ++column, ++next) {
        const Rect own{{table.left() + (style.column_width() + column_gap) * static_cast<double>(column), table.top()},
                       {style.column_width(), table.size.height}};
        bottom = std::max(bottom, table.top() + set_column(maker, sheet, part.boxes, plans[next], own, has_head));
    }
    if (style.scroll) {
        set_cut_marks(sheet, body.top(), bottom);
        sheet.page().picture.size.height = bottom + style.footer_height + style.margin_bottom;
    }
    return next;
}

} // namespace

void set_headings(const BookMaker& maker, Sheet& sheet, const Rect& strip_of_headings) {
    const auto& words = maker.pages().wording();
    sheet.fill(strip_of_headings, band_grey);
    const auto columns = columns_of(maker.pages().style(), strip_of_headings);
    const auto set = [&](const Rect& cell, const std::string& text) {
        sheet.line(text, {inner(cell, Millimetres{0.8}),
                          {{maker.pages().style().caption.usual, Weight::bold, drawing::black}, Align::centre, Points{5}}});
    };
    set(columns.distance, words.say("page.box.total").joined());
    set(columns.tulip, words.say("page.box.direction").joined());
    set(columns.info, words.say("page.box.information").joined());
    set(columns.to_go, words.say("page.box.to_go").joined());
}

void set_box(BookMaker& maker, Sheet& sheet, BoxRow box_row) {
    const auto& style = maker.pages().style();
    const auto& box = box_row.box;
    const auto columns = columns_of(style, box_row.row);
    set_columns(sheet, columns);
    set_distances(maker, sheet, columns.distance, box, box_row.hurried);
    const auto size = box_row.tulip.size;
    const Point at{columns.tulip.left() + (columns.tulip.size.width - size.width) / 2.0,
                   columns.tulip.top() + (columns.tulip.size.height - size.height) / 2.0};
    sheet.inset(at, std::move(box_row.tulip));
    set_box_text(maker, sheet, columns.info, box);
    sheet.line(maker.pages().wording().kilometres(box.to_go),
               {inner(columns.to_go, Millimetres{0.8}), setting(style.to_go, Weight::bold, Align::centre)});
}

void add_boxes(BookMaker& maker) {
    for (const auto& part : maker.book().sectors) {
        ROUTE_ASSERT(part.sector < maker.timed().times().sectors.end_index());
        const auto& sector = maker.timed().times().sectors[part.sector];
        for (const auto& box : part.boxes) {
            for ([[maybe_unused]] const auto control : box.controls)
                ROUTE_ASSERT(!maker.timed().leg().controls[control].secret);
        }
        const auto anchor = maker.anchor_of(sector);
        maker.pages().add_to_outline(fmt::format("{} {}: {} → {}", maker.pages().wording().say("page.box.sector").first,
                                                 sector.number, isolated(maker.timed().code_of(sector.from)),
                                                 isolated(maker.timed().code_of(sector.to))),
                                     anchor);
        const auto plans = planned(maker, part.boxes);
        for (std::size_t next = 0; next < plans.size();) {
            auto sheet = maker.pages().new_sheet();
            if (next == 0) sheet.anchor(anchor);
            next = set_page_of_boxes(maker, sheet, part, plans, next);
            maker.pages().finish(std::move(sheet));
        }
    }
}

} // namespace route::document
