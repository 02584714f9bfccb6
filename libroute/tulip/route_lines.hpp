// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tulip/core_scale.hpp"
#include "tulip/paper_view.hpp"

/// Private to tulip/: the route's own two lines, from the junction back to the ball and on to the arrow. They settle how
/// the map is turned.
namespace route::tulip::detail {

/// Bends smaller than this tell a crew nothing.
inline constexpr Millimetres wriggle{2.4};
inline constexpr Millimetres arm_length{10};

/// The map turned so that the driver comes from below, at a scale that grows smaller with the speed of arrival.
[[nodiscard]] PaperView paper_view(const junction::JunctionView& view, drawing::Size size);

/// A road that begins where the junction has its mouth, at whatever scale. \pre the line is not empty
[[nodiscard]] PaperLine on_paper_from_mouth(const PaperView& paper, const CoreScale& core, const geo::PlaneLine& ground);

/// Whether the route leaves the junction by the very road on which it came.
[[nodiscard]] bool leaves_as_it_came(const junction::JunctionView& view);
/// Whether it does so on the spot, or in a mouth no deeper than a car needs; not round a loop such as a lay-by.
[[nodiscard]] bool turns_on_the_spot(const junction::JunctionView& view);

class RouteLines {
public:
    /// Where lines may run, and where one may end that bears the arrow's head.
    struct Fields {
        drawing::Rect roads;
        drawing::Rect arrow;
    };
    /// Keeps references: all must outlive it.
    RouteLines(const junction::JunctionView& view, const PaperView& paper, const CoreScale& core, const Fields& fields);

    /// From the junction to the ball; empty at a start.
    [[nodiscard]] const PaperLine& to_the_ball() const { return m_entry; }
    /// From the junction to the arrow's head; empty at a finish.
    [[nodiscard]] const PaperLine& to_the_arrow() const { return m_exit; }

private:
    [[nodiscard]] PaperLine entry_line() const;
    [[nodiscard]] PaperLine straight_up(const geo::PlaneLine& ground) const;
    [[nodiscard]] PaperLine exit_line() const;
    [[nodiscard]] PaperLine loop_and_back() const;
    [[nodiscard]] drawing::Point beside_arrival(Millimetres below) const;
    [[nodiscard]] PaperLine way_back(drawing::Point turning) const;

    const junction::JunctionView& m_view;
    const PaperView& m_paper;
    const CoreScale& m_core;
    Fields m_fields;
    PaperLine m_entry;
    PaperLine m_exit;
};

} // namespace route::tulip::detail
