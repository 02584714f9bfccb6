// SPDX-License-Identifier: BSL-1.0
#include "corridor_roads.hpp"

#include "dual_carriageway.hpp"
#include "junctions.hpp"
#include "street_names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace synthetic {

namespace {

enum class StretchKind { open, slow, bridge, tunnel, dual };

/// A part of the corridor whose ways have tags of their own.
struct Stretch {
    double from = 0;
    double to = 0;
    StretchKind kind = StretchKind::open;
};

/// A node of the corridor at its place along the line.
struct Station {
    double along = 0;
    NodeRef node = no_node;
    bool parts_way = false;
};

class CorridorBuilder {
public:
    CorridorBuilder(const MapTable& table, std::size_t index, const Line& line, std::vector<Cut>& cuts,
                    std::vector<TownStreets>& streets, RoadMap& map, Truth& truth)
        : m_table(table), m_corridor(table.corridors[index]), m_line(line), m_cuts(cuts), m_map(map), m_truth(truth),
          m_chance({table.seed, Chance::seed_of("corridor"), index}), m_length(m_line.length()),
          m_scale(stretch_at(line.front())), m_start(entry_of(streets[m_corridor.from], index, true)),
          m_end(entry_of(streets[m_corridor.to], index, false)) {}

    void build() {
        std::ranges::sort(m_cuts, {}, &Cut::along);
        for (const auto& cut : m_cuts) {
            occupy(cut.along, 70);
        }
        add_station(0, m_start.node, false);
        add_station(m_length, m_end.node, false);
        slow_down_at_towns();
        if (m_corridor.dual) choose_dual();
        choose_border();
        choose_hamlets();
        choose_structures();
        choose_stubs();
        treat_cuts();
        build_ways();
        build_roundabouts();
    }

private:
    static EntryNode& entry_of(TownStreets& town, std::size_t corridor, bool at_start) {
        return *std::ranges::find_if(town.entries,
                                     [&](const EntryNode& e) { return e.corridor == corridor && e.at_start == at_start; });
    }
    [[nodiscard]] double metres(double ground_m) const { return ground_m * m_scale; }
    [[nodiscard]] Point heading_at(double along) const { return m_line.heading_at(along, metres(10)); }
    /// Whether the road keeps its direction round there.
    [[nodiscard]] bool straight(double along, double half_m) const {
        const double here = angle_of(heading_at(along));
        for (const double offset : {-1.0, -0.5, 0.5, 1.0}) {
            if (apart(here, angle_of(heading_at(along + offset * metres(half_m)))) > 0.45) return false;
        }
        return true;
    }
    void occupy(double along, double half_m) { m_busy.emplace_back(along - metres(half_m), along + metres(half_m)); }
    [[nodiscard]] bool is_free(double along, double half_m) const {
        const double from = along - metres(half_m);
        const double to = along + metres(half_m);
        if (from < metres(260) || to > m_length - metres(260)) return false;
        return std::ranges::none_of(m_busy, [&](const auto& busy) { return busy.first < to && from < busy.second; });
    }
    /// The first free and straight place from `along` on, before `until`.
    [[nodiscard]] std::optional<double> room_from(double along, double until, double half_m) const {
        for (double at = along; at < until; at += metres(40)) {
            if (is_free(at, half_m) && straight(at, half_m)) return at;
        }
        return std::nullopt;
    }
    NodeRef add_station(double along, NodeRef node, bool parts_way) {
        if (node == no_node) node = m_map.add_node(m_line.at(along));
        m_stations.push_back({along, node, parts_way});
        return node;
    }
    void add_stretch(double from, double to, StretchKind kind) { m_stretches.push_back({from, to, kind}); }
    [[nodiscard]] const Town& town_from() const { return m_table.towns[m_corridor.from]; }
    [[nodiscard]] const Town& town_to() const { return m_table.towns[m_corridor.to]; }

    void slow_down_at_towns() {
        const double zone = metres(150);
        for (const bool at_start : {true, false}) {
            const auto& town = at_start ? town_from() : town_to();
            if (town.size == TownSize::pass || m_length < 4 * zone) continue;
            const double sign = at_start ? zone : m_length - zone;
            m_map.tag_node(add_station(sign, no_node, false), {{"traffic_sign", "city_limit"}, {"name", town.name}});
            add_stretch(at_start ? 0 : sign, at_start ? sign : m_length, StretchKind::slow);
        }
    }

    void choose_dual() {
        const double length = std::min(metres(2600), 0.35 * m_length);
        for (double from = 0.3 * m_length; from + length < 0.9 * m_length; from += metres(120)) {
            const double to = from + length;
            const auto bad = [&](const Cut& cut) {
                const bool at_end = std::abs(cut.along - from) < metres(90) || std::abs(cut.along - to) < metres(90);
                return at_end || (cut.crossing_corridor && cut.along > from - metres(90) && cut.along < to + metres(90));
            };
            if (std::ranges::any_of(m_cuts, bad) || !gentle(from, to)) continue;
            m_dual = DualStretch{from, to, add_station(from, no_node, false), add_station(to, no_node, false)};
            add_stretch(from, to, StretchKind::dual);
            m_busy.emplace_back(from - metres(60), to + metres(60));
            return;
        }
    }
    /// No bend so narrow that carriageways beside the line would meet.
    [[nodiscard]] bool gentle(double from, double to) const {
        for (double at = from; at < to; at += metres(25)) {
            if (apart(angle_of(heading_at(at)), angle_of(heading_at(at + metres(25)))) > 0.7) return false;
        }
        return true;
    }

    void choose_border() {
        m_border = 2 * m_length;
        if (town_from().country == town_to().country) return;
        const auto place = room_from(0.45 * m_length, 0.8 * m_length, 60);
        m_border = place.value_or(0.5 * m_length);
        const auto node = add_station(m_border, no_node, true);
        m_map.tag_node(node, {{"barrier", "border_control"}, {"access", "yes"}});
        occupy(m_border, 60);
    }

    /// A place on the road: signs, a slower stretch, short streets to both sides and lanes behind the houses.
    void choose_hamlets() {
        for (double at = metres(m_chance.between(2500, 5000)); at < m_length; at += metres(m_chance.between(5500, 8500))) {
            const auto place = room_from(at, at + metres(2500), 330);
            if (!place) continue;
            build_hamlet(*place);
            occupy(*place, 360);
        }
    }
    void build_hamlet(double middle) {
        const auto name = hamlet_name(m_chance);
        const double half = metres(290);
        for (const double sign : {middle - half, middle + half}) {
            m_map.tag_node(add_station(sign, no_node, false), {{"traffic_sign", "city_limit"}, {"name", name}});
        }
        add_stretch(middle - half, middle + half, StretchKind::slow);
        const Point centre = m_line.at(middle);
        m_map.tag_node(m_map.add_node(centre + left_of(heading_at(middle)) * metres(20)),
                       {{"place", m_chance.happens(0.5) ? "village" : "hamlet"}, {"name", name}});
        for (const int side : {1, -1}) {
            std::vector<NodeRef> lane;
            for (const double offset : {-180.0, -60.0, 75.0, 190.0}) {
                const double along = middle + metres(offset + side * m_chance.between(0, 25));
                const auto corner = add_station(along, no_node, false);
                const Point aside = left_of(heading_at(middle)) * (side * metres(m_chance.between(85, 105)));
                const auto back = m_map.add_node(m_map.place(corner) + aside);
                const auto way = m_map.add_way({corner, back}, road_tags("residential", street_name(m_chance), "", 30));
                m_truth.tees.push_back({corner, way});
                lane.push_back(back);
            }
            m_map.add_way(lane, road_tags("residential", street_name(m_chance), "", 30));
        }
        landmark(middle + metres(20), 22,
                 {{"amenity", "place_of_worship"}, {"building", "church"}, {"name", "Chiesa di " + name}});
        ++m_truth.churches;
        if (m_chance.happens(0.5)) {
            landmark(middle + metres(235), 16, {{"amenity", "fuel"}, {"brand", "Benzina"}});
            ++m_truth.filling_stations;
        }
    }
    void landmark(double along, double aside_m, const Tags& tags) {
        const double side = m_chance.happens(0.5) ? 1 : -1;
        m_map.tag_node(m_map.add_node(m_line.at(along) + left_of(heading_at(along)) * (side * metres(aside_m))), tags);
    }

    void choose_structures() {
        for (double at = metres(m_chance.between(1200, 4000)); at < m_length; at += metres(m_chance.between(4000, 9000))) {
            const double kind = m_chance.unit();
            if (kind < 0.4) {
                const auto place = room_from(at, at + metres(3000), 50);
                if (!place) continue;
                add_stretch(*place - metres(30), *place + metres(30), StretchKind::bridge);
                occupy(*place, 50);
            } else if (kind < 0.6 && town_from().height_m + town_to().height_m > 500) {
                const auto place = room_from(at, at + metres(3000), 140);
                if (!place) continue;
                add_stretch(*place - metres(110), *place + metres(110), StretchKind::tunnel);
                occupy(*place, 140);
            } else if (m_corridor.road_class != CorridorClass::trunk) {
                const auto place = room_from(at, at + metres(3000), 90);
                if (place) build_level_crossing(*place);
            }
        }
    }
    void build_level_crossing(double along) {
        const auto node = add_station(along, no_node, false);
        m_map.tag_node(node, {{"railway", "level_crossing"}, {"crossing:barrier", "full"}});
        m_truth.level_crossings.push_back(node);
        const Point across = left_of(heading_at(along)) * metres(130);
        const Point here = m_map.place(node);
        m_map.add_way({m_map.add_node(here - across), node, m_map.add_node(here + across)},
                      {{"railway", "rail"}, {"gauge", "1435"}});
        occupy(along, 90);
    }

    /// Farm tracks, drives and filling stations along the road.
    void choose_stubs() {
        for (double at = metres(m_chance.between(300, 700)); at < m_length; at += metres(m_chance.between(350, 900))) {
            if (!is_free(at, 45) || !straight(at, 40)) continue;
            const double kind = m_chance.unit();
            if (kind < 0.08) {
                landmark(at, 17, {{"amenity", "fuel"}, {"brand", "Benzina"}});
                ++m_truth.filling_stations;
                continue;
            }
            if (kind < 0.12) {
                landmark(at, 40, {{"landuse", "cemetery"}, {"name", "Cimitero"}});
                ++m_truth.cemeteries;
                continue;
            }
            build_stub(at, kind);
            occupy(at, 45);
        }
    }
    void build_stub(double along, double kind) {
        const double side = m_chance.happens(0.5) ? 1 : -1;
        const auto corner = add_station(along, no_node, false);
        const Point out = ray(angle_of(left_of(heading_at(along)) * side) + m_chance.between(-0.5, 0.5));
        const Point here = m_map.place(corner);
        const auto middle = m_map.add_node(here + out * metres(28));
        const auto end =
            m_map.add_node(here + out * metres(m_chance.between(45, 75)) + left_of(out) * metres(m_chance.between(-12, 12)));
        Tags tags = road_tags(kind < 0.4 ? "track" : kind < 0.8 ? "service" : "unclassified", "", "", 0);
        if (kind < 0.4) tags.emplace_back("surface", "gravel");
        if (kind >= 0.4 && kind < 0.55) tags.emplace_back("service", "driveway");
        if (kind >= 0.55 && kind < 0.65) tags.emplace_back("access", "private");
        const auto way = m_map.add_way({corner, middle, end}, tags);
        m_truth.tees.push_back({corner, way});
    }

    [[nodiscard]] bool in_dual(double along) const { return m_dual && along > m_dual->from && along < m_dual->to; }
    /// Two cuts so near that what is built at one would reach the other.
    [[nodiscard]] bool crowded(std::size_t cut) const {
        const auto near = [&](std::size_t other) { return std::abs(m_cuts[other].along - m_cuts[cut].along) < metres(110); };
        return (cut > 0 && near(cut - 1)) || (cut + 1 < m_cuts.size() && near(cut + 1)) || in_slow(m_cuts[cut].along);
    }
    [[nodiscard]] bool in_slow(double along) const {
        return std::ranges::any_of(
            m_stretches, [&](const Stretch& s) { return along > s.from - metres(60) && along < s.to + metres(60); });
    }

    void treat_cuts() {
        for (std::size_t i = 0; i < m_cuts.size(); ++i) {
            auto& cut = m_cuts[i];
            if (in_dual(cut.along)) continue;
            const auto arms = cut.left.size() + cut.right.size();
            const bool room = !cut.crossing_corridor && !crowded(i);
            if (room && arms >= 2 && has_roads_only(cut) && m_corridor.road_class != CorridorClass::tertiary &&
                m_chance.happens(0.3)) {
                add_station(cut.along, cut.node, true);
                m_roundabouts.push_back(i);
                continue;
            }
            add_station(cut.along, cut.node, false);
            if (arms == 1 && !cut.crossing_corridor) {
                m_truth.tees.push_back({cut.node, (cut.left.empty() ? cut.right : cut.left).front().way});
            }
            if (room && !cut.left.empty() && !cut.right.empty() && m_chance.happens(0.35)) stagger(cut);
            give_way(cut);
            if (cut.crossing_corridor && m_chance.happens(0.5)) {
                m_map.tag_node(cut.node, {{"highway", "traffic_signals"}});
                m_truth.signals.push_back(cut.node);
            }
        }
    }
    /// Nobody builds a roundabout for a farm track.
    [[nodiscard]] bool has_roads_only(const Cut& cut) const {
        const auto is_road = [&](const WayEnd& end) {
            const auto& highway = m_map.tags_of(end.way).front().second;
            return highway != "track" && highway != "service";
        };
        return std::ranges::all_of(cut.left, is_road) && std::ranges::all_of(cut.right, is_road);
    }
    /// The road to the right leaves some metres further on.
    void stagger(Cut& cut) {
        const double along = cut.along + metres(m_chance.between(18, 30));
        const auto node = add_station(along, no_node, false);
        for (const auto& end : cut.right) {
            m_map.cut_back(end, 14, node);
        }
        m_truth.staggered.push_back(cut.node);
    }
    /// A stop or give-way sign on small roads that reach the corridor.
    void give_way(const Cut& cut) {
        for (const auto* side : {&cut.left, &cut.right}) {
            for (const auto& end : *side) {
                const auto& way = m_map.ways()[end.way];
                if (way.count < 3 || end.at_start) continue;
                const auto before = m_map.refs()[way.first + way.count - 2];
                if (norm(m_map.place(before) - m_map.place(m_map.end_node(end))) > metres(45)) continue;
                m_map.tag_node(before, {{"highway", m_chance.happens(0.5) ? "stop" : "give_way"}, {"direction", "forward"}});
            }
        }
    }

    [[nodiscard]] int speed() const {
        static constexpr std::array<int, 4> limits{90, 90, 70, 70};
        return limits.at(static_cast<std::size_t>(m_corridor.road_class));
    }
    [[nodiscard]] Tags tags_of(StretchKind kind) const {
        Tags tags =
            road_tags(highway_of(m_corridor.road_class), "", m_corridor.ref, kind == StretchKind::slow ? 50 : speed());
        tags.emplace_back("surface", "asphalt");
        if (kind == StretchKind::bridge) tags.insert(tags.end(), {{"bridge", "yes"}, {"layer", "1"}});
        if (kind == StretchKind::tunnel) tags.insert(tags.end(), {{"tunnel", "yes"}, {"layer", "-1"}});
        return tags;
    }

    /// Points of the line become nodes where no station is near.
    void add_bends() {
        std::vector<Station> bends;
        std::ranges::sort(m_stations, {}, &Station::along);
        for (std::size_t i = 1; i + 1 < m_line.points().size(); ++i) {
            const double along = m_line.along(i);
            const auto next = std::ranges::lower_bound(m_stations, along - metres(7), {}, &Station::along);
            if (next != m_stations.end() && next->along < along + metres(7)) continue;
            if (in_dual(along)) continue;
            bends.push_back({along, m_map.add_node(m_line.points()[i]), false});
        }
        m_stations.insert(m_stations.end(), bends.begin(), bends.end());
        std::ranges::sort(m_stations, {}, &Station::along);
    }
    void build_ways() {
        for (const auto& stretch : m_stretches) {
            if (stretch.kind == StretchKind::dual) continue;
            if (stretch.kind == StretchKind::slow) continue; // ends at signs, which are stations
            add_station(stretch.from, no_node, false);
            add_station(stretch.to, no_node, false);
        }
        add_bends();
        std::vector<NodeRef> nodes{m_stations.front().node};
        m_map.set_country(town_from().country);
        for (std::size_t i = 1; i < m_stations.size(); ++i) {
            const double middle = (m_stations[i - 1].along + m_stations[i].along) / 2;
            const auto kind = kind_at(middle);
            if (nodes.back() != m_stations[i].node) nodes.push_back(m_stations[i].node);
            const bool last = i + 1 == m_stations.size();
            const bool changes = !last && kind_at((m_stations[i].along + m_stations[i + 1].along) / 2) != kind;
            if (!last && !changes && !m_stations[i].parts_way) continue;
            if (middle > m_border) m_map.set_country(town_to().country);
            finish_way(nodes, kind, last);
            nodes = {m_stations[i].node};
        }
    }
    [[nodiscard]] StretchKind kind_at(double along) const {
        const auto found =
            std::ranges::find_if(m_stretches, [&](const Stretch& s) { return along > s.from && along < s.to; });
        return found == m_stretches.end() ? StretchKind::open : found->kind;
    }
    void finish_way(const std::vector<NodeRef>& nodes, StretchKind kind, bool last) {
        if (kind == StretchKind::dual) {
            build_dual_carriageway(m_line, *m_dual, m_cuts, tags_of(kind), m_chance, m_map, m_truth);
            return;
        }
        Tags tags = tags_of(kind);
        const bool first = nodes.front() == m_start.node;
        if (first) tags.emplace_back("destination:forward", town_to().name);
        if (last) tags.emplace_back("destination:backward", town_from().name);
        const auto way = m_map.add_way(nodes, tags);
        if (first) m_start.ends.push_back({way, true});
        if (last) m_end.ends.push_back({way, false});
        for (const auto i : m_roundabouts) {
            if (nodes.back() == m_cuts[i].node) m_ring_ends[i].push_back({way, false});
            if (nodes.front() == m_cuts[i].node) m_ring_ends[i].push_back({way, true});
        }
    }
    void build_roundabouts() {
        for (const auto& [i, ends] : m_ring_ends) {
            auto arms = ends;
            arms.insert(arms.end(), m_cuts[i].left.begin(), m_cuts[i].left.end());
            arms.insert(arms.end(), m_cuts[i].right.begin(), m_cuts[i].right.end());
            const RingDesign design{m_chance.between(15, 26), m_chance.happens(0.5), m_chance.happens(0.5)};
            if (ends.size() == 2) build_roundabout(m_map, arms, design, highway_of(m_corridor.road_class), m_truth);
        }
    }

    const MapTable& m_table;
    const Corridor& m_corridor;
    MeasuredLine m_line;
    std::vector<Cut>& m_cuts;
    RoadMap& m_map;
    Truth& m_truth;
    Chance m_chance;
    double m_length;
    double m_scale;
    EntryNode& m_start;
    EntryNode& m_end;
    std::vector<std::pair<double, double>> m_busy;
    std::vector<Station> m_stations;
    std::vector<Stretch> m_stretches;
    std::optional<DualStretch> m_dual;
    double m_border = 0;
    std::vector<std::size_t> m_roundabouts;
    std::map<std::size_t, std::vector<WayEnd>> m_ring_ends;
};

} // namespace

void build_corridor(const MapTable& table, std::size_t corridor, const CorridorLine& line, CorridorCuts& cuts,
                    std::vector<TownStreets>& streets, RoadMap& map, Truth& truth) {
    CorridorBuilder{table, corridor, line.line, cuts.of(corridor), streets, map, truth}.build();
}

} // namespace synthetic
