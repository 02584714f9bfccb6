// SPDX-License-Identifier: BSL-1.0
#include "command.hpp"

#include <iostream>

namespace roadbook {

CommandLine::CommandLine(std::string usage_line, std::string purpose_line)
    : usage(std::move(usage_line)), purpose(std::move(purpose_line)) {
    visible.add_options()("help,h", "print this help")("quiet,q", "print errors only");
}

bool CommandLine::parse(const std::vector<std::string>& arguments, options::variables_map& values, Context& context) const {
    options::options_description all;
    all.add(visible).add(hidden);
    try {
        options::store(options::command_line_parser(arguments).options(all).positional(positions).run(), values);
        if (values.count("help") > 0) {
            std::cout << "Usage: " << usage << "\n\n" << purpose << "\n\n" << visible;
            return false;
        }
        options::notify(values);
    } catch (const options::error& error) {
        throw UsageError(std::string(error.what()) + "\nUsage: " + usage);
    }
    context.quiet = values.count("quiet") > 0;
    if (context.quiet) context.talks = false;
    return true;
}

void EditionOptions::add_to(CommandLine& line) {
    line.visible.add_options()("network,n", options::value(&network)->value_name("FILE"),
                               "the road network; goes before the one that edition.toml names");
    line.hidden.add_options()("edition", options::value(&edition));
    line.positions.add("edition", 1);
}

void EditionOptions::require_edition(const CommandLine& line) const {
    if (edition.empty()) throw UsageError("no edition is given\nUsage: " + line.usage);
}

std::optional<std::filesystem::path> EditionOptions::chosen_network() const {
    return network.empty() ? std::nullopt : std::optional<std::filesystem::path>(network);
}

Status report(const route::Diagnostics& diagnostics, const Context& context) {
    for (const auto& diagnostic : diagnostics.all()) {
        if (route::is_error(diagnostic.severity) || !context.quiet) std::cerr << route::to_text(diagnostic) << "\n";
    }
    Status status = Status::done;
    for (const auto& diagnostic : diagnostics.all()) {
        // Bad data goes before infeasibility: what was planned on it means nothing.
        if (diagnostic.severity == route::Severity::bad_input) return Status::bad_input;
        if (diagnostic.severity == route::Severity::infeasible) status = Status::infeasible;
    }
    return status;
}

void progress(const Context& context, const std::string& doing) {
    if (context.talks) std::cerr << doing << "\n";
}

} // namespace roadbook
