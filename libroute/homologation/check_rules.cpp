// SPDX-License-Identifier: BSL-1.0
#include "homologation/check_rules.hpp"

#include "base/style_table.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace route::homologation {

namespace {

using enum Chapter;

constexpr std::array checks{
    CheckFacts{"sector-average", averages, "average-above-limit"},
    CheckFacts{"trial-average", averages, "trial-fast trial-over-limit"},
    CheckFacts{"between-controls", averages, "neighbours-fast"},
    CheckFacts{"trial-in-sector", averages, "after-trial-too-fast trial-over-sector"},
    CheckFacts{"told-average", averages, "average-differs stretch-contradicts stretch-unused"},
    CheckFacts{"target", averages, "target-missing"},
    CheckFacts{"driving-time", averages, "target-idle target-tight"},
    CheckFacts{"time-of-day", averages, "day-too-short finish-differs"},
    CheckFacts{"speed-permission", averages, "closed-cap-unused speed-permission"},
    CheckFacts{"average-classes", averages, "average-missing classes-cross entry-average-class"},
    CheckFacts{"declared-length", distances, "declared-differs"},
    CheckFacts{"one-figure", distances, "figure-differs figure-missing figure-unread"},
    CheckFacts{"way-driven", distances, "detour passed-before track-left"},
    CheckFacts{"trial-lines", distances,
               "at-not-increasing average-unused first-line-not-0 line-number time-at-first-line time-missing time-too-fine "
               "time-unused trial-beyond-finish trial-missing trial-one-line trial-without-waypoint word-unknown"},
    CheckFacts{"heights", distances, "elevation-fault elevation-missing lengths lengths-flat"},
    CheckFacts{"route", road, "no-route forced-closed forced-gap"},
    CheckFacts{"road-open", road, "closure-hours map-hours permit-hours"},
    CheckFacts{"those-who-stop-there", road, "destination-through"},
    CheckFacts{"orders", road,
               "closure-needless effect-unknown hours-reversed no-ground no-line order-clocks order-never "
               "order-without-road"},
    CheckFacts{"turning-round", road, "turns-round"},
    CheckFacts{"own-cars", road, "road-met"},
    CheckFacts{"not-weighed", road, "road-not-weighed"},
    CheckFacts{"map-changed", road, "road-changed"},
    CheckFacts{
        "points-on-road", road,
        "place-ambiguous place-guessed place-unknown snap-ambiguous snap-beside-closed snap-closed snap-far snap-none "
        "snap-outside"},
    CheckFacts{"driving-side", road, "driving-side driving-side-differs driving-side-odd driving-side-untold"},
    CheckFacts{"control-spacing", controls, "controls-near"},
    CheckFacts{"stamp-spacing", controls, "stamp-near"},
    CheckFacts{"control-place", controls,
               "control-at-crossing control-by-school control-in-tunnel control-on-bend control-on-bridge control-on-climb"},
    CheckFacts{"control-room", controls, "queue-room zones-overlap"},
    CheckFacts{"start-interval", controls, "start-interval trial-minute-shared"},
    CheckFacts{"leg-whole", controls,
               "finish-missing finish-not-last leg-without-cars leg-without-rows start-missing start-not-first"},
    CheckFacts{"rest", day, "halt-over-night rest-missing"},
    CheckFacts{"night", day, "night-driving trial-by-night"},
    CheckFacts{"fuel", day, "fuel-far"},
    CheckFacts{"meals", day, "meal-missing"},
    CheckFacts{"order-of-day", day, "dates-fall legs-overlap restart-before-arrival stop-missing stop-twice stop-unused"},
    CheckFacts{"clocks", day, "clocks-jump time-left-out time-twice time-zone-unknown"},
    CheckFacts{"entries", day,
               "cars-twice entries-differ entries-empty entry-group entry-number-twice group-halt group-leg groups-empty "
               "groups-late groups-overlap offset-missing offset-unused role-unknown"},
    CheckFacts{"blind-crew", papers, "crew-box-not-found crew-figures-disagree crew-words-deny-drawing crew-wrong-way"},
    CheckFacts{"crew-in-doubt", papers, "crew-boxes-as-one crew-hesitation"},
    CheckFacts{"boxes-needed", papers, "crew-nothing-to-tell"},
    CheckFacts{"boxes-whole", papers, "control-without-box sign-untold"},
    CheckFacts{"texts-fit", papers,
               "box-text-long box-text-too-long letter-missing map-label style text-cut text-empty unprintable"},
    CheckFacts{
        "edits-anchored", papers,
        "anchor-mix anchor-part anchor-twice arm-what arm-which box-empty edit-contradicts edit-empty edit-leg edit-lost "
        "edit-moved edit-not-anchored edit-refused part pictogram-unknown reword-language split-where tulip-file "
        "tulip-missing tulip-unfit"},
    CheckFacts{"approval", papers, "approval-late approval-missing approval-number"},
    CheckFacts{"named", papers, "name-empty version-missing"},
    CheckFacts{"waivers", papers, "waiver-empty waiver-lapsed waiver-rule waiver-twice"},
    CheckFacts{"list-read", data,
               "ambiguous-number cell-date cell-empty cell-error cells-merged column-missing column-twice column-unknown "
               "datum-unknown file-damaged file-empty half-a-position kind-unknown kinds-guessed kml-link lat-lon-swapped "
               "leg-filled leg-unknown list-format list-incomplete lists-many no-name no-place no-point not-a-number "
               "not-a-position not-a-time not-text not-whole not-yes-or-no points-beside position-twice property-unknown "
               "quote-open row-passed-over row-too-long seq-twice sheet-ambiguous sheet-leg sheets-unread side-unknown "
               "title-rows windows-1252"},
    CheckFacts{"folder-read", data,
               "extracts-unused file-not-read files-url input-stale input-unusable key-missing key-unknown language-unknown "
               "languages-empty leg-twice out-of-range toml-syntax wrong-type"},
    CheckFacts{"map-whole", data, "map-layers-missing"},
    CheckFacts{"map-age", data, "extract-old"},
};

constexpr std::array<std::string_view, 20> beside{"adopted-assumed",
                                                  "areas-cut",
                                                  "boundaries-cut",
                                                  "bug",
                                                  "finds-many",
                                                  "io-failed",
                                                  "memory-short",
                                                  "nodes-missing",
                                                  "objects-deleted",
                                                  "objects-doubled",
                                                  "oneway-missing",
                                                  "point-off-track",
                                                  "restriction-cut",
                                                  "restriction-unresolved",
                                                  "restriction-without-via",
                                                  "square-cut",
                                                  "tags-unknown",
                                                  "track-gap",
                                                  "usage",
                                                  "ways-doubled"};

struct Limit {
    std::string_view key; ///< in the section of its rule
    double least;
    double most;
    void (*set)(CheckLimits&, double);
};

std::chrono::minutes minutes(double value) {
    return std::chrono::round<std::chrono::minutes>(std::chrono::duration<double, std::ratio<60>>{value});
}

const std::array limits{
    Limit{"driving-time.idle_factor", 1, 20, [](CheckLimits& l, double v) { l.idle_factor = v; }},
    Limit{"driving-time.idle_least_min", 0, 600, [](CheckLimits& l, double v) { l.idle_least = minutes(v); }},
    Limit{"trial-average.limit_least_m", 1, 10000, [](CheckLimits& l, double v) { l.limit_least = Metres{v}; }},
    Limit{"control-place.bend_degrees", 10, 180, [](CheckLimits& l, double v) { l.bend_degrees = v; }},
    Limit{"control-place.bend_within_m", 5, 500, [](CheckLimits& l, double v) { l.bend_within = Metres{v}; }},
    Limit{"control-place.climb_percent", 1, 40, [](CheckLimits& l, double v) { l.climb_percent = v; }},
    Limit{"control-place.crossing_within_m", 0, 1000, [](CheckLimits& l, double v) { l.crossing_within = Metres{v}; }},
    Limit{"control-place.school_within_m", 0, 1000, [](CheckLimits& l, double v) { l.school_within = Metres{v}; }},
    Limit{"control-room.queue_of_min", 1, 120, [](CheckLimits& l, double v) { l.queue_of = minutes(v); }},
    Limit{"control-room.car_room_m", 3, 30, [](CheckLimits& l, double v) { l.car_room = Metres{v}; }},
    Limit{"fuel.range_km", 10, 2000, [](CheckLimits& l, double v) { l.fuel_range = Metres{v * 1000}; }},
    Limit{"fuel.station_within_m", 0, 1000, [](CheckLimits& l, double v) { l.fuel_within = Metres{v}; }},
    Limit{"meals.after_h", 1, 24, [](CheckLimits& l, double v) { l.meal_after = std::chrono::hours{std::lround(v)}; }},
    Limit{"meals.least_min", 5, 300, [](CheckLimits& l, double v) { l.meal_least = minutes(v); }},
    Limit{"map-age.extract_days", 1, 3650, [](CheckLimits& l, double v) { l.extract_days = static_cast<int>(v); }},
};

/// An edition's own file tells some of them, the shipped one all.
void read_limits(StyleTable& table, bool all, CheckLimits& into) {
    for (const auto& limit : limits) {
        if (!all && !table.has(limit.key)) continue;
        limit.set(into, table.number(limit.key, limit.least, limit.most));
    }
    table.refuse_unknown();
}

bool holds(std::string_view words, std::string_view wanted) {
    while (!words.empty()) {
        const auto end = std::min(words.find(' '), words.size());
        if (words.substr(0, end) == wanted) return true;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

} // namespace

std::span<const CheckFacts> all_checks() { return checks; }

const CheckFacts* check_of(const DiagnosticCode& code) {
    const auto found =
        std::ranges::find_if(checks, [&](const CheckFacts& check) { return holds(check.codes, code.text()); });
    return found == checks.end() ? nullptr : &*found;
}

const CheckFacts* check_named(std::string_view id) {
    const auto found = std::ranges::find(checks, id, &CheckFacts::id);
    return found == checks.end() ? nullptr : &*found;
}

std::span<const std::string_view> codes_beside_checks() { return beside; }

CheckSet check_set(const std::filesystem::path& styles, const std::filesystem::path& edition_folder) {
    StyleTable shipped{styles / "checks.toml", "docs/file-formats.md lists the rules of the report."};
    CheckSet set;
    for (const auto& check : checks) {
        const auto weight = shipped.choice(fmt::format("{}.weight", check.id), {weight_names.begin(), weight_names.end()});
        set.rules.push_back({&check, static_cast<Weight>(weight), shipped.text(fmt::format("{}.source", check.id))});
    }
    read_limits(shipped, true, set.limits);
    const auto own = edition_folder / "checks.toml";
    std::error_code ignored;
    if (!edition_folder.empty() && std::filesystem::exists(own, ignored)) {
        StyleTable table{own, "docs/file-formats.md lists the limits of the report."};
        read_limits(table, false, set.limits);
    }
    return set;
}

} // namespace route::homologation
