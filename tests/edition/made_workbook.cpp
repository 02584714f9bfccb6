// SPDX-License-Identifier: BSL-1.0
#include "edition/made_workbook.hpp"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <stdexcept>

namespace route::test {

namespace {

using Cell = MadeWorkbook::Cell;

std::string reference(std::size_t row, std::size_t column) {
    return fmt::format("{}{}", static_cast<char>('A' + column), row + 1);
}

std::string xlsx_cell(const Cell& cell, const std::string& place) {
    switch (cell.is) {
    case Cell::Is::text:
        if (cell.value.empty()) return {};
        return fmt::format(R"(<c r="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)", place, cell.value);
    case Cell::Is::number:
    case Cell::Is::shown_number: return fmt::format(R"(<c r="{}"><v>{}</v></c>)", place, cell.value);
    case Cell::Is::date: return fmt::format(R"(<c r="{}" s="1"><v>{}</v></c>)", place, cell.value);
    case Cell::Is::time: return fmt::format(R"(<c r="{}" s="2"><v>{}</v></c>)", place, cell.value);
    case Cell::Is::error: return fmt::format(R"(<c r="{}" t="e"><v>{}</v></c>)", place, cell.value);
    case Cell::Is::empty_formula: return fmt::format(R"(<c r="{}"><f>B2</f></c>)", place);
    }
    return {};
}

std::string iso_date(const std::string& days) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::year{1899} / 12 / 30} +
                                           std::chrono::days{std::stoi(days)}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::string ods_cell(const Cell& cell, const std::string& span) {
    const auto of_type = [&](const std::string& type) {
        return fmt::format(R"(<table:table-cell{} {}><text:p>{}</text:p></table:table-cell>)", span, type, cell.value);
    };
    switch (cell.is) {
    case Cell::Is::text:
        if (cell.value.empty()) return "<table:table-cell/>";
        return of_type(R"(office:value-type="string")");
    case Cell::Is::number: return of_type(fmt::format(R"(office:value-type="float" office:value="{}")", cell.value));
    case Cell::Is::shown_number: return of_type(R"(office:value-type="float")");
    case Cell::Is::date:
        return of_type(fmt::format(R"(office:value-type="date" office:date-value="{}")", iso_date(cell.value)));
    case Cell::Is::time: {
        const auto minutes = std::lround(std::stod(cell.value) * 1440);
        return of_type(
            fmt::format(R"(office:value-type="time" office:time-value="PT{:02}H{:02}M00S")", minutes / 60, minutes % 60));
    }
    // NA() ends a raw string.
    case Cell::Is::error: return of_type("table:formula=\"of:=NA()\" office:value-type=\"string\"");
    case Cell::Is::empty_formula: return R"(<table:table-cell table:formula="of:=[.B2]"/>)";
    }
    return {};
}

} // namespace

void write_zip(const std::filesystem::path& file, const std::vector<std::pair<std::string, std::string>>& members) {
    const auto archive = "/vsizip/{" + file.string() + "}";
    std::filesystem::remove(file);
    auto* all = VSIFOpenL(archive.c_str(), "wb");
    if (all == nullptr) throw std::runtime_error("no archive " + file.string());
    for (const auto& [name, content] : members) {
        auto* member = VSIFOpenL((archive + "/" + name).c_str(), "wb");
        if (member == nullptr) throw std::runtime_error("no member " + name);
        VSIFWriteL(content.data(), 1, content.size(), member);
        VSIFCloseL(member);
    }
    VSIFCloseL(all);
}

void MadeWorkbook::write_xlsx(const std::filesystem::path& file) const {
    std::string names;
    std::string relations;
    std::vector<std::pair<std::string, std::string>> members;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        std::string rows;
        for (std::size_t r = 0; r < sheets[i].rows.size(); ++r) {
            rows += fmt::format(R"(<row r="{}">)", r + 1);
            for (std::size_t c = 0; c < sheets[i].rows[r].size(); ++c) {
                rows += xlsx_cell(sheets[i].rows[r][c], reference(r, c));
            }
            rows += "</row>";
        }
        std::string merged;
        for (const auto& range : sheets[i].merged) {
            merged += fmt::format(R"(<mergeCell ref="{}"/>)", range);
        }
        if (!merged.empty()) merged = "<mergeCells>" + merged + "</mergeCells>";
        members.emplace_back(
            fmt::format("xl/worksheets/sheet{}.xml", i + 1),
            fmt::format(
                R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>{}</worksheet>)",
                rows, merged));
        names += fmt::format(R"(<sheet name="{}" sheetId="{}" r:id="rId{}"{}/>)", sheets[i].name, i + 1, i + 1,
                             sheets[i].hidden ? R"( state="hidden")" : "");
        relations += fmt::format(
            R"(<Relationship Id="rId{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{}.xml"/>)",
            i + 1, i + 1);
    }
    members.emplace_back(
        "xl/workbook.xml",
        fmt::format(
            R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{}</sheets></workbook>)",
            names));
    members.emplace_back(
        "xl/_rels/workbook.xml.rels",
        fmt::format(
            R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)",
            relations));
    members.emplace_back(
        "xl/styles.xml",
        R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-410]d\ mmm;@"/></numFmts><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>)");
    members.emplace_back(
        "_rels/.rels",
        R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)");
    write_zip(file, members);
}

void MadeWorkbook::write_ods(const std::filesystem::path& file) const {
    std::string tables;
    for (const auto& sheet : sheets) {
        tables += fmt::format(R"(<table:table table:name="{}">)", sheet.name);
        for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
            tables += "<table:table-row>";
            for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) {
                std::string span;
                for (const auto& range : sheet.merged) {
                    const auto colon = range.find(':');
                    if (range.substr(0, colon) != reference(r, c)) continue;
                    const int last = std::stoi(range.substr(colon + 2));
                    span = fmt::format(R"( table:number-columns-spanned="1" table:number-rows-spanned="{}")",
                                       last - static_cast<int>(r));
                }
                tables += ods_cell(sheet.rows[r][c], span);
            }
            tables += R"(<table:table-cell table:number-columns-repeated="1018"/></table:table-row>)";
        }
        tables +=
            R"(<table:table-row table:number-rows-repeated="1048560"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>)";
    }
    write_zip(
        file,
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
         {"content.xml",
          fmt::format(
              R"(<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>)",
              tables)}});
}

} // namespace route::test
