// SPDX-License-Identifier: BSL-1.0
#include "edition/ozi_waypoints.hpp"

#include "edition/csv_table.hpp"
#include "edition/numbers.hpp"
#include "edition/text_encoding.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::edition {

namespace {

constexpr int header_lines = 4;

// The columns of a row, from 0.
constexpr std::size_t name_field = 1;
constexpr std::size_t latitude_field = 2;
constexpr std::size_t longitude_field = 3;
constexpr std::size_t description_field = 10;

/// The program writes the sign 209 of its code page where a text holds a comma; made UTF-8 it is this.
std::string with_commas(std::string text) {
    constexpr std::string_view stands_for_comma = "\xC3\x91";
    for (auto at = text.find(stands_for_comma); at != std::string::npos; at = text.find(stands_for_comma, at)) {
        text.replace(at, stands_for_comma.size(), ",");
    }
    return std::string(trimmed(text));
}

void bad(const std::string& file, int line, const std::string& name, DiagnosticCode code, std::string message,
         std::string hint, Diagnostics& found) {
    found.add({Severity::bad_input, code, {file, line}, name, std::move(message), std::move(hint)});
}

/// A row whose coordinates are none is told instead.
void add_row(const std::string& file, const CsvRow& row, DrawnFile& drawn, Diagnostics& found) {
    const auto field = [&row](std::size_t i) { return i < row.fields.size() ? with_commas(row.fields[i]) : std::string{}; };
    DrawnFeature feature;
    feature.number = row.line;
    feature.layer = "waypoints";
    feature.values.emplace_back("name", field(name_field));
    if (field(description_field) != field(name_field)) feature.values.emplace_back("desc", field(description_field));
    const auto latitude = parsed_number(field(latitude_field), {-90, 90}, {});
    const auto longitude = parsed_number(field(longitude_field), {-180, 180}, {});
    if (latitude.fault || longitude.fault) {
        bad(file, row.line, on_one_line(field(name_field)), "not-a-number",
            fmt::format("\"{}\" and \"{}\" are no latitude and longitude", on_one_line(field(latitude_field)),
                        on_one_line(field(longitude_field))),
            "Write degrees such as 46.0679.", found);
        return;
    }
    feature.geometry.emplace();
    feature.geometry->points.push_back({geo::Latitude::degrees(latitude.value), geo::Longitude::degrees(longitude.value)});
    drawn.features.push_back(std::move(feature));
}

} // namespace

std::optional<DrawnFile> read_ozi_waypoints(const std::string& file, std::string_view bytes, Diagnostics& found) {
    const auto text = decoded(bytes);
    const auto rows = text ? parsed_csv(text->utf8, ',', Quoting::none) : std::vector<CsvRow>{};
    // By line: rows without any text are left out.
    const auto first = [&rows](int line) {
        const auto row = std::ranges::find(rows, line, &CsvRow::line);
        return row == rows.end() || row->fields.empty() ? std::string{} : std::string(trimmed(row->fields.front()));
    };
    if (!first(1).starts_with("OziExplorer Waypoint File")) {
        bad(file, 0, "", "file-damaged", "is no waypoint file of OziExplorer", "Save it anew, or as GPX.", found);
        return std::nullopt;
    }
    if (first(2) != "WGS 84") {
        bad(file, 2, "", "datum-unknown", fmt::format("its places are on the datum \"{}\"", on_one_line(first(2))),
            "Save it with the datum WGS 84, or as GPX.", found);
        return std::nullopt;
    }
    DrawnFile drawn;
    drawn.opened = true;
    for (const auto& row : rows) {
        if (row.line > header_lines) add_row(file, row, drawn, found);
    }
    return drawn;
}

} // namespace route::edition
