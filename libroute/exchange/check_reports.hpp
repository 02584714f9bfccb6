// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "homologation/report.hpp"
#include "roadbook/phrases.hpp"
#include "roadbook/road_book.hpp"

#include <string>
#include <vector>

/// The report of a check for other programs.
namespace route::exchange {

/// Whose report it is.
struct CheckSubject {
    std::string edition;
    std::string version;
    std::string fingerprint; ///< of the plan; empty where there is none
    std::string rule_set;
    const roadbook::RoadBook* book = nullptr; ///< whose boxes findings name; nothing where there is no plan
};

/// Everything, for programs of the organiser: docs/file-formats.md has the keys. Titles of rules in each of the languages.
[[nodiscard]] std::string check_json(const homologation::Report& report, const CheckSubject& subject,
                                     const std::vector<roadbook::Phrases>& phrases);
/// JUnit's XML, which build servers read: a suite a chapter, a case a rule; an accepted finding does not fail it, and what is
/// not known is skipped.
[[nodiscard]] std::string check_junit(const homologation::Report& report, const CheckSubject& subject,
                                      const std::vector<roadbook::Phrases>& phrases);
/// SARIF 2.1.0 (OASIS), which editors read: findings at lines of the edition's files.
[[nodiscard]] std::string check_sarif(const homologation::Report& report, const std::vector<roadbook::Phrases>& phrases);

} // namespace route::exchange
