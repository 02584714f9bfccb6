// SPDX-License-Identifier: BSL-1.0
#include "itinerary/snapped_edition.hpp"

#include "base/listing.hpp"
#include "geo/geodesic.hpp"
#include "itinerary/closed_roads.hpp"
#include "itinerary/told_roads.hpp"
#include "network/name_search.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace route::itinerary {

using edition::Waypoint;
using network::RoadNetwork;
using routing::RoadPlace;

namespace {

/// One waypoint's search for a road, with what there is to tell about it.
class WaypointSnap {
public:
    WaypointSnap(const Waypoint& waypoint, const RoadNetwork& roads, const LegRights& rights, Diagnostics& diagnostics)
        : m_waypoint(waypoint), m_roads(roads), m_rights(rights.on_leg(waypoint.leg)),
          m_without_orders(rights.without_orders(waypoint.leg)), m_profile(rights.profile()), m_diagnostics(diagnostics) {}

    SnappedEdition::Point point() {
        SnappedEdition::Point result;
        const auto place = position();
        if (!place) return result;
        result.asked = *place;
        const auto bounds = m_roads.bounds();
        const Metres radius = m_waypoint.radius.value_or(m_profile.snap_radius);
        const auto snap = routing::snapped(m_roads, m_rights, *place, {radius, m_waypoint.heading});
        if (snap.places.empty()) {
            const auto open = routing::snapped(m_roads, m_without_orders, *place, {radius, m_waypoint.heading});
            if (open.places.empty()) {
                tell_no_road(snap, radius, !bounds.contains(*place));
            } else {
                tell_closed(open.places.front());
            }
        } else {
            tell_distance(snap);
        }
        result.places = snap.places;
        result.rival = snap.rival;
        return result;
    }

private:
    void tell(Severity severity, DiagnosticCode code, std::string message, std::string hint) {
        m_diagnostics.add({severity, code, m_waypoint.where, m_waypoint.name, std::move(message), std::move(hint)});
    }

    std::optional<geo::Position> position() {
        if (m_waypoint.position) return m_waypoint.position;
        const auto& text = m_waypoint.place.empty() ? m_waypoint.name : m_waypoint.place;
        const auto finds = network::meant_by_name(m_roads, text);
        if (finds.empty()) {
            tell(Severity::bad_input, "place-unknown",
                 fmt::format("the network has no place, road or landmark named \"{}\"", text),
                 "Give lat and lon, or write the name as on the map; `roadbook find` tells what is there.");
            return std::nullopt;
        }
        if (finds.size() > 1) {
            tell_candidates(text, finds);
            return std::nullopt;
        }
        if (finds.front().match != network::NameMatch::whole) {
            tell(Severity::warning, "place-guessed",
                 fmt::format("\"{}\" is taken for the {} {}", text, kind_of(finds.front()), told(finds.front())),
                 "Write its whole name, or give lat and lon.");
        }
        return finds.front().position;
    }

    static std::string told(const network::NameFind& find) {
        const auto near = find.near ? fmt::format(", {:.1f} km from {}", find.near->distance.kilometres(), find.near->name)
                                    : std::string{};
        return fmt::format("{} at {:.7f} {:.7f}{}", find.name, find.position.latitude.degrees(),
                           find.position.longitude.degrees(), near);
    }

    void tell_candidates(const std::string& text, const std::vector<network::NameFind>& finds) {
        constexpr std::size_t most = 8;
        const auto candidates = listed(
            finds, most, [&](const auto& find) { return fmt::format("{} {}", kind_of(find), told(find)); }, "; ");
        tell(Severity::bad_input, "place-ambiguous",
             fmt::format("{} may be meant by \"{}\": {}", finds.size(), text, candidates),
             "Give lat and lon of the one that is meant, or add a place after a comma.");
    }

    void tell_no_road(const routing::Snap& snap, Metres radius, bool outside) {
        const auto nearest =
            snap.nearest_beyond ? detail::told_road(m_roads, *snap.nearest_beyond) : std::string("none within 5 km");
        const auto heading =
            m_waypoint.heading ? fmt::format(" in the direction of {:.0f}°", m_waypoint.heading->degrees()) : std::string();
        std::string message = fmt::format("no road for profile {} within {:.0f} m{} (nearest: {})", m_profile.name,
                                          radius.count(), heading, nearest);
        if (outside) message = "outside the network; " + message;
        if (snap.closed) {
            message += fmt::format("; {} is closed to it: {}", detail::told_road(m_roads, *snap.closed),
                                   detail::why_closed(m_roads, m_profile, snap.closed->edge));
            tell(Severity::bad_input, "snap-none", std::move(message),
                 "Open that road in permits.geojson, move the point, or set radius_m.");
            return;
        }
        tell(Severity::bad_input, outside ? DiagnosticCode("snap-outside") : DiagnosticCode("snap-none"), std::move(message),
             outside ? "Check lat and lon, or import an extract that covers the place." : "Move the point or set radius_m.");
    }

    void tell_closed(const RoadPlace& nearest) {
        tell(Severity::bad_input, "snap-closed",
             fmt::format("a closure closes the only road near ({})", detail::told_road(m_roads, nearest)),
             "Move the point, or see closures.geojson: leg, from, to.");
    }

    void tell_distance(const routing::Snap& snap) {
        const RoadPlace& nearest = snap.places.front();
        if (nearest.distance > m_profile.snap_far) {
            tell(
                Severity::warning, "snap-far",
                fmt::format("the road is {:.0f} m away ({})", nearest.distance.count(), detail::told_road(m_roads, nearest)),
                "Move the point onto the road that is meant.");
        }
        // A yard or a square at the point, and the open road some metres away: the planner may have meant the yard.
        if (snap.closed && nearest.distance - snap.closed->distance > m_profile.snap_ambiguous) {
            tell(Severity::warning, "snap-beside-closed",
                 fmt::format("{}, is nearer, and closed to profile {} ({}); taken is {}",
                             detail::told_road(m_roads, *snap.closed), m_profile.name,
                             detail::why_closed(m_roads, m_profile, snap.closed->edge), detail::told_road(m_roads, nearest)),
                 "If it is meant: open it in permits.geojson. If not: move the point onto the road.");
        }
    }

    const Waypoint& m_waypoint;
    const RoadNetwork& m_roads;
    const routing::DrivingRights& m_rights;
    const routing::DrivingRights& m_without_orders;
    const routing::VehicleProfile& m_profile;
    Diagnostics& m_diagnostics;
};

} // namespace

SnappedEdition snapped(const edition::Edition& edition, const RoadNetwork& roads, const LegRights& rights,
                       Diagnostics& diagnostics) {
    SnappedEdition result;
    for (const auto& waypoint : edition.waypoints) {
        result.points.push_back(WaypointSnap{waypoint, roads, rights, diagnostics}.point());
    }
    return result;
}

} // namespace route::itinerary
