// SPDX-License-Identifier: BSL-1.0
#include "exchange/check_reports.hpp"

#include "base/error.hpp"
#include "exchange/printed_text.hpp"
#include "homologation/finding_places.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <sstream>

namespace route::exchange {

using homologation::CheckRule;
using homologation::Finding;
using homologation::Report;
using homologation::Verdict;
using homologation::Weight;
using Json = nlohmann::ordered_json;

namespace {

std::string_view name_of(Weight weight) { return homologation::weight_names[static_cast<std::size_t>(weight)]; }
std::string_view name_of(Verdict verdict) { return homologation::verdict_names[static_cast<std::size_t>(verdict)]; }
std::string_view name_of(homologation::Chapter chapter) {
    return homologation::chapter_names[static_cast<std::size_t>(chapter)];
}

std::string title_of(const CheckRule& rule, const roadbook::Phrases& phrases) {
    return phrases.say(fmt::format("page.report.rule.{}", rule.facts->id));
}

/// Of a file in the edition's folder its name there.
std::string file_of(const Finding& finding) {
    const auto& file = finding.told.where.file;
    return file.substr(file.find_last_of('/') + 1);
}

Json finding_of(const Finding& finding, const roadbook::RoadBook* book) {
    Json json{{"mark", finding.mark.short_text()},
              {"rule", finding.rule->facts->id},
              {"weight", name_of(finding.weight())},
              {"code", finding.told.code.text()}};
    if (!finding.told.where.file.empty()) json["file"] = file_of(finding);
    if (finding.told.where.line > 0) json["line"] = finding.told.where.line;
    if (const auto& place = finding.told.place) {
        json["leg"] = place->leg;
        json["from_start_km"] = static_cast<double>(PrintedLength::nearest(place->at).decametres()) / 100.0;
        const auto box = book == nullptr ? "" : homologation::box_before(*book, *place);
        if (!box.empty()) json["box"] = box;
    }
    json["subject"] = finding.told.subject;
    json["message"] = finding.told.message;
    json["remedy"] = finding.told.hint;
    if (const auto& waiver = finding.accepted) {
        const std::chrono::year_month_day date = waiver->date;
        json["accepted"] = {{"name", waiver->name},
                            {"date", fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                                                 static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()))},
                            {"reason", waiver->reason},
                            {"line", waiver->where.line}};
    }
    return json;
}

std::string sarif_level(Weight weight) {
    switch (weight) {
    case Weight::must: return "error";
    case Weight::warning: return "warning";
    case Weight::note: break;
    }
    return "note";
}

/// "Passo Gavia: no road … Move the point.": what a person reads of it.
std::string sentence_of(const Finding& finding) {
    const auto& told = finding.told;
    return fmt::format("{}{}{}.{}{}", told.subject, told.subject.empty() ? "" : ": ", told.message,
                       told.hint.empty() ? "" : " ", told.hint);
}

} // namespace

std::string check_json(const Report& report, const CheckSubject& subject, const std::vector<roadbook::Phrases>& phrases) {
    Json root{{"schema", 1},
              {"edition", subject.edition},
              {"version", subject.version},
              {"fingerprint", subject.fingerprint},
              {"rule_set", subject.rule_set},
              {"planned", report.whole()},
              {"may_be_sent", !report.stops()}};
    for (std::size_t v = 0; v < homologation::verdict_names.size(); ++v) {
        root["verdicts"][std::string(homologation::verdict_names[v])] = report.count(static_cast<Verdict>(v));
    }
    root["rules"] = Json::array();
    for (const auto& rule : report.rules()) {
        Json json{{"id", rule.facts->id},
                  {"chapter", name_of(rule.facts->chapter)},
                  {"weight", name_of(rule.weight)},
                  {"source", rule.source},
                  {"verdict", name_of(report.verdict(rule))}};
        for (const auto& words : phrases) {
            json["title"][std::string(words.language().code())] = title_of(rule, words);
        }
        root["rules"].push_back(std::move(json));
    }
    root["findings"] = Json::array();
    for (const auto& finding : report.findings()) {
        root["findings"].push_back(finding_of(finding, subject.book));
    }
    return root.dump(2) + "\n";
}

std::string check_junit(const Report& report, const CheckSubject& subject, const std::vector<roadbook::Phrases>& phrases) {
    pugi::xml_document document;
    auto head = document.append_child(pugi::node_declaration);
    head.append_attribute("version").set_value("1.0");
    head.append_attribute("encoding").set_value("UTF-8");
    auto suites = document.append_child("testsuites");
    suites.append_attribute("name").set_value(printable(subject.edition + " " + subject.version).c_str());
    for (std::size_t c = 0; c < homologation::chapter_names.size(); ++c) {
        auto suite = suites.append_child("testsuite");
        suite.append_attribute("name").set_value(std::string(homologation::chapter_names[c]).c_str());
        int tests = 0;
        int failures = 0;
        int skipped = 0;
        for (const auto& rule : report.rules()) {
            if (rule.facts->chapter != static_cast<homologation::Chapter>(c)) continue;
            ++tests;
            auto test = suite.append_child("testcase");
            test.append_attribute("classname").set_value(std::string(homologation::chapter_names[c]).c_str());
            test.append_attribute("name").set_value(
                fmt::format("{}: {}", rule.facts->id, printable(title_of(rule, phrases.front()))).c_str());
            const auto verdict = report.verdict(rule);
            std::string all;
            for (const auto& finding : report.findings()) {
                if (finding.rule == &rule) all += fmt::format("{} {}\n", finding.mark.short_text(), sentence_of(finding));
            }
            if (verdict == Verdict::broken || verdict == Verdict::to_look_at) {
                ++failures;
                auto failure = test.append_child("failure");
                failure.append_attribute("type").set_value(std::string(name_of(verdict)).c_str());
                failure.append_attribute("message").set_value(std::string(name_of(rule.weight)).c_str());
                failure.append_child(pugi::node_pcdata).set_value(printable(all).c_str());
            } else if (!report.whole() && verdict == Verdict::held) {
                ++skipped;
                test.append_child("skipped").append_attribute("message").set_value("the edition could not be planned");
            } else if (!all.empty()) {
                test.append_child("system-out").append_child(pugi::node_pcdata).set_value(printable(all).c_str());
            }
        }
        suite.append_attribute("tests").set_value(tests);
        suite.append_attribute("failures").set_value(failures);
        suite.append_attribute("skipped").set_value(skipped);
    }
    std::ostringstream text;
    document.save(text, "  ");
    return text.str();
}

std::string check_sarif(const Report& report, const std::vector<roadbook::Phrases>& phrases) {
    Json rules = Json::array();
    for (const auto& rule : report.rules()) {
        rules.push_back({{"id", rule.facts->id},
                         {"shortDescription", {{"text", title_of(rule, phrases.front())}}},
                         {"defaultConfiguration", {{"level", sarif_level(rule.weight)}}},
                         {"properties", {{"chapter", name_of(rule.facts->chapter)}, {"source", rule.source}}}});
    }
    Json results = Json::array();
    for (const auto& finding : report.findings()) {
        Json result{{"ruleId", finding.rule->facts->id},
                    {"level", sarif_level(finding.weight())},
                    {"message", {{"text", sentence_of(finding)}}},
                    {"partialFingerprints", {{"facts/v1", finding.mark.text()}}}};
        if (!finding.told.where.file.empty()) {
            Json place{{"artifactLocation", {{"uri", file_of(finding)}}}};
            if (finding.told.where.line > 0) place["region"] = {{"startLine", finding.told.where.line}};
            result["locations"] = Json::array({{{"physicalLocation", std::move(place)}}});
        }
        if (finding.accepted) {
            result["suppressions"] =
                Json::array({{{"kind", "external"}, {"status", "accepted"}, {"justification", finding.accepted->reason}}});
        }
        results.push_back(std::move(result));
    }
    const Json root{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                    {"version", "2.1.0"},
                    {"runs", Json::array({{{"tool", {{"driver", {{"name", "roadbook"}, {"rules", std::move(rules)}}}}},
                                           {"results", std::move(results)}}})}};
    return root.dump(2) + "\n";
}

} // namespace route::exchange
