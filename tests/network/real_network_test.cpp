// SPDX-License-Identifier: BSL-1.0
#include "geo/geodesic.hpp"
#include "network/from_extract.hpp"
#include "network/road_network.hpp"
#include "support/real_data.hpp"

#include <doctest/doctest.h>

using namespace route;
using network::DirectedEdge;
using network::SegmentId;

namespace {

network::RoadNetwork imported(const std::filesystem::path& file) {
    Diagnostics found;
    return network::RoadNetwork::from_bytes(network::built_from(osm::read_extracts(std::vector{file}, found), found),
                                            file.string());
}

} // namespace

TEST_CASE("real data: lengths for searches are within 1e-4 of the geodesic on every segment of Trento") {
    const auto file = test::real_extract("trento.osm.pbf");
    if (!file) return;
    const auto roads = imported(*file);
    double worst = 0;
    for (std::uint32_t s = 0; s < roads.segment_count(); ++s) {
        const DirectedEdge edge{SegmentId{s}, true};
        const auto exact = geo::length_of(roads.shape(edge));
        if (exact < Metres{1}) continue;
        worst = std::max(worst, std::abs(roads.length(edge) / exact - 1));
    }
    CHECK(worst < 1e-4);
}

TEST_CASE("real data: they drive on the left in Malta and on the right in Andorra") {
    const auto malta = test::real_extract("malta.osm.pbf");
    const auto andorra = test::real_extract("andorra.osm.pbf");
    if (!malta || !andorra) return;
    CHECK(imported(*malta).driving_side() == Hand::left);
    CHECK(imported(*andorra).driving_side() == Hand::right);
}
