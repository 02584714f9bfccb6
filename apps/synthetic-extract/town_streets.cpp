// SPDX-License-Identifier: BSL-1.0
#include "town_streets.hpp"

#include "street_names.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace synthetic {

namespace {

constexpr double whole_turn = 2 * std::numbers::pi;

struct Radial {
    double angle = 0;
    const TownEntry* entry = nullptr; ///< nothing: a street of the town alone
    std::string name;
};

/// One ring street: its junctions by angle, as they are added.
struct Ring {
    double radius_m = 0;
    std::map<double, NodeRef> nodes;
};

class TownBuilder {
public:
    TownBuilder(const MapTable& table, std::size_t town, const TownPlan& plan, RoadMap& map, Truth& truth)
        : m_table(table), m_town(table.towns[town]), m_plan(plan), m_map(map), m_truth(truth),
          m_chance({table.seed, Chance::seed_of("town"), town}) {}

    TownStreets build() {
        m_map.set_country(m_town.country);
        const auto centre = m_map.add_node(m_plan.centre);
        if (m_town.size == TownSize::pass) return build_pass(centre);
        m_map.tag_node(centre, {{"place", place_kind()}, {"name", m_town.name}});
        lay_rings();
        choose_radials();
        join_lanes();
        join_square(centre);
        build_rings();
        build_radials();
        build_landmarks();
        tell_truth();
        return std::move(m_streets);
    }

private:
    [[nodiscard]] bool at_least(TownSize size) const { return m_town.size >= size; }
    [[nodiscard]] const char* place_kind() const {
        if (at_least(TownSize::city)) return "city";
        return at_least(TownSize::small_town) ? "town" : "village";
    }

    void tell_truth() {
        m_town_truth.town = static_cast<std::size_t>(&m_town - m_table.towns.data());
        m_town_truth.ring_m = m_rings.front().radius_m;
        for (const auto& entry : m_streets.entries) {
            m_town_truth.entries.push_back(entry.node);
            m_town_truth.corridors.push_back(entry.corridor);
        }
        m_truth.towns.push_back(std::move(m_town_truth));
    }

    /// Where the two roads over a pass meet.
    TownStreets build_pass(NodeRef centre) {
        m_map.tag_node(centre, {{"mountain_pass", "yes"},
                                {"natural", "saddle"},
                                {"name", m_town.name},
                                {"ele", std::to_string(static_cast<int>(m_town.height_m))}});
        const Point name_place = m_plan.centre + point(25, 25);
        m_map.tag_node(m_map.add_node(name_place), {{"place", "locality"}, {"name", m_town.name}});
        for (const auto& entry : m_plan.entries) {
            m_streets.entries.push_back({entry.corridor, entry.at_start, centre, {}});
        }
        return std::move(m_streets);
    }

    void lay_rings() {
        const double inner = std::min(0.4 * m_plan.radius_m, 95.0);
        const int gaps = std::max(1, static_cast<int>((m_plan.radius_m - inner) / 120));
        for (int i = 0; i <= gaps; ++i) {
            m_rings.push_back({inner + (m_plan.radius_m - inner) * i / gaps, {}});
        }
    }

    void choose_radials() {
        for (const auto& entry : m_plan.entries) {
            m_radials.push_back({entry.angle, &entry, street_name(m_chance)});
        }
        // Streets of the town alone fill the gaps.
        for (bool added = true; added;) {
            added = false;
            std::ranges::sort(m_radials, {}, &Radial::angle);
            for (std::size_t i = 0; i < m_radials.size(); ++i) {
                const double gap = m_radials.size() == 1
                                       ? whole_turn
                                       : turned_left(m_radials[i].angle, m_radials[(i + 1) % m_radials.size()].angle);
                if (gap < 1.75) continue;
                const double angle = turned_left(0, m_radials[i].angle + gap * m_chance.between(0.42, 0.58));
                m_radials.push_back({angle, nullptr, street_name(m_chance)});
                added = true;
                break;
            }
        }
        for (std::size_t r = 0; r < m_rings.size(); ++r) {
            for (const auto& radial : m_radials) {
                add_ring_node(r, radial.angle);
            }
        }
    }

    [[nodiscard]] Point ring_point(std::size_t ring, double angle) const {
        const double share = m_rings[ring].radius_m / m_plan.radius_m;
        return m_plan.centre + ray(angle) * (share * m_plan.radius_at(angle) * m_plan.stretch);
    }
    NodeRef add_ring_node(std::size_t ring, double angle) {
        angle = turned_left(0, angle);
        auto& nodes = m_rings[ring].nodes;
        const auto known = nodes.find(angle);
        if (known != nodes.end()) return known->second;
        return nodes.emplace(angle, m_map.add_node(ring_point(ring, angle))).first->second;
    }

    /// Lanes from ring to ring between two radials. Each gap has its own, so they end at T junctions.
    void join_lanes() {
        for (std::size_t r = 0; r + 1 < m_rings.size(); ++r) {
            for (std::size_t s = 0; s < m_radials.size(); ++s) {
                const double from = m_radials[s].angle;
                const double gap = turned_left(from, m_radials[(s + 1) % m_radials.size()].angle);
                const double arc_m = gap * m_rings[r].radius_m;
                const int lanes = static_cast<int>(arc_m / 125);
                for (int l = 1; l <= lanes; ++l) {
                    join_lane(r, from + gap * (l + m_chance.between(-0.22, 0.22)) / (lanes + 1));
                }
            }
        }
    }
    void join_lane(std::size_t ring, double angle) {
        if (m_chance.happens(0.08)) return; // a garden
        const auto inner = add_ring_node(ring, angle);
        const auto outer = add_ring_node(ring + 1, angle);
        const bool alley = m_chance.happens(0.1);
        Tags tags = road_tags(alley                    ? "service"
                              : m_chance.happens(0.12) ? "living_street"
                                                       : "residential",
                              alley ? "" : street_name(m_chance), "", 0);
        if (m_chance.happens(0.15)) tags.emplace_back("oneway", "yes");
        const auto way = m_map.add_way({inner, outer}, tags);
        m_truth.tees.push_back({inner, way});
        m_truth.tees.push_back({outer, way});
        if (m_chance.happens(0.1)) add_footway(ring, angle);
    }
    /// Not joined to anything that drives.
    void add_footway(std::size_t ring, double angle) {
        const double r = (m_rings[ring].radius_m + m_rings[ring + 1].radius_m) / 2 * m_plan.stretch;
        const double aside = 22 * m_plan.stretch / r;
        const auto a = m_map.add_node(m_plan.centre + ray(angle + aside) * r);
        const auto b = m_map.add_node(m_plan.centre + ray(angle + 2 * aside) * r);
        m_map.add_way({a, b}, {{"highway", "footway"}});
    }

    /// Two pedestrian streets cross in the square; bollards keep cars out at two of their four ends.
    void join_square(NodeRef centre) {
        double widest = 0;
        double across = 0;
        for (std::size_t s = 0; s < m_radials.size(); ++s) {
            const double gap = m_radials.size() == 1
                                   ? whole_turn
                                   : turned_left(m_radials[s].angle, m_radials[(s + 1) % m_radials.size()].angle);
            if (gap > widest) {
                widest = gap;
                across = m_radials[s].angle + gap * 0.45;
            }
        }
        static constexpr std::array<const char*, 4> streets{"Corso Vittorio Emanuele", "Via del Duomo", "Corso Umberto I",
                                                            "Via Maestra"};
        const auto ring_m = m_rings.front().radius_m;
        for (int street = 0; street < 2; ++street) {
            const double angle = across + street * std::numbers::pi / 2;
            std::vector<NodeRef> nodes{add_ring_node(0, angle),
                                       inside(angle, 0.78 * ring_m),
                                       inside(angle, 0.3 * ring_m),
                                       centre,
                                       inside(angle + std::numbers::pi, 0.3 * ring_m),
                                       inside(angle + std::numbers::pi, 0.78 * ring_m),
                                       add_ring_node(0, angle + std::numbers::pi)};
            if (street == 1) {
                m_map.tag_node(nodes[1], {{"barrier", "bollard"}});
                m_map.tag_node(nodes[5], {{"barrier", "bollard"}});
            }
            m_square.push_back(nodes[2]);
            m_square.push_back(nodes[4]);
            if (street == 0) m_town_truth.parade = nodes;
            m_truth.parade_streets.push_back(m_map.add_way(nodes, road_tags("pedestrian", m_chance.one_of(streets), "", 0)));
        }
        m_map.add_way({m_square[0], m_square[2], m_square[1], m_square[3], m_square[0]},
                      road_tags("pedestrian", "Piazza del Popolo", "", 0));
    }
    NodeRef inside(double angle, double radius_m) {
        return m_map.add_node(m_plan.centre + ray(angle) * (radius_m * m_plan.stretch));
    }

    void build_rings() {
        for (std::size_t r = 0; r < m_rings.size(); ++r) {
            if (r + 1 == m_rings.size()) choose_exits(r);
            for (std::size_t s = 0; s < m_radials.size(); ++s) {
                build_arc(r, m_radials[s], m_radials[(s + 1) % m_radials.size()]);
            }
        }
    }
    void choose_exits(std::size_t ring) {
        for (std::size_t s = 0; s < m_radials.size(); ++s) {
            const double gap = turned_left(m_radials[s].angle, m_radials[(s + 1) % m_radials.size()].angle);
            if (gap * m_plan.radius_m < 300 && m_radials.size() > 1) continue;
            const double angle = turned_left(0, m_radials[s].angle + gap * 0.503);
            m_streets.exits.push_back({angle, add_ring_node(ring, angle)});
        }
    }
    [[nodiscard]] Tags ring_tags(std::size_t ring) {
        const bool outer = ring + 1 == m_rings.size();
        if (outer) {
            const auto* highway = at_least(TownSize::town)         ? "secondary"
                                  : at_least(TownSize::small_town) ? "tertiary"
                                                                   : "residential";
            return road_tags(highway, "Via Circonvallazione", "", 50);
        }
        if (ring == 0 && at_least(TownSize::small_town)) {
            Tags tags = road_tags("tertiary", "Via delle Mura", "", 30);
            tags.emplace_back("oneway", "yes");
            return tags;
        }
        if (ring == m_rings.size() / 2 && at_least(TownSize::town))
            return road_tags("tertiary", street_name(m_chance), "", 50);
        return road_tags("residential", street_name(m_chance), "", 0);
    }
    /// From one radial to the next, with a node wherever the bend asks for one.
    void build_arc(std::size_t ring, const Radial& from, const Radial& to) {
        auto& nodes = m_rings[ring].nodes;
        const double gap = m_radials.size() == 1 ? whole_turn : turned_left(from.angle, to.angle);
        std::vector<std::pair<double, NodeRef>> on_arc;
        for (const auto& [angle, node] : nodes) {
            const double along = turned_left(from.angle, angle);
            if (along < gap) on_arc.emplace_back(along, node);
        }
        std::ranges::sort(on_arc);
        on_arc.emplace_back(gap, add_ring_node(ring, to.angle));
        std::vector<NodeRef> way{on_arc.front().second};
        for (std::size_t i = 1; i < on_arc.size(); ++i) {
            const double arc = on_arc[i].first - on_arc[i - 1].first;
            const int pieces = std::max(1, static_cast<int>(std::ceil(arc / std::max(0.05, 60.0 / m_rings[ring].radius_m))));
            for (int p = 1; p < pieces; ++p) {
                way.push_back(m_map.add_node(ring_point(ring, from.angle + on_arc[i - 1].first + arc * p / pieces)));
            }
            way.push_back(on_arc[i].second);
        }
        const auto made = m_map.add_way(way, ring_tags(ring));
        if (ring + 1 == m_rings.size()) {
            m_outer_ends[from.angle].push_back({made, true});
            m_outer_ends[to.angle].push_back({made, false});
        }
    }

    void build_radials() {
        for (const auto& radial : m_radials) {
            std::vector<NodeRef> nodes;
            for (std::size_t r = m_rings.size(); r-- > 0;) {
                nodes.push_back(m_rings[r].nodes.at(turned_left(0, radial.angle)));
            }
            const auto way = m_map.add_way(nodes, radial_tags(radial));
            if (at_least(TownSize::town)) set_signals(nodes);
            if (radial.entry == nullptr) continue;
            EntryNode entry{radial.entry->corridor, radial.entry->at_start, nodes.front(), m_outer_ends[radial.angle]};
            entry.ends.push_back({way, true});
            m_streets.entries.push_back(std::move(entry));
        }
    }
    [[nodiscard]] Tags radial_tags(const Radial& radial) {
        if (radial.entry == nullptr)
            return road_tags(at_least(TownSize::town) ? "tertiary" : "residential", radial.name, "", 50);
        const auto& corridor = m_table.corridors[radial.entry->corridor];
        const auto road_class = corridor.road_class == CorridorClass::trunk ? CorridorClass::primary : corridor.road_class;
        return road_tags(highway_of(road_class), radial.name, corridor.ref, 50);
    }
    void set_signals(const std::vector<NodeRef>& radial) {
        for (std::size_t i = 1; i + 1 < radial.size(); ++i) {
            if (!m_chance.happens(0.25)) continue;
            m_map.tag_node(radial[i], {{"highway", "traffic_signals"}});
            m_truth.signals.push_back(radial[i]);
        }
    }

    void build_landmarks() {
        const auto landmark = [&](double angle, double distance_m, const Tags& tags) {
            m_map.tag_node(m_map.add_node(m_plan.centre + ray(angle) * (distance_m * m_plan.stretch)), tags);
        };
        const double inner = m_rings.front().radius_m;
        landmark(0.4, 0.45 * inner,
                 {{"amenity", "place_of_worship"},
                  {"religion", "christian"},
                  {"building", "church"},
                  {"name", "Chiesa di " + hamlet_name(m_chance)}});
        landmark(m_chance.between(0, whole_turn), m_plan.radius_m + 90,
                 {{"landuse", "cemetery"}, {"name", "Cimitero di " + m_town.name}});
        ++m_truth.churches;
        ++m_truth.cemeteries;
        for (const auto& radial : m_radials) {
            if (radial.entry == nullptr || !m_chance.happens(0.5)) continue;
            const double aside = 18 / m_plan.radius_m;
            landmark(radial.angle + aside, m_plan.radius_m - 70, {{"amenity", "fuel"}, {"brand", "Benzina"}});
            ++m_truth.filling_stations;
        }
        if (at_least(TownSize::town))
            landmark(2.1, 0.6 * m_plan.radius_m, {{"amenity", "hospital"}, {"name", "Ospedale di " + m_town.name}});
    }

    const MapTable& m_table;
    const Town& m_town;
    const TownPlan& m_plan;
    RoadMap& m_map;
    Truth& m_truth;
    Chance m_chance;
    std::vector<Ring> m_rings;
    std::vector<Radial> m_radials;
    std::vector<NodeRef> m_square;
    std::map<double, std::vector<WayEnd>> m_outer_ends;
    Truth::TownTruth m_town_truth;
    TownStreets m_streets;
};

/// No way from the radial to the ring's left: the sign that Italian towns love.
void forbid_left(const EntryNode& entry, RoadMap& map) {
    const WayEnd radial = entry.ends[entry.ends.size() - 2];
    const double inward = map.direction_of(radial, 40);
    for (const auto& ring : {entry.ends[0], entry.ends[1]}) {
        // Coming out of the town the driver looks away from it; left is where the ring is turned to the left.
        if (turned_left(inward + std::numbers::pi, map.direction_of(ring, 40)) > std::numbers::pi) continue;
        map.add_restriction({"no_left_turn", radial.way, entry.node, ring.way});
    }
}

} // namespace

std::string highway_of(CorridorClass road_class) {
    static constexpr std::array<const char*, 4> names{"trunk", "primary", "secondary", "tertiary"};
    return names.at(static_cast<std::size_t>(road_class));
}

TownStreets build_town(const MapTable& table, std::size_t town, const TownPlan& plan, RoadMap& map, Truth& truth) {
    return TownBuilder{table, town, plan, map, truth}.build();
}

void build_entries(const MapTable& table, std::size_t town, const TownStreets& streets, RoadMap& map, Truth& truth) {
    Chance chance{table.seed, Chance::seed_of("entries"), town};
    const auto size = table.towns[town].size;
    if (size == TownSize::pass) return;
    map.set_country(table.towns[town].country);
    for (const auto& entry : streets.entries) {
        const double roundabout = size >= TownSize::town ? 0.7 : size == TownSize::small_town ? 0.5 : 0.15;
        if (entry.ends.size() >= 3 && chance.happens(roundabout)) {
            const RingDesign design{chance.between(14, 24), chance.happens(0.5), chance.happens(0.5)};
            const auto highway = map.tags_of(entry.ends.back().way).front().second;
            if (build_roundabout(map, entry.ends, design, highway == "trunk" ? "primary" : highway, truth)) continue;
        }
        if (size >= TownSize::small_town && chance.happens(0.6)) {
            map.tag_node(entry.node, {{"highway", "traffic_signals"}});
            truth.signals.push_back(entry.node);
            if (entry.ends.size() == 4 && chance.happens(0.5)) forbid_left(entry, map);
        }
    }
}

} // namespace synthetic
