// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/ids.hpp"
#include "network/road_network.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace route::timing {

/// Who keeps a road.
enum class RoadOwner : std::uint8_t { unknown, motorway, municipality, province, region, state };
inline constexpr std::size_t road_owner_count = 6;

/// The three kinds of districts that lists of roads name, whatever each country calls them.
enum class Rank : std::uint8_t { municipality, province, region };
inline constexpr std::size_t rank_count = 3;

/// The owner that a road's number or class tells.
struct OwnerReading {
    RoadOwner owner = RoadOwner::unknown;
    bool presumed = false; ///< by its class: roads of the kind are the owner's as a rule
};

/// By when permits are asked for.
struct Deadlines {
    int municipality_days = 0;  ///< before leg 1: where a municipality authorises
    int others_days = 0;        ///< where anybody else does
    int ministry_days = 0;      ///< of an event that is not on the ministry's list; 0: there is none
    bool ministry_list = false; ///< the ministry lists the events of a year, and closes the list with the year before
};

/// What must be done by a day.
enum class DeadlineKind : std::uint8_t { municipality, others, ministry, ministry_list };
struct Deadline {
    DeadlineKind kind = DeadlineKind::municipality;
    std::chrono::year_month_day day;
    int days_before = 0; ///< leg 1; 0 of the ministry's list
};
/// In the order of the days. \param first_leg its date
[[nodiscard]] std::vector<Deadline> calendar_of(const Deadlines& deadlines, std::chrono::year_month_day first_leg);

/// How a country keeps its roads, as far as styles/authorities tells.
struct CountryRoads {
    std::string code;      ///< by ISO 3166: "IT"; empty where nothing is known but the map's usual levels
    std::string time_zone; ///< "Europe/Rome"; may be empty
    /// admin_level of its districts, by rank; 0 where it has none.
    std::array<int, rank_count> levels{8, 6, 4};
    std::vector<std::pair<std::string, RoadOwner>> numbers; ///< the letters that numbers begin with, the longest first
    std::vector<std::pair<network::RoadClass, RoadOwner>> classes;
    std::array<std::optional<Rank>, road_owner_count> authorities; ///< who authorises, by owner
    std::vector<std::string> province_for_region;                  ///< codes of regions whose provinces authorise
    std::optional<Deadlines> deadlines;

    [[nodiscard]] int level_of(Rank rank) const { return levels[static_cast<std::size_t>(rank)]; }
    [[nodiscard]] OwnerReading owner_of(std::string_view number, network::RoadClass road_class) const;
    /// Who authorises in a region of this code.
    [[nodiscard]] std::optional<Rank> authority_for(RoadOwner owner, std::string_view region_code) const;
};

/// Who keeps roads and who authorises, country by country: data of styles/authorities.
class Authorities {
public:
    /// \throws InputError with file and line when a file is wrong, or two tell of one country
    [[nodiscard]] static Authorities load(const std::filesystem::path& styles);

    /// By its code; where the map tells none, by the edition's time zone; else a country of which nothing is known.
    [[nodiscard]] const CountryRoads& country(std::string_view code, std::string_view time_zone) const;

private:
    std::vector<CountryRoads> m_countries; ///< by code
    CountryRoads m_unknown;
};

} // namespace route::timing
