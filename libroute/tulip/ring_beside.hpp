// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "junction/junction_view.hpp"
#include "tulip/paper_view.hpp"

#include <optional>

/// Private to tulip/: a roundabout in sight that the route does not drive round here. A road that comes to it ends there;
/// where it lies clear of the route it is drawn, for a crew sees it and must not go to it.
namespace route::tulip::detail {

/// The first of the view's rings to which a line comes; null when it comes to none.
[[nodiscard]] const junction::NearbyRing* ring_reached(const junction::JunctionView& view, const geo::PlaneLine& line);

/// A road that comes to a roundabout ends there: what lies beyond, and the ring itself, are a drawing of their own.
[[nodiscard]] geo::PlaneLine before_rings(const junction::JunctionView& view, const geo::PlaneLine& line);

struct RingOnPaper {
    drawing::Point centre;
    Millimetres radius;

    [[nodiscard]] PaperLine line() const;
    /// The line, to end where it meets the ring.
    [[nodiscard]] PaperLine ended_by(const PaperLine& line) const;
};

/// The ring as large as it is, within what reads as one, moved as far away from `route` as it needs to lie clear of it;
/// nothing where that is too far, or not wholly in the field. \pre width is that of its road
[[nodiscard]] std::optional<RingOnPaper> ring_beside(const junction::NearbyRing& ring, const PaperView& paper,
                                                     drawing::Point shift, Millimetres width,
                                                     const std::vector<PaperLine>& route, const drawing::Rect& field);

} // namespace route::tulip::detail
