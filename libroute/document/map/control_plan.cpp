// SPDX-License-Identifier: BSL-1.0
#include "document/map/control_plan.hpp"

#include "document/map/leg_map.hpp"
#include "document/map/map_labels.hpp"
#include "document/map/map_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace route::document {

using drawing::Picture;
using drawing::Point;
using drawing::Rect;
using drawing::Weight;
using edition::Kind;
using itinerary::Passage;

namespace {

constexpr Millimetres board_side{2.8};
/// From the road's middle to a board's.
constexpr Millimetres beside_road{4.2};
/// How much of the route is drawn before and behind the control; a plan's corner is 283 m away.
constexpr Metres route_shown{450};

/// Which side of the road as driven the boards stand on.
Hand side_of_boards(const timing::TimedLeg& facts, const network::RoadNetwork& roads, ControlIndex control) {
    if (const auto side = facts.row_of(control).side) return *side;
    const auto told = facts.edition().driving_side;
    return told.value_or(roads.driving_side().value_or(Hand::right));
}

/// A place on the leg and the direction of travel there, on paper.
struct PlaceOnRoad {
    Point at;
    Point ahead; ///< of length 1
};

PlaceOnRoad place_on_road(const MapView& view, const itinerary::LegItinerary& leg, Chainage chainage) {
    const auto at = view.on_paper(itinerary::position_at(leg, chainage));
    constexpr Metres reach{4};
    const auto before = view.on_paper(itinerary::position_at(leg, chainage - reach));
    const auto behind = view.on_paper(itinerary::position_at(leg, chainage + reach));
    const double dx = (behind.x - before.x).count();
    const double dy = (behind.y - before.y).count();
    const double norm = std::hypot(dx, dy);
    if (norm < 1e-9) return {at, {Millimetres{1}, {}}};
    return {at, {Millimetres{dx / norm}, Millimetres{dy / norm}}};
}

class ControlPlan {
public:
    ControlPlan(const timing::TimedLeg& facts, const network::RoadNetwork& roads, ControlIndex control, Millimetres side,
                const drawing::FontSet& fonts)
        : m_facts(facts), m_roads(roads), m_index(control), m_control(facts.leg().controls[control]),
          m_view(m_control.position, plan_side.count() * 1000 / side.count(), {side, side}), m_picture{{side, side}, {}},
          m_labels(m_picture, fonts) {}

    Picture drawn(PlanReader reader) {
        draw_ground(m_picture, m_view, m_roads);
        const auto& leg = m_facts.leg();
        const Chainage from = std::max(Chainage{}, m_control.chainage - route_shown);
        const Chainage to = std::min(Chainage{leg.length()}, m_control.chainage + route_shown);
        draw_route(m_picture, m_view, leg, from, to);
        m_labels.keep_free({{m_view.paper().width - Millimetres{9}, {}}, {Millimetres{9}, Millimetres{14}}});
        m_labels.keep_free({{{}, m_view.paper().height - Millimetres{6}}, {Millimetres{34}, Millimetres{6}}});
        m_labels.avoid(m_view.shown(track_between(leg, from, to)), m_view);
        draw_lines(reader);
        draw_boards();
        label_streets();
        label_landmarks();
        draw_north_arrow(m_picture, {m_view.paper().width - Millimetres{4.5}, Millimetres{2}});
        draw_scale();
        return std::move(m_picture);
    }

private:
    /// The control's own line, and others of its trial: short bars across the road.
    void draw_lines(PlanReader reader) {
        const auto& controls = m_facts.leg().controls;
        for (const ControlIndex i : controls.indices()) {
            const auto& other = controls[i];
            const bool same_trial = other.waypoint == m_control.waypoint && other.line > 0;
            if (i != m_index && (!same_trial || !m_view.shows(other.position))) continue;
            if (other.secret && reader == PlanReader::crew) continue;
            const auto place = place_on_road(m_view, m_facts.leg(), other.chainage);
            const Point across{-place.ahead.y, place.ahead.x};
            drawing::Path bar;
            bar.move_to(place.at - across * 2.2);
            bar.line_to(place.at + across * 2.2);
            m_picture.items.emplace_back(
                drawing::Shape{std::move(bar), std::nullopt,
                               drawing::Stroke{Millimetres{i == m_index ? 0.9 : 0.6}, drawing::black, {}, {}, {}}});
            m_labels.keep_free(
                {{place.at.x - Millimetres{1.5}, place.at.y - Millimetres{1.5}}, {Millimetres{3}, Millimetres{3}}});
            const auto& code = itinerary::shown_code(other);
            if (i != m_index && !code.empty()) {
                m_labels.beside(place.at, Millimetres{2.4}, Millimetres{9}, code,
                                {{Points{6}, Weight::bold, drawing::black}, true, true});
            }
        }
    }

    void draw_boards() {
        const bool left = side_of_boards(m_facts, m_roads, m_index) == Hand::left;
        for (const auto& board : boards_of(m_control, m_facts.rules().controls)) {
            const Chainage at = m_control.chainage + board.from_control;
            if (at < Chainage{} || at > Chainage{m_facts.leg().length()}) continue;
            const auto place = place_on_road(m_view, m_facts.leg(), at);
            // Paper's y runs down: right of the way ahead is (−y, x).
            const Point right{-place.ahead.y, place.ahead.x};
            const auto centre = place.at + right * (left ? -beside_road.count() : beside_road.count());
            const Rect where{{centre.x - board_side / 2.0, centre.y - board_side / 2.0}, {board_side, board_side}};
            drawing::Path pole;
            pole.move_to(place.at);
            pole.line_to(centre);
            m_picture.items.emplace_back(drawing::Shape{std::move(pole), std::nullopt,
                                                        drawing::Stroke{Millimetres{0.25}, drawing::black, {}, {}, {}}});
            draw_board(m_picture, board.colour, where);
            m_labels.keep_free(where);
        }
    }

    /// The longest piece of each street carries its name.
    void label_streets() {
        struct Longest {
            std::string name;
            geo::PlaneLine line;
        };
        std::vector<Longest> streets;
        for (const auto segment : m_roads.segments_within(m_view.bounds())) {
            const network::DirectedEdge edge{segment, true};
            const auto way = m_roads.way(edge);
            const auto ref = m_roads.ref(way);
            const std::string name{m_roads.name(way).empty() ? ref.substr(0, ref.find(';')) : m_roads.name(way)};
            if (name.empty()) continue;
            for (auto& part : m_view.shown(m_roads.shape(edge))) {
                const auto known = std::ranges::find(streets, name, &Longest::name);
                if (known == streets.end()) {
                    streets.push_back({name, std::move(part)});
                } else if (geo::length_of(part) > geo::length_of(known->line)) {
                    known->line = std::move(part);
                }
            }
        }
        std::ranges::stable_sort(streets, std::greater{}, [](const Longest& s) { return geo::length_of(s.line); });
        const LabelLook look{{Points{6}, Weight::regular, drawing::black}};
        for (const auto& street : streets) {
            const auto middle = m_view.on_paper(geo::point_along(street.line, geo::length_of(street.line) * 0.5));
            m_labels.beside(middle, Millimetres{1.3}, Millimetres{2.4}, street.name, look);
        }
    }

    /// What tells the place: a dot and its name.
    void label_landmarks() {
        const LabelLook look{{Points{5.5}, Weight::bold, drawing::black}};
        for (const auto& landmark : m_roads.layers().landmarks_near(m_control.position, plan_side * 0.5)) {
            if (landmark.name.empty() || landmark.kind >= network::LandmarkKind::hotel || !m_view.shows(landmark.position))
                continue;
            const auto point = m_view.on_paper(landmark.position);
            constexpr Millimetres half{0.7};
            const Rect dot{{point.x - half, point.y - half}, {half * 2.0, half * 2.0}};
            if (!m_labels.may_take(dot) ||
                !m_labels.beside(point, Millimetres{0.9}, Millimetres{2}, std::string(landmark.name), look))
                continue;
            m_labels.keep_free(dot);
            m_picture.items.emplace_back(drawing::Shape{drawing::circle(point, half * 0.8), drawing::black, std::nullopt});
        }
    }

    /// A hundred metres.
    void draw_scale() {
        const auto length = m_view.on_paper(Metres{100});
        const Millimetres y = m_view.paper().height - Millimetres{2.6};
        const Rect back{{Millimetres{0.6}, y - Millimetres{2}}, {length + Millimetres{13}, Millimetres{4}}};
        m_picture.items.emplace_back(drawing::Shape{drawing::rectangle(back), drawing::white, std::nullopt});
        m_picture.items.emplace_back(drawing::Shape{drawing::rectangle({{Millimetres{1.5}, y}, {length, Millimetres{0.9}}}),
                                                    drawing::black, std::nullopt});
        m_picture.items.emplace_back(drawing::Text{
            {length + Millimetres{2.5}, y + Millimetres{1}}, "100 m", {Points{6}, Weight::regular, drawing::black}, back});
    }

    const timing::TimedLeg& m_facts;
    const network::RoadNetwork& m_roads;
    ControlIndex m_index;
    const itinerary::PlacedControl& m_control;
    MapView m_view;
    Picture m_picture;
    MapLabels m_labels;
};

bool has_plan(const itinerary::PlacedControl& control) {
    return !control.secret && control.line <= 1 && control.passage != Passage::out && !control.code.empty();
}

constexpr Millimetres caption_height{17};
constexpr Millimetres gap{2.5};

/// Code, name, distance, time and position above the plan.
void set_caption(const PageMaker& maker, Sheet& sheet, const timing::TimedLeg& facts, ControlIndex index,
                 const Rect& where) {
    const auto& words = maker.wording();
    const auto& control = facts.leg().controls[index];
    const auto code = edition::is_sector_boundary(control.kind) ? control.code : facts.code_of_series(index);
    constexpr Millimetres code_width{24};
    const Rect plate{where.top_left, {code.empty() ? Millimetres{} : code_width, Millimetres{7}}};
    if (!code.empty()) {
        sheet.fill(plate, drawing::black);
        sheet.line(code,
                   {inner(plate, Millimetres{0.8}), {{Points{11}, Weight::bold, drawing::white}, Align::centre, Points{7}}});
    }
    const Rect name{{plate.right() + Millimetres{1.5}, where.top()},
                    {where.size.width - plate.size.width - Millimetres{1.5}, Millimetres{7}}};
    sheet.line(control.name, {name, {{Points{9}, Weight::bold, drawing::black}, Align::left, Points{6}}});
    const Setting plain{{Points{7.5}, Weight::regular, drawing::black}, Align::left, Points{6}};
    const auto heading = fmt::format("{:.0f}°", control.heading.degrees());
    const auto first =
        words
            .say("page.plan.place", {{"km", words.kilometres(facts.total_at(index))},
                                     {"time", facts.crews_know_time_at(index) ? facts.first_car_at(index) : "–"},
                                     {"heading", heading}})
            .first;
    sheet.line(first, {strip(where, Millimetres{7.6}, Millimetres{4.2}), plain});
    sheet.line(degrees_and_minutes(words, control.position), {strip(where, Millimetres{12}, Millimetres{4.2}), plain});
}

/// What the boards mean, under the title.
Rect set_legend(const PageMaker& maker, Sheet& sheet, const Rect& room) {
    constexpr Millimetres height{9};
    const auto third = room.size.width / 3.0;
    const std::array<std::pair<BoardColour, const char*>, 3> boards{{{BoardColour::yellow, "page.plan.yellow"},
                                                                     {BoardColour::red, "page.plan.red"},
                                                                     {BoardColour::beige, "page.plan.beige"}}};
    for (std::size_t i = 0; i < boards.size(); ++i) {
        const auto left = room.left() + third * static_cast<double>(i);
        Picture board{{board_side + Millimetres{0.4}, board_side + Millimetres{0.4}}, {}};
        draw_board(board, boards[i].first, {{Millimetres{0.2}, Millimetres{0.2}}, {board_side, board_side}});
        sheet.inset({left, room.top() + Millimetres{2}}, std::move(board));
        const auto text = maker.wording().say(boards[i].second);
        sheet.lines(text.first, text.second,
                    {{{left + Millimetres{5}, room.top()}, {third - Millimetres{6}, height - Millimetres{1}}},
                     {{Points{7.5}, Weight::regular, drawing::black}, Align::left, Points{5.5}}});
    }
    return strip(room, height, room.size.height - height);
}

} // namespace

std::vector<Board> boards_of(const itinerary::PlacedControl& control, const timing::ControlRules& rules) {
    std::vector<Board> boards;
    if (control.secret) return boards;
    const bool manned = edition::is_manned(control.kind);
    if (!manned && (control.kind != Kind::pc || control.line != 1)) return boards;
    const Metres before = manned ? rules.board_before : rules.trial_board_before;
    if (before > Metres{}) boards.push_back({BoardColour::yellow, -before});
    boards.push_back({BoardColour::red, Metres{}});
    if (manned && rules.board_after > Metres{}) boards.push_back({BoardColour::beige, rules.board_after});
    return boards;
}

drawing::Colour colour_of(BoardColour colour) {
    switch (colour) {
    case BoardColour::yellow: return {255, 221, 0};
    case BoardColour::red: return drawing::danger_red;
    case BoardColour::beige: break;
    }
    return {226, 206, 170};
}

void draw_board(Picture& picture, BoardColour colour, const Rect& where) {
    const drawing::Stroke edge{Millimetres{0.3}, drawing::black, {}, drawing::Join::miter, {}};
    picture.items.emplace_back(drawing::Shape{drawing::rectangle(where), colour_of(colour), edge});
    if (colour != BoardColour::beige) return;
    drawing::Path bars;
    for (int i = 1; i <= 3; ++i) {
        const auto y = where.top() + where.size.height * (i / 4.0);
        bars.move_to({where.left(), y});
        bars.line_to({where.right(), y});
    }
    picture.items.emplace_back(drawing::Shape{std::move(bars), std::nullopt, edge});
}

std::string degrees_and_minutes(const Wording& words, geo::Position position) {
    const auto one = [&](double degrees, const char* positive, const char* negative) {
        const double size = std::abs(degrees);
        auto whole = static_cast<int>(size);
        double minutes = std::round((size - whole) * 60'000) / 1000;
        if (minutes >= 60) {
            minutes = 0;
            ++whole;
        }
        return fmt::format("{}° {}{}' {}", whole, minutes < 10 ? "0" : "", words.decimal(minutes, 3),
                           degrees < 0 ? negative : positive);
    };
    return one(position.latitude.degrees(), "N", "S") + "  " + one(position.longitude.degrees(), "E", "W");
}

Picture control_plan(const timing::TimedLeg& facts, const network::RoadNetwork& roads, ControlIndex control,
                     Millimetres side, const drawing::FontSet& fonts, PlanReader reader) {
    return ControlPlan{facts, roads, control, side, fonts}.drawn(reader);
}

void add_control_plans(PageMaker& maker, const timing::TimedLeg& facts, const network::RoadNetwork& roads) {
    const auto& controls = facts.leg().controls;
    std::vector<ControlIndex> shown;
    for (const ControlIndex i : controls.indices()) {
        if (has_plan(controls[i])) shown.push_back(i);
    }
    const auto title = maker.wording().say("page.plan.title");
    constexpr Millimetres least_side{58};
    for (std::size_t next = 0; next < shown.size();) {
        auto sheet = maker.new_sheet();
        if (next == 0) {
            sheet.anchor("plans");
            maker.add_to_outline(title.first, "plans");
        }
        const auto room = set_legend(maker, sheet, titled(sheet, title));
        const int columns = std::max(1, static_cast<int>((room.size.width + gap) / (least_side + gap)));
        const auto width = (room.size.width - gap * (columns - 1.0)) / static_cast<double>(columns);
        const int rows = std::max(1, static_cast<int>((room.size.height + gap) / (least_side + caption_height + gap)));
        const auto height = (room.size.height - gap * (rows - 1.0)) / static_cast<double>(rows);
        const auto side = std::min(width, height - caption_height);
        for (int cell = 0; cell < rows * columns && next < shown.size(); ++cell, ++next) {
            const Point corner{room.left() + (width + gap) * static_cast<double>(cell % columns),
                               room.top() + (height + gap) * static_cast<double>(cell / columns)};
            set_caption(maker, sheet, facts, shown[next], {corner, {width, caption_height}});
            const Point at{corner.x, corner.y + caption_height};
            sheet.inset(at, control_plan(facts, roads, shown[next], side, sheet.fonts(), PlanReader::crew));
            sheet.frame({at, {side, side}}, sheet.style().thin_rule * 2.0);
        }
        maker.finish(std::move(sheet));
    }
}

} // namespace route::document
