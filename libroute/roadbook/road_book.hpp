// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/fingerprint.hpp"
#include "base/language.hpp"
#include "base/units.hpp"
#include "edition/edition.hpp"
#include "geo/position.hpp"
#include "junction/junction_view.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Which places of the route earn a box, and what the box says.
namespace route::roadbook {

/// Why a box is there; the first that applies.
enum class BoxKind { control, trial_line, point, junction, danger, reassurance };
[[nodiscard]] std::string_view name_of(BoxKind kind);

/// What stands at the roadside for a control: pages print the sign in the information cell and at its place in the tulip.
enum class Sign {
    start,
    finish,
    time_control,    ///< CO: clock on red
    passage_control, ///< CT: stamp on red
    regroup,
    lunch,
    service,
    trial_start, ///< PC: first line
    trial_line,  ///< a line between two linked trials
    trial_end,
    average_start, ///< PM
    average_line,  ///< where the average changes
    average_end,
    refuel,
    parade_start,
    parade_end,
    neutral_start,
    neutral_end,
    info,
};
/// The pictogram in styles/pictograms that shows it: "control-time", …
[[nodiscard]] std::string_view pictogram_of(Sign sign);

/// One line of a box's information in one language. `emphasis` marks what must be seen first (a direction, a control's name).
struct InfoLine {
    std::string text;
    bool emphasis = false;
    bool by_planner = false; ///< words of the planner's own: a waypoint's note, an edit's
};

struct Box {
    std::string number; ///< "37"; "37A" for one added by hand after it
    BoxKind kind = BoxKind::junction;
    std::vector<Sign> signs;            ///< of all controls here
    std::optional<Hand> controls_stand; ///< on which side of the road as driven, when the organiser tells
    std::vector<ControlIndex> controls; ///< those not secret
    geo::Position position;
    Chainage chainage;
    PrintedLength printed; ///< the chainage, rounded once
    PrintedLength total;   ///< from the last sector boundary, or from the leg's start if the edition says so
    PrintedLength partial; ///< from the box before
    PrintedLength to_go;   ///< to the next sector boundary
    junction::JunctionView view;
    std::map<Language, std::vector<InfoLine>> text;
    std::vector<std::string> pictograms; ///< of the information cell, besides the signs: "level-crossing", "traffic-signals"
    std::string own_tulip;               ///< the file of a planner's own drawing, instead of the view; empty without
    int danger = 0;                      ///< 1 to 3: `!` to `!!!` in the drawing
    bool near_next = false;              ///< the next box is so near that no rule is drawn between them
};

/// The boxes of one sector; the first has partial 0.
struct SectorBoxes {
    SectorIndex sector;
    std::vector<Box> boxes;
};

struct LegBook {
    int leg = 0;
    IndexedBy<SectorIndex, SectorBoxes> sectors; ///< one for each of LegTimes::sectors
};

/// What became of an edit made by hand.
enum class EditState {
    kept,    ///< it stands where it stood
    moved,   ///< its place was found again, somewhat changed: applied there
    lost,    ///< its place is gone: not applied
    refused, ///< it asks for what cannot be, or contradicts another: an error
};
[[nodiscard]] std::string_view name_of(EditState state);

struct EditOutcome {
    std::size_t edit = 0; ///< index in Edition::edits
    EditState state = EditState::lost;
    std::string box;                       ///< the number of its box; empty when it is lost
    std::string reason;                    ///< why it is not simply kept
    std::string hint;                      ///< way out
    std::optional<edition::Anchor> anchor; ///< where it is now, written out; of kept and moved ones
};

struct RoadBook {
    IndexedBy<LegIndex, LegBook> legs;
    std::vector<EditOutcome> edits; ///< one for each of Edition::edits, in their order
};

} // namespace route::roadbook
