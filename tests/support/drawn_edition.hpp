// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "support/ascii_map.hpp"
#include "support/temporary_folder.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace route::test {

/// An edition on a drawn map, as a folder with a network beside it: what a planner would hand to the program.
class DrawnEdition {
public:
    explicit DrawnEdition(const AsciiMap& map);

    /// A row of waypoints.csv at a letter of the map: row("CO", 'B', "average_kmh=40"). `more` names other columns; with
    /// `name`, `lat` or `lon` among them they go before the letter's.
    DrawnEdition& row(std::string_view kind, char letter, std::string_view more = {});
    /// A row without coordinates, to be found by name.
    DrawnEdition& row_by_name(std::string_view kind, std::string_view name);
    /// A line of the trial that begins at the last row: "1,0,,," as line,at_m,time_s,average_kmh,secret.
    DrawnEdition& line(std::string_view cells);
    /// The rows from now on are the next leg's.
    DrawnEdition& next_leg();
    /// Another key for edition.toml's head.
    DrawnEdition& key(std::string_view toml);

    /// A permit or a closure, drawn over the map: permit("ABCD", R"("name":"Square")") opens the area that these letters
    /// bound when `is_area`, else the line through them. Without letters the properties must name osm_way.
    DrawnEdition& permit(std::string_view letters, std::string_view properties, bool is_area = false);
    DrawnEdition& closure(std::string_view letters, std::string_view properties, bool is_area = false);

    /// Writes the files. \return the edition's folder
    const std::filesystem::path& write() const;
    [[nodiscard]] const AsciiMap& map() const { return m_map; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_edition; }
    [[nodiscard]] const std::filesystem::path& network_file() const { return m_network; }
    /// Where a test may put other files.
    [[nodiscard]] const TemporaryFolder& place() const { return m_place; }

private:
    void add_feature(std::string& features, std::string_view letters, std::string_view properties, bool is_area) const;

    const AsciiMap m_map;
    TemporaryFolder m_place;
    std::filesystem::path m_edition;
    std::filesystem::path m_network;
    std::string m_keys;
    std::string m_rows;
    std::string m_lines;
    std::string m_permits;
    std::string m_closures;
    int m_leg = 1;
    int m_seq = 0;
};

} // namespace route::test
