// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/display_list.hpp"
#include "geo/clipping.hpp"
#include "geo/local_frame.hpp"
#include "itinerary/itinerary.hpp"
#include "network/road_network.hpp"

#include <span>
#include <vector>

/// Inside of document/ only: ground on paper, north up. It knows roads and what lies beside them, no rallies.
namespace route::document {

/// Which ground a map shows, and how large.
class MapView {
public:
    /// `scale` 50000 is 1:50,000.
    MapView(geo::Position centre, double scale, drawing::Size paper);
    [[nodiscard]] drawing::Size paper() const { return m_paper; }
    [[nodiscard]] double scale() const { return m_scale; }
    [[nodiscard]] drawing::Point on_paper(geo::Position position) const { return on_paper(m_frame.to_plane(position)); }
    [[nodiscard]] drawing::Point on_paper(geo::PlanePoint point) const;
    [[nodiscard]] Metres on_ground(Millimetres length) const { return Metres{length.count() * m_scale / 1000}; }
    [[nodiscard]] Millimetres on_paper(Metres length) const { return Millimetres{length.count() / m_scale * 1000}; }
    [[nodiscard]] geo::Bounds bounds() const;
    /// What the map shows, in its plane: a little more than the paper, so that edges run off it.
    [[nodiscard]] const geo::Window& window() const { return m_window; }
    [[nodiscard]] bool shows(geo::Position position) const { return m_window.contains(m_frame.to_plane(position)); }
    /// The parts of a line that the map shows, with no more points than paper can show.
    [[nodiscard]] std::vector<geo::PlaneLine> shown(std::span<const geo::Position> line) const;
    /// The same of a ring.
    [[nodiscard]] geo::PlaneLine shown_ring(std::span<const geo::Position> ring) const;

private:
    geo::LocalFrame m_frame;
    double m_scale;
    drawing::Size m_paper;
    geo::Window m_window;
};

inline constexpr drawing::Colour route_colour{150, 0, 110};

/// The sea, water, woods, built-up land, rivers, railways and roads, as many as the scale can show.
void draw_ground(drawing::Picture& picture, const MapView& view, const network::RoadNetwork& roads);

/// The road as driven between two chainages, with arrows.
void draw_route(drawing::Picture& picture, const MapView& view, const itinerary::LegItinerary& leg, Chainage from,
                Chainage to);

/// The leg's track between two chainages, both places included.
[[nodiscard]] std::vector<geo::Position> track_between(const itinerary::LegItinerary& leg, Chainage from, Chainage to);

} // namespace route::document
