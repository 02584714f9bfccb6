// SPDX-License-Identifier: BSL-1.0
#include "crew/recognition.hpp"

#include <algorithm>
#include <array>

namespace route::crew::detail {

namespace {

/// Pictures of junctions show from forty to a hundred metres of road to each side, on 14 mm: a street's or a main road's.
constexpr std::array scales{38.0 / 14, 50.0 / 14, 65.0 / 14, 80.0 / 14, 95.0 / 14};
/// A middle may be drawn so much larger than its arms, and a little smaller by a hand that makes room.
constexpr double most_enlarged = 2.8;
constexpr double most_reduced = 1.25;
/// What a road costs that is drawn and not there, or there and not drawn; as many degrees.
constexpr double one_missing = 9;
/// A crossing in the drawing that shows other roads than there are.
constexpr double not_to_be_known = 40;
/// What it costs to take another way through the drawing than one would think at first.
constexpr double not_the_likeliest = 6;

void keep_better(std::optional<Likeness>& best, std::optional<Likeness> other) {
    if (other && (!best || other->strangeness < best->strangeness)) best = std::move(other);
}

} // namespace

const std::vector<OpenWay>& Windscreen::in_sight(std::size_t crossing) const {
    auto& ways = m_in_sight[crossing];
    if (!ways) ways = roads_in_sight(m_roads, m_crossings[crossing]);
    return *ways;
}

const std::vector<OpenWay>& Windscreen::open_ways(std::size_t crossing) const {
    auto& ways = m_open[crossing];
    if (!ways) ways = ways_on(m_roads, m_crossings[crossing]);
    return *ways;
}

std::optional<Likeness> Windscreen::likeness(const DrawnJunction& drawn, bool turns_back, std::size_t crossing) const {
    if (turns_back) {
        if (auto turn = fitted_to_a_turn(drawn, crossing)) return turn;
    }
    if (!drawn.shows_a_choice()) return std::nullopt;
    std::optional<Likeness> best;
    for (const double scale : scales) {
        if (drawn.insides.empty()) keep_better(best, fitted_to_one_node(drawn, crossing, scale));
        for (const auto& inside : drawn.insides) {
            auto likeness = fitted_to_several(drawn, inside, crossing, scale);
            if (likeness && &inside != &drawn.insides.front()) likeness->strangeness += not_the_likeliest;
            keep_better(best, std::move(likeness));
        }
    }
    return best;
}

std::optional<Likeness> Windscreen::fitted_to_one_node(const DrawnJunction& drawn, std::size_t i, double scale) const {
    Likeness likeness{0, {}, false, sketch_of(drawn, {}, {scale, scale})};
    const auto looks = difference_in_looks(likeness.sketch, likeness.sketch.first, i);
    if (!looks) return std::nullopt;
    likeness.strangeness = *looks + strange_surroundings(likeness.sketch, i);
    return likeness;
}

/// A junction of several nodes ends at one of the next crossings: that one, by which the most fits.
std::optional<Likeness> Windscreen::fitted_to_several(const DrawnJunction& drawn, const geo::PlaneLine& inside,
                                                      std::size_t i, double scale) const {
    constexpr Metres longest{180};
    const Metres paper = geo::length_of(inside);
    std::optional<Likeness> best;
    for (std::size_t k = i + 1; k < m_crossings.size(); ++k) {
        const Metres driven = m_crossings[k].chainage - m_crossings[i].chainage;
        if (driven > longest) break;
        const double of_middle = driven / paper;
        if (of_middle > scale * most_reduced || of_middle * most_enlarged < scale) continue;
        Likeness likeness{0, {}, false, sketch_of(drawn, inside, {scale, of_middle})};
        const auto looks = difference_in_looks(likeness.sketch, likeness.sketch.first, i);
        likeness.strangeness = looks.value_or(not_to_be_known) + strange_surroundings(likeness.sketch, i) +
                               strange_within(likeness.sketch, i, k);
        keep_better(best, std::move(likeness));
    }
    return best;
}

/// Round and back: found by its distance. The way round is as long as the road tells; it is drawn so far.
std::optional<Likeness> Windscreen::fitted_to_a_turn(const DrawnJunction& drawn, std::size_t i) const {
    constexpr Metres longest{400};
    constexpr Metres beside_arrival{9}; // of the drawn way that leads back beside the road of arrival
    const Crossing& crossing = m_crossings[i];
    Metres round;
    bool comes_back = false;
    for (std::size_t k = i; k < m_crossings.size() && m_crossings[k].chainage - crossing.chainage <= longest; ++k) {
        const bool back = m_crossings[k].node == crossing.node && m_crossings[k].truth == crossing.in.reversed();
        if (!back) continue;
        round = m_crossings[k].chainage - crossing.chainage;
        comes_back = true;
        break;
    }
    if (!comes_back && !drawn.turns_back()) return std::nullopt;
    const Metres loop = std::max(Metres{4}, geo::length_of(drawn.after) - beside_arrival);
    const double scale = drawn.turns_on_the_spot() || round <= Metres{0} ? 4.0 : round / loop;
    Likeness likeness{0, {}, false, sketch_of(drawn, {}, {scale, scale})};
    likeness.sketch.last = likeness.sketch.first + round;
    likeness.round = round;
    likeness.comes_back = comes_back;
    return likeness;
}

/// Mean angle between the roads to see and the drawn ones nearest to them; a road that is not drawn counts much. Nothing
/// when too few fit.
std::optional<double> Windscreen::difference_in_looks(const Sketch& sketch, Metres along, std::size_t crossing) const {
    constexpr double alike = 42;
    constexpr double one_undrawn = 20;
    const std::size_t lines = sketch.directions_at(along, eye).size();
    std::size_t seen = 0;
    std::size_t known = 0;
    double sum = 0;
    for (const auto& way : in_sight(crossing)) {
        double nearest = 180;
        for (const TurnAngle drawn : sketch.directions_at(along, way.seen_over)) {
            nearest = std::min(nearest, (drawn - way.seen_turn).deviation_degrees());
        }
        if (way.slight && nearest >= alike) continue;
        ++seen;
        known += nearest < alike ? 1 : 0;
        sum += nearest;
    }
    if (seen < 2 || known * 3 < seen * 2) return std::nullopt;
    const double undrawn = lines > seen ? static_cast<double>(lines - seen) * one_undrawn : 0;
    return sum / static_cast<double>(seen) + undrawn;
}

/// Side roads shortly before and after are drawn too: the second of two lanes is known by the first.
double Windscreen::strange_surroundings(const Sketch& sketch, std::size_t i) const {
    const Crossing& crossing = m_crossings[i];
    constexpr Metres around{40};
    constexpr Metres same{6};
    double strange = 0;
    std::vector<Metres> seen;
    auto other = std::ranges::lower_bound(m_crossings, crossing.chainage - around, {}, &Crossing::chainage);
    for (; other != m_crossings.end() && other->chainage - crossing.chainage <= around; ++other) {
        if (in_sight(static_cast<std::size_t>(other - m_crossings.begin())).size() < 2) continue;
        const Metres apart = other->chainage - crossing.chainage;
        seen.push_back(apart);
        const bool in_the_picture = sketch.first + apart > Metres{} && sketch.first + apart < geo::length_of(sketch.route);
        if (in_the_picture && !sketch.has_road_at(sketch.first + apart, same)) strange += one_missing;
    }
    for (const auto& road : sketch.others) {
        if (!road.beside) continue;
        const Metres apart = geo::nearest_on(sketch.route, road.line.front()).along - sketch.first;
        if (abs(apart) > around) continue;
        const bool there = std::ranges::any_of(seen, [&](Metres s) { return abs(s - apart) < same; });
        if (!there) strange += one_missing;
    }
    return strange;
}

/// Where the junction ends a way is open in the arrow's direction.
bool Windscreen::leads_on_by_the_arrow(const Sketch& sketch, std::size_t crossing) const {
    constexpr double roughly = 55;
    const auto arrow = geo::point_along(sketch.route, sketch.last + eye) - geo::point_along(sketch.route, sketch.last);
    const TurnAngle drawn = arrow.direction() - arrival_along(sketch.route, sketch.last);
    return std::ranges::any_of(open_ways(crossing),
                               [&](const OpenWay& way) { return (way.seen_turn - drawn).deviation_degrees() < roughly; });
}

/// The crossings after the first, up to the one that is taken for the last.
double Windscreen::strange_within(const Sketch& sketch, std::size_t i, std::size_t last) const {
    constexpr double nothing_to_see = 30; // the end of what is drawn, without a road that meets it
    double strange = 0;
    double crossings = 0;
    for (std::size_t k = i + 1; k <= last; ++k) {
        const bool a_crossing = in_sight(k).size() >= 2;
        if (!a_crossing) {
            if (k != last) continue;
            strange += nothing_to_see;
            ++crossings;
            continue;
        }
        const Metres along = sketch.first + (m_crossings[k].chainage - m_crossings[i].chainage);
        const auto looks = difference_in_looks(sketch, along, k);
        strange += looks.value_or(not_to_be_known);
        ++crossings;
    }
    if (!leads_on_by_the_arrow(sketch, last)) strange += not_to_be_known;
    return strange / std::max(1.0, crossings);
}

} // namespace route::crew::detail
