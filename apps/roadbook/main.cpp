// SPDX-License-Identifier: BSL-1.0
#include "base/diagnostics.hpp"
#include "base/error.hpp"
#include "command.hpp"
#include "workshop.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <iostream>
#include <new>
#include <unistd.h>

namespace roadbook {

namespace {

struct Command {
    std::string_view name;
    std::string_view purpose;
    Status (*run)(const std::vector<std::string>&, Context&);
};

constexpr std::array commands{
    Command{"new", "make a small edition to begin with", command_new},
    Command{"adopt", "make an edition of road books and tracks", command_adopt},
    Command{"import", "make a road network from OpenStreetMap extracts", command_import},
    Command{"info", "tell what a network or an edition holds", command_info},
    Command{"find", "find places, roads and landmarks by name", command_find},
    Command{"plan", "snap, route, place and time an edition", command_plan},
    Command{"check", "drive the road books as a blind crew would", command_check},
    Command{"build", "make road books, GPX and tables", command_build},
    Command{"edit", "tell and anchor the edits made by hand", command_edit},
};

void print_usage(std::ostream& out) {
    out << "Usage: roadbook COMMAND [OPTIONS]\n\nRoutes and tulip road books for regularity rallies.\n\nCommands:\n";
    for (const auto& command : commands) {
        out << "  " << command.name << std::string(10 - command.name.size(), ' ') << command.purpose << "\n";
    }
    out << "\nroadbook COMMAND --help tells more; roadbook --version tells the version.\n";
}

Status run(const std::vector<std::string>& arguments, Context& context) {
    if (arguments.empty()) throw UsageError("no command is given");
    const auto& name = arguments.front();
    if (name == "--help" || name == "-h" || name == "help") {
        print_usage(std::cout);
        return Status::done;
    }
    if (name == "--version") {
        std::cout << "roadbook " ROADBOOK_VERSION "\n";
        return Status::done;
    }
    const auto command = std::ranges::find(commands, name, &Command::name);
    if (command == commands.end()) throw UsageError("unknown command '" + name + "'");
    return command->run({arguments.begin() + 1, arguments.end()}, context);
}

int complain(Status status, route::DiagnosticCode code, const route::SourceLine& where, const std::string& what,
             const std::string& hint) {
    std::cerr << route::to_text({route::Severity::bad_input, code, where, "", what, hint}) << "\n";
    return static_cast<int>(status);
}

/// The first line says what is wrong, those after it how the command is used.
int complain_of_usage(const std::string& text) {
    constexpr route::DiagnosticCode code{"usage"};
    const auto end = std::min(text.find('\n'), text.size());
    std::cerr << "roadbook: error: " << text.substr(0, end) << " [" << code.text() << "]" << text.substr(end)
              << "\nTry: roadbook --help\n";
    return static_cast<int>(Status::usage);
}

/// The program ends by the signal that stopped it, as shells expect; everything has been cleaned up by now.
int end_by_signal() {
    const int signal = stopping_signal();
    std::cerr << "roadbook: interrupted; the former results stand unchanged\n";
    std::signal(signal, SIG_DFL);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, signal);
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr); // it was kept for the listening thread
    std::raise(signal);
    return 128 + signal;
}

int run_guarded(const std::vector<std::string>& arguments) {
    try {
        Context context;
        context.workshop = workshop();
        context.talks = ::isatty(STDERR_FILENO) != 0;
        const Status status = run(arguments, context);
        if (!std::cout.flush()) throw route::IoError("standard output: cannot be written");
        return static_cast<int>(status);
    } catch (const UsageError& error) {
        return complain_of_usage(error.what());
    } catch (const route::Interrupted&) {
        return end_by_signal();
    } catch (const route::InputError& error) {
        return complain(Status::bad_input, error.code(), error.where(), error.what(), error.hint());
    } catch (const route::IoError& error) {
        return complain(Status::no_resources, "io-failed", {}, error.what(), error.hint());
    } catch (const std::bad_alloc&) {
        return complain(Status::no_resources, "memory-short", {"roadbook", 0}, "out of memory",
                        "Use a smaller extract, or a machine with more memory.");
    } catch (const std::filesystem::filesystem_error& error) {
        return complain(Status::no_resources, "io-failed", {"roadbook", 0}, error.what(), "");
    } catch (const std::exception& error) {
        return complain(Status::bug, "bug", {"roadbook", 0}, std::string("a bug of this program: ") + error.what(),
                        "Please report it with the command and its input.");
    }
}

} // namespace

} // namespace roadbook

int main(int count, char** values) {
    return roadbook::run_guarded(std::vector<std::string>(values + std::min(count, 1), values + count));
}
