// SPDX-License-Identifier: BSL-1.0
#include "edition/edition_toml.hpp"

#include "edition/nearest_word.hpp"
#include "edition/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>
#include <toml++/toml.h>

namespace route::edition {

namespace {

using Keys = std::span<const std::string_view>;

constexpr std::array<std::string_view, 22> edition_keys{"schema",
                                                        "name",
                                                        "version",
                                                        "time_zone",
                                                        "languages",
                                                        "style",
                                                        "profile",
                                                        "rules",
                                                        "network",
                                                        "extracts",
                                                        "elevation",
                                                        "lengths",
                                                        "cars",
                                                        "interval_s",
                                                        "default_average_kmh",
                                                        "total_from_leg_start",
                                                        "driving_side",
                                                        "groups",
                                                        "legs",
                                                        "controls",
                                                        "allow",
                                                        "contacts"};
constexpr std::array<std::string_view, 4> group_keys{"name", "cars", "interval_s", "after_min"};
constexpr std::array<std::string_view, 4> leg_keys{"number", "name", "date", "first_car"};
constexpr std::array<std::string_view, 2> control_keys{"open_before_min", "close_after_min"};
constexpr std::array<std::string_view, 4> allow_keys{"motorway", "toll", "unpaved", "ferry"};
constexpr std::array<std::string_view, 4> contact_keys{"headquarters", "emergency", "medical", "breakdown"};

std::string_view words_for(toml::node_type type) {
    switch (type) {
    case toml::node_type::table:
        return "a table";
    case toml::node_type::array:
        return "a list";
    case toml::node_type::string:
        return "text";
    case toml::node_type::integer:
        return "a whole number";
    case toml::node_type::floating_point:
        return "a number with decimals";
    case toml::node_type::boolean:
        return "true or false";
    case toml::node_type::date:
        return "a date";
    case toml::node_type::time:
        return "a time of day";
    case toml::node_type::date_time:
        return "a date with a time";
    default:
        return "nothing";
    }
}

struct WholeRange {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// One table of the file: answers its values by key and tells what is wrong with them. Keys that nobody knows
/// are warned of when it is made.
class Section {
public:
    Section(const toml::table& table, std::string name, Keys known, const std::string& file,
            Diagnostics& found)
        : m_table(table), m_name(std::move(name)), m_file(file), m_found(found) {
        std::vector<const toml::key*> unknown;
        for (const auto& [key, value] : table) {
            if (std::ranges::find(known, key.str()) == known.end()) unknown.push_back(&key);
        }
        // A table's keys come in the order of the alphabet; the reader of messages expects the file's.
        std::ranges::sort(unknown, {}, [](const toml::key* key) { return key->source().begin.line; });
        for (const auto* key : unknown)
            warn_unknown(*key, known);
    }

    [[nodiscard]] int line() const { return static_cast<int>(m_table.source().begin.line); }
    [[nodiscard]] int line_of(std::string_view key) const {
        const auto* node = m_table.get(key);
        return node == nullptr ? line() : static_cast<int>(node->source().begin.line);
    }

    [[nodiscard]] std::optional<std::string> text(std::string_view key) {
        const auto* node =
            typed(key, toml::node_type::string, "between quotation marks, such as \"Europe/Rome\"");
        if (node == nullptr) return std::nullopt;
        const auto& text = node->as_string()->get();
        if (has_unprintable(text)) {
            bad(key, "unprintable", "holds a character that cannot be printed", "Type the text anew.");
            return std::nullopt;
        }
        return on_one_line(text);
    }
    [[nodiscard]] std::optional<bool> yes_no(std::string_view key) {
        const auto* node = typed(key, toml::node_type::boolean, "true or false, without quotation marks");
        if (node == nullptr) return std::nullopt;
        return node->as_boolean()->get();
    }
    [[nodiscard]] std::optional<std::int64_t> whole(std::string_view key, WholeRange range) {
        const auto* node = typed(key, toml::node_type::integer, "a whole number without quotation marks");
        if (node == nullptr) return std::nullopt;
        const auto value = node->as_integer()->get();
        if (value >= range.least && value <= range.most) return value;
        bad(key, "out-of-range", fmt::format("{} is not within {} and {}", value, range.least, range.most),
            "");
        return std::nullopt;
    }
    [[nodiscard]] std::optional<double> number(std::string_view key, double least, double most) {
        const auto* node = m_table.get(key);
        if (node == nullptr) return std::nullopt;
        const auto value = node->is_string() ? std::nullopt : node->value<double>();
        if (!value || !node->is_number()) {
            bad(key, "wrong-type", fmt::format("is {}, not a number", words_for(node->type())),
                "Write it with a point.");
            return std::nullopt;
        }
        if (*value >= least && *value <= most) return value;
        bad(key, "out-of-range", fmt::format("{} is not within {} and {}", *value, least, most), "");
        return std::nullopt;
    }
    [[nodiscard]] std::optional<std::chrono::year_month_day> date(std::string_view key) {
        const auto* node =
            typed(key, toml::node_type::date, "a date such as 2024-06-11, without quotation marks");
        if (node == nullptr) return std::nullopt;
        const auto& date = node->as_date()->get();
        return std::chrono::year_month_day{std::chrono::year{date.year}, std::chrono::month{date.month},
                                           std::chrono::day{date.day}};
    }
    [[nodiscard]] std::optional<std::chrono::seconds> time(std::string_view key) {
        const auto* node =
            typed(key, toml::node_type::time, "a time such as 13:20:00, without quotation marks");
        if (node == nullptr) return std::nullopt;
        const auto& time = node->as_time()->get();
        return std::chrono::hours{time.hour} + std::chrono::minutes{time.minute} +
               std::chrono::seconds{time.second};
    }
    /// A section below this one: `[controls]`. An empty one when it is missing.
    [[nodiscard]] Section section(std::string_view key, Keys known) {
        const auto* node = typed(key, toml::node_type::table, "a section of its own");
        static const toml::table none;
        return Section(node == nullptr ? none : *node->as_table(), std::string(key), known, m_file, m_found);
    }
    /// The tables of a list: `[[legs]]`.
    [[nodiscard]] std::vector<Section> sections(std::string_view key, Keys known) {
        std::vector<Section> all;
        const auto* node =
            typed(key, toml::node_type::array, fmt::format("sections that begin with [[{}]]", key));
        if (node == nullptr) return all;
        for (const auto& element : *node->as_array()) {
            if (const auto* table = element.as_table()) {
                all.emplace_back(*table, std::string(key), known, m_file, m_found);
            } else {
                bad(key, "wrong-type", fmt::format("holds {}", words_for(element.type())),
                    fmt::format("Write sections that begin with [[{}]].", key));
            }
        }
        return all;
    }
    /// `how` is what the list looks like: `a list such as ["it", "en"]`.
    [[nodiscard]] const toml::array* list(std::string_view key, const std::string& how) {
        const auto* node = typed(key, toml::node_type::array, how);
        return node == nullptr ? nullptr : node->as_array();
    }
    [[nodiscard]] bool has(std::string_view key) const { return m_table.contains(key); }

    /// \returns true when the key is there.
    bool require(std::string_view key, std::string hint) {
        if (has(key)) return true;
        m_found.add({Severity::bad_input,
                     "key-missing",
                     {m_file, m_name.empty() ? 0 : line()},
                     "",
                     fmt::format("{} is missing", full(key)),
                     std::move(hint)});
        return false;
    }
    void bad(std::string_view key, std::string code, const std::string& what, std::string hint) {
        m_found.add({Severity::bad_input,
                     std::move(code),
                     {m_file, line_of(key)},
                     "",
                     fmt::format("{} {}", full(key), what),
                     std::move(hint)});
    }
    void warn(std::string_view key, std::string code, const std::string& what, std::string hint) {
        m_found.add({Severity::warning,
                     std::move(code),
                     {m_file, line_of(key)},
                     "",
                     fmt::format("{} {}", full(key), what),
                     std::move(hint)});
    }

private:
    [[nodiscard]] std::string full(std::string_view key) const {
        return m_name.empty() ? std::string(key) : fmt::format("{}.{}", m_name, key);
    }
    void warn_unknown(const toml::key& key, Keys known) {
        const auto meant = nearest_word(key.str(), known);
        m_found.add({Severity::warning,
                     "key-unknown",
                     {m_file, static_cast<int>(key.source().begin.line)},
                     "",
                     fmt::format("{} is not known and is not used", full(key.str())),
                     meant.empty() ? "" : fmt::format("Did you mean {}?", meant)});
    }
    const toml::node* typed(std::string_view key, toml::node_type type, const std::string& how) {
        const auto* node = m_table.get(key);
        if (node == nullptr || node->type() == type) return node;
        bad(key, "wrong-type", fmt::format("is {}, not {}", words_for(node->type()), words_for(type)),
            fmt::format("Write {}.", how));
        return nullptr;
    }

    const toml::table& m_table;
    std::string m_name;
    const std::string& m_file;
    Diagnostics& m_found;
};

void read_languages(Section& top, Edition& edition) {
    edition.languages = {"it", "en"};
    const auto* list = top.list("languages", "a list such as [\"it\", \"en\"]");
    if (list == nullptr) return;
    edition.languages.clear();
    for (const auto& element : *list) {
        const auto language = element.value<std::string>().value_or("");
        if (language != "it" && language != "en") {
            top.bad("languages", "language-unknown", fmt::format("holds \"{}\"", language),
                    "This version writes \"it\" and \"en\".");
        } else if (std::ranges::find(edition.languages, language) == edition.languages.end()) {
            edition.languages.push_back(language);
        }
    }
    if (list->empty())
        top.bad("languages", "languages-empty", "is empty", "Write languages = [\"it\", \"en\"].");
}

void read_cars(Section& top, Edition& edition) {
    const std::chrono::seconds interval{top.whole("interval_s", {1, 3600}).value_or(60)};
    if (!top.has("groups")) {
        if (!top.require("cars", "Write how many cars start, such as cars = 400, or [[groups]].")) return;
        edition.groups.push_back(
            {"", static_cast<int>(top.whole("cars", {1, 9999}).value_or(1)), interval, {}});
        return;
    }
    if (top.has("cars"))
        top.bad("cars", "cars-twice", "stands beside [[groups]]",
                "The groups tell their own cars: leave it out.");
    std::chrono::seconds former_end{-1};
    for (auto& section : top.sections("groups", group_keys)) {
        StartGroup group;
        section.require("name", "Write the group's name, as crews read it.");
        section.require("cars", "Write how many cars start in this group.");
        group.name = section.text("name").value_or("");
        group.cars = static_cast<int>(section.whole("cars", {1, 9999}).value_or(1));
        group.interval =
            std::chrono::seconds{section.whole("interval_s", {1, 3600}).value_or(interval.count())};
        group.after = std::chrono::minutes{section.whole("after_min", {0, 1440}).value_or(0)};
        if (group.after <= former_end) {
            section.warn("after_min", "groups-overlap",
                         "starts the group before the last car of the group above has left",
                         "Write a later after_min if the groups follow each other.");
        }
        former_end = group.after + (group.cars - 1) * group.interval;
        edition.groups.push_back(std::move(group));
    }
    const bool one_leads = std::ranges::any_of(
        edition.groups, [](const StartGroup& group) { return group.after == std::chrono::seconds{0}; });
    if (!edition.groups.empty() && !one_leads) {
        top.warn("groups", "groups-late", "has no group that starts with the leg's first car",
                 "Let one group have after_min = 0, and write its time as first_car.");
    }
    if (edition.groups.empty())
        top.bad("groups", "groups-empty", "is empty", "Write cars = 400, or one [[groups]] for each.");
}

std::map<int, int> read_legs(Section& top, Edition& edition) {
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
        if (!number) continue;
        leg.number = static_cast<int>(*number);
        if (!line_of_leg.insert({leg.number, section.line()}).second) {
            section.bad("number", "leg-twice", fmt::format("{} stands twice", leg.number),
                        "Number the legs apart.");
            continue;
        }
        edition.legs.push_back(std::move(leg));
    }
    std::ranges::sort(edition.legs, {}, &Leg::number);
    for (std::size_t i = 1; i < edition.legs.size(); ++i) {
        const auto& before = edition.legs[i - 1];
        const auto& leg = edition.legs[i];
        if (!before.date.ok() || !leg.date.ok() || leg.date >= before.date) continue;
        top.bad("legs", "dates-fall",
                fmt::format("has leg {} on a day before leg {}", leg.number, before.number),
                "Check the dates, or number the legs in the order of their days.");
    }
    return line_of_leg;
}

void read_names(Section& top, Edition& edition) {
    if (top.require("schema", "Write schema = 1.") && top.whole("schema", {1, 1}) != 1) return;
    top.require("name", "Write the edition's name, as every page prints it.");
    top.require("time_zone", "Write time_zone = \"Europe/Rome\", or what holds where the rally runs.");
    edition.name = top.text("name").value_or("");
    if (top.has("name") && edition.name.empty())
        top.bad("name", "name-empty", "is empty", "Every page prints it.");
    edition.time_zone = top.text("time_zone").value_or("");
    edition.version = top.text("version").value_or("");
    if (edition.version.empty()) {
        top.warn("version", "version-missing", "is missing", "Every page prints it; \"draft\" is taken.");
        edition.version = "draft";
    }
    edition.style = top.text("style").value_or(edition.style);
    edition.profile = top.text("profile").value_or(edition.profile);
    edition.rules = top.text("rules").value_or(edition.rules);
    edition.network = top.text("network").value_or("");
}

/// A list of paths; what is no path in it is told.
std::vector<std::filesystem::path> paths_in(Section& top, std::string_view key, const std::string& how, const std::string& what) {
    std::vector<std::filesystem::path> paths;
    const auto* list = top.list(key, how);
    if (list == nullptr) return paths;
    for (const auto& element : *list) {
        const auto path = element.value<std::string>().value_or("");
        if (path.empty()) {
            top.bad(key, "wrong-type", "holds something that names no " + what, "Write their paths between quotation marks.");
        } else {
            paths.emplace_back(path);
        }
    }
    return paths;
}

void read_extracts(Section& top, Edition& edition) {
    edition.extracts = paths_in(top, "extracts", "a list of files such as [\"nord-est.osm.pbf\"]", "file");
    if (!edition.extracts.empty() && !edition.network.empty()) {
        top.warn("extracts", "extracts-unused", "is not used: network names the finished file", "Leave one of the two out.");
    }
}

void read_elevation(Section& top, Edition& edition) {
    edition.elevation = paths_in(top, "elevation", "a list of files and folders such as [\"srtm\", \"povo.tif\"]", "file or folder");
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

void read_driving_side(Section& top, Edition& edition) {
    const auto side = top.text("driving_side");
    if (!side) return;
    if (*side == "right")
        edition.driving_side = DrivingSide::right;
    else if (*side == "left")
        edition.driving_side = DrivingSide::left;
    else
        top.bad("driving_side", "driving-side", fmt::format("\"{}\" is not known", *side),
                "Write \"right\" or \"left\".");
}

void read_sections(Section& top, Edition& edition) {
    auto controls = top.section("controls", control_keys);
    if (const auto before = controls.whole("open_before_min", {0, 1440}))
        edition.opens_before = std::chrono::minutes{*before};
    if (const auto after = controls.whole("close_after_min", {0, 1440}))
        edition.closes_after = std::chrono::minutes{*after};

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

std::string hint_for(const toml::parse_error& error) {
    const std::string_view what = error.description();
    if (what.find("time") != std::string_view::npos || what.find("second") != std::string_view::npos) {
        return "A time of day is written with its seconds: 13:20:00.";
    }
    return "Texts stand between quotation marks; dates are written 2024-06-11 and times 13:20:00.";
}

} // namespace

std::optional<std::map<int, int>> read_edition_toml(const std::string& file, std::string_view bytes,
                                                    Edition& edition, Diagnostics& found) {
    toml::table root;
    try {
        root = toml::parse(bytes, file);
    } catch (const toml::parse_error& error) {
        found.add({Severity::bad_input,
                   "toml-syntax",
                   {file, static_cast<int>(error.source().begin.line)},
                   "",
                   std::string(error.description()),
                   hint_for(error)});
        return std::nullopt;
    }
    Section top(root, "", edition_keys, file, found);
    read_names(top, edition);
    read_languages(top, edition);
    read_cars(top, edition);
    auto lines = read_legs(top, edition);
    read_extracts(top, edition);
    read_elevation(top, edition);
    read_driving_side(top, edition);
    read_sections(top, edition);
    if (const auto average = top.number("default_average_kmh", 1, 300))
        edition.default_average = KmPerHour{*average};
    edition.total_from_leg_start = top.yes_no("total_from_leg_start").value_or(false);
    return lines;
}

} // namespace route::edition
