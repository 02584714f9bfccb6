// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "itinerary/itinerary.hpp"
#include "network/boundaries.hpp"
#include "timing/authorities.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace route::timing {

/// In which municipality, province and region a place lies, as far as the map tells. Its texts are the network's.
struct Districts {
    std::array<std::optional<network::District>, rank_count> of_rank;
    const CountryRoads* country = nullptr; ///< never null where it comes from
    [[nodiscard]] const std::optional<network::District>& at(Rank rank) const {
        return of_rank[static_cast<std::size_t>(rank)];
    }
    [[nodiscard]] std::string_view region_code() const;
    bool operator==(const Districts&) const = default;
};

/// A stretch of a leg that lies in the same districts.
struct DistrictStretch {
    Chainage from;
    Chainage to;
    Districts districts;
};

[[nodiscard]] Districts districts_at(geo::Position place, const network::Boundaries& boundaries,
                                     const Authorities& authorities, std::string_view time_zone);

/// How a leg is divided, from start to finish without a gap. A road that winds along a border is not cut into stretches of less
/// than 30 m: such a one belongs to the stretch before it.
[[nodiscard]] std::vector<DistrictStretch> districts_along(const itinerary::LegItinerary& leg,
                                                           const network::Boundaries& boundaries,
                                                           const Authorities& authorities, const edition::Edition& edition);

} // namespace route::timing
