// SPDX-License-Identifier: BSL-1.0
#include "tulip/ring_beside.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace route::tulip::detail {

using drawing::Point;
using junction::JunctionView;
using junction::NearbyRing;
using namespace route::literals;

namespace {

/// Nodes of a ring lie on its middle line: its edge is a lane's width further out.
constexpr Metres edge{3};

/// The length up to the line's first corner in a ring towards which it leads, and that ring.
struct Arrival {
    const NearbyRing* ring = nullptr;
    Metres along;
};

Arrival arrival_at_ring(const JunctionView& view, const geo::PlaneLine& line) {
    Metres along;
    for (std::size_t i = 1; i < line.size(); ++i) {
        along += (line[i] - line[i - 1]).norm();
        const auto comes_to = std::ranges::find_if(view.rings, [&](const NearbyRing& ring) {
            const Metres away = (line[i] - ring.centre).norm();
            return away < ring.radius + edge && away < (line[i - 1] - ring.centre).norm();
        });
        if (comes_to != view.rings.end()) return {&*comes_to, along};
    }
    return {};
}

} // namespace

const NearbyRing* ring_reached(const JunctionView& view, const geo::PlaneLine& line) {
    return arrival_at_ring(view, line).ring;
}

geo::PlaneLine before_rings(const JunctionView& view, const geo::PlaneLine& line) {
    constexpr Metres shortest{12}; // what begins at the ring keeps enough to show its direction
    const Arrival arrival = arrival_at_ring(view, line);
    return arrival.ring == nullptr ? line : geo::part_of(line, Metres{}, std::max(arrival.along, shortest));
}

PaperLine RingOnPaper::line() const {
    PaperLine ring;
    constexpr int pieces = 32;
    for (int i = 0; i < pieces; ++i) {
        const double angle = 2 * std::numbers::pi * i / pieces;
        ring.push_back(centre + Point{radius * std::cos(angle), radius * std::sin(angle)});
    }
    ring.push_back(ring.front());
    return ring;
}

PaperLine RingOnPaper::ended_by(const PaperLine& line) const {
    PaperLine result;
    for (const Point p : line) {
        if (distance_mm(p, centre) > radius.count()) {
            result.push_back(p);
            continue;
        }
        break;
    }
    if (result.empty()) return line;
    const Point end = result.size() < line.size() ? line[result.size()] : result.back();
    const double away = distance_mm(end, centre);
    if (away > 0) result.push_back(centre + (end - centre) * (radius.count() / away));
    return result;
}

std::optional<RingOnPaper> ring_beside(const NearbyRing& ring, const PaperView& paper, Point shift, Millimetres width,
                                       const std::vector<PaperLine>& route, const drawing::Rect& field) {
    constexpr Millimetres least{1.9};
    constexpr Millimetres most{5};
    const Millimetres drawn = Millimetres{14} * (ring.radius / paper.ground(14_mm));
    RingOnPaper result{paper.on_paper(ring.centre) + shift, std::clamp(drawn, least, most)};
    const Point true_place = result.centre;
    const Millimetres reach = result.radius + width / 2;
    constexpr Millimetres half_of_route{0.8};
    constexpr Millimetres room_for_its_road{2};
    const double clear = (reach + room_for_its_road + half_of_route).count();
    constexpr int rounds = 6; // what makes way for one road may come near to another
    for (int i = 0; i < rounds; ++i) {
        for (const auto& line : route) {
            const double away = distance_mm(result.centre, line);
            if (away >= clear || away <= 0) continue;
            const Point beside = nearest_on(line, result.centre);
            result.centre = beside + (result.centre - beside) * (clear / away);
        }
    }
    constexpr double furthest = 4; // further away it would stand at another place
    constexpr double hair = 0.05;
    const Point c = result.centre;
    const bool in_field = c.x - reach > field.left() && c.x + reach < field.right() && c.y - reach > field.top() &&
                          c.y + reach < field.bottom();
    const bool stands_clear =
        std::ranges::all_of(route, [&](const PaperLine& line) { return distance_mm(c, line) > clear - hair; });
    if (!in_field || !stands_clear || distance_mm(c, true_place) > furthest) return std::nullopt;
    return result;
}

} // namespace route::tulip::detail
