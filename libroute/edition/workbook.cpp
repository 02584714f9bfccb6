// SPDX-License-Identifier: BSL-1.0
#include "edition/workbook.hpp"

#include "edition/memory_file.hpp"
#include "edition/sheet_values.hpp"
#include "edition/text_encoding.hpp"
#include "edition/xml_document.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace route::edition {

namespace {

using Members = std::map<std::string, std::string>;

constexpr int most_rows = 1'048'576;
constexpr int most_columns = 16'384;

/// No list is larger, and a damaged file must not fill the memory.
constexpr std::size_t most_cells = 1'000'000;
constexpr int widest_list = 256;

bool is_too_large(const Sheet& sheet) {
    return sheet.cells.size() > most_cells ||
           std::ranges::any_of(sheet.cells, [](const SheetCell& cell) { return cell.column > widest_list; });
}

template <typename Number> Number number_of(std::string_view text, Number otherwise) {
    Number number = otherwise;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : otherwise;
}

std::optional<double> parsed_value(std::string_view text) {
    const double none = std::numeric_limits<double>::quiet_NaN();
    const double value = number_of(text, none);
    return std::isnan(value) ? std::nullopt : std::optional(value);
}

/// A place such as "D3"; row 0 when it is none.
struct CellPlace {
    int row = 0;
    int column = 0;
};

CellPlace place_of(std::string_view name) {
    CellPlace place;
    std::size_t at = 0;
    while (at < name.size() && name[at] >= 'A' && name[at] <= 'Z' && place.column <= most_columns) {
        place.column = place.column * 26 + (name[at] - 'A' + 1);
        ++at;
    }
    place.row = number_of(name.substr(at), 0);
    if (place.row < 0 || place.row > most_rows || place.column > most_columns || place.column == 0) return {};
    return place;
}

Workbook damaged(std::string why) { return {{}, std::move(why)}; }

std::optional<Members> members_of(std::string_view bytes, std::string& damage) {
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        damage = "is protected by a password, or in the old format .xls";
        return std::nullopt;
    }
    auto members = zip_members(bytes, {".xml", ".rels"});
    if (!members) damage = "is no spreadsheet, or is cut";
    return members;
}

std::optional<XmlDocument> part(const Members& members, const std::string& name) {
    const auto found = members.find(name);
    if (found == members.end()) return std::nullopt;
    Diagnostics ignored; // whoever asks tells the damage
    return XmlDocument::read(name, found->second, ignored);
}

/// "xl/worksheets/sheet1.xml" of "worksheets/sheet1.xml" in "xl/workbook.xml", or of "/xl/worksheets/sheet1.xml".
std::string resolved(const std::string& base, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    auto folder = base.substr(0, base.find_last_of('/') + 1);
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        if (!folder.empty()) folder.pop_back();
        folder = folder.substr(0, folder.find_last_of('/') + 1);
    }
    return folder + std::string(target);
}

class XlsxReader {
public:
    explicit XlsxReader(const Members& members) : m_members(members) {}

    Workbook workbook() {
        const auto main = related("", "/officeDocument");
        const auto name = main.empty() ? std::string("xl/workbook.xml") : main.begin()->second;
        const auto book = part(m_members, name);
        if (!book) return damaged("holds no workbook that can be read");
        const auto dates = local_attribute(local_child(book->root(), "workbookPr"), "date1904");
        if (dates == "1" || dates == "true") m_epoch = std::chrono::sys_days{std::chrono::year{1904} / 1 / 1};
        for (const auto& [id, target] : related(name, "/sharedStrings")) {
            read_texts(target);
        }
        for (const auto& [id, target] : related(name, "/styles")) {
            read_formats(target);
        }
        const auto sheets = related(name, "/worksheet");
        Workbook result;
        for (const auto node : local_child(book->root(), "sheets").children()) {
            const auto target = sheets.find(std::string(node.attribute("r:id").value()));
            const auto other = target == sheets.end() ? sheets.find(std::string(local_attribute(node, "id"))) : target;
            if (other == sheets.end()) continue; // a sheet of charts
            const auto sheet = part(m_members, other->second);
            if (!sheet) return damaged(fmt::format("the sheet \"{}\" cannot be read", node.attribute("name").value()));
            const std::string_view state = node.attribute("state").value();
            result.sheets.push_back(read_sheet(sheet->root()));
            result.sheets.back().name = node.attribute("name").value();
            result.sheets.back().hidden = state == "hidden" || state == "veryHidden";
        }
        if (result.sheets.empty()) result.damage = "holds no sheet";
        return result;
    }

private:
    /// Targets of one type of relationship, by id.
    Members related(const std::string& base, std::string_view type) const {
        Members targets;
        const auto slash = base.find_last_of('/') + 1;
        const auto relations = part(m_members, base.substr(0, slash) + "_rels/" + base.substr(slash) + ".rels");
        if (!relations) return targets;
        for (const auto node : relations->root().children()) {
            if (local_attribute(node, "Type").ends_with(type)) {
                targets[std::string(local_attribute(node, "Id"))] = resolved(base, local_attribute(node, "Target"));
            }
        }
        return targets;
    }

    /// A text and its runs, without the readings that are printed above them.
    static std::string text_of(pugi::xml_node node) {
        std::string text;
        for (const auto child : node.children()) {
            if (local_name(child) == "t") text += text_inside(child);
            if (local_name(child) == "r") text += text_of(child);
        }
        return text;
    }

    void read_texts(const std::string& name) {
        const auto texts = part(m_members, name);
        if (!texts) return;
        for (const auto node : texts->root().children()) {
            m_texts.push_back(text_of(node));
        }
    }

    void read_formats(const std::string& name) {
        const auto styles = part(m_members, name);
        if (!styles) return;
        std::map<int, CellContent> own;
        for (const auto node : local_child(styles->root(), "numFmts").children()) {
            own[node.attribute("numFmtId").as_int(-1)] = content_of_format(local_attribute(node, "formatCode"));
        }
        for (const auto node : local_child(styles->root(), "cellXfs").children()) {
            const int id = node.attribute("numFmtId").as_int(0);
            const auto format = own.find(id);
            m_formats.push_back(format == own.end() ? content_of_builtin_format(id) : format->second);
        }
    }

    Sheet read_sheet(pugi::xml_node worksheet) {
        Sheet sheet;
        CellPlace place;
        for (const auto row : local_child(worksheet, "sheetData").children()) {
            place.row = number_of(local_attribute(row, "r"), place.row + 1);
            place.column = 0;
            for (const auto cell : row.children()) {
                ++place.column;
                if (const auto told = place_of(local_attribute(cell, "r")); told.row != 0) place = told;
                auto read = read_cell(cell);
                if (read.content != CellContent::no_value && trimmed(read.value).empty()) continue;
                read.row = place.row;
                read.column = place.column;
                sheet.cells.push_back(std::move(read));
            }
            if (sheet.cells.size() > most_cells) return sheet;
        }
        for (const auto node : local_child(worksheet, "mergeCells").children()) {
            const auto range = local_attribute(node, "ref");
            const auto colon = std::min(range.find(':'), range.size());
            const auto first = place_of(range.substr(0, colon));
            const auto last = place_of(range.substr(std::min(colon + 1, range.size())));
            if (first.row == 0 || last.row == 0) continue;
            sheet.merged.push_back({first.row, last.row, first.column, last.column});
        }
        return sheet;
    }

    SheetCell read_cell(pugi::xml_node cell) {
        const auto type = local_attribute(cell, "t");
        const auto stored = text_inside(local_child(cell, "v"));
        SheetCell read;
        if (type == "inlineStr") {
            read.value = text_of(local_child(cell, "is"));
        } else if (stored.empty()) {
            if (local_child(cell, "f") && type != "str") read.content = CellContent::no_value;
        } else if (type == "s") {
            const auto index = number_of(stored, std::size_t{0} - 1);
            if (index < m_texts.size()) read.value = m_texts[index];
            if (index >= m_texts.size()) read.content = CellContent::no_value;
        } else if (type == "e") {
            read.content = CellContent::error;
            read.value = stored;
        } else if (type == "d") {
            read.content = CellContent::date;
            read.value = stored;
        } else if (type == "str" || type == "b") {
            read.value = stored;
        } else {
            set_number(read, stored, number_of(local_attribute(cell, "s"), std::size_t{0}));
        }
        return read;
    }

    void set_number(SheetCell& read, const std::string& stored, std::size_t style) const {
        double number = 0;
        const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), number);
        if (error != std::errc{} || end != stored.data() + stored.size()) {
            read.value = stored;
            return;
        }
        read.content = style < m_formats.size() ? m_formats[style] : CellContent::number;
        read.value =
            read.content == CellContent::number ? text_of_number(number) : text_of_serial(number, read.content, m_epoch);
    }

    const Members& m_members;
    std::vector<std::string> m_texts;
    std::vector<CellContent> m_formats; ///< of each style
    std::chrono::sys_days m_epoch{std::chrono::year{1899} / 12 / 30};
};

class OdsReader {
public:
    Workbook workbook(pugi::xml_node content) {
        Workbook result;
        const auto spreadsheet = local_child(local_child(content, "body"), "spreadsheet");
        for (const auto table : spreadsheet.children()) {
            if (local_name(table) != "table") continue;
            m_sheet = {};
            m_sheet.name = local_attribute(table, "name");
            m_row = 1;
            read_rows(table);
            result.sheets.push_back(std::move(m_sheet));
        }
        if (result.sheets.empty()) result.damage = "holds no sheet";
        return result;
    }

private:
    static int repeats(pugi::xml_node node, std::string_view attribute) {
        return std::clamp(number_of(local_attribute(node, attribute), 1), 1, most_rows);
    }

    void read_rows(pugi::xml_node parent) {
        for (const auto node : parent.children()) {
            const auto name = local_name(node);
            if (name == "table-row") {
                read_row(node);
            } else if (name == "table-header-rows" || name == "table-rows" || name == "table-row-group") {
                read_rows(node);
            }
        }
    }

    void read_row(pugi::xml_node row) {
        constexpr int most_copies = 10000; // no list repeats a filled row more often
        const int times = repeats(row, "number-rows-repeated");
        const auto before = m_sheet.cells.size();
        read_cells(row);
        const auto cells = m_sheet.cells.size() - before;
        for (int copy = 1; cells > 0 && copy < std::min(times, most_copies); ++copy) {
            if (m_sheet.cells.size() > most_cells) return;
            for (std::size_t i = 0; i < cells; ++i) {
                m_sheet.cells.push_back(m_sheet.cells[before + i]);
                m_sheet.cells.back().row = m_row + copy;
            }
        }
        m_row = std::min(m_row + times, most_rows);
    }

    void read_cells(pugi::xml_node row) {
        int column = 1;
        for (const auto node : row.children()) {
            const auto name = local_name(node);
            if (name != "table-cell" && name != "covered-table-cell") continue;
            const int times = std::min(repeats(node, "number-columns-repeated"), most_columns + 1 - column);
            auto cell = read_cell(node);
            const bool filled = cell.content == CellContent::no_value || !trimmed(cell.value).empty();
            // One too far to the right is enough to know that it is no list.
            const int copies = std::min(times, widest_list + 1);
            for (int copy = 0; filled && name == "table-cell" && copy < copies; ++copy) {
                cell.row = m_row;
                cell.column = column + copy;
                m_sheet.cells.push_back(cell);
            }
            const int rows = repeats(node, "number-rows-spanned");
            const int columns = repeats(node, "number-columns-spanned");
            if (rows > 1 || columns > 1) m_sheet.merged.push_back({m_row, m_row + rows - 1, column, column + columns - 1});
            column += times;
            if (column > most_columns) return;
        }
    }

    /// Its paragraphs, without comments.
    static void add_text(pugi::xml_node node, std::string& text) {
        for (const auto child : node.children()) {
            const auto name = local_name(child);
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
                text += child.value();
            } else if (name == "s" || name == "tab") {
                text += ' ';
            } else if (name == "line-break") {
                text += '\n';
            } else if (name != "annotation") {
                if (name == "p" && !text.empty()) text += '\n';
                add_text(child, text);
            }
        }
    }

    static SheetCell read_cell(pugi::xml_node node) {
        SheetCell cell;
        const auto type = local_attribute(node, "value-type");
        add_text(node, cell.value);
        const bool formula = !local_attribute(node, "formula").empty();
        constexpr std::array<std::string_view, 7> errors{"#N/A", "#REF!", "#DIV/0!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!"};
        const bool shows_error = std::ranges::find(errors, cell.value) != errors.end() || cell.value.starts_with("Err:");
        const auto stored = parsed_value(local_attribute(node, "value"));
        if (formula && shows_error) {
            cell.content = CellContent::error;
        } else if (stored && (type == "float" || type == "percentage" || type == "currency")) {
            cell.content = CellContent::number; // without a value the text that it shows is what there is
            cell.value = text_of_number(*stored);
        } else if (type == "date") {
            cell.content = CellContent::date;
            cell.value = local_attribute(node, "date-value");
        } else if (type == "time") {
            const auto duration = local_attribute(node, "time-value");
            cell.content = CellContent::time;
            cell.value = time_of_duration(duration).value_or(std::string(duration));
        } else if (type == "boolean") {
            cell.value = local_attribute(node, "boolean-value");
        } else if (formula && type.empty() && cell.value.empty()) {
            cell.content = CellContent::no_value;
        }
        return cell;
    }

    Sheet m_sheet;
    int m_row = 1;
};

Workbook checked(Workbook workbook) {
    const auto large = std::ranges::find_if(workbook.sheets, is_too_large);
    if (large == workbook.sheets.end()) return workbook;
    return damaged(fmt::format("the sheet \"{}\" is larger than any list: more than {} columns or {} cells", large->name,
                               widest_list, most_cells));
}

} // namespace

Workbook read_xlsx(std::string_view bytes) {
    std::string damage;
    const auto members = members_of(bytes, damage);
    return members ? checked(XlsxReader{*members}.workbook()) : damaged(damage);
}

Workbook read_ods(std::string_view bytes) {
    std::string damage;
    const auto members = members_of(bytes, damage);
    if (!members) return damaged(damage);
    const auto content = part(*members, "content.xml");
    return content ? checked(OdsReader{}.workbook(content->root()))
                   : damaged("its content cannot be read: is it locked by a password?");
}

std::string cell_name(int row, int column) {
    std::string letters;
    for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return fmt::format("{}{}", letters, row);
}

} // namespace route::edition
