// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/map/map_view.hpp"
#include "drawing/fonts.hpp"

#include <optional>
#include <string>
#include <vector>

/// Inside of document/ only: names on a map, none of which lies on another.
namespace route::document {

/// How a label looks: with a plate it stands on white in a frame, so that it can be read on anything.
struct LabelLook {
    drawing::TextStyle type;
    bool plate = false;
    bool may_cover_route = false;
};

/// Puts labels on a picture where there is room: what comes first has the choice.
class MapLabels {
public:
    MapLabels(drawing::Picture& picture, const drawing::FontSet& fonts) : m_picture(picture), m_fonts(fonts) {}

    /// Nothing may lie here.
    void keep_free(drawing::Rect rect) { m_taken.push_back(rect); }
    /// Whether nothing lies there yet, on the picture.
    [[nodiscard]] bool may_take(const drawing::Rect& rect) const { return is_free(rect, true); }
    /// Labels avoid the route where they can.
    void avoid(const std::vector<geo::PlaneLine>& route, const MapView& view);

    /// Beside a point, at most `reach` away; farther ones get a line to it. \returns false when there is no room
    bool beside(drawing::Point point, Millimetres gap, Millimetres reach, const std::string& text, const LabelLook& look);
    /// With its middle on the point, or not at all.
    bool on(drawing::Point point, const std::string& text, const LabelLook& look);

private:
    /// A label's rectangle for a middle at `centre`.
    [[nodiscard]] drawing::Rect place_of(drawing::Point centre) const;
    [[nodiscard]] bool is_free(const drawing::Rect& place, bool may_cover_route) const;
    [[nodiscard]] bool is_clear(drawing::Point from, drawing::Point to) const;
    void measure(const std::string& text, const LabelLook& look);
    void put(const drawing::Rect& place, const LabelLook& look);

    drawing::Picture& m_picture;
    const drawing::FontSet& m_fonts;
    std::vector<drawing::Rect> m_taken;
    std::vector<drawing::Point> m_route;
    std::string m_text; ///< of the label in work
    drawing::Size m_size;
    drawing::Point m_baseline; ///< from the rectangle's top left corner
};

/// What a place or landmark is called in a language, as far as the map knows; else its name. For maps and profiles alone:
/// what crews compare with a sign is printed as the sign has it.
[[nodiscard]] std::string name_in(Language language, const network::RoadNetwork& roads, const network::NamedPlace& place);
[[nodiscard]] std::string name_in(Language language, const network::RoadNetwork& roads, const network::Landmark& landmark);

/// Names of places, numbers of roads, passes and summits, as many as there is room for.
void label_ground(MapLabels& labels, const MapView& view, const network::RoadNetwork& roads, Language language,
                  drawing::Picture& picture);

} // namespace route::document
