// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "geo/position.hpp"
#include "network/records.hpp"
#include "network/road_class.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace route::network {

namespace detail {
class SectionReader;
}

/// Something that a navigator sees at the roadside, or that a map labels. Its name is the network's: it stands as long
/// as a copy of the network does.
struct Landmark {
    LandmarkKind kind = LandmarkKind::church;
    std::string_view name;           ///< may be empty
    geo::Position position;          ///< of a building or ground a place inside
    Metres extent;                   ///< the radius of a circle as large as its ground; 0 of a point, 500 m at most
    std::optional<Metres> elevation; ///< of peaks and passes, as their signs tell it
    OsmObject object;
};

/// Ground of one kind; inside is what an odd number of its rings goes round.
struct MapArea {
    AreaKind kind = AreaKind::water;
    std::string_view name;
    std::vector<std::vector<geo::Position>> rings; ///< closed, without repeating the first point
};

struct MapLine {
    LineKind kind = LineKind::river;
    std::string_view name;
    std::vector<geo::Position> points;
};

/// People's houses in a square of some 20 m.
struct Dwellings {
    geo::Position position; ///< the middle of the square
    int houses = 0;         ///< buildings that the map calls houses
    int numbers = 0;        ///< house numbers
};

/// What lies beside the roads: optional sections of the network's file. A network that was made without them has none,
/// and every answer is empty.
class MapLayers {
public:
    /// Whether the file has them; a map of a desert has layers without content.
    [[nodiscard]] bool available() const { return m_available; }
    [[nodiscard]] std::uint32_t landmark_count() const { return static_cast<std::uint32_t>(m_landmarks.size()); }
    [[nodiscard]] std::uint32_t area_count() const { return static_cast<std::uint32_t>(m_areas.size()); }
    [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(m_lines.size()); }

    /// \pre index < landmark_count()
    [[nodiscard]] Landmark landmark(std::uint32_t index) const { return landmark(m_landmarks[index]); }
    /// Landmarks whose ground comes within `radius` of the place; the nearest first, then by kind and object.
    [[nodiscard]] std::vector<Landmark> landmarks_near(geo::Position place, Metres radius) const;
    /// In the order of the file.
    [[nodiscard]] std::vector<Landmark> landmarks_within(const geo::Bounds& bounds) const;
    /// Areas and lines that may reach into the bounds; in the order of the file.
    [[nodiscard]] std::vector<MapArea> areas_within(const geo::Bounds& bounds) const;
    [[nodiscard]] std::vector<MapLine> lines_within(const geo::Bounds& bounds) const;

    /// Where people live, as far as the map tells; in the order of the file. The file may lack them alone.
    [[nodiscard]] bool knows_dwellings() const { return !m_dwellings.empty(); }
    [[nodiscard]] std::vector<Dwellings> dwellings_within(const geo::Bounds& bounds) const;

    /// Takes the sections of a network's file. \throws InputError when they do not hold together
    void attach(const detail::SectionReader& reader);

private:
    [[nodiscard]] Landmark landmark(const records::Landmark& record) const;
    [[nodiscard]] std::string_view text(std::uint32_t index) const;
    void check(const detail::SectionReader& reader) const;
    /// Calls `visit` for each landmark in the squares of the spatial index that the bounds touch.
    template <typename Visit> void for_each_landmark(const geo::Bounds& bounds, Visit visit) const;

    bool m_available = false;
    std::span<const std::uint32_t> m_text_starts;
    std::span<const char> m_text_bytes;
    std::span<const records::Landmark> m_landmarks;
    std::span<const records::MapArea> m_areas;
    std::span<const std::uint32_t> m_rings;
    std::span<const records::ShapePoint> m_ring_points;
    std::span<const records::MapLine> m_lines;
    std::span<const records::ShapePoint> m_line_points;
    std::span<const records::Dwellings> m_dwellings;
};

} // namespace route::network
