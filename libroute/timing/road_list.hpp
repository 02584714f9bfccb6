// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "itinerary/leg_rights.hpp"
#include "network/road_network.hpp"
#include "timing/authorities.hpp"
#include "timing/timed_leg.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace route::timing {

/// A district's name as a list prints it.
struct DistrictName {
    std::string name;     ///< empty: unknown
    bool guessed = false; ///< the map has its border in part only
    auto operator<=>(const DistrictName&) const = default;
};

/// Who authorises: the municipality, province or region of this name.
struct RoadAuthority {
    Rank rank = Rank::municipality;
    DistrictName district;
    auto operator<=>(const RoadAuthority&) const = default;
};

/// A stretch of one road, as authorities know it, in the list that permits are asked for with.
struct RoadListRow {
    Chainage from;
    Chainage to;
    PrintedLength printed_from; ///< from the leg's start, rounded once: rows add up to the leg
    PrintedLength printed_to;
    std::string number; ///< "SP 90"; may be empty
    std::string name;   ///< may be empty
    network::RoadClass road_class = network::RoadClass::unclassified;
    RoadOwner owner = RoadOwner::unknown;
    bool owner_presumed = false;                    ///< by the road's class, not by a number
    std::array<DistrictName, rank_count> districts; ///< by rank
    std::optional<RoadAuthority> authority;         ///< nothing where nobody knows whose it is
    int level_crossings = 0;
    std::string bus_lines;            ///< "5, 9, B101"
    bool by_permit = false;           ///< a permit speaks of it: it opens the road, or closes it to others
    bool closed_to_others = false;    ///< a permit closes it to all others
    std::optional<KmPerHour> average; ///< of the sector in which the row begins, as it is printed
    Instant first_car;                ///< when it comes onto the road
    Instant last_car;                 ///< when it leaves the road

    [[nodiscard]] PrintedLength printed_length() const { return printed_to - printed_from; }
    [[nodiscard]] const DistrictName& district(Rank rank) const { return districts[static_cast<std::size_t>(rank)]; }
};

/// The leg's roads in the order of driving; a road that is driven twice has two rows, and so has one that two municipalities share.
/// Without `rights` nothing is by permit; without `authorities` nobody knows owners and districts.
[[nodiscard]] std::vector<RoadListRow> road_list(const TimedLeg& leg, const network::RoadNetwork& roads,
                                                 const itinerary::LegRights* rights, const Authorities* authorities);

/// All rows of an edition that one authority is asked for; without an authority those whose nobody knows.
struct AuthorityRoads {
    struct Row {
        int leg = 0;
        RoadListRow road;
    };
    std::optional<RoadAuthority> authority;
    std::vector<Row> rows; ///< in the order of driving
    [[nodiscard]] PrintedLength length() const;
    [[nodiscard]] PrintedLength length_closed() const; ///< to others
};

/// The roads of all legs by authority: regions first, then provinces and municipalities, each by the alphabet; unknown ones last.
[[nodiscard]] std::vector<AuthorityRoads> roads_by_authority(const edition::Edition& edition, const TimedItinerary& timed,
                                                             const network::RoadNetwork& roads,
                                                             const itinerary::LegRights* rights,
                                                             const Authorities& authorities);

/// The country in which the first leg starts.
[[nodiscard]] const CountryRoads& country_of_start(const edition::Edition& edition, const TimedItinerary& timed,
                                                   const network::RoadNetwork& roads, const Authorities& authorities);

/// What each owner's rows are long together; those that are presumed to be an owner's apart.
using LengthByOwner = std::map<std::pair<RoadOwner, bool>, PrintedLength>;
void add_lengths(LengthByOwner& sums, const std::vector<RoadListRow>& rows);

} // namespace route::timing
