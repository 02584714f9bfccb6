// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "base/error.hpp"
#include "edition/edition.hpp"
#include "edition/languages.hpp"
#include "geo/position.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A road book, a track with waypoints or a map that another program wrote: what is in the file, and what it may mean.
namespace route::edition {

/// Columns of a row of waypoints.csv or trials.csv, or keys of edition.toml, each with its text.
using WrittenColumns = std::map<std::string, std::string, std::less<>>;

/// A point of such a file.
struct FoundPoint {
    SourceLine where;
    geo::Position position;
    std::string name;
    std::optional<Kind> kind;       ///< by what the file tells; nothing where it tells none
    bool is_box = false;            ///< a box of the road book that is no control: what it says is for the crews
    std::vector<std::string> texts; ///< what the file says of it: comment and description, each once
    int danger = 0;                 ///< 1 to 3, of OpenRally
    std::optional<std::chrono::minutes> target_to_next; ///< of OpenRally's time controls: to the next one
    std::optional<std::chrono::seconds> halt;           ///< of OpenRally: a neutralization
    std::string tulip;                                  ///< of others' OpenRally: the drawing as it stands there
    bool drawn_notes = false;                           ///< of others' OpenRally: its notes are a drawing too
    WrittenColumns row;                                 ///< of our own files: the row of the list that made it
    std::vector<WrittenColumns> lines;                  ///< of our own files: lines of trials here
};

/// A leg of such a file.
struct FoundLeg {
    std::string file;
    std::string title;
    std::vector<FoundPoint> points; ///< in the file's order
    /// Of its tracks; of its routes where it has no track and they follow roads.
    std::vector<std::vector<geo::Position>> lines;
    WrittenColumns edition; ///< of our own files: what they tell of edition and leg
};

/// Whether a name ends as such files do: ".gpx", ".kml", ".kmz".
[[nodiscard]] bool is_road_book_name(std::string_view name);

/// The legs of a GPX, KML or KMZ file: a GPX file is one leg, of a KML file each folder with a line is one, and all of it
/// where only one folder has a line, or none. Nothing when it cannot be read, told with its line.
[[nodiscard]] std::vector<FoundLeg> read_road_book(const std::string& file, std::string_view bytes,
                                                   const Languages& languages, Diagnostics& found);

} // namespace route::edition
