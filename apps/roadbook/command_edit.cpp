// SPDX-License-Identifier: BSL-1.0
#include "command.hpp"
#include "pipeline/hand_edits.hpp"
#include "roadbook/edit_outcomes.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iostream>
#include <optional>

namespace roadbook {

namespace {

using route::roadbook::EditOutcome;
using route::roadbook::EditState;

std::size_t count_of(const std::vector<EditOutcome>& outcomes, EditState state) {
    return static_cast<std::size_t>(std::ranges::count(outcomes, state, &EditOutcome::state));
}

/// Line, what became of it, box, place and words of each edit.
void print_list(const route::edition::Edition& edition, const std::vector<EditOutcome>& outcomes) {
    for (const auto& outcome : outcomes) {
        const auto& edit = edition.edits[outcome.edit];
        std::cout << fmt::format("{:>5}  {:<7}  leg {}  {:<8}  {:<24}  {}\n", edit.where.line,
                                 route::roadbook::name_of(outcome.state), edit.leg,
                                 outcome.box.empty() ? "-" : "box " + outcome.box, route::edition::place_of(edit.at),
                                 route::edition::said_by(edit));
    }
}

void print_count(const std::vector<EditOutcome>& outcomes) {
    const auto refused = count_of(outcomes, EditState::refused);
    std::cout << fmt::format("{} {}: {} kept, {} moved, {} lost{}\n", outcomes.size(),
                             outcomes.size() == 1 ? "edit" : "edits", count_of(outcomes, EditState::kept),
                             count_of(outcomes, EditState::moved), count_of(outcomes, EditState::lost),
                             refused > 0 ? fmt::format(", {} refused", refused) : "");
}

} // namespace

Status command_edit(const std::vector<std::string>& arguments, Context& context) {
    CommandLine line{"roadbook edit EDITION list|check|anchor [-n NETWORK]",
                     "Tells what becomes of the edits that edits.toml makes by hand, or writes down where they belong."};
    EditionOptions subject;
    std::string action;
    subject.add_to(line);
    line.hidden.add_options()("action", options::value(&action));
    line.positions.add("action", 1);
    options::variables_map values;
    if (!line.parse(arguments, values, context)) return Status::done;
    subject.require_edition(line);
    constexpr std::array<std::string_view, 3> actions{"list", "check", "anchor"};
    if (std::ranges::find(actions, action) == actions.end()) {
        throw UsageError((action.empty() ? "nothing to do is given" : "unknown action '" + action + "'") +
                         "\nUsage: " + line.usage);
    }

    route::Diagnostics diagnostics;
    const auto plan =
        route::pipeline::planned_apart_from_edits(subject.edition, subject.chosen_network(), context.workshop, diagnostics);
    if (!plan) return report(diagnostics, context);
    const auto book = route::pipeline::edited_book(*plan, context.workshop);
    if (action == "list") {
        print_list(plan->edition, book.edits);
        route::roadbook::tell_edits(plan->edition, book, diagnostics);
    } else if (action == "check") {
        print_count(book.edits);
        route::roadbook::tell_edits(plan->edition, book, diagnostics, route::Severity::infeasible);
    } else {
        route::roadbook::tell_edits_to_anchor(plan->edition, book, diagnostics);
        if (!diagnostics.has_errors()) {
            const auto written = route::pipeline::write_anchors(plan->edition, book, context.workshop);
            std::cout << fmt::format("{} of {} anchors written\n", written, book.edits.size());
        }
    }
    return report(diagnostics, context);
}

} // namespace roadbook
