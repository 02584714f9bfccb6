// SPDX-License-Identifier: BSL-1.0
#include "tulip/make_room.hpp"
#include "tulip/map_tulip.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

namespace route::tulip::detail {

using drawing::Point;
using junction::Arm;
using junction::ArmRole;
using junction::Feature;
using junction::JunctionView;
using namespace route::literals;

namespace {

/// From a mini-roundabout to a gyratory with a park in it the radius grows by the logarithm, which is how an eye compares
/// sizes: 5 m are the smallest ring with white in it, 60 m the largest that leaves room for arms.
Millimetres ring_on_paper(Metres radius) {
    constexpr double smallest = 5;
    constexpr double largest = 60;
    const double share = std::log(std::clamp(radius.count(), smallest, largest) / smallest) / std::log(largest / smallest);
    return 2.6_mm + 3.6_mm * share;
}

/// With room for ball, road and arrow within it.
constexpr Millimetres ring_to_drive_in{7};

/// The route has a road in the ring's middle.
bool drives_within(const JunctionView& view) {
    return view.through_middle || view.comes_from_middle() || view.goes_into_middle();
}

/// With room for a landmark's sign within it.
constexpr Millimetres ring_round_a_mark{4.3};

Millimetres radius_of(const JunctionView& view, const TulipOptions& options) {
    if (drives_within(view)) return ring_to_drive_in;
    const bool holds_mark = std::ranges::any_of(
        options.landmarks, [](const DrawnLandmark& mark) { return mark.stands == junction::InSight::in_middle; });
    const Millimetres radius = ring_on_paper(view.ring_radius);
    return holds_mark ? std::max(radius, ring_round_a_mark) : radius;
}

/// How much is drawn of a road that is not the route's.
constexpr Millimetres side_road_length{6.5};

/// The ring's radius by direction, as a share of its mean: 1 all round, but for a gyratory that is clearly longer than wide.
class RingShape {
public:
    explicit RingShape(const JunctionView& view) {
        for (const auto& road : view.inner) {
            if (!road.ring) continue;
            const Metres length = geo::length_of(road.line);
            constexpr Metres step{2};
            for (Metres along; along < length; along += step) {
                const auto offset = geo::point_along(road.line, along) - view.ring_centre;
                m_radii.emplace_back(offset.direction().degrees(), offset.norm() / view.ring_radius);
            }
        }
        std::ranges::sort(m_radii);
        if (!is_long()) m_radii.clear();
    }

    /// As a hand draws it: the map's corners are evened out.
    [[nodiscard]] double at(Bearing direction) const {
        if (m_radii.empty()) return 1;
        constexpr int to_each_side = 3;
        constexpr double step = 9;
        double sum = 0;
        for (int k = -to_each_side; k <= to_each_side; ++k) {
            sum += on_the_map(direction.degrees() + k * step);
        }
        return sum / (2 * to_each_side + 1);
    }

private:
    [[nodiscard]] double on_the_map(double angle) const {
        const double degrees = Bearing::degrees(angle).degrees();
        const auto after = std::ranges::lower_bound(m_radii, degrees, {}, &std::pair<double, double>::first);
        const auto& b = after == m_radii.end() ? m_radii.front() : *after;
        const auto& a = after == m_radii.begin() ? m_radii.back() : *std::prev(after);
        const double span = Bearing::degrees(b.first - a.first).degrees();
        const double share = span > 0 ? Bearing::degrees(degrees - a.first).degrees() / span : 0.0;
        return std::clamp(a.second + (b.second - a.second) * share, 0.6, 1.5);
    }

    [[nodiscard]] bool is_long() const {
        constexpr std::size_t fewest = 8;
        constexpr double clearly = 1.35;
        if (m_radii.size() < fewest) return false;
        const auto [least, most] = std::ranges::minmax_element(m_radii, {}, &std::pair<double, double>::second);
        return most->second > least->second * clearly;
    }

    std::vector<std::pair<double, double>> m_radii; ///< by degrees clockwise from north
};

/// A ring of readable size with its arms at the map's angles, spread apart where they would touch.
class RingTulip {
public:
    RingTulip(const JunctionView& view, const TulipOptions& options)
        : m_view(view), m_options(options), m_pen(options.size), m_centre(middle_of(options.size)),
          m_radius(radius_of(view, options)), m_shape(view) {
        // Who comes out of the middle drives up to the ring, all others come from below.
        m_below = view.comes_from_middle() ? mouth_of(*below()).reversed() : below()->bearing;
    }

    drawing::Picture draw() {
        const auto angles = spread_angles();
        draw_ring();
        draw_end_on_ring();
        draw_way_through(angles);
        for (std::size_t i = 0; i < m_view.arms.size(); ++i) {
            if (m_view.arms[i].in_middle)
                draw_road_in_middle(m_view.arms[i]);
            else if (angles[i])
                draw_arm(m_view.arms[i], *angles[i], room_beside(angles, i));
        }
        if (const auto own = angles[own_way_out()]) {
            m_pen.road({at(*own, ring_at(*own)), at(*own, ring_at(*own) + side_road_length)}, below()->look);
        }
        for (const Arm& arm : m_view.arms) {
            if (arm.beside) draw_lane_before_the_ring(arm);
        }
        draw_features();
        draw_landmarks();
        draw_signs(m_options, m_centre + Point{m_radius, m_radius}, m_pen);
        draw_plates(m_drawn, m_options, m_pen);
        return std::move(m_pen).picture();
    }

private:
    /// An arm of the ring on paper; all angles are degrees clockwise from the entry.
    struct Spoke {
        std::size_t arm = 0; ///< in the view's arms; `own_way_out` is none of them
        double mouth = 0;    ///< where its road leaves the ring, or comes on to it
        double turn = 0;     ///< where it is drawn
        double sets_out = 0; ///< where its first metres lead
    };
    /// Roads that meet the ring so near to each other part at one mouth.
    static constexpr double one_mouth = 1.5;

    [[nodiscard]] static double clockwise(Bearing from, Bearing to) {
        return Bearing::degrees((to - from).degrees()).degrees();
    }

    /// The index behind the arms: the way out of the road of arrival, where it is a road of its own on paper.
    [[nodiscard]] std::size_t own_way_out() const { return m_view.arms.size(); }

    /// Clockwise from straight up, in degrees; the entry comes from below. Nothing for arms that are no part of the ring.
    std::vector<std::optional<double>> spread_angles() const {
        auto spokes = spokes_in_order();
        keep_order(spokes);
        constexpr double least = 27;
        // The entry stays; the others give way to each other, first clockwise, then back. Where it lies in the middle its place
        // below is free.
        const double room_below = m_view.comes_from_middle() ? least / 2 : 0;
        double limit = -room_below;
        for (auto& spoke : spokes) {
            spoke.turn = std::max(spoke.turn, limit + least);
            limit = spoke.turn;
        }
        limit = 360 + room_below;
        for (std::size_t k = spokes.size(); k-- > 0;) {
            spokes[k].turn = std::min(spokes[k].turn, limit - least);
            limit = spokes[k].turn;
        }
        std::vector<std::optional<double>> angles(own_way_out() + 1);
        for (const auto& spoke : spokes) {
            angles[spoke.arm] = spoke.turn + 180;
        }
        for (std::size_t i = 0; i < m_view.arms.size(); ++i) {
            if (&m_view.arms[i] == below() && !m_view.arms[i].in_middle) angles[i] = 180;
        }
        return angles;
    }

    /// The arm that points down.
    [[nodiscard]] const Arm* below() const {
        const Arm* entry = m_view.entry_arm();
        return entry != nullptr ? entry : &m_view.arms.front();
    }

    /// From the ring's centre: of a road in two halves the one that the crew passes, or comes by.
    [[nodiscard]] Bearing mouth_of(const Arm& arm) const {
        const bool comes_by_twin = arm.role == ArmRole::entry && !arm.twin.empty();
        return ((comes_by_twin ? arm.twin : arm.line).front() - m_view.ring_centre).direction();
    }

    /// The way out of the road of arrival lies before the crew as it turns in: the first exit, which it counts. As a rule the
    /// ring comes to it last.
    [[nodiscard]] bool passes_own_way_out_first() const {
        const Arm* entry = m_view.entry_arm();
        if (entry == nullptr || entry->twin.empty()) return false;
        const double round = clockwise(mouth_of(*entry), (entry->line.front() - m_view.ring_centre).direction());
        return m_view.drives_on_left ? round > one_mouth && round < 180 : round > 180 && round < 360 - one_mouth;
    }

    /// Right beside the entry: where the ring comes to the way out of the road of arrival.
    [[nodiscard]] Spoke spoke_beside_entry(std::size_t arm) const {
        const bool left_of_entry = m_view.drives_on_left == passes_own_way_out_first();
        return left_of_entry ? Spoke{arm, 0, 26, 26} : Spoke{arm, 360, 334, 334};
    }

    [[nodiscard]] bool leaves_by_road_of_arrival(const Arm& arm) const {
        const Arm* entry = m_view.entry_arm();
        return arm.role == ArmRole::exit && entry != nullptr && arm.edge == entry->edge;
    }

    [[nodiscard]] Spoke spoke_of(std::size_t i) const {
        const Arm& arm = m_view.arms[i];
        if (leaves_by_road_of_arrival(arm)) return spoke_beside_entry(i);
        const bool from_middle = m_view.comes_from_middle();
        const Bearing first_mouth = from_middle ? m_below : mouth_of(*below());
        Spoke spoke{i, clockwise(first_mouth, mouth_of(arm)), clockwise(m_below, arm.bearing), 0};
        // At the entry's own mouth the hand of arrival at which a road lies says whether it is passed first or last.
        const bool at_entry = !from_middle && (spoke.mouth < one_mouth || spoke.mouth > 360 - one_mouth);
        if (at_entry) spoke.mouth = spoke.turn < 180 ? 0 : 360;
        // Beside the entry a road may lie to one hand of it and its mouth to the other.
        if (spoke.turn - spoke.mouth > 180) spoke.turn -= 360;
        if (spoke.mouth - spoke.turn > 180) spoke.turn += 360;
        constexpr Metres first{8};
        const auto first_metres = (geo::point_along(arm.line, first) - arm.line.front()).direction();
        spoke.sets_out = spoke.turn + (first_metres - arm.bearing).degrees();
        return spoke;
    }

    /// All arms of the ring but the one below. A road may lie in another direction than its mouth, beyond its neighbour even:
    /// it is drawn where the crew passes its mouth, for there it counts.
    [[nodiscard]] std::vector<Spoke> spokes_in_order() const {
        std::vector<Spoke> spokes;
        for (std::size_t i = 0; i < m_view.arms.size(); ++i) {
            const Arm& arm = m_view.arms[i];
            if (!arm.beside && !arm.in_middle && &arm != below()) spokes.push_back(spoke_of(i));
        }
        const Arm* exit = m_view.exit_arm();
        const bool drawn_as_exit = exit != nullptr && leaves_by_road_of_arrival(*exit);
        if (passes_own_way_out_first() && !drawn_as_exit) spokes.push_back(spoke_beside_entry(own_way_out()));
        std::ranges::sort(spokes, {}, &Spoke::mouth);
        // Roads that part at one mouth lie as they set out there.
        for (auto from = spokes.begin(); from != spokes.end();) {
            auto to = std::find_if(from, spokes.end(), [&](const Spoke& s) { return s.mouth - from->mouth > one_mouth; });
            std::sort(from, to, [](const Spoke& a, const Spoke& b) { return a.sets_out < b.sets_out; });
            from = to;
        }
        return spokes;
    }

    /// Arms that lie in another order than their mouths meet halfway.
    static void keep_order(std::vector<Spoke>& spokes) {
        std::vector<std::pair<double, std::size_t>> heaps; // the mean of so many neighbours
        for (const auto& spoke : spokes) {
            heaps.emplace_back(spoke.turn, 1);
            while (heaps.size() > 1 && heaps.back().first < heaps[heaps.size() - 2].first) {
                const auto [mean, count] = heaps.back();
                heaps.pop_back();
                auto& before = heaps.back();
                const auto all = static_cast<double>(before.second + count);
                before.first = (before.first * static_cast<double>(before.second) + mean * static_cast<double>(count)) / all;
                before.second += count;
            }
        }
        std::size_t i = 0;
        for (const auto& [mean, count] : heaps) {
            for (std::size_t k = 0; k < count; ++k) {
                spokes[i++].turn = mean;
            }
        }
    }

    /// Degrees to the nearer neighbour.
    [[nodiscard]] static double room_beside(const std::vector<std::optional<double>>& angles, std::size_t arm) {
        double room = 360;
        for (std::size_t i = 0; i < angles.size(); ++i) {
            if (i == arm || !angles[i]) continue;
            room = std::min(room, TurnAngle::degrees(*angles[i] - *angles[arm]).deviation_degrees());
        }
        return room;
    }

    /// The middle line of the ring in a direction.
    [[nodiscard]] Millimetres ring_at(double angle) const {
        return m_radius * m_shape.at(Bearing::degrees(m_below.degrees() + angle - 180));
    }

    /// Beside the ray in a direction: positive is clockwise.
    [[nodiscard]] Point beside(double angle, Millimetres radius, Millimetres aside) const {
        const double radians = angle * std::numbers::pi / 180;
        return at(angle, radius) + Point{aside * std::cos(radians), aside * std::sin(radians)};
    }

    [[nodiscard]] Point at(double angle, Millimetres radius) const {
        const double radians = angle * std::numbers::pi / 180;
        return m_centre + Point{radius * std::sin(radians), -(radius * std::cos(radians))};
    }

    void draw_landmarks() {
        const Arm* entry = m_view.entry_arm();
        if (entry == nullptr) return;
        for (const auto& landmark : m_options.landmarks) {
            if (landmark.stands == junction::InSight::in_middle && !drives_within(m_view)) {
                // Two of them have no room.
                if (std::exchange(m_middle_taken, true)) continue;
                m_pen.mark_at(landmark.pictogram, m_centre, 4.4_mm);
                continue;
            }
            const Bearing where = (landmark.at - m_view.ring_centre).direction();
            const Point place = at(180 + (where - entry->bearing).degrees(), m_radius + 8_mm);
            m_pen.mark(landmark.pictogram, place, 4.6_mm, landmark.stands, at(180, m_radius));
        }
    }

    void draw_ring() {
        PaperLine ring;
        constexpr int pieces = 48;
        for (int i = 0; i <= pieces; ++i) {
            const double angle = 360.0 * i / pieces;
            ring.push_back(at(angle, ring_at(angle)));
        }
        junction::RoadLook look;
        const Arm* entry = m_view.entry_arm();
        if (entry != nullptr) look = entry->look;
        look.unpaved = false;
        m_pen.road(ring, look);
    }

    /// A road of the route that leads from the ring into its middle, or out of it.
    void draw_road_in_middle(const Arm& arm) {
        const double angle = 180 + (mouth_of(arm) - m_below).degrees();
        const Millimetres ring = ring_at(angle);
        if (arm.role == ArmRole::entry) {
            const PaperLine line{at(angle, ring), at(angle + 180, 2.4_mm)};
            m_pen.road(line, arm.look);
            m_pen.ball(line.back());
            return;
        }
        const PaperLine line{at(angle, ring), at(angle, ring - 3.4_mm)};
        m_pen.road(line, arm.look);
        m_pen.arrow(line, arm.look);
    }

    /// The road across the island, from the foot of the road of arrival to that of the exit.
    void draw_way_through(const std::vector<std::optional<double>>& angles) {
        const auto exit = std::ranges::find(m_view.arms, ArmRole::exit, &Arm::role);
        if (!m_view.through_middle || exit == m_view.arms.end()) return;
        const double leaves = angles[static_cast<std::size_t>(exit - m_view.arms.begin())].value_or(0);
        PaperLine line{at(180, ring_at(180))};
        for (const auto& road : m_view.inner) {
            if (!road.driven) continue;
            for (const auto& place : road.line) {
                // What comes near the ring is the feet's own affair.
                constexpr double well_within = 0.75;
                const auto from_centre = place - m_view.ring_centre;
                const double share = from_centre.norm() / m_view.ring_radius;
                const double angle = 180 + (from_centre.direction() - m_below).degrees();
                if (share < well_within) line.push_back(at(angle, m_radius * share));
            }
        }
        line.push_back(at(leaves, ring_at(leaves)));
        m_pen.road(flowing(line, 2_mm), m_view.arms.front().look);
    }

    /// Where the leg ends on the ring: a line across it, as at every control.
    void draw_end_on_ring() {
        const bool ends_here = m_view.entry_arm() != nullptr && m_view.exit_arm() == nullptr;
        if (!ends_here || m_view.driven.empty()) return;
        const Bearing end = (m_view.driven.back() - m_view.ring_centre).direction();
        const double angle = 180 + (end - m_below).degrees();
        const Point along = at(angle + 90, 1_mm) - m_centre;
        m_pen.control_line(at(angle, ring_at(angle)), along);
    }

    /// How an arm with two halves meets the ring.
    enum class Halves { one, island, apart };

    /// Halves that come together behind an island, or stay apart as a divided road; one line where neighbours leave no room.
    [[nodiscard]] static Halves halves_of(const Arm& arm, double room) {
        constexpr double least_room = 44;
        if (arm.twin.size() < 2 || room < least_room) return Halves::one;
        constexpr Metres together{4};
        constexpr Metres far{70};
        const Metres reach = std::min({far, geo::length_of(arm.line), geo::length_of(arm.twin)});
        const auto end = geo::point_along(arm.line, reach);
        return geo::nearest_on(arm.twin, end).distance < together ? Halves::island : Halves::apart;
    }

    /// Where traffic only comes in, and on tracks and yards that are closed, a short bit of road tells enough, with a bar: the
    /// words do not count it among the exits, and who counts in the drawing must not either.
    [[nodiscard]] static bool counts_as_exit(const Arm& arm) {
        return arm.leads_out && (arm.may_enter || arm.look.road_class < network::RoadClass::service);
    }

    void draw_arm(const Arm& arm, double angle, double room) {
        const bool exit = arm.role == ArmRole::exit;
        const bool route = arm.role != ArmRole::side;
        const bool stub = !route && !counts_as_exit(arm);
        const Halves halves = halves_of(arm, room);
        const Millimetres ring = ring_at(angle);
        const Millimetres reach = ring + (route ? 14_mm : stub ? 3.8_mm : side_road_length);
        auto line = line_of_arm(arm, angle, reach, halves);
        line = inside(line, exit ? field_for_arrow(m_pen) : m_pen.field());
        if (exit) line = beginning_of(line, 7.5_mm);
        if (halves == Halves::island && line.size() > 2) {
            m_pen.road({line[0], line[1]}, arm.look, share_of_half);
            m_pen.road({line.begin() + 1, line.end()}, arm.look);
        } else {
            m_pen.road(line, arm.look);
        }
        if (halves != Halves::one) draw_other_half(arm, angle, std::min(reach, ring + 7_mm), halves);
        if (line.size() < 2) return;
        m_drawn.push_back({&arm, line});
        if (exit) m_drawn.back().line.push_back(line.back() + end_direction(line, 3_mm) * arrow_length.count());
        if (arm.role == ArmRole::entry) m_pen.ball(line.back());
        if (exit) m_pen.arrow(line, arm.look);
        if (!route && !arm.may_enter) m_pen.no_entry(line);
    }

    /// A lane that leaves the road of arrival before the ring, past it: the crew meets it first.
    void draw_lane_before_the_ring(const Arm& lane) {
        const Arm* entry = m_view.entry_arm();
        if (entry == nullptr || !lane.may_enter || !lane.leads_out || lane.line.empty()) return;
        const auto begins = lane.line.front() - m_view.ring_centre;
        const Metres before = begins.norm() - m_view.ring_radius;
        constexpr double on_the_way = 40;
        const bool on_arrival = (begins.direction() - entry->bearing).deviation_degrees() < on_the_way;
        const TurnAngle off = lane.bearing - entry->bearing.reversed();
        if (!on_arrival || before <= Metres{} || off.deviation_degrees() > 120) return;
        constexpr double slant = 45 * std::numbers::pi / 180;
        constexpr Millimetres length{4.6};
        const double hand = off.degrees() > 0 ? 1 : -1;
        const Millimetres away = std::clamp(Millimetres{before.count() / 8}, 3.2_mm, 5.5_mm); // clear of ring and ball
        const auto arrival = std::ranges::find(m_drawn, entry, &DrawnArm::arm);
        if (arrival == m_drawn.end()) return;
        const Point from = beginning_of(arrival->line, away).back();
        const Point to = from + Point{length * (hand * std::sin(slant)), length * -std::cos(slant)};
        const auto near = [&](const DrawnArm& drawn) {
            constexpr double clear = 1.8;
            return drawn.arm != entry && distance_mm(to, drawn.line) < clear;
        };
        if (std::ranges::any_of(m_drawn, near)) return;
        m_pen.road({from, to}, lane.look, share_of_half);
    }

    /// How far a half runs from the arm's axis: at the ring an island is wider than the white between two roads, for it
    /// comes to a point.
    [[nodiscard]] static Millimetres aside(const Arm& arm, Halves halves) {
        if (halves == Halves::apart) return (width_of(arm.look) + least_white + 0.15_mm) / 2;
        return (width_of(arm.look) * share_of_half + least_white * 2) / 2;
    }

    /// To which side of its axis the half lies that the route drives; seen from the ring, who leaves it keeps right.
    [[nodiscard]] double hand_of(const Arm& arm) const {
        const bool outwards = arm.role != ArmRole::entry;
        return outwards != m_view.drives_on_left ? 1 : -1;
    }

    static constexpr Millimetres island{4.8}; ///< from the ring to where the halves come together

    [[nodiscard]] PaperLine half(double angle, Millimetres from, Millimetres reach, Millimetres by, Halves halves) const {
        const PaperLine root{foot_on_ring(angle, by)};
        if (halves == Halves::apart) return {root.front(), beside(angle, reach, by)};
        return {root.front(), at(angle, from + island)};
    }

    /// Where a line beside an arm's axis meets the ring, be it round or long.
    [[nodiscard]] Point foot_on_ring(double angle, Millimetres by) const {
        double there = angle;
        constexpr int rounds = 6; // the ring is smooth: each round halves what is missing at least
        for (int i = 0; i < rounds; ++i) {
            const double share = std::clamp(by / ring_at(there), -0.9, 0.9);
            there = angle + std::asin(share) * 180 / std::numbers::pi;
        }
        return at(there, ring_at(there));
    }

    [[nodiscard]] PaperLine line_of_arm(const Arm& arm, double angle, Millimetres reach, Halves halves) const {
        const Millimetres ring = ring_at(angle);
        if (halves == Halves::one) return {at(angle, ring), at(angle, reach)};
        auto line = half(angle, ring, reach, aside(arm, halves) * hand_of(arm), halves);
        if (halves == Halves::island) line.push_back(at(angle, std::max(reach, ring + island)));
        return line;
    }

    void draw_other_half(const Arm& arm, double angle, Millimetres reach, Halves halves) {
        const auto line = half(angle, ring_at(angle), reach, aside(arm, halves) * -hand_of(arm), halves);
        m_pen.road(inside(line, m_pen.field()), arm.look, halves == Halves::island ? share_of_half : 1);
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
    RingShape m_shape;
    std::vector<DrawnArm> m_drawn;
    Bearing m_below;             ///< of the arm that points down
    bool m_middle_taken = false; ///< by a landmark
};

} // namespace

drawing::Picture ring_tulip(const JunctionView& view, const TulipOptions& options) {
    return RingTulip{view, options}.draw();
}

} // namespace route::tulip::detail
