// SPDX-License-Identifier: BSL-1.0
#include "edition/edits_toml.hpp"

#include "edition/language_keys.hpp"
#include "edition/text_encoding.hpp"
#include "edition/toml_section.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace route::edition {

namespace {

constexpr std::array<std::string_view, 2> file_keys{"schema", "edit"};
constexpr std::array<std::string_view, 14> edit_keys{"leg",   "at",   "box",    "after_m",    "km",     "add",  "hide",
                                                     "split", "join", "reword", "pictograms", "danger", "arms", "tulip"};
constexpr std::array<std::string_view, 6> arm_keys{"way", "bearing_deg", "clock", "delete", "turn_deg", "points_m"};
/// What an edit may do, besides those that make or unmake boxes and the texts and notes in each language.
constexpr std::array<std::string_view, 5> content_keys{"reword", "pictograms", "danger", "arms", "tulip"};
constexpr std::array<std::string_view, 17> anchor_keys{"node",   "way",     "along_m", "seq",  "line",        "part",
                                                       "pass",   "of",      "lat",     "lon",  "heading_deg", "km",
                                                       "leg_km", "between", "road",    "name", "next_m"};
constexpr std::array<std::string_view, 1> reword_keys{"by"};
constexpr std::array<std::string_view, 2> pictogram_keys{"add", "remove"};

constexpr WholeRange any_id{-(std::int64_t{1} << 62), std::int64_t{1} << 62};

/// The keys of `wanted` that are there.
std::vector<std::string_view> present(const TomlSection& section, Keys wanted) {
    std::vector<std::string_view> there;
    for (const auto key : wanted) {
        if (section.has(key)) there.push_back(key);
    }
    return there;
}

std::vector<std::string_view> present(const TomlSection& section, std::initializer_list<std::string_view> wanted) {
    return present(section, Keys(wanted.begin(), wanted.size()));
}

std::optional<geo::Position> position_in(TomlSection& at) {
    const auto latitude = at.number("lat", -90, 90);
    const auto longitude = at.number("lon", -180, 180);
    if (at.has("lat") != at.has("lon")) {
        at.bad(at.has("lat") ? "lat" : "lon", "half-a-position", "stands alone", "Write both lat and lon.");
    }
    if (!latitude || !longitude) return std::nullopt;
    return geo::Position{geo::Latitude::degrees(*latitude), geo::Longitude::degrees(*longitude)};
}

std::optional<PlaceSeen::Between> between_in(TomlSection& at) {
    const auto* list = at.list("between", "the two waypoints' seq, such as [40, 50]");
    if (list == nullptr) return std::nullopt;
    const auto after = list->get_as<std::int64_t>(0);
    const auto before = list->get_as<std::int64_t>(1);
    const auto fits = [](const toml::value<std::int64_t>* value) {
        return value != nullptr && value->get() >= 0 && value->get() <= 999'999'999;
    };
    if (list->size() == 2 && fits(after) && fits(before)) {
        return PlaceSeen::Between{static_cast<int>(after->get()), static_cast<int>(before->get())};
    }
    at.bad("between", "wrong-type", "is not a pair of waypoints", "Write their seq, such as [40, 50], or leave it out.");
    return std::nullopt;
}

void read_seen(TomlSection& at, PlaceSeen& seen) {
    if (const auto passes = at.whole("of", {1, 9999})) seen.passes = static_cast<int>(*passes);
    seen.position = position_in(at);
    if (const auto heading = at.number("heading_deg", 0, 360)) seen.heading = Bearing::degrees(*heading);
    if (const auto km = at.number("km", 0, 9999)) seen.chainage = Chainage{Metres{*km * 1000}};
    if (const auto km = at.number("leg_km", 0, 9999)) seen.leg_length = Metres{*km * 1000};
    seen.between = between_in(at);
    if (const auto metres = at.number("next_m", 0, 9999)) seen.next_box = Metres{*metres};
    seen.road = at.text("road").value_or("");
    seen.name = at.text("name").value_or("");
}

/// Which values of an anchor mean something with which others.
void check_anchor(TomlSection& at, const Anchor& anchor) {
    const auto kinds = present(at, {"node", "way", "seq"});
    if (kinds.empty()) {
        at.require("node", "Write node = 123 or way = 456 with its OpenStreetMap number, or seq = 40 for the "
                           "box of a waypoint.");
    } else if (kinds.size() > 1) {
        at.bad(kinds[1], "anchor-twice", fmt::format("stands beside {}", kinds[0]), "Keep the one that is meant.");
    }
    if (at.has("along_m") && !at.has("way")) at.bad("along_m", "anchor-mix", "means nothing without way", "Leave it out.");
    if (at.has("way") && !anchor.along && !anchor.seen.position) {
        at.bad("way", "anchor-part", "alone does not tell where on it",
               "Write lat and lon, or along_m from where the route comes onto it.");
    }
    if (at.has("seq") && (at.has("pass") || at.has("of"))) {
        at.bad(at.has("pass") ? "pass" : "of", "anchor-mix", "means nothing beside seq: a waypoint is passed once",
               "Leave it out.");
    }
    if (at.has("line") && !at.has("seq")) at.bad("line", "anchor-mix", "means nothing without seq", "Leave it out.");
    if (anchor.seen.passes && *anchor.seen.passes < anchor.pass) {
        at.bad("of", "out-of-range", fmt::format("is {}, less than pass {}", *anchor.seen.passes, anchor.pass),
               "Leave it out, or correct pass.");
    }
}

Anchor read_anchor(TomlSection& edit) {
    auto at = edit.section("at", anchor_keys);
    Anchor anchor;
    if (const auto node = at.whole("node", any_id)) anchor.node = OsmNodeId{*node};
    if (const auto way = at.whole("way", any_id)) anchor.way = OsmWayId{*way};
    if (const auto along = at.number("along_m", 0, 1'000'000)) anchor.along = Metres{*along};
    if (const auto seq = at.whole("seq", {0, 999'999'999})) anchor.seq = static_cast<int>(*seq);
    anchor.line = static_cast<int>(at.whole("line", {1, 999}).value_or(1));
    anchor.pass = static_cast<int>(at.whole("pass", {1, 9999}).value_or(1));
    const auto part = at.text("part").value_or("in");
    anchor.leaves = part == "out";
    if (part != "in" && part != "out") {
        at.bad("part", "part", fmt::format("\"{}\" is not known", part),
               "Write \"in\" for the box that ends a sector, \"out\" for the one that begins the next.");
    }
    read_seen(at, anchor.seen);
    check_anchor(at, anchor);
    return anchor;
}

Anchor read_place(TomlSection& edit) {
    const auto kinds = present(edit, {"at", "box", "km"});
    if (kinds.empty()) {
        edit.require("at", "Write where it belongs: at = { node = 123, pass = 1 }, or box = \"37\", or km = 12.34.");
        return {};
    }
    if (kinds.size() > 1)
        edit.bad(kinds[1], "anchor-twice", fmt::format("stands beside {}", kinds[0]), "Keep the one that is meant.");
    if (edit.has("after_m") && !edit.has("box"))
        edit.bad("after_m", "anchor-mix", "means nothing without box", "Leave it out.");
    Anchor anchor;
    if (edit.has("at")) return read_anchor(edit);
    anchor.box = edit.text("box");
    if (anchor.box && anchor.box->empty())
        edit.bad("box", "box-empty", "is empty", "Write the box's number, such as \"37\".");
    anchor.after = Metres{edit.number("after_m", 0, 100'000).value_or(0)};
    if (const auto km = edit.number("km", 0, 9999)) anchor.km = Chainage{Metres{*km * 1000}};
    return anchor;
}

/// A text's lines, from one text with line breaks or a list of texts.
std::vector<std::string> lines_in(TomlSection& edit, std::string_view key) {
    const auto* node = edit.node(key);
    if (node == nullptr) return {};
    std::string whole;
    bool good = node->is_string() || node->is_array();
    if (const auto* text = node->as_string()) whole = text->get();
    if (const auto* list = node->as_array()) {
        for (const auto& element : *list) {
            good = good && element.is_string();
            whole += element.value_or(std::string()) + "\n";
        }
    }
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < whole.size();) {
        const auto end = std::min(whole.find('\n', from), whole.size());
        if (auto line = on_one_line(std::string_view(whole).substr(from, end - from)); !line.empty())
            lines.push_back(std::move(line));
        from = end + 1;
    }
    if (!good) {
        edit.bad(key, "wrong-type", "is no text", "Write a text between quotation marks, or a list of them, one a line.");
    } else if (has_unprintable(whole)) {
        edit.bad(key, "unprintable", "holds a character that cannot be printed", "Type the text anew.");
    } else if (lines.empty()) {
        edit.bad(key, "text-empty", "is empty",
                 "Write what the box says; hide = true takes the box out, reword takes a line out.");
    }
    return lines;
}

std::vector<Rewording> read_rewordings(TomlSection& edit, const Languages& languages) {
    std::vector<Rewording> all;
    const LanguageKeys keys{reword_keys, {""}, languages.known};
    for (auto& section : edit.sections("reword", keys.all())) {
        std::vector<Language> spoken;
        for (const auto language : languages.known) {
            if (section.has(language.code())) spoken.push_back(language);
        }
        if (spoken.size() != 1) {
            section.bad(spoken.empty() ? "by" : spoken[1].code(), "reword-language",
                        spoken.empty() ? "stands without the line that it replaces"
                                       : fmt::format("stands beside {}", spoken[0].code()),
                        fmt::format("Write one for each line: reword = [ {{ {} = \"old line\", by = \"new line\" }} ].",
                                    languages.standard.front().code()));
            continue;
        }
        const auto key = spoken.front().code();
        section.require("by", "Write by = \"new line\", or by = \"\" to leave the line out.");
        Rewording rewording{spoken.front(), section.text(key).value_or(""), section.text("by").value_or("")};
        if (rewording.line.empty()) section.bad(key, "text-empty", "is empty", "Write the line as the box says it now.");
        all.push_back(std::move(rewording));
    }
    return all;
}

std::vector<std::string> names_in(TomlSection& pictograms, std::string_view key) {
    std::vector<std::string> names;
    const auto* list = pictograms.list(key, "a list such as [\"church\"]");
    if (list == nullptr) return names;
    for (const auto& element : *list) {
        const auto name = element.value<std::string>().value_or("");
        if (name.empty()) {
            pictograms.bad(key, "wrong-type", "holds something that is no name", "Write names between quotation marks.");
        } else {
            names.push_back(name);
        }
    }
    return names;
}

/// The points of a line in metres: [[0, 0], [12.5, 30]].
std::vector<ArmEdit::Offset> offsets_in(TomlSection& arm) {
    std::vector<ArmEdit::Offset> line;
    const auto* list =
        arm.list("points_m", "points in metres east and north of the drawing's middle, such as [[0, 0], [12, 30]]");
    if (list == nullptr) return line;
    for (const auto& element : *list) {
        const auto* pair = element.as_array();
        const bool numbers = pair != nullptr && pair->size() == 2 && (*pair)[0].is_number() && (*pair)[1].is_number();
        const double east = numbers ? (*pair)[0].value_or(0.0) : 1e9;
        const double north = numbers ? (*pair)[1].value_or(0.0) : 1e9;
        if (!(std::abs(east) <= 1000 && std::abs(north) <= 1000)) {
            arm.bad("points_m", "wrong-type", "holds what is no point within 1000 m",
                    "Write metres east and north, such as [12, 30].");
            return {};
        }
        line.push_back({Metres{east}, Metres{north}});
    }
    if (line.size() < 2)
        arm.bad("points_m", "wrong-type", "has fewer than 2 points", "Begin it at the middle: [[0, 0], [12, 30]].");
    return line;
}

std::vector<ArmEdit> read_arms(TomlSection& edit) {
    std::vector<ArmEdit> arms;
    for (auto& section : edit.sections("arms", arm_keys)) {
        ArmEdit arm;
        if (const auto way = section.whole("way", any_id)) arm.way = OsmWayId{*way};
        if (const auto bearing = section.number("bearing_deg", 0, 360)) arm.bearing = Bearing::degrees(*bearing);
        if (const auto clock = section.whole("clock", {1, 12})) arm.clock = static_cast<int>(*clock);
        arm.remove = section.yes_no("delete").value_or(false);
        if (const auto turn = section.number("turn_deg", -180, 180)) arm.turn = TurnAngle::degrees(*turn);
        arm.line = offsets_in(section);
        if (present(section, {"way", "bearing_deg", "clock"}).size() != 1) {
            section.bad("way", "arm-which", "or bearing_deg or clock: exactly one tells which arm is meant",
                        "Write clock = 3, seen from the crew that comes from 6.");
        }
        if (present(section, {"delete", "turn_deg", "points_m"}).size() != 1 || (section.has("delete") && !arm.remove)) {
            section.bad("delete", "arm-what", "or turn_deg or points_m: exactly one tells what is done",
                        "Write delete = true, turn_deg = 15 or points_m = [[0, 0], [12, 30]].");
        }
        arms.push_back(std::move(arm));
    }
    return arms;
}

void read_changes(TomlSection& section, const Languages& languages, Edit& edit) {
    edit.add = section.yes_no("add").value_or(false);
    edit.hide = section.yes_no("hide").value_or(false);
    edit.split = section.yes_no("split").value_or(false);
    edit.join = section.yes_no("join").value_or(false);
    edit.arms = read_arms(section);
    if (const auto file = section.text("tulip")) {
        edit.tulip = OwnDrawing{*file, ""};
        if (!file->ends_with(".svg"))
            section.bad("tulip", "tulip-file", fmt::format("\"{}\" is no SVG file", *file),
                        "Write a file of the edition's folder, such as \"fork.svg\".");
    }
    for (const auto language : languages.known) {
        const auto text = key_in(text_prefix, language);
        const auto note = key_in(note_prefix, language);
        if (section.has(text)) edit.text[language] = lines_in(section, text);
        if (const auto line = section.text(note)) {
            edit.notes[language] = *line;
            if (line->empty()) section.bad(note, "text-empty", "is empty", "Write the note, or leave it out.");
        }
    }
    edit.rewordings = read_rewordings(section, languages);
    auto pictograms = section.section("pictograms", pictogram_keys);
    edit.pictograms_added = names_in(pictograms, "add");
    edit.pictograms_removed = names_in(pictograms, "remove");
    if (const auto danger = section.whole("danger", {0, 3})) edit.danger = static_cast<int>(*danger);
}

/// A new box says what it is there for, and there is nothing on it to change.
void check_added(TomlSection& section, const Languages& languages, const Edit& edit) {
    if (edit.text.empty()) {
        section.bad("add", "edit-empty", "makes a box without a text",
                    fmt::format("Write text_XX, where XX is {}; with one of them it is printed in all languages.",
                                listed(languages.known)));
    }
    if (edit.at.seq)
        section.bad("add", "edit-contradicts", "makes a box where a waypoint has one", "Use notes, or another place.");
    for (const auto key : present(section, {"reword"})) {
        section.bad(key, "edit-contradicts", "changes a box that is only made here", "Write its text as it is to be.");
    }
}

/// One entry that cannot mean what it says.
void check_changes(TomlSection& section, const Languages& languages, const Edit& edit) {
    const auto boxes = present(section, {"add", "hide", "split", "join"});
    const LanguageKeys content{content_keys, {text_prefix, note_prefix}, languages.known};
    const auto changes = present(section, content.all());
    if (changes.empty() && boxes.empty()) {
        section.bad("leg", "edit-empty", "belongs to an edit that changes nothing",
                    fmt::format("Write what it does: add, hide, split, join, text_XX, reword, note_XX, pictograms, danger, "
                                "arms or tulip, where XX is {}.",
                                listed(languages.known)));
    }
    if (boxes.size() > 1)
        section.bad(boxes[1], "edit-contradicts", fmt::format("stands beside {}", boxes[0]), "Keep one of the two.");
    if (edit.split && !edit.at.node)
        section.bad("split", "split-where", "needs the node from which on it is a box of its own",
                    "Write at = { node = NUMBER }.");
    if (edit.tulip && !edit.arms.empty())
        section.bad("arms", "edit-contradicts", "changes what tulip draws", "Keep one of the two.");
    for (const auto key : boxes) {
        if (section.node(key)->is_boolean() && !section.node(key)->as_boolean()->get()) {
            section.bad(key, "edit-empty", "is false", "Leave it out.");
        }
    }
    if (edit.add) check_added(section, languages, edit);
    if (edit.hide && !changes.empty()) {
        section.bad(changes.front(), "edit-contradicts", "changes a box that hide takes out", "Keep one of the two.");
    }
    for (const auto& rewording : edit.rewordings) {
        if (!edit.text.contains(rewording.language)) continue;
        section.bad("reword", "edit-contradicts",
                    fmt::format("changes a line of a text that {} replaces", key_in(text_prefix, rewording.language)),
                    "Keep one of the two.");
    }
    for (const auto& name : edit.pictograms_added) {
        if (std::ranges::find(edit.pictograms_removed, name) == edit.pictograms_removed.end()) continue;
        section.bad("pictograms", "edit-contradicts", fmt::format("both adds and removes \"{}\"", name),
                    "Keep one of the two.");
    }
}

} // namespace

std::vector<Edit> read_edits(const std::string& file, std::string_view bytes, const Languages& languages,
                             Diagnostics& found) {
    const auto root = parsed_toml(file, bytes, found);
    if (!root) return {};
    TomlSection top(*root, "", file_keys, file, found);
    if (top.require("schema", "Write schema = 1.") && top.whole("schema", {1, 1}) != 1) return {};
    std::vector<Edit> edits;
    const LanguageKeys keys{edit_keys, {text_prefix, note_prefix}, languages.known};
    for (auto& section : top.sections("edit", keys.all())) {
        Edit edit;
        edit.where = {file, section.line()};
        section.require("leg", "Write the leg's number: leg = 1.");
        edit.leg = static_cast<int>(section.whole("leg", {1, 99}).value_or(0));
        edit.at = read_place(section);
        read_changes(section, languages, edit);
        check_changes(section, languages, edit);
        edits.push_back(std::move(edit));
    }
    return edits;
}

void check_edit_legs(const std::vector<Edit>& edits, const std::vector<int>& legs, Diagnostics& found) {
    for (const auto& edit : edits) {
        if (edit.leg == 0 || std::ranges::find(legs, edit.leg) != legs.end()) continue;
        const auto said = said_by(edit); // nothing when all of it is wrong
        found.add({Severity::bad_input, "edit-leg", edit.where, "",
                   fmt::format("there is no leg {}{}{}", edit.leg, said.empty() ? "" : ": it says ", said),
                   fmt::format("The edition has legs {} to {}.", legs.front(), legs.back())});
    }
}

} // namespace route::edition
