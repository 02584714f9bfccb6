// SPDX-License-Identifier: BSL-1.0
#include "edition/edition.hpp"
#include "geo/geodesic.hpp"
#include "homologation/checked_leg.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace route::homologation::detail {

namespace {

using itinerary::PlacedControl;

/// Cars stand here, or people stand at the roadside with boards and clocks.
bool is_staffed(const PlacedControl& control) { return edition::is_manned(control.kind) || edition::is_trial(control.kind); }

class PlaceCheck {
public:
    PlaceCheck(const CheckedLeg& checked, ControlIndex at, Diagnostics& found)
        : m_checked(checked), m_leg(checked.leg()), m_at(at), m_control(checked.leg().controls[at]),
          m_limits(checked.planned.limits), m_found(found) {}

    void check() const {
        check_structure();
        check_crossing();
        check_neighbours();
        // Who only drives over a line sees the road ahead like anywhere else.
        if (!edition::is_manned(m_control.kind)) return;
        check_bend();
        check_slope();
    }

private:
    void tell(DiagnosticCode code, std::string message, std::string hint) const {
        homologation::detail::tell(m_checked, {m_at, code, std::move(message), std::move(hint)}, m_found);
    }

    void check_structure() const {
        const auto& road = m_checked.planned.roads.attributes(itinerary::step_to(m_leg, m_control.chainage).edge);
        if (road.bridge) tell("control-on-bridge", "stands on a bridge", "Move it off the bridge.");
        if (road.tunnel) {
            tell("control-in-tunnel", "stands in a tunnel", "Move it out of the tunnel: no satellite is seen there.");
        }
    }

    void check_crossing() const {
        for (const auto& node : m_checked.nodes) {
            if (!m_checked.planned.roads.features(node.node).level_crossing) continue;
            if (distance(node.chainage, m_control.chainage) > m_limits.crossing_within) continue;
            const bool before = node.chainage <= m_control.chainage;
            tell("control-at-crossing",
                 fmt::format("stands {:.0f} m {} a level crossing", distance(node.chainage, m_control.chainage).count(),
                             before ? "behind" : "before"),
                 before ? "Move it: cars that wait stand on the rails." : "Move it behind the crossing, or far from it.");
            return;
        }
    }

    void check_neighbours() const {
        for (const auto& mark :
             m_checked.planned.roads.layers().landmarks_near(m_control.position, m_limits.school_within)) {
            const bool school = mark.kind == network::LandmarkKind::school;
            if (!school && mark.kind != network::LandmarkKind::hospital) continue;
            tell("control-by-school",
                 fmt::format("stands beside {} {}", school ? "the school" : "the hospital",
                             mark.name.empty() ? "that the map does not name" : std::string(mark.name)),
                 "Ask them, or move it.");
            return;
        }
    }

    /// How far the road turns over the last metres before the control; an S leaves nobody hidden.
    void check_bend() const {
        if (m_control.chainage - Chainage{} < m_limits.bend_within) return;
        constexpr Metres pace{8};
        double turned = 0;
        std::optional<Bearing> before;
        for (Metres back = m_limits.bend_within; back >= pace; back = back - pace) {
            const auto from = itinerary::position_at(m_leg, m_control.chainage - back);
            const auto to = itinerary::position_at(m_leg, m_control.chainage - back + pace);
            const auto heading = geo::bearing(from, to);
            if (before) turned += (heading - *before).degrees();
            before = heading;
        }
        if (std::abs(turned) < m_limits.bend_degrees) return;
        tell("control-on-bend",
             fmt::format("is hidden: the road turns by {:.0f}° to the {} over the {:.0f} m before it", std::abs(turned),
                         turned > 0 ? "right" : "left", m_limits.bend_within.count()),
             "Move it along, so that drivers see the cars that wait.");
    }

    void check_slope() const {
        constexpr Metres half{20};
        const auto below = itinerary::height_at(m_leg, m_control.chainage - half);
        const auto above = itinerary::height_at(m_leg, m_control.chainage + half);
        const bool at_end =
            m_control.chainage - half < Chainage{} || (m_control.chainage + half).since_start() > m_leg.length();
        if (!below || !above || at_end) return;
        const double percent = (*above - *below) / (half * 2.0) * 100.0;
        if (std::abs(percent) < m_limits.climb_percent) return;
        tell("control-on-climb",
             fmt::format("stands where the road goes {} by {:.0f} % (limit: {:g})", percent > 0 ? "up" : "down",
                         std::abs(percent), m_limits.climb_percent),
             "Move it to where cars can stand and start again.");
    }

    const CheckedLeg& m_checked;
    const itinerary::LegItinerary& m_leg;
    ControlIndex m_at;
    const PlacedControl& m_control;
    const CheckLimits& m_limits;
    Diagnostics& m_found;
};

} // namespace

void check_control_places(const CheckedLeg& checked, Diagnostics& found) {
    const auto& controls = checked.leg().controls;
    for (const ControlIndex i : controls.indices()) {
        const auto& control = controls[i];
        // A halt stands once; of a trial's lines those between two others stand like the first.
        if (!is_staffed(control) || control.passage == itinerary::Passage::out) continue;
        PlaceCheck{checked, i, found}.check();
    }
}

} // namespace route::homologation::detail
