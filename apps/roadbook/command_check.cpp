// SPDX-License-Identifier: BSL-1.0
#include "command.hpp"
#include "pipeline/checking.hpp"
#include "pipeline/homologating.hpp"
#include "pipeline/stages.hpp"

#include <iostream>
#include <optional>
#include <vector>

namespace roadbook {

namespace {

/// Errors of an edition that was planned are findings of its report, some of which somebody accepted.
Status with_report(const EditionOptions& subject, const route::network::RoadNetwork* newer, const std::string& folder,
                   Context& context) {
    route::Diagnostics diagnostics;
    progress(context, "checking");
    const auto outcome = route::pipeline::homologated(subject.edition, subject.chosen_network(), newer, folder,
                                                      context.workshop, diagnostics);
    std::cout << route::pipeline::text_of(outcome.drives) << outcome.summary << std::flush;
    const auto status = report(diagnostics, context);
    if (!outcome.planned) return status;
    return outcome.stops ? Status::infeasible : Status::done;
}

} // namespace

Status command_check(const std::vector<std::string>& arguments, Context& context) {
    CommandLine line{
        "roadbook check EDITION [-n NETWORK] [--against EXTRACT] [--report DIR]",
        "Lets a blind crew drive the edition's road books, and tells where it would go wrong; with --against tells what a "
        "newer map has changed on the route; with --report holds the "
        "edition against all that is asked of it before it is sent to the federation."};
    EditionOptions subject;
    subject.add_to(line);
    std::string folder;
    std::vector<std::string> extracts;
    line.visible.add_options()(
        "against", options::value(&extracts)->value_name("EXTRACT"),
        "a newer extract of the map, may be told several times: what it tells otherwise of the roads that the legs drive");
    line.visible.add_options()("report", options::value(&folder)->value_name("DIR"),
                               "where to write report.pdf, report.json, report.xml and report.sarif; replaced as a whole");
    options::variables_map values;
    if (!line.parse(arguments, values, context)) return Status::done;
    subject.require_edition(line);
    if (values.count("report") != 0 && folder.empty()) throw UsageError("--report names no folder");
    std::optional<route::network::RoadNetwork> newer; // read first: a wrong path is told before anything takes its time
    if (!extracts.empty()) newer = route::pipeline::newer_map({extracts.begin(), extracts.end()}, context.workshop);
    if (values.count("report") != 0) {
        return with_report(subject, newer ? &*newer : nullptr, folder, context);
    }
    route::Diagnostics diagnostics;
    const auto plan = route::pipeline::planned(subject.edition, subject.chosen_network(), context.workshop, diagnostics);
    if (plan) {
        progress(context, "driving");
        const auto drives = route::pipeline::driven_by_blind_crew(*plan, context.workshop, diagnostics);
        std::cout << route::pipeline::text_of(drives) << std::flush;
        if (newer) route::pipeline::check_against(*plan, *newer, diagnostics);
    }
    return report(diagnostics, context);
}

} // namespace roadbook
