// SPDX-License-Identifier: BSL-1.0
#include "exchange/itinerary_json.hpp"

#include "exchange/printed_text.hpp"
#include "network/road_class.hpp"
#include "timing/local_time.hpp"
#include "timing/unweighed_words.hpp"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace route::exchange {

using roadbook::Publication;

namespace {

using Json = nlohmann::ordered_json;
using itinerary::Passage;

/// The same digits on every machine: rounded far below what anybody measures.
double rounded(double value, double steps) {
    const double result = std::round(value * steps) / steps;
    return result == 0.0 ? 0.0 : result; // never -0.0
}

double metres(Metres length) { return rounded(length.count(), 1000); }
double metres(Chainage place) { return metres(place.since_start()); }
double tenths(double value) { return rounded(value, 10); }

std::string_view word_for(Passage passage) {
    switch (passage) {
    case Passage::in: return "in";
    case Passage::out: return "out";
    case Passage::at: break;
    }
    return "at";
}

std::string_view word_for(junction::ArmRole role) {
    switch (role) {
    case junction::ArmRole::entry: return "entry";
    case junction::ArmRole::exit: return "exit";
    case junction::ArmRole::side: break;
    }
    return "side";
}

class LegWriter {
public:
    LegWriter(const Publication& publication, LegIndex leg_index)
        : m_publication(publication), m_index(leg_index), m_leg(publication.timed.itinerary.legs[leg_index]),
          m_times(publication.timed.legs[leg_index]) {}

    Json write() const {
        Json leg;
        leg["number"] = m_leg.number;
        leg["name"] = m_publication.leg(m_index).edition_leg().name;
        leg["date"] = timing::date_text(m_publication.leg(m_index).edition_leg().date);
        leg["length_m"] = metres(m_leg.length());
        add_relief(leg, Chainage{}, m_leg.track.empty() ? Chainage{} : m_leg.track.back().chainage);
        leg["sectors"] = sectors();
        leg["controls"] = controls(false);
        leg["secret_controls"] = controls(true);
        leg["boxes"] = boxes();
        leg["path"] = path();
        leg["unweighed"] = unweighed();
        leg["starts"] = starts();
        return leg;
    }

private:
    void add_relief(Json& stretch, Chainage from, Chainage to) const {
        const auto relief = itinerary::relief_between(m_leg, from, to);
        if (!relief) return;
        stretch["climb_m"] = tenths(relief->climb.count());
        stretch["descent_m"] = tenths(relief->descent.count());
        stretch["highest_m"] = tenths(relief->highest.count());
    }

    Json sectors() const {
        Json all = Json::array();
        for (const auto& sector : m_times.sectors) {
            const auto& from = m_leg.controls[sector.from];
            const auto& to = m_leg.controls[sector.to];
            all.push_back({{"number", sector.number},
                           {"from", from.name},
                           {"from_code", from.code},
                           {"to", to.name},
                           {"to_code", to.code},
                           {"length_m", metres(sector.length)},
                           {"length_km", km_text(sector.printed)},
                           {"target_time_s", std::chrono::seconds(sector.target).count()},
                           {"least_time_s", std::chrono::seconds(sector.least).count()},
                           {"driving_time_s", std::chrono::seconds(sector.driving).count()},
                           {"average_kmh", rounded(sector.average.count(), 1000)}});
            add_relief(all.back(), from.chainage, to.chainage);
        }
        return all;
    }

    std::string local(timing::Instant instant, ControlIndex at) const {
        return timing::iso8601(instant, m_times.clocks[at]);
    }

    Json controls(bool secret) const {
        Json all = Json::array();
        for (const ControlIndex i : m_leg.controls.indices()) {
            if (m_leg.controls[i].secret == secret) all.push_back(control(i));
        }
        return all;
    }

    Json control(ControlIndex index) const {
        const auto& placed = m_leg.controls[index];
        const auto& times = m_times.controls[index];
        Json result{{"kind", edition::name_of(placed.kind)},
                    {"code", placed.code},
                    {"name", placed.name},
                    {"lat", placed.position.latitude.degrees()},
                    {"lon", placed.position.longitude.degrees()},
                    {"chainage_m", metres(placed.chainage)},
                    {"total_km", km_text(m_publication.leg(m_index).total_at(index))},
                    {"snap_distance_m", metres(placed.snap_distance)},
                    {"heading_deg", tenths(placed.heading.degrees())},
                    {"passage", word_for(placed.passage)},
                    {"due_first_car", local(times.due_first_car, index)},
                    {"due_last_car", local(times.due_last_car, index)},
                    {"opens", local(times.opens, index)},
                    {"closes", local(times.closes, index)},
                    {"secret", placed.secret}};
        if (const auto height = itinerary::height_at(m_leg, placed.chainage)) result["ele_m"] = tenths(height->count());
        if (placed.line > 0) {
            result["line"] = placed.line;
            result["ends_code"] = placed.ends_code;
        }
        return result;
    }

    Json boxes() const {
        Json all = Json::array();
        const auto* book = m_publication.book_of(m_index);
        if (book == nullptr) return all;
        for (const auto& sector : book->sectors) {
            for (const auto& one : sector.boxes) {
                all.push_back(box(one));
                all.back()["sector"] = m_times.sectors[sector.sector].number;
            }
        }
        return all;
    }

    static Json box(const roadbook::Box& box) {
        Json arms = Json::array();
        for (const auto& arm : box.view.arms) {
            arms.push_back({{"bearing_deg", tenths(arm.bearing.degrees())},
                            {"class", network::name_of(arm.look.road_class)},
                            {"name", arm.name},
                            {"ref", arm.ref},
                            {"may_enter", arm.may_enter},
                            {"role", word_for(arm.role)}});
        }
        Json text = Json::object();
        for (const auto& [language, lines] : box.text)
            text[std::string(language.code())] = text_of(box, language);
        return {{"number", box.number},
                {"kind", roadbook::name_of(box.kind)},
                {"lat", box.position.latitude.degrees()},
                {"lon", box.position.longitude.degrees()},
                {"chainage_m", metres(box.chainage)},
                {"total_km", km_text(box.total)},
                {"partial_km", km_text(box.partial)},
                {"to_go_km", km_text(box.to_go)},
                {"turn_angle_deg", tenths(box.view.turn.degrees())},
                {"exit_number", box.view.exit_number},
                {"danger", box.danger},
                {"arms", std::move(arms)},
                {"text", std::move(text)}};
    }

    /// Who starts when; how due times follow from it, `due_first_car` of the controls and docs/timing-rules.md tell.
    Json starts() const {
        Json all = Json::array();
        for (const auto& car : m_times.cars) {
            const auto* entry = car.entry ? &m_publication.edition.entries[*car.entry] : nullptr;
            Json start{{"number", car.doors},
                       {"group", m_publication.edition.groups[car.group].name},
                       {"start", local(m_times.due(car, ControlIndex{}), ControlIndex{})},
                       {"finish", local(m_times.due(car, m_leg.controls.last_index()), m_leg.controls.last_index())}};
            if (entry != nullptr) {
                start["crew"] = entry->crew;
                start["country"] = entry->country;
                start["car"] = entry->car;
                if (entry->year) start["year"] = *entry->year;
                start["class"] = entry->vehicle_class;
                start["average_class"] = entry->average_class;
            }
            all.push_back(std::move(start));
        }
        return all;
    }

    Json unweighed() const {
        Json all = Json::array();
        for (const auto& item : m_times.not_weighed) {
            const auto equals = std::min(item.tag.find('='), item.tag.size());
            all.push_back({{"osm_id", item.osm_id},
                           {"osm_type", timing::object_of(item.on)},
                           {"key", item.tag.substr(0, equals)},
                           {"value", item.tag.substr(std::min(equals + 1, item.tag.size()))},
                           {"name", item.name},
                           {"from_m", metres(item.from)},
                           {"to_m", metres(item.to)},
                           {"tag", item.tag},
                           {"reason", timing::name_of(item.why)},
                           {"why", timing::in_english(item, m_publication.leg(m_index).clocks_at(item.from),
                                                      m_publication.edition.legs[m_index].date)}});
        }
        return all;
    }

    Json path() const {
        Json all = Json::array();
        for (const auto& step : m_leg.path) {
            all.push_back({{"osm_way", step.way.value()},
                           {"forward", step.forward},
                           {"from_m", metres(step.from)},
                           {"to_m", metres(step.to)}});
        }
        return all;
    }

    const Publication& m_publication;
    LegIndex m_index;
    const itinerary::LegItinerary& m_leg;
    const timing::LegTimes& m_times;
};

/// By which the times were made, with who says so.
Json rules_of(const timing::RuleSet& rules) {
    Json told = Json::array();
    for (const auto& rule : rules.told) {
        Json value = std::visit([](const auto& v) { return Json(v); }, rule.value);
        told.push_back({{"key", rule.key}, {"value", std::move(value)}, {"source", rule.source}});
    }
    return {{"name", rules.name}, {"based_on", rules.based_on}, {"told", std::move(told)}};
}

} // namespace

std::string itinerary_json(const Publication& publication) {
    Json root;
    root["schema"] = 1;
    root["edition"] = publication.edition.name;
    root["version"] = publication.edition.version;
    root["fingerprint"] = publication.fingerprint.text();
    root["time_zone"] = publication.timed.time_zone;
    if (const auto& approval = publication.edition.approval) {
        root["approval"] = {{"number", approval->number}, {"by", approval->by}};
        if (approval->date) root["approval"]["date"] = timing::date_text(*approval->date);
    }
    root["attribution"] = publication.attribution;
    root["rules"] = rules_of(publication.timed.rules);
    root["legs"] = Json::array();
    for (const LegIndex l : publication.timed.legs.indices()) {
        root["legs"].push_back(LegWriter(publication, l).write());
    }
    // Names may come from anywhere: bytes that are not UTF-8 are replaced, never a reason to fail.
    return root.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace route::exchange
