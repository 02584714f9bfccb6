// SPDX-License-Identifier: BSL-1.0
#include "homologation/report.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::homologation {

namespace {

/// Of what is told and where, but not of the line of a file: a row that is moved is the same row.
Fingerprint mark_of(const CheckRule& rule, const Diagnostic& told) {
    auto mark = fingerprint_of(rule.facts->id);
    for (const auto& part : {std::string(told.code.text()), told.where.file, told.subject, told.message}) {
        mark = combined(mark, fingerprint_of(part));
    }
    return mark;
}

/// What waivers themselves have wrong is a finding like others.
std::vector<Diagnostic> faults_of(const std::vector<edition::Waiver>& waivers, const std::vector<edition::Waiver>& lapsed,
                                  bool whole) {
    std::vector<Diagnostic> faults;
    for (const auto& waiver : waivers) {
        if (check_named(waiver.rule) != nullptr) continue;
        faults.push_back({Severity::bad_input, "waiver-rule", waiver.where, waiver.finding,
                          fmt::format("there is no rule \"{}\"", waiver.rule),
                          "Write the rule and the mark as the report prints them."});
    }
    // Of an edition that could not be planned nobody knows which findings it would have.
    if (!whole) return faults;
    for (const auto& waiver : lapsed) {
        if (check_named(waiver.rule) == nullptr) continue;
        faults.push_back(
            {Severity::warning, "waiver-lapsed", waiver.where, waiver.finding,
             fmt::format("what {} accepted of {} is not found any more: it is settled, or its facts have changed",
                         waiver.name, waiver.rule),
             "Look at the findings of that rule, and write the new mark or take the waiver out."});
    }
    return faults;
}

} // namespace

Weight Finding::weight() const {
    if (told.severity == Severity::note) return Weight::note;
    return is_error(told.severity) ? Weight::must : rule->weight;
}

Report::Report(std::vector<CheckRule> rules, const Diagnostics& found, const std::vector<edition::Waiver>& waivers,
               bool whole)
    : m_rules(std::move(rules)), m_lapsed(waivers), m_whole(whole) {
    const auto add = [&](const Diagnostic& told) {
        const auto* facts = check_of(told.code);
        if (facts == nullptr) return;
        const auto rule = std::ranges::find(m_rules, facts, &CheckRule::facts);
        Finding finding{&*rule, told, mark_of(*rule, told)};
        if (std::ranges::find(m_findings, finding.mark, &Finding::mark) != m_findings.end()) return;
        const auto accepted = std::ranges::find_if(waivers, [&](const edition::Waiver& waiver) {
            return waiver.rule == facts->id && waiver.finding == finding.mark.short_text();
        });
        if (accepted != waivers.end()) {
            finding.accepted = *accepted;
            std::erase_if(m_lapsed, [&](const edition::Waiver& waiver) { return waiver.finding == accepted->finding; });
        }
        m_findings.push_back(std::move(finding));
    };
    for (const auto& told : found.all()) {
        add(told);
    }
    for (const auto& fault : faults_of(waivers, m_lapsed, whole)) {
        add(fault);
    }
    std::ranges::stable_sort(m_findings, {}, &Finding::rule); // rules lie in one list
}

Verdict Report::verdict(const CheckRule& rule) const {
    auto verdict = Verdict::held;
    for (const auto& finding : m_findings) {
        if (finding.rule != &rule) continue;
        const auto own = finding.accepted                   ? Verdict::accepted
                         : finding.weight() == Weight::note ? Verdict::noted
                         : finding.weight() == Weight::must ? Verdict::broken
                                                            : Verdict::to_look_at;
        verdict = std::max(verdict, own);
    }
    return verdict;
}

std::size_t Report::count(Verdict verdict) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(m_rules, [&](const CheckRule& rule) { return this->verdict(rule) == verdict; }));
}

bool Report::stops() const { return !m_whole || std::ranges::any_of(m_findings, &Finding::stops); }

} // namespace route::homologation
