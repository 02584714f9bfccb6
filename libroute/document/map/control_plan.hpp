// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/setting/page_maker.hpp"
#include "drawing/fonts.hpp"
#include "network/road_network.hpp"
#include "timing/timed_leg.hpp"

#include <string>
#include <vector>

/// Inside of document/ only: boards at controls, and plans of the ground round them.
namespace route::document {

enum class BoardColour { yellow, red, beige };

/// A board at the roadside, so far along the road from the control (negative: before it).
struct Board {
    BoardColour colour = BoardColour::yellow;
    Metres from_control;
};

/// Yellow, red and beige as crews pass them, as far apart as the rule set says: at manned controls, and before the first line
/// of linked trials. A distance of 0 is no board. None at secret check points, which nothing announces, and none at points
/// that are no controls.
[[nodiscard]] std::vector<Board> boards_of(const itinerary::PlacedControl& control, const timing::ControlRules& rules);

[[nodiscard]] drawing::Colour colour_of(BoardColour colour);

/// A board as it looks, also in black and white: an empty square, a dark one, one with three bars.
void draw_board(drawing::Picture& picture, BoardColour colour, const drawing::Rect& where);

/// "46° 04,072' N": what maps and radios are told.
[[nodiscard]] std::string degrees_and_minutes(const Wording& words, geo::Position position);

/// For whom a plan is drawn: crews see nothing secret.
enum class PlanReader { crew, marshal };

/// How much ground a plan shows.
inline constexpr Metres plan_side{400};

/// The ground round a control, 400 m wide, north up: roads, the route as driven there, boards, trial lines.
[[nodiscard]] drawing::Picture control_plan(const timing::TimedLeg& facts, const network::RoadNetwork& roads,
                                            ControlIndex control, Millimetres side, const drawing::FontSet& fonts,
                                            PlanReader reader);

/// A plan for each control that crews know, several a page.
void add_control_plans(PageMaker& maker, const timing::TimedLeg& facts, const network::RoadNetwork& roads);

} // namespace route::document
