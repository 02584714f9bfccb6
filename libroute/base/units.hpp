// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <cmath>
#include <compare>
#include <cstdint>
#include <string_view>

namespace route {

/// A length on the ground, in metres. Metres × Metres is not Metres and does not compile.
class Metres {
public:
    constexpr Metres() = default;
    constexpr explicit Metres(double metres) : m_metres(metres) {}
    [[nodiscard]] constexpr double count() const { return m_metres; }
    [[nodiscard]] constexpr double kilometres() const { return m_metres / 1000.0; }

    constexpr auto operator<=>(const Metres&) const = default;
    constexpr Metres operator-() const { return Metres{-m_metres}; }
    constexpr Metres& operator+=(Metres other) {
        m_metres += other.m_metres;
        return *this;
    }
    constexpr Metres& operator-=(Metres other) {
        m_metres -= other.m_metres;
        return *this;
    }
    friend constexpr Metres operator+(Metres a, Metres b) { return Metres{a.m_metres + b.m_metres}; }
    friend constexpr Metres operator-(Metres a, Metres b) { return Metres{a.m_metres - b.m_metres}; }
    friend constexpr Metres operator*(Metres a, double factor) { return Metres{a.m_metres * factor}; }
    friend constexpr Metres operator*(double factor, Metres a) { return a * factor; }
    friend constexpr Metres operator/(Metres a, double divisor) { return Metres{a.m_metres / divisor}; }
    friend constexpr double operator/(Metres a, Metres b) { return a.m_metres / b.m_metres; }
    friend constexpr Metres abs(Metres a) { return a.m_metres < 0 ? -a : a; }

private:
    double m_metres = 0;
};

/// A place along a leg: metres driven since the leg's start. It differs from Metres as a time point does from a
/// duration: Chainage − Chainage is Metres, Chainage + Chainage does not compile.
class Chainage {
public:
    constexpr Chainage() = default;
    constexpr explicit Chainage(Metres since_start) : m_since_start(since_start) {}
    [[nodiscard]] constexpr Metres since_start() const { return m_since_start; }

    constexpr auto operator<=>(const Chainage&) const = default;
    friend constexpr Metres operator-(Chainage a, Chainage b) { return a.m_since_start - b.m_since_start; }
    friend constexpr Chainage operator+(Chainage a, Metres b) { return Chainage{a.m_since_start + b}; }
    friend constexpr Chainage operator-(Chainage a, Metres b) { return Chainage{a.m_since_start - b}; }
    /// How far apart two places of a leg are, whichever comes first.
    friend constexpr Metres distance(Chainage a, Chainage b) { return abs(a.m_since_start - b.m_since_start); }

private:
    Metres m_since_start;
};

/// A printable length: a whole number of 10 m. A chainage is rounded once, and every printed length is a difference of
/// such values, so the columns of a road book add up.
class PrintedLength {
public:
    constexpr PrintedLength() = default;
    [[nodiscard]] static constexpr PrintedLength decametres(std::int32_t count) { return PrintedLength{count}; }
    /// The nearest whole 10 m; halves go up.
    [[nodiscard]] static PrintedLength nearest(Chainage place) {
        return PrintedLength{static_cast<std::int32_t>(std::floor(place.since_start().count() / 10.0 + 0.5))};
    }
    [[nodiscard]] constexpr std::int32_t decametres() const { return m_decametres; }
    [[nodiscard]] constexpr Metres length() const { return Metres{m_decametres * 10.0}; }

    constexpr auto operator<=>(const PrintedLength&) const = default;
    friend constexpr PrintedLength operator-(PrintedLength a, PrintedLength b) {
        return PrintedLength{a.m_decametres - b.m_decametres};
    }

private:
    constexpr explicit PrintedLength(std::int32_t count) : m_decametres(count) {}
    std::int32_t m_decametres = 0;
};

/// A speed in kilometres per hour, the only unit the sport uses.
class KmPerHour {
public:
    constexpr KmPerHour() = default;
    constexpr explicit KmPerHour(double km_per_hour) : m_km_per_hour(km_per_hour) {}
    [[nodiscard]] constexpr double count() const { return m_km_per_hour; }
    constexpr auto operator<=>(const KmPerHour&) const = default;

private:
    double m_km_per_hour = 0;
};

/// Driving time, exact to the floating second.
using Seconds = std::chrono::duration<double>;

/// How long `length` takes at `speed`. \pre speed > 0
[[nodiscard]] constexpr Seconds operator/(Metres length, KmPerHour speed) {
    return Seconds{length.count() * 3.6 / speed.count()};
}

/// The average over `length` driven in `time`. \pre time > 0
[[nodiscard]] constexpr KmPerHour operator/(Metres length, Seconds time) {
    return KmPerHour{length.count() * 3.6 / time.count()};
}

/// A length on paper, in millimetres.
class Millimetres {
public:
    constexpr Millimetres() = default;
    constexpr explicit Millimetres(double millimetres) : m_millimetres(millimetres) {}
    [[nodiscard]] constexpr double count() const { return m_millimetres; }

    constexpr auto operator<=>(const Millimetres&) const = default;
    constexpr Millimetres operator-() const { return Millimetres{-m_millimetres}; }
    constexpr Millimetres& operator+=(Millimetres b) {
        m_millimetres += b.m_millimetres;
        return *this;
    }
    constexpr Millimetres& operator-=(Millimetres b) {
        m_millimetres -= b.m_millimetres;
        return *this;
    }
    friend constexpr Millimetres operator+(Millimetres a, Millimetres b) {
        return Millimetres{a.m_millimetres + b.m_millimetres};
    }
    friend constexpr Millimetres operator-(Millimetres a, Millimetres b) {
        return Millimetres{a.m_millimetres - b.m_millimetres};
    }
    friend constexpr Millimetres operator*(Millimetres a, double factor) { return Millimetres{a.m_millimetres * factor}; }
    friend constexpr Millimetres operator*(double factor, Millimetres a) { return a * factor; }
    friend constexpr Millimetres operator/(Millimetres a, double divisor) { return Millimetres{a.m_millimetres / divisor}; }
    friend constexpr double operator/(Millimetres a, Millimetres b) { return a.m_millimetres / b.m_millimetres; }

private:
    double m_millimetres = 0;
};

/// A type size: 1 point = 1/72 inch = 25.4/72 mm.
class Points {
public:
    constexpr Points() = default;
    constexpr explicit Points(double points) : m_points(points) {}
    [[nodiscard]] constexpr double count() const { return m_points; }
    [[nodiscard]] constexpr Millimetres millimetres() const { return Millimetres{m_points * 25.4 / 72.0}; }
    constexpr auto operator<=>(const Points&) const = default;

private:
    double m_points = 0;
};

enum class Hand : std::uint8_t { left, right };
/// "left", "right": as files and keys of phrases spell them.
[[nodiscard]] constexpr std::string_view name_of(Hand hand) { return hand == Hand::left ? "left" : "right"; }
[[nodiscard]] constexpr Hand opposite(Hand hand) { return hand == Hand::left ? Hand::right : Hand::left; }

/// A change of heading in (−180°, 180°]; positive is to the right, as a navigator turns a map.
class TurnAngle {
public:
    constexpr TurnAngle() = default;
    /// Any number of degrees, brought into (−180, 180].
    [[nodiscard]] static constexpr TurnAngle degrees(double degrees) {
        // Sums and differences of bearings are folded without a division: searches fold millions of them.
        if (degrees > -180.0 && degrees <= 180.0) return TurnAngle{degrees};
        if (degrees > 180.0 && degrees < 360.0) return TurnAngle{degrees - 360.0};
        if (degrees <= -180.0 && degrees > -360.0) return TurnAngle{degrees + 360.0};
        double wrapped = std::fmod(degrees, 360.0);
        if (wrapped <= -180.0) wrapped += 360.0;
        if (wrapped > 180.0) wrapped -= 360.0;
        return TurnAngle{wrapped};
    }
    [[nodiscard]] constexpr double degrees() const { return m_degrees; }
    /// How far from straight on, in degrees, 0 to 180.
    [[nodiscard]] double deviation_degrees() const { return std::abs(m_degrees); }
    constexpr auto operator<=>(const TurnAngle&) const = default;
    constexpr TurnAngle operator-() const { return TurnAngle{-m_degrees}; }
    /// What has to be turned more to come from b to a, in (−180°, 180°].
    friend TurnAngle operator-(TurnAngle a, TurnAngle b) { return degrees(a.m_degrees - b.m_degrees); }
    /// How far from straight on, 0° to 180°.
    friend constexpr TurnAngle abs(TurnAngle a) { return TurnAngle{a.m_degrees < 0 ? -a.m_degrees : a.m_degrees}; }
    /// To which hand it goes; straight on counts as left.
    [[nodiscard]] constexpr Hand hand() const { return m_degrees > 0 ? Hand::right : Hand::left; }

private:
    constexpr explicit TurnAngle(double degrees) : m_degrees(degrees) {}
    double m_degrees = 0;
};

/// A direction on the ground, clockwise from true north, in [0°, 360°).
class Bearing {
public:
    constexpr Bearing() = default;
    /// Any number of degrees, brought into [0, 360).
    [[nodiscard]] static Bearing degrees(double degrees) {
        double wrapped = std::fmod(degrees, 360.0);
        if (wrapped < 0) wrapped += 360.0;
        if (wrapped >= 360.0) wrapped = 0;
        return Bearing{wrapped};
    }
    [[nodiscard]] constexpr double degrees() const { return m_degrees; }
    [[nodiscard]] Bearing reversed() const { return degrees(m_degrees + 180.0); }
    constexpr auto operator<=>(const Bearing&) const = default;
    /// The turn from b to a.
    friend TurnAngle operator-(Bearing a, Bearing b) { return TurnAngle::degrees(a.m_degrees - b.m_degrees); }
    friend Bearing operator+(Bearing a, TurnAngle turn) { return degrees(a.m_degrees + turn.degrees()); }

private:
    constexpr explicit Bearing(double degrees) : m_degrees(degrees) {}
    double m_degrees = 0;
};

/// One suffix, one unit, one representation.
inline namespace literals {
constexpr TurnAngle operator""_deg(long double degrees) { return TurnAngle::degrees(static_cast<double>(degrees)); }
constexpr TurnAngle operator""_deg(unsigned long long degrees) { return TurnAngle::degrees(static_cast<double>(degrees)); }
constexpr Metres operator""_m(long double metres) { return Metres{static_cast<double>(metres)}; }
constexpr Metres operator""_m(unsigned long long metres) { return Metres{static_cast<double>(metres)}; }
constexpr Metres operator""_km(long double km) { return Metres{static_cast<double>(km) * 1000.0}; }
constexpr Metres operator""_km(unsigned long long km) { return Metres{static_cast<double>(km) * 1000.0}; }
constexpr KmPerHour operator""_kmh(long double speed) { return KmPerHour{static_cast<double>(speed)}; }
constexpr KmPerHour operator""_kmh(unsigned long long speed) { return KmPerHour{static_cast<double>(speed)}; }
constexpr Millimetres operator""_mm(long double mm) { return Millimetres{static_cast<double>(mm)}; }
constexpr Millimetres operator""_mm(unsigned long long mm) { return Millimetres{static_cast<double>(mm)}; }
constexpr Points operator""_pt(long double points) { return Points{static_cast<double>(points)}; }
constexpr Points operator""_pt(unsigned long long points) { return Points{static_cast<double>(points)}; }
} // namespace literals

} // namespace route
