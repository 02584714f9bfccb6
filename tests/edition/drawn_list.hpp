// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace route::test {

/// A waypoint list as a planner's program would save it, made with GDAL.
struct DrawnList {
    struct Row {
        int leg;
        int seq;
        std::string kind;
        std::string name;
        double lat;
        double lon;
        double average_kmh = 0;        ///< 0: none
        double declared_km = 0;        ///< 0: none
        int stop_min = 0;              ///< 0: none
        std::string restart_time = {}; ///< HH:MM
        std::string note = {};
    };
    std::vector<Row> rows;
    bool typed = true;            ///< numbers and times are numbers and times, not texts
    bool with_leg_and_seq = true; ///< else the layer tells the leg and the file the order
    std::string kind_field = "kind";

    /// A spreadsheet with coordinates in columns; the list stands in each of the sheets.
    void write_sheet(const std::string& driver, const std::filesystem::path& file,
                     const std::vector<std::string>& sheets = {"Foglio1"}) const;
    /// Points; one layer for each leg when the legs are not in the fields.
    void write_points(const std::string& driver, const std::filesystem::path& file, int epsg = 4326) const;
};

} // namespace route::test
