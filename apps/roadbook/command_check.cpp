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
    std::string edition;
    std::string network;
    line.visible.add_options()("network,n", options::value(&network)->value_name("FILE"),
                               "the road network; goes before the one that edition.toml names");
    line.hidden.add_options()("edition", options::value(&edition));
    line.positions.add("edition", 1);
    options::variables_map values;
    if (!line.parse(arguments, values, context)) return Status::done;
    if (edition.empty()) throw UsageError("no edition is given\nUsage: " + line.usage);
    route::Diagnostics diagnostics;
    const auto chosen = network.empty() ? std::nullopt : std::optional<std::filesystem::path>(network);
    const auto plan = route::pipeline::planned(edition, chosen, context.workshop, diagnostics);
    if (plan) {
        progress(context, "driving");
        const auto drives = route::pipeline::driven_by_blind_crew(*plan, context.workshop, diagnostics);
        std::cout << route::pipeline::text_of(drives) << std::flush;
    }
    return report(diagnostics, context);
}

} // namespace roadbook
