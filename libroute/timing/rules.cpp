// SPDX-License-Identifier: BSL-1.0
#include "timing/rules.hpp"

#include "base/error.hpp"
#include "base/whole_file.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <toml++/toml.h>
#include <vector>

namespace route::timing {

namespace {

namespace fs = std::filesystem;

std::string names_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        if (entry->path().extension() == ".toml") names.push_back(entry->path().stem().string());
    }
    std::ranges::sort(names);
    return fmt::format("{}", fmt::join(names, ", "));
}

/// Reads the file's numbers and refuses what it does not know, so that a mistyped rule is not lost.
class RuleReader {
public:
    RuleReader(const toml::table& table, std::string file) : m_table(table), m_file(std::move(file)) {}

    double number(std::string_view key, double least, double most) {
        m_known.insert(std::string(key));
        const auto* node = m_table.get(key);
        if (node == nullptr)
            throw InputError({m_file, 0}, fmt::format("{} is missing", key), "A rule set tells every rule.");
        const SourceLine where{m_file, static_cast<int>(node->source().begin.line)};
        if (!node->is_number()) throw InputError(where, fmt::format("{} is not a number", key));
        const double value = node->value<double>().value_or(least - 1);
        if (!(value >= least && value <= most)) {
            throw InputError(where, fmt::format("{} {} is not within {} and {}", key, value, least, most));
        }
        return value;
    }
    std::chrono::minutes minutes(std::string_view key) {
        return std::chrono::minutes{static_cast<int>(number(key, 0, 1440))};
    }
    void refuse_unknown() const {
        for (const auto& [key, value] : m_table) {
            if (m_known.contains(std::string(key.str()))) continue;
            throw InputError({m_file, static_cast<int>(key.source().begin.line)}, fmt::format("{} is not known", key.str()),
                             "docs/timing-rules.md lists the keys.");
        }
    }

private:
    const toml::table& m_table;
    std::string m_file;
    std::set<std::string> m_known;
};

} // namespace

RuleSet RuleSet::load(const fs::path& styles, std::string_view name) {
    const auto path = styles / "rules" / fmt::format("{}.toml", name);
    std::error_code ignored;
    if (name.empty() || name.find('/') != std::string_view::npos || !fs::is_regular_file(path, ignored)) {
        throw InputError({"edition.toml", 0}, fmt::format("there is no rule set \"{}\"", name),
                         fmt::format("Choose one of: {}.", names_in(styles / "rules")));
    }
    const auto text = read_whole_file(path);
    toml::table table;
    try {
        table = toml::parse(text, path.string());
    } catch (const toml::parse_error& error) {
        throw InputError({path.string(), static_cast<int>(error.source().begin.line)}, std::string(error.description()));
    }
    RuleReader reader(table, path.string());
    RuleSet rules;
    rules.name = name;
    static_cast<void>(reader.number("schema", 1, 1));
    rules.max_average = KmPerHour{reader.number("max_average_kmh", 1, 200)};
    rules.max_trial_average = KmPerHour{reader.number("max_trial_average_kmh", 1, 200)};
    rules.opens_before = reader.minutes("open_before_min");
    rules.closes_after = reader.minutes("close_after_min");
    rules.min_timed_spacing = Metres{reader.number("min_timed_spacing_m", 0, 100000)};
    rules.min_stamp_spacing = Metres{reader.number("min_stamp_spacing_m", 0, 100000)};
    rules.declared_tolerance = reader.number("declared_tolerance_percent", 0, 100) / 100.0;
    rules.declared_tolerance_least = Metres{reader.number("declared_tolerance_least_m", 0, 10000)};
    rules.declared_tolerance_most = Metres{reader.number("declared_tolerance_most_m", 0, 10000)};
    reader.refuse_unknown();
    return rules;
}

} // namespace route::timing
