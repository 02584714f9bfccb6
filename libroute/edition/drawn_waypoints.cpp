// SPDX-License-Identifier: BSL-1.0
#include "edition/drawn_waypoints.hpp"

#include "edition/edition.hpp"
#include "edition/gdal_source.hpp"
#include "edition/language_keys.hpp"
#include "edition/nearest_word.hpp"
#include "edition/numbers.hpp"
#include "edition/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace route::edition {

namespace {

constexpr std::array<DrawnFormat, 7> formats{{{".xlsx", "XLSX", true},
                                              {".ods", "ODS", true},
                                              {".gpx", "GPX", false},
                                              {".kml", "LIBKML", false},
                                              {".kmz", "LIBKML", false},
                                              {".geojson", "GeoJSON", false},
                                              {".gpkg", "GPKG", false}}};

/// What GPX, KML and map editors write into every feature; nobody is told that it is not used.
constexpr std::array<std::string_view, 42> formats_own{"ele",          "time",
                                                       "magvar",       "geoidheight",
                                                       "cmt",          "src",
                                                       "link1_href",   "link1_text",
                                                       "link1_type",   "link2_href",
                                                       "link2_text",   "link2_type",
                                                       "fix",          "sat",
                                                       "hdop",         "vdop",
                                                       "pdop",         "ageofdgpsdata",
                                                       "dgpsid",       "timestamp",
                                                       "begin",        "end",
                                                       "altitudemode", "tessellate",
                                                       "extrude",      "visibility",
                                                       "draworder",    "icon",
                                                       "snippet",      "id",
                                                       "fid",          "ogc_fid",
                                                       "styleurl",     "marker_color",
                                                       "marker_size",  "marker_symbol",
                                                       "stroke",       "fill",
                                                       "route_fid",    "route_point_id",
                                                       "track_fid",    "description_html"};

bool is_one_of(std::string_view name, std::span<const std::string_view> list) {
    return std::ranges::find(list, name) != list.end();
}

/// A field as a column of the list: "rb_target_min" of a GPX extension is target_min.
std::string column_of(std::string_view field, const CsvColumns& columns) {
    auto name = column_name(field);
    if (is_one_of(name, columns.known)) return name;
    if (name == "desc" || name == "description") return "desc";
    for (auto at = name.find('_'); at != std::string::npos; at = name.find('_', at + 1)) {
        auto rest = name.substr(at + 1);
        if (is_one_of(rest, columns.known)) return rest;
    }
    return name;
}

/// The first whole number in a folder's name: 2 of "Tappa 2".
std::string number_in(std::string_view name) {
    constexpr std::string_view digits = "0123456789";
    const auto begin = name.find_first_of(digits);
    if (begin == std::string_view::npos) return {};
    const auto rest = name.substr(begin);
    return std::string(rest.substr(0, rest.find_first_not_of(digits)));
}

using Cells = std::map<std::string, std::string, std::less<>>;

/// Features as rows: what each format has its own place for goes into the list's columns.
class FeatureRows {
public:
    FeatureRows(const DrawnFormat& format, const std::string& file, const CsvColumns& columns, Diagnostics& found)
        : m_format(format), m_file(file), m_columns(columns), m_found(found) {}

    CsvTable table(const DrawnFile& drawn) {
        for (const auto& feature : drawn.features) {
            if (is_wanted(feature, drawn)) add(feature);
        }
        if (!any("leg")) set_legs();
        if (!any("seq")) set_order();
        return composed();
    }

private:
    struct Row {
        int number = 0;
        std::string layer;
        Cells cells;
    };

    /// A GPX file holds its waypoints; one without any holds its route's points.
    [[nodiscard]] bool is_wanted(const DrawnFeature& feature, const DrawnFile& drawn) const {
        if (m_format.driver != "GPX") return true;
        const bool has_waypoints =
            std::ranges::any_of(drawn.features, [](const DrawnFeature& f) { return f.layer == "waypoints"; });
        return feature.layer == (has_waypoints ? "waypoints" : "route_points");
    }

    void add(const DrawnFeature& feature) {
        Row row{feature.number, feature.layer, {}};
        // Layers of one file count apart; a message needs one number.
        row.number = static_cast<int>(m_rows.size()) + m_left_out + 1;
        for (const auto& [field, value] : feature.values) {
            const auto column = column_of(field, m_columns);
            if (!row.cells.contains(column) && !trimmed(value).empty()) row.cells[column] = value;
        }
        if (feature.layer == "route_points" && !row.cells.contains("leg") && row.cells.contains("route_fid")) {
            row.layer = fmt::format("route {}", std::stoi(row.cells["route_fid"]) + 1);
        }
        if (!set_place(feature, row)) {
            ++m_left_out;
            return;
        }
        set_kind(row);
        set_notes(row);
        m_rows.push_back(std::move(row));
    }

    /// False when the feature is no point, and told.
    bool set_place(const DrawnFeature& feature, Row& row) {
        if (!feature.geometry || feature.geometry->empty()) {
            if (!feature.geometry || !feature.geometry->outside_the_globe)
                return true; // found by name, or a row of an attribute table
            tell(Severity::bad_input, "out-of-range", row, "holds coordinates that are no longitude and latitude",
                 "Check the place, and the file's coordinate system.");
            return false;
        }
        const auto& geometry = *feature.geometry;
        if (geometry.points.size() != 1 || !geometry.lines.empty() || !geometry.areas.empty()) {
            tell(Severity::warning, "no-point", row, "is no point: it is left out", "Draw waypoints as single points.");
            return false;
        }
        // As many decimals as a position has, so that no reader could take them for thousands.
        row.cells["lat"] = fmt::format("{:.7f}", geometry.points.front().latitude.degrees());
        row.cells["lon"] = fmt::format("{:.7f}", geometry.points.front().longitude.degrees());
        return true;
    }

    static void set_kind(Row& row) {
        for (const char* source : {"type", "sym"}) {
            const auto told = row.cells.find(source);
            if (told == row.cells.end()) continue;
            const bool needed = !row.cells.contains("kind");
            // A symbol is a picture's name unless it happens to be a kind.
            if (needed && (std::string_view(source) == "type" || kind_named(told->second))) row.cells["kind"] = told->second;
            row.cells.erase(told);
        }
    }

    /// A description has no language: it is printed in each.
    void set_notes(Row& row) const {
        const auto told = row.cells.find("desc");
        if (told == row.cells.end()) return;
        const std::string text = told->second;
        row.cells.erase(told);
        std::vector<std::string> notes;
        for (const auto column : m_columns.known) {
            if (column.starts_with(note_prefix)) notes.emplace_back(column);
        }
        if (std::ranges::any_of(notes, [&](const auto& note) { return row.cells.contains(note); })) return;
        for (const auto& note : notes) {
            row.cells[note] = text;
        }
    }

    [[nodiscard]] bool any(std::string_view column) const {
        return std::ranges::any_of(m_rows, [&](const Row& row) { return row.cells.contains(column); });
    }

    /// By the folder's or layer's name; a file that tells no leg at all is leg 1.
    void set_legs() {
        const bool told = std::ranges::any_of(m_rows, [](const Row& row) { return !number_in(row.layer).empty(); });
        for (auto& row : m_rows) {
            const auto number = told ? number_in(row.layer) : std::string("1");
            if (!number.empty()) row.cells["leg"] = number;
        }
    }

    void set_order() {
        std::map<std::string, int> last;
        for (auto& row : m_rows) {
            const auto leg = row.cells.find("leg");
            if (leg != row.cells.end()) row.cells["seq"] = std::to_string(last[leg->second] += 10);
        }
    }

    CsvTable composed() const {
        CsvTable table;
        table.file = m_file;
        for (const auto column : m_columns.required) {
            table.columns.emplace_back(column);
        }
        for (const auto& row : m_rows) {
            for (const auto& [column, value] : row.cells) {
                const bool there = std::ranges::find(table.columns, column) != table.columns.end();
                if (!there && !is_one_of(column, formats_own)) table.columns.push_back(column);
            }
        }
        for (const auto& row : m_rows) {
            CsvRow& fields = table.rows.emplace_back();
            fields.line = row.number;
            for (const auto& column : table.columns) {
                const auto cell = row.cells.find(column);
                fields.fields.push_back(cell == row.cells.end() ? std::string{} : cell->second);
            }
        }
        return table;
    }

    void tell(Severity severity, DiagnosticCode code, const Row& row, std::string message, std::string hint) {
        const auto name = row.cells.find("name");
        m_found.add({severity,
                     code,
                     {m_file, row.number},
                     name == row.cells.end() ? std::string{} : on_one_line(name->second),
                     std::move(message),
                     std::move(hint)});
    }

    const DrawnFormat& m_format;
    const std::string& m_file;
    const CsvColumns& m_columns;
    Diagnostics& m_found;
    std::vector<Row> m_rows;
    int m_left_out = 0;
};

/// Open Document writes a time cell as a duration, "PT14H30M00S", and GDAL hands it on as it stands when the column
/// holds anything else.
std::string value_of_cell(const std::string& value) {
    if (!value.starts_with("PT") || !value.ends_with('S')) return value;
    auto time = value.substr(2, value.size() - 3);
    std::ranges::replace_if(
        time, [](char c) { return c == 'H' || c == 'M'; }, ':');
    return parsed_time_of_day(time) ? time : value;
}

/// One sheet of a spreadsheet: its first row names the columns.
CsvTable sheet_table(const std::string& file, const std::string& sheet, const DrawnFile& drawn) {
    CsvTable table;
    table.file = file;
    table.header_line = 1;
    for (const auto& feature : drawn.features) {
        if (feature.layer != sheet) continue;
        CsvRow row;
        row.line = feature.number;
        row.fields.resize(table.columns.size());
        for (const auto& [field, value] : feature.values) {
            const auto name = column_name(field);
            auto place = table.column(name);
            if (!place) {
                place = table.columns.size();
                table.columns.push_back(name);
                row.fields.emplace_back();
            }
            row.fields[*place] = value_of_cell(value);
        }
        table.rows.push_back(std::move(row));
    }
    for (auto& row : table.rows) {
        row.fields.resize(table.columns.size());
    }
    return table;
}

/// The sheet called "waypoints", else the only one that has the needed columns, else the first.
std::optional<CsvTable> waypoint_sheet(const std::string& file, const DrawnFile& drawn, const CsvColumns& columns,
                                       Diagnostics& found) {
    std::vector<CsvTable> fitting;
    std::string names;
    for (const auto& sheet : drawn.layers) {
        auto table = sheet_table(file, sheet, drawn);
        const bool fits =
            std::ranges::all_of(columns.required, [&](auto column) { return table.column(column).has_value(); });
        if (column_name(sheet) == "waypoints") return table;
        if (!fits) continue;
        names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", sheet);
        fitting.push_back(std::move(table));
    }
    if (fitting.size() == 1) return std::move(fitting.front());
    if (fitting.empty() && !drawn.layers.empty()) return sheet_table(file, drawn.layers.front(), drawn);
    found.add({Severity::bad_input,
               "sheet-ambiguous",
               {file, 0},
               "",
               fitting.empty() ? "holds no sheet" : "more than one sheet is a waypoint list: " + names,
               "Call the sheet that is meant \"waypoints\"."});
    return std::nullopt;
}

} // namespace

std::span<const DrawnFormat> drawn_formats() { return formats; }

std::optional<CsvTable> read_drawn_waypoints(const DrawnFormat& format, const std::string& file, std::string_view bytes,
                                             const CsvColumns& columns, Diagnostics& found) {
    std::string content{bytes};
    const bool utf16 = content.starts_with("\xFF\xFE") || content.starts_with("\xFE\xFF");
    if (format.driver == "GPX" && !utf16) {
        // GDAL drops the line breaks in a text, and with them the gap between two words.
        std::ranges::replace_if(
            content, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    }
    // Sheets of which all cells are text would lose their header otherwise.
    const auto drawn = read_drawn(std::string(format.driver), file, content,
                                  {{"OGR_XLSX_HEADERS", "FORCE"}, {"OGR_ODS_HEADERS", "FORCE"}, {"GPX_N_MAX_LINKS", "0"}});
    if (!drawn.opened || !drawn.complaints.empty()) {
        const auto why =
            drawn.complaints.empty() ? std::string{} : fmt::format(" ({})", on_one_line(drawn.complaints.front()));
        found.add({Severity::bad_input,
                   "file-damaged",
                   {file, 0},
                   "",
                   fmt::format("{} {} file{}", drawn.opened ? "holds what is not in a sound" : "is no", format.driver, why),
                   "Save it anew from the program that it was made in."});
        return std::nullopt;
    }
    auto table = format.is_spreadsheet ? waypoint_sheet(file, drawn, columns, found)
                                       : std::optional(FeatureRows{format, file, columns, found}.table(drawn));
    if (!table || !check_table(*table, columns, found)) return std::nullopt;
    return table;
}

} // namespace route::edition
