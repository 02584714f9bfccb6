// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/language.hpp"
#include "base/units.hpp"
#include "geo/position.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Changes that a planner makes to boxes by hand, as edits.toml tells them.
namespace route::edition {

/// What an anchor says about its place when it was last seen, so that it can be found again on another map or
/// route.
struct PlaceSeen {
    std::optional<int> passes; ///< how often the leg passed the node or way
    std::optional<geo::Position> position;
    std::optional<Bearing> heading; ///< of arrival
    std::optional<Chainage> chainage;
    std::optional<Metres> leg_length;
    struct Between {
        int after = 0;
        int before = 0;
    };
    std::optional<Between> between; ///< waypoints of the leg, by their seq, that the route had to each side
    std::string road;               ///< number or name of the road of arrival
    std::optional<Metres> next_box; ///< of a join: how far on the box was with which it was joined
    std::string name;               ///< of a waypoint
};

/// Where an edit belongs: exactly one of `node`, `way`, `seq`, `box` and `km` is there.
struct Anchor {
    std::optional<OsmNodeId> node;
    std::optional<OsmWayId> way;
    std::optional<Metres> along; ///< of a way: from where the route comes onto it
    std::optional<int> seq;      ///< of a waypoint that is printed: the box of a control, a trial's line or a point
    int line = 1;                ///< of a trial at `seq`
    int pass = 1;                ///< of a node or way: the n-th time that the leg passes it
    bool leaves = false;         ///< of the two boxes at a time control the one that begins the next sector
    PlaceSeen seen;
    std::optional<std::string> box; ///< quick: the box's number now
    Metres after;                   ///< of `box`: so much further on
    std::optional<Chainage> km;     ///< quick: from the leg's start

    /// Quick forms slip when boxes or roads change.
    [[nodiscard]] bool is_quick() const { return box.has_value() || km.has_value(); }
};

/// One line of a box's text in one language that is said in other words; empty `by`: not at all.
struct Rewording {
    Language language;
    std::string line;
    std::string by;
};

/// A change to one arm of a box's drawing. Exactly one of `way`, `bearing` and `clock` tells which.
struct ArmEdit {
    std::optional<OsmWayId> way;
    std::optional<Bearing> bearing; ///< outwards
    std::optional<int> clock;       ///< 1 to 12 in the drawing: 6 is where the crew comes from
    bool remove = false;
    std::optional<TurnAngle> turn; ///< moves it, clockwise
    struct Offset {
        Metres east;
        Metres north;
    };
    std::vector<Offset> line; ///< draws it anew, outwards, from the middle of the drawing
};

/// A drawing of the planner's own, instead of a box's tulip.
struct OwnDrawing {
    std::string file; ///< in the edition's folder
    std::string svg;  ///< its bytes
};

/// One [[edit]]. All that it says concerns one box.
struct Edit {
    SourceLine where;
    int leg = 0;
    Anchor at;
    bool add = false; ///< a box of its own, numbered after the one before it: "37A"
    bool hide = false;
    bool split = false; ///< the drawing is parted: from the anchor's node on it is a box of its own
    bool join = false;  ///< with the next box: one drawing
    std::map<Language, std::vector<std::string>> text; ///< instead of the whole text
    std::vector<Rewording> rewordings;
    TextByLanguage notes; ///< a line more
    std::vector<std::string> pictograms_added;
    std::vector<std::string> pictograms_removed;
    std::optional<int> danger; ///< 0 to 3
    std::vector<ArmEdit> arms;
    std::optional<OwnDrawing> tulip;
};

/// All that an edit says, in the words of edits.toml: `hide; note_en "Mind the dog"`. A lost edit is told
/// with it.
[[nodiscard]] std::string said_by(const Edit& edit);

/// Which arm, in words: "at 3 o'clock".
[[nodiscard]] std::string place_of(const ArmEdit& arm);

/// Where it belongs, in words: "node 123, pass 2".
[[nodiscard]] std::string place_of(const Anchor& anchor);

} // namespace route::edition
