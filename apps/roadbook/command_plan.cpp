// SPDX-License-Identifier: BSL-1.0
#include "command.hpp"
#include "pipeline/stages.hpp"

#include <iostream>
#include <optional>

namespace roadbook {

Status command_plan(const std::vector<std::string>& arguments, Context& context) {
    CommandLine line{"roadbook plan EDITION [-n NETWORK]",
                     "Snaps, routes, places and times an edition; prints the distances-and-times table."};
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
    if (plan) std::cout << route::pipeline::table_of(*plan) << std::flush;
    return report(diagnostics, context);
}

} // namespace roadbook
