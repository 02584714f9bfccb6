// SPDX-License-Identifier: BSL-1.0
#include "homologation/map_changes.hpp"

#include "geo/geodesic.hpp"
#include "routing/snapping.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>
#include <string>

namespace route::homologation {

namespace {

using network::DirectedEdge;
using network::RoadNetwork;

/// A mapper's survey is better than that; parallel carriageways are farther apart.
constexpr Metres same_place{10};
constexpr double same_way_degrees = 35;

class MapChanges {
public:
    MapChanges(const itinerary::LegItinerary& leg, const RoadNetwork& old, const routing::VehicleProfile& profile,
               const RoadNetwork& newer, Diagnostics& found)
        : m_leg(leg), m_old(old), m_newer(newer), m_rights(profile), m_found(found) {}

    void check() {
        for (const auto& step : m_leg.path) {
            const Chainage middle = step.from + (step.to - step.from) / 2.0;
            const auto position = itinerary::position_at(m_leg, middle);
            const auto now = road_now(step, position);
            if (now) {
                compare(step, *now);
            } else {
                tell_gone(step, position);
            }
        }
    }

private:
    /// The road of the newer map on which cars drive there; rather the way of the same number than another.
    [[nodiscard]] std::optional<DirectedEdge> road_now(const itinerary::PathStep& step, geo::Position position) const {
        const auto heading = heading_of(step);
        std::optional<routing::RoadPlace> best;
        for (const auto& place : routing::places_within(m_newer, m_rights, position, same_place)) {
            const bool same = is_way(place.edge, step.way);
            const double off = std::abs((routing::heading_at(m_newer, place) - heading).degrees());
            // In a hairpin the same way leads elsewhere a step further.
            if (off > (same ? 90 : same_way_degrees)) continue;
            if (!best || same) best = place;
        }
        return best ? std::optional(best->edge) : std::nullopt;
    }

    [[nodiscard]] bool is_way(DirectedEdge edge, OsmWayId way) const { return m_newer.osm_id(m_newer.way(edge)) == way; }

    /// Of the step's middle.
    [[nodiscard]] Bearing heading_of(const itinerary::PathStep& step) const {
        const Chainage middle = step.from + (step.to - step.from) / 2.0;
        const Metres half = std::min(Metres{6}, (step.to - step.from) / 2.0);
        return geo::bearing(itinerary::position_at(m_leg, middle - half), itinerary::position_at(m_leg, middle + half));
    }

    void compare(const itinerary::PathStep& step, DirectedEdge now) {
        const auto& was = m_old.attributes(step.edge);
        const auto& is = m_newer.attributes(now);
        if (is.roundabout && !was.roundabout) tell(step, "roundabout", "is a roundabout now");
        compare_texts(step, "name", m_old.name(m_old.way(step.edge)), m_newer.name(m_newer.way(now)));
        compare_texts(step, "number", m_old.ref(m_old.way(step.edge)), m_newer.ref(m_newer.way(now)));
        if (was.max_speed_kmh != is.max_speed_kmh) {
            const auto limit = [](int kmh) { return kmh == 0 ? std::string("none told") : fmt::format("{} km/h", kmh); };
            tell(step, "limit",
                 fmt::format("has another speed limit: {}, before {}", limit(is.max_speed_kmh), limit(was.max_speed_kmh)));
        }
        const bool one_way_now = is.one_way != network::OneWay::no && was.one_way == network::OneWay::no;
        if (one_way_now) tell(step, "one-way", "is one-way now, as the cars drive it", Severity::note);
        if (is.unpaved && !was.unpaved) tell(step, "ground", "is unpaved now");
    }

    void compare_texts(const itinerary::PathStep& step, const char* what, std::string_view was, std::string_view is) {
        if (was == is) return;
        const auto quoted = [](std::string_view text) {
            return text.empty() ? std::string("none") : fmt::format("\"{}\"", text);
        };
        tell(step, what, fmt::format("has another {}: {}, before {}", what, quoted(is), quoted(was)));
    }

    void tell_gone(const itinerary::PathStep& step, geo::Position position) {
        // What the cars drive by permit was closed before.
        const bool was_open = m_rights.profile().may_drive(m_old, step.edge);
        const bool there = lies_there(step.way, position);
        if (there && was_open) {
            tell(step, "closed", "is closed to cars now in the direction in which they drive it");
        } else if (!there) {
            tell(step, "gone", "is not there any more, or lies elsewhere");
        }
    }

    [[nodiscard]] bool lies_there(OsmWayId way, geo::Position position) const {
        return std::ranges::any_of(m_newer.segments_near(position, same_place), [&](network::SegmentId segment) {
            return is_way({segment, true}, way);
        });
    }

    void tell(const itinerary::PathStep& step, const char* what, std::string message,
              Severity severity = Severity::warning) {
        if (!m_told.emplace(what, step.way).second) return;
        const auto way = m_old.way(step.edge);
        const auto name = m_old.name(way).empty() ? m_old.ref(way) : m_old.name(way);
        m_found.add({severity,
                     "road-changed",
                     {},
                     fmt::format("way {}{}{}", step.way.value(), name.empty() ? "" : " ", name),
                     "on the newer map " + std::move(message),
                     "Import the newer map, plan again, and look at the boxes there.",
                     RoutePlace{m_leg.number, step.from}});
    }

    const itinerary::LegItinerary& m_leg;
    const RoadNetwork& m_old;
    const RoadNetwork& m_newer;
    routing::DrivingRights m_rights; ///< by the newer map, without permits
    Diagnostics& m_found;
    std::set<std::pair<std::string, OsmWayId>> m_told;
};

} // namespace

void check_map_changes(const itinerary::Itinerary& itinerary, const RoadNetwork& roads,
                       const routing::VehicleProfile& profile, const RoadNetwork& newer, Diagnostics& found) {
    for (const auto& leg : itinerary.legs) {
        MapChanges{leg, roads, profile, newer, found}.check();
    }
}

} // namespace route::homologation
