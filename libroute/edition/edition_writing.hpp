// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/language.hpp"
#include "edition/road_book_file.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// The files of an edition's folder as text, from rows whose columns are texts already. Reading them checks them.
namespace route::edition {

/// waypoints.csv: the columns that some row has, in the order of the documentation; each row in the order given.
[[nodiscard]] std::string waypoints_csv_of(const std::vector<WrittenColumns>& rows);
/// trials.csv, likewise.
[[nodiscard]] std::string trials_csv_of(const std::vector<WrittenColumns>& rows);

struct EditionText {
    std::string name;
    std::string version;
    std::string time_zone;
    std::vector<std::string> languages; ///< their codes
    std::string profile;
    std::string network;             ///< relative to the folder; empty: none
    std::string default_average_kmh; ///< empty: 45 is assumed
    bool total_from_leg_start = false;
    struct LegText {
        int number = 0;
        std::string name;
        std::string date;           ///< 2025-06-17
        std::string first_car;      ///< 09:00:00
        std::string time_zone = {}; ///< empty: the edition's
    };
    std::vector<LegText> legs;
    std::string remark; ///< a comment at the file's head
};
/// edition.toml, with a hundred cars a minute apart and an average for sectors that tell no time.
[[nodiscard]] std::string edition_toml_of(const EditionText& edition);

/// A change to a box that is written by program.
struct WrittenEdit {
    int leg = 0;
    std::string box; ///< its number; else:
    std::string km;  ///< "12.34": where a box is added
    std::map<Language, std::vector<std::string>> text;
    TextByLanguage notes;
    std::optional<int> danger;
    std::string tulip = {}; ///< an SVG file of the folder, drawn instead of the tulip; may be empty
};
/// edits.toml, with quick anchors.
[[nodiscard]] std::string edits_toml_of(const std::vector<WrittenEdit>& edits);

} // namespace route::edition
