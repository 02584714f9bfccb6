// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "itinerary/access_points.hpp"
#include "pipeline/drawn_pages.hpp"
#include "timing/closures.hpp"
#include "timing/dwelling_list.hpp"
#include "timing/road_list.hpp"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace route;
using geo::Latitude;
using test::AsciiMap;
using test::DrawnEdition;
using timing::Rank;
using timing::RoadOwner;

namespace {

/// A street from A to D over the border 2–5, with a way round its middle; West and East on both sides.
AsciiMap two_towns() {
    return AsciiMap{50_m, Latitude::degrees(46), R"(
        1---------------2--------------3
        |               |              |
        |       F-------+--------G     |
        |       |       |        |     |
        |  A----B-------+--------C--D  |
        |               |           |  |
        |               |           H  |
        4---------------5--------------6
    )"}
        .way("AB", "highway=secondary,ref=SP 12,name=Via Lunga")
        .way("BC", "highway=secondary,ref=SP 12,name=Via Lunga")
        .way("CD", "highway=residential,name=Via Breve")
        .way("BFGC", "highway=tertiary,name=Via Alta")
        .way("DH", "highway=tertiary,ref=SS 47")
        .way("25", "boundary=administrative")
        .way("2145", "boundary=administrative")
        .way("2365", "boundary=administrative");
}

AsciiMap& with_towns(AsciiMap& map, const std::string& province_tags = "") {
    const auto town = [&](const std::string& name, const std::string& outer) {
        map.relation("type=boundary,boundary=administrative,admin_level=8,name=" + name,
                     {{"outer", "25"}, {"outer", outer}});
    };
    town("West", "2145");
    town("East", "2365");
    map.relation("type=boundary,boundary=administrative,admin_level=6,name=Land" + province_tags,
                 {{"outer", "2145"}, {"outer", "2365"}});
    return map;
}

/// From A to D.
class Rally : public DrawnEdition {
public:
    explicit Rally(const AsciiMap& map) : DrawnEdition(map) { row("START", 'A').row("FINISH", 'D'); }
};

std::vector<timing::RoadListRow> rows_of(const test::DrawnPages& pages) {
    return timing::road_list(pages.facts, pages.plan.roads, &pages.plan.rights, &pages.plan.authorities);
}

/// "SP 12 West? province": road, municipality, owner.
std::string told(const timing::RoadListRow& row) {
    constexpr std::array owners{"unknown", "motorway", "municipality", "province", "region", "state"};
    const auto& town = row.district(Rank::municipality);
    return fmt::format("{} {}{} {}{}", row.number.empty() ? row.name : row.number, town.name.empty() ? "-" : town.name,
                       town.guessed ? "?" : "", owners[static_cast<std::size_t>(row.owner)], row.owner_presumed ? "?" : "");
}

std::vector<std::string> told(const std::vector<timing::RoadListRow>& rows) {
    std::vector<std::string> texts;
    for (const auto& row : rows) {
        texts.push_back(told(row));
    }
    return texts;
}

} // namespace

TEST_CASE("a road that two municipalities share has a row for each, which begins at the border") {
    auto map = two_towns();
    const test::DrawnPages pages{Rally(with_towns(map))};
    const auto rows = rows_of(pages);
    REQUIRE(told(rows) ==
            std::vector<std::string>{"SP 12 West province", "SP 12 East province", "Via Breve East municipality?"});
    CHECK(rows[0].printed_to == rows[1].printed_from);
    CHECK((rows[0].to - rows[0].from).count() == doctest::Approx(13 * 50).epsilon(0.002));
    CHECK(rows[0].district(Rank::province).name == "Land");
    CHECK(rows[0].district(Rank::region).name.empty());
    CHECK(rows[2].printed_to == pages.facts.printed_length());
    REQUIRE(rows[0].authority);
    CHECK(rows[0].authority->rank == Rank::province);
    CHECK(rows[0].authority->district.name == "Land");
    CHECK(rows[2].authority->district.name == "East");
}

TEST_CASE("without boundaries a road has one row, and nobody says where it lies") {
    const test::DrawnPages pages{Rally(two_towns())};
    const auto rows = rows_of(pages);
    CHECK(told(rows) == std::vector<std::string>{"SP 12 - province", "Via Breve - municipality?"});
    CHECK(timing::road_list(pages.facts, pages.plan.roads, nullptr, nullptr).front().owner == RoadOwner::unknown);
}

TEST_CASE("outside Italy nobody pretends to know whose a road is") {
    auto map = two_towns();
    test::DrawnPages pages{Rally(with_towns(map, ",ISO3166-2=AT-7"))};
    const auto rows = rows_of(pages);
    CHECK(told(rows) == std::vector<std::string>{"SP 12 West unknown", "SP 12 East unknown", "Via Breve East unknown"});
    CHECK(!rows[0].authority);
    const auto made = document::road_list_pages(pages.published, pages.style, pages.fonts, pages.found);
    CHECK(std::ranges::none_of(made.pages, [](const auto& page) { return test::says(page, "Scadenze"); }));
}

TEST_CASE("a municipality whose border the extract cuts is a guess, and marked as one") {
    auto map = two_towns();
    map.relation("type=boundary,boundary=administrative,admin_level=8,name=West", {{"outer", "25"}, {"admin_centre", "A"}})
        .relation("type=boundary,boundary=administrative,admin_level=8,name=East", {{"outer", "25"}, {"admin_centre", "D"}});
    const test::DrawnPages pages{Rally(map)};
    CHECK(told(rows_of(pages)) ==
          std::vector<std::string>{"SP 12 West? province", "SP 12 East? province", "Via Breve East? municipality?"});
}

TEST_CASE("a road that winds along a border is not cut into shreds") {
    // The street crosses the border five times within 20 m steps.
    auto map = AsciiMap{5_m, Latitude::degrees(46), R"(
        1---------------------------------------------------------------------------2
        |                               C   E                                       |
        A-----------------B-------------+-+-+-+-------------------------------------G
        |                              -  D   F                                     |
        3---------------------------------------------------------------------------4
    )"};
    map.way("ABCDEFG", "highway=secondary,name=Via")
        .way("AG", "boundary=administrative")
        .way("A12G", "boundary=administrative")
        .way("A34G", "boundary=administrative")
        .relation("type=boundary,boundary=administrative,admin_level=8,name=North", {{"", "AG"}, {"", "A12G"}})
        .relation("type=boundary,boundary=administrative,admin_level=8,name=South", {{"", "AG"}, {"", "A34G"}});
    DrawnEdition edition{map};
    edition.row("START", 'B').row("FINISH", 'G');
    const test::DrawnPages pages{edition};
    for (const auto& row : rows_of(pages)) {
        CHECK(!row.district(Rank::municipality).name.empty());
        CHECK((row.to - row.from).count() >= 29.9);
    }
}

TEST_CASE("the roads of each authority are a list of their own, and all lists together are the road") {
    auto map = two_towns();
    const test::DrawnPages pages{Rally(with_towns(map))};
    const auto lists = timing::roads_by_authority(pages.plan.edition, pages.plan.timed, pages.plan.roads, &pages.plan.rights,
                                                  pages.plan.authorities);
    REQUIRE(lists.size() == 2);
    CHECK(lists[0].authority->rank == Rank::province);
    CHECK(lists[0].rows.size() == 2);
    CHECK(lists[1].authority->district.name == "East");
    CHECK(lists[0].length().decametres() + lists[1].length().decametres() == pages.facts.printed_length().decametres());
}

TEST_CASE("roads.pdf names municipalities, authorities and days, and keeps its texts within its cells") {
    auto map = two_towns();
    map.relation("type=route,route=bus,ref=7", {{"", "BC"}});
    Rally edition{with_towns(map)};
    edition.permit("BC", R"("name":"Prova","closed":true,"from":"2024-06-11T08:00","to":"2024-06-11T12:00")");
    test::DrawnPages pages{edition, "official-a4"};
    const roadbook::Publication published{pages.plan.edition, pages.plan.timed,   pages.book,
                                          pages.phrases,      "© the map",        pages.plan.fingerprint,
                                          &pages.plan.roads,  &pages.plan.rights, &pages.plan.authorities};
    const auto made = document::road_list_pages(published, pages.style, pages.fonts, pages.found);
    test::check_layout(made, pages.fonts);
    const auto tells = [&](const std::string& text) {
        return std::ranges::any_of(made.pages, [&](const auto& page) {
            return std::ranges::any_of(test::texts_of(page),
                                       [&](const auto& t) { return t.find(text) != std::string::npos; });
        });
    };
    CHECK(tells("Comune: West"));
    CHECK(tells("Strade – Provincia: Land"));
    CHECK(tells("Strade – Comune: East"));
    CHECK(tells("Scadenze"));
    CHECK(tells("27 maggio 2024")); // 15 days before 11 June
    CHECK(tells("Chiusure e deviazioni"));
    CHECK(tells("Via Alta"));
    CHECK(tells("7"));
}

TEST_CASE("a closed stretch has its way round, as long as the roads it takes") {
    const auto map = two_towns();
    Rally edition{map};
    edition.permit("BC", R"("name":"Prova","closed":true)");
    const test::DrawnPages pages{edition};
    const auto closed = timing::closed_stretches(pages.facts, pages.plan.roads, pages.plan.rights);
    REQUIRE(closed.size() == 1);
    CHECK((closed[0].to - closed[0].from).count() == doctest::Approx(17 * 50).epsilon(0.002));
    REQUIRE(closed[0].detour);
    CHECK(closed[0].detour->length.count() == doctest::Approx((17 + 4) * 50).epsilon(0.01));
    CHECK(closed[0].detour->roads == std::vector<std::string>{"Via Alta"});
}

TEST_CASE("where nothing leads round a closed stretch no way round is told") {
    auto map = AsciiMap{50_m, Latitude::degrees(46), R"(
        A----B------C--D
    )"};
    map.way("AB", "highway=secondary").way("BC", "highway=secondary").way("CD", "highway=secondary");
    Rally edition{map};
    edition.permit("BC", R"("name":"Prova","closed":true)");
    const test::DrawnPages pages{edition};
    const auto closed = timing::closed_stretches(pages.facts, pages.plan.roads, pages.plan.rights);
    REQUIRE(closed.size() == 1);
    CHECK(!closed[0].detour);
    // Nor round one at the start.
    Rally at_start{map};
    at_start.permit("AB", R"("name":"Prova","closed":true)");
    const test::DrawnPages others{at_start};
    const auto first = timing::closed_stretches(others.facts, others.plan.roads, others.plan.rights);
    REQUIRE(first.size() == 1);
    CHECK(!first[0].detour);
}

TEST_CASE("where the cars turn round within a closed stretch there is nothing to go round") {
    auto map = AsciiMap{50_m, Latitude::degrees(46), R"(
        A----B------C
    )"};
    map.way("AB", "highway=secondary,name=Via Lunga").way("BC", "highway=secondary,name=Via Lunga");
    DrawnEdition edition{map};
    edition.row("START", 'A').row("VIA", 'C', "turn_round=yes").row("FINISH", 'A');
    edition.permit("BC", R"("name":"Prova","closed":true)");
    const test::DrawnPages pages{edition};
    const auto closed = timing::closed_stretches(pages.facts, pages.plan.roads, pages.plan.rights);
    REQUIRE(closed.size() == 1);
    CHECK((closed[0].to - closed[0].from).count() == doctest::Approx(2 * 7 * 50).epsilon(0.002));
    CHECK(!closed[0].detour);
    const auto rows = rows_of(pages);
    REQUIRE(rows.size() == 3);
    CHECK(!rows[0].closed_to_others);
    CHECK(rows[1].closed_to_others);
    CHECK(!rows[2].closed_to_others);
}

TEST_CASE("bus lines of a road's ways are one list in the order in which passengers count") {
    auto map = two_towns();
    map.relation("type=route,route=bus,ref=B101", {{"", "AB"}})
        .relation("type=route,route=bus,ref=9", {{"", "AB"}, {"", "BC"}})
        .relation("type=route,route=bus,ref=5", {{"", "BC"}});
    const test::DrawnPages pages{Rally(map)};
    CHECK(rows_of(pages).front().bus_lines == "5, 9, B101");
}

TEST_CASE("a permit that closes nothing to others has no closure") {
    Rally edition{two_towns()};
    edition.permit("BC", R"("name":"Prova")");
    const test::DrawnPages pages{edition};
    CHECK(timing::closed_stretches(pages.facts, pages.plan.roads, pages.plan.rights).empty());
}

TEST_CASE("houses stand at the nearer road within reach, once a pass") {
    auto map = AsciiMap{10_m, Latitude::degrees(46), R"(
                 p        q
        A--------x--------B
                          |  r
                          |
                          y      s
                          |
                          C
    )"};
    map.way("AxB", "highway=secondary,name=Via Uno")
        .way("ByC", "highway=secondary,name=Via Due")
        .node('p', "addr:housenumber=1")
        .node('q', "addr:housenumber=2")
        .node('r', "addr:housenumber=3")
        .node('s', "addr:housenumber=4");
    DrawnEdition edition{map};
    edition.row("START", 'A').row("FINISH", 'C');
    test::DrawnPages pages{edition, "official-a4"};
    const auto rows = timing::dwelling_list(pages.facts, pages.plan.roads, nullptr, nullptr, 40_m);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].road.name == "Via Uno");
    CHECK(rows[0].numbers == 2);
    CHECK(rows[0].towards.degrees() == doctest::Approx(90).epsilon(0.01));
    CHECK(rows[1].numbers == 1);
    CHECK(rows[1].towards.degrees() == doctest::Approx(180).epsilon(0.01));
    CHECK(timing::dwelling_list(pages.facts, pages.plan.roads, nullptr, nullptr, 100_m).at(1).numbers == 2);
    const auto made = document::dwelling_pages(pages.published, pages.style, pages.fonts, pages.found);
    REQUIRE(made.pages.size() == 1);
    test::check_layout(made, pages.fonts);
    CHECK(test::says(made.pages[0], "est"));
}

TEST_CASE("a map without houses makes no paper of them") {
    test::DrawnPages pages{Rally(two_towns())};
    CHECK(document::dwelling_pages(pages.published, pages.style, pages.fonts, pages.found).pages.empty());
}

TEST_CASE("rescue cars reach the route where a road of class tertiary or above comes to it") {
    // Of the roads at B: a street is too small, a one-way leads away, a private road is closed to them.
    auto map = AsciiMap{100_m, Latitude::degrees(46), R"(
           b        d     e     f
           |        |     |     |
        A--B--------D-----E-----F-------G
              |
              p
    )"};
    map.way("ABDEFG", "highway=unclassified")
        .way("Bb", "highway=residential")
        .way("dD", "highway=tertiary,ref=SP 1")
        .way("Ee", "highway=primary,oneway=yes")
        .way("fF", "highway=primary,access=private");
    DrawnEdition edition{map};
    edition.row("START", 'A').row("FINISH", 'G');
    test::DrawnPages pages{edition, "official-a4"};
    const auto points = itinerary::access_points(pages.facts.leg(), pages.plan.roads);
    REQUIRE(points.size() == 1);
    CHECK(points[0].position == map.position('D'));
    CHECK(pages.plan.roads.ref(pages.plan.roads.way(points[0].road)) == "SP 1");
    const auto made = document::safety_pages(pages.published, pages.style, pages.fonts, pages.found);
    test::check_layout(made, pages.fonts);
    CHECK(std::ranges::any_of(made.pages, [](const auto& page) { return test::says(page, "SP 1"); }));
}

TEST_CASE("of two accesses within 500 m the more important road's stays, and the route's own roads are none") {
    auto map = AsciiMap{100_m, Latitude::degrees(46), R"(
           d  e           f
           |  |           |
        A--D--E-----------F----G
                               |
                               H
    )"};
    map.way("ADEFGH", "highway=secondary")
        .way("dD", "highway=tertiary")
        .way("eE", "highway=secondary")
        .way("fF", "highway=tertiary");
    DrawnEdition edition{map};
    edition.row("START", 'A').row("FINISH", 'H');
    const test::DrawnPages pages{edition};
    const auto points = itinerary::access_points(pages.facts.leg(), pages.plan.roads);
    REQUIRE(points.size() == 2);
    CHECK(points[0].position == map.position('E'));
    CHECK(points[1].position == map.position('F'));
}
