// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/entry.hpp"
#include "itinerary/itinerary.hpp"
#include "timing/road_list.hpp"
#include "timing/timed_itinerary.hpp"

#include <string>
#include <string_view>

/// By which phrase pages and workbooks call a thing: what Phrases::say takes.
namespace route::roadbook {

/// "kind.LUNCH_in"; of a trial's line "page.abbreviation.PC".
[[nodiscard]] std::string phrase_of(const itinerary::PlacedControl& control);

/// "page.roads.owner_state".
[[nodiscard]] std::string_view phrase_of(timing::RoadOwner owner);

/// "page.roads.municipality".
[[nodiscard]] std::string_view phrase_of(timing::Rank rank);
/// "page.roads.class_of.residential".
[[nodiscard]] std::string phrase_of(network::RoadClass road_class);

/// "page.starts.sweep"; empty for cars that compete or may come to.
[[nodiscard]] std::string_view phrase_of(edition::CarRole role);

/// "page.look.why.shut-at-times"; its gaps are `hours` and `measure`.
[[nodiscard]] std::string phrase_of(timing::Why why);
/// "page.look.high": the vehicle's own measure, of which an item speaks; its gap is `measure`.
[[nodiscard]] std::string_view phrase_of_measure(const timing::Unweighed& item);
/// "page.look.way": the object of the map; its gap is `id`.
[[nodiscard]] std::string_view phrase_of_object(const timing::Unweighed& item);

} // namespace route::roadbook
