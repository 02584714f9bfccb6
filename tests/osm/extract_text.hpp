// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "osm/extract.hpp"

#include <fmt/format.h>
#include <stdexcept>
#include <string>

namespace route::test {

[[nodiscard]] inline const std::string& text_of(const osm::Extract& extract, osm::TextId id) {
    return extract.texts.at(id.value());
}

/// Everything that an extract holds, to compare two of them.
[[nodiscard]] inline std::string described(const osm::Extract& extract) {
    std::string text;
    for (const auto& way : extract.ways) {
        text += fmt::format("way {} {} access {} oneway {} '{}' '{}' '{}' '{}':", way.id.value(),
                            osm::name_of(way.attributes.road_class), static_cast<int>(way.attributes.access),
                            static_cast<int>(way.attributes.one_way), text_of(extract, way.name), text_of(extract, way.ref),
                            text_of(extract, way.destination_forward), text_of(extract, way.destination_backward));
        for (std::uint32_t i = 0; i < way.node_count; ++i) {
            text += fmt::format(" {}", extract.nodes[extract.way_nodes[way.first_node + i]].id.value());
        }
        text += "\n";
    }
    for (const auto& node : extract.nodes) {
        text += fmt::format("node {} {} {} signals {} blocked {}\n", node.id.value(), node.position.latitude.e7(),
                            node.position.longitude.e7(), node.features.signals, node.features.blocked);
    }
    for (const auto& r : extract.restrictions) {
        text += fmt::format("restriction {} {} {} {} {}\n", r.id.value(), r.from.value(), extract.nodes[r.via].id.value(),
                            r.to.value(), r.only);
    }
    for (const auto& place : extract.places) {
        text +=
            fmt::format("place {} {} {}\n", place.id.value(), static_cast<int>(place.kind), text_of(extract, place.name));
    }
    return text;
}

[[nodiscard]] inline osm::Extract read(std::string_view opl) {
    Diagnostics found;
    return osm::read_opl(opl, found);
}

/// The only way of a map of one way with these tags (as OPL writes them). \throws InputError when it is no road
[[nodiscard]] inline osm::RoadAttributes road(const std::string& tags) {
    const auto extract = read("n1 x11 y46\nn2 x11.001 y46\nw1 T" + tags + " Nn1,n2\n");
    return extract.ways.at(0).attributes;
}

/// A node with these tags on a road.
[[nodiscard]] inline osm::NodeFeatures node(const std::string& tags) {
    const auto extract = read("n1 T" + tags + " x11 y46\nn2 x11.001 y46\nw1 Thighway=tertiary Nn1,n2\n");
    return extract.nodes.at(0).features;
}

} // namespace route::test
