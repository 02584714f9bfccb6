// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "junction/junction_view.hpp"
#include "tulip/paper_view.hpp"

#include <vector>

/// Private to tulip/: the roads inside a junction have a scale of their own, so that islands are seen as islands and the
/// halves of a divided road as two: at the scale of the arms many would close up.
namespace route::tulip::detail {

class CoreScale {
public:
    CoreScale(const junction::JunctionView& view, const PaperView& paper);

    /// Where a place of the junction lies; the mouth of the road of arrival stays where it is.
    [[nodiscard]] drawing::Point on_paper(drawing::Point place) const { return place + shift_of(place); }
    /// How far an arm moves that begins there.
    [[nodiscard]] drawing::Point shift_of(drawing::Point mouth) const { return (mouth - m_anchor) * (m_factor - 1); }
    [[nodiscard]] double factor() const { return m_factor; }
    /// Whether one of the view's inner roads rounds an island so small that it would be a blot at any scale.
    [[nodiscard]] bool leaves_out(std::size_t inner_road) const { return m_left_out[inner_road]; }

private:
    double m_factor = 1;
    drawing::Point m_anchor;
    std::vector<bool> m_left_out;
};

} // namespace route::tulip::detail
