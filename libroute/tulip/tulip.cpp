// SPDX-License-Identifier: BSL-1.0
#include "tulip/tulip.hpp"

#include "tulip/map_tulip.hpp"

#include <algorithm>

namespace route::tulip {

namespace detail {

using drawing::Point;
using junction::Arm;
using junction::ArmRole;
using junction::Feature;
using junction::JunctionView;
using namespace route::literals;

Point middle_of(const drawing::Size& size) { return {size.width / 2, size.height * 0.52}; }

std::optional<std::string> pictogram_for(Feature feature) {
    switch (feature) {
    case Feature::signals: return "traffic-signals";
    case Feature::stop: return "stop";
    case Feature::give_way: return "give-way";
    case Feature::level_crossing: return "level-crossing";
    case Feature::barrier: return "barrier";
    case Feature::ford: return "ford";
    case Feature::toll: return "toll";
    case Feature::mini_roundabout:
    case Feature::border: break;
    }
    return std::nullopt;
}

void draw_signs(const TulipOptions& options, Point at, RoadPen& pen) {
    for (const auto& sign : options.sign_pictograms) {
        pen.mark(sign, at, Millimetres{6.2}, options.signs_stand, at);
    }
    if (options.danger > 0) pen.danger(options.danger, at);
}

void draw_plates(const std::vector<DrawnArm>& arms, const TulipOptions& options, RoadPen& pen) {
    if (options.fonts == nullptr) return;
    constexpr std::size_t most = 3; // more would be a page to read
    std::size_t drawn = 0;
    const auto draw = [&](const DrawnArm& drawn_arm) {
        std::vector<PaperLine> others;
        for (const auto& other : arms) {
            if (&other != &drawn_arm && !other.line.empty()) others.push_back(other.line);
        }
        if (drawn < most && pen.plate(wordings_for(*drawn_arm.arm, *options.fonts), drawn_arm.line, others, *options.fonts))
            ++drawn;
    };
    const auto exit = std::ranges::find(arms, ArmRole::exit, [](const DrawnArm& a) { return a.arm->role; });
    if (exit != arms.end()) draw(*exit);
    for (const auto& side : arms) {
        if (side.arm->role != ArmRole::side || side.arm->beside || !side.arm->leads_out) continue;
        // The number of the road on which the crew is tells it nothing at a side road of the same number.
        const bool only_the_same = side.arm->destinations.empty() && std::ranges::any_of(arms, [&](const DrawnArm& other) {
                                       return other.arm->role != ArmRole::side && other.arm->ref == side.arm->ref;
                                   });
        if (!only_the_same) draw(side);
    }
}

drawing::Rect field_for_arrow(const RoadPen& pen) {
    constexpr Millimetres head{2.6};
    const auto field = pen.field();
    return {field.top_left + Point{head, head}, {field.size.width - head * 2, field.size.height - head * 2}};
}

} // namespace detail

drawing::Picture tulip(const junction::JunctionView& view, const TulipOptions& options) {
    return view.kind == junction::JunctionKind::roundabout ? detail::ring_tulip(view, options)
                                                           : detail::map_tulip(view, options);
}

} // namespace route::tulip
