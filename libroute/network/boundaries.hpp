// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/ids.hpp"
#include "geo/position.hpp"
#include "network/records.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace route::network {

namespace detail {
class SectionReader;
}

/// A country, region, province or municipality that holds a place. Its texts are the network's.
struct District {
    std::string_view name;
    std::string_view code; ///< by ISO 3166: "IT", "IT-32"; may be empty
    OsmRelationId osm_id;
    bool guessed = false; ///< the map has its border in part only: see Boundaries::at
    bool operator==(const District&) const = default;
};

/// Where a line comes over a border.
struct BorderCrossing {
    std::size_t piece = 0; ///< of the line: from point `piece` to the next
    double fraction = 0;   ///< of that piece
    auto operator<=>(const BorderCrossing&) const = default;
};

/// How countries are divided, by the boundaries of the map: optional sections of the network's file. Which level is a
/// municipality is a matter of each country; the network knows levels only, 2 to 8.
class Boundaries {
public:
    /// Whether the file has any.
    [[nodiscard]] bool available() const { return !m_boundaries.empty(); }
    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(m_boundaries.size()); }

    /// The district of this level that holds the place: the one whose border goes round it. Where none does, but the map has borders
    /// of that level in part, one is guessed: the only one whose seat can be reached in a straight line without coming over its border,
    /// as far as the map has that. Nothing where none can, or more than one.
    [[nodiscard]] std::optional<District> at(geo::Position place, int level) const;
    /// "IT": by the code of any district that holds the place, those that are not guessed first; empty when none tells.
    [[nodiscard]] std::string_view country_at(geo::Position place) const;
    /// Where a line comes over a border of any level, in its order: between them every answer of `at` stays the same.
    [[nodiscard]] std::vector<BorderCrossing> crossings(std::span<const geo::Position> line) const;

    /// Takes the sections of a network's file. \throws InputError when they do not hold together
    void attach(const detail::SectionReader& reader);

private:
    [[nodiscard]] std::string_view text(std::uint32_t index) const;
    [[nodiscard]] District district(std::size_t boundary) const;
    [[nodiscard]] std::span<const records::ShapePoint> points_of(std::uint32_t line) const;
    [[nodiscard]] std::span<const std::uint32_t> members_of(std::size_t boundary) const;
    /// First and end of the boundaries of a level.
    [[nodiscard]] std::pair<std::size_t, std::size_t> of_level(int level) const;
    [[nodiscard]] bool goes_round(std::size_t boundary, geo::Position place) const;
    [[nodiscard]] bool may_reach_seat(std::size_t boundary, geo::Position place) const;
    void check(const detail::SectionReader& reader) const;

    std::span<const std::uint32_t> m_text_starts;
    std::span<const char> m_text_bytes;
    std::span<const records::Boundary> m_boundaries;
    std::span<const std::uint32_t> m_members;
    std::span<const records::BoundaryLine> m_lines;
    std::span<const records::ShapePoint> m_points;
};

} // namespace route::network
