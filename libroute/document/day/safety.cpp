// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/map/control_plan.hpp"
#include "document/setting/table.hpp"
#include "geo/local_frame.hpp"
#include "itinerary/access_points.hpp"
#include "roadbook/phrase_keys.hpp"
#include "timing/timed_leg.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace route::document {

using drawing::Weight;
using network::LandmarkKind;

namespace {

/// Who helps, and how far from the route it is still worth the way.
struct Help {
    LandmarkKind kind;
    std::string_view key;
    Metres reach;
};
constexpr std::array<Help, 4> helps{{{LandmarkKind::hospital, "hospital", Metres{15'000}},
                                     {LandmarkKind::fire_station, "fire_station", Metres{5'000}},
                                     {LandmarkKind::police, "police", Metres{5'000}},
                                     {LandmarkKind::fuel, "fuel", Metres{300}}}};

/// For the head of safety, ambulances and the police: posts in two notations, who helps and where, telephones.
class SafetyPlan {
public:
    SafetyPlan(PageMaker& maker, const roadbook::Publication& published) : m_maker(maker), m_published(published) {}

    void add() {
        add_telephones();
        for (const LegIndex l : m_published.timed.legs.indices()) {
            add_posts(l);
            add_access(l);
            add_help(l);
        }
    }

private:
    [[nodiscard]] Bilingual say(const std::string& key) const { return m_maker.wording().say("page.safety." + key); }

    static std::string decimals(geo::Position position) {
        return fmt::format("{:.5f}, {:.5f}", position.latitude.degrees(), position.longitude.degrees());
    }

    void add_telephones() {
        const auto& words = m_maker.wording();
        const auto body = m_maker.style().body().size.width;
        m_maker.add_to_outline(say("telephones").first, "telephones");
        Table table(m_maker, say("telephones"), {{say("who"), body * 0.6}, {say("number"), body * 0.4}}, "telephones");
        const auto& contacts = m_published.edition.contacts;
        const auto row = [&](const std::string& who, const std::string& number) {
            if (!number.empty()) table.row({who, number}, {Weight::bold});
        };
        row(words.say("page.phone.headquarters").joined(), contacts.headquarters);
        row(words.say("page.phone.emergency").joined(), contacts.emergency);
        row(words.say("page.phone.medical").joined(), contacts.medical);
        row(words.say("page.phone.breakdown").joined(), contacts.breakdown);
        for (const auto& waypoint : m_published.edition.waypoints) {
            if (!waypoint.phone.empty()) {
                table.row({words.say("page.safety.control", {{"leg", std::to_string(waypoint.leg)}, {"name", waypoint.name}})
                               .first,
                           waypoint.phone});
            }
        }
        for (const auto& entry : m_published.edition.entries) {
            if (is_course_car(entry) && !entry.phone.empty()) table.row({isolated(entry.crew), entry.phone});
        }
        table.finish();
    }

    void add_posts(LegIndex l) {
        const auto facts = m_published.leg(l);
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(facts.leg().number);
        const auto title = words.say("page.safety.posts", {{"leg", leg}});
        m_maker.add_to_outline(title.first, "posts-" + leg);
        const auto body = m_maker.style().body().size.width;
        const Millimetres fixed{17 + 15 + 46 + 36 + 18 + 18};
        Table table(m_maker, {title, "posts-" + leg, {words.date(facts.edition_leg().date).joined()}, {}},
                    {{say("post"), Millimetres{17}},
                     {say("place"), body - fixed},
                     {say("at"), Millimetres{15}, Align::right, "km"},
                     {say("minutes"), Millimetres{46}},
                     {say("decimals"), Millimetres{36}},
                     {say("from"), Millimetres{18}, Align::centre, "h:min"},
                     {say("to"), Millimetres{18}, Align::centre, "h:min"}});
        for (const ControlIndex i : facts.leg().controls.indices()) {
            const auto& control = facts.leg().controls[i];
            if (control.passage == itinerary::Passage::out) continue;
            if (!edition::is_manned(control.kind) && !edition::is_trial(control.kind)) continue;
            const auto& times = facts.times().controls[i];
            table.row({itinerary::shown_code(control), isolated(control.name),
                       words.kilometres(control.printed - facts.leg().controls.front().printed),
                       degrees_and_minutes(words, control.position), decimals(control.position), facts.clock(times.opens, i),
                       facts.clock(times.closes, i)});
        }
        table.finish();
    }

    /// The road, as a driver who is told of it by radio finds it.
    [[nodiscard]] std::string road_of(network::DirectedEdge edge) const {
        const auto way = m_published.roads->way(edge);
        const auto number = m_published.roads->ref(way);
        const auto name = m_published.roads->name(way);
        if (number.empty() && name.empty()) {
            return m_maker.wording().say(roadbook::phrase_of(m_published.roads->attributes(way).road_class)).first;
        }
        if (number.empty() || name.empty()) return isolated(number.empty() ? name : number);
        return isolated(number) + " – " + isolated(name);
    }

    /// What stands there, to know the place by.
    [[nodiscard]] std::string landmark_at(geo::Position position) const {
        constexpr Metres in_sight{60};
        for (const auto& landmark : m_published.roads->layers().landmarks_near(position, in_sight)) {
            if (!landmark.name.empty()) return isolated(landmark.name);
        }
        return {};
    }

    void add_access(LegIndex l) {
        if (m_published.roads == nullptr) return;
        const auto facts = m_published.leg(l);
        const auto points = itinerary::access_points(facts.leg(), *m_published.roads);
        if (points.empty()) return;
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(facts.leg().number);
        const auto title = words.say("page.safety.access", {{"leg", leg}});
        m_maker.add_to_outline(title.first, "access-" + leg);
        const auto body = m_maker.style().body().size.width;
        const Millimetres fixed{14 + 17 + 46 + 36};
        Table table(m_maker, {title, "access-" + leg, {say("access_lead").joined()}, {}},
                    {{say("number"), Millimetres{14}, Align::centre},
                     {say("at"), Millimetres{17}, Align::right, "km"},
                     {say("road"), (body - fixed) * 0.6},
                     {say("beside"), (body - fixed) * 0.4},
                     {say("minutes"), Millimetres{46}},
                     {say("decimals"), Millimetres{36}}});
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto& point = points[i];
            table.row({fmt::format("{}.{}", leg, i + 1),
                       words.kilometres(PrintedLength::nearest(point.chainage) - facts.leg().controls.front().printed),
                       road_of(point.road), landmark_at(point.position), degrees_and_minutes(words, point.position),
                       decimals(point.position)});
        }
        table.finish();
    }

    struct Place {
        std::string name;
        geo::Position position;
        Metres away; ///< from the route, in a straight line
        Chainage nearest;
    };

    void add_help(LegIndex l) {
        if (m_published.roads == nullptr) return;
        const auto facts = m_published.leg(l);
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(facts.leg().number);
        const auto title = words.say("page.safety.help", {{"leg", leg}});
        m_maker.add_to_outline(title.first, "help-" + leg);
        const auto body = m_maker.style().body().size.width;
        const Millimetres fixed{30 + 17 + 17 + 46 + 36};
        Table table(m_maker, {title, "help-" + leg, {say("help_lead").joined()}, {}},
                    {{say("kind"), Millimetres{30}},
                     {say("name"), body - fixed},
                     {say("away"), Millimetres{17}, Align::right, "km"},
                     {say("at"), Millimetres{17}, Align::right, "km"},
                     {say("minutes"), Millimetres{46}},
                     {say("decimals"), Millimetres{36}}});
        for (const auto& help : helps) {
            for (const auto& place : places_near(facts.leg(), help)) {
                table.row({say(std::string(help.key)).first, isolated(place.name), words.decimal(place.away.kilometres(), 1),
                           words.kilometres(PrintedLength::nearest(place.nearest) - facts.leg().controls.front().printed),
                           degrees_and_minutes(words, place.position), decimals(place.position)},
                          {help.kind == LandmarkKind::hospital ? Weight::bold : Weight::regular});
            }
        }
        table.finish();
    }

    /// In the order of the road.
    [[nodiscard]] std::vector<Place> places_near(const itinerary::LegItinerary& leg, const Help& help) const {
        const auto bounds = itinerary::bounds_of(leg);
        const geo::Bounds wider{geo::LocalFrame{bounds.south_west}.to_position({-help.reach, -help.reach}),
                                geo::LocalFrame{bounds.north_east}.to_position({help.reach, help.reach})};
        std::vector<Place> places;
        for (const auto& landmark : m_published.roads->layers().landmarks_within(wider)) {
            if (landmark.kind != help.kind) continue;
            const auto nearest = itinerary::nearest_passage(leg, landmark.position, help.reach);
            if (nearest)
                places.push_back({std::string(landmark.name), landmark.position, nearest->distance, nearest->chainage});
        }
        std::ranges::stable_sort(places, {}, &Place::nearest);
        return places;
    }

    PageMaker& m_maker;
    const roadbook::Publication& m_published;
};

} // namespace

MadePages safety_pages(const roadbook::Publication& published, const PageStyle& style, const drawing::FontSet& fonts,
                       Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    SafetyPlan{maker, published}.add();
    return maker.result();
}

} // namespace route::document
