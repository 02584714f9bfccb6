// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "base/fingerprint.hpp"
#include "edition/waivers_toml.hpp"
#include "homologation/check_rules.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace route::homologation {

/// A rule that does not hold at one place.
struct Finding {
    const CheckRule* rule;
    Diagnostic told;
    /// Of rule, place and facts: a waiver names it, so that it lapses when they change.
    Fingerprint mark;
    std::optional<edition::Waiver> accepted = {};

    /// Its rule's, but for what a finding itself knows to be less: what a planner merely is told is a note.
    [[nodiscard]] Weight weight() const;
    /// A must that nobody accepted.
    [[nodiscard]] bool stops() const { return weight() == Weight::must && !accepted; }
};

/// What a rule comes to.
enum class Verdict { held, accepted, noted, to_look_at, broken };
inline constexpr std::array<std::string_view, 5> verdict_names{"held", "accepted", "noted", "to-look-at", "broken"};

/// The report of one edition. It refers to its own rules: not to be copied.
class Report {
public:
    /// Takes what was found when the edition was read, planned, built and driven. `whole` is false where it could not be planned:
    /// then nobody knows what holds.
    Report(std::vector<CheckRule> rules, const Diagnostics& found, const std::vector<edition::Waiver>& waivers, bool whole);
    Report(const Report&) = delete;
    Report& operator=(const Report&) = delete;

    [[nodiscard]] const std::vector<CheckRule>& rules() const { return m_rules; }
    /// In the order of the rules, those of one rule as they were found; each once.
    [[nodiscard]] const std::vector<Finding>& findings() const { return m_findings; }
    [[nodiscard]] Verdict verdict(const CheckRule& rule) const;
    [[nodiscard]] std::size_t count(Verdict verdict) const;
    /// Whether some must is broken that nobody accepted, or the edition could not be planned.
    [[nodiscard]] bool stops() const;
    [[nodiscard]] bool whole() const { return m_whole; }
    /// Waivers of findings that are not there: settled, or their facts have changed.
    [[nodiscard]] const std::vector<edition::Waiver>& lapsed() const { return m_lapsed; }

private:
    std::vector<CheckRule> m_rules;
    std::vector<Finding> m_findings;
    std::vector<edition::Waiver> m_lapsed;
    bool m_whole;
};

} // namespace route::homologation
