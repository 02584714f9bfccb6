// SPDX-License-Identifier: BSL-1.0
#include "geo/polyline.hpp"
#include "network/from_extract.hpp"
#include "support/random_town.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace route;
using geo::Latitude;
using geo::Longitude;
using network::DirectedEdge;
using network::SegmentId;

namespace {

Metres distance_to(const network::RoadNetwork& roads, SegmentId segment, geo::Position place) {
    const geo::LocalFrame frame{place};
    geo::PlaneLine line;
    for (const auto position : roads.shape({segment, true})) {
        line.push_back(frame.to_plane(position));
    }
    return geo::nearest_on(line, {}).distance;
}

network::RoadNetwork network_of(const std::string& opl) {
    Diagnostics found;
    return network::RoadNetwork::from_bytes(network::built_from(osm::read_opl(opl, found), found), "map");
}

} // namespace

TEST_CASE("the index misses no segment within the radius, at random places of random towns") {
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        const auto roads = test::random_town(seed);
        test::Dice dice{seed + 100};
        for (int trial = 0; trial < 40; ++trial) {
            const geo::Position place{Latitude::degrees(45.999 + dice(13'000) * 1e-6),
                                      Longitude::degrees(10.998 + dice(20'000) * 1e-6)};
            const Metres radius{10.0 + dice(300)};
            const auto near = roads.segments_near(place, radius);
            CHECK(std::ranges::is_sorted(near));
            for (std::uint32_t s = 0; s < roads.segment_count(); ++s) {
                if (distance_to(roads, SegmentId{s}, place) > radius) continue;
                CHECK(std::ranges::binary_search(near, SegmentId{s}));
            }
        }
    }
}

TEST_CASE("long slanting roads are found all along, in every direction") {
    test::Dice dice{77};
    for (int trial = 0; trial < 30; ++trial) {
        const double lat = 46 + dice(1000) * 1e-4;
        const double lon = 11 + dice(1000) * 1e-4;
        const double lat2 = 46 + dice(1000) * 1e-4;
        const double lon2 = 11 + dice(1000) * 1e-4;
        const auto roads =
            network_of(fmt::format("n1 x{} y{}\nn2 x{} y{}\nw1 Thighway=primary Nn1,n2\n", lon, lat, lon2, lat2));
        for (const double share : {0.0, 0.123, 0.5, 0.777, 1.0}) {
            const geo::Position on_it{Latitude::degrees(lat + share * (lat2 - lat)),
                                      Longitude::degrees(lon + share * (lon2 - lon))};
            CHECK(roads.segments_near(on_it, Metres{5}).size() == 1);
        }
    }
}

TEST_CASE("a node misplaced at 0 0 does not fill the index with squares") {
    Diagnostics found;
    const auto bytes = network::built_from(
        osm::read_opl(
            "n1 x0 y0\nn2 x11 y46\nn3 x-180 y-90\nn4 x180 y90\nw1 Thighway=primary Nn1,n2\nw2 Thighway=track Nn3,n4\n",
            found),
        found);
    CHECK(bytes.size() < 10'000'000);
    const auto roads = network::RoadNetwork::from_bytes(bytes, "map");
    CHECK(roads.segments_near({Latitude::degrees(46), Longitude::degrees(11)}, Metres{5}).size() == 1);
}
