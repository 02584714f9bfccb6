// SPDX-License-Identifier: BSL-1.0
#include "tulip/tulip.hpp"

#include "tulip/paper_view.hpp"
#include "tulip/road_pen.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace route::tulip {

using detail::beginning_of;
using detail::inside;
using detail::PaperLine;
using detail::PaperView;
using detail::RoadPen;
using drawing::Point;
using junction::Arm;
using junction::ArmRole;
using junction::Feature;
using junction::JunctionKind;
using junction::JunctionView;

namespace {

const Arm* arm_with(const JunctionView& view, ArmRole role) {
    const auto arm = std::ranges::find(view.arms, role, &Arm::role);
    return arm == view.arms.end() ? nullptr : &*arm;
}

Point middle_of(const drawing::Size& size) { return {size.width / 2, size.height * 0.52}; }

/// Pictogram of something at its place; nothing for what only the text tells.
std::optional<std::string> pictogram_for(Feature feature) {
    switch (feature) {
    case Feature::signals: return "traffic-signals";
    case Feature::stop: return "stop";
    case Feature::give_way: return "give-way";
    case Feature::level_crossing: return "level-crossing";
    case Feature::barrier: return "barrier";
    case Feature::ford: return "ford";
    case Feature::toll: return "toll";
    case Feature::mini_roundabout:
    case Feature::tunnel:
    case Feature::bridge: break;
    }
    return std::nullopt;
}

void draw_signs(const TulipOptions& options, Point at, RoadPen& pen) {
    for (const auto& sign : options.sign_pictograms) {
        pen.mark(sign, at, Millimetres{6.2}, options.signs_stand);
    }
    if (options.danger > 0) pen.danger(options.danger, at);
}

/// The arrow's head stands beyond its line's end and must stay in the picture.
drawing::Rect field_for_arrow(const RoadPen& pen) {
    constexpr Millimetres head{2.6};
    const auto field = pen.field();
    return {field.top_left + Point{head, head}, {field.size.width - head * 2, field.size.height - head * 2}};
}

// ------------------------------------------------------------------ the map's own geometry

/// Roads as they lie on the map, turned so that the entry comes from below, with the arms cut to even lengths.
class MapTulip {
public:
    MapTulip(const JunctionView& view, const TulipOptions& options)
        : m_view(view), m_options(options), m_pen(options.size), m_paper(paper_view(view, options.size)) {}

    drawing::Picture draw() {
        const PaperLine entry = entry_line();
        const PaperLine exit = exit_line();
        draw_passing(false);
        const bool over_another =
            std::ranges::any_of(m_view.passing, [](const junction::PassingRoad& road) { return !road.above; });
        if (over_another) {
            if (const Arm* arm = arm_with(m_view, ArmRole::entry)) m_pen.gap(entry, arm->look);
            if (const Arm* arm = arm_with(m_view, ArmRole::exit)) m_pen.gap(exit, arm->look);
        }
        for (const auto& road : m_view.inner) {
            draw_inner(m_paper.on_paper(road.line), road.look);
        }
        for (const Arm& arm : m_view.arms) {
            if (arm.role != ArmRole::side) continue;
            // A side road further on than the drawing reaches would hang in the air.
            const Point mouth = m_paper.on_paper(arm.line.front());
            const double away = std::min(detail::distance_mm(mouth, entry), detail::distance_mm(mouth, exit));
            if (!arm.beside || away < 0.6) draw_side(arm, entry, exit);
        }
        draw_entry(entry);
        draw_exit(exit);
        draw_passing(true);
        draw_features();
        draw_landmarks();
        draw_controls();
        return std::move(m_pen).picture();
    }

private:
    /// How much of the road of arrival is drawn: the map is turned so that its end, where the ball is, stands straight
    /// below its beginning, and a road that winds is followed until the ball stands clear of the junction.
    static Metres approach(const geo::PlaneLine& line, Metres radius) {
        Metres length = radius;
        while (length < radius * 1.75 && (geo::point_along(line, length) - line.front()).norm() < radius * 0.75) {
            length += radius * 0.05;
        }
        return length;
    }

    /// Metres between the outermost ends of what is the junction itself.
    static Metres extent(const JunctionView& view) {
        Metres extent = view.leave - view.entry;
        for (const auto& road : view.inner) {
            for (const auto& point : road.line) {
                extent = std::max(extent, point.norm() * 2);
            }
        }
        return extent;
    }

    /// 14 mm on paper from the middle to the field's edge; on the ground what an eye takes in at a junction.
    static Metres radius_of(const JunctionView& view) {
        return Metres{std::clamp(extent(view).count() / 2 + 32, 38.0, 95.0)};
    }

    static PaperView paper_view(const JunctionView& view, drawing::Size size) {
        const double radius = radius_of(view).count();
        const double scale = 14.0 / radius;
        Bearing up;
        geo::PlanePoint centre;
        if (const Arm* entry = arm_with(view, ArmRole::entry)) {
            const auto far = geo::point_along(entry->line, approach(entry->line, Metres{radius}));
            up = (entry->line.front() - far).direction();
        } else if (const Arm* exit = arm_with(view, ArmRole::exit)) {
            up = (geo::point_along(exit->line, Metres{radius}) - exit->line.front()).direction();
            // A start has nothing behind it: the drawing begins low.
            return {exit->line.front(), up, scale, {size.width / 2, size.height * 0.74}};
        }
        return {centre, up, scale, middle_of(size)};
    }

    PaperLine entry_line() const {
        const Arm* entry = arm_with(m_view, ArmRole::entry);
        if (entry == nullptr) return {};
        // A winding road would lead the ball away from the bottom, where a crew looks for it.
        const Metres length = approach(entry->line, radius_of(m_view));
        return inside(m_paper.on_paper(geo::part_of(entry->line, Metres{}, length)), m_pen.field());
    }

    PaperLine exit_line() const {
        const Arm* exit = arm_with(m_view, ArmRole::exit);
        if (exit == nullptr) return {};
        if (goes_back()) return way_back(m_paper.on_paper(exit->line.front()));
        return beginning_of(inside(m_paper.on_paper(exit->line), field_for_arrow(m_pen)), 13.5_mm);
    }

    /// The route leaves by the very road on which it came.
    [[nodiscard]] bool goes_back() const {
        const Arm* entry = arm_with(m_view, ArmRole::entry);
        const Arm* exit = arm_with(m_view, ArmRole::exit);
        return entry != nullptr && exit != nullptr && entry->edge.segment() == exit->edge.segment() &&
               (exit->bearing - entry->bearing).deviation_degrees() < 30;
    }

    /// A turn on the spot, drawn beside the road of arrival: across to the side on which the oncoming traffic drives.
    [[nodiscard]] PaperLine way_back(Point turning) const {
        const double side = m_view.drives_on_left ? 1 : -1;
        constexpr double width = 4.6;
        PaperLine line{turning};
        constexpr int pieces = 12;
        for (int i = 0; i <= pieces; ++i) {
            const double angle = std::numbers::pi * i / pieces;
            line.push_back(turning + Point{Millimetres{side * width / 2 * (1 - std::cos(angle))},
                                           Millimetres{-3.0 - 2.3 * std::sin(angle)}});
        }
        line.push_back(turning + Point{Millimetres{side * width}, 6.5_mm});
        return line;
    }

    /// Roads over and under the route, where they clear ball and arrow.
    void draw_passing(bool above) {
        for (const auto& passing : m_view.passing) {
            if (passing.above != above) continue;
            const Metres whole = geo::length_of(passing.line);
            const Metres middle = geo::nearest_on(passing.line, passing.crossing).along;
            // From the crossing to both edges of the picture.
            auto back = geo::part_of(passing.line, Metres{}, middle);
            std::ranges::reverse(back);
            auto seen = inside(m_paper.on_paper(back), m_pen.field());
            std::ranges::reverse(seen);
            const auto ahead = inside(m_paper.on_paper(geo::part_of(passing.line, middle, whole)), m_pen.field());
            if (seen.empty() || ahead.empty()) continue; // it passes further on than the picture shows
            seen.insert(seen.end(), ahead.begin() + 1, ahead.end());
            above ? m_pen.bridge(seen, passing.look) : m_pen.road(seen, passing.look);
        }
    }

    void draw_landmarks() {
        const auto field = m_pen.field();
        constexpr Millimetres side{4.6};
        for (const auto& landmark : m_options.landmarks) {
            const Point at = m_paper.on_paper(landmark.at);
            const Point kept{std::clamp(at.x, field.left() + side / 2, field.right() - side / 2),
                             std::clamp(at.y, field.top() + side / 2, field.bottom() - side / 2)};
            m_pen.mark(landmark.pictogram, kept, side);
        }
    }

    /// A large junction may reach beyond the picture, from either end.
    void draw_inner(PaperLine line, const junction::RoadLook& look) {
        auto seen = inside(line, m_pen.field());
        if (seen.size() < 2) {
            std::ranges::reverse(line);
            seen = inside(line, m_pen.field());
        }
        m_pen.road(seen, look);
    }

    void draw_side(const Arm& arm, const PaperLine& entry, const PaperLine& exit) {
        const Millimetres length = arm.beside ? 5.5_mm : 10_mm;
        for (const auto* line : {&arm.line, &arm.twin}) {
            if (line->size() < 2) continue;
            auto paper = beginning_of(m_paper.on_paper(*line), length);
            if (arm.twin.empty()) paper = detail::spread_from(detail::spread_from(paper, exit), entry);
            paper = inside(paper, m_pen.field());
            if (paper.size() < 2) continue;
            // What runs along the route tells nothing and makes arrow and ball hard to read.
            const double clear = std::min(detail::distance_mm(paper.back(), entry), detail::distance_mm(paper.back(), exit));
            if (arm.beside && clear < 2.4) continue;
            if (detail::length_mm(paper) < 3) {
                paper.back() = paper.back() + detail::end_direction(paper, 2_mm) * 2.0;
                paper = inside(paper, m_pen.field());
            }
            m_pen.road(paper, arm.look);
            // A bar so near the arrow would seem to close the route's own road.
            const bool closed = line == &arm.line && !arm.may_enter && arm.twin.empty() && clear >= 2.4;
            if (closed) m_pen.no_entry(paper);
        }
    }

    void draw_twin(const Arm& arm) {
        if (arm.twin.size() < 2) return;
        m_pen.road(inside(beginning_of(m_paper.on_paper(arm.twin), 10_mm), m_pen.field()), arm.look);
    }

    void draw_entry(const PaperLine& line) {
        const Arm* entry = arm_with(m_view, ArmRole::entry);
        if (entry == nullptr) return;
        draw_twin(*entry);
        m_pen.road(line, entry->look);
        if (!line.empty()) m_pen.ball(line.back());
    }

    void draw_exit(const PaperLine& line) {
        const Arm* exit = arm_with(m_view, ArmRole::exit);
        if (exit == nullptr) return;
        draw_twin(*exit);
        m_pen.road(line, exit->look);
        m_pen.arrow(line, exit->look);
        if (arm_with(m_view, ArmRole::entry) == nullptr && !line.empty()) m_pen.ball(line.front());
    }

    void draw_features() {
        const auto field = m_pen.field();
        std::vector<Feature> drawn;
        for (const auto& placed : m_view.features) {
            const auto name = pictogram_for(placed.feature);
            const Point at = m_paper.on_paper(placed.at);
            const bool seen = field.left() <= at.x && at.x <= field.right() && field.top() <= at.y && at.y <= field.bottom();
            if (!name || !seen || std::ranges::find(drawn, placed.feature) != drawn.end()) continue;
            drawn.push_back(placed.feature);
            m_pen.mark(*name, at, 4.6_mm);
        }
    }

    void draw_controls() {
        const Arm* entry = arm_with(m_view, ArmRole::entry);
        const Arm* exit = arm_with(m_view, ArmRole::exit);
        const Arm* arm = entry != nullptr ? entry : exit;
        Point at = middle_of(m_options.size);
        if (arm != nullptr) {
            at = m_paper.on_paper(arm->line.front());
            const auto line = m_paper.on_paper(arm->line);
            if (!m_options.sign_pictograms.empty() && line.size() >= 2) {
                const auto near = beginning_of(line, 3_mm);
                m_pen.control_line(at, detail::end_direction(near, 3_mm));
            }
        }
        draw_signs(m_options, at, m_pen);
    }

    const JunctionView& m_view;
    const TulipOptions& m_options;
    RoadPen m_pen;
    PaperView m_paper;
};

// ------------------------------------------------------------------ roundabouts

/// A ring of readable size with its arms at the map's angles, spread apart where they would touch.
class RingTulip {
public:
    RingTulip(const JunctionView& view, const TulipOptions& options)
        : m_view(view), m_options(options), m_pen(options.size), m_centre(middle_of(options.size)) {
        // Three sizes are what the eye tells apart: mini, common, large.
        const double metres = view.ring_radius.count();
        m_radius = metres < 12 ? 3.4_mm : metres < 28 ? 4.6_mm : 5.8_mm;
    }

    drawing::Picture draw() {
        const auto angles = spread_angles();
        draw_ring();
        for (std::size_t i = 0; i < m_view.arms.size(); ++i) {
            if (angles[i]) draw_arm(m_view.arms[i], *angles[i]);
        }
        draw_features();
        draw_landmarks();
        draw_signs(m_options, m_centre + Point{m_radius, m_radius}, m_pen);
        return std::move(m_pen).picture();
    }

private:
    /// Clockwise from straight up, in degrees; the entry comes from below. Nothing for arms that are no part of the ring.
    std::vector<std::optional<double>> spread_angles() const {
        const Arm* entry = arm_with(m_view, ArmRole::entry);
        const Bearing below = entry != nullptr ? entry->bearing : m_view.arms.front().bearing;
        std::vector<std::optional<double>> angles(m_view.arms.size());
        std::vector<std::pair<double, std::size_t>> order;
        for (std::size_t i = 0; i < m_view.arms.size(); ++i) {
            const Arm& arm = m_view.arms[i];
            if (arm.beside) continue;
            double turn = Bearing::degrees((arm.bearing - below).degrees()).degrees();
            // All the way round and out by the arm of arrival: drawn beside the entry, where the ring comes to it last.
            if (&arm != entry && arm.role == ArmRole::exit && entry != nullptr && arm.edge == entry->edge) {
                turn = m_view.drives_on_left ? 334 : 26;
            }
            order.emplace_back(turn, i);
        }
        std::ranges::sort(order);
        constexpr double least = 27;
        // The entry stays; the others give way to each other, first clockwise, then back.
        for (std::size_t k = 1; k < order.size(); ++k) {
            order[k].first = std::max(order[k].first, order[k - 1].first + least);
        }
        double limit = 360 - least;
        for (std::size_t k = order.size(); k-- > 1;) {
            order[k].first = std::min(order[k].first, limit);
            limit = order[k].first - least;
        }
        for (const auto& [turn, i] : order) {
            angles[i] = turn + 180;
        }
        return angles;
    }

    [[nodiscard]] Point at(double angle, Millimetres radius) const {
        const double radians = angle * std::numbers::pi / 180;
        return m_centre + Point{radius * std::sin(radians), -(radius * std::cos(radians))};
    }

    void draw_landmarks() {
        const Arm* entry = arm_with(m_view, ArmRole::entry);
        if (entry == nullptr) return;
        for (const auto& landmark : m_options.landmarks) {
            const Bearing where = (landmark.at - m_view.ring_centre).direction();
            m_pen.mark(landmark.pictogram, at(180 + (where - entry->bearing).degrees(), m_radius + 8_mm), 4.6_mm);
        }
    }

    void draw_ring() {
        PaperLine ring;
        constexpr int pieces = 48;
        for (int i = 0; i <= pieces; ++i) {
            ring.push_back(at(360.0 * i / pieces, m_radius));
        }
        junction::RoadLook look;
        const Arm* entry = arm_with(m_view, ArmRole::entry);
        if (entry != nullptr) look = entry->look;
        look.unpaved = false;
        m_pen.road(ring, look);
    }

    void draw_arm(const Arm& arm, double angle) {
        const bool exit = arm.role == ArmRole::exit;
        const bool route = arm.role != ArmRole::side;
        // Where traffic only comes in there is nothing to mistake for an exit: a short bit of road tells enough.
        const bool only_in = !route && !arm.leads_out;
        const Millimetres reach = m_radius + (route ? 14_mm : only_in ? 3.2_mm : 6.5_mm);
        auto line = inside({at(angle, m_radius), at(angle, reach)}, exit ? field_for_arrow(m_pen) : m_pen.field());
        if (exit) line = beginning_of(line, 7.5_mm);
        m_pen.road(line, arm.look);
        if (line.size() < 2) return;
        if (arm.role == ArmRole::entry) m_pen.ball(line.back());
        if (exit) m_pen.arrow(line, arm.look);
        if (!route && !only_in && !arm.may_enter) m_pen.no_entry(line);
    }

    void draw_features() {
        for (const auto& placed : m_view.features) {
            const auto name = pictogram_for(placed.feature);
            const bool beside_ring = (placed.at - m_view.ring_centre).norm() < m_view.ring_radius + Metres{30};
            // Everybody gives way at a roundabout: only lights are news.
            if (name && beside_ring && placed.feature == Feature::signals) {
                m_pen.mark(*name, m_centre + Point{m_radius, m_radius}, 4.6_mm);
                break;
            }
        }
    }

    const JunctionView& m_view;
    const TulipOptions& m_options;
    RoadPen m_pen;
    Point m_centre;
    Millimetres m_radius;
};

} // namespace

drawing::Picture tulip(const JunctionView& view, const TulipOptions& options) {
    if (view.kind == JunctionKind::roundabout) return RingTulip{view, options}.draw();
    return MapTulip{view, options}.draw();
}

} // namespace route::tulip
