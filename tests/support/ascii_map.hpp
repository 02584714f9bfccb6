// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "geo/position.hpp"
#include "network/road_network.hpp"

#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace route::test {

/// A map drawn in letters, to scale. Each letter or digit is a node; all other characters only please the eye. The
/// drawing becomes OPL text and goes through the real importer; docs/testing.md teaches how to draw one.
class AsciiMap {
public:
    /// One character is `cell` on the ground, to the east and to the south, measured with the geodesic from the top
    /// left corner, which lies at `top` and longitude 11° east.
    AsciiMap(Metres cell, geo::Latitude top, std::string_view drawing);

    /// A way through these nodes: way("ABC", "highway=secondary,name=Via Roma"). A way is known by its letters.
    AsciiMap& way(std::string_view nodes, std::string_view tags);
    /// What stands at a node: node('B', "highway=traffic_signals").
    AsciiMap& node(char letter, std::string_view tags);
    /// A turn restriction: restriction("no_right_turn", "AB", 'B', "BD"). `more_tags` may hold exceptions.
    AsciiMap& restriction(std::string_view kind, std::string_view from, char via, std::string_view to,
                          std::string_view more_tags = {});
    /// A relation of any kind: relation("type=destination_sign,destination=Rovereto", {{"intersection", "B"}, {"to", "BD"}}).
    /// A member of one letter is a node, of more a way.
    AsciiMap& relation(std::string_view tags, const std::vector<std::pair<std::string, std::string>>& members);

    [[nodiscard]] geo::Position position(char letter) const;
    /// The letter that stands exactly here, or 0.
    [[nodiscard]] char letter_at(geo::Position position) const;
    [[nodiscard]] static OsmNodeId osm_id(char letter) { return OsmNodeId{letter}; }
    [[nodiscard]] OsmWayId osm_id(std::string_view way) const;
    /// The map as one object a line; positions in any order, as a file may have them.
    [[nodiscard]] std::string opl() const;
    /// Imported and built. \throws InputError as the importer does
    [[nodiscard]] network::RoadNetwork network() const;

private:
    struct Way {
        std::string nodes;
        std::string tags;
    };
    std::map<char, geo::Position> m_positions;
    std::map<char, std::string> m_node_tags;
    std::vector<Way> m_ways;
    std::vector<std::string> m_relations;
};

/// The network's node at a letter. \throws std::logic_error when the letter is only a bend of a road
[[nodiscard]] network::NodeId node_at(const AsciiMap& map, const network::RoadNetwork& roads, char letter);

/// The edge that leaves one letter's node for another's, which is the next node of the network.
[[nodiscard]] network::DirectedEdge edge_between(const AsciiMap& map, const network::RoadNetwork& roads, char from, char to);

} // namespace route::test
