// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "pipeline/drawn_build.hpp"
#include "timing/unweighed_words.hpp"

#include <fmt/format.h>
#include <string>

/// Plans for a short way and a longer one beside it, whose tags the tests tell.
namespace route::test {

/// The short way A-B-C-F, and a longer one over D and E.
inline AsciiMap two_ways(const std::string& tags_of_the_short_way, const std::string& tags_of_its_middle = "natural=tree",
                         const std::string& tags_of_the_way_round = "") {
    return AsciiMap{100_m, geo::Latitude::degrees(46), R"(
        A--B--G--C--F
           |     |
           D-----E
    )"}
        .way("AB", "highway=secondary")
        .way("BGC", "highway=secondary,name=Via Corta" + tags_of_the_short_way)
        .way("CF", "highway=secondary")
        .way("BDEC", "highway=secondary" + tags_of_the_way_round)
        .node('G', tags_of_its_middle);
}

struct Planned {
    std::string nodes;
    std::string listed; ///< "way 2 maxheight=1.8: why"
    std::string codes;
    std::string warnings; ///< of hours, as they are told
};

/// Planned for a Tuesday in June, from nine o'clock on.
inline Planned planned(const AsciiMap& map, const std::string& key = "", char via = ' ', std::string_view forced = "") {
    DrawnEdition edition{map};
    edition.row("START", 'A');
    if (via != ' ') edition.row("VIA", via);
    edition.row("FINISH", 'F');
    if (!forced.empty()) edition.closure(forced, R"("name":"Waved on","effect":"forced")");
    if (!key.empty()) edition.key(key);
    Diagnostics found;
    const auto plan = pipeline::planned(edition.write(), edition.network_file(), test::workshop(), found);
    Planned result;
    for (const auto& diagnostic : found.all()) {
        if (diagnostic.code == "driving-side-untold" || diagnostic.code == "controls-near") continue;
        result.codes += diagnostic.code.text() + " ";
        if (diagnostic.code == "map-hours") result.warnings += diagnostic.subject + ": " + diagnostic.message + "\n";
    }
    if (!plan) return result;
    for (const auto& point : plan->timed.itinerary.legs.front().track) {
        const char letter = map.letter_at(point.position);
        if (letter != 0 && (result.nodes.empty() || result.nodes.back() != letter)) result.nodes += letter;
    }
    for (const auto& item : plan->timed.legs.front().not_weighed) {
        result.listed += fmt::format("{:.2f} {}: {}\n", item.from.since_start().kilometres(), item.tag,
                                     timing::in_english(item, plan->timed.time_zone, plan->edition.legs.front().date));
    }
    return result;
}

/// Along a line that closures.geojson forces.
inline Planned planned_through(const AsciiMap& map, std::string_view line) { return planned(map, "", ' ', line); }

inline constexpr auto* straight_on = "ABGCF";
inline constexpr auto* the_way_round = "ABDECF";

} // namespace route::test
