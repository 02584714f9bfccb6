// SPDX-License-Identifier: BSL-1.0
#include "homologation/planned_edition.hpp"

#include "homologation/checked_leg.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace route::homologation {

namespace detail {

void tell(const CheckedLeg& checked, AtControl finding, Diagnostics& found) {
    const auto& control = checked.leg().controls[finding.control];
    found.add({finding.severity, finding.code, checked.row_of(finding.control).where, itinerary::called(control),
               std::move(finding.message), std::move(finding.hint), checked.place(control.chainage)});
}

std::string told_length(Metres length) {
    if (length < Metres{999.5}) return fmt::format("{:.0f} m", length.count());
    return fmt::format("{:.2f} km", length.kilometres());
}

} // namespace detail

namespace {

SourceLine edition_file(const PlannedEdition& planned, int line = 0) {
    return {(planned.edition.folder / "edition.toml").string(), line};
}

void check_map_age(const PlannedEdition& planned, Diagnostics& found) {
    const auto as_of = planned.roads.as_of();
    if (planned.edition.legs.empty()) return;
    const auto& first = planned.edition.legs.front();
    if (!first.date.ok()) return;
    if (!as_of) {
        found.add({Severity::note, "extract-old", edition_file(planned), "",
                   "the map does not tell until when it was kept: nobody can say how old it is",
                   "Import an extract that tells its time, as Geofabrik's do."});
        return;
    }
    const auto days = std::chrono::floor<std::chrono::days>(std::chrono::sys_days{first.date} - *as_of).count();
    if (days <= planned.limits.extract_days) return;
    const std::chrono::year_month_day kept{std::chrono::floor<std::chrono::days>(*as_of)};
    found.add({Severity::warning, "extract-old", edition_file(planned), "",
               fmt::format("the map was kept until {:04}-{:02}-{:02}, {} days before leg {}; {} days are relied on",
                           static_cast<int>(kept.year()), static_cast<unsigned>(kept.month()),
                           static_cast<unsigned>(kept.day()), days, first.number, planned.limits.extract_days),
               "Hold the edition against a newer extract: roadbook check EDITION --against NEWER.osm.pbf."});
}

void check_approved(const PlannedEdition& planned, Diagnostics& found) {
    if (planned.edition.approval) return;
    found.add({Severity::warning, "approval-missing", edition_file(planned), "",
               "no approval is told, and no paper prints one",
               "When the federation has said yes, write number, by and date under [approval] in edition.toml."});
}

} // namespace

void check_planned(const PlannedEdition& planned, Diagnostics& found) {
    for (const LegIndex l : planned.timed.legs.indices()) {
        const detail::CheckedLeg checked{planned, l, junction::route_nodes(planned.roads, planned.timed.itinerary.legs[l])};
        detail::check_speeds(checked, found);
        detail::check_own_cars(checked, found);
        detail::check_not_weighed(checked, found);
        detail::check_control_places(checked, found);
        detail::check_control_room(checked, found);
        detail::check_day(checked, found);
        detail::check_boxes(checked, found);
    }
    check_approved(planned, found);
    check_map_age(planned, found);
}

} // namespace route::homologation
