// SPDX-License-Identifier: BSL-1.0
#include "timing/rules.hpp"

#include "base/error.hpp"
#include "base/style_table.hpp"

#include <algorithm>
#include <fmt/format.h>
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

} // namespace

RuleSet RuleSet::load(const fs::path& styles, std::string_view name) {
    const auto path = styles / "rules" / fmt::format("{}.toml", name);
    std::error_code ignored;
    if (name.empty() || name.find('/') != std::string_view::npos || !fs::is_regular_file(path, ignored)) {
        throw InputError({"edition.toml", 0}, fmt::format("there is no rule set \"{}\"", name),
                         fmt::format("Choose one of: {}.", names_in(styles / "rules")));
    }
    StyleTable table{path, "docs/timing-rules.md lists the keys."};
    const auto minutes = [&](const char* key) { return std::chrono::minutes{static_cast<int>(table.number(key, 0, 1440))}; };
    RuleSet rules;
    rules.name = name;
    rules.max_average = KmPerHour{table.number("max_average_kmh", 1, 200)};
    rules.max_trial_average = KmPerHour{table.number("max_trial_average_kmh", 1, 200)};
    rules.opens_before = minutes("open_before_min");
    rules.closes_after = minutes("close_after_min");
    rules.min_timed_spacing = Metres{table.number("min_timed_spacing_m", 0, 100000)};
    rules.min_stamp_spacing = Metres{table.number("min_stamp_spacing_m", 0, 100000)};
    rules.declared_tolerance = table.number("declared_tolerance_percent", 0, 100) / 100.0;
    rules.declared_tolerance_least = Metres{table.number("declared_tolerance_least_m", 0, 10000)};
    rules.declared_tolerance_most = Metres{table.number("declared_tolerance_most_m", 0, 10000)};
    table.refuse_unknown();
    return rules;
}

} // namespace route::timing
