// SPDX-License-Identifier: BSL-1.0
#include "crew/words.hpp"

#include <array>
#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace route::crew::detail {

using roadbook::Phrases;

namespace {

constexpr auto left = Hand::left;
constexpr auto right = Hand::right;

/// The phrases that tell a way, by their keys.
const std::array<std::pair<std::string_view, Told>, 20> ways{{
    {"straight", {Called::straight, {}}},
    {"crossroads_straight", {Called::straight, {}}},
    {"keep_left", {Called::kept, left}},
    {"keep_right", {Called::kept, right}},
    {"keep_middle", {Called::kept, {}}},
    {"bear_left", {Called::bear, left}},
    {"bear_right", {Called::bear, right}},
    {"turn_left", {Called::turn, left}},
    {"turn_right", {Called::turn, right}},
    {"t_left", {Called::turn, left}},
    {"t_right", {Called::turn, right}},
    {"sharp_left", {Called::sharp, left}},
    {"sharp_right", {Called::sharp, right}},
    {"hairpin_left", {Called::sharp, left}},
    {"hairpin_right", {Called::sharp, right}},
    {"left_then_right", {Called::two_turns, left}},
    {"right_then_left", {Called::two_turns, right}},
    {"left_twice", {Called::same_twice, left}},
    {"right_twice", {Called::same_twice, right}},
    {"turn_round", {Called::round, {}}},
}};

/// No ring has more ways out, be it driven round twice.
constexpr int most_exits = 24;

std::string ordinal(const Phrases& phrases, int number) {
    const auto key = fmt::format("ordinal.{}", number);
    return phrases.has(key) ? phrases.say(key) : phrases.say("ordinal.more", {{"number", std::to_string(number)}});
}

} // namespace

Vocabulary::Vocabulary(const Phrases& phrases)
    : m_goes_on(phrases.say("box.continue")), m_to_control(phrases.say("box.roundabout_to_control")) {
    for (const auto& [key, told] : ways) {
        m_ways.emplace(phrases.say(fmt::format("box.{}", key)), told);
    }
    for (int exit = 1; exit <= most_exits; ++exit) {
        const auto with_number = [&](const std::string& key) {
            return phrases.say(key, {{"exit", ordinal(phrases, exit)}});
        };
        m_exits.emplace(with_number("box.roundabout"), exit);
        for (const std::string hand : {"left", "right"}) {
            m_middles.emplace(with_number("box.roundabout_into_middle_" + hand), InMiddle{Middle::from_ring, {}, exit});
            m_middles.emplace(with_number("box.middle_to_roundabout_" + hand), InMiddle{Middle::to_ring, {}, exit});
        }
    }
    m_middles.emplace(phrases.say("box.roundabout_into_middle"), InMiddle{Middle::into, {}, {}});
    m_middles.emplace(phrases.say("box.middle_over_roundabout"), InMiddle{Middle::over, {}, {}});
    m_middles.emplace(phrases.say("box.through_middle_straight"), InMiddle{Middle::through, Told{Called::straight, {}}, {}});
    m_middles.emplace(phrases.say("box.through_middle_left"), InMiddle{Middle::through, Told{Called::turn, left}, {}});
    m_middles.emplace(phrases.say("box.through_middle_right"), InMiddle{Middle::through, Told{Called::turn, right}, {}});
}

Words Vocabulary::read(const std::vector<std::string>& lines) const {
    Words words;
    for (const auto& line : lines) {
        if (const auto way = m_ways.find(line); way != m_ways.end() && !words.way) words.way = way->second;
        if (const auto exit = m_exits.find(line); exit != m_exits.end()) words.exit = exit->second;
        if (const auto middle = m_middles.find(line); middle != m_middles.end()) {
            words.middle = middle->second.middle;
            words.way = middle->second.way;
            words.exit = middle->second.exit;
        }
        words.goes_on = words.goes_on || line == m_goes_on;
        words.to_control = words.to_control || line == m_to_control;
    }
    words.round_once = words.exit && words.way && words.way->called == Called::round;
    return words;
}

bool may_mean(const Told& told, TurnAngle turn) {
    const double degrees = turn.deviation_degrees();
    constexpr double clearly_to_a_hand = 18; // less may lie on either side of straight on, as one holds the book
    constexpr double nearly_back = 155;      // and more on either side of it
    const bool other_hand = told.hand && turn.hand() != *told.hand && degrees > clearly_to_a_hand && degrees < nearly_back;
    switch (told.called) {
    case Called::straight: return degrees < 50;
    case Called::kept:
    case Called::two_turns: return true; // which of the ways, and which turn comes first, is seen in the drawing
    case Called::bear: return !other_hand && degrees < 75;
    case Called::turn: return !other_hand && degrees > 15;
    case Called::sharp: return !other_hand && degrees > 75;
    case Called::same_twice: return degrees > 60;
    case Called::round: return degrees > 120;
    }
    return true;
}

} // namespace route::crew::detail
