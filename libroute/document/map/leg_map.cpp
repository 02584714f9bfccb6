// SPDX-License-Identifier: BSL-1.0
#include "document/map/leg_map.hpp"

#include "document/map/map_labels.hpp"
#include "document/map/map_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace route::document {

using drawing::Picture;
using drawing::Point;
using drawing::Rect;
using drawing::Weight;
using edition::Kind;
using itinerary::LegItinerary;
using itinerary::Passage;

namespace {

/// Between the route and the edge of the sheet.
constexpr Millimetres rim{7};
/// How much of the leg a sheet shows again of the one before.
constexpr Metres overlap{1500};
constexpr Millimetres foot_height{9};

/// The largest usual scale that is not larger than asked for.
double usual_scale(double least) {
    static constexpr std::array<double, 9> steps{10, 12.5, 15, 20, 25, 30, 40, 50, 75};
    double decade = 1000;
    while (decade * 100 < least) {
        decade *= 10;
    }
    const auto step = std::ranges::find_if(steps, [&](double s) { return s * decade >= least; });
    return step == steps.end() ? decade * 100 : *step * decade;
}

/// A box round positions, in a plane near them.
class Extent {
public:
    explicit Extent(geo::Position origin) : m_frame(origin) {}
    void include(geo::Position position) {
        const auto p = m_frame.to_plane(position);
        m_low = {std::min(m_low.east, p.east), std::min(m_low.north, p.north)};
        m_high = {std::max(m_high.east, p.east), std::max(m_high.north, p.north)};
    }
    [[nodiscard]] geo::Position centre() const { return m_frame.to_position((m_low + m_high) * 0.5); }
    [[nodiscard]] Metres height() const { return m_high.north - m_low.north; }
    /// The scale at which it fills the paper less its rim.
    [[nodiscard]] double scale_on(drawing::Size paper) const {
        const auto ratio = [](Metres ground, Millimetres room) {
            return ground.count() * 1000 / (room - rim * 2.0).count();
        };
        return std::max(ratio(m_high.east - m_low.east, paper.width), ratio(m_high.north - m_low.north, paper.height));
    }

private:
    geo::LocalFrame m_frame;
    geo::PlanePoint m_low;
    geo::PlanePoint m_high;
};

constexpr double largest_scale = 10'000;
/// A map lower than this is a ribbon on which no label finds room.
constexpr Millimetres least_height{60};

MapSheet sheet_of(const LegItinerary& leg, Chainage from, Chainage to, drawing::Size paper) {
    const auto line = track_between(leg, from, to);
    Extent rough(line.front());
    std::ranges::for_each(line, [&](geo::Position p) { rough.include(p); });
    // Again round the middle: there the plane is truest.
    Extent extent(rough.centre());
    std::ranges::for_each(line, [&](geo::Position p) { extent.include(p); });
    const double scale = usual_scale(std::max(extent.scale_on(paper), largest_scale));
    const Millimetres needed = Millimetres{extent.height().count() * 1000 / scale} + rim * 2.0;
    return {from, to, extent.centre(), scale, std::clamp(needed, least_height, paper.height)};
}

/// What stands on a map for one or several controls at one place.
struct Mark {
    Point at;
    Kind kind;
    std::string label;
};

bool is_marked(const itinerary::PlacedControl& control) {
    const bool first_line = control.line <= 1;
    return !control.secret && first_line && control.passage != Passage::out && !control.code.empty();
}

/// Controls at one place share their mark: a start and a finish in one square.
std::vector<Mark> marks_on(const MapView& view, const timing::TimedLeg& facts) {
    constexpr double same_place = 1.0;
    std::vector<Mark> marks;
    const auto& controls = facts.leg().controls;
    for (const ControlIndex i : controls.indices()) {
        if (!is_marked(controls[i]) || !view.shows(controls[i].position)) continue;
        const auto at = view.on_paper(controls[i].position);
        const bool boundary = edition::is_sector_boundary(controls[i].kind);
        const auto label = boundary ? controls[i].code : facts.code_of_series(i);
        const auto same = std::ranges::find_if(
            marks, [&](const Mark& m) { return std::hypot((m.at.x - at.x).count(), (m.at.y - at.y).count()) < same_place; });
        if (same == marks.end()) {
            marks.push_back({at, controls[i].kind, label});
        } else if (same->label.find(label) == std::string::npos) {
            same->label += " · " + label;
        }
    }
    return marks;
}

/// A disc for time controls, a square for stamps, a diamond for trials: told apart without colours.
void draw_mark(Picture& picture, const Mark& mark) {
    constexpr Millimetres half{1.15};
    drawing::Path path;
    const auto& at = mark.at;
    if (mark.kind == Kind::ct) {
        path = drawing::rectangle({{at.x - half, at.y - half}, {half * 2.0, half * 2.0}});
    } else if (edition::is_trial(mark.kind)) {
        path.move_to({at.x, at.y - half * 1.3});
        path.line_to({at.x + half * 1.3, at.y});
        path.line_to({at.x, at.y + half * 1.3});
        path.line_to({at.x - half * 1.3, at.y});
        path.close();
    } else {
        path = drawing::circle(at, half);
    }
    const bool boundary = edition::is_sector_boundary(mark.kind);
    picture.items.emplace_back(
        drawing::Shape{std::move(path), boundary ? drawing::black : drawing::white,
                       drawing::Stroke{Millimetres{0.4}, boundary ? drawing::white : drawing::black, {}, {}, {}}});
}

void warn_without_room(PageMaker& maker, const std::string& label) {
    for (const auto& known : maker.diagnostics().all()) {
        if (known.code == "map-label" && known.subject == label) return;
    }
    maker.diagnostics().add({Severity::note, "map-label", {}, label, "there is no room for its label on the leg's map", ""});
}

Picture map_picture(PageMaker& maker, const timing::TimedLeg& facts, const network::RoadNetwork& roads, const MapView& view,
                    const drawing::FontSet& fonts) {
    Picture picture{view.paper(), {}};
    draw_ground(picture, view, roads);
    const auto& leg = facts.leg();
    const Chainage end{leg.length()};
    draw_route(picture, view, leg, Chainage{}, end);
    MapLabels labels(picture, fonts);
    labels.keep_free({{view.paper().width - Millimetres{9}, {}}, {Millimetres{9}, Millimetres{14}}});
    labels.avoid(view.shown(track_between(leg, Chainage{}, end)), view);
    const auto marks = marks_on(view, facts);
    for (const auto& mark : marks) {
        draw_mark(picture, mark);
        labels.keep_free(
            {{mark.at.x - Millimetres{1.6}, mark.at.y - Millimetres{1.6}}, {Millimetres{3.2}, Millimetres{3.2}}});
    }
    const LabelLook look{{Points{7.5}, Weight::bold, drawing::black}, true, true};
    for (const auto& mark : marks) {
        if (!labels.beside(mark.at, Millimetres{2}, Millimetres{32}, mark.label, look)) warn_without_room(maker, mark.label);
    }
    label_ground(labels, view, roads, maker.wording().language(), picture);
    draw_north_arrow(picture, {view.paper().width - Millimetres{4.5}, Millimetres{2}});
    return picture;
}

/// Sheets that stand under each other on one page.
using MapPage = std::vector<MapSheet>;

/// As many as the page has room for; a leg from west to east would leave most of an upright page empty.
std::vector<MapPage> stacked(const std::vector<MapSheet>& sheets, Millimetres room) {
    std::vector<MapPage> pages;
    Millimetres used = room;
    for (const auto& sheet : sheets) {
        const auto needed = sheet.height + foot_height;
        if (used + needed > room) {
            pages.emplace_back();
            used = {};
        }
        pages.back().push_back(sheet);
        used += needed;
    }
    return pages;
}

void add_map(PageMaker& maker, Sheet& sheet, const timing::TimedLeg& facts, const network::RoadNetwork& roads,
             const MapSheet& map, const Rect& where) {
    const Rect room{where.top_left, {where.size.width, where.size.height - foot_height}};
    const MapView view{map.centre, map.scale, room.size};
    sheet.inset(room.top_left, map_picture(maker, facts, roads, view, sheet.fonts()));
    sheet.frame(room, sheet.style().thin_rule * 2.0);
    set_scale_bar(sheet, {{room.left(), room.bottom()}, {room.size.width, foot_height}}, map.scale);
}

void add_page(PageMaker& maker, const timing::TimedLeg& facts, const network::RoadNetwork& roads, const MapPage& maps,
              bool first) {
    const auto& words = maker.wording();
    const auto km = [&](Chainage chainage) { return words.decimal(chainage.since_start().kilometres(), 0); };
    const auto number = std::to_string(facts.leg().number);
    auto sheet = maker.new_sheet();
    const auto title = first ? words.say("page.map.title", {{"leg", number}})
                             : words.say("page.map.stretch", {{"from", km(maps.front().from)}, {"to", km(maps.back().to)}});
    if (first) {
        sheet.anchor("map");
        maker.add_to_outline(title.first, "map");
    }
    const auto room = titled(sheet, title);
    Millimetres needed;
    for (const auto& map : maps) {
        needed += map.height + foot_height;
    }
    const auto spare = (room.size.height - needed) / static_cast<double>(maps.size());
    auto top = room.top();
    for (const auto& map : maps) {
        const auto height = map.height + foot_height + spare;
        add_map(maker, sheet, facts, roads, map, {{room.left(), top}, {room.size.width, height}});
        top += height;
    }
    maker.finish(std::move(sheet));
}

} // namespace

std::vector<MapSheet> map_sheets(const LegItinerary& leg, drawing::Size paper, double smallest_scale) {
    std::vector<MapSheet> sheets;
    // The final plane is another one, in which lengths differ a little.
    const double grow_to = smallest_scale * 0.98;
    const Chainage end{leg.length()};
    Chainage from;
    while (from < end || sheets.empty()) {
        Extent extent(itinerary::position_at(leg, from));
        Chainage to = from;
        for (const auto& point : leg.track) {
            if (point.chainage < from) continue;
            extent.include(point.position);
            if (extent.scale_on(paper) > grow_to && point.chainage > from + overlap * 2.0) break;
            to = point.chainage;
        }
        if (to <= from) to = end;
        sheets.push_back(sheet_of(leg, from, to, paper));
        if (to >= end) break;
        from = to - overlap;
    }
    return sheets;
}

void add_leg_map(PageMaker& maker, const timing::TimedLeg& facts, const network::RoadNetwork& roads) {
    const auto& leg = facts.leg();
    if (leg.track.size() < 2) return;
    // A title's height is the style's business: ask a sheet that is thrown away.
    auto trial = maker.new_sheet();
    const auto room = titled(trial, {"x", ""}).size;
    const drawing::Size paper{room.width, room.height - foot_height};
    std::vector<MapSheet> sheets{sheet_of(leg, Chainage{}, Chainage{leg.length()}, paper)};
    if (sheets.front().scale > smallest_map_scale) {
        const auto stretches = map_sheets(leg, paper, smallest_map_scale);
        sheets.insert(sheets.end(), stretches.begin(), stretches.end());
    }
    bool first = true;
    for (const auto& page : stacked(sheets, room.height)) {
        add_page(maker, facts, roads, page, std::exchange(first, false));
    }
}

void set_scale_bar(Sheet& sheet, const Rect& where, double scale) {
    static constexpr std::array<double, 3> steps{1, 2, 5};
    // The longest of 1, 2, 5, 10 … that is at most 45 mm.
    double length_m = 10;
    for (double decade = 10; decade <= 1e6; decade *= 10) {
        for (const double step : steps) {
            if (step * decade / scale * 1000 <= 45) length_m = std::max(length_m, step * decade);
        }
    }
    const Millimetres length{length_m / scale * 1000};
    const auto y = where.top() + Millimetres{3.4};
    constexpr int parts = 4;
    for (int i = 0; i < parts; ++i) {
        const Rect part{{where.left() + length * (i / static_cast<double>(parts)), y},
                        {length / static_cast<double>(parts), Millimetres{1.4}}};
        if (i % 2 == 0) sheet.fill(part, drawing::black);
        sheet.frame(part, Millimetres{0.2});
    }
    const Setting type{{Points{7}, Weight::regular, drawing::black}, Align::left, Points{6}};
    const auto text = length_m >= 1000 ? fmt::format("{:.0f} km", length_m / 1000) : fmt::format("{:.0f} m", length_m);
    sheet.line(
        text,
        {{{where.left() + length + Millimetres{1.5}, y - Millimetres{1.4}}, {Millimetres{18}, Millimetres{4.2}}}, type});
    std::string denominator = fmt::format("{:.0f}", scale);
    for (auto at = static_cast<std::ptrdiff_t>(denominator.size()) - 3; at > 0; at -= 3) {
        denominator.insert(static_cast<std::size_t>(at), " ");
    }
    sheet.line("1 : " + denominator,
               {{{where.right() - Millimetres{40}, y - Millimetres{1.4}}, {Millimetres{40}, Millimetres{4.2}}},
                {type.style, Align::right, Points{6}}});
}

void draw_north_arrow(Picture& picture, Point top) {
    drawing::Path arrow;
    arrow.move_to(top);
    arrow.line_to({top.x + Millimetres{2}, top.y + Millimetres{7}});
    arrow.line_to({top.x, top.y + Millimetres{5.4}});
    arrow.line_to({top.x - Millimetres{2}, top.y + Millimetres{7}});
    arrow.close();
    picture.items.emplace_back(
        drawing::Shape{std::move(arrow), drawing::black, drawing::Stroke{Millimetres{0.5}, drawing::white, {}, {}, {}}});
    const Rect cell{{top.x - Millimetres{2.5}, top.y + Millimetres{7.4}}, {Millimetres{5}, Millimetres{4}}};
    picture.items.emplace_back(drawing::Shape{drawing::rectangle(cell), drawing::white, std::nullopt});
    picture.items.emplace_back(drawing::Text{
        {top.x - Millimetres{1.25}, top.y + Millimetres{10.6}}, "N", {Points{9}, Weight::bold, drawing::black}, cell});
}

} // namespace route::document
