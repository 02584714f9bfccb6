// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "crew/blind_crew.hpp"
#include "crew/box_reading.hpp"
#include "crew/recognition.hpp"

#include <string>
#include <vector>

/// Private to crew/: behind the wheel.
namespace route::crew::detail {

/// A leg as it comes up before the windscreen, and its paper as it is read: the same on every drive.
struct ReadLeg {
    ReadLeg(const network::RoadNetwork& roads, const routing::DrivingRights& rights, const itinerary::LegItinerary& leg,
            const PaperLeg& paper);

    std::vector<Crossing> crossings;
    std::vector<Chainage> turning_places; ///< on the open road
    Windscreen windscreen;
    std::vector<BoxReading> boxes;
};

/// One leg's drive: crossings come up one after the other, boxes are ticked off.
class Driver {
public:
    Driver(const network::RoadNetwork& roads, routing::DrivingRights rights, const itinerary::LegItinerary& leg,
           const ReadLeg& read, const DriveOptions& options);
    Drive drive();

private:
    void report(Trouble trouble, Chainage where, const BoxReading* box, std::string detail);
    void read_figures();

    // Distances.
    [[nodiscard]] const BoxReading* box_in_hand() const { return m_next < m_boxes.size() ? &m_boxes[m_next] : nullptr; }
    [[nodiscard]] Metres reading_at(Chainage place) const { return (place - m_zero) * m_scale; }
    [[nodiscard]] Metres due(const BoxReading& box) const { return m_unseen + box.box->partial.length(); }
    [[nodiscard]] Metres slack(const BoxReading& box) const;
    [[nodiscard]] bool is_near(const BoxReading& box, Chainage place) const;
    void tick_off(Chainage where);
    void tick_off_unseen();
    void lose_box();
    void pass_boards(Chainage until);
    void pass_places_before(const Crossing& crossing);
    void turn_round_before(Chainage until);

    // Junctions.
    std::size_t take(std::size_t i);
    [[nodiscard]] bool comes_to_a_ring(const Crossing& crossing) const;
    std::size_t drive_round(std::size_t i);
    [[nodiscard]] std::optional<network::DirectedEdge> way_onto_ring(const Crossing& crossing,
                                                                     const std::vector<OpenWay>& ways) const;
    [[nodiscard]] std::vector<network::NodeId> nodes_without_a_choice(network::DirectedEdge way, Metres farthest) const;
    [[nodiscard]] bool meet_again(network::DirectedEdge a, network::DirectedEdge b) const;
    [[nodiscard]] bool meets_the_route_in_the_drawing(const Crossing& crossing, network::DirectedEdge way) const;
    /// A way that the crew takes, by how much it is surer of it than of another, and why it takes it.
    struct Choice {
        network::DirectedEdge edge;
        double margin = 1000;
        const BoxReading* box = nullptr;
        std::string why;
    };
    void judge(const Crossing& crossing, const std::vector<OpenWay>& ways, const Choice& choice);
    [[nodiscard]] std::optional<Likeness> recognised(const BoxReading& box, std::size_t i) const;
    [[nodiscard]] bool is_one_of_many(const BoxReading& box, std::size_t i) const;
    [[nodiscard]] std::optional<Likeness> likeness(const BoxReading& box, std::size_t i) const;
    std::size_t follow_drawing(std::size_t i, const BoxReading& box, const Likeness& seen);
    [[nodiscard]] std::vector<OpenWay> meant_by_words(const std::vector<OpenWay>& ways, const Told& told) const;
    [[nodiscard]] bool turns_back_about(const Sketch& sketch, Metres along) const;
    /// A way of several, and how many degrees it leads elsewhere than the drawn line.
    struct Nearness {
        double degrees;
        std::size_t way;
    };
    [[nodiscard]] TurnAngle drawn_turn(std::size_t i, const Sketch& sketch, Metres along) const;
    [[nodiscard]] std::size_t kept_to(Hand hand, const std::vector<OpenWay>& ways,
                                      const std::vector<Nearness>& nearest) const;
    [[nodiscard]] bool leaves_the_road(std::size_t i) const;
    std::size_t turn_again(std::size_t first, std::size_t next, const Told& twice);
    /// Round a block and back: of the ways one that runs back along the road on which the crew came to the drawing.
    [[nodiscard]] std::optional<std::size_t> way_back(const Crossing& begin, const Crossing& crossing,
                                                      const std::vector<OpenWay>& ways) const;
    void follow_line(std::size_t i, const std::vector<OpenWay>& ways, const Sketch& sketch, Metres along);
    void follow_words(const Crossing& crossing, const std::vector<OpenWay>& ways, const Told& told);
    void tell_tines_apart(std::size_t i, const std::vector<OpenWay>& ways, const Sketch& sketch, Metres along, std::size_t a,
                          std::size_t b);

    const network::RoadNetwork& m_roads;
    routing::DrivingRights m_rights;
    const itinerary::LegItinerary& m_leg;
    double m_scale;
    const std::vector<Crossing>& m_crossings;
    const std::vector<Chainage>& m_turning_places;
    const Windscreen& m_windscreen;
    const std::vector<BoxReading>& m_boxes;
    std::size_t m_next = 0;
    std::size_t m_turned = 0; ///< how many of the turning places lie behind
    Chainage m_zero;          ///< where the last box was found
    Chainage m_in_hand_until; ///< where the last drawing that was followed ends
    Metres m_unseen;          ///< printed for those that were ticked off since without being found
    Drive m_drive;
};

} // namespace route::crew::detail
