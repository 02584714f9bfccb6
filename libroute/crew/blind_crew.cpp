// SPDX-License-Identifier: BSL-1.0
#include "crew/blind_crew.hpp"

#include "crew/driver.hpp"

#include <algorithm>
#include <utility>

namespace route::crew {

std::string_view name_of(Trouble trouble) {
    switch (trouble) {
    case Trouble::wrong_way: return "wrong_way";
    case Trouble::hesitation: return "hesitation";
    case Trouble::box_not_found: return "box_not_found";
    case Trouble::figures_disagree: return "figures_disagree";
    case Trouble::words_deny_drawing: return "words_deny_drawing";
    case Trouble::boxes_as_one: return "boxes_as_one";
    case Trouble::nothing_to_tell: return "nothing_to_tell";
    }
    return "";
}

std::size_t Drive::count(Trouble trouble) const {
    return static_cast<std::size_t>(std::ranges::count(incidents, trouble, &Incident::trouble));
}

Drive driven(const network::RoadNetwork& roads, const routing::DrivingRights& rights, const itinerary::LegItinerary& leg,
             const PaperLeg& paper, const DriveOptions& options) {
    return std::move(driven(roads, rights, leg, paper, std::span{&options, 1}).front());
}

std::vector<Drive> driven(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                          const itinerary::LegItinerary& leg, const PaperLeg& paper, std::span<const DriveOptions> options) {
    const detail::ReadLeg read{roads, rights, leg, paper};
    std::vector<Drive> drives;
    for (const auto& one : options) {
        drives.push_back(detail::Driver{roads, rights, leg, read, one}.drive());
    }
    return drives;
}

} // namespace route::crew
