// SPDX-License-Identifier: BSL-1.0
#include "edition/drawn_waypoints.hpp"

#include "edition/edition.hpp"
#include "edition/gdal_source.hpp"
#include "edition/html_text.hpp"
#include "edition/json_lines.hpp"
#include "edition/kind_words.hpp"
#include "edition/leg_names.hpp"
#include "edition/ozi_waypoints.hpp"
#include "edition/sheet_table.hpp"
#include "edition/text_encoding.hpp"
#include "edition/workbook.hpp"
#include "edition/xml_list.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace route::edition {

namespace {

constexpr std::array<DrawnFormat, 9> formats{{{".xlsx", ListFormat::xlsx},
                                              {".ods", ListFormat::ods},
                                              {".gpx", ListFormat::gpx},
                                              {".kml", ListFormat::kml},
                                              {".kmz", ListFormat::kmz},
                                              {".geojson", ListFormat::geojson},
                                              {".json", ListFormat::geojson},
                                              {".gpkg", ListFormat::gpkg},
                                              {".wpt", ListFormat::wpt}}};

/// What GPX, KML and map editors write into every feature; nobody is told that it is not used.
constexpr std::array<std::string_view, 44> formats_own{"ele",          "time",
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
                                                       "track_fid",    "description_html",
                                                       "symbol",       "gx_media_links"};

bool is_one_of(std::string_view name, std::span<const std::string_view> list) {
    return std::ranges::find(list, name) != list.end();
}

/// A field as a column of the list: "rb_target_min" of a GPX extension is target_min.
std::string column_of(std::string_view field, const CsvColumns& columns) {
    if (word_key(field) == "type") return "type"; // of GPX: a kind, or what a device makes of the point
    auto name = column_name(field, columns);
    if (is_one_of(name, columns.known)) return name;
    if (name == "desc" || name == "description") return "note";
    for (auto at = name.find('_'); at != std::string::npos; at = name.find('_', at + 1)) {
        auto rest = name.substr(at + 1);
        // A device's word on the state of its reception is no place.
        if (rest != "position" && is_one_of(rest, columns.known)) return rest;
    }
    return name;
}

using Cells = std::map<std::string, std::string, std::less<>>;

/// Features as rows: what each format has its own place for goes into the list's columns.
class FeatureRows {
public:
    FeatureRows(const std::string& file, const CsvColumns& columns, Diagnostics& found)
        : m_file(file), m_columns(columns), m_found(found) {}

    CsvTable table(const DrawnFile& drawn) {
        for (const auto& feature : drawn.features) {
            add(feature);
        }
        if (!any("leg")) set_legs();
        if (!any("seq")) set_order();
        set_kinds();
        return composed();
    }

private:
    struct Row {
        int number = 0;
        std::string layer;
        Cells cells;
    };

    void add(const DrawnFeature& feature) {
        Row row{feature.number, feature.layer, {}};
        for (const auto& [field, value] : feature.values) {
            const auto column = column_of(field, m_columns);
            if (!row.cells.contains(column) && !trimmed(value).empty()) row.cells[column] = text_of_html(value);
        }
        if (set_place(feature, row)) m_rows.push_back(std::move(row));
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

    /// The kind that a word is or stands for.
    [[nodiscard]] std::string kind_in(std::string_view word) const {
        return std::string(kind_of_word(word, m_columns.words));
    }

    /// A type of GPX is the kind, and so is a symbol that happens to be one; both are pictures' names elsewhere. A file
    /// that tells no kinds at all has them by its names and its order, with a warning.
    void set_kinds() {
        const bool told = any("kind");
        const bool types = std::ranges::any_of(m_rows, [this](const Row& row) {
            const auto type = row.cells.find("type");
            return type != row.cells.end() && !kind_in(type->second).empty();
        });
        for (auto& row : m_rows) {
            for (const char* source : {"type", "sym"}) {
                const auto cell = row.cells.find(source);
                if (cell == row.cells.end()) continue;
                const bool is_type = types && std::string_view(source) == "type";
                const bool needed = !row.cells.contains("kind");
                if (needed && (is_type || !kind_in(cell->second).empty())) row.cells["kind"] = cell->second;
                row.cells.erase(cell);
            }
        }
        if (!told && !any("kind")) guess_kinds();
    }

    void guess_kinds() {
        std::map<std::string, std::pair<Row*, Row*>> ends; // of each leg
        int others = 0;
        for (auto& row : m_rows) {
            auto& [first, last] = ends[row.cells.contains("leg") ? row.cells["leg"] : std::string{}];
            if (first == nullptr) first = &row;
            last = &row;
            const auto name = row.cells.find("name");
            const auto kind = name == row.cells.end() ? std::string_view{} : kind_in_name(name->second, m_columns.words);
            if (kind.empty()) ++others;
            row.cells["kind"] = kind.empty() ? "INFO" : std::string(kind);
        }
        for (const auto& [leg, rows] : ends) {
            for (const auto& [row, kind] : {std::pair(rows.first, "START"), std::pair(rows.second, "FINISH")}) {
                if (row->cells["kind"] == "INFO") row->cells["kind"] = kind;
            }
        }
        if (m_rows.empty()) return;
        m_found.add({Severity::warning,
                     "kinds-guessed",
                     {m_file, 0},
                     "",
                     fmt::format("no waypoint tells its kind: each leg is from its first to its last, names such as \"CO 3 "
                                 "Povo\" tell theirs, and the others are INFO ({} of {} names tell none)",
                                 others, m_rows.size()),
                     "Write the kinds as type, as a column kind, or before the names."});
    }

    [[nodiscard]] bool any(std::string_view column) const {
        return std::ranges::any_of(m_rows, [&](const Row& row) { return row.cells.contains(column); });
    }

    /// By the folder's or layer's name; a file that tells no leg at all is leg 1.
    void set_legs() {
        std::vector<std::string> layers;
        for (const auto& row : m_rows) {
            layers.push_back(row.layer);
        }
        auto legs = legs_of_names(layers, m_columns.words);
        if (std::ranges::all_of(legs, [](int leg) { return leg == 0; })) std::ranges::fill(legs, 1);
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (legs[i] != 0) m_rows[i].cells["leg"] = std::to_string(legs[i]);
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

    const std::string& m_file;
    const CsvColumns& m_columns;
    Diagnostics& m_found;
    std::vector<Row> m_rows;
};

void tell_damage(const std::string& file, std::string message, Diagnostics& found) {
    found.add({Severity::bad_input,
               "file-damaged",
               {file, 0},
               "",
               std::move(message),
               "Save it anew from the program that it was made in."});
}

/// What GDAL reads of a file; nothing when it complains, told.
std::optional<DrawnFile> drawn_by(const std::string& driver, const std::string& file, const std::string& name,
                                  std::string_view content, Diagnostics& found) {
    auto drawn = read_drawn(driver, name, content, {{"GPX_N_MAX_LINKS", "0"}});
    if (drawn.opened && drawn.complaints.empty()) {
        if (drawn.lost == 0) return drawn;
        found.add({Severity::bad_input,
                   "list-incomplete",
                   {file, 0},
                   "",
                   fmt::format("{} of its features cannot be read", drawn.lost),
                   "Save it anew from the program that it was made in."});
        return std::nullopt;
    }
    const auto why = drawn.complaints.empty() ? std::string{} : fmt::format(" ({})", on_one_line(drawn.complaints.front()));
    tell_damage(file, fmt::format("{} {} file{}", drawn.opened ? "holds what is not in a sound" : "is no", driver, why),
                found);
    return std::nullopt;
}

std::optional<DrawnFile> drawn_gpx(const std::string& file, std::string_view bytes, Diagnostics& found) {
    const auto list = prepared_gpx(file, bytes, found);
    if (!list) return std::nullopt;
    auto drawn = drawn_by("GPX", file, "list.gpx", list->content, found);
    if (drawn) match_elements(*drawn, *list, file, found);
    return drawn;
}

std::optional<DrawnFile> drawn_kml(const std::string& file, std::string_view bytes, KmlPlace place, Diagnostics& found) {
    const auto list = prepared_kml(file, bytes, place, found);
    if (!list) return std::nullopt;
    if (list->elements.empty()) return DrawnFile{}; // GDAL takes a file without placemarks for none
    auto drawn = drawn_by("LIBKML", file, "list.kml", list->content, found);
    if (drawn) match_elements(*drawn, *list, file, found);
    return drawn;
}

std::optional<DrawnFile> drawn_kmz(const std::string& file, std::string_view bytes, Diagnostics& found) {
    const auto members = kml_of_kmz(file, bytes, found);
    if (!members) return std::nullopt;
    DrawnFile all;
    for (const auto& member : *members) {
        auto drawn = drawn_kml(file, member, KmlPlace::in_archive, found);
        if (!drawn) return std::nullopt;
        std::ranges::move(drawn->features, std::back_inserter(all.features));
    }
    return all;
}

/// GDAL leaves coordinates out that are no numbers, and passes over what is no feature.
std::optional<DrawnFile> drawn_geojson(const std::string& file, std::string_view bytes, Diagnostics& found) {
    const auto text = decoded(bytes);
    if (!text) {
        tell_damage(file, "is no text, and so no GeoJSON file", found);
        return std::nullopt;
    }
    const auto lines = feature_lines(text->utf8);
    bool good = true;
    for (const auto& fault : lines.faults) {
        good = false;
        const char* way_out =
            fault.no_feature ? "Delete it, or make it one: {\"type\": \"Feature\", \"properties\": {…}, \"geometry\": {…}}."
                             : "Write one pair of numbers, the longitude first: \"coordinates\": [11.1211, 46.0679].";
        found.add({Severity::bad_input,
                   fault.no_feature ? DiagnosticCode("list-incomplete") : DiagnosticCode("not-a-number"),
                   {file, fault.line},
                   fault.name,
                   fault.what,
                   way_out});
    }
    if (!good) return std::nullopt;
    auto drawn = drawn_by("GeoJSON", file, "list.geojson", text->utf8, found);
    if (!drawn || lines.lines.empty()) return drawn;
    if (drawn->features.size() != lines.lines.size()) {
        found.add({Severity::bad_input,
                   "list-incomplete",
                   {file, 0},
                   "",
                   fmt::format("of its {} features {} can be read", lines.lines.size(), drawn->features.size()),
                   "Save it anew from the program that it was made in."});
        return std::nullopt;
    }
    for (std::size_t i = 0; i < drawn->features.size(); ++i) {
        drawn->features[i].number = lines.line_of(i);
    }
    return drawn;
}

/// Layers of one file count apart; a message needs one number.
std::optional<DrawnFile> drawn_gpkg(const std::string& file, std::string_view bytes, Diagnostics& found) {
    auto drawn = drawn_by("GPKG", file, "list.gpkg", bytes, found);
    if (!drawn) return drawn;
    int number = 0;
    for (auto& feature : drawn->features) {
        feature.number = ++number;
    }
    return drawn;
}

std::optional<DrawnFile> drawn_points(ListFormat format, const std::string& file, std::string_view bytes,
                                      Diagnostics& found) {
    switch (format) {
    case ListFormat::gpx: return drawn_gpx(file, bytes, found);
    case ListFormat::kml: return drawn_kml(file, bytes, KmlPlace::alone, found);
    case ListFormat::kmz: return drawn_kmz(file, bytes, found);
    case ListFormat::geojson: return drawn_geojson(file, bytes, found);
    case ListFormat::wpt: return read_ozi_waypoints(file, bytes, found);
    default: return drawn_gpkg(file, bytes, found);
    }
}

std::optional<CsvTable> sheet_list(const std::string& file, const Workbook& workbook, const CsvColumns& columns,
                                   Diagnostics& found) {
    if (workbook.damage.empty()) return waypoint_sheets(file, workbook, columns, found);
    tell_damage(file, workbook.damage, found);
    return std::nullopt;
}

} // namespace

std::span<const DrawnFormat> drawn_formats() { return formats; }

std::optional<CsvTable> read_drawn_waypoints(const DrawnFormat& format, const std::string& file, std::string_view bytes,
                                             const CsvColumns& columns, Diagnostics& found) {
    std::optional<CsvTable> table;
    if (format.format == ListFormat::xlsx) {
        table = sheet_list(file, read_xlsx(bytes), columns, found);
    } else if (format.format == ListFormat::ods) {
        table = sheet_list(file, read_ods(bytes), columns, found);
    } else if (const auto drawn = drawn_points(format.format, file, bytes, found)) {
        table = FeatureRows{file, columns, found}.table(*drawn);
    }
    if (!table || !check_table(*table, columns, found)) return std::nullopt;
    return table;
}

} // namespace route::edition
