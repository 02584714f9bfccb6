// SPDX-License-Identifier: BSL-1.0
#include "matching/track_match.hpp"

#include "base/error.hpp"
#include "geo/geodesic.hpp"
#include "geo/local_frame.hpp"
#include "matching/road_reach.hpp"
#include "routing/snapping.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace route::matching {

using detail::RoadReach;
using routing::PathPiece;
using routing::RoadPlace;

namespace {

/// Costs are negative logarithms of likelihoods.
constexpr double impossible = std::numeric_limits<double>::infinity();
/// A way may differ from the track by about so much, and so much of its length: what noise and drawing by hand add.
constexpr double way_tolerance_m = 10;
constexpr double way_tolerance_share = 0.05;
/// Ways longer than this times the track, and so much more, are none of that track.
constexpr double longest_way_factor = 1.3;
constexpr double longest_way_more_m = 150;
/// Turning round in the road is rare: as unlikely as four standard deviations.
constexpr double turning_cost = 8;
/// A driver takes a way that costs so much more e times less often.
constexpr Seconds costlier{20};
/// Errors of neighbouring points are alike, since satellites move slowly: a point tells as much as it is far from the one
/// before, until a hundred metres on it tells something of its own.
constexpr Metres independent{100};
constexpr double least_weight = 0.12;
/// More places for one point are never needed: the nearest ones count.
constexpr std::size_t most_places = 12;

/// A point of the track that is looked at: so many that neighbours are told apart by more than their noise.
struct Fix {
    geo::Position position;
    Metres along;             ///< of the track
    bool after_break = false; ///< the recording stopped before it
};

std::vector<Fix> fixes_of(const TrackLines& track, Metres spacing, Metres& length) {
    std::vector<Fix> fixes;
    const geo::Position* before = nullptr;
    for (const auto& line : track) {
        bool first_of_line = true;
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (before != nullptr) length += geo::distance(*before, line[i]);
            before = &line[i];
            const bool ends_line = i + 1 == line.size();
            if (!first_of_line && !ends_line && length - fixes.back().along < spacing) continue;
            fixes.push_back({line[i], length, first_of_line && !fixes.empty()});
            first_of_line = false;
        }
    }
    return fixes;
}

/// How a place was come to from the one before.
enum class Step { none, onward, stayed, turned };

/// A place where the car may have been at a fix.
struct State {
    double cost = impossible;
    std::size_t before = 0; ///< of the column before
    Step step = Step::none;
};

struct Column {
    std::size_t fix = 0;
    std::vector<RoadPlace> places;
    std::vector<State> states; ///< one for each place
    [[nodiscard]] bool live() const {
        return std::ranges::any_of(states, [](const State& state) { return state.cost != impossible; });
    }
};

/// Where the way back over the same road begins when a car came to `a`, and is at `b` in the other direction.
Metres turning_place(const network::RoadNetwork& roads, const RoadPlace& a, const RoadPlace& b) {
    return std::max(a.along, roads.length(b.edge) - b.along);
}

/// Pieces end to end, grown place by place.
class Pieces {
public:
    explicit Pieces(const network::RoadNetwork& roads) : m_roads(roads) {}

    void begin(const RoadPlace& place) { add(place.edge, place.along, place.along, place.position); }
    void drive(const std::vector<network::DirectedEdge>& edges, const RoadPlace& to) {
        for (std::size_t i = 0; i < edges.size(); ++i) {
            if (i > 0) {
                finish_edge();
                add(edges[i], Metres{}, Metres{}, m_roads.position(m_roads.from(edges[i])));
            }
        }
        advance(to);
    }
    void stay(const RoadPlace& place) { advance(place); }
    void turn(const RoadPlace& at, const RoadPlace& back) {
        const Metres turning = turning_place(m_roads, at, back);
        const bool further = turning > at.along;
        auto& last = m_pieces.back();
        last.to = std::max(last.to, turning);
        if (further) last.end = back.position;
        add(back.edge, m_roads.length(back.edge) - last.to, back.along, last.end);
        m_pieces.back().end = back.position;
    }
    [[nodiscard]] std::vector<PathPiece> take() { return std::move(m_pieces); }

private:
    void add(network::DirectedEdge edge, Metres from, Metres to, geo::Position at) {
        m_pieces.push_back({edge, from, to, at, at});
    }
    void finish_edge() {
        auto& last = m_pieces.back();
        last.to = m_roads.length(last.edge);
        last.end = m_roads.position(m_roads.to(last.edge));
    }
    /// Noise goes back and forth, a car does not.
    void advance(const RoadPlace& to) {
        auto& last = m_pieces.back();
        if (to.along <= last.to) return;
        last.to = to.along;
        last.end = to.position;
    }

    const network::RoadNetwork& m_roads;
    std::vector<PathPiece> m_pieces;
};

class Matching {
public:
    Matching(const network::RoadNetwork& roads, const routing::DrivingRights& rights, const MatchOptions& options,
             const std::stop_token& stop)
        : m_roads(roads), m_rights(rights), m_options(options), m_stop(stop), m_reach(roads, rights) {}

    TrackMatch run(const TrackLines& track) {
        m_fixes = fixes_of(track, m_options.spread * 2, m_match.track_length);
        std::size_t next = 0;
        while (next < m_fixes.size()) {
            next = stretch_from(next);
        }
        add_gaps();
        return std::move(m_match);
    }

private:
    /// Follows the track as long as roads do; answers the fix after which to begin anew.
    std::size_t stretch_from(std::size_t first) {
        std::vector<Column> columns;
        std::size_t fix = first;
        for (; fix < m_fixes.size(); ++fix) {
            if ((fix & 0xff) == 0 && m_stop.stop_requested()) throw Interrupted("interrupted");
            auto column = column_at(fix);
            if (columns.empty()) {
                for (auto& state : column.states) {
                    state.cost = 0;
                }
                add_distances(column);
                if (column.live()) columns.push_back(std::move(column));
                continue;
            }
            join(columns.back(), column);
            add_distances(column);
            if (column.live()) {
                columns.push_back(std::move(column));
                continue;
            }
            const auto& last = m_fixes[columns.back().fix];
            if (m_fixes[fix].along - last.along > m_options.longest_bridge) break;
        }
        if (columns.empty()) return m_fixes.size();
        const auto end = columns.back().fix;
        add_stretch(columns);
        // What lies between was not bridged: each of its fixes may begin the next stretch.
        return end + 1;
    }

    [[nodiscard]] Column column_at(std::size_t fix) const {
        Column column{fix, routing::places_within(m_roads, m_rights, m_fixes[fix].position, m_options.reach), {}};
        if (column.places.size() > most_places) column.places.resize(most_places);
        column.states.resize(column.places.size());
        return column;
    }

    void add_distances(Column& column) const {
        const Metres step = column.fix > 0 ? m_fixes[column.fix].along - m_fixes[column.fix - 1].along : independent;
        const double weight = std::clamp(step / independent, least_weight, 1.0);
        for (std::size_t i = 0; i < column.places.size(); ++i) {
            const double spreads = column.places[i].distance / m_options.spread;
            column.states[i].cost += weight * spreads * spreads / 2;
        }
    }

    [[nodiscard]] double cost_of(Metres way, Metres track) const {
        return std::abs((way - track).count()) / (way_tolerance_m + way_tolerance_share * track.count());
    }

    void join(const Column& before, Column& column) {
        const Metres track = m_fixes[column.fix].along - m_fixes[before.fix].along;
        const Metres limit = track * longest_way_factor + Metres{longest_way_more_m};
        for (std::size_t a = 0; a < before.places.size(); ++a) {
            if (before.states[a].cost == impossible) continue;
            m_reach.start(before.places[a], column.places, limit);
            for (std::size_t b = 0; b < column.places.size(); ++b) {
                if (const auto way = m_reach.length_to(b)) {
                    const double cost = cost_of(*way, track) + m_reach.cost_to(b) / costlier;
                    improve(column.states[b], before.states[a].cost + cost, {a, Step::onward});
                }
                join_on_the_same_road(before, a, column, b, track);
            }
        }
    }

    void join_on_the_same_road(const Column& before, std::size_t a, Column& column, std::size_t b, Metres track) {
        const auto& from = before.places[a];
        const auto& to = column.places[b];
        if (to.edge == from.edge && to.along < from.along && from.along - to.along <= m_options.spread * 4) {
            improve(column.states[b], before.states[a].cost + cost_of(to.along - from.along, track), {a, Step::stayed});
        }
        if (to.edge != from.edge.reversed()) return;
        const Metres turning = turning_place(m_roads, from, to);
        const Metres way = (turning - from.along) + (to.along - (m_roads.length(to.edge) - turning));
        const auto driving = m_rights.cost_along(m_roads, to.edge, std::max(Metres{}, way)) / costlier;
        improve(column.states[b], before.states[a].cost + turning_cost + cost_of(way, track) + driving, {a, Step::turned});
    }

    struct Origin {
        std::size_t before;
        Step step;
    };
    static void improve(State& state, double cost, Origin origin) {
        if (cost < state.cost) state = {cost, origin.before, origin.step};
    }

    void add_stretch(const std::vector<Column>& columns) {
        std::vector<std::size_t> chosen(columns.size());
        const auto& ends = columns.back().states;
        chosen.back() = static_cast<std::size_t>(std::ranges::min_element(ends, {}, &State::cost) - ends.begin());
        for (std::size_t c = columns.size() - 1; c > 0; --c) {
            chosen[c - 1] = columns[c].states[chosen[c]].before;
        }
        note_closed_roads(columns, chosen);
        Pieces pieces{m_roads};
        pieces.begin(columns.front().places[chosen.front()]);
        for (std::size_t c = 1; c < columns.size(); ++c) {
            const auto& from = columns[c - 1].places[chosen[c - 1]];
            const std::vector<RoadPlace> to{columns[c].places[chosen[c]]};
            const auto step = columns[c].states[chosen[c]].step;
            if (step == Step::turned) {
                pieces.turn(from, to.front());
            } else if (step == Step::stayed) {
                pieces.stay(to.front());
            } else {
                const Metres track = m_fixes[columns[c].fix].along - m_fixes[columns[c - 1].fix].along;
                m_reach.start(from, to, track * longest_way_factor + Metres{longest_way_more_m});
                pieces.drive(m_reach.way_to(0).edges, to.front());
            }
        }
        m_match.stretches.push_back({pieces.take(), m_fixes[columns.front().fix].along, m_fixes[columns.back().fix].along});
    }

    /// A road that is far for what noise does, while a closed one lies right under the track.
    void note_closed_roads(const std::vector<Column>& columns, const std::vector<std::size_t>& chosen) {
        constexpr double far_in_spreads = 2.5;
        bool running = false;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const auto& place = columns[c].places[chosen[c]];
            const auto& fix = m_fixes[columns[c].fix];
            std::optional<network::WayIndex> closed;
            if (place.distance > m_options.spread * far_in_spreads) {
                const auto snap = routing::snapped(m_roads, m_rights, fix.position, {place.distance, {}});
                if (snap.closed && snap.closed->distance <= m_options.spread * far_in_spreads) {
                    closed = m_roads.way(snap.closed->edge);
                }
            }
            if (closed && !running) {
                m_match.beside_closed.push_back(
                    {GapReason::closed, fix.along, fix.along, fix.position, fix.position, closed});
            } else if (closed) {
                m_match.beside_closed.back().to = fix.along;
                m_match.beside_closed.back().end = fix.position;
            }
            running = closed.has_value();
        }
    }

    void add_gaps() {
        Metres reached;
        for (const auto& stretch : m_match.stretches) {
            add_gap(reached, stretch.from);
            reached = stretch.to;
        }
        add_gap(reached, m_match.track_length);
    }

    void add_gap(Metres from, Metres to) {
        if (to <= from) return;
        TrackGap gap{GapReason::no_way, from, to, fix_at(from).position, fix_at(to).position, {}};
        for (std::size_t i = 1; i < m_fixes.size(); ++i) {
            const auto& fix = m_fixes[i];
            if (fix.along <= from || fix.along > to) continue;
            if (fix.after_break && fix.along - from >= (to - from) * 0.5) gap.reason = GapReason::recording;
            look_along(m_fixes[i - 1], fix, gap);
        }
        m_match.gaps.push_back(gap);
    }

    /// Whether there is a road at all under a piece of the track, and one that is closed to these cars.
    void look_along(const Fix& from, const Fix& to, TrackGap& gap) const {
        const geo::LocalFrame frame{from.position};
        const auto end = frame.to_plane(to.position);
        constexpr double step_m = 25;
        const auto steps = std::max(1.0, std::floor(end.norm().count() / step_m));
        for (double step = 0.5; step < steps; ++step) {
            const auto place = frame.to_position(end * (step / steps));
            const auto snap = routing::snapped(m_roads, m_rights, place, {m_options.reach, {}});
            if (snap.places.empty() && gap.reason == GapReason::no_way) gap.reason = GapReason::no_road;
            if (snap.closed && !gap.closed) gap.closed = m_roads.way(snap.closed->edge);
        }
    }

    [[nodiscard]] const Fix& fix_at(Metres along) const {
        const auto at = std::ranges::lower_bound(m_fixes, along, {}, &Fix::along);
        return at == m_fixes.end() ? m_fixes.back() : *at;
    }

    const network::RoadNetwork& m_roads;
    const routing::DrivingRights& m_rights;
    const MatchOptions& m_options;
    const std::stop_token& m_stop;
    RoadReach m_reach;
    std::vector<Fix> m_fixes;
    TrackMatch m_match;
};

} // namespace

TrackMatch matched(const network::RoadNetwork& roads, const routing::DrivingRights& rights, const TrackLines& track,
                   const MatchOptions& options, const std::stop_token& stop) {
    return Matching{roads, rights, options, stop}.run(track);
}

} // namespace route::matching
