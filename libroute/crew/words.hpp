// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "roadbook/phrases.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Private to crew/: what the printed words say of the way.
namespace route::crew::detail {

/// How the words call a way.
enum class Called {
    straight,
    kept, ///< to a hand at a fork; without one: the middle way
    bear,
    turn,
    sharp,      ///< a hairpin too
    two_turns,  ///< one hand and at once the other
    same_twice, ///< one hand twice
    round,      ///< back where one came from
};

/// What a direction line tells.
struct Told {
    Called called = Called::straight;
    std::optional<Hand> hand; ///< the first of two
};

/// How the words lead by a roundabout's middle.
enum class Middle {
    through,   ///< in on one side and out on another: to the hand that `way` tells
    into,      ///< from the road of arrival
    from_ring, ///< into it, before the exit that is told
    to_ring,   ///< out of it on to the ring, off by the exit that is told
    over,      ///< out of it, over the ring
};

/// A box's words, as far as they tell the way. Lines that no phrase explains – a planner's own – tell none.
struct Words {
    std::optional<Told> way;
    std::optional<int> exit;      ///< of a roundabout: "3rd exit"
    bool goes_on = false;         ///< "continue": the road is the one that one is on
    bool to_control = false;      ///< the leg goes on to the ring and ends there
    bool round_once = false;      ///< of a roundabout: back by the road of arrival
    std::optional<Middle> middle; ///< of a roundabout: what its middle has to do with the way
    /// A way on a ring, or over it, is told.
    [[nodiscard]] bool tell_of_ring() const { return exit || to_control || middle; }
};

/// All sentences of a language that tell a way, and what they tell.
class Vocabulary {
public:
    explicit Vocabulary(const roadbook::Phrases& phrases);
    [[nodiscard]] Words read(const std::vector<std::string>& lines) const;

private:
    std::map<std::string, Told, std::less<>> m_ways;
    std::map<std::string, int, std::less<>> m_exits;
    struct InMiddle {
        Middle middle = Middle::through;
        std::optional<Told> way;
        std::optional<int> exit;
    };
    std::map<std::string, InMiddle, std::less<>> m_middles;
    std::string m_goes_on;
    std::string m_to_control;
};

/// How a driver feels a change of direction, in the crew's own degrees: whether words can mean a turn so large. The limits
/// lie wide, for what one calls a bend another calls a turn; the wrong hand, or a turn for straight on, lie beyond them.
[[nodiscard]] bool may_mean(const Told& told, TurnAngle turn);

/// Degrees to either hand of straight on within which ways are those of a fork.
inline constexpr double ahead_at_a_fork = 60;

} // namespace route::crew::detail
