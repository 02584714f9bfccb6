// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "crew/roadside.hpp"
#include "crew/sketch.hpp"

#include <optional>

/// Private to crew/: whether a place on the road is the one that is drawn.
namespace route::crew::detail {

/// A drawing held against the road at a crossing.
struct Likeness {
    double strangeness = 0;      ///< degrees by which roads lead elsewhere, and a sum for each that is missing
    std::optional<Metres> round; ///< of a turn: how far it is until the crew is back at the place
    bool comes_back = false;     ///< of a turn: the road leads back there as it is drawn, not beside it
    Sketch sketch;               ///< the drawing on the ground, in the scale in which it fits best
};

/// What the crew sees of its road, crossing by crossing.
class Windscreen {
public:
    Windscreen(const network::RoadNetwork& roads, const std::vector<Crossing>& crossings)
        : m_roads(roads), m_crossings(crossings), m_in_sight(crossings.size()), m_open(crossings.size()) {}

    /// All roads to be seen at a crossing, and the ways on that signs do not forbid; looked at once.
    [[nodiscard]] const std::vector<OpenWay>& in_sight(std::size_t crossing) const;
    [[nodiscard]] const std::vector<OpenWay>& open_ways(std::size_t crossing) const;

    /// Nothing where the crossing cannot be meant. No scale is printed: the crew takes the one by which the most fits.
    /// `turns_back`: the crew is to come back by the road of arrival.
    [[nodiscard]] std::optional<Likeness> likeness(const DrawnJunction& drawn, bool turns_back, std::size_t crossing) const;

private:
    [[nodiscard]] std::optional<Likeness> fitted_to_one_node(const DrawnJunction& drawn, std::size_t i, double scale) const;
    [[nodiscard]] std::optional<Likeness> fitted_to_several(const DrawnJunction& drawn, const geo::PlaneLine& inside,
                                                            std::size_t i, double scale) const;
    [[nodiscard]] std::optional<Likeness> fitted_to_a_turn(const DrawnJunction& drawn, std::size_t i) const;
    [[nodiscard]] std::optional<double> difference_in_looks(const Sketch& sketch, Metres along, std::size_t crossing) const;
    [[nodiscard]] double strange_surroundings(const Sketch& sketch, std::size_t crossing) const;
    [[nodiscard]] bool leads_on_by_the_arrow(const Sketch& sketch, std::size_t crossing) const;
    [[nodiscard]] double strange_within(const Sketch& sketch, std::size_t i, std::size_t last) const;

    const network::RoadNetwork& m_roads;
    const std::vector<Crossing>& m_crossings;
    mutable std::vector<std::optional<std::vector<OpenWay>>> m_in_sight; ///< of each crossing that was looked at
    mutable std::vector<std::optional<std::vector<OpenWay>>> m_open;
};

} // namespace route::crew::detail
