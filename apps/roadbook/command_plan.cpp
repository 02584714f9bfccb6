// SPDX-License-Identifier: BSL-1.0
#include "command.hpp"
#include "pipeline/stages.hpp"

#include <iostream>
#include <optional>

namespace roadbook {

Status command_plan(const std::vector<std::string>& arguments, Context& context) {
    CommandLine line{"roadbook plan EDITION [-n NETWORK]",
                     "Snaps, routes, places and times an edition; prints the distances-and-times table."};
    EditionOptions subject;
    subject.add_to(line);
    options::variables_map values;
    if (!line.parse(arguments, values, context)) return Status::done;
    subject.require_edition(line);
    route::Diagnostics diagnostics;
    const auto plan = route::pipeline::planned(subject.edition, subject.chosen_network(), context.workshop, diagnostics);
    if (plan) std::cout << route::pipeline::table_of(*plan) << std::flush;
    return report(diagnostics, context);
}

} // namespace roadbook
