// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tulip/paper_view.hpp"
#include "tulip/sign_plate.hpp"
#include "tulip/tulip.hpp"

#include <optional>
#include <string>
#include <vector>

/// Private to tulip/: how roads and marks look. Thickness tells major from minor roads and never which way to go: that
/// is told by ball and arrow alone.
namespace route::tulip::detail {

[[nodiscard]] Millimetres width_of(const junction::RoadLook& look);
/// Half the width of an arrow's head on such a road.
[[nodiscard]] Millimetres arrow_half(const junction::RoadLook& look);
inline constexpr Millimetres ball_radius{1.45};
inline constexpr Millimetres arrow_length{3.6}; ///< of its head, beyond the road's end
inline constexpr double share_of_half = 0.65;   ///< of the road's width has each lane beside an island
inline constexpr Millimetres parapet{0.55};     ///< from the edge of a road on a bridge to the line beside it

/// Collects a tulip's items and remembers where ink lies, so that marks find free places.
class RoadPen {
public:
    explicit RoadPen(drawing::Size size);

    /// The part of the picture that roads may reach.
    [[nodiscard]] drawing::Rect field() const;
    void road(const PaperLine& course, const junction::RoadLook& look, double share_of_width = 1);
    /// A circle painted on the crossing, with white in it.
    void painted_circle(drawing::Point centre);
    /// A road on a bridge over what is drawn already: it shows through at neither side, parapets beside it.
    void bridge(const PaperLine& line, const junction::RoadLook& look);
    /// What is drawn already ends beside the line, as a road does that passes under another.
    void gap(const PaperLine& line, const junction::RoadLook& look);
    /// A bar across the line's end: no way in.
    void no_entry(const PaperLine& line);
    void ball(drawing::Point at);
    /// At the line's end, in its direction.
    void arrow(const PaperLine& line, const junction::RoadLook& look);
    /// A bar across the road where a control stands.
    void control_line(drawing::Point at, drawing::Point direction);
    /// A pictogram as near to `anchor` as there is room.
    void mark(const std::string& pictogram, drawing::Point anchor, Millimetres side);
    /// The same, on that side of a place of the route, which comes from below.
    void mark(const std::string& pictogram, drawing::Point anchor, Millimetres side, std::optional<junction::InSight> where,
              drawing::Point route);
    /// A pictogram right there.
    void mark_at(const std::string& pictogram, drawing::Point centre, Millimetres side);
    /// `!`, `!!` or `!!!` in a free corner.
    void danger(int degree, drawing::Point anchor);
    /// A signpost's plate beside the end of a road, in the first wording for which there is a free place that is nearer to
    /// it than to any of `others`, and clearly so at their ends. Whether one was drawn.
    bool plate(const std::vector<PlateWording>& wordings, const PaperLine& road, const std::vector<PaperLine>& others,
               const drawing::FontSet& fonts);
    [[nodiscard]] drawing::Picture picture() &&;

private:
    /// A line with what its stroke covers to each side.
    struct Ink {
        PaperLine line;
        Millimetres half_width;
    };
    [[nodiscard]] drawing::Point free_place(drawing::Point anchor, drawing::Size size,
                                            std::optional<junction::InSight> where, drawing::Point route) const;
    [[nodiscard]] double room_for(const drawing::Rect& mark, double least) const;
    [[nodiscard]] std::optional<drawing::Rect> place_of_plate(drawing::Size size, const PaperLine& road,
                                                              const std::vector<PaperLine>& others) const;

    drawing::Picture m_picture;
    std::vector<Ink> m_ink;
    std::vector<drawing::Rect> m_marks;
};

} // namespace route::tulip::detail
