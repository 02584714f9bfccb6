// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "osm/map_features.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace osmium {
class TagList;
}

/// Private to osm/: the tags of what lies beside the roads.
namespace route::osm::detail {

struct MapReading {
    std::optional<LandmarkKind> landmark;
    std::optional<AreaKind> area;
    std::optional<LineKind> line;
    std::string_view name;
    std::optional<std::int16_t> elevation_m; ///< as a sign at a pass or summit tells it
    [[nodiscard]] bool any() const { return landmark || area || line; }
};

/// What an object is to a map; what it may be depends on its shape, which is the caller's business.
[[nodiscard]] MapReading read_map_tags(const osmium::TagList& tags);

} // namespace route::osm::detail
