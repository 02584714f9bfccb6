// SPDX-License-Identifier: BSL-1.0
#include "support/ascii_map.hpp"

#include "geo/geodesic.hpp"
#include "network/from_extract.hpp"
#include "osm/extract.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <sstream>
#include <stdexcept>

namespace route::test {

namespace {

std::vector<std::string> lines_of(std::string_view drawing) {
    std::vector<std::string> lines;
    std::istringstream stream{std::string(drawing)};
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    const auto is_blank = [](const std::string& line) { return line.find_first_not_of(' ') == std::string::npos; };
    while (!lines.empty() && is_blank(lines.front())) {
        lines.erase(lines.begin());
    }
    return lines;
}

/// The drawing's own indentation in the source is no distance.
std::size_t indentation_of(const std::vector<std::string>& lines) {
    std::size_t least = std::string::npos;
    for (const auto& line : lines) {
        least = std::min(least, line.find_first_not_of(' '));
    }
    return least == std::string::npos ? 0 : least;
}

/// OPL's escapes: a code point in hexadecimal digits between percent signs.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool special = c == ' ' || c == ',' || c == '=' || c == '@' || c == '%' || c == '\n';
        result += special ? fmt::format("%{:x}%", static_cast<unsigned>(c)) : std::string(1, c);
    }
    return result;
}

std::string opl_tags(std::string_view tags) {
    std::string result;
    std::istringstream stream{std::string(tags)};
    for (std::string tag; std::getline(stream, tag, ',');) {
        const auto equals = tag.find('=');
        if (equals == std::string::npos) throw std::logic_error("a tag without '=': " + tag);
        if (!result.empty()) result += ",";
        result += escaped(tag.substr(0, equals)) + "=" + escaped(tag.substr(equals + 1));
    }
    return result;
}

} // namespace

AsciiMap::AsciiMap(Metres cell, geo::Latitude top, std::string_view drawing) {
    const geo::Position corner{top, geo::Longitude::degrees(11)};
    const auto lines = lines_of(drawing);
    const auto indentation = indentation_of(lines);
    for (std::size_t row = 0; row < lines.size(); ++row) {
        const auto row_start = geo::destination(corner, Bearing::degrees(180), cell * static_cast<double>(row));
        for (std::size_t column = indentation; column < lines[row].size(); ++column) {
            const char letter = lines[row][column];
            if (std::isalnum(static_cast<unsigned char>(letter)) == 0) continue;
            const auto east = cell * static_cast<double>(column - indentation);
            const auto place = geo::destination(row_start, Bearing::degrees(90), east);
            if (!m_positions.emplace(letter, place).second) {
                throw std::logic_error(fmt::format("the map has {} twice", letter));
            }
        }
    }
}

AsciiMap& AsciiMap::way(std::string_view nodes, std::string_view tags) {
    for (const char letter : nodes) {
        static_cast<void>(position(letter));
    }
    m_ways.push_back({std::string(nodes), opl_tags(tags)});
    return *this;
}

AsciiMap& AsciiMap::node(char letter, std::string_view tags) {
    static_cast<void>(position(letter));
    m_node_tags[letter] = opl_tags(tags);
    return *this;
}

AsciiMap& AsciiMap::restriction(std::string_view kind, std::string_view from, char via, std::string_view to,
                                std::string_view more_tags) {
    std::string tags = fmt::format("type=restriction,restriction={}", kind);
    if (!more_tags.empty()) tags += "," + std::string(more_tags);
    return relation(tags, {{"from", std::string(from)}, {"via", std::string(1, via)}, {"to", std::string(to)}});
}

AsciiMap& AsciiMap::relation(std::string_view tags, const std::vector<std::pair<std::string, std::string>>& members) {
    std::string list;
    for (const auto& [role, letters] : members) {
        if (!list.empty()) list += ",";
        list += letters.size() == 1 ? fmt::format("n{}@{}", osm_id(letters.front()).value(), role)
                                    : fmt::format("w{}@{}", osm_id(letters).value(), role);
    }
    m_relations.push_back(fmt::format("r{} T{} M{}", m_relations.size() + 1, opl_tags(tags), list));
    return *this;
}

geo::Position AsciiMap::position(char letter) const {
    const auto found = m_positions.find(letter);
    if (found == m_positions.end()) throw std::logic_error(fmt::format("the map has no {}", letter));
    return found->second;
}

char AsciiMap::letter_at(geo::Position position) const {
    const auto found = std::ranges::find(m_positions, position, [](const auto& entry) { return entry.second; });
    return found == m_positions.end() ? '\0' : found->first;
}

OsmWayId AsciiMap::osm_id(std::string_view way) const {
    const auto found = std::ranges::find(m_ways, way, &Way::nodes);
    if (found == m_ways.end()) throw std::logic_error(fmt::format("the map has no way {}", way));
    return OsmWayId{found - m_ways.begin() + 1};
}

std::string AsciiMap::opl() const {
    std::string text;
    for (const auto& [letter, place] : m_positions) {
        const auto tags = m_node_tags.find(letter);
        text +=
            fmt::format("n{} T{} x{:.7f} y{:.7f}\n", osm_id(letter).value(), tags == m_node_tags.end() ? "" : tags->second,
                        place.longitude.degrees(), place.latitude.degrees());
    }
    for (std::size_t w = 0; w < m_ways.size(); ++w) {
        std::string refs;
        for (const char letter : m_ways[w].nodes) {
            refs += fmt::format("{}n{}", refs.empty() ? "" : ",", osm_id(letter).value());
        }
        text += fmt::format("w{} T{} N{}\n", w + 1, m_ways[w].tags, refs);
    }
    for (const auto& relation : m_relations) {
        text += relation + "\n";
    }
    return text;
}

network::RoadNetwork AsciiMap::network() const {
    Diagnostics found;
    return network::RoadNetwork::from_bytes(network::built_from(osm::read_opl(opl(), found), found), "drawn map");
}

network::NodeId node_at(const AsciiMap& map, const network::RoadNetwork& roads, char letter) {
    for (std::uint32_t n = 0; n < roads.node_count(); ++n) {
        const network::NodeId node{n};
        if (roads.position(node) == map.position(letter)) return node;
    }
    throw std::logic_error(fmt::format("{} is no node of the network", letter));
}

network::DirectedEdge edge_between(const AsciiMap& map, const network::RoadNetwork& roads, char from, char to) {
    const auto target = node_at(map, roads, to);
    for (const auto edge : roads.out_edges(node_at(map, roads, from))) {
        if (roads.to(edge) == target) return edge;
    }
    throw std::logic_error(fmt::format("no road leads from {} straight to {}", from, to));
}

} // namespace route::test
