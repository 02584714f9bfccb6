// SPDX-License-Identifier: BSL-1.0
#include "edition/edition.hpp"

#include "edition/list_words.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace route::edition {

bool drives(const StartGroup& group, int leg) { return group.legs.empty() || std::ranges::binary_search(group.legs, leg); }

std::chrono::seconds start_after(const StartGroup& group, int leg) {
    const auto own = group.after_on.find(leg);
    return own == group.after_on.end() ? group.after : own->second;
}

std::string class_key(std::string_view written) { return word_key(written); }

bool share_cars(const Edition& edition, int leg, int other) {
    const auto both = [&](const StartGroup& group) { return drives(group, leg) && drives(group, other); };
    return edition.groups.empty() || std::ranges::any_of(edition.groups, both);
}

std::vector<std::string> average_classes(const std::vector<TrialLine>& lines) {
    std::set<std::string> classes;
    for (const auto& line : lines) {
        for (const auto& [name, average] : line.averages) {
            classes.insert(name);
        }
    }
    return {classes.begin(), classes.end()};
}

std::vector<TrialLine> lines_of(const Edition& edition, const Waypoint& waypoint) {
    std::vector<TrialLine> lines;
    std::ranges::copy_if(edition.trials, std::back_inserter(lines),
                         [&](const TrialLine& line) { return line.leg == waypoint.leg && line.seq == waypoint.seq; });
    std::ranges::stable_sort(lines, {}, &TrialLine::line);
    return lines;
}

} // namespace route::edition
