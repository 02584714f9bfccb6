// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "itinerary/itinerary.hpp"
#include "itinerary/leg_rights.hpp"
#include "junction/viewing.hpp"
#include "support/ascii_map.hpp"
#include "support/driven_route.hpp"
#include "support/within.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace route::test {

/// How a drawn map lies on the ground.
struct Lie {
    TurnAngle turned{};    ///< about its middle, clockwise
    bool mirrored = false; ///< east is west, before it is turned, and one drives on the other side
};

/// A drawn map as a network of roads, turned and mirrored when a test asks for it.
class Ground {
public:
    explicit Ground(const AsciiMap& map, Lie lie = {});
    [[nodiscard]] const network::RoadNetwork& roads() const { return m_roads; }
    [[nodiscard]] geo::Position position(char letter) const { return m_positions.at(letter); }
    /// The letter that stands within 20 cm of here; '.' when there is none.
    [[nodiscard]] char letter_at(geo::Position position) const;

private:
    std::map<char, geo::Position> m_positions;
    network::RoadNetwork m_roads;
};

/// An edition's legs over the ground: snapped, routed and stitched by the real stages.
/// \throws std::logic_error with the messages when the edition cannot be driven
[[nodiscard]] itinerary::Itinerary driven(const edition::Edition& edition, const network::RoadNetwork& roads,
                                          const itinerary::LegRights& rights);

/// One leg over a drawn map, from the first stop through the others to the last, and what a driver sees on
/// it.
class DrawnLeg {
public:
    DrawnLeg(const AsciiMap& map, std::string_view letters, Lie lie = {});
    DrawnLeg(const AsciiMap& map, const std::vector<Stop>& stops, Lie lie = {});
    DrawnLeg(const DrawnLeg&) = delete;
    DrawnLeg& operator=(const DrawnLeg&) = delete;

    [[nodiscard]] const Ground& ground() const { return m_ground; }
    [[nodiscard]] const itinerary::LegItinerary& leg() const { return m_itinerary.legs.front(); }
    [[nodiscard]] const junction::LegView& view() const { return m_view; }

    /// The letters of the nodes that the route passes: "XDGX".
    [[nodiscard]] std::string nodes() const;
    /// The index of a route node: where the route passes the letter for the first, second … time.
    [[nodiscard]] std::size_t node(char letter, int pass = 1) const;
    [[nodiscard]] const junction::Sight& decision(char letter, int pass = 1) const;
    /// What a driver sees there: the roundabout that the letter belongs to, else the junction at that node.
    [[nodiscard]] junction::JunctionView junction(char letter, int pass = 1) const;
    /// One drawing for all nodes from the first letter to the last.
    [[nodiscard]] junction::JunctionView junction_from_to(char first, char last) const;

private:
    Ground m_ground;
    routing::VehicleProfile m_profile;
    itinerary::Itinerary m_itinerary;
    junction::LegView m_view;
};

/// Arms of a role that are part of the junction, clockwise from the entry.
[[nodiscard]] std::vector<junction::Arm> arms_of(const junction::JunctionView& view, junction::ArmRole role);
/// Side roads drawn for orientation only.
[[nodiscard]] std::vector<junction::Arm> arms_beside(const junction::JunctionView& view);
/// Names of arms: "Via Roma, Via Trento"; "-" for one without a name.
[[nodiscard]] std::string names_of(const std::vector<junction::Arm>& arms);

/// CHECK(bearing == about(2, 90)): degrees, and how far it may be off.
struct About {
    double tolerance;
    double degrees;
    friend bool operator==(Bearing bearing, const About& expected) {
        return (bearing - Bearing::degrees(expected.degrees)).deviation_degrees() <= expected.tolerance;
    }
    friend bool operator==(TurnAngle turn, const About& expected) {
        return TurnAngle::degrees(turn.degrees() - expected.degrees).deviation_degrees() <= expected.tolerance;
    }
    friend std::ostream& operator<<(std::ostream& out, const About& expected) {
        return out << expected.degrees << " deg +- " << expected.tolerance;
    }
};
[[nodiscard]] inline About about(double tolerance, double degrees) { return {tolerance, degrees}; }

} // namespace route::test
