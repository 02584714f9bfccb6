// SPDX-License-Identifier: BSL-1.0
#include "edition/reading.hpp"

#include "base/whole_file.hpp"
#include "edition/checks.hpp"
#include "edition/edition_toml.hpp"
#include "edition/edits_toml.hpp"
#include "edition/entries_csv.hpp"
#include "edition/nearest_word.hpp"
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

constexpr std::array<std::string_view, 1> files_not_read{"survey.csv"};

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
}

/// The names of the files in a folder, by the alphabet.
std::vector<std::string> files_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code ignored;
    for (fs::directory_iterator entry(folder, ignored), end; entry != end; entry.increment(ignored)) {
        auto name = entry->path().filename().string();
        // What an office program or a file manager puts beside an open file: "~$waypoints.xlsx", "._waypoints.csv".
        const bool aside = name.starts_with('.') || name.starts_with('~');
        if (!aside && entry->is_regular_file(ignored)) names.push_back(std::move(name));
    }
    std::ranges::sort(names);
    return names;
}

/// The name of the waypoint list. More than one are an error, as nobody could tell which one is kept.
std::string waypoint_list_in(const fs::path& folder, Diagnostics& found) {
    const auto files = files_in(folder);
    std::vector<std::string_view> lists;
    std::vector<std::string_view> others; // in a list's format, under another name
    for (const auto& name : files) {
        constexpr std::array<std::string_view, 5> own{"permits.geojson", "closures.geojson", "trials.csv", "entries.csv",
                                                      "survey.csv"};
        if (is_waypoint_file(name)) {
            lists.push_back(name);
        } else if (is_list_name(name) && std::ranges::find(own, name) == own.end()) {
            others.push_back(name);
        }
    }
    if (lists.empty()) {
        const auto unread = std::ranges::find_if(
            files, [](const std::string& name) { return word_key(fs::path(name).stem().string()) == "waypoints"; });
        if (unread != files.end()) {
            throw InputError({(folder / *unread).string(), 0}, "is in no format that a waypoint list can have",
                             "Save it as .csv, .xlsx, .ods, .gpx, .kml, .geojson or .gpkg.", "list-format");
        }
        throw IoError((folder / "waypoints.csv").string() + ": the waypoint list is missing.",
                      others.empty() ? "`roadbook new DIR` writes an example."
                                     : fmt::format("If {} is the list, call it waypoints{}.", listed(others),
                                                   others.front().substr(others.front().rfind('.'))));
    }
    if (lists.size() > 1) {
        found.add({Severity::bad_input,
                   "lists-many",
                   {std::string(lists.front()), 0},
                   "",
                   fmt::format("there is more than one waypoint list: {}", listed(lists)),
                   "Keep the one that is meant."});
    }
    return std::string(lists.front());
}

std::vector<int> leg_numbers(const Edition& edition) {
    std::vector<int> legs;
    for (const auto& leg : edition.legs)
        legs.push_back(leg.number);
    return legs;
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
    const auto legs = leg_numbers(edition);
    if (!legs.empty()) check_order_legs(edition.road_orders, legs, found);
}

/// Who starts; the file is optional.
void read_starters(const fs::path& folder, const Languages& languages, Edition& edition, Diagnostics& found) {
    constexpr std::string_view name = "entries.csv";
    if (!is_there(folder / name)) return;
    const auto bytes = read_whole_file(folder / name);
    edition.fingerprint = with_file(edition.fingerprint, name, bytes);
    take_entries(read_entries(std::string(name), bytes, languages, found), edition, found);
}

/// What the planner changed by hand; the file is optional.
void read_hand_edits(const fs::path& folder, const Languages& languages, Edition& edition, Diagnostics& found) {
    constexpr std::string_view name = "edits.toml";
    if (!is_there(folder / name)) return;
    const auto bytes = read_whole_file(folder / name);
    edition.fingerprint = with_file(edition.fingerprint, name, bytes);
    edition.edits = read_edits(std::string(name), bytes, languages, found);
    for (auto& edit : edition.edits) {
        if (!edit.tulip) continue;
        std::error_code ignored;
        if (!fs::is_regular_file(folder / edit.tulip->file, ignored)) {
            found.add({Severity::bad_input, "tulip-missing", edit.where, place_of(edit.at),
                       fmt::format("there is no file \"{}\" in the edition's folder", edit.tulip->file),
                       "Put it there, or take tulip out."});
            edit.tulip.reset();
            continue;
        }
        edit.tulip->svg = read_whole_file(folder / edit.tulip->file);
        edition.fingerprint = with_file(edition.fingerprint, edit.tulip->file, edit.tulip->svg);
    }
    const auto legs = leg_numbers(edition);
    if (!legs.empty()) check_edit_legs(edition.edits, legs, found);
}

} // namespace

Edition read_edition(const fs::path& folder, const Languages& languages, Diagnostics& found) {
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
    const auto line_of_leg = read_edition_toml("edition.toml", toml, languages, edition, found);
    if (edition.network.is_relative() && !edition.network.empty()) edition.network = folder / edition.network;
    for (auto& extract : edition.extracts) {
        if (extract.is_relative()) extract = folder / extract;
    }
    for (auto& model : edition.elevation) {
        if (model.is_relative()) model = folder / model;
    }

    const auto list_name = waypoint_list_in(folder, found);
    const auto list = read_whole_file(folder / list_name);
    edition.fingerprint = with_file(edition.fingerprint, list_name, list);
    auto rows = read_waypoints(list_name, list, languages, found);
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
    read_starters(folder, languages, edition, found);
    check_group_legs(edition, found);
    read_orders(folder, edition, found);
    read_hand_edits(folder, languages, edition, found);
    tell_unread_files(folder, found);
    return edition;
}

} // namespace route::edition
