// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "geo/position.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Private to edition/: what GDAL reads, as plain values.
namespace route::edition {

/// The coordinates of a feature on WGS84. A collection is the sum of its members.
struct DrawnGeometry {
    std::vector<geo::Position> points;
    std::vector<std::vector<geo::Position>> lines;
    std::vector<std::vector<std::vector<geo::Position>>> areas; ///< rings of each
    bool outside_the_globe = false; ///< some coordinate is no latitude or longitude; it is left out
    [[nodiscard]] bool empty() const { return points.empty() && lines.empty() && areas.empty(); }
};

/// A feature or a row, in the order of its file.
struct DrawnFeature {
    int number = 0;                                          ///< from 1 within its layer
    std::string layer;                                       ///< the layer or folder that it lies in
    std::vector<std::pair<std::string, std::string>> values; ///< by field; without the fields that are not set
    std::optional<DrawnGeometry> geometry;
    [[nodiscard]] std::string_view value(std::string_view field) const;
};

struct DrawnFile {
    std::vector<DrawnFeature> features;
    std::vector<std::string> layers;
    std::vector<std::string> complaints; ///< what GDAL found wrong, in its words
    int lost = 0;                        ///< features that a layer counts and does not hand out
    bool opened = false;                 ///< false: not a file of that format
};

/// Reads all features of a file that GDAL's driver `driver` ("GeoJSON", "GPX", …) knows; `name` only tells the
/// ending, `bytes` are the content. `options` are GDAL's open options ("KEY=VALUE"), or configuration options where a
/// driver has no others. Never throws for what the bytes hold.
[[nodiscard]] DrawnFile read_drawn(const std::string& driver, const std::string& name, std::string_view bytes,
                                   const std::vector<std::pair<std::string, std::string>>& configuration = {});

} // namespace route::edition
