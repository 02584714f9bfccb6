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
    words,  ///< it has all the words, in any order, each perhaps cut off: "duomo piaz"
};

/// A place near a find, to tell it from others of its name.
struct NearPlace {
    std::string name;
    PlaceKind kind = PlaceKind::locality;
    Metres distance;
};

/// A place, or a street: all roads of one name that lie together.
struct NameFind {
    NameMatch match = NameMatch::whole;
    std::string name;
    std::optional<PlaceKind> place;          ///< of a place
    RoadClass road = RoadClass::residential; ///< of a street: its most important class
    geo::Position position;                  ///< of a street: a place on it, in its middle
    OsmNodeId node;                          ///< of a place
    OsmWayId way;                            ///< of a street: the way at `position`
    std::optional<NearPlace> near;           ///< the nearest town or village; of a place the nearest more important one
    [[nodiscard]] bool is_place() const { return place.has_value(); }
};

/// Places and streets by name. "Via Roma, Trento" asks for what lies at the place after the comma: within 10 km of a
/// city's point, less of smaller places. The best matches come first, then places before streets, by importance, by
/// name, from south to north. Reads every name of the network: a second for a country.
[[nodiscard]] std::vector<NameFind> found_by_name(const RoadNetwork& roads, std::string_view text);

/// The candidates that a text can mean: of found_by_name() those with the best match, and only the places among them
/// when there are any.
[[nodiscard]] std::vector<NameFind> meant_by_name(const RoadNetwork& roads, std::string_view text);

/// "village", "hamlet", …; "street" of a street.
[[nodiscard]] std::string_view kind_of(const NameFind& find);
[[nodiscard]] std::string_view name_of_kind(PlaceKind kind);

} // namespace route::network
