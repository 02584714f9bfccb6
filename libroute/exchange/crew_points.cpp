// SPDX-License-Identifier: BSL-1.0
#include "exchange/crew_points.hpp"

#include <algorithm>

namespace route::exchange {

std::vector<CrewPoint> crew_points(const roadbook::Publication& publication, LegIndex leg_index) {
    std::vector<CrewPoint> points;
    const auto& controls = publication.timed.itinerary.legs[leg_index].controls;
    for (const ControlIndex i : controls.indices()) {
        if (!controls[i].secret) points.push_back({controls[i].chainage, i});
    }
    if (const auto* book = publication.book_of(leg_index)) {
        for (const auto& sector : book->sectors) {
            for (const auto& box : sector.boxes) {
                if (box.controls.empty()) points.push_back({box.chainage, &box});
            }
        }
    }
    std::ranges::stable_sort(points, {}, &CrewPoint::chainage);
    return points;
}

} // namespace route::exchange
