// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network/records.hpp"
#include "osm/extract.hpp"

#include <vector>

/// Private to network/: the optional sections, as they are written.
namespace route::network::detail {

struct LayerRecords {
    std::vector<records::Landmark> landmarks;
    std::vector<records::MapArea> areas;
    std::vector<std::uint32_t> rings;
    std::vector<records::ShapePoint> ring_points;
    std::vector<records::MapLine> lines;
    std::vector<records::ShapePoint> line_points;
    std::vector<records::Boundary> boundaries;
    std::vector<std::uint32_t> boundary_members;
    std::vector<records::BoundaryLine> boundary_lines;
    std::vector<records::ShapePoint> boundary_points;
    std::vector<records::BusLines> bus_lines;
    std::vector<records::Dwellings> dwellings;
};

/// Takes the layers out of the extract, which has none afterwards. A landmark that is drawn both as a point and as a
/// building, or as a building and its ground, is kept once.
[[nodiscard]] LayerRecords layers_out_of(osm::Extract& extract);

} // namespace route::network::detail
