// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"

#include <array>
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
/// All of them, in the order of the report. \throws IoError, InputError when a rule lacks a weight or a source
[[nodiscard]] std::vector<CheckRule> check_rules(const std::filesystem::path& styles);

} // namespace route::homologation
