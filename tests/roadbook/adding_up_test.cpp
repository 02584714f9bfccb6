// SPDX-License-Identifier: BSL-1.0
#include "network/from_extract.hpp"
#include "osm/extract.hpp"
#include "roadbook/drawn_rally.hpp"
#include "support/random_town.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <optional>

/// The columns of a road book add up, whatever the route.

using namespace route;
using namespace route::test;
using namespace route::literals;
using edition::Kind;
using roadbook::Box;
using roadbook::SectorBoxes;

namespace {

constexpr std::uint32_t side = 14;

/// A town of crooked streets, each of one class from end to end, a few of them one-way, with gaps, driveways,
/// dead ends and level crossings; a crew finds its way from nearly everywhere to everywhere.
network::RoadNetwork grid_town(std::uint32_t seed) {
    Dice dice{seed};
    const auto id = [](std::uint32_t row, std::uint32_t column) { return row * side + column + 1; };
    std::string text;
    for (std::uint32_t row = 0; row < side; ++row) {
        for (std::uint32_t column = 0; column < side; ++column) {
            // About 300 m apart, moved by up to 100 m.
            text +=
                fmt::format("n{} T{} x{:.7f} y{:.7f}\n", id(row, column), dice.one_in(25) ? "railway=level_crossing" : "",
                            11.0 + column * 0.0039 + dice(2600) * 1e-6, 46.0 + row * 0.0027 + dice(1800) * 1e-6);
        }
    }
    constexpr const char* classes[] = {"secondary",    "tertiary", "residential", "residential",
                                       "unclassified", "service",  "track"};
    std::uint32_t way = 0;
    for (const bool along_row : {true, false}) {
        for (std::uint32_t street = 0; street < side; ++street) {
            const auto* road_class = classes[dice(7)];
            const auto* one_way = dice.one_in(5) ? ",oneway=yes" : "";
            for (std::uint32_t i = 0; i + 1 < side; ++i) {
                if (dice.one_in(12)) continue;
                text += fmt::format("w{} Thighway={}{}{} Nn{},n{}\n", ++way, road_class, one_way,
                                    dice.one_in(15) ? ",service=driveway" : "", along_row ? id(street, i) : id(i, street),
                                    along_row ? id(street, i + 1) : id(i + 1, street));
            }
        }
    }
    Diagnostics found;
    return network::RoadNetwork::from_bytes(network::built_from(osm::read_opl(text, found), found), "grid town");
}

Rally random_rally(std::uint32_t seed) {
    Dice dice{seed};
    const auto town = grid_town(seed % 9 + 1);
    Rally rally{town};
    const auto place = [&] { return town.position(network::NodeId{dice(town.node_count())}); };
    constexpr Kind kinds[] = {Kind::co, Kind::ct, Kind::via, Kind::lunch, Kind::refuel, Kind::info, Kind::regroup};
    rally.at(place(), Kind::start);
    const auto stops = 1 + dice(6);
    for (std::uint32_t i = 0; i < stops; ++i) {
        rally.at(place(), kinds[dice(7)]);
    }
    rally.at(place(), Kind::finish);
    return rally;
}

void check_sector(const SectorBoxes& sector, PrintedLength length) {
    const auto& boxes = sector.boxes;
    REQUIRE(boxes.size() >= 2);
    CHECK(boxes.front().total.decametres() == 0);
    CHECK(boxes.front().partial.decametres() == 0);
    CHECK(boxes.back().to_go.decametres() == 0);
    CHECK(boxes.back().total == length);
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const Box& box = boxes[i];
        CAPTURE(box.number);
        sum += box.partial.decametres();
        CHECK(box.printed == PrintedLength::nearest(box.chainage));
        CHECK(box.partial.decametres() >= 0);
        CHECK(box.total.decametres() == sum);
        CHECK(box.total.decametres() + box.to_go.decametres() == length.decametres());
        const bool has_next = i + 1 < boxes.size();
        CHECK(box.near_next == (has_next && boxes[i + 1].partial.decametres() <= 20));
        if (has_next) CHECK(boxes[i + 1].chainage - box.chainage <= 2700_m); // 2.5 km and what is too short to part
        CHECK(box.text.size() == 2);
        CHECK(box.danger <= 3);
    }
}

} // namespace

TEST_CASE("totals, partials and to-go add up in every sector of random legs, and the sectors join") {
    int driven = 0;
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        const auto rally = random_rally(seed);
        std::optional<timing::TimedItinerary> timed;
        try {
            timed = rally.timed();
        } catch (const std::logic_error&) {
            continue; // one-ways and private roads: no way
        }
        ++driven;
        const auto book = rally.book();
        const auto& times = timed->legs.front().sectors;
        const auto& sectors = book.legs.front().sectors;
        REQUIRE(sectors.size() == times.size());
        int number = 0;
        for (const SectorIndex s : sectors.indices()) {
            check_sector(sectors[s], times[s].printed);
            if (s > SectorIndex{}) CHECK(sectors[s].boxes.front().chainage == sectors[s.before()].boxes.back().chainage);
            for (const auto& box : sectors[s].boxes) {
                CHECK(box.number == std::to_string(++number));
            }
        }
        const auto& leg = timed->itinerary.legs.front();
        CHECK(sectors.back().boxes.back().printed == PrintedLength::nearest(Chainage{leg.length()}));
    }
    CHECK(driven >= 30);
}
