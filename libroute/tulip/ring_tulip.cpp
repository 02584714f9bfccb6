// SPDX-License-Identifier: BSL-1.0
#include "tulip/map_tulip.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace route::tulip::detail {

using drawing::Point;
using junction::Arm;
using junction::ArmRole;
using junction::Feature;
using junction::JunctionView;
using namespace route::literals;

namespace {

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

drawing::Picture ring_tulip(const JunctionView& view, const TulipOptions& options) { return RingTulip{view, options}.draw(); }

} // namespace route::tulip::detail
