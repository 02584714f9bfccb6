// SPDX-License-Identifier: BSL-1.0
#include "tulip/map_tulip.hpp"

#include "tulip/core_scale.hpp"
#include "tulip/look_ahead.hpp"
#include "tulip/make_room.hpp"
#include "tulip/ring_beside.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace route::tulip::detail {

using drawing::Point;
using junction::Arm;
using junction::ArmRole;
using junction::Feature;
using junction::JunctionView;
using namespace route::literals;

namespace {

/// Roads as they lie on the map, turned so that the entry comes from below, with the arms cut to even lengths.
class MapTulip {
public:
    MapTulip(const JunctionView& view, const TulipOptions& options)
        : m_view(view), m_options(options), m_pen(options.size), m_paper(paper_view(view, options.size)),
          m_core(view, m_paper) {}

    drawing::Picture draw() {
        collect_roads();
        make_room();
        draw_passing(Part::below);
        const bool over_another =
            std::ranges::any_of(m_roads, [](const Road& road) { return road.part == Part::below; });
        for (const auto& road : m_roads) {
            if (over_another && (road.part == Part::entry || road.part == Part::exit)) m_pen.gap(road.laid.line, road.look);
        }
        for (const auto& road : m_roads) {
            if (road.part != Part::below && road.part != Part::above) draw_road(road);
        }
        if (m_view.kind == junction::JunctionKind::mini_roundabout && !m_roads.empty()) {
            m_pen.painted_circle(m_core.on_paper(m_paper.on_paper(geo::PlanePoint{})));
        }
        draw_passing(Part::above);
        draw_features();
        draw_landmarks();
        draw_controls();
        // On the open road, where a control stands, there is no signpost.
        const bool at_a_signpost = m_view.shape != junction::JunctionShape::open_road && !leaves_as_it_came();
        if (at_a_signpost) draw_plates(drawn_arms(), m_options, m_pen);
        return std::move(m_pen).picture();
    }

private:
    enum class Part { inner, ring, side, entry, exit, below, above };

    /// A road of the picture, before it is drawn.
    struct Road {
        Part part = Part::inner;
        LaidRoad laid;
        junction::RoadLook look;
        const Arm* arm = nullptr; ///< null for inner roads
        bool other_half = false;  ///< of a divided road
    };

    /// Bends smaller than this tell a crew nothing.
    static constexpr Millimetres wriggle{2.4};
    static constexpr Millimetres arm_length{10};
    /// Between the road of arrival and the way back beside it.
    static constexpr double width_of_turn = 4.6;

    /// How much of the road of arrival is drawn: the map is turned so that its end, where the ball is, stands straight
    /// below its beginning, and a road that winds is followed until the ball stands clear of the junction.
    static Metres approach(const geo::PlaneLine& line, Metres radius) {
        Metres length = radius;
        while (length < radius * 1.75 && (geo::point_along(line, length) - line.front()).norm() < radius * 0.75) {
            length += radius * 0.05;
        }
        return length;
    }

    /// From the ball to the junction.
    static Bearing way_up(const geo::PlaneLine& line, Metres radius) {
        return (line.front() - geo::point_along(line, approach(line, radius))).direction();
    }

    /// The car comes to the junction in quite another direction than from where the ball would stand. Left and right are
    /// as the driver sees them: then the last metres point up, and the bend behind him is left out.
    /// On the open road it is the bend that a crew knows the place by.
    static bool comes_round_a_bend(const JunctionView& view, const geo::PlaneLine& line) {
        constexpr double quite_another = 35;
        const Bearing last_metres = view.entry_arm().bearing.reversed();
        return view.shape != junction::JunctionShape::open_road &&
               (way_up(line, look_ahead(view)) - last_metres).deviation_degrees() > quite_another;
    }

    static PaperView paper_view(const JunctionView& view, drawing::Size size) {
        const double radius = look_ahead(view).count(); // 14 mm on paper, from the middle to the field's edge
        const double scale = 14.0 / radius;
        Bearing up;
        geo::PlanePoint centre;
        if (const Arm* entry = arm_with(view, ArmRole::entry)) {
            const auto line = before_rings(view, entry->line);
            up = comes_round_a_bend(view, line) ? entry->bearing.reversed() : way_up(line, Metres{radius});
        } else if (const Arm* exit = arm_with(view, ArmRole::exit)) {
            up = (geo::point_along(exit->line, Metres{radius}) - exit->line.front()).direction();
            // A start has nothing behind it: the drawing begins low.
            return {exit->line.front(), up, scale, {size.width / 2, size.height * 0.74}};
        }
        return {centre, up, scale, middle_of(size)};
    }

    /// The line, to begin at a place.
    [[nodiscard]] static PaperLine moved(PaperLine line, Point to) {
        const Point by = to - line.front();
        for (Point& p : line) {
            p = p + by;
        }
        return line;
    }

    /// An arm begins where the junction has its mouth, at whatever scale.
    [[nodiscard]] PaperLine arm_on_paper(const geo::PlaneLine& ground) const {
        const PaperLine line = m_paper.on_paper(ground);
        return moved(line, m_core.on_paper(line.front()));
    }

    PaperLine entry_line() const {
        const Arm* entry = arm_with(m_view, ArmRole::entry);
        if (entry == nullptr) return {};
        // A winding road would lead the ball away from the bottom, where a crew looks for it.
        const auto seen = before_rings(m_view, entry->line);
        if (comes_round_a_bend(m_view, seen)) return inside(straight_up(seen), m_pen.field());
        const Metres length = approach(seen, look_ahead(m_view));
        auto line = arm_on_paper(geo::part_of(seen, Metres{}, length));
        return inside(flowing(at_least(std::move(line), arm_length), wriggle), m_pen.field());
    }

    /// The last metres as they are, and what lies behind the bend straight below.
    [[nodiscard]] PaperLine straight_up(const geo::PlaneLine& ground) const {
        auto line = beginning_of(arm_on_paper(ground), 2.5_mm);
        constexpr Millimetres least{3};
        const Millimetres bottom = std::max(line.back().y + least, m_pen.field().bottom());
        line.push_back({line.back().x, bottom});
        return flowing(line, wriggle);
    }

    PaperLine exit_line() const {
        const Arm* exit = arm_with(m_view, ArmRole::exit);
        if (exit == nullptr) return {};
        if (goes_back()) return way_back(m_core.on_paper(m_paper.on_paper(exit->line.front())));
        if (leaves_as_it_came()) return inside(loop_and_back(), field_for_arrow(m_pen));
        auto line = at_least(arm_on_paper(before_rings(m_view, exit->line)), 7_mm);
        return beginning_of(inside(flowing(line, wriggle), field_for_arrow(m_pen)), 13.5_mm);
    }

    /// A road that ends too soon to be seen is drawn on straight.
    [[nodiscard]] static PaperLine at_least(PaperLine line, Millimetres length) {
        const Millimetres missing = length - Millimetres{length_mm(line)};
        if (line.size() >= 2 && missing > 0_mm) line.push_back(line.back() + end_direction(line, 3_mm) * missing.count());
        return line;
    }

    /// The route leaves by the very road on which it came.
    [[nodiscard]] bool leaves_as_it_came() const {
        const Arm* entry = arm_with(m_view, ArmRole::entry);
        const Arm* exit = arm_with(m_view, ArmRole::exit);
        return entry != nullptr && exit != nullptr && entry->edge.segment() == exit->edge.segment() &&
               (exit->bearing - entry->bearing).deviation_degrees() < 30;
    }

    /// It does so on the spot, or in a mouth no deeper than a car needs; not round a loop.
    [[nodiscard]] bool goes_back() const { return leaves_as_it_came() && !rounds_something(loop()); }

    /// The route between the junction's first node and its last.
    [[nodiscard]] geo::PlaneLine loop() const {
        const Metres end = geo::length_of(m_view.driven) - geo::length_of(arm_with(m_view, ArmRole::exit)->line);
        return geo::part_of(m_view.driven, std::max(Metres{}, end - (m_view.leave - m_view.entry)), end);
    }

    [[nodiscard]] static bool rounds_something(const geo::PlaneLine& line) {
        double area = 0;
        for (std::size_t i = 0; i < line.size(); ++i) {
            const auto& a = line[i];
            const auto& b = line[(i + 1) % line.size()];
            area += (a.east.count() * b.north.count() - b.east.count() * a.north.count()) / 2;
        }
        const double length = geo::length_of(line).count();
        constexpr double width_of_a_car = 2.5;
        // Of a slim rectangle this is twice its width.
        return length > 0 && 4 * std::abs(area) / length > 2 * width_of_a_car;
    }

    /// Round a lay-by, say: the loop as it is driven, then down beside the road of arrival.
    [[nodiscard]] PaperLine loop_and_back() const {
        PaperLine line = m_paper.on_paper(loop());
        for (Point& p : line) {
            p = m_core.on_paper(p);
        }
        constexpr double short_of_the_mouth = 2.6;
        line = beginning_of(line, Millimetres{std::max(length_mm(line) / 2, length_mm(line) - short_of_the_mouth)});
        for (const Millimetres along : {3_mm, 5_mm, 8_mm}) {
            line.push_back(beside_arrival(along));
        }
        return line;
    }

    /// A place on the side of the road of arrival on which its oncoming traffic drives.
    [[nodiscard]] Point beside_arrival(Millimetres below) const {
        const auto part = beginning_of(m_entry, below);
        const Point down = end_direction(part, 3_mm);
        const double side = m_view.drives_on_left ? -width_of_turn : width_of_turn;
        return part.back() + Point{-down.y, down.x} * side;
    }

    /// A turn on the spot, drawn beside the road of arrival: across to the side on which the oncoming traffic drives.
    [[nodiscard]] PaperLine way_back(Point turning) const {
        const double side = m_view.drives_on_left ? 1 : -1;
        PaperLine line{turning};
        constexpr int pieces = 12;
        for (int i = 0; i <= pieces; ++i) {
            const double angle = std::numbers::pi * i / pieces;
            line.push_back(turning + Point{Millimetres{side * width_of_turn / 2 * (1 - std::cos(angle))},
                                           Millimetres{-3.0 - 2.3 * std::sin(angle)}});
        }
        line.push_back(turning + Point{Millimetres{side * width_of_turn}, 6.5_mm});
        return line;
    }

    /// Roads over and under the route.
    void add_passing() {
        for (const auto& passing : m_view.passing) {
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
            add_road(passing.above ? Part::above : Part::below, std::move(seen), passing.look, nullptr, 1);
            if (passing.above && !m_roads.empty()) m_roads.back().laid.half_width += parapet;
        }
    }

    void draw_passing(Part part) {
        for (const auto& road : m_roads) {
            if (road.part != part) continue;
            part == Part::above ? m_pen.bridge(road.laid.line, road.look) : m_pen.road(road.laid.line, road.look);
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

    // -------------------------------------------------------------- what is drawn

    void add_road(Part part, PaperLine line, const junction::RoadLook& look, const Arm* arm, double yields) {
        if (line.size() < 2) return;
        LaidRoad laid;
        laid.line = std::move(line);
        laid.half_width = width_of(look) / 2;
        laid.yields = yields;
        m_roads.push_back({part, std::move(laid), look, arm, false});
    }

    /// In the order in which they are drawn: the route lies on top.
    void collect_roads() {
        const Arm* entry = arm_with(m_view, ArmRole::entry);
        const Arm* exit = arm_with(m_view, ArmRole::exit);
        m_entry = entry_line();
        m_exit = exit_line();
        const bool loops_back = leaves_as_it_came() && !goes_back();
        add_passing();
        for (std::size_t i = 0; i < m_view.inner.size(); ++i) {
            const auto& road = m_view.inner[i];
            if (road.driven && loops_back) continue; // it is drawn as the route's own line
            if (!m_core.leaves_out(i)) add_road(Part::inner, inner_line(road.line), road.look, nullptr, road.driven ? 0.3 : 0.8);
        }
        add_rings_beside();
        for (const Arm& arm : m_view.arms) {
            if (arm.role == ArmRole::side) add_side(arm);
        }
        if (entry != nullptr) {
            add_other_half(*entry, Part::entry, m_entry);
            add_road(Part::entry, m_entry, entry->look, entry, 0.25);
            if (!m_entry.empty()) {
                m_roads.back().laid.end_half = ball_radius;
                m_roads.back().laid.end_stays = true;
            }
        }
        if (exit != nullptr) {
            if (!leaves_as_it_came()) add_other_half(*exit, Part::exit, m_exit);
            add_road(Part::exit, m_exit, exit->look, exit, leaves_as_it_came() ? 0.0 : 0.4);
            if (m_exit.size() >= 2) {
                m_roads.back().laid.end_half = arrow_half(exit->look);
                m_roads.back().laid.beyond_end = arrow_length;
            }
        }
    }

    /// A large junction may reach beyond the picture, from either end.
    [[nodiscard]] PaperLine inner_line(const geo::PlaneLine& ground) const {
        PaperLine line = m_paper.on_paper(ground);
        for (Point& p : line) {
            p = m_core.on_paper(p);
        }
        auto seen = inside(line, m_pen.field());
        if (seen.size() >= 2) return seen;
        std::ranges::reverse(line);
        return inside(line, m_pen.field());
    }

    /// Rings to which the junction's side roads lead, unless the route itself comes to them: then the next box tells of
    /// them.
    void add_rings_beside() {
        const auto comes_to = [&](const Arm* arm, const junction::NearbyRing& ring) {
            return arm != nullptr && ring_reached(m_view, arm->line) == &ring;
        };
        for (const auto& ring : m_view.rings) {
            if (comes_to(arm_with(m_view, ArmRole::entry), ring) || comes_to(arm_with(m_view, ArmRole::exit), ring)) continue;
            const auto leads_there =
                std::ranges::find_if(m_view.arms, [&](const Arm& arm) { return !arm.beside && comes_to(&arm, ring); });
            if (leads_there == m_view.arms.end()) continue;
            const Point shift = m_core.shift_of(m_paper.on_paper(leads_there->line.front()));
            const auto drawn = ring_beside(ring, m_paper, shift, width_of(leads_there->look), {m_entry, m_exit}, m_pen.field());
            if (!drawn) continue;
            m_rings.emplace(&ring, *drawn);
            add_road(Part::ring, drawn->line(), leads_there->look, nullptr, 0);
        }
    }

    /// The ring at which a road ends; null when it ends at none that is drawn.
    [[nodiscard]] const RingOnPaper* ring_at_end_of(const Arm& arm) const {
        const auto ring = m_rings.find(ring_reached(m_view, arm.line));
        return ring == m_rings.end() ? nullptr : &ring->second;
    }

    /// What leaves the route beside the junction may be the other half of a road that is drawn with it.
    [[nodiscard]] bool is_drawn_anyway(const Arm& arm) const {
        constexpr Metres seen{15};
        const auto runs_along = [&](const geo::PlaneLine& line) {
            constexpr Metres same{1.5};
            if (line.size() < 2) return false;
            const auto near = [&](Metres along) {
                return geo::nearest_on(line, geo::point_along(arm.line, along)).distance < same;
            };
            return near(seen / 2) && near(seen);
        };
        return std::ranges::any_of(m_view.arms, [&](const Arm& other) { return &other != &arm && runs_along(other.twin); }) ||
               std::ranges::any_of(m_view.inner, [&](const auto& road) { return runs_along(road.line); });
    }

    void add_side(const Arm& arm) {
        // A side road further on than the drawing reaches would hang in the air.
        constexpr double too_far = 1.2;
        const Point mouth = arm.beside ? mouth_beside(arm) : m_core.on_paper(m_paper.on_paper(arm.line.front()));
        if (arm.beside && std::min(distance_mm(mouth, m_entry), distance_mm(mouth, m_exit)) > too_far) return;
        const Millimetres length = arm.beside ? 5.5_mm : arm_length;
        const RingOnPaper* ring = ring_at_end_of(arm);
        if (arm.beside && (ring != nullptr || is_drawn_anyway(arm))) return;
        const auto ground = before_rings(m_view, arm.line);
        const bool short_by_nature = geo::length_of(ground) < m_paper.ground(5_mm);
        PaperLine line = flowing(moved(m_paper.on_paper(ground), mouth), wriggle);
        if (ring != nullptr) line = ring->ended_by(line);
        else if (short_by_nature) line = at_least(std::move(line), 5_mm);
        if (arm.beside) line = moved_to_the_route(line);
        if (arm.twin.empty() && ring == nullptr) line = spread_from_all(beginning_of(line, length));
        line = as_far_as_it_is_its_own(line, length);
        add_road(Part::side, line, arm.look, &arm, 1);
        add_other_half(arm, Part::side, line);
    }

    /// Roads beside the route go where the route goes: its exit moves with the junction's scale.
    [[nodiscard]] Point mouth_beside(const Arm& arm) const {
        const Point mouth = m_paper.on_paper(arm.line.front());
        const Arm* exit = arm_with(m_view, ArmRole::exit);
        if (exit == nullptr) return mouth;
        const Point moved = mouth + m_core.shift_of(m_paper.on_paper(exit->line.front()));
        return distance_mm(moved, m_exit) < distance_mm(mouth, m_entry) ? moved : mouth;
    }

    /// Where the route's bends are evened out, the roads beside it follow.
    [[nodiscard]] PaperLine moved_to_the_route(const PaperLine& line) const {
        const bool at_entry = distance_mm(line.front(), m_entry) < distance_mm(line.front(), m_exit);
        return moved(line, nearest_on(at_entry ? m_entry : m_exit, line.front()));
    }

    /// At a narrow fork the eye must see two roads, or three.
    [[nodiscard]] PaperLine spread_from_all(PaperLine line) const {
        constexpr int rounds = 2; // what makes way for one road may come near to another
        for (int round = 0; round < rounds; ++round) {
            for (const auto& road : m_roads) {
                if (road.part == Part::side && road.arm->twin.empty()) line = spread_from(line, road.laid.line);
            }
            line = spread_from(spread_from(line, m_exit), m_entry);
        }
        return line;
    }

    /// To where it leaves the picture, or comes to the route again.
    [[nodiscard]] PaperLine as_far_as_it_is_its_own(const PaperLine& line, Millimetres length) const {
        return inside(until_it_joins(until_it_joins(beginning_of(line, length), m_entry), m_exit), m_pen.field());
    }

    void add_other_half(const Arm& arm, Part part, const PaperLine& half) {
        if (arm.twin.size() < 2) return;
        const auto line = as_far_as_it_is_its_own(flowing(arm_on_paper(before_rings(m_view, arm.twin)), wriggle), arm_length);
        const auto count = m_roads.size();
        add_road(part, until_it_joins(line, half), arm.look, &arm, 1);
        if (m_roads.size() > count) m_roads.back().other_half = true;
    }

    void make_room() {
        std::vector<LaidRoad> laid;
        for (const auto& road : m_roads) {
            laid.push_back(road.laid);
        }
        auto lines = with_room(laid, m_pen.field());
        for (std::size_t i = 0; i < m_roads.size(); ++i) {
            Road& road = m_roads[i];
            road.laid.line = std::move(lines[i]);
            if (road.part == Part::entry && !road.other_half) m_entry = road.laid.line;
            if (road.part == Part::exit && !road.other_half) m_exit = road.laid.line;
        }
    }

    /// Beside the junction: a stub that nobody may take, and that comes so near to a road of the junction itself that both
    /// are one knot. What one may take is a road to count, knot or not.
    [[nodiscard]] bool ends_at_another(const Road& road) const {
        constexpr double knot = 1.9;
        return road.arm != nullptr && !road.arm->may_enter && std::ranges::any_of(m_roads, [&](const Road& other) {
            const bool of_the_junction = other.part == Part::inner || (other.part == Part::side && !other.arm->beside);
            return of_the_junction && distance_mm(road.laid.line.back(), other.laid.line) < knot;
        });
    }

    void draw_road(const Road& road) {
        const PaperLine& line = road.laid.line;
        const double clear = std::min(distance_mm(line.back(), m_entry), distance_mm(line.back(), m_exit));
        constexpr double room_for_a_bar = 2.4;
        // What runs along the route, or sets out below the arrow or the ball, tells nothing and makes them hard to read.
        const auto at_an_end = [&](const PaperLine& route) {
            return !route.empty() && distance_mm(line.front(), route.back()) < room_for_a_bar;
        };
        const bool hides = clear < room_for_a_bar || at_an_end(m_entry) || at_an_end(m_exit) || ends_at_another(road);
        if (road.part == Part::side && road.arm->beside && hides) return;
        m_pen.road(line, road.look);
        if (road.other_half) return;
        if (road.part == Part::entry) m_pen.ball(line.back());
        if (road.part == Part::exit) {
            m_pen.arrow(line, road.look);
            if (arm_with(m_view, ArmRole::entry) == nullptr) m_pen.ball(line.front());
        }
        // A bar so near the arrow would seem to close the route's own road.
        const bool to_a_ring = road.part == Part::side && ring_at_end_of(*road.arm) != nullptr;
        const bool closed = road.part == Part::side && !road.arm->may_enter && road.arm->twin.empty() && !to_a_ring;
        if (closed && clear >= room_for_a_bar) m_pen.no_entry(line);
    }

    [[nodiscard]] std::vector<DrawnArm> drawn_arms() const {
        std::vector<DrawnArm> arms;
        for (const auto& road : m_roads) {
            if (road.arm == nullptr || road.other_half) continue;
            PaperLine line = road.laid.line;
            if (road.part == Part::exit) line.push_back(line.back() + end_direction(line, 3_mm) * arrow_length.count());
            arms.push_back({road.arm, std::move(line)});
        }
        return arms;
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
            const PaperLine& line = entry != nullptr ? m_entry : m_exit;
            if (!line.empty()) at = line.front();
            if (!m_options.sign_pictograms.empty() && line.size() >= 2) {
                const auto near = beginning_of(line, 3_mm);
                m_pen.control_line(at, end_direction(near, 3_mm));
            }
        }
        draw_signs(m_options, at, m_pen);
    }

    const JunctionView& m_view;
    const TulipOptions& m_options;
    RoadPen m_pen;
    PaperView m_paper;
    CoreScale m_core;
    std::vector<Road> m_roads;
    std::map<const junction::NearbyRing*, RingOnPaper> m_rings; ///< those that are drawn
    PaperLine m_entry; ///< from the junction to the ball; empty at a start
    PaperLine m_exit;  ///< from the junction to the arrow; empty at a finish
};

} // namespace

drawing::Picture map_tulip(const JunctionView& view, const TulipOptions& options) { return MapTulip{view, options}.draw(); }

} // namespace route::tulip::detail
