// SPDX-License-Identifier: BSL-1.0
#include "document/map/map_labels.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numbers>

namespace route::document {

using drawing::Point;
using drawing::Rect;
using drawing::Weight;
using network::LandmarkKind;
using network::PlaceKind;
using network::RoadClass;

namespace {

constexpr Millimetres space{0.35}; ///< between two labels, and of a plate's rim

bool meet(const Rect& a, const Rect& b) {
    return a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom();
}

bool covers(const Rect& rect, Point point) {
    return point.x > rect.left() && point.x < rect.right() && point.y > rect.top() && point.y < rect.bottom();
}

} // namespace

void MapLabels::avoid(const std::vector<geo::PlaneLine>& route, const MapView& view) {
    for (const auto& part : route) {
        const Metres length = geo::length_of(part);
        const Metres step = view.on_ground(Millimetres{1.2});
        for (Metres along; along <= length; along += step) {
            m_route.push_back(view.on_paper(geo::point_along(part, along)));
        }
    }
}

void MapLabels::measure(const std::string& text, const LabelLook& look) {
    m_text = m_fonts.with_known_letters(text);
    const auto extents = m_fonts.extents_of(m_text, look.type);
    const auto left = std::min(Millimetres{}, extents.ink.left());
    const auto right = std::max(extents.advance, extents.ink.right());
    const Millimetres rim = look.plate ? space * 2.0 : space;
    m_size = {right - left + rim * 2.0, extents.ink.size.height + rim * 2.0};
    m_baseline = {rim - left, rim - extents.ink.top()};
}

Rect MapLabels::place_of(Point centre) const {
    return {{centre.x - m_size.width / 2.0, centre.y - m_size.height / 2.0}, m_size};
}

bool MapLabels::is_free(const Rect& place, bool may_cover_route) const {
    const auto& paper = m_picture.size;
    const Millimetres edge{0.3};
    if (place.left() < edge || place.top() < edge || place.right() > paper.width - edge ||
        place.bottom() > paper.height - edge)
        return false;
    if (std::ranges::any_of(m_taken, [&](const Rect& other) { return meet(place, other); })) return false;
    return may_cover_route || std::ranges::none_of(m_route, [&](Point p) { return covers(place, p); });
}

bool MapLabels::is_clear(Point from, Point to) const {
    constexpr int pieces = 24;
    for (int i = 1; i < pieces; ++i) {
        const Point place = from + (to - from) * (static_cast<double>(i) / pieces);
        if (std::ranges::any_of(m_taken, [&](const Rect& other) { return covers(other, place) && !covers(other, from); }))
            return false;
    }
    return true;
}

void MapLabels::put(const Rect& place, const LabelLook& look) {
    m_taken.push_back(place);
    if (look.plate) {
        m_picture.items.emplace_back(drawing::Shape{drawing::rectangle(place), drawing::white,
                                                    drawing::Stroke{Millimetres{0.2}, drawing::black, {}, {}, {}}});
    }
    m_picture.items.emplace_back(drawing::Text{place.top_left + m_baseline, m_text, look.type, place});
}

bool MapLabels::beside(Point point, Millimetres gap, Millimetres reach, const std::string& text, const LabelLook& look) {
    measure(text, look);
    constexpr int directions = 16;
    for (const bool over_route : {false, true}) {
        if (over_route && !look.may_cover_route) break;
        for (Millimetres away = gap; away <= reach; away = away + Millimetres{1.5}) {
            for (int d = 0; d < directions; ++d) {
                // To the right, to the left, then round: 0, 8, 1, 9, …
                const double angle = 2 * std::numbers::pi * ((d % 2) * directions / 2 + d / 2) / directions;
                const double dx = std::cos(angle);
                const double dy = -std::sin(angle);
                const Point centre{point.x + (away + m_size.width / 2.0) * dx, point.y + (away + m_size.height / 2.0) * dy};
                const auto place = place_of(centre);
                if (!is_free(place, over_route)) continue;
                const bool far = away > gap + Millimetres{1};
                const Point end{std::clamp(point.x, place.left(), place.right()),
                                std::clamp(point.y, place.top(), place.bottom())};
                if (far && !is_clear(point, end)) continue;
                if (far) {
                    drawing::Path line;
                    line.move_to(point);
                    line.line_to(end);
                    m_picture.items.emplace_back(drawing::Shape{
                        std::move(line), std::nullopt, drawing::Stroke{Millimetres{0.25}, drawing::black, {}, {}, {}}});
                }
                put(place, look);
                return true;
            }
        }
    }
    return false;
}

bool MapLabels::on(Point point, const std::string& text, const LabelLook& look) {
    measure(text, look);
    const auto place = place_of(point);
    if (!is_free(place, look.may_cover_route)) return false;
    put(place, look);
    return true;
}

namespace {

/// How the name of a place is printed, and down to which scale.
struct PlaceLook {
    PlaceKind kind;
    double most_scale;
    double size;
    Weight weight;
};
constexpr std::array<PlaceLook, 5> place_looks{{{PlaceKind::city, 10'000'000, 9.5, Weight::bold},
                                                {PlaceKind::town, 1'500'000, 8, Weight::bold},
                                                {PlaceKind::village, 310'000, 7, Weight::regular},
                                                {PlaceKind::suburb, 60'000, 6.5, Weight::regular},
                                                {PlaceKind::hamlet, 80'000, 6, Weight::regular}}};

void label_places(MapLabels& labels, const MapView& view, const network::RoadNetwork& roads, Language language) {
    const auto places = roads.places_within(view.bounds());
    for (const auto& look : place_looks) {
        if (view.scale() > look.most_scale) continue;
        for (const auto& place : places) {
            if (place.kind != look.kind || !view.shows(place.position)) continue;
            const LabelLook type{{Points{look.size}, look.weight, drawing::black}};
            const auto point = view.on_paper(place.position);
            const auto name = name_in(language, roads, place);
            if (!labels.on(point, name, type)) labels.beside(point, Millimetres{0.5}, Millimetres{4}, name, type);
        }
    }
}

/// A number every so many millimetres along its road.
void label_roads(MapLabels& labels, const MapView& view, const network::RoadNetwork& roads) {
    constexpr Millimetres pitch{45};
    const LabelLook look{{Points{5.5}, Weight::bold, drawing::black}, true, false};
    std::map<std::string, std::vector<Point>> known;
    for (const auto segment : roads.segments_within(view.bounds())) {
        const network::DirectedEdge edge{segment, true};
        const auto ref = roads.ref(roads.way(edge));
        const bool main = roads.attributes(edge).road_class <= RoadClass::secondary;
        if (ref.empty() || !main || roads.attributes(edge).link || view.on_paper(roads.length(edge)) < Millimetres{2})
            continue;
        const std::string number{ref.substr(0, ref.find(';'))};
        const auto parts = view.shown(roads.shape(edge));
        if (parts.empty()) continue;
        const auto middle = view.on_paper(geo::point_along(parts.front(), geo::length_of(parts.front()) * 0.5));
        auto& others = known[number];
        const auto near = [&](Point other) {
            return std::hypot((other.x - middle.x).count(), (other.y - middle.y).count()) < pitch.count();
        };
        if (std::ranges::any_of(others, near)) continue;
        const bool found =
            labels.on(middle, number, look) || labels.beside(middle, Millimetres{1.2}, Millimetres{2}, number, look);
        if (found) others.push_back(middle);
    }
}

/// Two curved lines, as maps mark a pass, or a triangle on a summit.
drawing::Path mark_of(LandmarkKind kind, Point at) {
    constexpr Millimetres half{0.9};
    drawing::Path path;
    if (kind == LandmarkKind::peak) {
        path.move_to({at.x - half, at.y + half});
        path.line_to({at.x + half, at.y + half});
        path.line_to({at.x, at.y - half});
        path.close();
        return path;
    }
    for (const double side : {-1.0, 1.0}) {
        path.move_to({at.x + half * (1.2 * side), at.y - half});
        path.curve_to({at.x + half * (0.3 * side), at.y - half * 0.4}, {at.x + half * (0.3 * side), at.y + half * 0.4},
                      {at.x + half * (1.2 * side), at.y + half});
    }
    return path;
}

void label_heights(MapLabels& labels, const MapView& view, const network::RoadNetwork& roads, Language language,
                   drawing::Picture& picture) {
    const auto landmarks = roads.layers().landmarks_within(view.bounds());
    for (const auto kind : {LandmarkKind::mountain_pass, LandmarkKind::peak}) {
        if (kind == LandmarkKind::peak && view.scale() > 160'000) continue;
        if (view.scale() > 420'000) continue;
        for (const auto& landmark : landmarks) {
            if (landmark.kind != kind || landmark.name.empty() || !view.shows(landmark.position)) continue;
            const auto name = name_in(language, roads, landmark);
            const auto text =
                landmark.elevation ? fmt::format("{} {:.0f}", isolated(name), landmark.elevation->count()) : name;
            const auto point = view.on_paper(landmark.position);
            constexpr Millimetres half{1.3};
            const Rect mark{{point.x - half, point.y - half}, {half * 2.0, half * 2.0}};
            if (!labels.may_take(mark)) continue;
            if (!labels.beside(point, Millimetres{1.6}, Millimetres{2.5}, text,
                               {{Points{6}, Weight::regular, drawing::black}}))
                continue;
            labels.keep_free(mark);
            const bool peak = kind == LandmarkKind::peak;
            picture.items.emplace_back(drawing::Shape{mark_of(kind, point),
                                                      peak ? std::optional(drawing::black) : std::nullopt,
                                                      drawing::Stroke{Millimetres{0.3}, drawing::black, {}, {}, {}}});
        }
    }
}

} // namespace

std::string name_in(Language language, const network::RoadNetwork& roads, const network::NamedPlace& place) {
    const auto local = roads.local_name({network::ObjectType::node, place.osm_id.value()}, language);
    return local.empty() ? place.name : std::string(local);
}

std::string name_in(Language language, const network::RoadNetwork& roads, const network::Landmark& landmark) {
    const auto local = roads.local_name(landmark.object, language);
    return std::string(local.empty() ? landmark.name : local);
}

void label_ground(MapLabels& labels, const MapView& view, const network::RoadNetwork& roads, Language language,
                  drawing::Picture& picture) {
    label_places(labels, view, roads, language);
    label_roads(labels, view, roads);
    label_heights(labels, view, roads, language, picture);
}

} // namespace route::document
