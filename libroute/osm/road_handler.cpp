// SPDX-License-Identifier: BSL-1.0
#include "osm/road_handler.hpp"

#include <string_view>

#include <osmium/osm.hpp>

namespace route::osm::detail {

void RoadHandler::way(const osmium::Way& way) {
    m_watch.tick();
    m_roads.any_object = true;
    if (!m_current.holds(way)) return;
    m_roads.map.way(way);
    if (way.nodes().size() < 2) return;
    if (m_roads.border_ways.contains(way.id())) {
        m_roads.borders.push_back({way.id(), take_refs(way), static_cast<std::uint32_t>(way.nodes().size())});
    }
    if (way.tags().empty()) return;
    const auto reading = read_way_tags(way.tags(), m_roads.unknown);
    if (!reading || m_roads.known_ways.contains(OsmWayId{way.id()})) return;
    const bool closed = way.nodes().size() > 3 && way.nodes().front().ref() == way.nodes().back().ref();
    if (reading->area && !closed) return;
    Roads::Way entry;
    entry.road = road_of(*reading, OsmWayId{way.id()});
    entry.area = reading->area;
    m_roads.add_rules(RuleSubject::way, way.id(), reading->rules);
    entry.first_ref = take_refs(way);
    entry.road.node_count = static_cast<std::uint32_t>(way.nodes().size());
    m_roads.ways.push_back(entry);
    if (reading->name.empty()) return;
    for (const auto name : read_other_names(way.tags(), true)) {
        m_roads.other_names.push_back({{ObjectType::way, way.id()}, m_roads.texts.intern(name)});
    }
}

RoadWay RoadHandler::road_of(const WayReading& reading, OsmWayId id) {
    RoadWay road;
    road.id = id;
    road.attributes = reading.attributes;
    road.name = m_roads.texts.intern(reading.name);
    road.ref = m_roads.texts.intern(reading.ref);
    road.destination_forward = m_roads.texts.intern(reading.destination_forward);
    road.destination_backward = m_roads.texts.intern(reading.destination_backward);
    return road;
}

std::uint32_t RoadHandler::take_refs(const osmium::Way& way) {
    const auto first = static_cast<std::uint32_t>(m_roads.refs.size());
    for (const auto& ref : way.nodes()) {
        m_roads.refs.emplace_back(ref.ref());
    }
    return first;
}

void RoadHandler::relation(const osmium::Relation& relation) {
    m_roads.any_object = true;
    if (!m_current.holds(relation)) return;
    m_roads.map.relation(relation);
    const char* type = relation.tags().get_value_by_key("type");
    if (type == nullptr) return;
    const std::string_view kind{type};
    if (kind == "multipolygon") return square(relation);
    if (kind == "route") return m_roads.buses.relation(relation);
    const bool restricts = kind == "restriction" || kind.starts_with("restriction:");
    if (!restricts && kind != "destination_sign") return;
    if (!m_roads.known_relations.insert(relation.id()).second) return;
    if (restricts) {
        restriction(relation);
    } else {
        sign_post(relation);
    }
}

/// A multipolygon is an area whatever its tag `area` says.
void RoadHandler::square(const osmium::Relation& relation) {
    if (relation.tags().get_value_by_key("highway") == nullptr) return;
    const auto reading = read_way_tags(relation.tags(), m_roads.unknown);
    if (!reading || !m_roads.known_relations.insert(relation.id()).second) return;
    Roads::Square entry;
    entry.relation = relation.id();
    for (const auto& member : relation.members()) {
        if (member.type() != osmium::item_type::way) continue;
        entry.members.push_back(member.ref());
        m_roads.border_ways.insert(member.ref());
    }
    if (entry.members.empty()) return;
    entry.road = road_of(*reading, OsmWayId{entry.members.front()});
    m_roads.add_rules(RuleSubject::way, entry.members.front(), reading->rules);
    m_roads.squares.push_back(std::move(entry));
}

void RoadHandler::restriction(const osmium::Relation& relation) {
    const auto readings = read_restriction_tags(relation.tags(), m_roads.unknown);
    if (readings.empty()) return;
    std::vector<OsmWayId> from;
    std::vector<OsmWayId> to;
    std::vector<OsmNodeId> via;
    TurnRestriction turn;
    turn.id = OsmRelationId{relation.id()};
    for (const auto& member : relation.members()) {
        const std::string_view role{member.role()};
        const bool is_way = member.type() == osmium::item_type::way;
        if (role == "from" && is_way) from.emplace_back(member.ref());
        if (role == "to" && is_way) to.emplace_back(member.ref());
        if (role == "via" && member.type() == osmium::item_type::node) via.emplace_back(member.ref());
        if (role == "via" && is_way) turn.via_ways.emplace_back(member.ref());
    }
    // Some draw the nodes at both ends of the ways as well.
    if (turn.via_ways.empty() && via.size() != 1) {
        m_roads.restrictions_without_via.emplace_back(relation.id());
        return;
    }
    for (const auto& reading : readings) {
        turn.only = reading.only;
        turn.always = reading.always;
        turn.direction = reading.direction;
        turn.traffic = reading.traffic;
        turn.tag = m_roads.texts.intern(reading.tag);
        m_roads.add_rules(RuleSubject::restriction, relation.id(), reading.rules);
        // no_entry has several "from", no_exit several "to".
        for (const auto from_way : from) {
            for (const auto to_way : to) {
                turn.from = from_way;
                turn.to = to_way;
                m_roads.restrictions.push_back({turn, via.empty() ? OsmNodeId{} : via.front()});
            }
        }
    }
}

void RoadHandler::sign_post(const osmium::Relation& relation) {
    const char* destination = relation.tags().get_value_by_key("destination");
    if (destination == nullptr) return;
    OsmWayId to;
    OsmNodeId at;
    bool has_to = false;
    bool has_at = false;
    for (const auto& member : relation.members()) {
        const std::string_view role{member.role()};
        if (role == "to" && member.type() == osmium::item_type::way) {
            to = OsmWayId{member.ref()};
            has_to = true;
        }
        if (role == "intersection" && member.type() == osmium::item_type::node) {
            at = OsmNodeId{member.ref()};
            has_at = true;
        }
    }
    if (has_to && has_at) m_roads.posts.push_back({to, at, m_roads.texts.intern(destination)});
}

} // namespace route::osm::detail
