// SPDX-License-Identifier: BSL-1.0
#include "edition/edition_toml.hpp"

#include "edition/language_keys.hpp"
#include "edition/text_encoding.hpp"
#include "edition/toml_section.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace route::edition {

namespace {

constexpr std::array<std::string_view, 27> edition_keys{"schema",
                                                        "name",
                                                        "version",
                                                        "time_zone",
                                                        "languages",
                                                        "style",
                                                        "files_url",
                                                        "profile",
                                                        "rules",
                                                        "speed_permission",
                                                        "network",
                                                        "extracts",
                                                        "elevation",
                                                        "lengths",
                                                        "cars",
                                                        "interval_s",
                                                        "default_average_kmh",
                                                        "total_from_leg_start",
                                                        "driving_side",
                                                        "public_holidays",
                                                        "groups",
                                                        "legs",
                                                        "controls",
                                                        "allow",
                                                        "contacts",
                                                        "calibration",
                                                        "approval"};
constexpr std::array<std::string_view, 7> group_keys{"name", "cars", "interval_s", "after_min", "legs", "starts", "halts"};
constexpr std::array<std::string_view, 2> group_start_keys{"leg", "after_min"};
constexpr std::array<std::string_view, 3> group_halt_keys{"leg", "seq", "stop_min"};
constexpr std::array<std::string_view, 7> leg_keys{"number", "name", "date", "first_car", "finish", "ceremony", "time_zone"};
constexpr std::array<std::string_view, 2> ceremony_keys{"place", "first_car"};
constexpr std::array<std::string_view, 2> control_keys{"open_before_min", "close_after_min"};
constexpr std::array<std::string_view, 4> allow_keys{"motorway", "toll", "unpaved", "ferry"};
constexpr std::array<std::string_view, 3> approval_keys{"number", "by", "date"};
constexpr std::array<std::string_view, 3> calibration_keys{"from", "to", "length_m"};
constexpr std::array<std::string_view, 4> contact_keys{"headquarters", "emergency", "medical", "breakdown"};

/// As it is written: ["it", "en"].
std::string as_list(const std::vector<Language>& languages) {
    std::string list;
    for (const auto language : languages) {
        list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", language.code());
    }
    return "[" + list + "]";
}

void read_languages(TomlSection& top, const Languages& languages, Edition& edition) {
    edition.languages = languages.standard;
    const auto* list = top.list("languages", "a list such as " + as_list(languages.standard));
    if (list == nullptr) return;
    edition.languages.clear();
    for (const auto& element : *list) {
        const auto written = element.value<std::string>().value_or("");
        const auto language = Language::named(written);
        if (!language || std::ranges::find(languages.known, *language) == languages.known.end()) {
            top.bad("languages", "language-unknown",
                    fmt::format("holds \"{}\": there are no phrases for that language", on_one_line(written)),
                    fmt::format("Use {}, or add a folder of phrases.", listed(languages.known)));
        } else if (std::ranges::find(edition.languages, *language) == edition.languages.end()) {
            edition.languages.push_back(*language);
        }
    }
    if (list->empty()) {
        top.bad("languages", "languages-empty", "is empty",
                fmt::format("Write languages = {}.", as_list(languages.standard)));
    }
}

/// One style, or a list of them.
void read_styles(TomlSection& top, Edition& edition) {
    const auto* node = top.node("style");
    if (node == nullptr) return;
    edition.styles.clear();
    if (const auto* list = node->as_array()) {
        for (const auto& element : *list) {
            edition.styles.push_back(element.value<std::string>().value_or(""));
        }
    } else {
        edition.styles.push_back(top.text("style").value_or("fia-a5"));
    }
    auto sorted = edition.styles;
    std::ranges::sort(sorted);
    const bool twice = std::ranges::adjacent_find(sorted) != sorted.end();
    // A style's name is part of files' names.
    const auto is_name = [](const std::string& style) {
        return !style.empty() && style.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos;
    };
    if (sorted.empty() || twice || !std::ranges::all_of(sorted, is_name)) {
        top.bad("style", "style", twice ? "names a style twice" : "names no style",
                "Write style = \"fia-a5\", or [\"fia-a5\", \"roll-150\"].");
    }
}

/// What a group does otherwise than the others: legs that it alone drives, starts and halts of its own.
void read_own_ways(TomlSection& section, StartGroup& group) {
    if (const auto* list = section.list("legs", "a list of legs such as [1, 2]")) {
        for (const auto& element : *list) {
            const auto leg = element.value_exact<std::int64_t>();
            if (leg && *leg >= 1 && *leg <= 99) {
                group.legs.push_back(static_cast<int>(*leg));
            } else {
                section.bad("legs", "wrong-type", "holds something that is no number of a leg", "Write legs = [1, 2].");
            }
        }
        std::ranges::sort(group.legs);
    }
    for (auto& start : section.sections("starts", group_start_keys)) {
        const bool whole = start.require("leg", "Write the leg's number.") &&
                           start.require("after_min", "Write how long after the leg's first car the group starts.");
        const auto leg = start.whole("leg", {1, 99});
        const auto after = start.whole("after_min", {0, 1440});
        if (whole && leg && after) group.after_on[static_cast<int>(*leg)] = std::chrono::minutes{*after};
    }
    for (auto& halt : section.sections("halts", group_halt_keys)) {
        const bool whole = halt.require("leg", "Write the leg's number.") &&
                           halt.require("seq", "Write the halt's seq in the waypoint list.") &&
                           halt.require("stop_min", "Write how long the group halts there.");
        const auto leg = halt.whole("leg", {1, 99});
        const auto seq = halt.whole("seq", {0, 99999});
        const auto stop = halt.whole("stop_min", {0, 1440});
        if (whole && leg && seq && stop) {
            group.halts.push_back({static_cast<int>(*leg), static_cast<int>(*seq), std::chrono::minutes{*stop}});
        }
    }
}

void read_cars(TomlSection& top, Edition& edition) {
    const std::chrono::seconds interval{top.whole("interval_s", {1, 3600}).value_or(60)};
    if (!top.has("groups")) {
        if (!top.require("cars", "Write how many cars start, such as cars = 400, or [[groups]].")) return;
        edition.groups.push_back({"", static_cast<int>(top.whole("cars", {1, 9999}).value_or(1)), interval, {}});
        return;
    }
    if (top.has("cars"))
        top.bad("cars", "cars-twice", "stands beside [[groups]]", "The groups tell their own cars: leave it out.");
    std::chrono::seconds former_end{-1};
    for (auto& section : top.sections("groups", group_keys)) {
        StartGroup group;
        section.require("name", "Write the group's name, as crews read it.");
        section.require("cars", "Write how many cars start in this group.");
        group.name = section.text("name").value_or("");
        group.cars = static_cast<int>(section.whole("cars", {1, 9999}).value_or(1));
        group.interval = std::chrono::seconds{section.whole("interval_s", {1, 3600}).value_or(interval.count())};
        group.after = std::chrono::minutes{section.whole("after_min", {0, 1440}).value_or(0)};
        group.where = {"edition.toml", section.line()};
        read_own_ways(section, group);
        if (group.after <= former_end && group.legs.empty()) {
            section.warn("after_min", "groups-overlap", "starts the group before the last car of the group above has left",
                         "Write a later after_min if the groups follow each other.");
        }
        former_end = group.after + (group.cars - 1) * group.interval;
        edition.groups.push_back(std::move(group));
    }
    const bool one_leads =
        std::ranges::any_of(edition.groups, [](const StartGroup& group) { return group.after == std::chrono::seconds{0}; });
    if (!edition.groups.empty() && !one_leads) {
        top.warn("groups", "groups-late", "has no group that starts with the leg's first car",
                 "Let one group have after_min = 0, and write its time as first_car.");
    }
    if (edition.groups.empty())
        top.bad("groups", "groups-empty", "is empty", "Write cars = 400, or one [[groups]] for each.");
}

std::map<int, int> read_legs(TomlSection& top, Edition& edition) {
    std::map<int, int> line_of_leg;
    top.require("legs", "Write one [[legs]] with number, date and first_car for each leg.");
    for (auto& section : top.sections("legs", leg_keys)) {
        section.require("number", "Write number = 1 for the first leg.");
        section.require("date", "Write the day on which the leg's first car starts: date = 2024-06-11.");
        section.require("first_car", "Write when the leg's first car starts: first_car = 13:20:00.");
        Leg leg;
        const auto number = section.whole("number", {1, 99});
        leg.name = section.text("name").value_or("");
        leg.date = section.date("date").value_or(std::chrono::year_month_day{});
        leg.first_car = section.time("first_car").value_or(std::chrono::seconds{0});
        leg.finish = section.time("finish");
        leg.time_zone = section.text("time_zone").value_or("");
        leg.line = section.line();
        if (section.has("ceremony")) {
            auto ceremony = section.section("ceremony", ceremony_keys);
            const bool whole = ceremony.require("place", "Write where it is, as crews know the place.") &&
                               ceremony.require("first_car", "Write when the first car drives over the ramp: 13:00:00.");
            const auto time = ceremony.time("first_car");
            if (whole && time) leg.ceremony = Ceremony{ceremony.text("place").value_or(""), *time};
        }
        if (!number) continue;
        leg.number = static_cast<int>(*number);
        if (!line_of_leg.insert({leg.number, section.line()}).second) {
            section.bad("number", "leg-twice", fmt::format("{} stands twice", leg.number), "Number the legs apart.");
            continue;
        }
        edition.legs.push_back(std::move(leg));
    }
    std::ranges::sort(edition.legs, {}, &Leg::number);
    for (const LegIndex i : edition.legs.indices() | std::views::drop(1)) {
        const auto& before = edition.legs[i.before()];
        const auto& leg = edition.legs[i];
        // Legs that other cars drive may be on the same days again.
        if (!share_cars(edition, before.number, leg.number)) continue;
        if (!before.date.ok() || !leg.date.ok() || leg.date >= before.date) continue;
        top.bad("legs", "dates-fall", fmt::format("has leg {} on a day before leg {}", leg.number, before.number),
                "Check the dates, or number the legs in the order of their days.");
    }
    return line_of_leg;
}

void read_names(TomlSection& top, Edition& edition) {
    if (top.require("schema", "Write schema = 1.") && top.whole("schema", {1, 1}) != 1) return;
    top.require("name", "Write the edition's name, as every page prints it.");
    top.require("time_zone", "Write time_zone = \"Europe/Rome\", or what holds where the rally runs.");
    edition.name = top.text("name").value_or("");
    if (top.has("name") && edition.name.empty()) top.bad("name", "name-empty", "is empty", "Every page prints it.");
    edition.time_zone = top.text("time_zone").value_or("");
    edition.version = top.text("version").value_or("");
    if (edition.version.empty()) {
        top.warn("version", "version-missing", "is missing", "Every page prints it; \"draft\" is taken.");
        edition.version = "draft";
    }
    edition.profile = top.text("profile").value_or(edition.profile);
    edition.rules = top.text("rules").value_or(edition.rules);
    edition.speed_permission = top.text("speed_permission").value_or("");
    edition.network = top.text("network").value_or("");
}

void read_calibration(TomlSection& top, const Languages& languages, Edition& edition) {
    if (!top.has("calibration")) return;
    const LanguageKeys keys{calibration_keys, {note_prefix}, languages.known};
    auto section = top.section("calibration", keys.all());
    bool whole = section.require("from", "Tell where it begins, so that a stranger finds the place.");
    whole = section.require("to", "Tell where it ends.") && whole;
    whole = section.require("length_m", "Write its length in metres, as it was measured on the ground.") && whole;
    const auto length = section.number("length_m", 100, 100'000);
    if (!whole || !length) return;
    edition.calibration =
        Calibration{section.text("from").value_or(""), section.text("to").value_or(""), Metres{*length}, {}};
    for (const auto language : languages.known) {
        const auto note = section.text(key_in(note_prefix, language));
        if (note && !note->empty()) edition.calibration->notes[language] = *note;
    }
}

/// An address that crews' telephones open: printed as a QR code, so it is checked here and not on their way to the start.
void read_files_url(TomlSection& top, Edition& edition) {
    constexpr std::size_t longest = 200;
    auto url = top.text("files_url").value_or("");
    if (!top.has("files_url")) return;
    const bool schemed = url.starts_with("https://") || url.starts_with("http://");
    const bool plain = std::ranges::all_of(url, [](char c) { return c > ' ' && c < 0x7f; });
    const auto host = schemed ? url.substr(url.find("//") + 2) : std::string();
    if (!schemed || !plain || host.empty() || host.front() == '/') {
        top.bad("files_url", "files-url", fmt::format("\"{}\" is no address that a telephone can open", url),
                "Write where the build's files will be: files_url = \"https://example.org/rally/\"");
        return;
    }
    if (url.size() > longest) {
        top.bad("files_url", "files-url",
                fmt::format("is {} letters long; {} are the most for a QR code that can still be read", url.size(), longest),
                "Use a shorter address.");
        return;
    }
    if (!url.ends_with('/')) url += '/';
    edition.files_url = std::move(url);
}

/// A list of paths; what is no path in it is told.
std::vector<std::filesystem::path> paths_in(TomlSection& top, std::string_view key, const std::string& how,
                                            const std::string& what) {
    std::vector<std::filesystem::path> paths;
    const auto* list = top.list(key, how);
    if (list == nullptr) return paths;
    for (const auto& element : *list) {
        const auto path = element.value<std::string>().value_or("");
        if (path.empty()) {
            top.bad(key, "wrong-type", "holds something that names no " + what,
                    "Write their paths between quotation marks.");
        } else {
            paths.emplace_back(path);
        }
    }
    return paths;
}

void read_extracts(TomlSection& top, Edition& edition) {
    edition.extracts = paths_in(top, "extracts", "a list of files such as [\"nord-est.osm.pbf\"]", "file");
    if (!edition.extracts.empty() && !edition.network.empty()) {
        top.warn("extracts", "extracts-unused", "is not used: network names the finished file", "Leave one of the two out.");
    }
}

void read_elevation(TomlSection& top, Edition& edition) {
    edition.elevation =
        paths_in(top, "elevation", "a list of files and folders such as [\"srtm\", \"povo.tif\"]", "file or folder");
    const auto lengths = top.text("lengths").value_or("2d");
    edition.lengths_3d = lengths == "3d";
    if (lengths != "2d" && lengths != "3d") {
        top.bad("lengths", "lengths", fmt::format("\"{}\" is not known", lengths),
                "Write \"2d\", over the map, or \"3d\", over the slopes.");
    }
    if (edition.lengths_3d && edition.elevation.empty()) {
        top.bad("lengths", "lengths-flat", "is \"3d\", but no elevation model is given",
                "Write elevation = [\"FOLDER\"], or leave lengths out.");
    }
}

void read_driving_side(TomlSection& top, Edition& edition) {
    const auto side = top.text("driving_side");
    if (!side) return;
    if (*side == "right")
        edition.driving_side = Hand::right;
    else if (*side == "left")
        edition.driving_side = Hand::left;
    else
        top.bad("driving_side", "driving-side", fmt::format("\"{}\" is not known", *side), "Write \"right\" or \"left\".");
}

void read_public_holidays(TomlSection& top, Edition& edition) {
    const auto* list = top.list("public_holidays", "a list of dates such as [2024-06-02]");
    if (list == nullptr) return;
    edition.public_holidays.emplace();
    for (const auto& element : *list) {
        const auto date = element.value_exact<toml::date>();
        const auto day = date ? std::chrono::year_month_day{std::chrono::year{date->year}, std::chrono::month{date->month},
                                                            std::chrono::day{date->day}}
                              : std::chrono::year_month_day{};
        if (!date || !day.ok()) {
            top.bad("public_holidays", "wrong-type", "must hold dates", "Write them without quotation marks: [2024-06-02].");
            return;
        }
        edition.public_holidays->push_back(day);
    }
}

void read_approval(TomlSection& top, Edition& edition) {
    if (!top.has("approval")) return;
    auto section = top.section("approval", approval_keys);
    const bool told =
        section.require("number", "Write the number under which the edition was approved, as every paper is to "
                                  "print it, or leave [approval] out until there is one.");
    Approval approval{section.text("number").value_or(""), section.text("by").value_or(""), section.date("date"),
                      section.line()};
    if (told && section.text("number") && approval.number.empty()) {
        section.bad("number", "approval-number", "is empty", "Write it, or leave [approval] out until there is one.");
    }
    edition.approval = std::move(approval);
}

void read_sections(TomlSection& top, Edition& edition) {
    auto controls = top.section("controls", control_keys);
    if (const auto before = controls.whole("open_before_min", {0, 1440}))
        edition.opens_before = std::chrono::minutes{*before};
    if (const auto after = controls.whole("close_after_min", {0, 1440})) edition.closes_after = std::chrono::minutes{*after};

    auto allow = top.section("allow", allow_keys);
    edition.allow.motorway = allow.yes_no("motorway").value_or(false);
    edition.allow.toll = allow.yes_no("toll").value_or(false);
    edition.allow.unpaved = allow.yes_no("unpaved").value_or(false);
    edition.allow.ferry = allow.yes_no("ferry").value_or(false);

    auto contacts = top.section("contacts", contact_keys);
    edition.contacts.headquarters = contacts.text("headquarters").value_or("");
    edition.contacts.emergency = contacts.text("emergency").value_or(edition.contacts.emergency);
    edition.contacts.medical = contacts.text("medical").value_or("");
    edition.contacts.breakdown = contacts.text("breakdown").value_or("");
}

} // namespace

std::optional<std::map<int, int>> read_edition_toml(const std::string& file, std::string_view bytes,
                                                    const Languages& languages, Edition& edition, Diagnostics& found) {
    const auto root = parsed_toml(file, bytes, found);
    if (!root) return std::nullopt;
    TomlSection top(*root, "", edition_keys, file, found);
    read_names(top, edition);
    read_styles(top, edition);
    read_files_url(top, edition);
    read_calibration(top, languages, edition);
    read_languages(top, languages, edition);
    read_cars(top, edition);
    auto lines = read_legs(top, edition);
    read_extracts(top, edition);
    read_elevation(top, edition);
    read_driving_side(top, edition);
    read_public_holidays(top, edition);
    read_sections(top, edition);
    read_approval(top, edition);
    if (const auto average = top.number("default_average_kmh", 1, 300)) edition.default_average = KmPerHour{*average};
    edition.total_from_leg_start = top.yes_no("total_from_leg_start").value_or(false);
    return lines;
}

} // namespace route::edition
