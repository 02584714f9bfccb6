// SPDX-License-Identifier: BSL-1.0
#include "network/driving_side.hpp"

#include "base/listing.hpp"
#include "geo/local_frame.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <span>
#include <string>
#include <vector>

namespace route::network::detail {

namespace {

/// One side's witnesses.
struct Witnesses {
    Metres written; ///< length of the roads on which it is written
    std::vector<OsmWayId> ways;
    std::vector<OsmWayId> roundabouts;
};

std::vector<geo::Position> line_of(const osm::Extract& extract, const osm::RoadWay& way) {
    std::vector<geo::Position> line;
    for (std::uint32_t i = 0; i < way.node_count; ++i) {
        line.push_back(extract.nodes[extract.way_nodes[way.first_node + i]].position);
    }
    return line;
}

/// In a local plane: the lengths are only weighed against each other.
Metres length_of(const std::vector<geo::Position>& line) {
    const geo::LocalFrame frame{line.front()};
    Metres length;
    for (std::size_t i = 1; i < line.size(); ++i) {
        length += (frame.to_plane(line[i]) - frame.to_plane(line[i - 1])).norm();
    }
    return length;
}

/// All that it turns from its first piece to its last, clockwise, in degrees: round and round is 360, either way.
double turned_along(const std::vector<geo::Position>& line) {
    double turned = 0;
    for (std::size_t i = 0; i + 2 < line.size(); ++i) {
        const geo::LocalFrame frame{line[i + 1]};
        const auto in = frame.to_plane(line[i + 1]) - frame.to_plane(line[i]);
        const auto out = frame.to_plane(line[i + 2]) - frame.to_plane(line[i + 1]);
        turned += (out.direction() - in.direction()).degrees();
    }
    return turned;
}

struct Evidence {
    Witnesses left;
    Witnesses right;
    Metres all_roads; ///< counted only where something is written: on most maps nothing is
};

Evidence evidence_in(const osm::Extract& extract) {
    Evidence evidence;
    for (const auto& way : extract.ways) {
        const auto& road = way.attributes;
        if (road.left_hand != road.right_hand) {
            Witnesses& side = road.left_hand != 0 ? evidence.left : evidence.right;
            side.written += length_of(line_of(extract, way));
            side.ways.push_back(way.id);
        }
        const bool backward = road.one_way == osm::OneWay::backward;
        if (!road.roundabout || !(backward || road.one_way == osm::OneWay::forward)) continue;
        const double drawn = turned_along(line_of(extract, way));
        const double turned = backward ? -drawn : drawn;
        if (turned != 0) (turned > 0 ? evidence.left : evidence.right).roundabouts.push_back(way.id);
    }
    if (evidence.left.ways.empty() && evidence.right.ways.empty()) return evidence;
    for (const auto& way : extract.ways) {
        evidence.all_roads += length_of(line_of(extract, way));
    }
    return evidence;
}

std::optional<Hand> decided_by(const Evidence& evidence) {
    const auto& [left, right, all] = evidence;
    if (left.written > all / 2) return Hand::left;
    if (right.written > all / 2) return Hand::right;
    if (left.roundabouts.size() != right.roundabouts.size()) {
        return left.roundabouts.size() > right.roundabouts.size() ? Hand::left : Hand::right;
    }
    if (left.written != right.written) return left.written > right.written ? Hand::left : Hand::right;
    return std::nullopt;
}

/// "ways 12, 17 and 5 more"
std::string list_of(std::vector<OsmWayId> ways) {
    constexpr std::size_t most = 5;
    std::ranges::sort(ways);
    return (ways.size() == 1 ? "way " : "ways ") +
           listed(ways, most, [](OsmWayId way) { return std::to_string(way.value()); });
}

void tell_odd_ones(const Evidence& evidence, std::optional<Hand> side, Diagnostics& diagnostics) {
    if (!side) return;
    const bool left = *side == Hand::left;
    const Witnesses& odd = left ? evidence.right : evidence.left;
    const auto here = name_of(*side);
    const auto there = name_of(opposite(*side));
    const auto tell = [&](std::string message) {
        diagnostics.add({Severity::note,
                         "driving-side-odd",
                         {},
                         "",
                         std::move(message),
                         "Mend the map, or say driving_side in edition.toml if the whole is wrong."});
    };
    if (!odd.ways.empty()) {
        tell(fmt::format("the roads of this map are driven on the {}, yet driving_side={} is written on {}", here, there,
                         list_of(odd.ways)));
    }
    if (!odd.roundabouts.empty()) {
        tell(fmt::format("the roads of this map are driven on the {}, yet {} {} drawn round the other way ({})", here,
                         odd.roundabouts.size(), odd.roundabouts.size() == 1 ? "roundabout is" : "roundabouts are",
                         list_of(odd.roundabouts)));
    }
}

} // namespace

std::optional<Hand> driving_side_of(const osm::Extract& extract, Diagnostics& diagnostics) {
    const auto evidence = evidence_in(extract);
    const auto side = decided_by(evidence);
    tell_odd_ones(evidence, side, diagnostics);
    return side;
}

} // namespace route::network::detail
