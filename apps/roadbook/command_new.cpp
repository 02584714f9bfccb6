// SPDX-License-Identifier: BSL-1.0
#include "command.hpp"
#include "edition/new_edition.hpp"

#include <iostream>

namespace roadbook {

Status command_new(const std::vector<std::string>& arguments, Context& context) {
    CommandLine line{"roadbook new DIR", "Makes a small edition to begin with: edition.toml, waypoints.csv, trials.csv."};
    std::string folder;
    line.hidden.add_options()("folder", options::value(&folder));
    line.positions.add("folder", 1);
    options::variables_map values;
    if (!line.parse(arguments, values, context)) return Status::done;
    if (folder.empty()) throw UsageError("no folder is given\nUsage: " + line.usage);
    route::edition::new_edition(folder);
    return Status::done;
}

} // namespace roadbook
