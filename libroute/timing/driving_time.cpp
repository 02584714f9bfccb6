// SPDX-License-Identifier: BSL-1.0
#include "timing/driving_time.hpp"

#include "geo/local_frame.hpp"

#include <algorithm>
#include <cmath>

namespace route::timing {

using itinerary::LegItinerary;
using network::DirectedEdge;

namespace {

/// The road before and behind a place over which its bend is measured: a map's line has a corner where the road has a curve.
constexpr Metres bend_reach{15};
constexpr double kmh_per_ms = 3.6;
/// However steep a road is, a car gets up it.
constexpr double slowest_climb = 0.3;

/// The radius of the circle through three points of the track; none where they lie on a line.
class Bends {
public:
    static constexpr double straight = 1e9;
    explicit Bends(const LegItinerary& leg) : m_leg(leg), m_track(leg.track) {}

    [[nodiscard]] double radius_at(std::size_t i) const {
        // By places at this distance, not by the line's points, which on a straight road are far apart.
        const auto here_at = m_track[i].chainage;
        if (here_at - m_track.front().chainage < bend_reach || m_track.back().chainage - here_at < bend_reach)
            return straight;
        const geo::LocalFrame frame{m_track[i].position};
        const auto a = frame.to_plane(itinerary::position_at(m_leg, here_at - bend_reach));
        const auto b = frame.to_plane(itinerary::position_at(m_leg, here_at + bend_reach));
        const geo::PlanePoint here{};
        const double ab = (b - a).norm().count();
        const double ac = (here - a).norm().count();
        const double bc = (here - b).norm().count();
        const double area = std::abs(a.east.count() * b.north.count() - a.north.count() * b.east.count()) / 2.0;
        return area < 1e-6 ? straight : ab * ac * bc / (4.0 * area);
    }

private:
    const LegItinerary& m_leg;
    const std::vector<itinerary::TrackPoint>& m_track;
};

/// How steeply the leg climbs at a place: metres a metre, 0 downhill and where nobody knows.
double climb_at(const LegItinerary& leg, Chainage place) {
    const auto after = std::ranges::upper_bound(leg.heights, place, {}, &itinerary::HeightPoint::chainage);
    if (after == leg.heights.begin() || after == leg.heights.end()) return 0;
    const auto& to = *after;
    const auto& from = *(after - 1);
    const Metres run = to.chainage - from.chainage;
    if (!from.height || !to.height || run < Metres{1}) return 0;
    return std::max(0.0, (*to.height - *from.height) / run);
}

} // namespace

DrivingTime::DrivingTime(const LegItinerary& leg, const network::RoadNetwork& roads,
                         const routing::VehicleProfile& profile) {
    if (leg.track.size() < 2 || leg.path.empty()) return;
    const Bends bends{leg};
    Seconds time{0};
    m_marks.push_back({leg.track.front().chainage, time});
    std::size_t step = 0;
    for (std::size_t i = 1; i < leg.track.size(); ++i) {
        const auto middle = leg.track[i - 1].chainage + (leg.track[i].chainage - leg.track[i - 1].chainage) / 2.0;
        while (step + 1 < leg.path.size() && leg.path[step].to <= middle) {
            // A piece of a road goes on in its next piece without anything between.
            const auto edge = leg.path[step].edge;
            const auto next = leg.path[++step].edge;
            if (edge == next) continue;
            if (edge == next.reversed()) {
                time += profile.turn_round;
            } else {
                time += profile.cost_between(roads, edge, next);
            }
            m_marks.push_back({leg.track[i - 1].chainage, time});
        }
        const Metres length = leg.track[i].chainage - leg.track[i - 1].chainage;
        if (length <= Metres{}) continue;
        // A bend is at its corner: between two of them a road may be straight for long.
        const Metres corner = std::min(bend_reach, length / 2.0);
        const double climb = std::max(0.0, climb_at(leg, middle) * 100.0 - profile.climb_free_percent);
        const auto open = length / profile.cost_by_permit(roads, leg.path[step].edge, length);
        const auto add = [&](Metres part, double radius) {
            if (part <= Metres{}) return;
            const KmPerHour in_bend{std::sqrt(profile.bend_push * radius) * kmh_per_ms};
            const auto level = std::min(open, in_bend).count();
            time += part / KmPerHour{level * std::max(1.0 - climb * profile.climb_slower, slowest_climb)};
        };
        add(corner, bends.radius_at(i - 1));
        add(length - corner * 2.0, Bends::straight);
        add(corner, bends.radius_at(i));
        m_marks.push_back({leg.track[i].chainage, time});
    }
}

Seconds DrivingTime::since_start(Chainage place) const {
    if (m_marks.empty()) return Seconds{0};
    const auto after = std::ranges::upper_bound(m_marks, place, {}, &Mark::at);
    if (after == m_marks.begin()) return Seconds{0};
    const auto& from = *(after - 1);
    if (after == m_marks.end()) return from.since_start;
    return from.since_start + (after->since_start - from.since_start) * ((place - from.at) / (after->at - from.at));
}

LegDriving driving_times(const itinerary::Itinerary& itinerary, const network::RoadNetwork& roads,
                         const routing::VehicleProfile& profile) {
    LegDriving times;
    for (const auto& leg : itinerary.legs) {
        times.emplace_back(leg, roads, profile);
    }
    return times;
}

} // namespace route::timing
