// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "base/units.hpp"

#include <array>
#include <chrono>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Whether an edition may be sent to its federation: what is asked of it, what of that does not hold, and what somebody
/// accepted all the same.
namespace route::homologation {

/// The chapters of a report, as an observer goes through an event.
enum class Chapter { averages, distances, road, controls, day, papers, data };
inline constexpr std::array<std::string_view, 7> chapter_names{"averages", "distances", "road", "controls",
                                                               "day",      "papers",    "data"};

/// How much it weighs when a rule is broken: a must stops the edition, a warning wants somebody's eye, a note is for whoever
/// reads all of it.
enum class Weight { must, warning, note };
inline constexpr std::array<std::string_view, 3> weight_names{"must", "warning", "note"};

/// What the report asks of an edition. Its findings are diagnostics of the codes that it names; each code of an edition belongs
/// to one rule.
struct CheckFacts {
    std::string_view id; ///< as papers, waivers and files name it; phrase "page.report.rule.ID" says what is asked
    Chapter chapter;
    std::string_view codes; ///< parted by blanks
};

/// All rules, in the order of the report.
[[nodiscard]] std::span<const CheckFacts> all_checks();
/// The rule to which a code belongs; nothing for codes that speak of no edition: of imports, adopted files, the command line.
[[nodiscard]] const CheckFacts* check_of(const DiagnosticCode& code);
/// The same by its id.
[[nodiscard]] const CheckFacts* check_named(std::string_view id);
/// Codes that no rule has, since no edition is checked when they are found.
[[nodiscard]] std::span<const std::string_view> codes_beside_checks();

/// A rule with what styles/checks.toml tells of it.
struct CheckRule {
    const CheckFacts* facts;
    Weight weight = Weight::warning;
    std::string source; ///< who asks for it
};

/// From where on something is worth a finding; styles/checks.toml has the values.
struct CheckLimits {
    double idle_factor = 0;             ///< a target is long for its road: as often the time that a driver needs
    std::chrono::minutes idle_least{0}; ///< and so much more at least
    Metres limit_least;                 ///< road of a trial whose speed limit is below what the trial asks for
    double bend_degrees = 0;            ///< a road that turns so far before a control hides who waits there
    Metres bend_within;                 ///< over so much road before the control
    double climb_percent = 0;           ///< where cars that stand roll back, or do not get away
    Metres crossing_within;             ///< of a control, before or behind it
    Metres school_within;               ///< of a control: a school or a hospital
    std::chrono::minutes queue_of{0};   ///< cars due in so long may stand before a control
    Metres car_room;                    ///< of each
    Metres fuel_range;                  ///< of the thirstiest car, on one filling
    Metres fuel_within;                 ///< of the road: a filling station that crews find by themselves
    std::chrono::hours meal_after{0};   ///< a leg that takes longer has a halt for a meal
    std::chrono::minutes meal_least{0}; ///< that lasts so long at least
    int extract_days = 0;               ///< before the first leg: a map that is older is old
};

struct CheckSet {
    std::vector<CheckRule> rules; ///< in the order of the report
    CheckLimits limits;
};
/// Weights, sources and limits as styles/checks.toml tells them; of limits checks.toml in the edition's folder tells others. How
/// much a rule weighs is not an edition's to say: what is to be accepted, a waiver accepts.
/// \throws IoError, InputError when a rule lacks a weight, a source or a limit, or the edition's file tells anything else
[[nodiscard]] CheckSet check_set(const std::filesystem::path& styles, const std::filesystem::path& edition_folder = {});

} // namespace route::homologation
