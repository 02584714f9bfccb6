// SPDX-License-Identifier: BSL-1.0
#include "command.hpp"
#include "pipeline/stages.hpp"

namespace roadbook {

Status command_import(const std::vector<std::string>& arguments, Context& context) {
    CommandLine line{"roadbook import EXTRACT... -o FILE.roadnet",
                     "Makes a road network from OpenStreetMap extracts (PBF, XML, OPL, also .gz and .bz2).\n"
                     "Several extracts are merged; an object that stands in several is taken from the first."};
    std::vector<std::string> extracts;
    std::string output;
    line.visible.add_options()("output,o", options::value(&output)->value_name("FILE"), "the network to write");
    line.hidden.add_options()("extract", options::value(&extracts));
    line.positions.add("extract", -1);
    options::variables_map values;
    if (!line.parse(arguments, values, context)) return Status::done;
    if (extracts.empty()) throw UsageError("no extract is given\nUsage: " + line.usage);
    if (output.empty()) throw UsageError("no output is given: use -o FILE.roadnet\nUsage: " + line.usage);
    progress(context, "importing");
    route::Diagnostics diagnostics;
    route::pipeline::import_extracts({extracts.begin(), extracts.end()}, output, context.workshop.stop, diagnostics);
    return report(diagnostics, context);
}

} // namespace roadbook
