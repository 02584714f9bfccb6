// SPDX-License-Identifier: BSL-1.0
#include "command.hpp"

#include "base/error.hpp"
#include "base/listing.hpp"
#include "roadbook/phrases.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iostream>
#include <sstream>

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

std::vector<std::string> split_list(const std::string& list) {
    std::vector<std::string> parts;
    std::istringstream stream(list);
    for (std::string part; std::getline(stream, part, ',');) {
        if (!part.empty()) parts.push_back(part);
    }
    return parts;
}

std::vector<route::Language> languages_in(const std::string& list, const std::filesystem::path& styles) {
    const auto known = route::roadbook::languages_of(styles).known;
    std::vector<route::Language> languages;
    for (const auto& code : split_list(list)) {
        const auto language = route::Language::named(code);
        if (!language || std::ranges::find(known, *language) == known.end()) {
            throw route::InputError({"--lang", 0}, "holds \"" + code + "\": there are no phrases for that language",
                                    fmt::format("Use {}, or add a folder of phrases.", route::listed(known)),
                                    "language-unknown");
        }
        if (std::ranges::find(languages, *language) == languages.end()) languages.push_back(*language);
    }
    static_cast<void>(route::roadbook::phrases_in(styles, languages));
    return languages;
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
