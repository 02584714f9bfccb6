// SPDX-License-Identifier: BSL-1.0
#include "roadbook/edit_outcomes.hpp"

#include <fmt/format.h>

namespace route::roadbook {

std::string_view name_of(EditState state) {
    switch (state) {
    case EditState::kept: return "kept";
    case EditState::moved: return "moved";
    case EditState::lost: return "lost";
    case EditState::refused: return "refused";
    }
    return "";
}

namespace {

constexpr const char* anchor_it = "`roadbook edit EDITION anchor` writes down where it belongs.";

void tell(const edition::Edit& edit, const EditOutcome& outcome, Severity when_lost, Diagnostics& diagnostics) {
    const std::string said = edition::said_by(edit);
    const auto add = [&](Severity severity, DiagnosticCode code, std::string message, std::string hint) {
        diagnostics.add({severity, code, edit.where, edition::place_of(edit.at), std::move(message), std::move(hint)});
    };
    switch (outcome.state) {
    case EditState::kept:
        if (!edit.at.is_quick()) return;
        return add(Severity::warning, "edit-not-anchored",
                   fmt::format("not anchored, so it slips when boxes or roads change: {}", said), anchor_it);
    case EditState::moved:
        return add(Severity::warning, "edit-moved",
                   fmt::format("moved to box {}: {}; it says {}", outcome.box, outcome.reason, said),
                   outcome.hint.empty() ? std::string("Look at the box. ") + anchor_it : outcome.hint);
    case EditState::lost:
        return add(when_lost, "edit-lost", fmt::format("lost: {}; it said {}", outcome.reason, said),
                   outcome.hint.empty() ? "Write where it belongs now, or take it out." : outcome.hint);
    case EditState::refused: return add(Severity::bad_input, "edit-refused", outcome.reason, outcome.hint);
    }
}

} // namespace

void tell_edits(const edition::Edition& edition, const RoadBook& book, Diagnostics& diagnostics, Severity when_lost) {
    for (const auto& outcome : book.edits) {
        tell(edition.edits[outcome.edit], outcome, when_lost, diagnostics);
    }
}

void tell_edits_to_anchor(const edition::Edition& edition, const RoadBook& book, Diagnostics& diagnostics) {
    for (const auto& outcome : book.edits) {
        if (outcome.state != EditState::kept) tell(edition.edits[outcome.edit], outcome, Severity::warning, diagnostics);
    }
}

} // namespace route::roadbook
