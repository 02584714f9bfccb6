// SPDX-License-Identifier: BSL-1.0
#include "edition/edition.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace route::edition {

namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 16> kind_names{{
    {Kind::start, "START"},
    {Kind::finish, "FINISH"},
    {Kind::co, "CO"},
    {Kind::lunch, "LUNCH"},
    {Kind::regroup, "REGROUP"},
    {Kind::service, "SERVICE"},
    {Kind::ct, "CT"},
    {Kind::pc, "PC"},
    {Kind::pm, "PM"},
    {Kind::refuel, "REFUEL"},
    {Kind::parade_start, "PARADE_START"},
    {Kind::parade_end, "PARADE_END"},
    {Kind::neutral_start, "NEUTRAL_START"},
    {Kind::neutral_end, "NEUTRAL_END"},
    {Kind::via, "VIA"},
    {Kind::info, "INFO"},
}};

} // namespace

std::string_view name_of(Kind kind) {
    const auto found = std::ranges::find(kind_names, kind, &std::pair<Kind, std::string_view>::first);
    return found == kind_names.end() ? std::string_view{} : found->second;
}

std::optional<Kind> kind_named(std::string_view name) {
    const auto found = std::ranges::find(kind_names, name, &std::pair<Kind, std::string_view>::second);
    if (found == kind_names.end()) return std::nullopt;
    return found->first;
}

bool is_halt(Kind kind) { return kind == Kind::lunch || kind == Kind::regroup || kind == Kind::service; }

bool is_sector_boundary(Kind kind) {
    return kind == Kind::start || kind == Kind::finish || kind == Kind::co || is_halt(kind);
}

bool is_printed(Kind kind) { return kind != Kind::via; }

std::vector<TrialLine> lines_of(const Edition& edition, const Waypoint& waypoint) {
    std::vector<TrialLine> lines;
    std::ranges::copy_if(edition.trials, std::back_inserter(lines),
                         [&](const TrialLine& line) { return line.leg == waypoint.leg && line.seq == waypoint.seq; });
    std::ranges::stable_sort(lines, {}, &TrialLine::line);
    return lines;
}

} // namespace route::edition
