// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/error.hpp"
#include "osm/bus_collector.hpp"
#include "osm/current_objects.hpp"
#include "osm/extract.hpp"
#include "osm/map_collector.hpp"
#include "osm/rule_tags.hpp"
#include "osm/tags.hpp"
#include "osm/text_pool.hpp"

#include <cstdint>
#include <stop_token>
#include <unordered_set>
#include <vector>

#include <osmium/handler.hpp>

/// Private to osm/: roads and relations of a file as they are read, before the nodes.
namespace route::osm::detail {

/// What the first pass found: roads and relations, nodes by their ids only.
struct Roads {
    struct Way {
        RoadWay road;
        std::uint32_t first_ref = 0;
        bool area = false;
    };
    struct Rule {
        RoadRule rule;
        std::uint32_t order = 0; ///< among those of its subject
    };
    struct Restriction {
        TurnRestriction turn; ///< its node is not known yet
        OsmNodeId via;
    };
    struct Post {
        OsmWayId to;
        OsmNodeId at;
        TextId text;
    };
    /// A square or a yard of a road's class that is drawn as a multipolygon.
    struct Square {
        RoadWay road; ///< under the id of its border's first way: messages and orders of the event speak of ways
        std::int64_t relation = 0;
        std::vector<std::int64_t> members;
    };
    /// A way of such a square's border.
    struct Border {
        std::int64_t way = 0;
        std::uint32_t first_ref = 0;
        std::uint32_t ref_count = 0;
    };
    std::vector<Way> ways;
    std::vector<Square> squares;
    std::vector<Border> borders;
    std::unordered_set<std::int64_t> border_ways; ///< that the squares are made of
    std::vector<OsmNodeId> refs;
    std::vector<Restriction> restrictions;
    std::vector<Post> posts;
    std::vector<OtherName> other_names;
    std::vector<Rule> rules;
    TextPool texts;
    MapCollector map{texts};
    BusCollector buses;
    UnknownValues unknown;
    std::unordered_set<OsmWayId> known_ways; ///< of earlier files
    std::unordered_set<std::int64_t> known_relations;
    std::vector<OsmRelationId> restrictions_without_via;
    bool any_object = false;

    /// The statements of one object's tags.
    void add_rules(RuleSubject on, std::int64_t subject, const std::vector<RuleReading>& readings) {
        for (const auto& reading : readings) {
            rules.push_back({{on, subject, reading.statement, texts.intern(reading.condition), texts.intern(reading.tag)},
                             static_cast<std::uint32_t>(rules.size())});
        }
    }
};

/// Looks now and then whether somebody wants the reading to end.
class StopWatch {
public:
    explicit StopWatch(const std::stop_token& stop) : m_stop(stop) {}
    void tick() {
        if ((++m_count & 0xffff) == 0 && m_stop.stop_requested()) throw Interrupted("interrupted");
    }

private:
    const std::stop_token& m_stop;
    std::uint32_t m_count = 0;
};

/// Reads ways and relations.
class RoadHandler : public osmium::handler::Handler {
public:
    RoadHandler(Roads& roads, const CurrentObjects& current, const std::stop_token& stop)
        : m_roads(roads), m_current(current), m_watch(stop) {}

    void way(const osmium::Way& way);
    void relation(const osmium::Relation& relation);

private:
    RoadWay road_of(const WayReading& reading, OsmWayId id);
    /// \returns where the way's nodes begin in Roads::refs.
    std::uint32_t take_refs(const osmium::Way& way);
    void square(const osmium::Relation& relation);
    void restriction(const osmium::Relation& relation);
    void sign_post(const osmium::Relation& relation);

    Roads& m_roads;
    const CurrentObjects& m_current;
    StopWatch m_watch;
};

} // namespace route::osm::detail
