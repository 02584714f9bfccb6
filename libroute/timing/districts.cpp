// SPDX-License-Identifier: BSL-1.0
#include "timing/districts.hpp"

#include "timing/clocks.hpp"

#include <algorithm>

namespace route::timing {

namespace {

/// A shorter stretch is the border's doubt, not another authority's road.
constexpr Metres least_stretch{30};

} // namespace

std::string_view Districts::region_code() const {
    const auto& region = at(Rank::region);
    return region ? region->code : std::string_view{};
}

Districts districts_at(geo::Position place, const network::Boundaries& boundaries, const Authorities& authorities,
                       std::string_view time_zone) {
    Districts districts;
    districts.country = &authorities.country(boundaries.country_at(place), time_zone);
    for (std::size_t rank = 0; rank < rank_count; ++rank) {
        const int level = districts.country->levels[rank];
        if (level != 0) districts.of_rank[rank] = boundaries.at(place, level);
    }
    return districts;
}

std::vector<DistrictStretch> districts_along(const itinerary::LegItinerary& leg, const network::Boundaries& boundaries,
                                             const Authorities& authorities, const edition::Edition& edition) {
    std::vector<geo::Position> line(leg.track.size());
    std::ranges::transform(leg.track, line.begin(), &itinerary::TrackPoint::position);
    std::vector<Chainage> borders{leg.track.front().chainage};
    for (const auto& crossing : boundaries.crossings(line)) {
        const auto before = leg.track[crossing.piece].chainage;
        const auto at = before + (leg.track[crossing.piece + 1].chainage - before) * crossing.fraction;
        if (at - borders.back() >= least_stretch) borders.push_back(at);
    }
    const auto end = leg.track.back().chainage;
    if (borders.size() > 1 && end - borders.back() < least_stretch) borders.pop_back();
    borders.push_back(end);
    std::vector<DistrictStretch> stretches;
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
        const auto middle = borders[i] + (borders[i + 1] - borders[i]) * 0.5;
        auto districts =
            districts_at(itinerary::position_at(leg, middle), boundaries, authorities, clocks_at(edition, leg, middle));
        if (!stretches.empty() && stretches.back().districts == districts) {
            stretches.back().to = borders[i + 1];
        } else {
            stretches.push_back({borders[i], borders[i + 1], districts});
        }
    }
    return stretches;
}

} // namespace route::timing
