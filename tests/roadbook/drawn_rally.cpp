// SPDX-License-Identifier: BSL-1.0
#include "roadbook/drawn_rally.hpp"

#include "timing/rules.hpp"
#include "timing/schedule.hpp"

#include <stdexcept>

namespace route::test {

using edition::Kind;
using roadbook::Box;

const std::vector<roadbook::Phrases>& italian_and_english() {
    static const std::vector<roadbook::Phrases> both{roadbook::Phrases::load(ROUTE_SOURCE_DIR "/styles", "it"),
                                                     roadbook::Phrases::load(ROUTE_SOURCE_DIR "/styles", "en")};
    return both;
}

const roadbook::ChoiceOptions& as_shipped() {
    static const auto options = roadbook::ChoiceOptions::load(ROUTE_SOURCE_DIR "/styles");
    return options;
}

Rally::Rally(network::RoadNetwork roads) : m_roads(std::move(roads)) {
    m_edition.name = "Coppa Prova";
    m_edition.version = "1";
    m_edition.time_zone = "Europe/Rome";
    m_edition.legs.push_back({1, "", std::chrono::year{2024} / 6 / 11, std::chrono::hours{13}});
    m_edition.groups = {{"", 1, std::chrono::seconds{60}, std::chrono::seconds{0}}};
    m_edition.languages = {"it", "en"};
    m_edition.default_average = KmPerHour{36};
}

Rally& Rally::at(geo::Position place, Kind kind, const std::string& name, const Change& change) {
    edition::Waypoint waypoint;
    waypoint.leg = 1;
    waypoint.seq = static_cast<int>(m_edition.waypoints.size()) + 1;
    waypoint.where = {"waypoints.csv", waypoint.seq + 1};
    waypoint.kind = kind;
    waypoint.name = name;
    waypoint.position = place;
    if (edition::is_halt(kind)) waypoint.stop = std::chrono::minutes{30};
    if (change) change(waypoint);
    m_edition.waypoints.push_back(waypoint);
    return *this;
}

Rally& Rally::line(edition::TrialLine line) {
    line.leg = 1;
    line.seq = m_edition.waypoints.back().seq;
    line.where = {"trials.csv", static_cast<int>(m_edition.trials.size()) + 2};
    m_edition.trials.push_back(line);
    return *this;
}

itinerary::LegRights Rally::rights() const {
    auto profile = historic_car();
    profile.allow_unpaved = m_edition.allow.unpaved;
    profile.allow_toll = true;
    profile.allow_ferry = m_edition.allow.ferry;
    itinerary::OrdersInForce in_force;
    for (std::size_t i = 0; i < m_edition.road_orders.size(); ++i) {
        in_force[1].push_back(i);
    }
    Diagnostics found;
    return itinerary::leg_rights(m_edition, in_force, {}, m_roads, profile, found);
}

timing::TimedItinerary Rally::timed() const {
    Diagnostics found;
    auto timed = timing::timed(m_edition, driven(m_edition, m_roads, rights()), timing::RuleSet{}, found);
    if (!timed) throw std::logic_error(to_text(found.all().front()));
    return std::move(*timed);
}

roadbook::RoadBook Rally::book(const roadbook::ChoiceOptions& options) const {
    return roadbook::road_book_of(m_edition, timed(), m_roads, rights(), italian_and_english(), options);
}

DrawnRally& DrawnRally::permit(std::string_view way) {
    edition::RoadOrder order;
    order.where = {"permits.geojson", 1};
    order.name = way;
    order.ground.ways = {m_map.osm_id(way)};
    edition().road_orders.push_back(std::move(order));
    return *this;
}

std::vector<Box> DrawnRally::boxes(const roadbook::ChoiceOptions& options) const {
    std::vector<Box> boxes;
    for (const auto& leg : book(options).legs) {
        for (const auto& sector : leg.sectors) {
            boxes.insert(boxes.end(), sector.boxes.begin(), sector.boxes.end());
        }
    }
    return boxes;
}

std::string DrawnRally::story(const roadbook::ChoiceOptions& options) const {
    std::string story;
    for (const auto& box : boxes(options)) {
        if (!story.empty()) story += ' ';
        story += m_ground.letter_at(box.position) + (":" + std::string(roadbook::name_of(box.kind)));
    }
    return story;
}

DrawnRally drive(const AsciiMap& map, std::string_view letters) {
    DrawnRally rally{map};
    for (std::size_t i = 0; i < letters.size(); ++i) {
        rally.at(letters[i], i == 0 ? Kind::start : i + 1 == letters.size() ? Kind::finish : Kind::via);
    }
    return rally;
}

std::string words_of(const Box& box, Language language) {
    std::string words;
    for (const auto& line : box.text.at(language)) {
        words += (words.empty() ? "" : " | ") + line.text;
    }
    return words;
}

} // namespace route::test
