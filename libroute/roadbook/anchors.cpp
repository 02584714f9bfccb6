// SPDX-License-Identifier: BSL-1.0
#include "roadbook/anchors.hpp"

#include "geo/geodesic.hpp"
#include "geo/local_frame.hpp"
#include "geo/polyline.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <tuple>

namespace route::roadbook::detail {

using edition::Anchor;
using edition::PlaceSeen;

namespace {

constexpr Metres on_the_spot{15};  ///< a place noted on a way, and the way as it is drawn now
constexpr Metres within_reach{40}; ///< a place drawn anew
constexpr Metres one_passing{100}; ///< nearer ones along the road are one time of passing
constexpr Metres as_far{30};       ///< a place that keeps its distance from the leg's start or finish
constexpr Metres eye{12};          ///< the road's direction is judged over this length
constexpr double same_direction = 60;
constexpr double other_direction = 120; ///< beyond it the road is driven the other way: that is another pass

std::string km_of(Chainage place) { return fmt::format("{:.2f}", place.since_start().kilometres()); }

std::string what(const Anchor& anchor) {
    return anchor.node ? fmt::format("node {}", anchor.node->value()) : fmt::format("way {}", anchor.way->value());
}

double turned(const PlaceSeen& seen, Bearing heading) {
    return seen.heading ? (heading - *seen.heading).deviation_degrees() : 0;
}

std::string between(const PlaceSeen& seen) {
    return seen.between ? fmt::format(" between waypoints {} and {}", seen.between->after, seen.between->before) : "";
}

FoundPlace lost(std::string reason) { return {EditState::lost, {}, std::move(reason)}; }

FoundPlace kept_or_turned(const PlaceSeen& seen, const Pass& pass) {
    if (turned(seen, pass.heading) <= same_direction) return {EditState::kept, pass.chainage, ""};
    return {EditState::moved, pass.chainage,
            fmt::format("the route comes to it from another side: heading {:.0f}°, not {:.0f}°", pass.heading.degrees(),
                        seen.heading->degrees())};
}

std::string list_of(const std::vector<Chainage>& places) {
    std::string list;
    for (const auto place : places) {
        list += (list.empty() ? "km " : ", ") + km_of(place);
    }
    return list;
}

} // namespace

Bearing AnchorFinder::heading_at(Chainage chainage) const {
    // At the leg's start there is nothing behind: the road ahead then.
    const Metres back = std::min(eye, chainage.since_start());
    if (back > Metres{1}) return geo::bearing(position_at(m_leg, chainage - back), position_at(m_leg, chainage));
    return geo::bearing(position_at(m_leg, chainage), position_at(m_leg, chainage + eye));
}

std::vector<Pass> AnchorFinder::passes_of_node(OsmNodeId node) const {
    std::vector<Pass> passes;
    for (const auto& passed : m_view.nodes()) {
        if (m_roads.osm_id(passed.node) != node) continue;
        passes.push_back({passed.chainage, heading_at(passed.chainage), static_cast<int>(passes.size()) + 1});
    }
    return passes;
}

/// A way is passed once from where the route comes onto it until it leaves it, or turns round on it.
std::vector<Pass> AnchorFinder::passes_of_way(const Anchor& anchor) const {
    std::vector<Pass> passes;
    for (std::size_t i = 0; i < m_leg.path.size();) {
        if (m_leg.path[i].way != *anchor.way) {
            ++i;
            continue;
        }
        const std::size_t first = i++;
        while (i < m_leg.path.size() && m_leg.path[i].way == *anchor.way &&
               m_leg.path[i].forward == m_leg.path[first].forward) {
            ++i;
        }
        const Stretch run{m_leg.path[first].from, m_leg.path[i - 1].to};
        std::optional<Chainage> place;
        if (anchor.seen.position) {
            for (const auto near : near_road(*anchor.seen.position, run)) {
                if (geo::distance(position_at(m_leg, near), *anchor.seen.position) <= on_the_spot)
                    place = place.value_or(near);
            }
        } else if (anchor.along && run.from + *anchor.along <= run.to) {
            place = run.from + *anchor.along;
        }
        if (place) passes.push_back({*place, heading_at(*place), static_cast<int>(passes.size()) + 1});
    }
    return passes;
}

std::vector<Pass> AnchorFinder::passes_of(const Anchor& anchor) const {
    return anchor.node ? passes_of_node(*anchor.node) : passes_of_way(anchor);
}

AnchorFinder::Stretch AnchorFinder::stretch_of(const PlaceSeen& seen) const {
    Stretch stretch{Chainage{}, Chainage{m_leg.length()}};
    if (!seen.between) return stretch;
    for (const auto& passed : m_leg.waypoints) {
        if (m_edition.waypoints[passed.waypoint].seq <= seen.between->after) stretch.from = passed.chainage;
    }
    const auto comes_after = [&](const auto& passed) {
        return m_edition.waypoints[passed.waypoint].seq >= seen.between->before;
    };
    const auto next = std::ranges::find_if(m_leg.waypoints, comes_after);
    if (next != m_leg.waypoints.end()) stretch.to = next->chainage;
    return stretch;
}

bool AnchorFinder::is_as_far(const PlaceSeen& seen, Chainage place) const {
    if (!seen.chainage) return false;
    const auto alike = [](Metres a, Metres b) { return a - b <= as_far && b - a <= as_far; };
    if (alike(place.since_start(), seen.chainage->since_start())) return true;
    return seen.leg_length && alike(m_leg.length() - place.since_start(), *seen.leg_length - seen.chainage->since_start());
}

FoundPlace AnchorFinder::find(const Anchor& anchor) const {
    if (anchor.km) {
        if (anchor.km->since_start() <= m_leg.length() + Metres{5}) return {EditState::kept, *anchor.km, ""};
        return lost(fmt::format("the leg is {:.2f} km long", m_leg.length().kilometres()));
    }
    const auto passes = passes_of(anchor);
    for (const auto& pass : passes) {
        const bool same_count = !anchor.seen.passes || *anchor.seen.passes == static_cast<int>(passes.size());
        const bool same = pass.number == anchor.pass && same_count && turned(anchor.seen, pass.heading) <= same_direction;
        if (same && is_as_far(anchor.seen, pass.chainage)) return {EditState::kept, pass.chainage, ""};
    }
    return anchor.seen.between ? found_between(anchor, passes) : found_by_number(anchor, passes);
}

/// Nothing but the number tells one pass from another.
FoundPlace AnchorFinder::found_by_number(const Anchor& anchor, const std::vector<Pass>& passes) const {
    const int count = passes.empty() ? 0 : passes.back().number;
    if (!passes.empty() && anchor.seen.passes && *anchor.seen.passes != count) {
        return lost(fmt::format("{} is passed {} times, not {}, and nothing tells which of them is meant", what(anchor),
                                count, *anchor.seen.passes));
    }
    const auto pass = std::ranges::find(passes, anchor.pass, &Pass::number);
    if (pass != passes.end() && turned(anchor.seen, pass->heading) < other_direction)
        return kept_or_turned(anchor.seen, *pass);
    if (passes.empty() && anchor.pass == 1 && anchor.seen.passes.value_or(1) == 1) {
        return found_near(anchor, stretch_of(anchor.seen), fmt::format("the route does not pass {}", what(anchor)));
    }
    return lost(fmt::format("the route passes {} {}", what(anchor),
                            pass != passes.end() ? "in the other direction"
                            : count == 0         ? "not at all"
                                                 : fmt::format("{} times only", count)));
}

FoundPlace AnchorFinder::found_between(const Anchor& anchor, const std::vector<Pass>& passes) const {
    const Stretch stretch = stretch_of(anchor.seen);
    std::vector<Pass> there;
    for (const auto& pass : passes) {
        if (stretch.holds(pass.chainage) && turned(anchor.seen, pass.heading) < other_direction) there.push_back(pass);
    }
    if (there.empty()) {
        return found_near(anchor, stretch,
                          fmt::format("the route does not pass {}{}{}", what(anchor), between(anchor.seen),
                                      passes.empty() ? "" : " in that direction"));
    }
    const bool same_count = anchor.seen.passes && *anchor.seen.passes == static_cast<int>(passes.size());
    if (there.size() > 1) {
        // Round and round between the same two waypoints: only the number is left to tell them apart.
        const auto pass = std::ranges::find(there, anchor.pass, &Pass::number);
        if (same_count && pass != there.end()) return kept_or_turned(anchor.seen, *pass);
        return lost(fmt::format("the route passes {} {} times{}, and nothing tells which of them is meant", what(anchor),
                                there.size(), between(anchor.seen)));
    }
    const Pass& pass = there.front();
    auto place = kept_or_turned(anchor.seen, pass);
    if (place.state == EditState::kept && pass.number != anchor.pass) {
        return {EditState::moved, pass.chainage,
                fmt::format("what was pass {} of {} is pass {}", anchor.pass, what(anchor), pass.number)};
    }
    return place;
}

FoundPlace AnchorFinder::found_near(const Anchor& anchor, Stretch stretch, const std::string& otherwise) const {
    if (!anchor.seen.position) return lost(otherwise);
    const auto fits = [&](Chainage place) {
        return turned(anchor.seen, heading_at(place)) <= same_direction && is_same_road(anchor.seen.road, place);
    };
    std::vector<Chainage> places = anchor.node ? near_nodes(*anchor.seen.position, stretch) : std::vector<Chainage>{};
    std::erase_if(places, [&](Chainage place) { return !fits(place); });
    if (places.empty()) places = near_road(*anchor.seen.position, stretch);
    std::erase_if(places, [&](Chainage place) { return !fits(place); });
    if (places.empty()) return lost(otherwise);
    if (places.size() > 1) {
        return lost(fmt::format("{}; it passes that place at {}, and nothing tells which of them is meant", otherwise,
                                list_of(places)));
    }
    const Metres away = geo::distance(position_at(m_leg, places.front()), *anchor.seen.position);
    return {EditState::moved, places.front(),
            fmt::format("{}; the same road passes {:.0f} m from there", otherwise, away.count())};
}

std::vector<Chainage> AnchorFinder::near_nodes(geo::Position position, Stretch stretch) const {
    std::vector<Chainage> places;
    Metres nearest;
    for (const auto& passed : m_view.nodes()) {
        const Metres away = geo::distance(m_roads.position(passed.node), position);
        if (!stretch.holds(passed.chainage) || away > within_reach) continue;
        const bool again = !places.empty() && passed.chainage - places.back() <= one_passing;
        if (again && away >= nearest) continue;
        if (again) places.pop_back();
        places.push_back(passed.chainage);
        nearest = away;
    }
    return places;
}

std::vector<Chainage> AnchorFinder::near_road(geo::Position position, Stretch stretch) const {
    const geo::LocalFrame frame{position};
    std::vector<Chainage> places;
    Metres nearest;
    for (std::size_t i = 0; i + 1 < m_leg.track.size(); ++i) {
        const auto& from = m_leg.track[i];
        const auto& to = m_leg.track[i + 1];
        if (to.chainage < stretch.from || from.chainage > stretch.to) continue;
        const std::array line{frame.to_plane(from.position), frame.to_plane(to.position)};
        const auto foot = geo::nearest_on(line, {});
        if (foot.distance > within_reach) continue;
        const Metres whole = geo::length_of(line);
        const double part = whole > Metres{} ? foot.along / whole : 0;
        const Chainage place = from.chainage + (to.chainage - from.chainage) * part;
        if (!stretch.holds(place)) continue;
        const bool again = !places.empty() && place - places.back() <= one_passing;
        if (again && foot.distance >= nearest) continue;
        if (again) places.pop_back();
        places.push_back(place);
        nearest = foot.distance;
    }
    return places;
}

network::WayIndex AnchorFinder::way_at(Chainage place) const {
    const auto step = std::ranges::find_if(m_leg.path, [&](const auto& s) { return place <= s.to + Metres{1}; });
    return m_roads.way(step == m_leg.path.end() ? m_leg.path.back().edge : step->edge);
}

bool AnchorFinder::is_same_road(const std::string& road, Chainage place) const {
    if (road.empty()) return true;
    const auto way = way_at(place);
    const bool named = !m_roads.ref(way).empty() || !m_roads.name(way).empty();
    return !named || m_roads.ref(way) == road || m_roads.name(way) == road;
}

PlaceSeen AnchorFinder::seen_at(Chainage place) const {
    PlaceSeen seen;
    seen.position = position_at(m_leg, place);
    seen.heading = Bearing::degrees(std::round(heading_at(place).degrees()));
    seen.chainage = place;
    seen.leg_length = m_leg.length();
    const auto way = way_at(place);
    seen.road = m_roads.ref(way).empty() ? m_roads.name(way) : m_roads.ref(way);
    std::optional<int> after;
    for (const auto& passed : m_leg.waypoints) {
        const int seq = m_edition.waypoints[passed.waypoint].seq;
        if (passed.chainage <= place) after = seq;
        if (passed.chainage <= place || seen.between) continue;
        seen.between = PlaceSeen::Between{after.value_or(seq), seq};
    }
    if (!seen.between && after) seen.between = PlaceSeen::Between{*after, *after};
    return seen;
}

Anchor AnchorFinder::anchor_at(Chainage place) const {
    constexpr Metres at_the_node{0.5};
    Anchor anchor;
    anchor.seen = seen_at(place);
    for (const auto& passed : m_view.nodes()) {
        if (place - passed.chainage > at_the_node || passed.chainage - place > at_the_node) continue;
        anchor.node = m_roads.osm_id(passed.node);
        anchor.seen.position = m_roads.position(passed.node);
        break;
    }
    if (!anchor.node) anchor.way = m_roads.osm_id(way_at(place));
    const auto passes = passes_of(anchor);
    for (const auto& pass : passes) {
        if (place - pass.chainage <= on_the_spot && pass.chainage - place <= on_the_spot) anchor.pass = pass.number;
    }
    anchor.seen.passes = static_cast<int>(passes.size());
    return anchor;
}

bool agree(const Anchor& a, const Anchor& b) {
    const auto key = [](const Anchor& anchor) {
        const auto between = anchor.seen.between.value_or(PlaceSeen::Between{});
        return std::tuple(anchor.node, anchor.way, anchor.seq, anchor.line, anchor.pass, anchor.leaves, anchor.along,
                          anchor.seen.passes, between.after, between.before, anchor.seen.road, anchor.seen.name,
                          anchor.is_quick());
    };
    const auto alike = [](const std::optional<Metres>& x, const std::optional<Metres>& y) {
        constexpr double digits = 2;
        return x.has_value() == y.has_value() && (!x || std::abs((*x - *y).count()) <= digits);
    };
    const auto since_start = [](const PlaceSeen& seen) {
        return seen.chainage ? std::optional(seen.chainage->since_start()) : std::nullopt;
    };
    const bool same_heading = a.seen.heading.has_value() == b.seen.heading.has_value() &&
                              (!a.seen.heading || (*a.seen.heading - *b.seen.heading).deviation_degrees() <= 1);
    const bool same_position = a.seen.position.has_value() == b.seen.position.has_value() &&
                               (!a.seen.position || geo::distance(*a.seen.position, *b.seen.position) <= Metres{0.1});
    return key(a) == key(b) && same_heading && same_position && alike(a.seen.next_box, b.seen.next_box) &&
           alike(since_start(a.seen), since_start(b.seen)) && alike(a.seen.leg_length, b.seen.leg_length);
}

} // namespace route::roadbook::detail
