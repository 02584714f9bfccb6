// SPDX-License-Identifier: BSL-1.0
#include "crew/random_routes.hpp"
#include "junction/viewing.hpp"
#include "network/road_network.hpp"
#include "pipeline/stages.hpp"
#include "support/driven_route.hpp"
#include "support/real_data.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>

/// A junction is measured once. Over random routes on every real extract the turn by which a box was chosen is the turn by
/// which it is told and drawn.

using namespace route;
using namespace route::test;

namespace {

struct Disagreement {
    std::size_t boxes = 0;
    std::size_t by_20_degrees = 0;
    std::size_t by_60_degrees = 0;
    std::size_t by_class = 0;
};

/// Boxes at one node alone, whose words tell a way through it.
void compare(const network::RoadNetwork& roads, const RandomRoute& route, Disagreement& sum) {
    const junction::LegView leg{roads, historic_car(), route.leg()};
    for (const auto& sector : route.leg_book().sectors) {
        for (const auto& box : sector.boxes) {
            const auto& view = box.view;
            const bool passes = view.entry_arm() != nullptr && view.exit_arm() != nullptr && view.entry == view.leave;
            if (!passes || view.turns.size() != 1 || view.kind == junction::JunctionKind::roundabout) continue;
            const auto node = std::ranges::find(leg.nodes(), view.entry, &junction::RouteNode::chainage);
            if (node == leg.nodes().end()) continue;
            const auto chosen = leg.sights()[static_cast<std::size_t>(node - leg.nodes().begin())].taken.turn;
            const double off = (chosen - view.turn).deviation_degrees();
            ++sum.boxes;
            sum.by_20_degrees += off > 20 ? 1 : 0;
            sum.by_60_degrees += off > 60 ? 1 : 0;
            sum.by_class += junction::class_of(chosen) != junction::class_of(view.turn) ? 1 : 0;
        }
    }
}

} // namespace

TEST_CASE("real data: the turn by which a box is chosen is the one by which it is told") {
    constexpr std::array extracts{"andorra.osm.pbf",
                                  "isle-of-man.osm.pbf",
                                  "lauf.osm.pbf",
                                  "malta.osm.pbf",
                                  "mezzolombardo.osm.pbf",
                                  "monaco-riviera.osm.pbf",
                                  "porto-alegre.osm.pbf",
                                  "trento.osm.pbf",
                                  "lower-saxony-main-roads.osm.gz",
                                  "luxembourg-unsorted-negative-ids.osm",
                                  "monaco-lz4-blobs.osm.pbf"};
    Disagreement sum;
    for (const auto* name : extracts) {
        const auto extract = real_extract(name);
        if (!extract) return;
        CAPTURE(name);
        const TemporaryFolder folder;
        Diagnostics found;
        pipeline::import_extracts({*extract}, folder.path() / "map.roadnet", {}, found);
        const auto roads = network::RoadNetwork::open(folder.path() / "map.roadnet");
        for (const auto& route : random_routes(roads, 7, 10, Metres{25'000})) {
            compare(roads, route, sum);
        }
    }
    CHECK(sum.boxes > 1000);
    CHECK(sum.by_20_degrees == 0);
    CHECK(sum.by_60_degrees == 0);
    CHECK(sum.by_class == 0);
}
