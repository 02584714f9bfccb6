// SPDX-License-Identifier: BSL-1.0
#include "crew/mutation.hpp"

#include "geo/polyline.hpp"
#include "pipeline/crew_paper.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
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
    case Mutation::other_way_driven: return "arrow at another road";
    case Mutation::drawing_mirrored: return "drawing mirrored";
    case Mutation::exit_miscounted: return "exit miscounted";
    case Mutation::box_shifted: return "box shifted by 300 m";
    case Mutation::partial_mistyped: return "partial mistyped";
    }
    return "";
}

namespace {

struct Place {
    SectorIndex sector;
    std::size_t box;
};

bool is_ring(const Box& box) { return box.view.kind == JunctionKind::roundabout; }

/// The side road at which the arrow could be drawn as well: one that is open and leads clearly elsewhere.
const junction::Arm* other_way(const Box& box) {
    constexpr double clearly = 30;
    const auto& arms = box.view.arms;
    const auto found = std::ranges::find_if(arms, [&](const junction::Arm& arm) {
        return arm.role == ArmRole::side && !arm.beside && arm.may_enter && arm.leads_out &&
               (arm.turn - box.view.turn).deviation_degrees() > clearly;
    });
    return found == arms.end() ? nullptr : &*found;
}

/// A ring whose exit has another number in the mirror.
bool counts_otherwise_in_the_mirror(const Box& box) {
    const auto exits = std::ranges::count_if(box.view.arms, [](const junction::Arm& arm) {
        return arm.role != ArmRole::entry && !arm.beside && arm.leads_out && arm.may_enter;
    });
    return exits + 1 - box.view.exit_number != box.view.exit_number;
}

/// Only a real turn is another one in the mirror.
bool suits(const Box& box, Mutation mutation) {
    if (box.kind != roadbook::BoxKind::junction) return false;
    const double turn = box.view.turn.deviation_degrees();
    const bool turns = turn > 30 && turn < 150;
    switch (mutation) {
    case Mutation::exit_miscounted: return is_ring(box) && box.view.exit_arm() != nullptr;
    case Mutation::arrow_mirrored: return !is_ring(box) && turns;
    case Mutation::drawing_mirrored: return turns && (!is_ring(box) || counts_otherwise_in_the_mirror(box));
    case Mutation::other_way_driven: return box.view.exit_arm() != nullptr && other_way(box) != nullptr;
    case Mutation::box_deleted:
    case Mutation::box_shifted:
    case Mutation::partial_mistyped: return true;
    }
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

/// All of the view on the other side of the road of arrival.
void mirror_drawing(Box& box) {
    auto& view = box.view;
    const auto at = view.entry_arm()->line.front();
    const Bearing axis = view.entry_arm()->bearing;
    const auto mirror = [&](geo::PlaneLine& line) {
        for (auto& point : line) {
            point = mirrored(point, at, axis);
        }
    };
    for (auto& arm : view.arms) {
        mirror(arm.line);
        mirror(arm.twin);
        arm.turn = -arm.turn;
        arm.bearing = axis + -(arm.bearing - axis);
    }
    // Clockwise from the entry, the first; those beside stay behind.
    const auto sides = std::ranges::find_if(view.arms, [](const auto& arm) { return arm.role == ArmRole::side; });
    const auto beside = std::find_if(sides, view.arms.end(), [](const auto& arm) { return arm.beside; });
    std::reverse(sides, beside);
    for (auto& road : view.inner) {
        mirror(road.line);
    }
    mirror(view.driven);
    view.turn = -view.turn;
    view.ring_centre = mirrored(view.ring_centre, at, axis);
    view.passing.clear();
    view.rings.clear();
}

/// Ball and entry hold; the driven line leaves by another road.
void drive_another_way(Box& box) {
    auto& view = box.view;
    const auto other = static_cast<std::size_t>(other_way(box) - view.arms.data());
    const auto exit = static_cast<std::size_t>(view.exit_arm() - view.arms.data());
    const Metres before = geo::nearest_on(view.driven, view.entry_arm()->line.front()).along;
    auto line = geo::part_of(view.driven, Metres{}, before);
    line.insert(line.end(), view.arms[other].line.begin(), view.arms[other].line.end());
    view.driven = line;
    view.arms[other].role = ArmRole::exit;
    view.arms[exit].role = ArmRole::side;
    view.turn = view.arms[other].turn;
}

std::string exit_in_words(const roadbook::Phrases& phrases, int exit) {
    const auto key = fmt::format("ordinal.{}", exit);
    const auto ordinal =
        phrases.has(key) ? phrases.say(key) : phrases.say("ordinal.more", {{"number", std::to_string(exit)}});
    return phrases.say("box.roundabout", {{"exit", ordinal}});
}

PrintedLength moved(PrintedLength length, int decametres) {
    return PrintedLength::decametres(length.decametres() + decametres);
}

/// The box at another distance, with figures that still add up.
void shift(std::vector<crew::PaperBox>& boxes, std::size_t i, int decametres) {
    boxes[i].total = moved(boxes[i].total, decametres);
    boxes[i].partial = moved(boxes[i].partial, decametres);
    boxes[i].to_go = moved(boxes[i].to_go, -decametres);
    if (i + 1 < boxes.size()) boxes[i + 1].partial = moved(boxes[i + 1].partial, -decametres);
}

} // namespace

std::optional<crew::PaperLeg> mutated(const roadbook::LegBook& book, const roadbook::Phrases& phrases, Mutation mutation,
                                      const std::set<std::string>& superfluous, std::mt19937& random) {
    std::vector<Place> places;
    for (const SectorIndex s : book.sectors.indices()) {
        for (std::size_t b = 1; b < book.sectors[s].boxes.size(); ++b) {
            const Box& box = book.sectors[s].boxes[b];
            if (mutation == Mutation::box_deleted && superfluous.contains(box.number)) continue;
            if (suits(box, mutation)) places.push_back({s, b});
        }
    }
    if (places.empty()) return std::nullopt;
    // Not std::uniform_int_distribution: libraries differ in what they make of the same bits.
    const auto [s, b] = places[random() % places.size()];
    auto paper = pipeline::paper_of(book, phrases);
    auto& boxes = paper.sectors[s].boxes;
    Box box = book.sectors[s].boxes[b];
    const auto draw_anew = [&] { boxes[b].tulip = pipeline::paper_of(box, phrases.language()).tulip; };
    const int sign = random() % 2 == 0 ? 1 : -1;
    switch (mutation) {
    case Mutation::box_deleted:
        if (b + 1 < boxes.size()) boxes[b + 1].partial = moved(boxes[b + 1].partial, boxes[b].partial.decametres());
        boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(b));
        break;
    case Mutation::arrow_mirrored:
        mirror_arrow(box);
        draw_anew();
        break;
    case Mutation::drawing_mirrored:
        mirror_drawing(box);
        draw_anew();
        break;
    case Mutation::other_way_driven:
        drive_another_way(box);
        draw_anew();
        break;
    case Mutation::exit_miscounted: {
        const int exit = box.view.exit_number;
        std::ranges::replace(boxes[b].words, exit_in_words(phrases, exit),
                             exit_in_words(phrases, exit == 1 ? 2 : exit + sign));
        break;
    }
    case Mutation::box_shifted: shift(boxes, b, 30 * sign); break;
    case Mutation::partial_mistyped:
        boxes[b].partial = moved(boxes[b].partial, sign * static_cast<int>(1 + random() % 40));
        break;
    }
    return paper;
}

} // namespace route::test
