// SPDX-License-Identifier: BSL-1.0
#include "edition/edition.hpp"
#include "homologation/checked_leg.hpp"

#include <algorithm>
#include <cstddef>
#include <fmt/format.h>
#include <vector>

namespace route::homologation::detail {

namespace {

using itinerary::PlacedControl;

/// Where a control's zone lies on the road, by the rule set's boards.
struct Zone {
    Chainage from;
    Chainage to;
};

bool has_zone(const PlacedControl& control) {
    return edition::is_manned(control.kind) || (edition::is_trial(control.kind) && control.line == 1);
}

Zone zone_of(const PlacedControl& control, const timing::ControlRules& rules) {
    if (rules.zone_without_boards) {
        return {control.chainage - *rules.zone_without_boards, control.chainage + *rules.zone_without_boards};
    }
    const auto before = edition::is_trial(control.kind) ? rules.trial_board_before : rules.board_before;
    return {control.chainage - before, control.chainage + rules.board_after};
}

void check_zones(const CheckedLeg& checked, Diagnostics& found) {
    const auto& controls = checked.leg().controls;
    const auto& rules = checked.planned.timed.rules.controls;
    const ControlIndex none = controls.end_index();
    ControlIndex before = none;
    for (const ControlIndex i : controls.indices()) {
        const auto& control = controls[i];
        if (!has_zone(control)) continue;
        const auto last = std::exchange(before, i);
        if (last == none || controls[last].waypoint == control.waypoint) continue;
        // Two that the list puts at one place are one zone.
        if (control.chainage - controls[last].chainage < Metres{1}) continue;
        const auto zone = zone_of(control, rules);
        const auto zone_before = zone_of(controls[last], rules);
        if (zone.from >= zone_before.to) continue;
        tell(checked,
             {i, "zones-overlap",
              fmt::format("its zone begins {:.0f} m before it, {:.0f} m before that of {} ends",
                          (control.chainage - zone.from).count(), (zone_before.to - zone.from).count(),
                          itinerary::called(controls[last])),
              "Move one of them: a board of the one stands in the zone of the other."},
             found);
    }
}

/// How many cars are due within the time at most.
std::size_t most_at_once(const CheckedLeg& checked, ControlIndex at) {
    std::vector<timing::Instant> due;
    for (const auto& car : checked.times().cars) {
        due.push_back(checked.times().due(car, at));
    }
    std::ranges::sort(due);
    std::size_t most = 0;
    for (std::size_t first = 0, end = 0; first < due.size(); ++first) {
        while (end < due.size() && due[end] < due[first] + checked.planned.limits.queue_of) {
            ++end;
        }
        most = std::max(most, end - first);
    }
    return most;
}

/// What the road before a control meets first, going back from it.
struct Obstacle {
    Metres back;
    std::string name;
    bool grave = true; ///< a plain junction is for marshals to keep free
};

class QueueCheck {
public:
    QueueCheck(const CheckedLeg& checked, ControlIndex at, Diagnostics& found)
        : m_checked(checked), m_leg(checked.leg()), m_at(at), m_found(found) {}

    void check() const {
        const auto cars = most_at_once(m_checked, m_at);
        const Metres need = m_checked.planned.limits.car_room * static_cast<double>(cars);
        const auto obstacle = nearest(need);
        if (!obstacle) return;
        tell(m_checked,
             {m_at, "queue-room",
              fmt::format("{} cars are due within {} min and take {:.0f} m; {:.0f} m before it {}", cars,
                          m_checked.planned.limits.queue_of.count(), need.count(), obstacle->back.count(), obstacle->name),
              "Move it along, let cars wait beside the road, or have a marshal keep the place free.",
              obstacle->grave ? Severity::warning : Severity::note},
             m_found);
    }

private:
    /// Grave ones go before plain junctions that are nearer.
    [[nodiscard]] std::optional<Obstacle> nearest(Metres need) const {
        const auto here = m_leg.controls[m_at].chainage;
        std::optional<Obstacle> best = control_before(need);
        std::optional<Obstacle> plain;
        const auto& roads = m_checked.planned.roads;
        for (const auto& node : m_checked.nodes) {
            if (node.chainage >= here) break;
            const Metres back = here - node.chainage;
            if (back > need) continue;
            const auto features = roads.features(node.node);
            if (features.level_crossing) best = nearer(best, {back, "is a level crossing"});
            if (roads.attributes(node.in).roundabout) best = nearer(best, {back, "is a roundabout"});
            if (features.signals) best = nearer(best, {back, "is a junction with traffic lights"});
            if (is_junction(node.node)) plain = nearer(plain, {back, "is a junction", false});
        }
        return best ? best : plain;
    }

    [[nodiscard]] static Obstacle nearer(const std::optional<Obstacle>& known, Obstacle other) {
        return known && known->back <= other.back ? *known : std::move(other);
    }

    [[nodiscard]] std::optional<Obstacle> control_before(Metres need) const {
        const auto& here = m_leg.controls[m_at];
        for (auto i = m_at; i.value() > 0;) {
            i = i.before();
            const auto& control = m_leg.controls[i];
            if (!edition::is_manned(control.kind) || control.waypoint == here.waypoint) continue;
            const Metres back = here.chainage - control.chainage;
            if (back > need || back < Metres{1}) return std::nullopt;
            return Obstacle{back, "is " + itinerary::called(control)};
        }
        return std::nullopt;
    }

    /// Three roads or more that a driver would call roads.
    [[nodiscard]] bool is_junction(network::NodeId node) const {
        const auto& roads = m_checked.planned.roads;
        std::size_t arms = 0;
        for (const auto edge : roads.out_edges(node)) {
            const auto& road = roads.attributes(edge);
            if (road.yard || road.road_class >= network::RoadClass::service) continue;
            ++arms;
        }
        return arms >= 3;
    }

    const CheckedLeg& m_checked;
    const itinerary::LegItinerary& m_leg;
    ControlIndex m_at;
    Diagnostics& m_found;
};

} // namespace

void check_control_room(const CheckedLeg& checked, Diagnostics& found) {
    check_zones(checked, found);
    const auto& controls = checked.leg().controls;
    for (const ControlIndex i : controls.indices()) {
        // At a start cars come from where they were parked, at a halt and at a finish they drive in.
        const auto kind = controls[i].kind;
        if (kind != edition::Kind::co && kind != edition::Kind::ct) continue;
        QueueCheck{checked, i, found}.check();
    }
}

} // namespace route::homologation::detail
