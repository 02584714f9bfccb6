// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"

#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// Pictures as lists of shapes, texts and pictograms in millimetres. It knows paper and type, nothing of
/// roads.
namespace route::drawing {

/// A place on a picture: x to the right, y down, from its top left corner.
struct Point {
    Millimetres x;
    Millimetres y;
    constexpr auto operator<=>(const Point&) const = default;
    friend constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend constexpr Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
    friend constexpr Point operator*(Point a, double factor) { return {a.x * factor, a.y * factor}; }
    friend constexpr double dot(Point a, Point b) { return a.x.count() * b.x.count() + a.y.count() * b.y.count(); }
    friend constexpr double cross(Point a, Point b) { return a.x.count() * b.y.count() - a.y.count() * b.x.count(); }
    /// No hypot: on paper nothing is so large or small that a square would not do, and this is asked most of all.
    [[nodiscard]] Millimetres norm() const { return Millimetres{std::sqrt(dot(*this, *this))}; }
};

struct Size {
    Millimetres width;
    Millimetres height;
};

struct Rect {
    Point top_left;
    Size size;
    [[nodiscard]] constexpr Millimetres left() const { return top_left.x; }
    [[nodiscard]] constexpr Millimetres top() const { return top_left.y; }
    [[nodiscard]] constexpr Millimetres right() const { return top_left.x + size.width; }
    [[nodiscard]] constexpr Millimetres bottom() const { return top_left.y + size.height; }
};

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    constexpr auto operator<=>(const Colour&) const = default;
};
inline constexpr Colour black{0, 0, 0};
inline constexpr Colour white{255, 255, 255};
inline constexpr Colour danger_red{200, 16, 30};

/// A line of straight pieces and cubic curves; may have several parts.
class Path {
public:
    enum class Verb : std::uint8_t { move, line, curve, close };
    void move_to(Point p) { add(Verb::move, {p}); }
    void line_to(Point p) { add(Verb::line, {p}); }
    /// A cubic Bézier curve with two control points.
    void curve_to(Point control1, Point control2, Point end) { add(Verb::curve, {control1, control2, end}); }
    void close() { add(Verb::close, {}); }
    [[nodiscard]] const std::vector<Verb>& verbs() const { return m_verbs; }
    /// move and line take one point, curve three, close none.
    [[nodiscard]] const std::vector<Point>& points() const { return m_points; }
    [[nodiscard]] bool empty() const { return m_verbs.empty(); }

private:
    void add(Verb verb, std::initializer_list<Point> points) {
        m_verbs.push_back(verb);
        m_points.insert(m_points.end(), points);
    }
    std::vector<Verb> m_verbs;
    std::vector<Point> m_points;
};

[[nodiscard]] Path rectangle(Rect rect);
[[nodiscard]] Path circle(Point centre, Millimetres radius);

enum class Cap : std::uint8_t { butt, round };
enum class Join : std::uint8_t { miter, round };

struct Stroke {
    Millimetres width;
    Colour colour = black;
    Cap cap = Cap::butt;
    Join join = Join::round;
    std::vector<Millimetres> dashes; ///< on, off, …; empty for a solid line
};

struct Shape {
    Path path;
    std::optional<Colour> fill;
    std::optional<Stroke> stroke;
};

enum class Weight : std::uint8_t { regular, bold };

struct TextStyle {
    Points size;
    Weight weight = Weight::regular;
    Colour colour = black;
};

/// One line of text. `cell` is the rectangle that it must not leave; layout checks hold it to that.
struct Text {
    Point baseline; ///< where the first letter stands
    std::string text;
    TextStyle style;
    Rect cell;
};

/// A drawing from styles/pictograms, by its name without ending, fitted into a rectangle.
struct Pictogram {
    std::string name;
    Rect where;
};

struct Picture;

/// A picture in a picture, its top left corner at `at`, clipped to its own size.
struct Inset {
    Point at;
    std::shared_ptr<const Picture> picture;
};

using Item = std::variant<Shape, Text, Pictogram, Inset>;

/// Items are drawn in this order.
struct Picture {
    Size size;
    std::vector<Item> items;
};

} // namespace route::drawing
