// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace route::timing {

/// Hours of the day that begin at `from` and end at `to`, local time; over midnight where `to` is not later.
struct DayHours {
    std::chrono::hours from{0};
    std::chrono::hours to{0};
    [[nodiscard]] bool hold(std::chrono::seconds time_of_day) const;
};

/// How fast the event's cars may be made to go; averages over stretches of road.
struct SpeedRules {
    KmPerHour open{50};
    std::optional<KmPerHour> dual;   ///< on motorways and trunk roads with divided carriageways; without: as open
    std::optional<KmPerHour> closed; ///< on roads that a permit closes to others; without: as open
    std::optional<KmPerHour> narrow; ///< on roads narrower than `narrow_width` at `narrow_hours`; without: as open
    Metres narrow_width{4};
    DayHours narrow_hours{std::chrono::hours{7}, std::chrono::hours{22}};
    bool strict = false;               ///< averages stay below the limits: at the limit is too fast
    bool between_controls = false;     ///< limits hold between any two neighbouring controls, not over sectors alone
    bool raised_by_permission = false; ///< `dual` and `closed` hold only where edition.toml names a speed_permission
    std::optional<KmPerHour> trial;    ///< of a PC or PM, besides the limits of its roads
    bool trial_above_is_error = false;
};

/// Whether time lost is carried along.
enum class Lateness { scheduled, carried };
/// From where an average trial is scored.
enum class ScoredFrom { start, preceding_check };
/// What crews are told of secret check points.
enum class SecretChecks { published, announced, untold };

/// What start numbers say of times.
struct StartNumbers {
    int first = 1;               ///< whose due times are the leg's own: car 1, or car 0
    bool gaps_keep_time = false; ///< a car is due by its number, so that numbers nobody has leave a gap; else by its place
};

/// How controls work.
struct ControlRules {
    std::chrono::minutes opens_before{15};            ///< a control works from so long before the first car is due
    std::chrono::minutes closes_after{30};            ///< until so long after the last car is due
    std::chrono::seconds enter_before{0};             ///< a car may enter the control's area so long before its due minute
    std::optional<std::chrono::minutes> max_lateness; ///< beyond it a car is out; without: the event's papers tell
    Lateness lateness = Lateness::scheduled;
    bool early_free_at_finish = false;            ///< who comes early to a leg's FINISH has no penalty
    std::chrono::seconds start_interval_least{0}; ///< between cars
    Metres board_before{25};                      ///< the yellow board of a control
    Metres board_after{25};                       ///< the board where its zone ends
    Metres trial_board_before{100};               ///< the yellow board of a PC
    std::optional<Metres> zone_without_boards;    ///< how far a control reaches that has no boards
};

/// How trials are timed.
struct TrialRules {
    std::chrono::duration<std::int64_t, std::centi> pc_unit{1}; ///< to which PCs are timed
    ScoredFrom pm_scored_from = ScoredFrom::start;
    SecretChecks secret_checks = SecretChecks::untold;
    bool by_night = true; ///< trials may be driven at `RestRules::night`
};

/// Distances between controls; nearer ones are a warning.
struct SpacingRules {
    Metres timed{3200};               ///< between time controls
    Metres stamp{500};                ///< from a CT to the next manned control
    bool stamp_counts_trials = false; ///< lines of trials are manned controls too
};

/// When crews rest; a leg without is a warning.
struct RestRules {
    std::optional<Metres> longest_drive; ///< without a halt of `least`
    std::chrono::minutes least{60};
    std::optional<std::chrono::hours> long_day; ///< a leg that takes longer halts for `long_day_halt` in all
    std::chrono::minutes long_day_halt{120};
    DayHours night{std::chrono::hours{22}, std::chrono::hours{7}};
};

/// A declared length may differ from the measured one by `part` of it, but never by more than `most`, nor is `least` ever
/// too much.
struct DeclaredRules {
    double part = 0.001;
    Metres least{10};
    Metres most{50};
};

/// A rule as its file tells it.
struct ToldRule {
    std::string key;                               ///< "max_average_kmh": its last word is the unit
    std::variant<double, bool, std::string> value; ///< papers: their names, parted by commas
    std::string source;                            ///< who says so; empty where an event's own file does not tell
};

/// What the sport's rules ask of times and distances. Sets of federations are styles/rules/NAME.toml, which names the source
/// of each value; an event's own lies in its edition's folder, and may be based on one of them. What no file tells has the
/// values above. docs/timing-rules.md ties each to its test.
struct RuleSet {
    std::string name;     ///< "aci"; of an event's own set its file: "event.toml"
    std::string based_on; ///< of an event's own; may be empty
    SpeedRules speed;
    ControlRules controls;
    StartNumbers numbers;
    TrialRules trials;
    SpacingRules spacing;
    RestRules rest;
    DeclaredRules declared;
    bool approval_after_start_is_error = false; ///< an edition whose approval is dated after its first start
    std::vector<std::string> papers;            ///< that the federation asks for, by their names of `asked_papers`
    Metres dwellings_within{50};                ///< of the route: whose people are told that the cars pass
    std::vector<ToldRule> told;                 ///< in the order of rule_keys()
    [[nodiscard]] const ToldRule* find(std::string_view key) const;

    /// `name` is a file in `folder`, the edition's, when it ends in ".toml"; else `styles`/rules/`name`.toml.
    /// \throws InputError with file and line when there is no such rule set, a key is unknown, or a value is none within
    /// reason
    [[nodiscard]] static RuleSet load(const std::filesystem::path& styles, std::string_view name,
                                      const std::filesystem::path& folder = {});
};

/// All keys of a rule file, in the order in which they are printed.
[[nodiscard]] std::vector<std::string_view> rule_keys();
/// The papers that a rule set may ask for, by their files' names without the ending.
[[nodiscard]] std::vector<std::string_view> asked_papers();
/// All words that may be a rule's value.
[[nodiscard]] std::vector<std::string_view> rule_words();

} // namespace route::timing
