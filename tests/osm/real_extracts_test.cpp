// SPDX-License-Identifier: BSL-1.0
#include "osm/extract_text.hpp"
#include "support/real_data.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace route;

namespace {

osm::Extract read_file(const std::filesystem::path& file) {
    Diagnostics found;
    return osm::read_extracts(std::vector{file}, found);
}

} // namespace

TEST_CASE("real data: unsorted XML with negative ids is read") {
    const auto file = test::real_extract("luxembourg-unsorted-negative-ids.osm");
    if (!file) return;
    const auto extract = read_file(*file);
    CHECK(extract.ways.size() > 500);
    CHECK(extract.nodes.front().id < OsmNodeId{0});
    CHECK(std::ranges::is_sorted(extract.nodes, {}, &osm::RoadNode::id));
}

TEST_CASE("real data: PBF with lz4 blobs is read") {
    const auto file = test::real_extract("monaco-lz4-blobs.osm.pbf");
    if (!file) return;
    CHECK(read_file(*file).ways.size() > 500);
}

TEST_CASE("real data: Trento has its roundabouts, restrictions, signals and crossings") {
    const auto file = test::real_extract("trento.osm.pbf");
    if (!file) return;
    const auto extract = read_file(*file);
    CHECK(std::ranges::count_if(extract.ways, [](const auto& w) { return w.attributes.roundabout; }) > 200);
    CHECK(extract.restrictions.size() > 120);
    CHECK(std::ranges::count_if(extract.nodes, [](const auto& n) { return n.features.signals; }) > 100);
    CHECK(std::ranges::count_if(extract.nodes, [](const auto& n) { return n.features.level_crossing; }) >= 10);
}

TEST_CASE("real data: two extracts are merged, and each road counts once") {
    const auto trento = test::real_extract("trento.osm.pbf");
    const auto north = test::real_extract("mezzolombardo.osm.pbf");
    if (!trento || !north) return;
    Diagnostics found;
    const auto both = osm::read_extracts(std::vector{*trento, *north}, found);
    CHECK(both.ways.size() > read_file(*trento).ways.size());
    CHECK(std::ranges::adjacent_find(both.nodes, {}, &osm::RoadNode::id) == both.nodes.end());
}
