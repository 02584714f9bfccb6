// SPDX-License-Identifier: BSL-1.0
#include "command.hpp"
#include "pipeline/checking.hpp"
#include "pipeline/stages.hpp"

#include <iostream>
#include <optional>

namespace roadbook {

Status command_check(const std::vector<std::string>& arguments, Context& context) {
    CommandLine line{"roadbook check EDITION [-n NETWORK]",
                     "Lets a blind crew drive the edition's road books, and tells where it would go wrong."};
    EditionOptions subject;
    subject.add_to(line);
    options::variables_map values;
    if (!line.parse(arguments, values, context)) return Status::done;
    subject.require_edition(line);
    route::Diagnostics diagnostics;
    const auto plan = route::pipeline::planned(subject.edition, subject.chosen_network(), context.workshop, diagnostics);
    if (plan) {
        progress(context, "driving");
        const auto drives = route::pipeline::driven_by_blind_crew(*plan, context.workshop, diagnostics);
        std::cout << route::pipeline::text_of(drives) << std::flush;
    }
    return report(diagnostics, context);
}

} // namespace roadbook
