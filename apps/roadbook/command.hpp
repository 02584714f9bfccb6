// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "pipeline/stages.hpp"

#include <boost/program_options.hpp>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace roadbook {

/// How the program ends; docs/man and the tests hold to it.
enum class Status {
    done = 0,
    no_resources = 1,
    usage = 2,
    bad_input = 3,
    infeasible = 4,
    bug = 70,
};

/// The command line is wrong; main() points to --help.
class UsageError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What every command is given.
struct Context {
    route::pipeline::Workshop workshop;
    bool quiet = false;
    bool talks = false; ///< progress goes to a person at a terminal
};

namespace options = boost::program_options;

/// Parses a command's own options; `--help` prints the usage and answers nothing.
/// \throws UsageError
struct CommandLine {
    std::string usage; ///< "roadbook import EXTRACT... -o FILE.roadnet"
    std::string purpose;
    options::options_description visible{"Options"};
    options::options_description hidden;
    options::positional_options_description positions;

    CommandLine(std::string usage_line, std::string purpose_line);
    [[nodiscard]] bool parse(const std::vector<std::string>& arguments, options::variables_map& values,
                             Context& context) const;
};

/// The edition that plan, check, edit and build work on, and the network that they take.
struct EditionOptions {
    std::string edition;
    std::string network; ///< empty for the one that the edition names

    void add_to(CommandLine& line);
    /// \throws UsageError when no edition is given
    void require_edition(const CommandLine& line) const;
    [[nodiscard]] std::optional<std::filesystem::path> chosen_network() const;
};

/// The parts of "a,b,c"; none is empty.
std::vector<std::string> split_list(const std::string& list);

/// The languages of --lang; each of them has all its phrases, so that nothing is planned for a book that cannot be printed.
/// \throws InputError
std::vector<route::Language> languages_in(const std::string& list, const std::filesystem::path& styles);

/// Prints the diagnostics on stderr (errors always, the rest unless quiet) and answers the status that they ask for.
Status report(const route::Diagnostics& diagnostics, const Context& context);

/// A word on stderr about what is going on, when a person is watching.
void progress(const Context& context, const std::string& doing);

Status command_new(const std::vector<std::string>& arguments, Context& context);
Status command_adopt(const std::vector<std::string>& arguments, Context& context);
Status command_import(const std::vector<std::string>& arguments, Context& context);
Status command_info(const std::vector<std::string>& arguments, Context& context);
Status command_find(const std::vector<std::string>& arguments, Context& context);
Status command_plan(const std::vector<std::string>& arguments, Context& context);
Status command_check(const std::vector<std::string>& arguments, Context& context);
Status command_build(const std::vector<std::string>& arguments, Context& context);
Status command_edit(const std::vector<std::string>& arguments, Context& context);

} // namespace roadbook
