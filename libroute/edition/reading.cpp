// SPDX-License-Identifier: BSL-1.0
#include "edition/reading.hpp"

#include "base/whole_file.hpp"
#include "edition/checks.hpp"
#include "edition/edition_toml.hpp"
#include "edition/permits_geojson.hpp"
#include "edition/trials_csv.hpp"
#include "edition/waypoints_csv.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>

namespace route::edition {

namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

/// One piece of an edition: its name and its content count.
Fingerprint with_file(Fingerprint sofar, std::string_view name, std::string_view content) {
    return combined(combined(sofar, fingerprint_of(name)), fingerprint_of(content));
}

constexpr std::array<std::string_view, 6> other_lists{"waypoints.xlsx",    "waypoints.ods",
                                                      "waypoints.gpx",     "waypoints.kml",
                                                      "waypoints.geojson", "waypoints.gpkg"};
constexpr std::array<std::string_view, 3> files_not_read{"edits.toml", "survey.csv", "entries.csv"};

void tell_unread_files(const fs::path& folder, Diagnostics& found) {
    for (const auto name : files_not_read) {
        if (!is_there(folder / name)) continue;
        found.add({Severity::warning,
                   "file-not-read",
                   {std::string(name), 0},
                   "",
                   "this version does not read this file: what it says has no effect",
                   ""});
    }
    if (!is_there(folder / "waypoints.csv")) return;
    for (const auto name : other_lists) {
        if (!is_there(folder / name)) continue;
        found.add({Severity::warning,
                   "file-not-read",
                   {std::string(name), 0},
                   "",
                   "is not read: waypoints.csv stands beside it",
                   "Keep one waypoint list."});
    }
}

/// The content of waypoints.csv; nothing, and told, when the list is there in a format that is not read yet.
std::optional<std::string> waypoint_list(const fs::path& folder, Diagnostics& found) {
    if (is_there(folder / "waypoints.csv")) return read_whole_file(folder / "waypoints.csv");
    for (const auto name : other_lists) {
        if (!is_there(folder / name)) continue;
        found.add({Severity::bad_input,
                   "format-not-read",
                   {std::string(name), 0},
                   "",
                   "this version reads the waypoint list from waypoints.csv only",
                   "Save it as waypoints.csv; docs/file-formats.md names the columns."});
        return std::nullopt;
    }
    throw IoError((folder / "waypoints.csv").string() + ": the waypoint list is missing.",
                  "`roadbook new DIR` writes an example.");
}

/// What authorities open, close and force; the files are optional.
void read_orders(const fs::path& folder, Edition& edition, Diagnostics& found) {
    constexpr std::array<std::pair<std::string_view, OrderFile>, 2> files{
        {{"permits.geojson", OrderFile::permits}, {"closures.geojson", OrderFile::closures}}};
    for (const auto& [name, kind] : files) {
        if (!is_there(folder / name)) continue;
        const auto bytes = read_whole_file(folder / name);
        edition.fingerprint = with_file(edition.fingerprint, name, bytes);
        auto orders = read_road_orders(kind, std::string(name), bytes, found);
        std::ranges::move(orders, std::back_inserter(edition.road_orders));
    }
    std::vector<int> legs;
    for (const auto& leg : edition.legs)
        legs.push_back(leg.number);
    if (!legs.empty()) check_order_legs(edition.road_orders, legs, found);
}

} // namespace

Edition read_edition(const fs::path& folder, Diagnostics& found) {
    if (!is_there(folder)) throw IoError(folder.string() + ": there is no such folder.", "Check the path.");
    if (!fs::is_directory(folder)) {
        throw IoError(folder.string() + ": is a file.", "An edition is a folder that holds edition.toml.");
    }
    if (!is_there(folder / "edition.toml")) {
        throw IoError((folder / "edition.toml").string() + ": is missing, so this folder is no edition.",
                      "`roadbook new DIR` writes an example.");
    }
    Edition edition;
    edition.folder = folder;
    const auto toml = read_whole_file(folder / "edition.toml");
    edition.fingerprint = with_file({}, "edition.toml", toml);
    const auto line_of_leg = read_edition_toml("edition.toml", toml, edition, found);
    if (edition.network.is_relative() && !edition.network.empty()) edition.network = folder / edition.network;
    for (auto& model : edition.elevation) {
        if (model.is_relative()) model = folder / model;
    }

    if (const auto list = waypoint_list(folder, found)) {
        edition.fingerprint = with_file(edition.fingerprint, "waypoints.csv", *list);
        auto rows = read_waypoints("waypoints.csv", *list, found);
        TrialRows trials;
        if (is_there(folder / "trials.csv")) {
            const auto table = read_whole_file(folder / "trials.csv");
            edition.fingerprint = with_file(edition.fingerprint, "trials.csv", table);
            trials = read_trials("trials.csv", table, found);
        }
        check_leg_order(rows, found);
        if (line_of_leg) check_legs_match(rows, *line_of_leg, found);
        check_swapped(rows.waypoints, found);
        check_stretches(rows.waypoints, found);
        check_trials(rows, trials, found);
        edition.waypoints = std::move(rows.waypoints);
        edition.trials = std::move(trials.lines);
    }
    read_orders(folder, edition, found);
    tell_unread_files(folder, found);
    return edition;
}

} // namespace route::edition
