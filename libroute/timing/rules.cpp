// SPDX-License-Identifier: BSL-1.0
#include "timing/rules.hpp"

#include "base/error.hpp"
#include "base/style_table.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iterator>
#include <span>

namespace route::timing {

namespace {

namespace fs = std::filesystem;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

struct Number {
    double least;
    double most;
    void (*set)(RuleSet&, double);
};
/// Whole minutes, seconds, hours.
struct Whole {
    int least;
    int most;
    void (*set)(RuleSet&, int);
};
struct Flag {
    void (*set)(RuleSet&, bool);
};
struct Word {
    std::array<std::string_view, 3> words; ///< the last may be empty
    void (*set)(RuleSet&, std::size_t);
};

/// Some of several words.
struct Words {
    std::span<const std::string_view> known;
    void (*set)(RuleSet&, std::vector<std::string>);
};

constexpr std::array<std::string_view, 18> papers{
    "roadbook",         "itinerary", "start-list",   "time-cards",  "timetables",  "averages",   "stops",
    "finish-statement", "marshals",  "check-sheets", "timekeepers", "signposting", "deployment", "roads",
    "safety",           "dwellings", "press",        "dossier"};

struct Key {
    std::string_view name;
    std::variant<Number, Whole, Flag, Word, Words> reading;
};

/// Whatever a rule file may tell; what is read here is printed with its phrase "rule.KEY".
const std::array keys{
    Key{"max_average_kmh", Number{1, 200, [](RuleSet& r, double v) { r.speed.open = KmPerHour{v}; }}},
    Key{"cap_dual_kmh", Number{1, 200, [](RuleSet& r, double v) { r.speed.dual = KmPerHour{v}; }}},
    Key{"cap_closed_kmh", Number{1, 200, [](RuleSet& r, double v) { r.speed.closed = KmPerHour{v}; }}},
    Key{"cap_narrow_kmh", Number{1, 200, [](RuleSet& r, double v) { r.speed.narrow = KmPerHour{v}; }}},
    Key{"narrow_width_m", Number{1, 15, [](RuleSet& r, double v) { r.speed.narrow_width = Metres{v}; }}},
    Key{"narrow_from_hour", Whole{0, 23, [](RuleSet& r, int v) { r.speed.narrow_hours.from = hours{v}; }}},
    Key{"narrow_to_hour", Whole{0, 24, [](RuleSet& r, int v) { r.speed.narrow_hours.to = hours{v}; }}},
    Key{"cap_is_strict", Flag{[](RuleSet& r, bool v) { r.speed.strict = v; }}},
    Key{"cap_between_controls", Flag{[](RuleSet& r, bool v) { r.speed.between_controls = v; }}},
    Key{"cap_raised_by_permission", Flag{[](RuleSet& r, bool v) { r.speed.raised_by_permission = v; }}},
    Key{"max_trial_average_kmh", Number{1, 200, [](RuleSet& r, double v) { r.speed.trial = KmPerHour{v}; }}},
    Key{"trial_above_cap",
        Word{{"warning", "error", ""}, [](RuleSet& r, std::size_t v) { r.speed.trial_above_is_error = v == 1; }}},
    Key{"start_interval_least_s",
        Whole{0, 3600, [](RuleSet& r, int v) { r.controls.start_interval_least = seconds{v}; }}},
    Key{"first_number", Whole{0, 1, [](RuleSet& r, int v) { r.numbers.first = v; }}},
    Key{"number_gaps_keep_time", Flag{[](RuleSet& r, bool v) { r.numbers.gaps_keep_time = v; }}},
    Key{"open_before_min", Whole{0, 1440, [](RuleSet& r, int v) { r.controls.opens_before = minutes{v}; }}},
    Key{"close_after_min", Whole{0, 1440, [](RuleSet& r, int v) { r.controls.closes_after = minutes{v}; }}},
    Key{"enter_before_s", Whole{0, 3600, [](RuleSet& r, int v) { r.controls.enter_before = seconds{v}; }}},
    Key{"max_lateness_min", Whole{1, 1440, [](RuleSet& r, int v) { r.controls.max_lateness = minutes{v}; }}},
    Key{"lateness", Word{{"scheduled", "carried", ""},
                         [](RuleSet& r, std::size_t v) { r.controls.lateness = static_cast<Lateness>(v); }}},
    Key{"early_free_at_finish", Flag{[](RuleSet& r, bool v) { r.controls.early_free_at_finish = v; }}},
    Key{"board_before_m", Number{0, 1000, [](RuleSet& r, double v) { r.controls.board_before = Metres{v}; }}},
    Key{"board_after_m", Number{0, 1000, [](RuleSet& r, double v) { r.controls.board_after = Metres{v}; }}},
    Key{"trial_board_before_m", Number{0, 1000, [](RuleSet& r, double v) { r.controls.trial_board_before = Metres{v}; }}},
    Key{"zone_without_boards_m",
        Number{0, 1000, [](RuleSet& r, double v) { r.controls.zone_without_boards = Metres{v}; }}},
    Key{"pc_unit_s", Number{0.01, 60, [](RuleSet& r, double v) {
            r.trials.pc_unit = std::chrono::round<std::chrono::duration<std::int64_t, std::centi>>(
                std::chrono::duration<double>{v});
        }}},
    Key{"pm_scored_from", Word{{"start", "preceding-check", ""},
                               [](RuleSet& r, std::size_t v) { r.trials.pm_scored_from = static_cast<ScoredFrom>(v); }}},
    Key{"secret_checks", Word{{"published", "announced", "untold"},
                              [](RuleSet& r, std::size_t v) { r.trials.secret_checks = static_cast<SecretChecks>(v); }}},
    Key{"trials_by_night", Flag{[](RuleSet& r, bool v) { r.trials.by_night = v; }}},
    Key{"night_from_hour", Whole{0, 23, [](RuleSet& r, int v) { r.rest.night.from = hours{v}; }}},
    Key{"night_to_hour", Whole{0, 24, [](RuleSet& r, int v) { r.rest.night.to = hours{v}; }}},
    Key{"drive_without_rest_most_km",
        Number{1, 10000, [](RuleSet& r, double v) { r.rest.longest_drive = Metres{v * 1000}; }}},
    Key{"rest_least_min", Whole{1, 1440, [](RuleSet& r, int v) { r.rest.least = minutes{v}; }}},
    Key{"long_day_h", Whole{1, 48, [](RuleSet& r, int v) { r.rest.long_day = hours{v}; }}},
    Key{"long_day_rest_min", Whole{1, 1440, [](RuleSet& r, int v) { r.rest.long_day_halt = minutes{v}; }}},
    Key{"min_timed_spacing_m", Number{0, 100000, [](RuleSet& r, double v) { r.spacing.timed = Metres{v}; }}},
    Key{"min_stamp_spacing_m", Number{0, 100000, [](RuleSet& r, double v) { r.spacing.stamp = Metres{v}; }}},
    Key{"stamp_spacing_counts_trials", Flag{[](RuleSet& r, bool v) { r.spacing.stamp_counts_trials = v; }}},
    Key{"approval_after_start", Word{{"warning", "error", ""}, [](RuleSet& r, std::size_t v) {
                                         r.approval_after_start_is_error = v == 1;
                                     }}},
    Key{"papers", Words{papers, [](RuleSet& r, std::vector<std::string> v) { r.papers = std::move(v); }}},
    Key{"declared_tolerance_percent", Number{0, 100, [](RuleSet& r, double v) { r.declared.part = v / 100.0; }}},
    Key{"declared_tolerance_least_m", Number{0, 10000, [](RuleSet& r, double v) { r.declared.least = Metres{v}; }}},
    Key{"declared_tolerance_most_m", Number{0, 10000, [](RuleSet& r, double v) { r.declared.most = Metres{v}; }}},
    Key{"dwellings_within_m", Number{1, 1000, [](RuleSet& r, double v) { r.dwellings_within = Metres{v}; }}},
};

std::string names_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        if (entry->path().extension() == ".toml") names.push_back(entry->path().stem().string());
    }
    std::ranges::sort(names);
    return fmt::format("{}", fmt::join(names, ", "));
}

/// A name of a file, not a way to one.
bool is_plain(std::string_view name) { return !name.empty() && name.find_first_of("/\\") == std::string_view::npos; }

std::optional<std::variant<double, bool, std::string>> told_value(StyleTable& table, const Key& key, RuleSet& rules) {
    if (!table.has(key.name)) return std::nullopt;
    if (const auto* number = std::get_if<Number>(&key.reading)) {
        const double value = table.number(key.name, number->least, number->most);
        number->set(rules, value);
        return value;
    }
    if (const auto* whole = std::get_if<Whole>(&key.reading)) {
        const int value = table.whole(key.name, whole->least, whole->most);
        whole->set(rules, value);
        return static_cast<double>(value);
    }
    if (const auto* flag = std::get_if<Flag>(&key.reading)) {
        const bool value = table.flag(key.name);
        flag->set(rules, value);
        return value;
    }
    if (const auto* listed = std::get_if<Words>(&key.reading)) {
        auto names = table.choices(key.name, {listed->known.begin(), listed->known.end()});
        auto value = fmt::format("{}", fmt::join(names, ", "));
        listed->set(rules, std::move(names));
        return value;
    }
    const auto& word = std::get<Word>(key.reading);
    std::vector<std::string_view> words{word.words.begin(), word.words.end()};
    std::erase(words, std::string_view{});
    const auto value = table.choice(key.name, words);
    word.set(rules, value);
    return std::string(words[value]);
}

/// What `file` tells goes over what `rules` hold already.
void read_rules(StyleTable& table, RuleSet& rules) {
    std::vector<ToldRule> told;
    for (const auto& key : keys) {
        const auto source_key = fmt::format("sources.{}", key.name);
        if (auto value = told_value(table, key, rules)) {
            told.push_back(
                {std::string(key.name), std::move(*value), table.has(source_key) ? table.text(source_key) : std::string()});
        } else if (const auto* before = rules.find(key.name)) {
            told.push_back(*before);
        }
    }
    table.refuse_unknown();
    rules.told = std::move(told);
}

RuleSet shipped(const fs::path& styles, std::string_view name, const SourceLine& asked_by) {
    const auto path = styles / "rules" / fmt::format("{}.toml", name);
    std::error_code ignored;
    if (!is_plain(name) || !fs::is_regular_file(path, ignored)) {
        throw InputError(asked_by, fmt::format("there is no rule set \"{}\"", name),
                         fmt::format("Choose one of: {}; or write a set of the event's own beside edition.toml, "
                                     "rules = \"event.toml\".",
                                     names_in(styles / "rules")));
    }
    StyleTable table{path, "docs/timing-rules.md lists the keys."};
    RuleSet rules;
    rules.name = name;
    read_rules(table, rules);
    return rules;
}

RuleSet own(const fs::path& styles, std::string_view name, const fs::path& folder) {
    const auto path = folder / name;
    std::error_code ignored;
    if (!is_plain(name) || !fs::is_regular_file(path, ignored)) {
        throw InputError({(folder / "edition.toml").string(), 0}, fmt::format("there is no rule file \"{}\"", name),
                         fmt::format("Write it beside edition.toml, or choose one of: {}.", names_in(styles / "rules")));
    }
    StyleTable table{path, "docs/timing-rules.md lists the keys."};
    RuleSet rules;
    if (table.has("based_on")) {
        const auto base = table.text("based_on");
        rules = shipped(styles, base, {path.string(), table.line_of("based_on")});
        rules.based_on = base;
    }
    rules.name = name;
    read_rules(table, rules);
    return rules;
}

} // namespace

bool DayHours::hold(std::chrono::seconds time_of_day) const {
    if (from < to) return time_of_day >= from && time_of_day < to;
    return time_of_day >= from || time_of_day < to;
}

const ToldRule* RuleSet::find(std::string_view key) const {
    const auto found = std::ranges::find(told, key, &ToldRule::key);
    return found == told.end() ? nullptr : &*found;
}

RuleSet RuleSet::load(const fs::path& styles, std::string_view name, const fs::path& folder) {
    return name.ends_with(".toml") ? own(styles, name, folder) : shipped(styles, name, {"edition.toml", 0});
}

std::vector<std::string_view> rule_keys() {
    std::vector<std::string_view> names(keys.size());
    std::ranges::transform(keys, names.begin(), &Key::name);
    return names;
}

std::vector<std::string_view> asked_papers() { return {papers.begin(), papers.end()}; }

std::vector<std::string_view> rule_words() {
    std::vector<std::string_view> words;
    for (const auto& key : keys) {
        const auto* word = std::get_if<Word>(&key.reading);
        if (word == nullptr) continue;
        std::ranges::copy_if(word->words, std::back_inserter(words), [](std::string_view w) { return !w.empty(); });
    }
    return words;
}

} // namespace route::timing
