// SPDX-License-Identifier: BSL-1.0
#include "network/turn_restrictions.hpp"

#include "base/listing.hpp"
#include "base/units.hpp"
#include "network/edge_id.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <span>
#include <string>
#include <utility>

namespace route::network::detail {

namespace {

using EdgeIndex = std::uint32_t;
using Path = std::vector<EdgeIndex>;

constexpr std::uint32_t not_kept = std::numeric_limits<std::uint32_t>::max();
/// Of a restriction over ways; longer ones are mistakes.
constexpr std::size_t longest_path = 40;

bool is_turn(osm::TurnDirection direction, double degrees) {
    constexpr double straight = 15;
    switch (direction) {
    case osm::TurnDirection::left: return degrees < -straight;
    case osm::TurnDirection::right: return degrees > straight;
    case osm::TurnDirection::straight_on: return std::abs(degrees) < 50;
    case osm::TurnDirection::back: return std::abs(degrees) > 130;
    case osm::TurnDirection::any: break;
    }
    return true;
}

class Resolver {
public:
    Resolver(const UnfinishedNetwork& network, Diagnostics& diagnostics) : m_net(network), m_diagnostics(diagnostics) {}

    Turns resolve() {
        std::size_t rule = first_rule();
        for (const auto& restriction : m_net.extract.restrictions) {
            const auto& rules = m_net.extract.rules;
            while (rule < rules.size() && rules[rule].subject < restriction.id.value()) {
                ++rule;
            }
            const bool ruled = rule < rules.size() && rules[rule].subject == restriction.id.value();
            add(restriction, ruled);
        }
        auto& forbidden = m_turns.forbidden;
        std::ranges::sort(forbidden);
        forbidden.erase(std::unique(forbidden.begin(), forbidden.end()), forbidden.end());
        tell(m_absent, "name roads that are not in the extract, or that do not meet", "");
        tell(m_ambiguous, "name a road that runs through the junction, and may be read in several ways",
             "Split that road at the junction in the map.");
        return std::move(m_turns);
    }

private:
    /// Rules are sorted by what they hang on, restrictions last.
    [[nodiscard]] std::size_t first_rule() const {
        const auto& rules = m_net.extract.rules;
        return static_cast<std::size_t>(
            std::ranges::lower_bound(rules, osm::RuleSubject::restriction, {}, &osm::RoadRule::on) - rules.begin());
    }

    [[nodiscard]] const records::Segment& segment_of(EdgeIndex edge) const {
        return m_net.segments[DirectedEdge::from_index(edge).segment().value()];
    }
    [[nodiscard]] std::uint32_t to(EdgeIndex edge) const {
        return DirectedEdge::from_index(edge).forward() ? segment_of(edge).to : segment_of(edge).from;
    }
    [[nodiscard]] static EdgeIndex reversed(EdgeIndex edge) { return DirectedEdge::from_index(edge).reversed().index(); }
    [[nodiscard]] const osm::RoadWay& way_of(EdgeIndex edge) const { return m_net.extract.ways[segment_of(edge).way]; }
    [[nodiscard]] double start_degrees(EdgeIndex edge) const {
        const bool forward = DirectedEdge::from_index(edge).forward();
        const auto packed = forward ? segment_of(edge).start_bearing : segment_of(edge).end_bearing;
        return packed * (360.0 / 65536.0) + (forward ? 0.0 : 180.0);
    }
    [[nodiscard]] bool against_one_way(EdgeIndex edge) const {
        const auto one_way = way_of(edge).attributes.one_way;
        const bool forward = DirectedEdge::from_index(edge).forward();
        return one_way == OneWay::forward ? !forward : one_way == OneWay::backward && forward;
    }
    [[nodiscard]] std::span<const EdgeIndex> out_edges(std::uint32_t node) const {
        const auto first = m_net.nodes[node].first_out;
        const auto end = node + 1 < m_net.nodes.size() ? m_net.nodes[node + 1].first_out : m_net.out_edges.size();
        return std::span(m_net.out_edges).subspan(first, end - first);
    }
    /// Edges of a way that leave a node; their reverses arrive there.
    [[nodiscard]] Path edges_at(OsmWayId way, std::uint32_t node) const {
        Path edges;
        for (const auto edge : out_edges(node)) {
            if (way_of(edge).id == way) edges.push_back(edge);
        }
        return edges;
    }

    void add(const osm::TurnRestriction& restriction, bool ruled) {
        auto paths = restriction.via_ways.empty() ? paths_at_node(restriction) : paths_over_ways(restriction);
        if (paths.empty()) {
            m_absent.push_back(restriction.id);
            return;
        }
        if (paths.size() > 1) {
            std::erase_if(paths, [&](const Path& path) {
                const bool drivable = std::ranges::none_of(path, [&](EdgeIndex edge) { return against_one_way(edge); });
                return !drivable || !is_turn(restriction.direction, turn_along(path));
            });
        }
        if (paths.size() != 1) {
            m_ambiguous.push_back(restriction.id);
            return;
        }
        for (const auto& path : forbidden_by(restriction, paths.front())) {
            keep(restriction, path, ruled);
        }
    }

    /// From the end of the first road to the beginning of the last, clockwise, within half a circle.
    [[nodiscard]] double turn_along(const Path& path) const {
        const double arrival = start_degrees(reversed(path.front())) + 180.0;
        return std::remainder(start_degrees(path.back()) - arrival, 360.0);
    }

    [[nodiscard]] std::vector<Path> paths_at_node(const osm::TurnRestriction& restriction) const {
        std::vector<Path> paths;
        const auto via = m_net.number[restriction.via];
        if (via == not_kept) return paths;
        for (const auto from : edges_at(restriction.from, via)) {
            for (const auto to : edges_at(restriction.to, via)) {
                // A way is not left by itself, unless that is the turn in question.
                const bool back = from == to;
                const bool only_edge = edges_at(restriction.to, via).size() == 1;
                if (back && !only_edge && restriction.direction != osm::TurnDirection::back) continue;
                paths.push_back({reversed(from), to});
            }
        }
        return paths;
    }

    /// Over all of the ways that lie between, from where the first road comes to them to where the last begins.
    [[nodiscard]] std::vector<Path> paths_over_ways(const osm::TurnRestriction& restriction) const {
        std::vector<Path> paths;
        for (const auto node : nodes_of(restriction.via_ways)) {
            for (const auto from : edges_at(restriction.from, node)) {
                Path path{reversed(from)};
                extend(restriction, path, paths);
            }
        }
        return paths;
    }

    [[nodiscard]] std::vector<std::uint32_t> nodes_of(const std::vector<OsmWayId>& ways) const {
        std::vector<std::uint32_t> nodes;
        for (const auto id : ways) {
            auto entry = std::ranges::lower_bound(m_between, id, {}, &WaySegment::way);
            for (; entry != m_between.end() && entry->way == id; ++entry) {
                nodes.push_back(m_net.segments[entry->segment].from);
                nodes.push_back(m_net.segments[entry->segment].to);
            }
        }
        std::ranges::sort(nodes);
        nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
        return nodes;
    }

    // NOLINTNEXTLINE(misc-no-recursion): as deep as the longest path
    void extend(const osm::TurnRestriction& restriction, Path& path, std::vector<Path>& paths) const {
        if (path.size() > longest_path) return;
        const auto& ways = restriction.via_ways;
        const bool complete = std::ranges::all_of(ways, [&](OsmWayId way) {
            return std::ranges::any_of(path, [&](EdgeIndex edge) { return way_of(edge).id == way; });
        });
        for (const auto edge : out_edges(to(path.back()))) {
            const bool driven = std::ranges::any_of(path, [&](EdgeIndex e) { return e / 2 == edge / 2; });
            const auto way = way_of(edge).id;
            if (complete && way == restriction.to && edge != reversed(path.back())) {
                paths.push_back(path);
                paths.back().push_back(edge);
            } else if (!driven && std::ranges::find(ways, way) != ways.end()) {
                path.push_back(edge);
                extend(restriction, path, paths);
                path.pop_back();
            }
        }
    }

    /// "Only" forbids every other way out, from the first node on.
    [[nodiscard]] std::vector<Path> forbidden_by(const osm::TurnRestriction& restriction, const Path& path) const {
        if (!restriction.only) return {path};
        std::vector<Path> forbidden;
        for (std::size_t i = 1; i < path.size(); ++i) {
            for (const auto edge : out_edges(to(path[i - 1]))) {
                if (edge == path[i]) continue;
                forbidden.emplace_back(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(i));
                forbidden.back().push_back(edge);
            }
        }
        return forbidden;
    }

    void keep(const osm::TurnRestriction& restriction, const Path& path, bool ruled) {
        const bool plain = path.size() == 2 && !ruled && restriction.always && restriction.traffic == osm::Traffic::all();
        if (plain) {
            m_turns.forbidden.push_back({path[0], path[1]});
            return;
        }
        records::Restriction record;
        record.osm_id = restriction.id.value();
        record.first_edge = static_cast<std::uint32_t>(m_turns.edges.size());
        record.tag = restriction.tag.value();
        record.traffic = restriction.traffic;
        record.always = restriction.always ? 1 : 0;
        m_turns.restrictions.push_back(record);
        m_turns.edges.insert(m_turns.edges.end(), path.begin(), path.end());
    }

    void tell(std::vector<OsmRelationId> relations, std::string_view why, std::string hint) {
        std::ranges::sort(relations);
        relations.erase(std::unique(relations.begin(), relations.end()), relations.end());
        if (relations.empty()) return;
        constexpr std::size_t most = 10;
        const auto list = listed(relations, most, [](OsmRelationId relation) { return std::to_string(relation.value()); });
        const bool one = relations.size() == 1;
        m_diagnostics.add({Severity::note,
                           "restriction-unresolved",
                           {},
                           "",
                           fmt::format("{} turn restriction{} {}; {} not applied (relation{} {})", relations.size(),
                                       one ? "" : "s", why, one ? "it is" : "they are", one ? "" : "s", list),
                           std::move(hint)});
    }

    struct WaySegment {
        OsmWayId way;
        std::uint32_t segment = 0;
        auto operator<=>(const WaySegment&) const = default;
    };

    /// The segments of all ways over which a restriction leads, by way.
    [[nodiscard]] static std::vector<WaySegment> segments_between(const UnfinishedNetwork& net) {
        std::vector<OsmWayId> ways;
        for (const auto& restriction : net.extract.restrictions) {
            ways.insert(ways.end(), restriction.via_ways.begin(), restriction.via_ways.end());
        }
        std::ranges::sort(ways);
        std::vector<WaySegment> segments;
        if (ways.empty()) return segments;
        for (std::uint32_t s = 0; s < net.segments.size(); ++s) {
            const auto id = net.extract.ways[net.segments[s].way].id;
            if (std::ranges::binary_search(ways, id)) segments.push_back({id, s});
        }
        std::ranges::sort(segments);
        return segments;
    }

    const UnfinishedNetwork& m_net;
    Diagnostics& m_diagnostics;
    std::vector<WaySegment> m_between = segments_between(m_net);
    Turns m_turns;
    std::vector<OsmRelationId> m_absent;
    std::vector<OsmRelationId> m_ambiguous;
};

} // namespace

Turns resolved_turns(const UnfinishedNetwork& network, Diagnostics& diagnostics) {
    return Resolver{network, diagnostics}.resolve();
}

std::vector<records::RoadRule> numbered_rules(const osm::Extract& extract, const std::vector<std::uint32_t>& number,
                                              const std::vector<records::Restriction>& restrictions) {
    std::vector<records::RoadRule> rules;
    rules.reserve(extract.rules.size());
    const auto add = [&](const osm::RoadRule& rule, std::size_t subject) {
        records::RoadRule record;
        record.on = rule.on;
        record.subject = static_cast<std::uint32_t>(subject);
        record.statement = rule.statement;
        record.condition = rule.condition.value();
        record.tag = rule.tag.value();
        rules.push_back(record);
    };
    // A way that the extract's border cuts has several parts, and an "only" forbids several turns.
    for (const auto& rule : extract.rules) {
        if (rule.on == osm::RuleSubject::way) {
            auto way = std::ranges::lower_bound(extract.ways, OsmWayId{rule.subject}, {}, &osm::RoadWay::id);
            for (; way != extract.ways.end() && way->id.value() == rule.subject; ++way) {
                add(rule, static_cast<std::size_t>(way - extract.ways.begin()));
            }
        } else if (rule.on == osm::RuleSubject::restriction) {
            auto one = std::ranges::lower_bound(restrictions, rule.subject, {}, &records::Restriction::osm_id);
            for (; one != restrictions.end() && one->osm_id == rule.subject; ++one) {
                add(rule, static_cast<std::size_t>(one - restrictions.begin()));
            }
        } else if (number[static_cast<std::size_t>(rule.subject)] != not_kept) {
            add(rule, number[static_cast<std::size_t>(rule.subject)]);
        }
    }
    std::ranges::stable_sort(rules, {}, [](const records::RoadRule& rule) { return std::pair(rule.on, rule.subject); });
    return rules;
}

} // namespace route::network::detail
