// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/setting/wording.hpp"
#include "timing/timed_leg.hpp"

#include <map>
#include <string>
#include <vector>

/// Inside of document/ only: a leg as time cards and timetables tell it to crews, nothing secret in it.
namespace route::document {

/// Something to do within a sector: a stamp, a trial, a neutralisation.
struct CardRow {
    ControlIndex at;
    std::string code;
    std::string text; ///< for cars of no class
    std::map<std::string, std::string>
        by_class;            ///< of average trials: for cars of each class, as edition::class_key() has it
    bool stamped = false;    ///< a marshal stamps it
    std::string series = {}; ///< "PC 12–15 Castrezzato" where a series begins, "CT 3 Povo"; empty at its other trials
    [[nodiscard]] const std::string& text_for(const edition::Entry* entry) const;
};

/// Where a marshal writes a time: the leg's start, a sector's end, the end of a halt.
struct CardStrip {
    ControlIndex at;
    std::string control; ///< "CO 2 Villazzano"
    std::string section; ///< what kind of section ends here: "Transfer", "Regularity"
    std::string measure; ///< "12.34 km – 0:25 – 29.62 km/h"
    std::vector<CardRow> rows;
};

[[nodiscard]] std::vector<CardStrip> card_strips(const Wording& words, const timing::TimedLeg& facts);

/// What a card says below its strips, in each language: which controls are manned, what is timed how finely, which roads are
/// forbidden, whether there are secret check points; on a blank card how a crew finds its own times.
[[nodiscard]] std::vector<std::string> card_notes(const Wording& words, const timing::TimedLeg& facts, bool blank);

} // namespace route::document
