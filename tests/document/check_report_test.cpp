// SPDX-License-Identifier: BSL-1.0
#include "document/official/check_report.hpp"
#include "document/set_pages.hpp"

#include <doctest/doctest.h>

using namespace route;
using homologation::Report;

namespace {

Diagnostics found_on(const std::string& where) {
    Diagnostics found;
    found.add({Severity::warning,
               "stamp-near",
               {"/home/x/edition/waypoints.csv", 7},
               where,
               "stands 412.0 m after CO 3, a manned control; rule set aci asks for 500 m",
               "Move it, or take one of the two out."});
    found.add({Severity::infeasible,
               "crew-wrong-way",
               {},
               "leg 1, 12.30 km, box 37",
               "the crew leaves the route: straight on",
               ""});
    return found;
}

document::MadePages pages_of_report(const Report& report, const made::Book& book) {
    const drawing::FontSet fonts;
    Diagnostics told;
    auto made = document::check_report_pages(book.publication(), report, made::style_named("official-a4"), fonts, told);
    CHECK(made::faults_on(made, fonts) == "");
    CHECK(told.all().empty());
    return made;
}

std::vector<homologation::CheckRule> rules() { return homologation::check_set(made::source_folder() + "/styles").rules; }

} // namespace

TEST_CASE("the report has each rule with source, weight and verdict, then each finding with mark, place and way out") {
    const auto book = made::plain_book({"it"});
    const Report report{rules(), found_on("Clusone"), {}, true};
    const auto made = pages_of_report(report, book);
    for (const auto& rule : report.rules()) {
        CAPTURE(rule.facts->id);
        CHECK(made::tells(
            made, book.phrases.front().say(std::string("page.report.rule.") + std::string(rule.facts->id)).substr(0, 20)));
    }
    CHECK(made::tells(made, "non si può inviare"));
    CHECK(made::says(made, "violata"));
    CHECK(made::says(made, "da vedere"));
    CHECK(made::says(made, report.findings()[0].mark.short_text()));
    CHECK(made::tells(made, "waypoints.csv:7"));
    CHECK_FALSE(made::tells(made, "/home/x"));
}

TEST_CASE("an approved edition tells by whom, one that is not has the federation's line to be filled in") {
    auto book = made::plain_book({"it"});
    const Report report{rules(), {}, {}, true};
    CHECK(made::says(pages_of_report(report, book), "Federazione"));
    book.edition.approval =
        edition::Approval{"RM/AS186", "ACI Sport", std::chrono::year{2026} / std::chrono::May / std::chrono::day{20}, 3};
    const auto made = pages_of_report(report, book);
    CHECK(made::says(made, "ACI Sport"));
    CHECK(made::says(made, "20 maggio 2026"));
}

TEST_CASE("what somebody accepted says who, when and why, in place of the way out") {
    const auto book = made::plain_book({"it"});
    const Report before{rules(), found_on("Clusone"), {}, true};
    const edition::Waiver waiver{
        {"waivers.toml", 2}, "stamp-spacing", before.findings()[0].mark.short_text(),
        "ha un cortile suo", "Il direttore",  std::chrono::year{2026} / std::chrono::May / std::chrono::day{20}};
    const Report report{rules(), found_on("Clusone"), {waiver}, true};
    const auto made = pages_of_report(report, book);
    CHECK(made::tells(made, "Accettato da Il direttore"));
    CHECK_FALSE(made::tells(made, "Move it"));
}

TEST_CASE("an edition that could not be planned has no rule that holds") {
    const auto made = pages_of_report(Report{rules(), {}, {}, false}, made::plain_book({"it"}));
    CHECK(made::says(made, "non si sa"));
    CHECK_FALSE(made::says(made, "rispettata"));
}

TEST_CASE("the report is laid out without a fault in every pair of languages, with long names") {
    for (const auto& languages :
         std::vector<std::vector<Language>>{{"it", "en"}, {"de", "fr"}, {"es", "de"}, {"fr", "it"}, {"en"}}) {
        const Report report{
            rules(), found_on("Sankt Leonhard im Passeiertal – Altstadtplatz vor der Pfarrkirche"), {}, true};
        CHECK(pages_of_report(report, made::plain_book(languages)).pages.size() >= 3);
    }
}
