// SPDX-License-Identifier: BSL-1.0
#include "edition/edition.hpp"
#include "homologation/topics.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace route::homologation::detail {

namespace {

/// A stop or give-way sign that binds who comes along an edge; most signs bind one direction only.
std::string_view sign_at(network::NodeFeatures features) {
    if (features.level_crossing) return "a level crossing";
    if (features.stop) return "a stop sign";
    return {};
}

} // namespace

void check_boxes(const CheckedLeg& checked, Diagnostics& found) {
    const auto& leg = checked.leg();
    const auto& book = checked.planned.book.legs[checked.index];
    std::set<ControlIndex> boxed;
    std::vector<Chainage> boxes;
    for (const auto& sector : book.sectors) {
        for (const auto& box : sector.boxes) {
            boxed.insert(box.controls.begin(), box.controls.end());
            boxes.push_back(box.chainage);
        }
    }
    std::ranges::sort(boxes);
    for (const ControlIndex i : leg.controls.indices()) {
        if (leg.controls[i].secret || boxed.contains(i)) continue;
        tell(checked, {i, "control-without-box", "no box of the book tells it", "Take back the change that hides its box."},
             found);
    }
    const auto& roads = checked.planned.roads;
    constexpr Metres near{60}; // a box tells what stands so near to its place
    for (std::size_t i = 0; i + 1 < leg.path.size(); ++i) {
        const auto& step = leg.path[i];
        const auto features = roads.features(roads.to(step.edge));
        const bool one_way_only = features.toward_forward != features.toward_backward;
        if (one_way_only && features.toward_forward != step.forward && !features.level_crossing) continue;
        const auto sign = sign_at(features);
        if (sign.empty()) continue;
        const auto after = std::ranges::lower_bound(boxes, step.to - near);
        if (after != boxes.end() && *after <= step.to + near) continue;
        found.add({Severity::note,
                   "sign-untold",
                   {},
                   fmt::format("leg {}", leg.number),
                   fmt::format("no box tells {} at km {:.2f}", sign, step.to.since_start().kilometres()),
                   "Add a box there by hand, if crews could miss it.",
                   checked.place(step.to)});
    }
}

} // namespace route::homologation::detail
