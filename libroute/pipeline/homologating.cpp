// SPDX-License-Identifier: BSL-1.0
#include "pipeline/homologating.hpp"

#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "document/official/check_report.hpp"
#include "document/setting/made_pages.hpp"
#include "drawing/pictograms.hpp"
#include "edition/reading.hpp"
#include "edition/waivers_toml.hpp"
#include "exchange/check_reports.hpp"
#include "homologation/finding_places.hpp"
#include "homologation/map_changes.hpp"
#include "homologation/planned_edition.hpp"
#include "homologation/report.hpp"
#include "network/from_extract.hpp"
#include "osm/extract.hpp"
#include "pipeline/building.hpp"
#include "pipeline/hand_edits.hpp"
#include "pipeline/output_folder.hpp"
#include "pipeline/reading_back.hpp"
#include "roadbook/phrases.hpp"

#include <fmt/format.h>

namespace route::pipeline {

namespace fs = std::filesystem;
using homologation::Report;
using homologation::Verdict;

namespace {

/// What printing tells, texts that do not fit and letters that the fonts lack; and whether all files say one figure. The files
/// themselves are not kept.
void build_and_read_back(const Plan& plan, const fs::path& scratch, const Workshop& workshop, Diagnostics& found) {
    static_cast<void>(build(plan, scratch, {}, workshop, found));
    check_figures(plan, scratch, workshop, found);
    std::error_code ignored;
    fs::remove_all(scratch, ignored);
}

/// What the report's pages need of an edition, planned or not.
struct Subject {
    edition::Edition edition;
    timing::TimedItinerary timed;
    std::string attribution;
    Fingerprint fingerprint;
    const Plan* plan = nullptr;   ///< nothing where there is none
    roadbook::RoadBook book = {}; ///< of the plan
};

void write_report(const Report& report, const Subject& subject, const fs::path& folder, const Workshop& workshop,
                  Diagnostics& diagnostics) {
    const auto& edition = subject.edition;
    const auto phrases = roadbook::phrases_in(workshop.styles, edition.languages);
    const exchange::CheckSubject named{edition.name, edition.version,
                                       subject.fingerprint == Fingerprint{} ? "" : subject.fingerprint.text(),
                                       subject.timed.rules.name, subject.plan == nullptr ? nullptr : &subject.book};
    write_whole_file(folder / "report.json", exchange::check_json(report, named, phrases));
    write_whole_file(folder / "report.xml", exchange::check_junit(report, named, phrases));
    write_whole_file(folder / "report.sarif", exchange::check_sarif(report, phrases));
    roadbook::Publication published{edition, subject.timed, subject.book, phrases, subject.attribution, subject.fingerprint};
    if (subject.plan != nullptr) {
        published.roads = &subject.plan->roads;
        published.rights = &subject.plan->rights;
        published.authorities = &subject.plan->authorities;
    }
    const drawing::FontSet fonts{workshop.fonts};
    const auto style = document::read_page_style(workshop.styles / "pages" / "official-a4.toml");
    auto pages = document::check_report_pages(published, report, style, fonts, diagnostics);
    const auto title = phrases.front().say("page.report.document", {{"edition", edition.name}});
    // Without a leg no day is told; a file must have one.
    const std::chrono::year_month_day undated{std::chrono::year{1970}, std::chrono::month{1}, std::chrono::day{1}};
    const bool dated = !edition.legs.empty() && edition.legs.front().date.ok();
    document::write_pages(std::move(pages), {title, edition.name, dated ? edition.legs.front().date : undated}, fonts,
                          drawing::PictogramSet::load(workshop.styles / "pictograms"), folder / "report.pdf");
}

std::string summary_of(const Report& report) {
    std::string text = report.whole() ? "" : "The edition could not be planned: nobody knows what holds.\n";
    text += fmt::format("Of {} rules {} are broken, {} want a look, {} are accepted, {} hold.\n", report.rules().size(),
                        report.count(Verdict::broken), report.count(Verdict::to_look_at), report.count(Verdict::accepted),
                        report.count(Verdict::held) + report.count(Verdict::noted));
    for (const auto& finding : report.findings()) {
        if (!finding.stops()) continue;
        text += fmt::format("  {} {}: {}{}{}\n", finding.mark.short_text(), finding.rule->facts->id, finding.told.subject,
                            finding.told.subject.empty() ? "" : ": ", finding.told.message);
    }
    return text;
}

} // namespace

network::RoadNetwork newer_map(const std::vector<fs::path>& extracts, const Workshop& workshop) {
    // What is wrong with the map itself is told when it is imported.
    Diagnostics of_import;
    auto bytes = network::built_from(osm::read_extracts(extracts, of_import, workshop.stop), of_import);
    return network::RoadNetwork::from_bytes(std::move(bytes), extracts.front().string());
}

void check_against(const Plan& plan, const network::RoadNetwork& newer, Diagnostics& diagnostics) {
    homologation::check_map_changes(plan.timed.itinerary, plan.roads, plan.rights.profile(), newer, diagnostics);
}

CheckOutcome homologated(const fs::path& edition_folder, const std::optional<fs::path>& network_file,
                         const network::RoadNetwork* newer, const fs::path& folder, const Workshop& workshop,
                         Diagnostics& diagnostics) {
    OutputFolder output{folder, {"report.json", "check"}};
    CheckOutcome outcome;
    auto plan = planned(edition_folder, network_file, workshop, diagnostics);
    outcome.planned = plan.has_value();
    const auto rules = homologation::check_set(workshop.styles, edition_folder);
    const auto waivers = edition::read_waivers(edition_folder, diagnostics);
    Subject subject;
    auto found = diagnostics;
    if (plan) {
        subject = {plan->edition,     plan->timed, plan->roads.attribution(),
                   plan->fingerprint, &*plan,      edited_book(*plan, workshop)};
        build_and_read_back(*plan, output.work() / "build", workshop, diagnostics);
        outcome.drives = driven_by_blind_crew(*plan, workshop, diagnostics);
        const homologation::PlannedEdition checked{plan->edition, plan->roads,  plan->rights,
                                                   plan->timed,   subject.book, rules.limits};
        homologation::check_planned(checked, diagnostics);
        if (newer != nullptr) check_against(*plan, *newer, diagnostics);
        found = homologation::with_places(diagnostics, checked);
    }
    const Report report{rules.rules, found, waivers, outcome.planned};
    outcome.stops = report.stops();
    outcome.summary = summary_of(report);
    if (!plan) {
        Diagnostics told_before;
        subject.edition = edition::read_edition(edition_folder, roadbook::languages_of(workshop.styles), told_before);
        subject.timed.rules.name = subject.edition.rules;
    }
    write_report(report, subject, output.work(), workshop, diagnostics);
    output.commit();
    return outcome;
}

} // namespace route::pipeline
