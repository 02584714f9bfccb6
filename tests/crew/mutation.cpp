// SPDX-License-Identifier: BSL-1.0
#include "crew/mutation.hpp"

#include "geo/polyline.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace route::test {

using junction::ArmRole;
using junction::JunctionKind;
using roadbook::Box;

std::string_view name_of(Mutation mutation) {
    switch (mutation) {
    case Mutation::box_deleted: return "box deleted";
    case Mutation::arrow_mirrored: return "arrow mirrored";
    case Mutation::exit_miscounted: return "exit miscounted";
    case Mutation::box_shifted: return "box shifted by 300 m";
    case Mutation::partial_mistyped: return "partial mistyped";
    }
    return "";
}

namespace {

struct Place {
    std::size_t sector;
    std::size_t box;
};

bool is_ring(const Box& box) { return box.view.kind == JunctionKind::roundabout; }

/// Only a real turn is another one in the mirror.
bool suits(const Box& box, Mutation mutation) {
    if (box.kind != roadbook::BoxKind::junction) return false;
    if (mutation == Mutation::exit_miscounted) return is_ring(box);
    if (mutation == Mutation::arrow_mirrored)
        return !is_ring(box) && box.view.turn.deviation_degrees() > 30 && box.view.turn.deviation_degrees() < 150;
    return true;
}

geo::PlanePoint mirrored(geo::PlanePoint point, geo::PlanePoint at, Bearing axis) {
    const double angle = axis.degrees() * std::numbers::pi / 180;
    const double east = std::sin(angle);
    const double north = std::cos(angle);
    const auto d = point - at;
    const double along = d.east.count() * east + d.north.count() * north;
    const geo::PlanePoint foot{Metres{east * along}, Metres{north * along}};
    return at + foot * 2.0 - d;
}

void mirror_arrow(Box& box) {
    auto& view = box.view;
    const auto at = view.entry_arm()->line.front();
    const Bearing axis = view.entry_arm()->bearing;
    const Metres before = geo::nearest_on(view.driven, at).along;
    const Metres whole = geo::length_of(view.driven);
    auto line = geo::part_of(view.driven, Metres{}, before);
    const auto after = geo::part_of(view.driven, before, whole);
    for (const auto& point : after) {
        line.push_back(mirrored(point, at, axis));
    }
    view.driven = line;
    view.turn = -view.turn;
    for (auto& arm : view.arms) {
        if (arm.role != ArmRole::exit) continue;
        arm.bearing = axis.reversed() + view.turn;
        for (auto& point : arm.line) {
            point = mirrored(point, at, axis);
        }
    }
}

PrintedLength moved(PrintedLength length, int decametres) {
    return PrintedLength::decametres(length.decametres() + decametres);
}

/// The box at another distance, with figures that still add up.
void shift(std::vector<Box>& boxes, std::size_t i, int decametres) {
    boxes[i].printed = moved(boxes[i].printed, decametres);
    boxes[i].total = moved(boxes[i].total, decametres);
    boxes[i].partial = moved(boxes[i].partial, decametres);
    boxes[i].to_go = moved(boxes[i].to_go, -decametres);
    if (i + 1 < boxes.size()) boxes[i + 1].partial = moved(boxes[i + 1].partial, -decametres);
}

} // namespace

std::optional<roadbook::LegBook> mutated(const roadbook::LegBook& book, Mutation mutation,
                                         const std::set<std::string>& superfluous, std::mt19937& random) {
    std::vector<Place> places;
    for (std::size_t s = 0; s < book.sectors.size(); ++s) {
        for (std::size_t b = 1; b < book.sectors[s].boxes.size(); ++b) {
            const Box& box = book.sectors[s].boxes[b];
            if (mutation == Mutation::box_deleted && superfluous.contains(box.number)) continue;
            if (suits(box, mutation)) places.push_back({s, b});
        }
    }
    if (places.empty()) return std::nullopt;
    // Not std::uniform_int_distribution: libraries differ in what they make of the same bits.
    const auto [s, b] = places[random() % places.size()];
    auto result = book;
    auto& boxes = result.sectors[s].boxes;
    const int sign = random() % 2 == 0 ? 1 : -1;
    switch (mutation) {
    case Mutation::box_deleted:
        if (b + 1 < boxes.size()) boxes[b + 1].partial = moved(boxes[b + 1].partial, boxes[b].partial.decametres());
        boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(b));
        break;
    case Mutation::arrow_mirrored: mirror_arrow(boxes[b]); break;
    case Mutation::exit_miscounted: {
        auto& exit = boxes[b].view.exit_number;
        exit = exit == 1 ? 2 : exit + sign;
        break;
    }
    case Mutation::box_shifted: shift(boxes, b, 30 * sign); break;
    case Mutation::partial_mistyped:
        boxes[b].partial = moved(boxes[b].partial, sign * static_cast<int>(1 + random() % 40));
        break;
    }
    return result;
}

} // namespace route::test
