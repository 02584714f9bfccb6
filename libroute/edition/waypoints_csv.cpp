// SPDX-License-Identifier: BSL-1.0
#include "edition/waypoints_csv.hpp"

#include "edition/csv_table.hpp"
#include "edition/drawn_waypoints.hpp"
#include "edition/kind_words.hpp"
#include "edition/language_keys.hpp"
#include "edition/list_columns.hpp"
#include "edition/nearest_word.hpp"
#include "edition/row_reader.hpp"
#include "edition/text_encoding.hpp"
#include "edition/written_position.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace route::edition {

namespace {

constexpr std::array<std::string_view, 2> required_columns{"kind", "name"};

constexpr NumberColumn leg_column{"leg", "leg", {1, 99}, "Write the leg's number, such as 1."};
constexpr NumberColumn seq_column{"seq", "seq", {0, 99999}, "Write the row's place in its leg, such as 12."};
constexpr NumberColumn lat_column{"lat", "latitude", {-90, 90}, "Write degrees such as 46.0679."};
constexpr NumberColumn lon_column{"lon", "longitude", {-180, 180}, "Write degrees such as 11.1211."};
constexpr NumberColumn radius_column{"radius_m", "radius_m", {0.1, 10000}, "Write metres such as 50."};
constexpr NumberColumn heading_column{"heading_deg", "heading_deg", {0, 360}, "Write degrees clockwise from north."};
constexpr NumberColumn target_column{"target_min", "target_min", {0, 1440}, "Write whole minutes such as 25."};
constexpr NumberColumn average_column{"average_kmh", "average_kmh", {1, 300}, "Write km/h such as 45."};
constexpr NumberColumn declared_column{"declared_km", "declared_km", {0, 999}, "Write kilometres such as 12.34."};
constexpr NumberColumn stop_column{"stop_min", "stop_min", {0, 1440}, "Write whole minutes such as 60."};
constexpr std::array<NumberColumn, 10> number_columns{leg_column,      seq_column,     lat_column,    lon_column,
                                                      radius_column,   heading_column, target_column, average_column,
                                                      declared_column, stop_column};

std::vector<std::string_view> kind_list() {
    std::vector<std::string_view> kinds;
    for (int i = 0; i <= static_cast<int>(Kind::info); ++i)
        kinds.push_back(name_of(static_cast<Kind>(i)));
    return kinds;
}

std::optional<Kind> kind_of(RowReader& row, const ListWords& words) {
    const auto written = row.text("kind");
    std::string name = written;
    std::ranges::transform(name, name.begin(), [](char c) {
        if (c >= 'a' && c <= 'z') return static_cast<char>(c - 'a' + 'A');
        return c == ' ' || c == '-' ? '_' : c;
    });
    const auto kind = kind_named(kind_of_word(written, &words));
    if (!kind) {
        const auto kinds = kind_list();
        const auto meant = nearest_word(name, kinds);
        row.bad(
            "kind-unknown", written.empty() ? "kind is empty" : fmt::format("kind \"{}\" is not known", written),
            fmt::format("{}Allowed are {}.", meant.empty() ? "" : fmt::format("Did you mean {}? ", meant), listed(kinds)));
    }
    return kind;
}

/// A coordinate as a number, or as degrees, minutes and seconds are written.
std::optional<double> coordinate(RowReader& row, const NumberColumn& column) {
    const auto angle = written_angle(row.raw(column.column));
    const bool latitude = column.column == lat_column.column;
    const bool right_way = angle && !(latitude ? angle->is_longitude : angle->is_latitude);
    const bool in_range = angle && angle->degrees >= column.range.least && angle->degrees <= column.range.most;
    // A plain number may have decimal signs that only the whole table tells apart.
    return right_way && in_range && !row.is_number(column) ? std::optional(angle->degrees) : row.number(column);
}

/// Both coordinates in one cell: of the column position, or pasted into the one for the latitude.
std::optional<geo::Position> position_in_one_cell(RowReader& row) {
    const auto text = std::string(row.raw("position"));
    if (text.empty()) return row.has("lon") ? std::nullopt : written_position(row.raw("lat"));
    if (row.has("lat") || row.has("lon")) {
        row.bad("position-twice", "has both a position and lat or lon", "Write one of them.");
        return std::nullopt;
    }
    const auto position = written_position(text);
    if (!position) {
        row.bad("not-a-position", fmt::format("position \"{}\" is no latitude and longitude", on_one_line(text)),
                "Write degrees such as 46.0679, 11.1211, with E or W for east and west where you write letters.");
    }
    return position;
}

std::optional<geo::Position> position_of(RowReader& row) {
    if (row.has("position") || (row.has("lat") && !row.has("lon"))) {
        const auto position = position_in_one_cell(row);
        if (position || row.has("position")) return position;
    }
    const auto lat = coordinate(row, lat_column);
    const auto lon = coordinate(row, lon_column);
    if (row.has("lat") != row.has("lon")) {
        row.bad("half-a-position", row.has("lat") ? "has a latitude but no longitude" : "has a longitude but no latitude",
                "Write both lat and lon, or neither: then the place is found by its name.");
        return std::nullopt;
    }
    if (!lat || !lon) return std::nullopt;
    return geo::Position{geo::Latitude::degrees(*lat), geo::Longitude::degrees(*lon)};
}

std::optional<Hand> side_of(RowReader& row) {
    auto text = row.text("side");
    if (text.empty()) return std::nullopt;
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    constexpr std::array<std::string_view, 4> left{"left", "l", "sx", "sinistra"};
    constexpr std::array<std::string_view, 4> right{"right", "r", "dx", "destra"};
    if (std::ranges::find(left, text) != left.end()) return Hand::left;
    if (std::ranges::find(right, text) != right.end()) return Hand::right;
    row.bad("side-unknown", fmt::format("side \"{}\" is neither left nor right", row.text("side")),
            "Write left or right (l, r, sx, dx).");
    return std::nullopt;
}

/// The values of the stretch that ends at this row. They must agree where the row itself tells the length.
void read_stretch(RowReader& row, Waypoint& waypoint) {
    if (const auto target = row.whole_number(target_column)) waypoint.target = std::chrono::minutes{*target};
    if (const auto average = row.number(average_column)) waypoint.average = KmPerHour{*average};
    if (const auto km = row.number(declared_column)) waypoint.declared = Metres{*km * 1000.0};
    const bool boundary = is_sector_boundary(waypoint.kind) && waypoint.kind != Kind::start;
    if ((waypoint.target || waypoint.average) && !boundary) {
        row.warn("stretch-unused",
                 fmt::format("{} is not used: {}", waypoint.target ? "target_min" : "average_kmh",
                             waypoint.kind == Kind::start ? std::string("no sector ends at a START")
                                                          : fmt::format("no sector ends at a {}", name_of(waypoint.kind))),
                 "Write it at the sector's end.");
        waypoint.target.reset();
        waypoint.average.reset();
    }
    if (waypoint.declared && (waypoint.kind == Kind::start || waypoint.kind == Kind::via)) {
        row.warn("stretch-unused",
                 waypoint.kind == Kind::start ? "declared_km is not used: nothing is driven to a START"
                                              : "declared_km is not used: a VIA is not measured",
                 waypoint.kind == Kind::via ? "Make it an INFO if crews may see it." : "");
        waypoint.declared.reset();
    }
}

void read_halt(RowReader& row, Waypoint& waypoint) {
    if (const auto stop = row.whole_number(stop_column)) waypoint.stop = std::chrono::minutes{*stop};
    waypoint.restart = row.time_of_day("restart_time");
    const bool told = row.has("stop_min") || row.has("restart_time");
    if (!is_halt(waypoint.kind)) {
        if (told) {
            row.warn("stop-unused", fmt::format("stop_min and restart_time are not used at a {}", name_of(waypoint.kind)),
                     "Only LUNCH, REGROUP and SERVICE are halts.");
        }
        waypoint.stop.reset();
        waypoint.restart.reset();
    } else if (row.has("stop_min") && row.has("restart_time")) {
        row.bad("stop-twice", "has both stop_min and restart_time", "Write one of them.");
    } else if (!told) {
        row.bad("stop-missing", fmt::format("a {} has neither stop_min nor restart_time", name_of(waypoint.kind)),
                "Write the halt's minutes as stop_min, or the first car's restart as restart_time.");
    }
}

void read_names(RowReader& row, const Languages& languages, Waypoint& waypoint) {
    waypoint.name = row.subject();
    waypoint.place = row.text("place");
    for (const auto language : languages.known) {
        if (auto note = row.text(key_in(note_prefix, language)); !note.empty()) waypoint.notes[language] = std::move(note);
    }
    // A note that tells no language is printed in each, unless the row has notes that do.
    if (const auto note = row.text("note"); !note.empty() && waypoint.notes.empty()) {
        for (const auto language : languages.known) {
            waypoint.notes[language] = note;
        }
    }
    waypoint.phone = row.text("phone");
    waypoint.time_zone = row.text("time_zone");
    const bool placed = row.has("lat") || row.has("lon") || row.has("position");
    if (waypoint.place.empty() && !placed) waypoint.place = waypoint.name;
    if (waypoint.name.empty()) waypoint.name = waypoint.place;
    if (waypoint.name.empty() && !placed) {
        row.bad("no-place", "has neither coordinates nor a place nor a name", "Write lat and lon, or a place to look up.");
    } else if (waypoint.name.empty() && is_printed(waypoint.kind)) {
        row.warn("no-name", fmt::format("a {} without a name", name_of(waypoint.kind)), "Write what crews shall read.");
        waypoint.name = name_of(waypoint.kind);
    }
}

void read_row(RowReader& row, const Languages& languages, WaypointRows& rows) {
    row.set_subject(row.text("name"));
    const auto leg = row.whole_number(leg_column);
    const auto seq = row.whole_number(seq_column);
    for (const auto column : {leg_column.column, seq_column.column}) {
        if (!row.has(column)) row.bad("cell-empty", fmt::format("{} is empty", column), "Every row needs one.");
    }
    Waypoint waypoint;
    const auto kind = kind_of(row, languages.words);
    waypoint.where = row.where();
    waypoint.leg = leg.value_or(0);
    waypoint.seq = seq.value_or(0);
    waypoint.kind = kind.value_or(Kind::via);
    waypoint.position = position_of(row);
    if (const auto radius = row.number(radius_column)) waypoint.radius = Metres{*radius};
    if (const auto heading = row.number(heading_column)) waypoint.heading = Bearing::degrees(*heading);
    waypoint.side = side_of(row);
    waypoint.odometer_reset = row.yes_no("odometer_reset");
    waypoint.turn_round = row.yes_no("turn_round");
    read_names(row, languages, waypoint);
    if (kind) {
        read_stretch(row, waypoint);
        read_halt(row, waypoint);
    }
    if (!leg)
        rows.any_leg_incomplete = true;
    else if (!seq || !kind)
        rows.incomplete_legs.insert(*leg);
    else
        rows.waypoints.push_back(std::move(waypoint));
}

void tell_duplicates(const std::vector<Waypoint>& sorted, Diagnostics& found) {
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        const auto& before = sorted[i - 1];
        const auto& row = sorted[i];
        if (before.leg != row.leg || before.seq != row.seq) continue;
        found.add({Severity::bad_input, "seq-twice", row.where, row.name,
                   fmt::format("leg {} has seq {} twice, first in line {}", row.leg, row.seq, before.where.line),
                   "Number the rows of a leg apart."});
    }
}

/// Totals and remarks below a list, and rows that only bear their numbers: what has neither kind nor name nor place is no
/// waypoint.
void pass_over_fragments(CsvTable& table, Diagnostics& found) {
    constexpr std::array<std::string_view, 6> telling{"kind", "name", "place", "lat", "lon", "position"};
    std::vector<std::size_t> places;
    for (const auto column : telling) {
        if (const auto place = table.column(column)) places.push_back(*place);
    }
    std::erase_if(table.rows, [&](const CsvRow& row) {
        if (std::ranges::any_of(places, [&](std::size_t i) { return !trimmed(row.fields[i]).empty(); })) return false;
        std::string text;
        for (const auto& field : row.fields) {
            if (!trimmed(field).empty()) text += fmt::format("{}{}", text.empty() ? "" : " ", on_one_line(field));
        }
        found.add({Severity::note,
                   "row-passed-over",
                   {row.file.empty() ? table.file : row.file, row.line},
                   "",
                   fmt::format("\"{}\" is passed over: the row has neither kind nor name nor place", text),
                   ""});
        return true;
    });
}

/// A table without the column leg is leg 1, one without seq is in order.
void add_order(CsvTable& table) {
    const auto add = [&table](std::string_view column, auto value_of_row) {
        if (table.column(column)) return;
        table.columns.emplace_back(column);
        int number = 0;
        for (auto& row : table.rows) {
            row.fields.push_back(value_of_row(++number));
        }
    };
    add("leg", [](int) { return std::string("1"); });
    add("seq", [](int row) { return std::to_string(10 * row); });
}

/// A leg that is told once for the rows below it, as merged cells are saved in a CSV: a row belongs to the leg above it,
/// unless that one is over or this one starts another.
void fill_legs(CsvTable& table, const ListWords& words, Diagnostics& found) {
    const auto leg = table.column("leg");
    const auto kind = table.column("kind");
    const auto seq = table.column("seq");
    if (!leg || !kind || !seq) return;
    int filled = 0;
    int first_line = 0;
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        const auto& above = table.rows[i - 1].fields;
        auto& fields = table.rows[i].fields;
        const bool open = !trimmed(above[*leg]).empty() && kind_of_word(above[*kind], &words) != name_of(Kind::finish);
        const bool starts = kind_of_word(fields[*kind], &words) == name_of(Kind::start);
        if (!trimmed(fields[*leg]).empty() || trimmed(fields[*seq]).empty() || !open || starts) continue;
        fields[*leg] = above[*leg];
        if (filled++ == 0) first_line = table.rows[i].line;
    }
    if (filled == 0) return;
    found.add({Severity::note,
               "leg-filled",
               {table.file, first_line},
               "",
               fmt::format("leg is empty in {} row{}: taken from the row above", filled, filled == 1 ? "" : "s"),
               ""});
}

/// True when the column for the latitude holds both coordinates anywhere.
bool tells_pairs(const CsvTable& table) {
    const auto lat = table.column("lat");
    return lat && std::ranges::any_of(table.rows,
                                      [&](const CsvRow& row) { return written_position(row.fields[*lat]).has_value(); });
}

/// In whatever case.
bool has_ending(std::string_view file, std::string_view ending) {
    if (file.size() < ending.size()) return false;
    return std::ranges::equal(file.substr(file.size() - ending.size()), ending,
                              [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

std::optional<CsvTable> read_table(const std::string& file, std::string_view bytes, const Languages& languages,
                                   Diagnostics& found) {
    const LanguageKeys known{waypoint_columns, {note_prefix}, languages.known};
    const CsvColumns columns{required_columns, known.all(), &languages.words};
    for (const auto& format : drawn_formats()) {
        if (has_ending(file, format.ending)) return read_drawn_waypoints(format, file, bytes, columns, found);
    }
    return read_csv_table(file, bytes, columns, found);
}

} // namespace

bool is_list_name(std::string_view name) {
    return has_ending(name, ".csv") ||
           std::ranges::any_of(drawn_formats(), [name](const DrawnFormat& f) { return has_ending(name, f.ending); });
}

bool is_waypoint_file(std::string_view name) {
    const auto stem = name.substr(0, name.rfind('.'));
    return is_list_name(name) && word_key(stem) == "waypoints";
}

WaypointRows read_waypoints(const std::string& file, std::string_view bytes, const Languages& languages,
                            Diagnostics& found) {
    WaypointRows rows;
    auto table = read_table(file, bytes, languages, found);
    if (!table) {
        rows.any_leg_incomplete = true;
        return rows;
    }
    rows.any_leg_incomplete = table->rows_lost;
    if (table->rows.empty() && !table->rows_lost && !found.has_errors()) {
        found.add({Severity::bad_input,
                   "file-empty",
                   {file, table->header_line},
                   "",
                   "holds no waypoints",
                   "Write one row for each waypoint."});
    }
    if (table->column("lat").has_value() != table->column("lon").has_value() && !tells_pairs(*table)) {
        found.add({Severity::bad_input,
                   "column-missing",
                   {file, table->header_line},
                   "",
                   fmt::format("the column \"{}\" is missing", table->column("lat") ? "lon" : "lat"),
                   "Coordinates need both lat and lon."});
    }
    pass_over_fragments(*table, found);
    add_order(*table);
    fill_legs(*table, languages.words, found);
    const auto signs = decimal_signs_of(*table, number_columns);
    for (const auto& row : table->rows) {
        RowReader reader(*table, row, signs, found);
        read_row(reader, languages, rows);
    }
    std::ranges::stable_sort(rows.waypoints, [](const Waypoint& a, const Waypoint& b) {
        return std::pair{a.leg, a.seq} < std::pair{b.leg, b.seq};
    });
    tell_duplicates(rows.waypoints, found);
    return rows;
}

} // namespace route::edition
