// SPDX-License-Identifier: BSL-1.0
#include "pipeline/checking.hpp"

#include "base/error.hpp"
#include "crew/blind_crew.hpp"
#include "drawing/fonts.hpp"
#include "pipeline/crew_paper.hpp"
#include "pipeline/hand_edits.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>
#include <tuple>

namespace route::pipeline {

using crew::Trouble;

namespace {

/// Crews calibrate to within half a percent.
constexpr std::array trip_meters{crew::DriveOptions{0.0}, crew::DriveOptions{0.005}, crew::DriveOptions{-0.005}};

std::string_view words_for(Trouble trouble) {
    switch (trouble) {
    case Trouble::wrong_way: return "the crew leaves the route";
    case Trouble::hesitation: return "the crew hesitates";
    case Trouble::box_not_found: return "the crew does not find the box";
    case Trouble::figures_disagree: return "the figures disagree";
    case Trouble::words_deny_drawing: return "words and drawing contradict each other";
    case Trouble::boxes_as_one: return "two boxes read as one";
    case Trouble::nothing_to_tell: break;
    }
    return "";
}

DiagnosticCode code_for(Trouble trouble) {
    switch (trouble) {
    case Trouble::wrong_way: return "crew-wrong-way";
    case Trouble::hesitation: return "crew-hesitation";
    case Trouble::box_not_found: return "crew-box-not-found";
    case Trouble::figures_disagree: return "crew-figures-disagree";
    case Trouble::words_deny_drawing: return "crew-words-deny-drawing";
    case Trouble::boxes_as_one: return "crew-boxes-as-one";
    case Trouble::nothing_to_tell: break;
    }
    return "crew-nothing-to-tell";
}

bool leads_astray(Trouble trouble) {
    return trouble == Trouble::wrong_way || trouble == Trouble::box_not_found || trouble == Trouble::figures_disagree ||
           trouble == Trouble::words_deny_drawing;
}

Diagnostic diagnostic_of(int leg, const crew::Incident& incident) {
    const auto where = fmt::format("leg {}, {:.2f} km", leg, (incident.where - Chainage{}).kilometres());
    return {leads_astray(incident.trouble) ? Severity::infeasible : Severity::warning,
            code_for(incident.trouble),
            {},
            incident.box.empty() ? where : fmt::format("{}, box {}", where, incident.box),
            fmt::format("{}: {}", words_for(incident.trouble), incident.detail),
            "",
            RoutePlace{leg, incident.where}};
}

LegDrive drive_of(const Plan& plan, LegIndex l, const crew::PaperLeg& paper, Diagnostics& diagnostics) {
    const auto& leg = plan.timed.itinerary.legs[l];
    LegDrive result;
    result.leg = leg.number;
    result.length = leg.length();
    std::set<std::tuple<Trouble, std::string, long long>> told;
    const auto drives = crew::driven(plan.roads, plan.rights.on_leg(leg.number), leg, paper, trip_meters);
    for (const auto& drive : drives) {
        const bool exact = &drive == &drives.front();
        result.boxes = drive.boxes;
        result.junctions = drive.junctions;
        result.free_boxes = drive.free_boxes;
        for (const auto& incident : drive.incidents) {
            const auto metre = std::llround((incident.where - Chainage{}).count());
            if (!told.emplace(incident.trouble, incident.box, metre).second) continue;
            if (incident.trouble == Trouble::nothing_to_tell) {
                if (exact) result.superfluous.push_back(incident.box);
                continue;
            }
            const auto diagnostic = diagnostic_of(leg.number, incident);
            result.findings.push_back(diagnostic.subject + ": " + diagnostic.message);
            diagnostics.add(diagnostic);
        }
    }
    return result;
}

} // namespace

std::vector<LegDrive> driven_by_blind_crew(const Plan& plan, const Workshop& workshop, Diagnostics& diagnostics) {
    const auto book = edited_book(plan, workshop);
    // The crew reads one language: each book tells the same way in all of them, by the same phrases' keys.
    const auto phrases = roadbook::Phrases::load(workshop.styles, plan.edition.languages.front());
    const drawing::FontSet fonts{workshop.fonts};
    std::vector<LegDrive> drives;
    for (const LegIndex l : book.legs.indices()) {
        if (workshop.stop.stop_requested()) throw Interrupted("interrupted");
        drives.push_back(drive_of(plan, l, paper_of(book.legs[l], phrases, &fonts), diagnostics));
    }
    return drives;
}

std::string text_of(const std::vector<LegDrive>& drives) {
    std::string text;
    for (const auto& drive : drives) {
        text += fmt::format("Leg {}: {:.2f} km, {} boxes, {} junctions: {}\n", drive.leg, drive.length.kilometres(),
                            drive.boxes, drive.junctions,
                            drive.findings.empty()
                                ? "the blind crew finds its way"
                                : fmt::format("{} finding{}", drive.findings.size(), drive.findings.size() == 1 ? "" : "s"));
        if (drive.superfluous.empty()) continue;
        text += fmt::format("  {} of {} free boxes tell what the crew would have done without them: {}\n",
                            drive.superfluous.size(), drive.free_boxes, fmt::join(drive.superfluous, ", "));
    }
    return text;
}

} // namespace route::pipeline
