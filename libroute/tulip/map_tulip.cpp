// SPDX-License-Identifier: BSL-1.0
#include "tulip/map_tulip.hpp"

#include "tulip/core_scale.hpp"
#include "tulip/make_room.hpp"
#include "tulip/ring_beside.hpp"
#include "tulip/route_lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>

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
        const bool over_another = std::ranges::any_of(m_roads, [](const Road& road) { return road.part == Part::below; });
        for (const auto& road : m_roads) {
            if (over_another && (road.part == Part::entry || road.part == Part::exit)) m_pen.gap(road.laid.line, road.look);
        }
        for (const auto& road : m_roads) {
            if (road.part != Part::below && road.part != Part::above) draw_road(road);
        }
        draw_minis();
        draw_passing(Part::above);
        draw_features();
        draw_landmarks();
        draw_controls();
        // On the open road, where a control stands, there is no signpost.
        const bool at_a_signpost = m_view.shape != junction::JunctionShape::open_road && !leaves_as_it_came(m_view);
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
        bool oncoming = false;    ///< a lane beside an island that the route does not use
    };

    /// Below the arrow's head or the ball nobody sees which road lies above which.
    [[nodiscard]] bool crosses_at_an_end(Point crossing) const {
        constexpr Millimetres clear{1.5};
        const auto near = [&](const PaperLine& line, Millimetres reach) {
            return !line.empty() && Millimetres{distance_mm(crossing, line.back())} < reach + clear;
        };
        return near(m_exit, arrow_length) || near(m_entry, ball_radius);
    }

    /// Roads over and under the route.
    void add_passing() {
        for (const auto& passing : m_view.passing) {
            if (crosses_at_an_end(m_paper.on_paper(passing.crossing))) continue;
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

    /// Circles painted on the crossing. At one alone arms may part in the drawing's middle, and there it is.
    void draw_minis() {
        if (m_roads.empty()) return;
        const bool alone = m_view.kind == junction::JunctionKind::mini_roundabout && m_view.minis.size() <= 1;
        if (alone) return m_pen.painted_circle(m_core.on_paper(m_paper.on_paper(geo::PlanePoint{})));
        for (const auto& mini : m_view.minis) {
            m_pen.painted_circle(m_core.on_paper(m_paper.on_paper(mini.at)));
        }
    }

    void draw_landmarks() {
        const auto field = m_pen.field();
        constexpr Millimetres side{4.6};
        for (const auto& landmark : m_options.landmarks) {
            const Point at = m_paper.on_paper(landmark.at);
            const Point kept{std::clamp(at.x, field.left() + side / 2, field.right() - side / 2),
                             std::clamp(at.y, field.top() + side / 2, field.bottom() - side / 2)};
            const Point route = m_entry.empty() ? kept : m_entry.front();
            m_pen.mark(landmark.pictogram, kept, side, landmark.stands, route);
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
        const Arm* entry = m_view.entry_arm();
        const Arm* exit = m_view.exit_arm();
        const RouteLines route{m_view, m_paper, m_core, {m_pen.field(), field_for_arrow(m_pen)}};
        m_entry = route.to_the_ball();
        m_exit = route.to_the_arrow();
        const bool comes_back = leaves_as_it_came(m_view);
        const bool loops_back = comes_back && !turns_on_the_spot(m_view);
        add_passing();
        for (std::size_t i = 0; i < m_view.inner.size(); ++i) {
            const auto& road = m_view.inner[i];
            if (road.driven && loops_back) continue; // it is drawn as the route's own line
            if (m_core.leaves_out(i)) continue;
            const auto count = m_roads.size();
            add_road(Part::inner, inner_line(road.line), road.look, nullptr, road.driven ? 0.3 : 0.8);
            const bool beside_island = m_view.kind == junction::JunctionKind::island_mouth && !road.driven;
            if (beside_island && m_roads.size() > count) m_roads.back().oncoming = true;
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
            if (!comes_back) add_other_half(*exit, Part::exit, m_exit);
            add_road(Part::exit, m_exit, exit->look, exit, comes_back ? 0.0 : 0.4);
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
            if (comes_to(m_view.entry_arm(), ring) || comes_to(m_view.exit_arm(), ring)) continue;
            const auto leads_there =
                std::ranges::find_if(m_view.arms, [&](const Arm& arm) { return !arm.beside && comes_to(&arm, ring); });
            if (leads_there == m_view.arms.end()) continue;
            const Point shift = m_core.shift_of(m_paper.on_paper(leads_there->line.front()));
            const auto drawn =
                ring_beside(ring, m_paper, shift, width_of(leads_there->look), {m_entry, m_exit}, m_pen.field());
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
        return std::ranges::any_of(m_view.arms,
                                   [&](const Arm& other) { return &other != &arm && runs_along(other.twin); }) ||
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
        if (ring != nullptr)
            line = ring->ended_by(line);
        else if (short_by_nature)
            line = at_least(std::move(line), 5_mm);
        if (arm.beside) line = moved_to_the_route(line);
        if (arm.twin.empty() && ring == nullptr) line = spread_from_all(arm, beginning_of(line, length));
        line = as_far_as_it_is_its_own(line, length);
        add_road(Part::side, line, arm.look, &arm, 1);
        add_other_half(arm, Part::side, line);
    }

    /// Roads beside the route go where the route goes: its exit moves with the junction's scale.
    [[nodiscard]] Point mouth_beside(const Arm& arm) const {
        const Point mouth = m_paper.on_paper(arm.line.front());
        const Arm* exit = m_view.exit_arm();
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
    [[nodiscard]] PaperLine spread_from_all(const Arm& arm, PaperLine line) const {
        constexpr int rounds = 2; // what makes way for one road may come near to another
        for (int round = 0; round < rounds; ++round) {
            for (const auto& road : m_roads) {
                if (road.part == Part::side && road.arm->twin.empty())
                    line = spread_from(line, road.laid.line, arm.turn - road.arm->turn);
            }
            const Arm* exit = m_view.exit_arm();
            line = spread_from(line, m_exit, exit == nullptr ? TurnAngle{} : arm.turn - exit->turn);
            line = spread_from(line, m_entry, TurnAngle{});
        }
        return line;
    }

    /// To where it leaves the picture, or comes to the route again.
    [[nodiscard]] PaperLine as_far_as_it_is_its_own(const PaperLine& line, Millimetres length) const {
        return inside(until_it_joins(until_it_joins(beginning_of(line, length), m_entry), m_exit), m_pen.field());
    }

    void add_other_half(const Arm& arm, Part part, const PaperLine& half) {
        if (arm.twin.size() < 2) return;
        const auto twin = on_paper_from_mouth(m_paper, m_core, before_rings(m_view, arm.twin));
        const auto line = as_far_as_it_is_its_own(flowing(twin, wriggle), arm_length);
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

    /// Beside the junction: a stub that nobody may take and that is a mere track, or comes so near to a road of the junction
    /// itself that both are one knot. What one may take is a road to count, knot or not.
    [[nodiscard]] bool only_confuses(const Road& road) const {
        constexpr double knot = 1.9;
        if (road.arm == nullptr || road.arm->may_enter) return false;
        return road.look.unpaved || std::ranges::any_of(m_roads, [&](const Road& other) {
                   const bool of_the_junction =
                       other.part == Part::inner || (other.part == Part::side && !other.arm->beside);
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
        const bool hides = clear < room_for_a_bar || at_an_end(m_entry) || at_an_end(m_exit) || only_confuses(road);
        if (road.part == Part::side && road.arm->beside && hides) return;
        m_pen.road(line, road.look, road.oncoming ? share_of_half : 1);
        if (road.other_half) return;
        if (road.part == Part::entry) m_pen.ball(line.back());
        if (road.part == Part::exit) {
            m_pen.arrow(line, road.look);
            if (m_view.entry_arm() == nullptr) m_pen.ball(line.front());
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
        const Arm* entry = m_view.entry_arm();
        const Arm* exit = m_view.exit_arm();
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
    PaperLine m_entry;                                          ///< from the junction to the ball; empty at a start
    PaperLine m_exit;                                           ///< from the junction to the arrow; empty at a finish
};

} // namespace

drawing::Picture map_tulip(const JunctionView& view, const TulipOptions& options) { return MapTulip{view, options}.draw(); }

} // namespace route::tulip::detail
