// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "network/road_network.hpp"

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace route::network {

/// How a name answers what was asked for; letter case, accents and punctuation never count.
enum class NameMatch {
    whole,  ///< the same words
    prefix, ///< it begins with the words, the last of which may be cut off: "piazza du"
    words,  ///< it has all the words, in any order, each perhaps cut off: "duomo piaz"; short ones ("di") may lack
};

/// A place near a find, to tell it from others of its name.
struct NearPlace {
    std::string name;
    PlaceKind kind = PlaceKind::locality;
    Metres distance;
};

/// A place, a landmark, or a road: all ways of one name or number that lie together.
struct NameFind {
    NameMatch match = NameMatch::whole;
    std::string name;
    std::string called;                      ///< the other name that was asked for: "Bozen"; empty when it is `name`
    std::optional<PlaceKind> place;          ///< of a place
    std::optional<LandmarkKind> landmark;    ///< of a landmark
    bool by_number = false;                  ///< a road by its number, "SS12"
    RoadClass road = RoadClass::residential; ///< of a road: its most important class
    geo::Position position;                  ///< of a road: a place on it, in its middle
    OsmObject object;                        ///< of a road: the way at `position`
    std::optional<NearPlace> near;           ///< the nearest town or village; of a place the nearest more important one
};

/// Places, landmarks and roads by name or number, by any name that the map has for them. "Via Roma, Trento" asks for what lies at the place after the comma: within 10 km of a
/// city's point, less of smaller places. The best matches come first, then places, then passes, peaks, castles and stations, then streets, then road numbers, then
/// other landmarks, each by importance, by name, from south to north. Reads every name of the network: a second for a country.
[[nodiscard]] std::vector<NameFind> found_by_name(const RoadNetwork& roads, std::string_view text);

/// The candidates that a text can mean: of found_by_name() those with the best match, and of these the ones of the first
/// sort: places, when there are any.
[[nodiscard]] std::vector<NameFind> meant_by_name(const RoadNetwork& roads, std::string_view text);

/// "village", "castle", …; "street" of a street, "road" of a road's number.
[[nodiscard]] std::string_view kind_of(const NameFind& find);
[[nodiscard]] std::string_view name_of_kind(PlaceKind kind);

} // namespace route::network
