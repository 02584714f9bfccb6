// SPDX-License-Identifier: BSL-1.0
#include "itinerary/itinerary.hpp"

namespace route::itinerary {

bool is_halt(const PlacedControl& in, const PlacedControl& out) {
    return in.passage == Passage::in && out.passage == Passage::out && in.waypoint == out.waypoint;
}

const std::string& shown_code(const PlacedControl& control) {
    return control.code.empty() ? control.ends_code : control.code;
}

std::string called(const PlacedControl& control) {
    return control.code.empty() ? control.name : control.code + " " + control.name;
}

} // namespace route::itinerary
