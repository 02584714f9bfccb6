// SPDX-License-Identifier: BSL-1.0
#include "edition/edits.hpp"

#include "edition/language_keys.hpp"

#include <fmt/format.h>

namespace route::edition {

namespace {

/// Parts one after another, as they are found.
class Saying {
public:
    void add(const std::string& part) { m_text += (m_text.empty() ? "" : "; ") + part; }
    void add_lines(const std::string& key, const std::vector<std::string>& lines) {
        std::string text;
        for (const auto& line : lines) {
            text += (text.empty() ? "" : " / ") + line;
        }
        add(fmt::format("{} \"{}\"", key, text));
    }
    void add_names(const std::string& verb, const std::vector<std::string>& names) {
        for (const auto& name : names) {
            add(fmt::format("{} pictogram \"{}\"", verb, name));
        }
    }
    [[nodiscard]] std::string text() && { return std::move(m_text); }

private:
    std::string m_text;
};

} // namespace

std::string said_by(const Edit& edit) {
    Saying saying;
    if (edit.add) saying.add("add a box");
    if (edit.hide) saying.add("hide");
    if (edit.split) saying.add("split");
    if (edit.join) saying.add("join with the next");
    for (const auto& [language, lines] : edit.text) {
        saying.add_lines(key_in(text_prefix, language), lines);
    }
    for (const auto& rewording : edit.rewordings) {
        saying.add(fmt::format("reword {} \"{}\" by \"{}\"", rewording.language.code(), rewording.line, rewording.by));
    }
    for (const auto& [language, note] : edit.notes) {
        saying.add_lines(key_in(note_prefix, language), {note});
    }
    saying.add_names("add", edit.pictograms_added);
    saying.add_names("remove", edit.pictograms_removed);
    if (edit.danger) saying.add(fmt::format("danger {}", *edit.danger));
    for (const auto& arm : edit.arms) {
        const std::string what = arm.remove ? "delete"
                                 : arm.turn ? fmt::format("turn by {:.0f}°", arm.turn->degrees())
                                            : "redraw";
        saying.add(fmt::format("{} the arm {}", what, place_of(arm)));
    }
    if (edit.tulip) saying.add(fmt::format("tulip \"{}\"", edit.tulip->file));
    return std::move(saying).text();
}

std::string place_of(const ArmEdit& arm) {
    if (arm.way) return fmt::format("of way {}", arm.way->value());
    if (arm.clock) return fmt::format("at {} o'clock", *arm.clock);
    return fmt::format("towards {:.0f}°", arm.bearing ? arm.bearing->degrees() : 0);
}

std::string place_of(const Anchor& anchor) {
    if (anchor.box && anchor.after > Metres{})
        return fmt::format("{:.0f} m after box {}", anchor.after.count(), *anchor.box);
    if (anchor.box) return "box " + *anchor.box;
    if (anchor.km) return fmt::format("km {:.2f}", anchor.km->since_start().kilometres());
    if (anchor.seq)
        return anchor.line > 1 ? fmt::format("waypoint {}, line {}", *anchor.seq, anchor.line)
                               : fmt::format("waypoint {}", *anchor.seq);
    if (anchor.node) return fmt::format("node {}, pass {}", anchor.node->value(), anchor.pass);
    if (anchor.way) return fmt::format("way {}, pass {}", anchor.way->value(), anchor.pass);
    return "nowhere";
}

} // namespace route::edition
