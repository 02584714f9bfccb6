// SPDX-License-Identifier: BSL-1.0
#include "edition/edition.hpp"
#include "homologation/checked_leg.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace route::homologation::detail {

namespace {

std::string_view sign_at(network::NodeFeatures features, network::DirectedEdge in) {
    if (features.level_crossing) return "a level crossing";
    if (features.stop && junction::sign_binds(features, in)) return "a stop sign";
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
    for (const auto& node : checked.nodes) {
        const auto sign = sign_at(roads.features(node.node), node.in);
        if (sign.empty()) continue;
        const auto after = std::ranges::lower_bound(boxes, node.chainage - near);
        if (after != boxes.end() && *after <= node.chainage + near) continue;
        found.add({Severity::note,
                   "sign-untold",
                   {},
                   "",
                   fmt::format("no box of leg {} tells {} at km {:.2f}", leg.number, sign,
                               node.chainage.since_start().kilometres()),
                   "Add a box there by hand, if crews could miss it.",
                   checked.place(node.chainage)});
    }
}

} // namespace route::homologation::detail
