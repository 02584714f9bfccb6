// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"

/// The numbers by which junctions are judged, each with its reason: the source of it, or what set it. `docs/judgement.md`
/// is this list as a table; a test holds the two together. "Measured" means: on random routes over eight real maps,
/// 14,604 km, by the wrong ways, hesitations and superfluous boxes of the blind crew, and by looking at what changed.
namespace route::junction::judgement {
using namespace route::literals;

// The eye: over how much of a road its direction is taken.
/// Less of a road shows no direction: kerbs are round.
inline constexpr Metres nearest_look{6};
/// What a road does nearer to its junction is its mouth: it lies across half the other road, round kerbs and islands
/// (measured: of 26 places told by the mouth alone all were told wrong).
inline constexpr Metres mouth{12};
/// Beyond the corner's rounding, before the next bend. Of 12, 15, 18 and 22 m only 22 keeps the words of all drawn scenarios.
inline constexpr Metres farthest_look{22};
/// Half of the least look.
inline constexpr Metres look_step{3};
/// More than that within one step is a corner, and what lies behind it is another road.
inline constexpr TurnAngle corner = 45_deg;

// Turns as a navigator calls them.
/// Nobody feels less; OSRM's and Valhalla's limit for "straight" too.
inline constexpr TurnAngle felt_turn = 20_deg;
/// Below it one bears to a hand; half a right angle, however it wobbles, is a turn.
inline constexpr TurnAngle turn_off = 44.5_deg;
/// More comes nearly back: the wheel goes to its stop.
inline constexpr TurnAngle sharp_turn = 120_deg;
/// Through a gap in a median or round a house the two roads are not quite parallel.
inline constexpr TurnAngle nearly_back = 150_deg;
/// A bend of less is a hairpin.
inline constexpr TurnAngle turn_round = 165_deg;
/// Two turns to one hand that come further round than back by more are told one by one: through a gap in a median one turns by
/// 180°, seldom to the degree, and beyond it the sum is a turn to the other hand (measured with the crew on 18,239 km).
inline constexpr TurnAngle beyond_back = 20_deg;
/// One of several turns within a junction counts from here: two of 30° are a bend in the road.
inline constexpr TurnAngle wheel_turned = 32_deg;

// What belongs to one junction.
/// A one-way shorter than that is half of a mouth, round an island.
inline constexpr Metres longest_mouth{40};
/// The feet of two halves of one road; a motorway's median is less.
inline constexpr Metres farthest_halves{50};
/// So far out islands have ended, and halves run parallel.
inline constexpr Metres halves_side_by_side{45};
/// There they are no further from each other.
inline constexpr Metres halves_together{40};
/// And differ by no more in direction.
inline constexpr TurnAngle halves_parallel = 35_deg;
/// The bit between two carriageways lies across both: 35° to 145°.
inline constexpr TurnAngle across_road = 35_deg;
/// Carriageways that run against each other.
inline constexpr TurnAngle against = 140_deg;
/// The way round a square; longer ones are streets round a block of houses.
inline constexpr Metres longest_square{120};
/// There and back over less is no drive: no distance in print parts the way out from the way back.
inline constexpr Metres shortest_excursion{15};
/// The loop by which a route turns back; wider ones are told turn by turn.
inline constexpr Metres widest_turning{60};
/// A road that comes back to its junction by then is drawn whole.
inline constexpr Metres soon_back{100};

// Roundabouts.
/// An arm's two directions part this far before the ring at most.
inline constexpr Metres longest_island{90};
/// What parts so near before the ring is told with it: no distance in print parts the two.
inline constexpr Metres ring_mouth{10};
/// Two ways that turn less both lead on to the ring: a fork, no island.
inline constexpr TurnAngle leads_on_to_ring = 100_deg;
/// How far out the halves of a divided road are compared.
inline constexpr Metres ring_halves_far{80};
/// There they are no further apart, or than 1.1 radii of a large ring.
inline constexpr Metres ring_halves_together{40};
/// And differ by no more in direction: rings spread their arms.
inline constexpr TurnAngle ring_halves_parallel = 50_deg;

/// A way through a ring's middle that is seen from one side to the other; a longer one is told on the way in and on the way
/// out.
inline constexpr Metres longest_cut_through{150};

// What the arms look like from the road of arrival.
/// Nearer to straight on than to a right angle.
inline constexpr TurnAngle leads_ahead = 45_deg;
/// The route is so straight that only a slight fork misleads.
inline constexpr TurnAngle straight_over = 12_deg;
/// Of a fork whose other tine bends; beside a straight one it is `leads_ahead`.
inline constexpr TurnAngle widest_tine = 60_deg;
/// A side road goes straighter on than the bend beside it.
inline constexpr TurnAngle straighter_by = 15_deg;
/// So far apart nobody takes one tine for the other, whatever both are called.
inline constexpr TurnAngle tines_apart = 35_deg;
/// Both tines by more: a Y.
inline constexpr TurnAngle slanted = 38_deg;
/// At the bar of a T one turns by more.
inline constexpr TurnAngle ends_across = 50_deg;
/// And where a main road bends hard the other way must lie across it to be a bar.
inline constexpr TurnAngle bar_across = 65_deg;
/// A hairpin is less than that.
inline constexpr TurnAngle full_turn = 175_deg;

// The golden rule: who would not stay on the route?
/// Straight enough that nobody feels a turn (measured; words call 20° so).
inline constexpr TurnAngle unfelt_bend = 22_deg;
/// A road may bend so without seeming to be left.
inline constexpr TurnAngle gentle_bend = 38_deg;
/// Two ways closer than this look alike until one is in them.
inline constexpr TurnAngle hard_to_part = 28_deg;
/// Where the road bends to one hand, the tine to the other misleads up to here: at a Y nothing goes straight on.
inline constexpr TurnAngle tine_of_wye = 65_deg;
/// So straight that nobody turns the wheel.
inline constexpr TurnAngle unswerving = 8_deg;
/// Beside a road that runs straight on with its name or number one without it misleads up to here (on 33 routes the crew
/// needed none of 16 boxes).
inline constexpr TurnAngle parts_from_signs = 20_deg;
/// And one that is a little smaller (nor any of 21).
inline constexpr TurnAngle parts_from_larger = 13_deg;
/// A road bends so far with its signs and is still the road, where another leads off to the other hand clearly harder.
inline constexpr TurnAngle hardest_past_a_side_road = 48_deg;
/// Nobody takes it for the road's own bend.
inline constexpr TurnAngle plain_turn = 44_deg;
/// Of a road among its likes: the gentler of two turns to one hand is still the road.
inline constexpr TurnAngle hardest_bend = 75_deg;
/// A main road's own bend, where the way that goes on is smaller.
inline constexpr TurnAngle main_bend = 88_deg;
/// The same, where it is smaller by two ranks.
inline constexpr TurnAngle hairpin_bend = 115_deg;
/// By which a slightly smaller road misleads.
inline constexpr TurnAngle little_straighter = 10_deg;
/// A much smaller road off a hairpin's apex misleads if it turns less than the route by more.
inline constexpr TurnAngle apex_margin = 40_deg;
/// A way beside the road of arrival is nobody's way on.
inline constexpr TurnAngle leads_back = 125_deg;
/// Both ways along a bar turn by more.
inline constexpr TurnAngle onto_one_way = 55_deg;
/// Gravel straight ahead misleads at night where a main road bends less.
inline constexpr TurnAngle hard_bend = 60_deg;
/// A much smaller road off a hairpin's apex misleads only below it.
inline constexpr TurnAngle off_the_apex = 30_deg;

// What is in sight.
/// How much of the road a drawing may show: three seconds at 130 km/h.
inline constexpr Metres shown_road{110};
/// Side roads and signs so near before and behind stand in the drawing.
inline constexpr Metres drawn_beside{75};
/// And are drawn so long.
inline constexpr Metres beside_reach{60};
/// A place-name sign.
inline constexpr Metres readable{60};
/// The farthest that any landmark is told.
inline constexpr Metres landmark_reach{60};
/// A road over or under the route.
inline constexpr Metres crossing_reach{55};
/// Drawn so long to both sides.
inline constexpr Metres crossing_shown{45};
/// At a flatter angle it runs beside the route.
inline constexpr TurnAngle least_crossing = 25_deg;

} // namespace route::junction::judgement
