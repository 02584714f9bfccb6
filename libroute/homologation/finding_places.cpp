// SPDX-License-Identifier: BSL-1.0
#include "homologation/finding_places.hpp"

#include <algorithm>
#include <map>

namespace route::homologation {

namespace {

using Line = std::pair<std::string, int>;

std::map<Line, RoutePlace> places_of_rows(const PlannedEdition& planned) {
    std::map<Line, RoutePlace> places;
    const auto add = [&](const SourceLine& where, int leg, Chainage at) {
        if (where.line > 0) places.emplace(Line{where.file, where.line}, RoutePlace{leg, at});
    };
    for (const auto& leg : planned.timed.itinerary.legs) {
        for (const auto& passed : leg.waypoints) {
            add(planned.edition.waypoints[passed.waypoint].where, leg.number, passed.chainage);
        }
        for (const auto& control : leg.controls) {
            const auto& row = planned.edition.waypoints[control.waypoint];
            add(row.where, leg.number, control.chainage);
            for (const auto& line : planned.edition.trials) {
                const bool same = line.leg == row.leg && line.seq == row.seq && line.line == control.line;
                if (same) add(line.where, leg.number, control.chainage);
            }
        }
    }
    return places;
}

} // namespace

Diagnostics with_places(const Diagnostics& found, const PlannedEdition& planned) {
    const auto places = places_of_rows(planned);
    Diagnostics placed;
    for (auto diagnostic : found.all()) {
        const auto place = places.find({diagnostic.where.file, diagnostic.where.line});
        if (!diagnostic.place && place != places.end()) diagnostic.place = place->second;
        placed.add(std::move(diagnostic));
    }
    return placed;
}

std::string box_before(const roadbook::RoadBook& book, const RoutePlace& place) {
    const auto leg = std::ranges::find(book.legs, place.leg, &roadbook::LegBook::leg);
    if (leg == book.legs.end()) return {};
    constexpr Metres rounding{5};
    std::string number;
    for (const auto& sector : leg->sectors) {
        for (const auto& box : sector.boxes) {
            if (box.chainage > place.at + rounding) return number;
            number = box.number;
        }
    }
    return number;
}

} // namespace route::homologation
