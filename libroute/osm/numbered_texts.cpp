// SPDX-License-Identifier: BSL-1.0
#include "osm/numbered_texts.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

namespace route::osm::detail {

void number_texts(std::vector<std::string> pool, Extract& extract) {
    constexpr TextId unseen{std::numeric_limits<std::uint32_t>::max()};
    std::vector<TextId> numbers(pool.size(), unseen);
    const auto number = [&](TextId& id) {
        TextId& fresh = numbers[id.value()];
        if (fresh == unseen) {
            fresh = TextId{static_cast<std::uint32_t>(extract.texts.size())};
            extract.texts.push_back(std::move(pool[id.value()]));
        }
        id = fresh;
    };
    TextId empty;
    number(empty);
    for (auto& way : extract.ways) {
        for (TextId* id : {&way.name, &way.ref, &way.destination_forward, &way.destination_backward}) {
            number(*id);
        }
    }
    std::ranges::for_each(extract.nodes, [&](RoadNode& node) { number(node.name); });
    std::ranges::for_each(extract.restrictions, [&](TurnRestriction& turn) { number(turn.tag); });
    for (auto& rule : extract.rules) {
        number(rule.condition);
        number(rule.tag);
    }
    std::ranges::for_each(extract.sign_posts, [&](SignPost& post) { number(post.text); });
    std::ranges::for_each(extract.places, [&](PlaceName& place) { number(place.name); });
    std::ranges::for_each(extract.landmarks, [&](Landmark& landmark) { number(landmark.name); });
    std::ranges::for_each(extract.map_areas, [&](MapArea& area) { number(area.name); });
    std::ranges::for_each(extract.map_lines, [&](MapLine& line) { number(line.name); });
    for (auto& boundary : extract.boundaries) {
        number(boundary.name);
        number(boundary.code);
    }
    std::ranges::for_each(extract.bus_lines, [&](BusLines& bus) { number(bus.lines); });
    std::ranges::for_each(extract.local_names, [&](LocalName& name) { number(name.text); });
    std::ranges::for_each(extract.other_names, [&](OtherName& name) { number(name.text); });
}

} // namespace route::osm::detail
