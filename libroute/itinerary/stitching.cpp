// SPDX-License-Identifier: BSL-1.0
#include "itinerary/stitching.hpp"

#include "base/assert.hpp"
#include "geo/geodesic.hpp"
#include "geo/local_frame.hpp"
#include "geo/polyline.hpp"
#include "itinerary/heights.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace route::itinerary {

using edition::Edition;
using edition::Kind;
using edition::Waypoint;
using network::RoadNetwork;
using routing::LegPath;
using routing::PathPiece;

geo::Bounds bounds_of(const LegItinerary& leg) {
    geo::Bounds bounds{leg.track.front().position, leg.track.front().position};
    for (const auto& point : leg.track) {
        bounds.south_west.latitude = std::min(bounds.south_west.latitude, point.position.latitude);
        bounds.south_west.longitude = std::min(bounds.south_west.longitude, point.position.longitude);
        bounds.north_east.latitude = std::max(bounds.north_east.latitude, point.position.latitude);
        bounds.north_east.longitude = std::max(bounds.north_east.longitude, point.position.longitude);
    }
    return bounds;
}

std::optional<NearestPassage> nearest_passage(const LegItinerary& leg, geo::Position place, Metres reach) {
    const geo::LocalFrame frame{place};
    std::optional<NearestPassage> nearest;
    if (leg.track.empty()) return nearest;
    auto from = frame.to_plane(leg.track.front().position);
    for (std::size_t i = 1; i < leg.track.size(); ++i) {
        const std::array piece{from, frame.to_plane(leg.track[i].position)};
        from = piece[1];
        const auto bound = nearest ? nearest->distance : reach;
        // Most of a leg is far off, on one side.
        const auto beyond = [&](auto a, auto b) { return std::min(a, b) > bound || std::max(a, b) < -bound; };
        if (beyond(piece[0].east, piece[1].east) || beyond(piece[0].north, piece[1].north)) continue;
        const auto here = geo::nearest_on(piece, {});
        if (here.distance > bound) continue;
        nearest = NearestPassage{leg.track[i - 1].chainage + here.along, here.distance};
    }
    return nearest;
}

geo::Position position_at(const LegItinerary& leg, Chainage chainage) {
    ROUTE_ASSERT(!leg.track.empty());
    const auto after = std::ranges::lower_bound(leg.track, chainage, {}, &TrackPoint::chainage);
    if (after == leg.track.begin()) return leg.track.front().position;
    if (after == leg.track.end()) return leg.track.back().position;
    const auto before = after - 1;
    const auto direction = geo::bearing(before->position, after->position);
    // In 3-D a chainage grows faster than the way over the map.
    const auto ground = geo::distance(before->position, after->position);
    const double part = (chainage - before->chainage) / (after->chainage - before->chainage);
    return geo::destination(before->position, direction, ground * part);
}

const PathStep& step_to(const LegItinerary& leg, Chainage place) {
    ROUTE_ASSERT(!leg.path.empty());
    const auto step = std::ranges::lower_bound(leg.path, place, {}, &PathStep::to);
    return step == leg.path.end() ? leg.path.back() : *step;
}

const PathStep& step_from(const LegItinerary& leg, Chainage place) {
    ROUTE_ASSERT(!leg.path.empty());
    const auto step = std::ranges::upper_bound(leg.path, place, {}, &PathStep::to);
    return step == leg.path.end() ? leg.path.back() : *step;
}

namespace {

/// The codes of controls, counted through the edition.
class Codes {
public:
    std::string time_control(Kind kind, Passage passage) {
        // Cars leave a halt, and the overnight park, with the number that they came in by and an A.
        const bool again = passage == Passage::out || (kind == Kind::start && m_time_controls > 0);
        if (again) return fmt::format("CO {}A", m_time_controls - 1);
        return fmt::format("CO {}", m_time_controls++);
    }
    std::string passage_control() { return fmt::format("CT {}", ++m_passage_controls); }
    std::string time_trial() { return fmt::format("PC {}", ++m_time_trials); }
    std::string average_trial() { return fmt::format("PM {}", ++m_average_trials); }

private:
    int m_time_controls = 0;
    int m_passage_controls = 0;
    int m_time_trials = 0;
    int m_average_trials = 0;
};

/// Appends the road between two places of an edge to the track; chainages grow by geodesics.
void add_to_track(const RoadNetwork& roads, const PathPiece& piece, std::vector<TrackPoint>& track) {
    for (const auto position : routing::shape_of(roads, piece)) {
        if (track.empty()) {
            track.push_back({position, Chainage{}});
        } else if (track.back().position != position) {
            track.push_back({position, track.back().chainage + geo::distance(track.back().position, position)});
        }
    }
}

class LegStitcher {
public:
    LegStitcher(const Edition& edition, const SnappedEdition& points, const RoadNetwork& roads, Codes& codes,
                Diagnostics& diagnostics, const geo::ElevationModel* elevation)
        : m_edition(edition), m_points(points), m_roads(roads), m_codes(codes), m_diagnostics(diagnostics),
          m_elevation(elevation) {}

    LegItinerary stitch(const edition::Leg& leg, const LegPath& path) {
        m_leg.number = leg.number;
        std::vector<Chainage> piece_starts;
        for (const auto& piece : path.pieces) {
            const Chainage from = m_leg.track.empty() ? Chainage{} : m_leg.track.back().chainage;
            piece_starts.push_back(from);
            add_to_track(m_roads, piece, m_leg.track);
            m_leg.path.push_back({piece.edge, m_roads.osm_id(m_roads.way(piece.edge)), piece.edge.forward(), from,
                                  m_leg.track.back().chainage});
        }
        piece_starts.push_back(m_leg.track.back().chainage);
        if (m_elevation != nullptr) add_heights(piece_starts);
        std::size_t point = 0;
        for (const WaypointIndex w : m_edition.waypoints.indices()) {
            if (m_edition.waypoints[w].leg != leg.number) continue;
            const Chainage chainage = piece_starts[path.first_piece[point]];
            m_leg.waypoints.push_back({w, chainage});
            place(w, chainage, path.chosen[point]);
            ++point;
        }
        std::ranges::stable_sort(m_leg.controls, {}, &PlacedControl::chainage);
        return std::move(m_leg);
    }

private:
    void add_heights(std::vector<Chainage>& piece_starts) {
        std::vector<ModelFault> faults;
        m_leg.heights = heights_along(m_leg, m_roads, *m_elevation, faults);
        tell_faults(faults);
        tell_uncovered();
        if (!m_edition.lengths_3d || m_leg.heights.empty()) return;
        const SlopedChainages sloped{m_leg.heights};
        for (auto& start : piece_starts) {
            start = sloped.at(start);
        }
        sloped.apply_to(m_leg);
    }

    /// Each stretch, up to a few: a bad model has hundreds.
    void tell_faults(const std::vector<ModelFault>& faults) const {
        constexpr std::size_t most = 5;
        Metres rest;
        for (std::size_t i = 0; i < faults.size(); ++i) {
            const auto& fault = faults[i];
            if (i >= most) {
                rest += fault.to - fault.from;
                continue;
            }
            const auto what = fault.zeros ? std::string("zeros between heights, which stand for a hole")
                                          : fmt::format("a step of {:.0f} m within {:.0f} m, which no road has",
                                                        fault.step.count(), fault.within.count());
            tell_fault(fmt::format("from km {:.2f} to km {:.2f} the elevation model has {}: {}",
                                   fault.from.since_start().kilometres(), fault.to.since_start().kilometres(), what,
                                   fault.bridged ? "a straight line bridges it" : "there are no heights"));
        }
        if (faults.size() > most) {
            tell_fault(fmt::format("the elevation model has {} more such stretches, {:.2f} km in all", faults.size() - most,
                                   rest.kilometres()));
        }
    }

    void tell_fault(std::string message) const {
        m_diagnostics.add({Severity::warning,
                           "elevation-fault",
                           {"edition.toml", 0},
                           fmt::format("leg {}", m_leg.number),
                           std::move(message),
                           "Check it there, or use another model."});
    }

    void tell_uncovered() const {
        const auto missing = uncovered(m_leg);
        if (missing <= Metres{}) return;
        m_diagnostics.add({Severity::warning,
                           "elevation-missing",
                           {"edition.toml", 0},
                           fmt::format("leg {}", m_leg.number),
                           fmt::format("the elevation models do not cover {:.2f} of {:.2f} km", missing.kilometres(),
                                       m_leg.length().kilometres()),
                           m_edition.lengths_3d ? "Add models; there climb is not counted, and lengths are flat."
                                                : "Add models; there climb is not counted."});
    }

    void place(WaypointIndex w, Chainage chainage, const routing::RoadPlace& road) {
        const Waypoint& waypoint = m_edition.waypoints[w];
        if (waypoint.kind == Kind::via) return;
        PlacedControl control;
        control.kind = waypoint.kind;
        control.name = waypoint.name;
        control.waypoint = w;
        control.snap_distance = geo::distance(m_points.points[w].asked, road.position);
        if (edition::is_trial(waypoint.kind)) return place_lines(control, chainage);
        set_place(control, chainage);
        if (waypoint.kind == Kind::ct) control.code = m_codes.passage_control();
        if (!edition::is_sector_boundary(waypoint.kind)) {
            m_leg.controls.push_back(control);
        } else if (!edition::is_halt(waypoint.kind)) {
            control.code = m_codes.time_control(waypoint.kind, Passage::at);
            m_leg.controls.push_back(control);
        } else {
            for (const Passage passage : {Passage::in, Passage::out}) {
                control.passage = passage;
                control.code = m_codes.time_control(waypoint.kind, passage);
                m_leg.controls.push_back(control);
            }
        }
    }

    void place_lines(PlacedControl control, Chainage first) {
        const auto lines = edition::lines_of(m_edition, m_edition.waypoints[control.waypoint]);
        const bool linked = control.kind == Kind::pc;
        const std::string average_code = linked ? "" : m_codes.average_trial();
        std::string running_code; // of the linked trial that is under way
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool last = i + 1 == lines.size();
            control.line = lines[i].line;
            // Where the averages are hidden in a sheet, nobody sees where they change.
            const bool hidden = !linked && i > 0 && !last && lines.front().given_as != edition::GivenAs::averages;
            control.secret = lines[i].secret || hidden;
            // A line of linked trials ends one and begins the next; an average trial runs from its first line to its last.
            // A secret line lies within the trial that is under way: to number another one would tell of it.
            if (linked && !control.secret) {
                control.ends_code = std::exchange(running_code, last ? std::string{} : m_codes.time_trial());
                control.code = running_code;
            } else if (linked) {
                control.ends_code = "";
                control.code = last ? "" : running_code;
            } else {
                if (last) control.ends_code = average_code;
                control.code = last ? "" : average_code;
            }
            const Chainage chainage = first + lines[i].at;
            if (chainage.since_start() > m_leg.length()) {
                m_diagnostics.add({Severity::bad_input, "trial-beyond-finish", lines[i].where, control.name,
                                   fmt::format("line {} at {:.2f} m lies {:.0f} m past the leg's finish", lines[i].line,
                                               lines[i].at.count(), (chainage.since_start() - m_leg.length()).count()),
                                   "Shorten the trial, or move the FINISH or the trial."});
                return;
            }
            set_place(control, chainage);
            m_leg.controls.push_back(control);
            control.snap_distance = Metres{};
        }
    }

    void set_place(PlacedControl& control, Chainage chainage) const {
        control.chainage = chainage;
        control.printed = PrintedLength::nearest(chainage);
        control.position = position_at(m_leg, chainage);
        constexpr Metres eye{8}; // a control stands along the road, not along one kink of its drawing
        const Metres back = std::min(eye, chainage.since_start());
        const Metres ahead = std::min(eye, m_leg.length() - chainage.since_start());
        control.heading = geo::bearing(position_at(m_leg, chainage - back), position_at(m_leg, chainage + ahead));
    }

    const Edition& m_edition;
    const SnappedEdition& m_points;
    const RoadNetwork& m_roads;
    Codes& m_codes;
    Diagnostics& m_diagnostics;
    const geo::ElevationModel* m_elevation;
    LegItinerary m_leg;
};

} // namespace

Itinerary stitched(const Edition& edition, const SnappedEdition& points, const std::vector<LegPath>& paths,
                   const RoadNetwork& roads, Diagnostics& diagnostics, const geo::ElevationModel* elevation) {
    ROUTE_ASSERT(paths.size() == edition.legs.size());
    Itinerary itinerary;
    Codes codes;
    for (const LegIndex l : edition.legs.indices()) {
        itinerary.legs.push_back(
            LegStitcher{edition, points, roads, codes, diagnostics, elevation}.stitch(edition.legs[l], paths[l.value()]));
    }
    return itinerary;
}

} // namespace route::itinerary
