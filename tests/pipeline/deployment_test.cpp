// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "pipeline/drawn_pages.hpp"

#include <doctest/doctest.h>
#include <fmt/ranges.h>

using namespace route;
using namespace route::test;

namespace {

/// The deployment plan of a leg with one car from A over B to C; B is reached so long after the start.
std::vector<std::string> plan_with(const AsciiMap& map, int minutes) {
    DrawnEdition edition{map};
    edition.row("START", 'A').row("CO", 'B', "target_min=" + std::to_string(minutes)).row("FINISH", 'C', "target_min=5");
    const DrawnPages drawn{edition, "official-a4"};
    const roadbook::Publication published{drawn.plan.edition, drawn.plan.timed,       drawn.book,        drawn.phrases,
                                          "© the map",        drawn.plan.fingerprint, &drawn.plan.roads, &drawn.plan.rights};
    Diagnostics found;
    const auto made = document::deployment_pages(published, LegIndex{0}, drawn.style, drawn.fonts, found);
    REQUIRE(made.pages.size() == 1);
    check_layout(made, drawn.fonts);
    return texts_of(made.pages.front());
}

bool tells(const std::vector<std::string>& texts, const std::string& part) {
    return std::ranges::any_of(texts, [&](const std::string& text) { return text.find(part) != std::string::npos; });
}

/// 8 km from A to B over the lake, 24 round it.
AsciiMap lake() {
    return AsciiMap{2000_m, geo::Latitude::degrees(46), R"(
        A   B-C
        |   |
        |   |
        |   |
        a---b
    )"}
        .way("Aa", "highway=secondary")
        .way("ab", "highway=secondary")
        .way("bBC", "highway=secondary");
}

} // namespace

TEST_CASE(
    "a team serves a second post where the roads lead it there in time, traffic counted in, and is told how it comes") {
    // The start is manned until 8:30, B from 45 minutes before it is due; the 24 km take 33 minutes.
    const auto texts = plan_with(lake(), 120);
    CHECK(tells(texts, "3 postazioni, 2 squadre"));
    CHECK(tells({fmt::format("{}", fmt::join(texts, " "))}, "da CO 0, 24,0 km, 33 min")); // wrapped
}

TEST_CASE("a post that is near over a lake and far by the road has a team of its own") {
    const auto texts = plan_with(lake(), 95);
    CHECK(tells(texts, "3 postazioni, 3 squadre"));
    CHECK_FALSE(tells(texts, "da CO 0"));
}
