// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "crew/paper.hpp"
#include "geo/position.hpp"
#include "itinerary/itinerary.hpp"
#include "network/road_network.hpp"
#include "routing/driving_rights.hpp"

#include <span>
#include <string>
#include <vector>

/// The blind crew: it drives a finished road book and has nothing but the paper, what stands at the roadside, and the golden
/// rule. It sees the network as a driver does, the drawing as strokes and the words as text; neither a junction's view nor
/// any number by which boxes were chosen, told and drawn is known to it, so that it can disagree with all three.
namespace route::crew {

enum class Trouble {
    wrong_way,          ///< it would have left the route
    hesitation,         ///< two ways look alike to it; it might have left the route
    box_not_found,      ///< no place near the box's distance looks like its drawing
    figures_disagree,   ///< total, partial and to go do not fit together
    words_deny_drawing, ///< the words tell another way than ball and arrow do
    boxes_as_one,       ///< two boxes stand at the same printed distance
    nothing_to_tell,    ///< without this box it would have gone the same way without a doubt
};
[[nodiscard]] std::string_view name_of(Trouble trouble);

struct Incident {
    Trouble trouble = Trouble::wrong_way;
    std::string box; ///< the box in hand, or the last one passed
    Chainage where;
    geo::Position position;
    std::string detail; ///< in English, for planners and developers
};

struct DriveOptions {
    /// The crew's trip meter reads this much too long; negative: too short. Crews calibrate to within half a percent.
    double odometer_error = 0.0;
};

struct Drive {
    std::vector<Incident> incidents; ///< in the order of the road
    std::size_t junctions = 0;       ///< places where there was something to choose
    std::size_t boxes = 0;           ///< all boxes of the leg
    std::size_t free_boxes = 0;      ///< boxes that no control, danger or reassurance forces
    [[nodiscard]] std::size_t count(Trouble trouble) const;
};

/// Drives one leg. After each trouble the crew is set back on the route, so that one mistake does not hide the next.
[[nodiscard]] Drive driven(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                           const itinerary::LegItinerary& leg, const PaperLeg& paper, const DriveOptions& options = {});

/// Drives it once for each of the options; the paper is read once.
[[nodiscard]] std::vector<Drive> driven(const network::RoadNetwork& roads, const routing::DrivingRights& rights,
                                        const itinerary::LegItinerary& leg, const PaperLeg& paper,
                                        std::span<const DriveOptions> options);

} // namespace route::crew
