// SPDX-License-Identifier: BSL-1.0
#include "junction/drawn_leg.hpp"

#include "geo/geodesic.hpp"
#include "itinerary/routing_legs.hpp"
#include "itinerary/snapped_edition.hpp"
#include "itinerary/stitching.hpp"
#include "network/from_extract.hpp"
#include "osm/extract.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace route::test {

namespace {

using junction::Arm;
using junction::ArmRole;
using junction::JunctionView;
using junction::NodeGroup;

geo::PlanePoint turned_point(geo::PlanePoint p, TurnAngle by) {
    const double radians = by.degrees() * std::numbers::pi / 180;
    // Clockwise, as bearings grow.
    return {p.east * std::cos(radians) + p.north * std::sin(radians),
            p.north * std::cos(radians) - p.east * std::sin(radians)};
}

/// The positions of an OPL text's nodes: their numbers are letters' codes.
std::map<char, geo::Position> positions_in(const std::string& opl) {
    static const std::regex node{R"(^n(\d+) .* x([-\d.]+) y([-\d.]+)$)"};
    std::map<char, geo::Position> positions;
    std::istringstream lines{opl};
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (!std::regex_match(line, match, node)) continue;
        positions[static_cast<char>(std::stoi(match[1]))] = {geo::Latitude::degrees(std::stod(match[3])),
                                                             geo::Longitude::degrees(std::stod(match[2]))};
    }
    return positions;
}

void lay(std::map<char, geo::Position>& positions, Lie lie) {
    double latitude = 0;
    double longitude = 0;
    for (const auto& [letter, place] : positions) {
        latitude += place.latitude.degrees() / static_cast<double>(positions.size());
        longitude += place.longitude.degrees() / static_cast<double>(positions.size());
    }
    const geo::LocalFrame frame{{geo::Latitude::degrees(latitude), geo::Longitude::degrees(longitude)}};
    for (auto& [letter, place] : positions) {
        auto p = frame.to_plane(place);
        if (lie.mirrored) p.east = -p.east;
        place = frame.to_position(turned_point(p, lie.turned));
    }
}

network::RoadNetwork network_from(const std::string& opl) {
    Diagnostics found;
    return network::RoadNetwork::from_bytes(network::built_from(osm::read_opl(opl, found), found), "drawn map");
}

/// The OPL text with the side of the road told on which one did not drive before.
std::string driven_on_the_other_side(const std::string& opl) {
    const bool left = network_from(opl).driving_side() == Hand::left;
    static const std::regex told{",driving_side=[a-z]+"};
    static const std::regex tags_of_way{"(\\nw[0-9]+ T[^ ]*)"};
    return std::regex_replace(std::regex_replace(opl, told, ""), tags_of_way,
                              left ? "$1,driving_side=right" : "$1,driving_side=left");
}

std::string with_positions(const std::string& opl, const std::map<char, geo::Position>& positions) {
    std::istringstream lines{opl};
    std::string text;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('n')) {
            const auto place = positions.at(static_cast<char>(std::stoi(line.substr(1))));
            line = fmt::format("{} x{:.7f} y{:.7f}", line.substr(0, line.rfind(" x")), place.longitude.degrees(),
                               place.latitude.degrees());
        }
        text += line + "\n";
    }
    return text;
}

/// \throws std::logic_error
void refuse_errors(const Diagnostics& found) {
    if (!found.has_errors()) return;
    std::string text;
    for (const auto& diagnostic : found.all()) {
        text += to_text(diagnostic) + "\n";
    }
    throw std::logic_error(text);
}

edition::Edition edition_of(const Ground& ground, const std::vector<Stop>& stops) {
    edition::Edition edition;
    edition.legs.push_back({1, "", {}, {}});
    for (std::size_t i = 0; i < stops.size(); ++i) {
        edition::Waypoint waypoint;
        waypoint.leg = 1;
        waypoint.seq = static_cast<int>(i) + 1;
        waypoint.kind = i == 0 ? edition::Kind::start : i + 1 == stops.size() ? edition::Kind::finish : edition::Kind::via;
        waypoint.name = stops[i].letter;
        waypoint.position = ground.position(stops[i].letter);
        waypoint.heading = stops[i].heading;
        waypoint.turn_round = stops[i].turn_round;
        edition.waypoints.push_back(waypoint);
    }
    return edition;
}

std::vector<Stop> stops_at(std::string_view letters) {
    std::vector<Stop> stops;
    for (const char letter : letters) {
        stops.push_back({letter});
    }
    return stops;
}

} // namespace

Ground::Ground(const AsciiMap& map, Lie lie)
    : m_positions([&] {
          auto positions = positions_in(map.opl());
          if (lie.mirrored || lie.turned != TurnAngle{}) lay(positions, lie);
          return positions;
      }()),
      m_roads(network_from(with_positions(lie.mirrored ? driven_on_the_other_side(map.opl()) : map.opl(), m_positions))) {}

char Ground::letter_at(geo::Position position) const {
    const auto found = std::ranges::find_if(
        m_positions, [&](const auto& entry) { return geo::distance(entry.second, position) < Metres{0.2}; });
    return found == m_positions.end() ? '.' : found->first;
}

itinerary::Itinerary driven(const edition::Edition& edition, const network::RoadNetwork& roads,
                            const itinerary::LegRights& rights) {
    Diagnostics found;
    const auto points = itinerary::snapped(edition, roads, rights, found);
    refuse_errors(found);
    const auto paths = itinerary::routed(edition, points, roads, rights, found);
    refuse_errors(found);
    auto itinerary = itinerary::stitched(edition, points, paths.value(), roads, found);
    refuse_errors(found);
    return itinerary;
}

DrawnLeg::DrawnLeg(const AsciiMap& map, std::string_view letters, Lie lie) : DrawnLeg(map, stops_at(letters), lie) {}

DrawnLeg::DrawnLeg(const AsciiMap& map, const std::vector<Stop>& stops, Lie lie)
    : m_ground(map, lie), m_profile(historic_car()),
      m_itinerary(driven(edition_of(m_ground, stops), m_ground.roads(), m_profile)),
      m_view(m_ground.roads(), m_profile, m_itinerary.legs.front()) {}

std::string DrawnLeg::nodes() const {
    std::string letters;
    for (const auto& node : m_view.nodes()) {
        letters += m_ground.letter_at(m_ground.roads().position(node.node));
    }
    return letters;
}

std::size_t DrawnLeg::node(char letter, int pass) const {
    const auto letters = nodes();
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (letters[i] == letter && --pass == 0) return i;
    }
    throw std::logic_error(fmt::format("the route passes {}, not {}", letters, letter));
}

const junction::Sight& DrawnLeg::decision(char letter, int pass) const { return m_view.sights()[node(letter, pass)]; }

JunctionView DrawnLeg::junction(char letter, int pass) const {
    const auto index = node(letter, pass);
    for (const auto& ring : m_view.roundabouts()) {
        if (ring.first <= index && index <= ring.last) return m_view.junction(ring);
    }
    return m_view.junction(NodeGroup{index, index, false, index, index});
}

JunctionView DrawnLeg::junction_from_to(char first, char last) const {
    const auto from = node(first);
    return m_view.junction(NodeGroup{from, node(last), false, from, node(last)});
}

std::vector<Arm> arms_of(const JunctionView& view, ArmRole role) {
    std::vector<Arm> arms;
    std::ranges::copy_if(view.arms, std::back_inserter(arms),
                         [role](const Arm& arm) { return arm.role == role && !arm.beside; });
    return arms;
}

std::vector<Arm> arms_beside(const JunctionView& view) {
    std::vector<Arm> arms;
    std::ranges::copy_if(view.arms, std::back_inserter(arms), &Arm::beside);
    return arms;
}

std::string names_of(const std::vector<Arm>& arms) {
    std::string names;
    for (const auto& arm : arms) {
        names += (names.empty() ? "" : ", ") + (arm.name.empty() ? std::string("-") : arm.name);
    }
    return names;
}

} // namespace route::test
