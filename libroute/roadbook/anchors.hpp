// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "itinerary/itinerary.hpp"
#include "junction/viewing.hpp"
#include "network/road_network.hpp"
#include "roadbook/road_book.hpp"

#include <string>
#include <vector>

/// Private to roadbook/: where on a leg an anchor's place is, on whatever map and route there is now.
namespace route::roadbook::detail {

/// Whether two anchors are the same, but for lengths and angles in the last digits.
[[nodiscard]] bool agree(const edition::Anchor& a, const edition::Anchor& b);

/// The leg passes a node or a way's place.
struct Pass {
    Chainage chainage;
    Bearing heading; ///< of arrival
    int number = 0;  ///< 1 is the first pass of the leg
};

struct FoundPlace {
    EditState state = EditState::lost; ///< kept, moved or lost
    Chainage chainage;
    std::string reason; ///< of moved and lost
};

/// Finds anchors on one leg. What decides is which of the leg's waypoints a place lies between: they are what
/// a planner keeps when roads and routes change, and they tell one pass from another. Keeps references.
class AnchorFinder {
public:
    AnchorFinder(const edition::Edition& edition, const itinerary::LegItinerary& leg, const network::RoadNetwork& roads,
                 const junction::LegView& view)
        : m_edition(edition), m_leg(leg), m_roads(roads), m_view(view) {}

    /// \pre the anchor names a node, a way, or a kilometre
    [[nodiscard]] FoundPlace find(const edition::Anchor& anchor) const;
    /// Where a place of the leg is, with all that helps to find it again: at the node there, else on its way.
    [[nodiscard]] edition::Anchor anchor_at(Chainage place) const;
    /// The direction in which cars come to a place of the leg.
    [[nodiscard]] Bearing heading_at(Chainage chainage) const;

private:
    struct Stretch {
        Chainage from;
        Chainage to;
        [[nodiscard]] bool holds(Chainage place) const { return from - Metres{1} <= place && place <= to + Metres{1}; }
    };

    [[nodiscard]] edition::PlaceSeen seen_at(Chainage place) const;
    [[nodiscard]] network::WayIndex way_at(Chainage place) const;
    [[nodiscard]] std::vector<Pass> passes_of(const edition::Anchor& anchor) const;
    [[nodiscard]] std::vector<Pass> passes_of_node(OsmNodeId node) const;
    [[nodiscard]] std::vector<Pass> passes_of_way(const edition::Anchor& anchor) const;
    [[nodiscard]] FoundPlace found_by_number(const edition::Anchor& anchor, const std::vector<Pass>& passes) const;
    [[nodiscard]] FoundPlace found_between(const edition::Anchor& anchor, const std::vector<Pass>& passes) const;
    [[nodiscard]] FoundPlace found_near(const edition::Anchor& anchor, Stretch stretch, const std::string& otherwise) const;
    [[nodiscard]] Stretch stretch_of(const edition::PlaceSeen& seen) const;
    /// The places within reach at which the stretch passes a position, one for each time.
    [[nodiscard]] std::vector<Chainage> near_nodes(geo::Position position, Stretch stretch) const;
    [[nodiscard]] std::vector<Chainage> near_road(geo::Position position, Stretch stretch) const;
    [[nodiscard]] bool is_same_road(const std::string& road, Chainage place) const;
    [[nodiscard]] bool is_as_far(const edition::PlaceSeen& seen, Chainage place) const;

    const edition::Edition& m_edition;
    const itinerary::LegItinerary& m_leg;
    const network::RoadNetwork& m_roads;
    const junction::LegView& m_view;
};

} // namespace route::roadbook::detail
