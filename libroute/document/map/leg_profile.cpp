// SPDX-License-Identifier: BSL-1.0
#include "document/map/leg_profile.hpp"

#include "base/folded_text.hpp"
#include "document/map/map_labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace route::document {

using drawing::Point;
using drawing::Rect;
using drawing::Weight;

namespace {

constexpr drawing::Colour ground{214, 222, 206};
constexpr drawing::Colour grid_grey{190, 190, 190};
constexpr int control_lanes = 3;
constexpr int summit_lanes = 2;
constexpr Millimetres lane_height{3.4};
constexpr Millimetres axis_width{11};
constexpr Millimetres axis_height{5};
constexpr Points label_size{6.5};

/// The least of 1, 2, 5, 10 … times `unit` that parts `range` into at most `most` steps.
double nice_step(double range, double unit, int most) {
    double step = unit;
    for (int i = 0; range / step > most; ++i) {
        step *= i % 3 == 1 ? 2.5 : 2;
    }
    return step;
}

/// A place on the profile that has a label.
struct Mark {
    Chainage chainage;
    std::string label;
    int rank = 0; ///< lower ones get their place first
};

class Profile {
public:
    Profile(Sheet& sheet, const Rect& where, const timing::TimedLeg& facts, const Wording& words,
            const network::RoadNetwork* roads)
        : m_sheet(sheet), m_where(where), m_facts(facts), m_words(words), m_roads(roads) {
        const auto labels = lane_height * (control_lanes + summit_lanes);
        m_plot = {{where.left() + axis_width, where.top() + labels},
                  {where.size.width - axis_width * 1.5, where.size.height - labels - axis_height}};
        set_range();
    }

    void draw() {
        draw_ground();
        draw_axes();
        label(summits(), where_lanes(control_lanes), summit_lanes);
        label(controls(), m_where.top(), control_lanes);
    }

private:
    const itinerary::LegItinerary& leg() const { return m_facts.leg(); }

    void set_range() {
        double lowest = 1e9;
        double highest = -1e9;
        for (const auto& point : leg().heights) {
            if (!point.height) continue;
            lowest = std::min(lowest, point.height->count());
            highest = std::max(highest, point.height->count());
        }
        m_step = nice_step(std::max(highest - lowest, 50.0), 10, 6);
        m_low = std::floor(lowest / m_step) * m_step;
        m_high = std::max(std::ceil(highest / m_step) * m_step, m_low + m_step);
    }

    [[nodiscard]] Millimetres x_of(Chainage chainage) const {
        const Metres length = std::max(leg().length(), Metres{1});
        return m_plot.left() + m_plot.size.width * (chainage.since_start() / length);
    }
    [[nodiscard]] Millimetres y_of(double height) const {
        return m_plot.bottom() - m_plot.size.height * ((height - m_low) / (m_high - m_low));
    }
    [[nodiscard]] Millimetres where_lanes(int lane) const { return m_where.top() + lane_height * lane; }

    /// Each covered stretch is one shape; a point a tenth of a millimetre is enough.
    void draw_ground() {
        const auto& heights = leg().heights;
        for (std::size_t i = 0; i < heights.size();) {
            if (!heights[i].height) {
                ++i;
                continue;
            }
            std::vector<Point> line;
            for (; i < heights.size() && heights[i].height; ++i) {
                const Point point{x_of(heights[i].chainage), y_of(heights[i].height->count())};
                const bool last = i + 1 == heights.size() || !heights[i + 1].height;
                if (line.empty() || last || point.x - line.back().x >= Millimetres{0.1}) line.push_back(point);
            }
            draw_stretch(line);
        }
    }

    void draw_stretch(const std::vector<Point>& line) {
        drawing::Path area;
        drawing::Path edge;
        area.move_to({line.front().x, m_plot.bottom()});
        edge.move_to(line.front());
        for (const auto& point : line) {
            area.line_to(point);
            edge.line_to(point);
        }
        area.line_to({line.back().x, m_plot.bottom()});
        area.close();
        m_sheet.shape({std::move(area), ground, std::nullopt});
        m_sheet.shape({std::move(edge), std::nullopt, drawing::Stroke{Millimetres{0.4}, drawing::black, {}, {}, {}}});
    }

    void draw_axes() {
        const Setting plain{{label_size, Weight::regular, drawing::black}, Align::right, label_size};
        for (double height = m_low; height <= m_high + 0.5; height += m_step) {
            const auto y = y_of(height);
            m_sheet.rule({m_plot.left(), y}, {m_plot.right(), y}, Millimetres{0.12}, grid_grey);
            m_sheet.line(fmt::format("{:.0f}", height),
                         {{{m_where.left(), y - lane_height / 2.0}, {axis_width - Millimetres{1}, lane_height}}, plain});
        }
        m_sheet.line(
            "m", {{{m_where.left(), m_plot.top() - lane_height * 1.6}, {axis_width - Millimetres{1}, lane_height}}, plain});
        const double length = leg().length().kilometres();
        const double step = nice_step(std::max(length, 0.5), 0.5, 12);
        for (double km = 0; km <= length; km += step) {
            const auto x = x_of(Chainage{Metres{km * 1000}});
            m_sheet.rule({x, m_plot.bottom()}, {x, m_plot.bottom() + Millimetres{1}}, Millimetres{0.25});
            m_sheet.line(m_words.decimal(km, step == std::floor(step) ? 0 : 1),
                         {{{x - Millimetres{6}, m_plot.bottom() + Millimetres{1.2}}, {Millimetres{12}, lane_height}},
                          {plain.style, Align::centre, label_size}});
        }
        m_sheet.line("km", {{{m_plot.right() + Millimetres{0.5}, m_plot.bottom() - lane_height},
                             {axis_width / 2.0 - Millimetres{0.5}, lane_height}},
                            {plain.style, Align::left, label_size}});
        m_sheet.frame(m_plot, Millimetres{0.25});
    }

    /// What crews stop at; lines of trials but the first are too many.
    [[nodiscard]] std::vector<Mark> controls() const {
        std::vector<Mark> marks;
        for (const ControlIndex i : leg().controls.indices()) {
            const auto& control = leg().controls[i];
            const bool shown =
                !control.secret && control.line <= 1 && !control.code.empty() && control.passage != itinerary::Passage::out;
            if (!shown) continue;
            const bool boundary = edition::is_sector_boundary(control.kind);
            marks.push_back({control.chainage, boundary ? control.code : m_facts.code_of_series(i), boundary ? 0 : 1});
        }
        return marks;
    }

    /// Where the road turns from up to down, and is not the edge of what the model covers.
    [[nodiscard]] std::vector<Mark> summits() const {
        const auto& heights = leg().heights;
        constexpr Metres least_climb{80};
        std::vector<Mark> marks;
        Metres climbed_at_last;
        for (std::size_t i = 1; i + 1 < heights.size(); ++i) {
            const auto& point = heights[i];
            const bool turns = point.height && point.climbed > heights[i - 1].climbed && next_way_is_down(i);
            if (!turns || point.climbed - climbed_at_last < least_climb || descent_after(i) < least_climb) continue;
            climbed_at_last = point.climbed;
            const int metres = static_cast<int>(std::lround(point.height->count()));
            const auto name = name_at(point.chainage);
            marks.push_back({point.chainage,
                             name.empty() ? fmt::format("{} m", metres) : fmt::format("{} {} m", isolated(name), metres),
                             -metres});
        }
        return marks;
    }

    [[nodiscard]] bool next_way_is_down(std::size_t i) const {
        const auto& heights = leg().heights;
        for (std::size_t k = i + 1; k < heights.size(); ++k) {
            if (heights[k].climbed > heights[i].climbed) return false;
            if (heights[k].descended > heights[i].descended) return true;
        }
        return false;
    }

    [[nodiscard]] Metres descent_after(std::size_t i) const {
        const auto& heights = leg().heights;
        std::size_t k = i;
        while (k + 1 < heights.size() && heights[k + 1].climbed - heights[i].climbed < Metres{20}) {
            ++k;
        }
        return heights[k].descended - heights[i].descended;
    }

    /// A waypoint that the organiser put on the pass.
    [[nodiscard]] std::string name_at(Chainage summit) const {
        constexpr Metres near{600};
        for (const auto& control : leg().controls) {
            const Metres apart = control.chainage > summit ? control.chainage - summit : summit - control.chainage;
            if (apart <= near && !control.secret && control.line <= 1) return control.name;
        }
        return name_on_map(summit);
    }

    /// A pass, or else a summit, that the map knows beside the road.
    [[nodiscard]] std::string name_on_map(Chainage summit) const {
        constexpr Metres near{350};
        if (m_roads == nullptr) return {};
        const auto landmarks = m_roads->layers().landmarks_near(itinerary::position_at(leg(), summit), near);
        for (const auto kind : {network::LandmarkKind::mountain_pass, network::LandmarkKind::peak}) {
            const auto found =
                std::ranges::find_if(landmarks, [&](const auto& l) { return l.kind == kind && !l.name.empty(); });
            if (found != landmarks.end()) return name_in(m_words.language(), *m_roads, *found);
        }
        return {};
    }

    /// Puts labels into the first lane that has room, the important ones first; one without room is only a line.
    void label(std::vector<Mark> marks, Millimetres top, int lanes) {
        std::ranges::stable_sort(marks, {}, &Mark::rank);
        std::vector<std::vector<std::pair<Millimetres, Millimetres>>> taken(static_cast<std::size_t>(lanes));
        const drawing::TextStyle style{label_size, Weight::bold, drawing::black};
        for (const auto& mark : marks) {
            const auto x = x_of(mark.chainage);
            const auto text = m_sheet.fonts().with_known_letters(mark.label);
            const auto width = m_sheet.fonts().width_of(text, style) + Millimetres{0.6};
            const auto left = std::clamp(x - width / 2.0, m_where.left() + axis_width, m_where.right() - width);
            const std::pair span{left - Millimetres{0.8}, left + width + Millimetres{0.8}};
            for (int lane = lanes; lane-- > 0;) {
                auto& others = taken[static_cast<std::size_t>(lane)];
                const bool free = std::ranges::none_of(
                    others, [&](const auto& other) { return span.first < other.second && other.first < span.second; });
                if (!free) continue;
                others.push_back(span);
                const auto y = top + lane_height * lane;
                m_sheet.line(text, {{{left, y}, {width, lane_height}}, {style, Align::centre, label_size}});
                break;
            }
            const auto height = itinerary::height_at(leg(), mark.chainage);
            const auto foot = height ? y_of(height->count()) : m_plot.bottom();
            m_sheet.rule({x, m_plot.top()}, {x, foot}, Millimetres{0.2}, drawing::Colour{110, 110, 110});
        }
    }

    Sheet& m_sheet;
    Rect m_where;
    const timing::TimedLeg& m_facts;
    const Wording& m_words;
    const network::RoadNetwork* m_roads;
    Rect m_plot;
    double m_low = 0;
    double m_high = 0;
    double m_step = 0;
};

} // namespace

bool heights_tell(const itinerary::LegItinerary& leg) {
    constexpr double most_missing = 0.1;
    return !leg.heights.empty() && itinerary::uncovered(leg) <= leg.length() * most_missing;
}

void draw_profile(Sheet& sheet, const Rect& where, const timing::TimedLeg& facts, const Wording& words,
                  const network::RoadNetwork* roads) {
    Profile{sheet, where, facts, words, roads}.draw();
}

void add_profile(PageMaker& maker, const timing::TimedLeg& facts, const network::RoadNetwork* roads) {
    const auto& leg = facts.leg();
    if (!heights_tell(leg)) return;
    const auto& words = maker.wording();
    const auto title = words.say("page.profile.title");
    auto sheet = maker.new_sheet();
    sheet.anchor("profile");
    maker.add_to_outline(title.first, "profile");
    const auto room = titled(sheet, title);
    Millimetres y;
    if (const auto relief = itinerary::relief_between(leg, Chainage{}, Chainage{leg.length()})) {
        const auto text = words.say("page.official.relief", {{"climb", Wording::height(relief->climb)},
                                                             {"descent", Wording::height(relief->descent)},
                                                             {"highest", Wording::height(relief->highest)}});
        for (const auto& line : {text.first, text.second}) {
            y += sheet.paragraph(line, {room.left(), room.top() + y}, room.size.width, {sheet.style().table.usual});
        }
    }
    draw_profile(sheet, {{room.left(), room.top() + y + Millimetres{3}}, {room.size.width, profile_height * 1.5}}, facts,
                 words, roads);
    maker.finish(std::move(sheet));
}

} // namespace route::document
