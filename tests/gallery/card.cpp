// SPDX-License-Identifier: BSL-1.0
#include "gallery/card.hpp"

#include "geo/local_frame.hpp"
#include "pipeline/box_tulip.hpp"
#include "tulip/tulip.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <set>

namespace route::gallery {

using drawing::Colour;
using drawing::Path;
using drawing::Picture;
using drawing::Point;
using network::DirectedEdge;
using network::RoadClass;

namespace {

constexpr drawing::Size map_size{Millimetres{62}, Millimetres{62}};
constexpr Colour grey{150, 150, 150};
constexpr Colour route_colour{220, 60, 20};

/// From the ground onto the map, `up` upwards.
class MapView {
public:
    MapView(geo::Position centre, Bearing up, Metres half_side)
        : m_frame(centre), m_cos(std::cos(up.degrees() * std::numbers::pi / 180)),
          m_sin(std::sin(up.degrees() * std::numbers::pi / 180)), m_scale(map_size.width.count() / 2 / half_side.count()) {}

    [[nodiscard]] Point on_paper(geo::Position place) const {
        const auto plane = m_frame.to_plane(place);
        const double x = plane.east.count() * m_cos - plane.north.count() * m_sin;
        const double y = plane.east.count() * m_sin + plane.north.count() * m_cos;
        return {map_size.width / 2 + Millimetres{x * m_scale}, map_size.height / 2 - Millimetres{y * m_scale}};
    }

private:
    geo::LocalFrame m_frame;
    double m_cos;
    double m_sin;
    double m_scale;
};

Millimetres width_of(const network::RoadAttributes& road) {
    switch (road.road_class) {
    case RoadClass::motorway:
    case RoadClass::trunk: return Millimetres{2.2};
    case RoadClass::primary: return Millimetres{1.9};
    case RoadClass::secondary: return Millimetres{1.6};
    case RoadClass::tertiary: return Millimetres{1.3};
    case RoadClass::unclassified:
    case RoadClass::residential: return Millimetres{0.9};
    case RoadClass::living_street: return Millimetres{0.7};
    default: return Millimetres{0.4};
    }
}

Colour colour_of(const network::RoadAttributes& road) {
    if (road.yard || road.access == network::Access::no || road.access == network::Access::restricted)
        return {225, 200, 225};
    switch (road.road_class) {
    case RoadClass::motorway:
    case RoadClass::trunk: return {120, 120, 190};
    case RoadClass::primary: return {230, 150, 120};
    case RoadClass::secondary: return {235, 200, 120};
    case RoadClass::tertiary: return {220, 215, 110};
    case RoadClass::track: return {170, 130, 80};
    case RoadClass::pedestrian: return {200, 200, 220};
    default: return grey;
    }
}

drawing::Stroke pen(Millimetres width, Colour colour = drawing::black) {
    drawing::Stroke stroke;
    stroke.width = width;
    stroke.colour = colour;
    return stroke;
}

drawing::Text text(Point at, std::string words, Points size, Colour colour = drawing::black,
                   drawing::Weight weight = drawing::Weight::regular) {
    return {at, std::move(words), {size, weight, colour}, {{}, card_size}};
}

Path line_of(const MapView& view, const std::vector<geo::Position>& shape) {
    Path path;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const auto p = view.on_paper(shape[i]);
        i == 0 ? path.move_to(p) : path.line_to(p);
    }
    return path;
}

/// A small head that says which way a one-way runs.
void add_direction(Picture& map, const MapView& view, std::vector<geo::Position> shape, bool backward) {
    if (backward) std::ranges::reverse(shape);
    const auto a = view.on_paper(shape[(shape.size() - 1) / 2]);
    const auto b = view.on_paper(shape[(shape.size() - 1) / 2 + 1]);
    const auto d = b - a;
    const double length = std::hypot(d.x.count(), d.y.count());
    if (length < 0.5) return;
    const Point unit = d * (1 / length);
    const Point across{-unit.y, unit.x};
    const Point middle = (a + b) * 0.5;
    Path head;
    head.move_to(middle + unit * 1.1);
    head.line_to(middle - unit * 0.6 + across * 0.6);
    head.line_to(middle - unit * 0.6 - across * 0.6);
    head.close();
    map.items.emplace_back(drawing::Shape{head, Colour{40, 40, 40}, std::nullopt});
}

void add_roads(Picture& map, const network::RoadNetwork& roads, const MapView& view, geo::Position centre, Metres half_side,
               const drawing::FontSet& fonts) {
    auto segments = roads.segments_near(centre, half_side * 1.5);
    std::ranges::stable_sort(segments, std::greater{}, [&](network::SegmentId id) {
        return roads.attributes(DirectedEdge{id, true}).road_class;
    });
    std::set<std::string> named;
    for (const auto id : segments) {
        const DirectedEdge edge{id, true};
        const auto& road = roads.attributes(edge);
        const auto shape = roads.shape(edge);
        auto stroke = pen(width_of(road), colour_of(road));
        if (road.unpaved || road.tunnel) stroke.dashes = {Millimetres{1.2}, Millimetres{0.8}};
        map.items.emplace_back(drawing::Shape{line_of(view, shape), std::nullopt, stroke});
        if (road.one_way != network::OneWay::no) add_direction(map, view, shape, road.one_way == network::OneWay::backward);
    }
    for (const auto id : segments) {
        const DirectedEdge edge{id, true};
        const auto way = roads.way(edge);
        std::string name{roads.ref(way)};
        if (!roads.name(way).empty()) name += (name.empty() ? "" : " ") + std::string(roads.name(way));
        const auto shape = roads.shape(edge);
        const auto at = view.on_paper(shape[shape.size() / 2]);
        const bool inside = at.x > Millimetres{3} && at.x < map_size.width - Millimetres{12} && at.y > Millimetres{3} &&
                            at.y < map_size.height - Millimetres{3};
        if (name.empty() || !inside || !named.insert(name).second) continue;
        map.items.emplace_back(text(at, fonts.with_known_letters(name), Points{5}, Colour{20, 20, 120}));
    }
}

void add_nodes(Picture& map, const network::RoadNetwork& roads, const MapView& view, geo::Position centre,
               Metres half_side) {
    std::set<std::uint32_t> seen;
    for (const auto id : roads.segments_near(centre, half_side * 1.5)) {
        for (const auto node : {roads.from(DirectedEdge{id, true}), roads.to(DirectedEdge{id, true})}) {
            if (!seen.insert(node.value()).second) continue;
            const auto f = roads.features(node);
            std::string mark;
            if (f.signals) mark += "L";
            if (f.stop) mark += "S";
            if (f.give_way) mark += "G";
            if (f.level_crossing) mark += "X";
            if (f.barrier || f.blocked) mark += "B";
            if (f.mini_roundabout) mark += "o";
            const auto at = view.on_paper(roads.position(node));
            map.items.emplace_back(drawing::Shape{drawing::circle(at, Millimetres{0.35}), drawing::black, std::nullopt});
            if (!mark.empty())
                map.items.emplace_back(text(at + Point{Millimetres{0.5}, Millimetres{-0.4}}, mark, Points{6}, {180, 0, 0},
                                            drawing::Weight::bold));
        }
    }
}

void add_route(Picture& map, const itinerary::LegItinerary& leg, const MapView& view, Chainage where, Metres reach) {
    std::vector<geo::Position> driven;
    const Metres length = leg.length();
    const auto clamped = [&](Metres along) { return Chainage{} + std::clamp(along, Metres{0}, length); };
    for (Metres d = -reach; d <= reach; d += Metres{3}) {
        driven.push_back(itinerary::position_at(leg, clamped((where - Chainage{}) + d)));
    }
    map.items.emplace_back(drawing::Shape{line_of(view, driven), std::nullopt, pen(Millimetres{0.7}, route_colour)});
    const auto half = driven.size() / 2;
    map.items.emplace_back(
        drawing::Shape{drawing::circle(view.on_paper(driven[half]), Millimetres{1}), route_colour, std::nullopt});
    for (const std::size_t i : {half / 2, half + half / 2}) {
        if (i + 1 < driven.size())
            add_direction(map, view, {driven[i], driven[i + 1], driven[std::min(i + 2, driven.size() - 1)]}, false);
    }
}

} // namespace

Sight sight_of(const itinerary::LegItinerary& leg, const roadbook::Box& box) {
    Sight sight;
    sight.leg = &leg;
    sight.where = box.chainage;
    sight.box = &box;
    const auto entry = std::ranges::find(box.view.arms, junction::ArmRole::entry, &junction::Arm::role);
    if (entry != box.view.arms.end()) sight.up = entry->bearing.reversed();
    sight.half_side = std::max(Metres{80}, (box.view.leave - box.view.entry) + Metres{60});
    return sight;
}

drawing::Picture card(const network::RoadNetwork& roads, const Sight& sight, const drawing::FontSet& fonts) {
    Picture card{card_size, {}};
    const auto centre = itinerary::position_at(*sight.leg, sight.where);
    const MapView view{centre, sight.up, sight.half_side};
    auto map = std::make_shared<Picture>(Picture{map_size, {}});
    add_roads(*map, roads, view, centre, sight.half_side, fonts);
    add_nodes(*map, roads, view, centre, sight.half_side);
    add_route(*map, *sight.leg, view, sight.where, sight.half_side * 1.5);
    card.items.emplace_back(drawing::Inset{{}, map});
    card.items.emplace_back(drawing::Shape{drawing::rectangle({{}, map_size}), std::nullopt, pen(Millimetres{0.2}, grey)});
    card.items.emplace_back(text({Millimetres{1}, map_size.height - Millimetres{1}},
                                 fmt::format("{:.0f} m", sight.half_side.count() * 2), Points{6}));
    Millimetres y{36};
    const Millimetres left{64};
    const auto write = [&](const std::string& words, Points size, drawing::Weight weight = drawing::Weight::regular) {
        for (const auto& line : fonts.wrapped(fonts.with_known_letters(words), {size, weight}, card_size.width - left)) {
            card.items.emplace_back(text({left, y}, line, size, drawing::black, weight));
            y += Millimetres{size.count() * 0.45};
        }
    };
    if (sight.box != nullptr) {
        const auto& box = *sight.box;
        const auto tulip = std::make_shared<Picture>(pipeline::tulip_of(box, tulip::TulipOptions{}.size, fonts));
        card.items.emplace_back(drawing::Inset{{left, {}}, tulip});
        card.items.emplace_back(
            drawing::Shape{drawing::rectangle({{left, {}}, tulip->size}), std::nullopt, pen(Millimetres{0.3})});
        write(fmt::format("Box {} {} at {:.2f} km, partial {:.2f}", box.number, roadbook::name_of(box.kind),
                          box.printed.decametres() / 100.0, box.partial.decametres() / 100.0),
              Points{7}, drawing::Weight::bold);
        for (const auto& line : box.text.at("en")) {
            write(line.text, Points{8}, line.emphasis ? drawing::Weight::bold : drawing::Weight::regular);
        }
    }
    for (const auto& remark : sight.remarks) {
        write(remark, Points{6.5});
    }
    write(fmt::format("{:.6f} {:.6f}", centre.latitude.degrees(), centre.longitude.degrees()), Points{6});
    return card;
}

} // namespace route::gallery
