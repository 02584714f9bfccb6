// SPDX-License-Identifier: BSL-1.0
#include "exchange/course_fit.hpp"

#include "exchange/crew_points.hpp"
#include "exchange/fit_file.hpp"
#include "exchange/printed_text.hpp"
#include "exchange/whole_seconds.hpp"
#include "geo/local_frame.hpp"
#include "geo/polyline.hpp"
#include "roadbook/direction.hpp"

#include <algorithm>
#include <cmath>

namespace route::exchange {

using roadbook::Direction;
using roadbook::Publication;

namespace {

/// The types of course points, of those that every reader knows; later ones (checkpoints, services) are passed over by older devices.
enum class PointType : std::uint8_t {
    generic = 0,
    food = 4,
    danger = 5,
    left = 6,
    right = 7,
    straight = 8,
    left_fork = 16,
    right_fork = 17,
    middle_fork = 18,
    slight_left = 19,
    sharp_left = 20,
    slight_right = 21,
    sharp_right = 22,
    u_turn = 23,
};

PointType type_of(Direction direction) {
    switch (direction) {
    case Direction::turn_round: return PointType::u_turn;
    case Direction::keep_left: return PointType::left_fork;
    case Direction::keep_right: return PointType::right_fork;
    case Direction::keep_middle: return PointType::middle_fork;
    case Direction::straight:
    case Direction::crossroads_straight: return PointType::straight;
    case Direction::bear_left: return PointType::slight_left;
    case Direction::bear_right: return PointType::slight_right;
    // Of two turns in one box the first is told: the second follows at once, and its words are in the road book.
    case Direction::left_then_right:
    case Direction::left_twice:
    case Direction::turn_left:
    case Direction::t_left: return PointType::left;
    case Direction::right_then_left:
    case Direction::right_twice:
    case Direction::turn_right:
    case Direction::t_right: return PointType::right;
    case Direction::sharp_left:
    case Direction::hairpin_left: return PointType::sharp_left;
    case Direction::sharp_right:
    case Direction::hairpin_right: return PointType::sharp_right;
    }
    return PointType::generic;
}

/// What the box says of the way; FIT knows no roundabouts, so their points tell how the way leads on, and their names the exit.
PointType type_of(const roadbook::Box& box) {
    const auto& view = box.view;
    const bool tells_way = view.entry_arm() != nullptr && view.exit_arm() != nullptr;
    const auto type = tells_way ? type_of(roadbook::direction_of(view)) : PointType::generic;
    return type == PointType::straight && box.danger > 0 ? PointType::danger : type;
}

/// What devices show of a name: 15 bytes and a final zero.
constexpr std::uint8_t point_name_room = 16;
/// What Garmin's own planner writes at most of a course's name.
constexpr std::size_t course_name_length = 128;
/// By how much the course may leave the road as driven. The points of a map's bends lie nearer together than a car drives in the whole
/// seconds that FIT counts; with this much play they are 11 m apart on the tightest hairpin.
constexpr Metres off_the_road{1};

/// FIT counts centimetres.
constexpr Metres same_place{0.01};

struct CoursePoint {
    PointType type;
    std::string name;
};

/// A place of the course: a record, and the points that are shown there.
struct Place {
    Chainage at;
    Seconds due; ///< of the first car, since the epoch of std::chrono::sys_seconds
    std::vector<CoursePoint> points = {};
};

class Course {
public:
    Course(const Publication& publication, LegIndex leg_index)
        : m_publication(publication), m_index(leg_index), m_leg(publication.timed.itinerary.legs[leg_index]),
          m_times(publication.timed.legs[leg_index]) {}

    std::string bytes() {
        for (const auto& sector : m_times.sectors) {
            add_places(sector);
        }
        for (const auto& point : crew_points(m_publication, m_index)) {
            if (const auto* box = std::get_if<const roadbook::Box*>(&point.what)) {
                place_at(point.chainage, true).points.push_back({type_of(**box), name_of(**box)});
            } else {
                add_control(std::get<ControlIndex>(point.what));
            }
        }
        add_turns_at_controls();
        write();
        return m_file.bytes();
    }

private:
    /// The places of a sector's road that are enough to draw it, from one time control to the other. A control at which the cars do
    /// not stand is the end of one sector and the start of the next.
    void add_places(const timing::Sector& sector) {
        const auto& from = m_leg.controls[sector.from];
        const auto& to = m_leg.controls[sector.to];
        const Seconds leaves{m_times.controls[sector.from].due_first_car.time_since_epoch()};
        const Seconds target{sector.target};
        const auto due = [&](Chainage at) {
            const Metres length = to.chainage - from.chainage;
            return length > Metres{} ? leaves + target * ((at - from.chainage) / length) : leaves;
        };
        for (const Chainage at : chainages_that_draw(from.chainage, to.chainage)) {
            add_place(at, due(at));
        }
        if (to.chainage <= from.chainage) add_place(to.chainage, leaves + target);
    }

    [[nodiscard]] std::vector<Chainage> chainages_that_draw(Chainage from, Chainage to) const {
        std::vector<Chainage> all{from};
        for (const auto& point : m_leg.track) {
            if (point.chainage > from && point.chainage < to) all.push_back(point.chainage);
        }
        if (to > from) all.push_back(to);
        const geo::LocalFrame frame{itinerary::position_at(m_leg, from)};
        geo::PlaneLine line;
        for (const Chainage at : all) {
            line.push_back(frame.to_plane(itinerary::position_at(m_leg, at)));
        }
        const auto simple = geo::simplified(line, off_the_road);
        // Its ends are kept whatever lies at them once more.
        std::vector<Chainage> kept{from};
        std::size_t next = 1;
        for (std::size_t i = 1; i + 1 < all.size() && next + 1 < simple.size(); ++i) {
            if (line[i] != simple[next]) continue;
            kept.push_back(all[i]);
            ++next;
        }
        if (to > from) kept.push_back(to);
        return kept;
    }

    void add_place(Chainage at, Seconds due) {
        if (m_places.empty() || m_places.back().at < at || m_places.back().due < due) m_places.push_back({at, due});
    }

    /// The place at a chainage (clamped to the course), made where the course has none; where the cars stand, before or after.
    Place& place_at(Chainage at, bool leaving) {
        at = std::clamp(at, m_places.front().at, m_places.back().at);
        const auto first = std::ranges::lower_bound(m_places, at - same_place, {}, &Place::at);
        if (distance(first->at, at) <= same_place) {
            return leaving ? *(std::ranges::upper_bound(m_places, at + same_place, {}, &Place::at) - 1) : *first;
        }
        // Between two places the first car drives evenly.
        const auto& before = *(first - 1);
        const auto due = before.due + (first->due - before.due) * ((at - before.at) / (first->at - before.at));
        return *m_places.insert(first, {at, due});
    }

    void add_control(ControlIndex index) {
        const auto& control = m_leg.controls[index];
        const auto type = control.kind == edition::Kind::lunch ? PointType::food : PointType::generic;
        place_at(control.chainage, control.passage == itinerary::Passage::out)
            .points.push_back({type, clipped(label_of(control), name_length)});
    }

    /// A control's own point does not tell the way: where a box at it has one to tell, it is shown too.
    void add_turns_at_controls() {
        const auto* book = m_publication.book_of(m_index);
        if (book == nullptr) return;
        for (const auto& sector : book->sectors) {
            for (const auto& box : sector.boxes) {
                const auto type = type_of(box);
                const bool tells = type != PointType::generic && type != PointType::straight;
                if (box.controls.empty() || !tells) continue;
                const auto leaves = [this](ControlIndex i) { return m_leg.controls[i].passage == itinerary::Passage::out; };
                place_at(box.chainage, std::ranges::any_of(box.controls, leaves)).points.push_back({type, name_of(box)});
            }
        }
    }

    [[nodiscard]] std::string name_of(const roadbook::Box& box) const {
        const auto& phrases = m_publication.phrases.front();
        std::string words;
        if (box.view.kind == junction::JunctionKind::roundabout && box.view.exit_number > 0) {
            words = phrases.say("box.exit", {{"exit", roadbook::ordinal(phrases, box.view.exit_number)}});
        } else if (const auto text = box.text.find(phrases.language()); text != box.text.end() && !text->second.empty()) {
            words = text->second.front().text;
        }
        return clipped(words.empty() ? box.number : box.number + " " + words, name_length);
    }

    void write() {
        std::vector<Seconds> due;
        for (const auto& place : m_places) {
            due.push_back(place.due);
        }
        m_clock = rising_seconds(due);
        write_head();
        std::int64_t written = 0;
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            write_record(i);
            for (const auto& point : m_places[i].points) {
                write_point(i, point, written++);
            }
        }
        write_timer(m_clock.back(), timer_stops_all);
    }

    void write_head() {
        const auto name = clipped(leg_title(m_publication, m_index), course_name_length);
        const auto room = static_cast<std::uint8_t>(name.size() + 1);
        const auto start = itinerary::position_at(m_leg, m_places.front().at);
        const auto end = itinerary::position_at(m_leg, m_places.back().at);
        const auto first = fit_time(m_clock.front());
        const auto milliseconds = (m_clock.back() - m_clock.front()).count() * 1000;
        using enum FitType;
        // By the file's id devices tell files apart: number and time are those of edition and leg, not of the making.
        const auto number = static_cast<std::int64_t>(m_publication.fingerprint.value() % 0xFFFFFFFFU) + 1;
        m_file.add(0, {{0, enumeration, 6},  // a course
                       {1, uint16, 255},     // maker: in development, for whoever has no number of his own
                       {2, uint16, 0},       // product
                       {3, uint32z, number}, // serial number
                       {4, uint32, first}}); // time of creation
        constexpr int valid_with_time_distance_position = 0x02 | 0x04 | 0x08 | 0x10;
        m_file.add(31, {{4, enumeration, 0}, // generic, no sport: whatever the device does
                        {5, text, name, room},
                        {6, uint32z, valid_with_time_distance_position}});
        FitField climb{21, uint16};
        FitField descent{22, uint16};
        if (const auto relief = itinerary::relief_between(m_leg, m_places.front().at, m_places.back().at)) {
            climb.value = std::int64_t{std::lround(relief->climb.count())};
            descent.value = std::int64_t{std::lround(relief->descent.count())};
        }
        m_file.add(19, {{253, uint32, fit_time(m_clock.back())},
                        {2, uint32, first},
                        {3, sint32, semicircles(start.latitude)},
                        {4, sint32, semicircles(start.longitude)},
                        {5, sint32, semicircles(end.latitude)},
                        {6, sint32, semicircles(end.longitude)},
                        {7, uint32, milliseconds}, // elapsed
                        {8, uint32, milliseconds}, // of the timer, which runs through halts
                        {9, uint32, centimetres(m_places.back().at)},
                        climb,
                        descent});
        write_timer(m_clock.front(), timer_starts);
    }

    static constexpr std::int64_t timer_starts = 0;
    static constexpr std::int64_t timer_stops_all = 9;
    void write_timer(timing::Instant at, std::int64_t what) {
        m_file.add(21,
                   {{253, FitType::uint32, fit_time(at)}, {0, FitType::enumeration, 0}, {1, FitType::enumeration, what}});
    }

    void write_record(std::size_t i) {
        const auto at = m_places[i].at;
        const auto position = itinerary::position_at(m_leg, at);
        FitField height{2, FitType::uint16};
        // Fifths of a metre above −500 m.
        if (const auto known = itinerary::height_at(m_leg, at))
            height.value = std::int64_t{std::lround((known->count() + 500.0) * 5.0)};
        m_file.add(20, {{253, FitType::uint32, fit_time(m_clock[i])},
                        {0, FitType::sint32, semicircles(position.latitude)},
                        {1, FitType::sint32, semicircles(position.longitude)},
                        height,
                        {5, FitType::uint32, centimetres(at)}});
    }

    void write_point(std::size_t i, const CoursePoint& point, std::int64_t number) {
        const auto at = m_places[i].at;
        const auto position = itinerary::position_at(m_leg, at);
        m_file.add(32, {{254, FitType::uint16, number},
                        {1, FitType::uint32, fit_time(m_clock[i])},
                        {2, FitType::sint32, semicircles(position.latitude)},
                        {3, FitType::sint32, semicircles(position.longitude)},
                        {4, FitType::uint32, centimetres(at)},
                        {5, FitType::enumeration, static_cast<std::int64_t>(point.type)},
                        {6, FitType::text, point.name, point_name_room}});
    }

    static std::int64_t centimetres(Chainage at) { return std::llround(at.since_start().count() * 100.0); }

    static constexpr std::size_t name_length = point_name_room - 1;

    const Publication& m_publication;
    LegIndex m_index;
    const itinerary::LegItinerary& m_leg;
    const timing::LegTimes& m_times;
    std::vector<Place> m_places;
    std::vector<timing::Instant> m_clock; ///< of each place
    FitFile m_file;
};

} // namespace

std::string course_fit(const Publication& publication, LegIndex leg_index) { return Course{publication, leg_index}.bytes(); }

} // namespace route::exchange
