// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <functional>

namespace route::geo {

/// Degrees north of the equator (WGS84), −90 to 90, as a whole number of 1e-7°.
class Latitude {
public:
    constexpr Latitude() = default;
    [[nodiscard]] static Latitude degrees(double degrees) {
        return Latitude{static_cast<std::int32_t>(std::lround(degrees * 1e7))};
    }
    [[nodiscard]] static constexpr Latitude e7(std::int32_t value) { return Latitude{value}; }
    [[nodiscard]] constexpr double degrees() const { return m_e7 / 1e7; }
    [[nodiscard]] constexpr std::int32_t e7() const { return m_e7; }
    constexpr auto operator<=>(const Latitude&) const = default;

private:
    constexpr explicit Latitude(std::int32_t value) : m_e7(value) {}
    std::int32_t m_e7 = 0;
};

/// Degrees east of Greenwich (WGS84), −180 to 180, as a whole number of 1e-7°.
class Longitude {
public:
    constexpr Longitude() = default;
    [[nodiscard]] static Longitude degrees(double degrees) {
        return Longitude{static_cast<std::int32_t>(std::lround(degrees * 1e7))};
    }
    [[nodiscard]] static constexpr Longitude e7(std::int32_t value) { return Longitude{value}; }
    [[nodiscard]] constexpr double degrees() const { return m_e7 / 1e7; }
    [[nodiscard]] constexpr std::int32_t e7() const { return m_e7; }
    constexpr auto operator<=>(const Longitude&) const = default;

private:
    constexpr explicit Longitude(std::int32_t value) : m_e7(value) {}
    std::int32_t m_e7 = 0;
};

/// A place on the ground, as OpenStreetMap stores it: exact, comparable, hashable.
struct Position {
    Latitude latitude;
    Longitude longitude;
    constexpr auto operator<=>(const Position&) const = default;
};

/// A rectangle of positions, borders included; it does not cross the 180th meridian.
struct Bounds {
    Position south_west;
    Position north_east;
    [[nodiscard]] constexpr bool contains(Position p) const {
        return south_west.latitude <= p.latitude && p.latitude <= north_east.latitude &&
               south_west.longitude <= p.longitude && p.longitude <= north_east.longitude;
    }
};

} // namespace route::geo

template <> struct std::hash<route::geo::Position> {
    std::size_t operator()(route::geo::Position p) const noexcept {
        const auto lat = static_cast<std::uint32_t>(p.latitude.e7());
        const auto lon = static_cast<std::uint32_t>(p.longitude.e7());
        return std::hash<std::uint64_t>{}((std::uint64_t{lat} << 32) | lon);
    }
};
