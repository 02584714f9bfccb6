// SPDX-License-Identifier: BSL-1.0
#include "crew/box_reading.hpp"

#include "crew/roadside.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::crew::detail {

bool BoxReading::is_ring() const { return ring || words.tell_of_ring(); }

bool BoxReading::has_words_alone() const { return !is_ring() && drawn.before.empty() && drawn.after.empty() && words.way; }

bool BoxReading::turns_back() const {
    if (!words.way) return drawn.turns_back();
    // A hairpin beside the road of arrival is drawn as a way back is; "round" can be drawn as a loop through other roads.
    const auto called = words.way->called;
    if (called == Called::round) return true;
    const bool hard = called == Called::sharp || called == Called::turn || called == Called::same_twice;
    return !hard && drawn.turns_back();
}

bool BoxReading::directs() const { return is_ring() || turns_back() || has_words_alone() || drawn.shows_a_choice(); }

std::optional<int> BoxReading::exit() const {
    if (words.exit) return words.exit;
    if (!words.to_control && !words.middle && ring && ring->exit > 0) return ring->exit;
    return std::nullopt;
}

BoxReading reading_of(const PaperBox& box, bool starts_sector, const Vocabulary& vocabulary, bool keeps_left) {
    BoxReading reading;
    reading.box = &box;
    reading.starts_sector = starts_sector;
    reading.words = vocabulary.read(box.words);
    const Strokes strokes{box.tulip};
    // A ring that is drawn beside a junction, or behind it, is told by other words than one on to which the crew drives.
    const bool told_otherwise = reading.words.way && !reading.words.tell_of_ring();
    if (!told_otherwise) reading.ring = drawn_ring(strokes, keeps_left);
    if (!reading.ring) reading.drawn = drawn_junction(strokes, keeps_left);
    return reading;
}

std::string denied_at_ring(const BoxReading& reading) {
    if (!reading.ring) return "";
    const DrawnRing& ring = *reading.ring;
    const auto& middle = reading.words.middle;
    const bool comes_from_it = middle == Middle::to_ring || middle == Middle::over;
    const bool goes_there = middle == Middle::into || middle == Middle::from_ring;
    if (ring.ball_inside != comes_from_it)
        return ring.ball_inside ? "the ball stands inside the ring"
                                : "the words come from the middle, the ball stands outside";
    if (ring.tip_inside != goes_there)
        return ring.tip_inside ? "the arrow points inside the ring" : "the words go into the middle, the arrow does not";
    if (ring.crossed != (middle == Middle::through))
        return ring.crossed ? "a road is drawn through the ring" : "the words go through the middle, no road is drawn there";
    if (middle && middle != Middle::to_ring) return "";
    if (reading.words.to_control && ring.exit > 0) return "the words end on the ring, the arrow leaves it";
    if (!reading.words.exit) return "";
    // A ring may be driven round once more before it is left: a drawing cannot show that.
    const int told = *reading.words.exit;
    const bool once_more = told > ring.exits && (told - ring.exit) % std::max(1, ring.exits) == 0;
    const bool and_arrival = told > ring.exits && (told - ring.exit) % (ring.exits + 1) == 0;
    if (told == ring.exit || once_more || and_arrival) return "";
    return fmt::format("the words name exit {}, the arrow leaves by exit {} of {}", told, ring.exit, ring.exits);
}

namespace {

/// The turn at the first of two, in the drawing.
TurnAngle first_turn(const Sketch& sketch) {
    const Metres end = std::min(sketch.first + eye, std::max(sketch.last, sketch.first + Metres{4}));
    const auto leaves = geo::point_along(sketch.route, end) - geo::point_along(sketch.route, sketch.first);
    const auto back = geo::point_along(sketch.route, std::max(Metres{}, sketch.first - Metres{8}));
    return leaves.direction() - (geo::point_along(sketch.route, sketch.first) - back).direction();
}

/// The arrow comes back to the road of arrival, or leads away from it backwards.
bool leads_back(const BoxReading& reading, const Sketch& sketch) {
    constexpr double backwards = 120;
    return reading.drawn.points_back() || sketch.turn().deviation_degrees() >= backwards;
}

/// Whether all other ways ahead lie to the hand to which the words say that one keeps.
bool keeps_to_the_other_hand(const Sketch& sketch, Hand hand) {
    constexpr double apart = 6;
    const auto drawn = sketch.directions_at(sketch.first, eye, Sketch::Shown::without_a_bar);
    const TurnAngle way = drawn.front();
    bool on_that_hand = false;
    for (std::size_t i = 1; i < drawn.size(); ++i) {
        const TurnAngle beside = drawn[i] - way;
        // A tine is ahead, or leaves with the arrow: both may lean to one hand.
        const bool a_tine = std::min(drawn[i].deviation_degrees(), beside.deviation_degrees()) <= ahead_at_a_fork;
        if (!a_tine || beside.deviation_degrees() < apart) continue;
        if (beside.hand() != hand) return false;
        on_that_hand = true;
    }
    return on_that_hand;
}

} // namespace

std::string denied_at_junction(const BoxReading& reading, const Sketch& sketch) {
    if (!reading.words.way) return "";
    const Told& told = *reading.words.way;
    const TurnAngle turn = sketch.turn();
    if (told.called == Called::round) return leads_back(reading, sketch) ? "" : "the words turn round, the arrow does not";
    if (reading.turns_back()) return "the arrow comes back, the words go on: " + reading.box->words.front();
    // Into a street that runs beside the road one turns, and goes on as before: the line shows both.
    const bool turns_first = told.called == Called::turn && may_mean(told, first_turn(sketch));
    if (!may_mean(told, turn) && !turns_first)
        return fmt::format("the words cannot mean the drawn turn of {:.0f}°", turn.degrees());
    if (told.called == Called::two_turns && told.hand) {
        constexpr double clearly = 25;
        const TurnAngle first = first_turn(sketch);
        if (first.deviation_degrees() > clearly && first.hand() != *told.hand)
            return fmt::format("the words turn to the other hand first; drawn are {:.0f}°", first.degrees());
    }
    if (told.called == Called::kept && told.hand && sketch.is_one_node() && keeps_to_the_other_hand(sketch, *told.hand))
        return "the words keep to one hand, the arrow to the other";
    return "";
}

} // namespace route::crew::detail
