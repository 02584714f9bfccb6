// SPDX-License-Identifier: BSL-1.0
#include "support/drawn_edition.hpp"

#include "network/from_extract.hpp"
#include "osm/extract.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <sstream>

namespace route::test {

namespace {

constexpr std::array<const char*, 15> columns{"leg",      "seq",        "kind",        "name",       "lat",
                                              "lon",      "place",      "radius_m",    "target_min", "average_kmh",
                                              "stop_min", "turn_round", "heading_deg", "note_en",    "side"};

std::string csv_row(const std::map<std::string, std::string>& cells) {
    std::string row;
    for (const char* column : columns) {
        const auto cell = cells.find(column);
        row += fmt::format("{}{}", column == columns.front() ? "" : ",", cell == cells.end() ? "" : cell->second);
    }
    for (const auto& [column, text] : cells) {
        const bool known = std::ranges::any_of(columns, [&](const char* c) { return column == c; });
        if (!known) throw std::logic_error("DrawnEdition has no column " + column);
    }
    return row + "\n";
}

} // namespace

DrawnEdition::DrawnEdition(const AsciiMap& map)
    : m_map(map), m_edition(m_place.path() / "edition"), m_network(m_place.path() / "map.roadnet") {
    Diagnostics found;
    network::write_network(osm::read_opl(map.opl(), found), m_network, found);
}

DrawnEdition& DrawnEdition::row(std::string_view kind, char letter, std::string_view more) {
    const auto place = m_map.position(letter);
    std::map<std::string, std::string> cells{{"leg", std::to_string(m_leg)},
                                             {"seq", std::to_string(++m_seq)},
                                             {"kind", std::string(kind)},
                                             {"name", std::string(1, letter)},
                                             {"lat", fmt::format("{:.7f}", place.latitude.degrees())},
                                             {"lon", fmt::format("{:.7f}", place.longitude.degrees())}};
    std::istringstream stream{std::string(more)};
    for (std::string cell; std::getline(stream, cell, ',');) {
        const auto equals = cell.find('=');
        cells[cell.substr(0, equals)] = cell.substr(equals + 1);
    }
    m_rows += csv_row(cells);
    return *this;
}

DrawnEdition& DrawnEdition::row_by_name(std::string_view kind, std::string_view name) {
    m_rows += csv_row({{"leg", std::to_string(m_leg)},
                       {"seq", std::to_string(++m_seq)},
                       {"kind", std::string(kind)},
                       {"name", std::string(name)}});
    return *this;
}

DrawnEdition& DrawnEdition::line(std::string_view cells) {
    m_lines += fmt::format("{},{},{}\n", m_leg, m_seq, cells);
    return *this;
}

DrawnEdition& DrawnEdition::next_leg() {
    ++m_leg;
    return *this;
}

DrawnEdition& DrawnEdition::key(std::string_view toml) {
    m_keys += std::string(toml) + "\n";
    return *this;
}

void DrawnEdition::add_feature(std::string& features, std::string_view letters, std::string_view properties,
                               bool is_area) const {
    std::string coordinates;
    for (const char letter : letters) {
        const auto place = m_map.position(letter);
        coordinates += fmt::format("{}[{:.7f},{:.7f}]", coordinates.empty() ? "" : ",", place.longitude.degrees(),
                                   place.latitude.degrees());
    }
    const auto geometry = letters.empty() ? std::string("null")
                          : is_area       ? fmt::format(R"({{"type":"Polygon","coordinates":[[{}]]}})", coordinates)
                                          : fmt::format(R"({{"type":"LineString","coordinates":[{}]}})", coordinates);
    features += fmt::format("{}{{\"type\":\"Feature\",\"properties\":{{{}}},\"geometry\":{}}}",
                            features.empty() ? "" : ",\n", properties, geometry);
}

DrawnEdition& DrawnEdition::permit(std::string_view letters, std::string_view properties, bool is_area) {
    add_feature(m_permits, letters, properties, is_area);
    return *this;
}

DrawnEdition& DrawnEdition::closure(std::string_view letters, std::string_view properties, bool is_area) {
    add_feature(m_closures, letters, properties, is_area);
    return *this;
}

const std::filesystem::path& DrawnEdition::write() const {
    std::string toml = "schema = 1\nname = \"Coppa Prova\"\nversion = \"1\"\ntime_zone = \"Europe/Rome\"\ncars = 10\n"
                       "default_average_kmh = 30\n" +
                       m_keys;
    for (int leg = 1; leg <= m_leg; ++leg) {
        toml += fmt::format("[[legs]]\nnumber = {}\ndate = 2024-06-{}\nfirst_car = 09:00:00\n", leg, 10 + leg);
    }
    std::string header;
    for (const char* column : columns) {
        header += fmt::format("{}{}", header.empty() ? "" : ",", column);
    }
    m_place.file("edition/edition.toml", toml);
    m_place.file("edition/waypoints.csv", header + "\n" + m_rows);
    const auto write_features = [&](const char* name, const std::string& features) {
        if (features.empty()) return;
        m_place.file(std::string("edition/") + name,
                     "{\"type\":\"FeatureCollection\",\"features\":[\n" + features + "\n]}\n");
    };
    write_features("permits.geojson", m_permits);
    write_features("closures.geojson", m_closures);
    if (!m_lines.empty()) m_place.file("edition/trials.csv", "leg,seq,line,at_m,time_s,average_kmh,secret\n" + m_lines);
    return m_edition;
}

} // namespace route::test
