// SPDX-License-Identifier: BSL-1.0
#include "document/map/map_view.hpp"

#include "document/map/sea.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace route::document {

using drawing::Colour;
using drawing::Path;
using drawing::Point;
using geo::PlaneLine;
using network::AreaKind;
using network::LineKind;
using network::RoadClass;

namespace {

// Shades that stay apart in black and white: woods, then towns, then water, each darker than the one before.
constexpr Colour wood_green{222, 236, 210};
constexpr Colour town_grey{214, 208, 202};
constexpr Colour water_blue{160, 196, 224};
constexpr Colour water_edge{70, 110, 150};
constexpr Colour casing_grey{70, 70, 70};
constexpr Colour track_grey{120, 120, 120};
constexpr Millimetres off_paper{3};
/// Less than this on paper is one point.
constexpr Millimetres fine{0.08};
/// Ground smaller than this many mm² on paper is not drawn.
constexpr double least_area_mm2 = 1;

/// How a class of road is drawn: `width` on a map, `plan_width` on a plan. A road narrower than 0.5 mm is one grey line.
struct RoadStroke {
    RoadClass road_class;
    double most_scale; ///< smaller maps leave it out
    double plan_width;
    double width;
    Colour fill;
};
constexpr std::array<RoadStroke, 11> road_looks{{
    {RoadClass::track, 40'000, 0.5, 0.2, drawing::white},
    {RoadClass::service, 30'000, 1.0, 0.2, drawing::white},
    {RoadClass::pedestrian, 30'000, 1.2, 0.2, town_grey},
    {RoadClass::living_street, 40'000, 1.5, 0.25, drawing::white},
    {RoadClass::residential, 60'000, 1.7, 0.25, drawing::white},
    {RoadClass::unclassified, 160'000, 1.8, 0.3, drawing::white},
    {RoadClass::tertiary, 260'000, 2.1, 0.6, drawing::white},
    {RoadClass::secondary, 420'000, 2.4, 0.75, {255, 240, 190}},
    {RoadClass::primary, 1'100'000, 2.7, 0.9, {255, 222, 130}},
    {RoadClass::trunk, 4'000'000, 2.9, 1.0, {246, 186, 110}},
    {RoadClass::motorway, 4'000'000, 3.2, 1.1, {236, 160, 90}},
}};
constexpr double plan_scale = 15'000;
constexpr double narrow = 0.5;
/// Maps smaller than this draw roads thinner.
constexpr double thin_from = 160'000;

void append(Path& path, const MapView& view, const PlaneLine& line, bool closed) {
    path.move_to(view.on_paper(line.front()));
    for (std::size_t i = 1; i < line.size(); ++i) {
        path.line_to(view.on_paper(line[i]));
    }
    if (closed) path.close();
}

void stroke(drawing::Picture& picture, const Path& path, double width, Colour colour, std::vector<Millimetres> dashes = {}) {
    if (path.empty()) return;
    const auto cap = dashes.empty() ? drawing::Cap::round : drawing::Cap::butt;
    picture.items.emplace_back(drawing::Shape{
        path, std::nullopt, drawing::Stroke{Millimetres{width}, colour, cap, drawing::Join::round, std::move(dashes)}});
}

double area_on_paper(const MapView& view, const PlaneLine& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        twice += geo::side_of(ring.front(), ring[i], ring[(i + 1) % ring.size()]);
    }
    const double mm_per_m = 1000 / view.scale();
    return std::abs(twice) / 2 * mm_per_m * mm_per_m;
}

/// Below all that lies on land: inland water and woods of islands come on top of it.
void draw_sea(drawing::Picture& picture, const MapView& view, const network::MapLayers& layers) {
    std::vector<PlaneLine> coasts;
    for (const auto& line : layers.lines_within(view.bounds())) {
        if (line.kind == LineKind::coastline) std::ranges::move(view.shown(line.points), std::back_inserter(coasts));
    }
    for (const auto& rings : sea_in(view.window(), coasts)) {
        Path whole;
        for (const auto& ring : rings) {
            append(whole, view, ring, true);
        }
        picture.items.emplace_back(drawing::Shape{std::move(whole), water_blue, std::nullopt});
    }
}

void draw_areas(drawing::Picture& picture, const MapView& view, const network::MapLayers& layers) {
    const auto areas = layers.areas_within(view.bounds());
    for (const auto& area : areas) {
        Path whole;
        for (const auto& ring : area.rings) {
            const auto shown = view.shown_ring(ring);
            if (shown.size() < 3 || area_on_paper(view, shown) < least_area_mm2) continue;
            append(whole, view, shown, true);
        }
        if (whole.empty()) continue;
        // One shape an area: two woods that overlap are both wood, while a ring in a ring of one is a clearing.
        const auto kind = static_cast<std::size_t>(area.kind);
        constexpr std::array<Colour, osm::area_kind_count> colours{water_blue, wood_green, town_grey};
        std::optional<drawing::Stroke> edge;
        if (area.kind == AreaKind::water) edge = drawing::Stroke{Millimetres{0.15}, water_edge, {}, {}, {}};
        picture.items.emplace_back(drawing::Shape{std::move(whole), colours[kind], edge});
    }
}

void draw_lines(drawing::Picture& picture, const MapView& view, const network::MapLayers& layers) {
    constexpr double least_for_streams = 60'000;
    Path rivers;
    Path streams;
    Path railways;
    Path coasts;
    for (const auto& line : layers.lines_within(view.bounds())) {
        if (line.kind == LineKind::stream && view.scale() > least_for_streams) continue;
        Path& path = line.kind == LineKind::river     ? rivers
                     : line.kind == LineKind::stream  ? streams
                     : line.kind == LineKind::railway ? railways
                                                      : coasts;
        for (const auto& part : view.shown(line.points)) {
            append(path, view, part, false);
        }
    }
    stroke(picture, streams, 0.15, water_edge);
    stroke(picture, rivers, view.scale() > thin_from ? 0.25 : 0.4, water_edge);
    stroke(picture, coasts, 0.5, water_edge);
    stroke(picture, railways, 0.5, casing_grey);
    stroke(picture, railways, 0.3, drawing::white, {Millimetres{1.4}, Millimetres{1.4}});
}

double width_of(const RoadStroke& look, double scale) {
    if (scale <= plan_scale) return look.plan_width;
    return scale > thin_from ? look.width * 0.75 : look.width;
}

void draw_roads(drawing::Picture& picture, const MapView& view, const network::RoadNetwork& roads) {
    struct ClassPaths {
        Path plain;
        Path tunnels;
    };
    std::array<ClassPaths, road_looks.size()> paths;
    for (const auto segment : roads.segments_within(view.bounds())) {
        const network::DirectedEdge edge{segment, true};
        const auto& road = roads.attributes(edge);
        const auto look = std::ranges::find(road_looks, road.road_class, &RoadStroke::road_class);
        if (look == road_looks.end() || view.scale() > look->most_scale || (road.yard && view.scale() > plan_scale))
            continue;
        if ((road.roundabout || road.link) && view.scale() > thin_from * 2) continue; // a dot
        auto& own = paths[static_cast<std::size_t>(look - road_looks.begin())];
        for (const auto& part : view.shown(roads.shape(edge))) {
            append(road.tunnel ? own.tunnels : own.plain, view, part, false);
        }
    }
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const double width = width_of(road_looks[i], view.scale());
        stroke(picture, paths[i].tunnels, 0.25, casing_grey, {Millimetres{0.9}, Millimetres{0.6}});
        if (road_looks[i].road_class == RoadClass::track) {
            stroke(picture, paths[i].plain, width * 0.6, track_grey, {Millimetres{1.2}, Millimetres{0.7}});
        } else {
            stroke(picture, paths[i].plain, width < narrow ? width : width + 0.3, width < narrow ? track_grey : casing_grey);
        }
    }
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const double width = width_of(road_looks[i], view.scale());
        if (width >= narrow && road_looks[i].road_class != RoadClass::track)
            stroke(picture, paths[i].plain, width, road_looks[i].fill);
    }
}

/// Arrow heads beside each other would make a smear: one every so many millimetres.
void draw_arrows(drawing::Picture& picture, const MapView& view, const geo::PlaneLine& part, Millimetres pitch) {
    const Metres step = view.on_ground(pitch);
    const Metres length = geo::length_of(part);
    constexpr double half = 0.85;
    Path heads;
    for (Metres along = step * 0.5; along < length; along += step) {
        const auto tip = view.on_paper(geo::point_along(part, along));
        const auto before = view.on_paper(geo::point_along(part, along - view.on_ground(Millimetres{1.2})));
        const double dx = (tip.x - before.x).count();
        const double dy = (tip.y - before.y).count();
        const double norm = std::hypot(dx, dy);
        if (norm < 0.3) continue;
        const Point ahead{Millimetres{dx / norm}, Millimetres{dy / norm}};
        const Point across{-ahead.y, ahead.x};
        heads.move_to(tip + ahead * half);
        heads.line_to(tip - ahead * half + across * half);
        heads.line_to(tip - ahead * half - across * half);
        heads.close();
    }
    if (!heads.empty()) {
        picture.items.emplace_back(
            drawing::Shape{std::move(heads), drawing::white, drawing::Stroke{Millimetres{0.3}, route_colour, {}, {}, {}}});
    }
}

} // namespace

MapView::MapView(geo::Position centre, double scale, drawing::Size paper) : m_frame(centre), m_scale(scale), m_paper(paper) {
    const geo::PlanePoint half{on_ground(paper.width / 2.0 + off_paper), on_ground(paper.height / 2.0 + off_paper)};
    m_window = {{-half.east, -half.north}, half};
}

Point MapView::on_paper(geo::PlanePoint point) const {
    return {m_paper.width / 2.0 + on_paper(point.east), m_paper.height / 2.0 - on_paper(point.north)};
}

geo::Bounds MapView::bounds() const {
    return {m_frame.to_position(m_window.south_west), m_frame.to_position(m_window.north_east)};
}

std::vector<PlaneLine> MapView::shown(std::span<const geo::Position> line) const {
    PlaneLine plane;
    plane.reserve(line.size());
    std::ranges::transform(line, std::back_inserter(plane), [&](geo::Position p) { return m_frame.to_plane(p); });
    auto parts = geo::clipped_line(plane, m_window);
    for (auto& part : parts) {
        part = geo::simplified(part, on_ground(fine));
    }
    return parts;
}

PlaneLine MapView::shown_ring(std::span<const geo::Position> ring) const {
    PlaneLine plane;
    plane.reserve(ring.size() + 1);
    std::ranges::transform(ring, std::back_inserter(plane), [&](geo::Position p) { return m_frame.to_plane(p); });
    plane = geo::clipped_ring(plane, m_window);
    if (plane.empty()) return plane;
    plane.push_back(plane.front());
    plane = geo::simplified(plane, on_ground(fine));
    plane.pop_back();
    return plane;
}

void draw_ground(drawing::Picture& picture, const MapView& view, const network::RoadNetwork& roads) {
    if (roads.layers().available()) {
        draw_sea(picture, view, roads.layers());
        draw_areas(picture, view, roads.layers());
        draw_lines(picture, view, roads.layers());
    }
    draw_roads(picture, view, roads);
}

std::vector<geo::Position> track_between(const itinerary::LegItinerary& leg, Chainage from, Chainage to) {
    std::vector<geo::Position> line{itinerary::position_at(leg, from)};
    const auto first = std::ranges::upper_bound(leg.track, from, {}, &itinerary::TrackPoint::chainage);
    for (auto point = first; point != leg.track.end() && point->chainage < to; ++point) {
        line.push_back(point->position);
    }
    line.push_back(itinerary::position_at(leg, to));
    return line;
}

void draw_route(drawing::Picture& picture, const MapView& view, const itinerary::LegItinerary& leg, Chainage from,
                Chainage to) {
    const auto parts = view.shown(track_between(leg, from, to));
    Path path;
    for (const auto& part : parts) {
        append(path, view, part, false);
    }
    const bool plan = view.scale() <= plan_scale;
    stroke(picture, path, plan ? 1.9 : 1.7, drawing::white);
    stroke(picture, path, plan ? 1.2 : 1.0, route_colour);
    for (const auto& part : parts) {
        draw_arrows(picture, view, part, Millimetres{plan ? 14.0 : 24.0});
    }
}

} // namespace route::document
