// SPDX-License-Identifier: BSL-1.0
#include "network/from_extract.hpp"

#include "base/assert.hpp"
#include "base/listing.hpp"
#include "base/whole_file.hpp"
#include "geo/geodesic.hpp"
#include "geo/local_frame.hpp"
#include "geo/polyline.hpp"
#include "network/driving_side.hpp"
#include "network/edge_id.hpp"
#include "network/file_layout.hpp"
#include "network/layer_records.hpp"
#include "network/open_islands.hpp"
#include "network/turn_restrictions.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <numeric>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <utility>

namespace route::network {

namespace {

using osm::Extract;
using osm::NodeIndex;

constexpr std::uint32_t not_kept = std::numeric_limits<std::uint32_t>::max();
/// How far along a road its direction is taken: beyond the curb's rounding, before the next bend (OSRM looks 10 m ahead).
constexpr Metres bearing_look_ahead{12};

/// Interleaves the bits of two coordinates: nodes near on the ground come near in the file (Morton 1966).
std::uint64_t morton_code(geo::Position position) {
    const auto spread = [](std::uint64_t x) {
        x = (x | (x << 16)) & 0x0000ffff0000ffffULL;
        x = (x | (x << 8)) & 0x00ff00ff00ff00ffULL;
        x = (x | (x << 4)) & 0x0f0f0f0f0f0f0f0fULL;
        x = (x | (x << 2)) & 0x3333333333333333ULL;
        return (x | (x << 1)) & 0x5555555555555555ULL;
    };
    const auto east = static_cast<std::uint32_t>(std::int64_t{position.longitude.e7()} + 1'800'000'000);
    const auto north = static_cast<std::uint32_t>(std::int64_t{position.latitude.e7()} + 900'000'000);
    return spread(east) | (spread(north) << 1);
}

/// The extract cut at junctions and at everything that stands on a road, in the order of the file.
class Builder {
public:
    Builder(Extract extract, Diagnostics& diagnostics) : m_extract(std::move(extract)), m_diagnostics(diagnostics) {}

    void build() {
        choose_nodes();
        cut_segments();
        m_driving_side = detail::driving_side_of(m_extract, m_diagnostics);
        let_go(m_extract.nodes);
        let_go(m_extract.way_nodes);
        link_edges();
        resolve_restrictions();
        resolve_sign_posts();
        number_rules();
        let_go(m_number);
        index_cells();
        add_ways_and_places();
        m_layers = detail::layers_out_of(m_extract);
        summarise();
    }

    /// Refers to this builder's content.
    [[nodiscard]] detail::FileComposer file() const {
        using records::Section;
        detail::FileComposer file;
        file.add(Section::summary, m_summary);
        file.add(Section::nodes, m_nodes);
        file.add(Section::out_edges, m_out_edges);
        file.add(Section::segments, m_segments);
        file.add(Section::shapes, m_shapes);
        file.add(Section::ways, m_ways);
        file.add(Section::text_starts, m_text_starts);
        file.add(Section::text_bytes, m_text_bytes);
        file.add(Section::forbidden_turns, m_turns.forbidden);
        file.add(Section::sign_posts, m_sign_posts);
        file.add(Section::places, m_places);
        file.add(Section::cells, m_cells);
        file.add(Section::cell_segments, m_cell_segments);
        file.add(Section::restrictions, m_turns.restrictions);
        file.add(Section::restriction_edges, m_turns.edges);
        file.add(Section::road_rules, m_rules);
        file.add(Section::landmarks, m_layers.landmarks);
        file.add(Section::map_areas, m_layers.areas);
        file.add(Section::map_rings, m_layers.rings);
        file.add(Section::map_ring_points, m_layers.ring_points);
        file.add(Section::map_lines, m_layers.lines);
        file.add(Section::map_line_points, m_layers.line_points);
        if (!m_local_names.empty()) file.add(Section::local_names, m_local_names);
        if (!m_other_names.empty()) file.add(Section::other_names, m_other_names);
        if (!m_layers.boundaries.empty()) {
            file.add(Section::boundaries, m_layers.boundaries);
            file.add(Section::boundary_members, m_layers.boundary_members);
            file.add(Section::boundary_lines, m_layers.boundary_lines);
            file.add(Section::boundary_points, m_layers.boundary_points);
        }
        if (!m_layers.bus_lines.empty()) file.add(Section::bus_lines, m_layers.bus_lines);
        if (!m_layers.dwellings.empty()) file.add(Section::dwellings, m_layers.dwellings);
        return file;
    }

private:
    template <typename List> static void let_go(List& list) { List{}.swap(list); }

    void choose_nodes() {
        std::vector<std::uint8_t> uses(m_extract.nodes.size(), 0);
        for (const auto& way : m_extract.ways) {
            for (std::uint32_t i = 0; i < way.node_count; ++i) {
                auto& count = uses[m_extract.way_nodes[way.first_node + i]];
                const bool end = i == 0 || i + 1 == way.node_count;
                count = static_cast<std::uint8_t>(std::min(2, count + (end ? 2 : 1)));
            }
        }
        std::vector<std::pair<std::uint64_t, NodeIndex>> kept;
        for (NodeIndex i = 0; i < uses.size(); ++i) {
            const auto& node = m_extract.nodes[i];
            if (uses[i] >= 2 || (uses[i] == 1 && node.features.any())) kept.emplace_back(morton_code(node.position), i);
        }
        std::ranges::sort(kept);
        m_number.assign(m_extract.nodes.size(), not_kept);
        m_nodes.reserve(kept.size());
        for (const auto& [code, i] : kept) {
            m_number[i] = static_cast<std::uint32_t>(m_nodes.size());
            const auto& node = m_extract.nodes[i];
            records::Node record;
            record.osm_id = node.id.value();
            record.latitude_e7 = node.position.latitude.e7();
            record.longitude_e7 = node.position.longitude.e7();
            record.name = node.name.value();
            record.features = node.features;
            m_nodes.push_back(record);
        }
    }

    struct Cut {
        std::uint32_t from;
        std::uint32_t to;
        std::uint32_t way;
        std::uint32_t first; ///< in Extract::way_nodes, of the first end
        std::uint32_t last;  ///< of the other end
    };

    void cut_segments() {
        std::vector<Cut> cuts;
        for (std::uint32_t w = 0; w < m_extract.ways.size(); ++w) {
            const auto& way = m_extract.ways[w];
            std::uint32_t begin = way.first_node;
            for (std::uint32_t i = way.first_node + 1; i < way.first_node + way.node_count; ++i) {
                const auto number = m_number[m_extract.way_nodes[i]];
                if (number == not_kept) continue;
                cuts.push_back({m_number[m_extract.way_nodes[begin]], number, w, begin, i});
                begin = i;
            }
        }
        leave_out_doubled(cuts);
        std::ranges::stable_sort(cuts, {}, &Cut::from);
        m_segments.reserve(cuts.size() + 1);
        for (const auto& cut : cuts) {
            add_segment(cut);
        }
    }

    /// Two ways over the same nodes are one road: the one that lets more traffic through is kept, else the more important.
    void leave_out_doubled(std::vector<Cut>& cuts) {
        const auto lower_end = [](const Cut& cut) { return std::min(cut.from, cut.to); };
        std::vector<std::uint32_t> firsts(m_nodes.size() + 1, 0); // of each node: its cuts in `order`
        for (const auto& cut : cuts) {
            ++firsts[lower_end(cut) + 1];
        }
        std::partial_sum(firsts.begin(), firsts.end(), firsts.begin());
        std::vector<std::uint32_t> order(cuts.size());
        auto next = firsts;
        for (std::uint32_t i = 0; i < cuts.size(); ++i) {
            order[next[lower_end(cuts[i])]++] = i;
        }
        std::vector<bool> doubled(cuts.size(), false);
        for (std::size_t n = 0; n < m_nodes.size(); ++n) {
            for (auto a = firsts[n]; a < firsts[n + 1]; ++a) {
                for (auto b = a + 1; b < firsts[n + 1]; ++b) {
                    compare(cuts, order[a], order[b], doubled);
                }
            }
        }
        std::size_t i = 0;
        std::erase_if(cuts, [&](const Cut&) { return doubled[i++]; });
        tell_doubled();
    }

    void compare(const std::vector<Cut>& cuts, std::uint32_t a, std::uint32_t b, std::vector<bool>& doubled) {
        if (doubled[a] || doubled[b] || !on_same_nodes(cuts[a], cuts[b])) return;
        const auto& one = m_extract.ways[cuts[a].way];
        const auto& other = m_extract.ways[cuts[b].way];
        const bool same_direction = m_extract.way_nodes[cuts[a].first] == m_extract.way_nodes[cuts[b].first];
        const unsigned open_one = directions(one.attributes.one_way, true);
        const unsigned open_other = directions(other.attributes.one_way, same_direction);
        // Of two carriageways drawn on one line each is needed.
        const bool covers = (open_one & open_other) == open_other;
        if (!covers && (open_one & open_other) != open_one) return;
        const auto rank = [](const osm::RoadWay& way) {
            return std::pair(way.attributes.access, way.attributes.road_class);
        };
        const bool keep_one = open_one == open_other ? rank(one) <= rank(other) : covers;
        doubled[keep_one ? b : a] = true;
        if (one.over_a_square || other.over_a_square) return; // along its border: nothing to mend in the map
        m_doubled.emplace_back(keep_one ? one.id : other.id, keep_one ? other.id : one.id);
    }

    /// Bit 0: along the first way, bit 1: against it.
    static unsigned directions(OneWay one_way, bool same_direction) {
        if (one_way == OneWay::no) return 3;
        if (one_way == OneWay::reversible) return 0;
        return (one_way == OneWay::forward) == same_direction ? 1 : 2;
    }

    [[nodiscard]] bool on_same_nodes(const Cut& a, const Cut& b) const {
        if (a.last - a.first != b.last - b.first) return false;
        const auto& road = m_extract.ways[a.way].attributes;
        const auto& other = m_extract.ways[b.way].attributes;
        if (road.layer != other.layer || (road.road_class == RoadClass::ferry) != (other.road_class == RoadClass::ferry))
            return false;
        const auto nodes = [&](const Cut& cut) {
            return std::span(m_extract.way_nodes).subspan(cut.first, cut.last - cut.first + 1);
        };
        return std::ranges::equal(nodes(a), nodes(b)) || std::ranges::equal(nodes(a), std::views::reverse(nodes(b)));
    }

    void tell_doubled() {
        std::ranges::sort(m_doubled);
        m_doubled.erase(std::unique(m_doubled.begin(), m_doubled.end()), m_doubled.end());
        if (m_doubled.empty()) return;
        constexpr std::size_t most = 10;
        const auto list = listed(m_doubled, most, [](const auto& pair) {
            return fmt::format("{} on {}", pair.second.value(), pair.first.value());
        });
        m_diagnostics.add(
            {Severity::note,
             "ways-doubled",
             {},
             "",
             fmt::format("{} {} over the same nodes as another, and {} left out there (ways {})", m_doubled.size(),
                         m_doubled.size() == 1 ? "way lies" : "ways lie", m_doubled.size() == 1 ? "is" : "are", list),
             "Take one of each pair out of the map."});
    }

    void add_segment(const Cut& cut) {
        const auto position = [&](std::uint32_t i) { return m_extract.nodes[m_extract.way_nodes[i]].position; };
        const geo::LocalFrame frame{position(cut.first)};
        auto& line = m_line;
        line.clear();
        records::Segment segment;
        segment.from = cut.from;
        segment.to = cut.to;
        segment.way = cut.way;
        segment.first_shape = static_cast<std::uint32_t>(m_shapes.size());
        // Long roads leave the frame's neighbourhood: what is far is measured in a frame of its own.
        Metres length;
        for (std::uint32_t i = cut.first; i <= cut.last; ++i) {
            line.push_back(frame.to_plane(position(i)));
            if (i > cut.first) length += length_between(near_frame_to(position(i)), position(i - 1), position(i));
            if (i > cut.first && i < cut.last) {
                m_shapes.push_back({position(i).latitude.e7(), position(i).longitude.e7()});
            }
        }
        segment.length_m = static_cast<float>(length.count());
        segment.start_bearing = packed((geo::point_along(line, bearing_look_ahead) - line.front()).direction());
        const Metres total = geo::length_of(line);
        segment.end_bearing = packed((line.back() - geo::point_along(line, total - bearing_look_ahead)).direction());
        m_segments.push_back(segment);
    }

    static Metres length_between(const geo::LocalFrame& frame, geo::Position a, geo::Position b) {
        return (frame.to_plane(b) - frame.to_plane(a)).norm();
    }
    /// A frame whose origin is at most some hundred metres away.
    const geo::LocalFrame& near_frame_to(geo::Position position) {
        constexpr std::int32_t near_e7 = 40'000;
        const auto far = [](std::int32_t a, std::int32_t b) { return std::abs(std::int64_t{a} - b) > near_e7; };
        if (!m_frame || far(m_frame->origin().latitude.e7(), position.latitude.e7()) ||
            far(m_frame->origin().longitude.e7(), position.longitude.e7())) {
            m_frame.emplace(position);
        }
        return *m_frame;
    }

    static std::uint16_t packed(Bearing bearing) {
        return static_cast<std::uint16_t>(std::lround(bearing.degrees() * (65536.0 / 360.0)) & 0xffff);
    }

    void link_edges() {
        std::vector<std::uint32_t> degree(m_nodes.size() + 1, 0);
        for (const auto& segment : m_segments) {
            ++degree[segment.from];
            ++degree[segment.to];
        }
        std::uint32_t sum = 0;
        for (std::size_t n = 0; n < m_nodes.size(); ++n) {
            m_nodes[n].first_out = sum;
            sum += degree[n];
        }
        m_out_edges.resize(sum);
        std::vector<std::uint32_t> next(m_nodes.size());
        std::ranges::transform(m_nodes, next.begin(), &records::Node::first_out);
        for (std::uint32_t s = 0; s < m_segments.size(); ++s) {
            m_out_edges[next[m_segments[s].from]++] = DirectedEdge{SegmentId{s}, true}.index();
            m_out_edges[next[m_segments[s].to]++] = DirectedEdge{SegmentId{s}, false}.index();
        }
    }

    /// Edges of a way that leave a node; their reverses arrive there.
    std::vector<std::uint32_t> edges_of_way_at(OsmWayId way, std::uint32_t node) const {
        std::vector<std::uint32_t> edges;
        const auto last = node + 1 < m_nodes.size() ? m_nodes[node + 1].first_out : m_out_edges.size();
        for (std::size_t i = m_nodes[node].first_out; i < last; ++i) {
            const auto segment = m_segments[DirectedEdge::from_index(m_out_edges[i]).segment().value()];
            if (m_extract.ways[segment.way].id == way) edges.push_back(m_out_edges[i]);
        }
        return edges;
    }

    void resolve_restrictions() {
        const detail::UnfinishedNetwork network{m_extract, m_nodes, m_out_edges, m_segments, m_number};
        m_turns = detail::resolved_turns(network, m_diagnostics);
        detail::tell_open_islands(network, m_shapes, m_diagnostics);
        auto& forbidden = m_turns.forbidden;
        forbid_turns_against_rings(forbidden);
        std::ranges::sort(forbidden);
        forbidden.erase(std::unique(forbidden.begin(), forbidden.end()), forbidden.end());
    }

    void number_rules() {
        m_rules = detail::numbered_rules(m_extract, m_number, m_turns.restrictions);
        let_go(m_extract.rules);
    }

    /// Which way an edge sets out: over its first point.
    [[nodiscard]] Bearing set_out(DirectedEdge edge) const {
        const auto s = edge.segment().value();
        const auto& segment = m_segments[s];
        const auto shape_end = s + 1 < m_segments.size() ? m_segments[s + 1].first_shape : m_shapes.size();
        const auto node = [&](std::uint32_t n) {
            return geo::Position{geo::Latitude::e7(m_nodes[n].latitude_e7), geo::Longitude::e7(m_nodes[n].longitude_e7)};
        };
        const auto from = node(edge.forward() ? segment.from : segment.to);
        if (segment.first_shape == shape_end) return geo::bearing(from, node(edge.forward() ? segment.to : segment.from));
        const auto& point = m_shapes[edge.forward() ? segment.first_shape : shape_end - 1];
        return geo::bearing(from, {geo::Latitude::e7(point.latitude_e7), geo::Longitude::e7(point.longitude_e7)});
    }

    /// Whether a road sets out from a ring's node into its island.
    [[nodiscard]] bool lies_within(Bearing road, Bearing way_on, Bearing way_back) const {
        // The island lies to the left of who goes round where people drive on the right.
        const auto round = [&](Bearing to) {
            const double clockwise = Bearing::degrees(to.degrees() - way_on.degrees()).degrees();
            return m_driving_side == Hand::left ? clockwise : 360 - clockwise;
        };
        return round(road) < round(way_back);
    }

    /// A roundabout's node may have two roads. Who comes by one of them reaches the other at once only where it lies before
    /// the ring's way on; else the ring is driven all the way round.
    ///
    ///      .--<--.
    ///     |       ^
    ///      '-->--/        from a to b along the ring's way on; from b to a round the ring
    ///  a -----n----- b
    void forbid_turns_against_rings(std::vector<records::ForbiddenTurn>& forbidden) const {
        for (std::uint32_t n = 0; n < m_nodes.size(); ++n) {
            const auto last = n + 1 < m_nodes.size() ? m_nodes[n + 1].first_out : m_out_edges.size();
            std::optional<Bearing> way_on;
            std::optional<Bearing> way_back;
            std::vector<DirectedEdge> arms;
            for (std::size_t i = m_nodes[n].first_out; i < last; ++i) {
                const auto edge = DirectedEdge::from_index(m_out_edges[i]);
                const auto& road = m_extract.ways[m_segments[edge.segment().value()].way].attributes;
                const bool leads_out =
                    road.one_way == osm::OneWay::no || (road.one_way == osm::OneWay::forward) == edge.forward();
                if (!road.roundabout) {
                    arms.push_back(edge);
                } else {
                    (leads_out ? way_on : way_back) = set_out(edge);
                }
            }
            if (!way_on || !way_back) continue;
            std::erase_if(arms, [&](DirectedEdge edge) { return lies_within(set_out(edge), *way_on, *way_back); });
            for (const auto in : arms) {
                for (const auto out : arms) {
                    if (in == out) continue;
                    const bool before_the_ring = abs(set_out(out) - *way_on) < abs(set_out(in) - *way_on);
                    if (!before_the_ring) forbidden.push_back({in.reversed().index(), out.index()});
                }
            }
        }
    }

    void resolve_sign_posts() {
        for (const auto& post : m_extract.sign_posts) {
            const auto node = m_number[post.at];
            if (node == not_kept) continue;
            const auto edges = edges_of_way_at(post.to, node);
            if (edges.size() == 1) m_sign_posts.push_back({edges.front(), post.text.value()});
        }
        std::ranges::sort(m_sign_posts, {}, [](const records::SignPost& p) { return std::pair(p.edge, p.text); });
    }

    void index_cells() {
        std::vector<std::pair<std::uint64_t, std::uint32_t>> entries;
        for (std::uint32_t s = 0; s < m_segments.size(); ++s) {
            cells_of(s, entries);
        }
        std::ranges::sort(entries);
        entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
        for (const auto& [key, segment] : entries) {
            if (m_cells.empty() || m_cells.back().key != key) {
                m_cells.push_back({key, static_cast<std::uint32_t>(m_cell_segments.size()), 0});
            }
            m_cell_segments.push_back(segment);
        }
    }

    /// Which longitudes the straight piece from `low` north to `high` takes within a row of squares.
    static std::pair<std::int32_t, std::int32_t> longitudes_within(const records::ShapePoint& low,
                                                                   const records::ShapePoint& high, std::int64_t row) {
        if (low.latitude_e7 == high.latitude_e7) return std::minmax(low.longitude_e7, high.longitude_e7);
        const auto longitude_at = [&](std::int64_t latitude) -> std::int32_t {
            const double rise = static_cast<double>(high.latitude_e7) - low.latitude_e7;
            const double share = static_cast<double>(latitude - low.latitude_e7) / rise;
            const double run = static_cast<double>(high.longitude_e7) - low.longitude_e7;
            return static_cast<std::int32_t>(low.longitude_e7 + std::clamp(share, 0.0, 1.0) * run);
        };
        const auto south = detail::cell_south_e7(row);
        const auto [west, east] = std::minmax({longitude_at(south), longitude_at(south + detail::cell_side_e7)});
        return {west - (west > -1'800'000'000 ? 1 : 0), east + (east < 1'800'000'000 ? 1 : 0)}; // rounding
    }

    /// Each piece of the line is entered in the squares that it passes through, and in a few beside them.
    void cells_of(std::uint32_t s, std::vector<std::pair<std::uint64_t, std::uint32_t>>& entries) const {
        const auto& segment = m_segments[s];
        const auto shape_end = s + 1 < m_segments.size() ? m_segments[s + 1].first_shape : m_shapes.size();
        records::ShapePoint before{m_nodes[segment.from].latitude_e7, m_nodes[segment.from].longitude_e7};
        const auto enter = [&](records::ShapePoint point) {
            const auto& low = before.latitude_e7 <= point.latitude_e7 ? before : point;
            const auto& high = before.latitude_e7 <= point.latitude_e7 ? point : before;
            const auto last_row = detail::cell_coordinate(high.latitude_e7);
            for (auto row = detail::cell_coordinate(low.latitude_e7); row <= last_row; ++row) {
                // Not the bounding box: one piece from here to a node misplaced at 0° 0° would fill it with millions.
                const auto [west, east] = longitudes_within(low, high, row);
                for (auto column = detail::cell_coordinate(west); column <= detail::cell_coordinate(east); ++column) {
                    const auto key = detail::cell_key(row, column);
                    if (entries.empty() || entries.back() != std::pair(key, s)) entries.emplace_back(key, s);
                }
            }
            before = point;
        };
        for (std::size_t i = segment.first_shape; i < shape_end; ++i) {
            enter(m_shapes[i]);
        }
        enter({m_nodes[segment.to].latitude_e7, m_nodes[segment.to].longitude_e7});
    }

    void add_ways_and_places() {
        for (const auto& way : m_extract.ways) {
            m_ways.push_back({way.id.value(), way.attributes, way.name.value(), way.ref.value(),
                              way.destination_forward.value(), way.destination_backward.value()});
        }
        for (const auto& place : m_extract.places) {
            m_places.push_back({place.id.value(),
                                place.position.latitude.e7(),
                                place.position.longitude.e7(),
                                place.name.value(),
                                place.kind,
                                {0, 0, 0}});
        }
        for (const auto& name : m_extract.local_names) {
            records::LocalName record{name.object.id, name.text.value(), name.object.type, {}};
            std::ranges::copy(name.language.code(), record.language);
            m_local_names.push_back(record);
        }
        for (const auto& name : m_extract.other_names) {
            m_other_names.push_back({name.object.id, name.text.value(), name.object.type, {0, 0, 0}});
        }
        for (const auto& text : m_extract.texts) {
            m_text_starts.push_back(static_cast<std::uint32_t>(m_text_bytes.size()));
            m_text_bytes.insert(m_text_bytes.end(), text.begin(), text.end());
        }
        m_attribution = static_cast<std::uint32_t>(m_text_starts.size());
        m_text_starts.push_back(static_cast<std::uint32_t>(m_text_bytes.size()));
        m_text_bytes.insert(m_text_bytes.end(), m_extract.attribution.begin(), m_extract.attribution.end());
        m_text_starts.push_back(static_cast<std::uint32_t>(m_text_bytes.size()));
    }

    [[nodiscard]] std::uint32_t recorded_side() const {
        if (!m_driving_side) return records::untold_side;
        return *m_driving_side == Hand::left ? records::left_side : records::right_side;
    }

    void summarise() {
        records::Summary summary{std::numeric_limits<std::int32_t>::max(),
                                 std::numeric_limits<std::int32_t>::max(),
                                 std::numeric_limits<std::int32_t>::min(),
                                 std::numeric_limits<std::int32_t>::min(),
                                 recorded_side(),
                                 m_attribution,
                                 m_extract.as_of ? m_extract.as_of->time_since_epoch().count() : 0};
        for (const auto& node : m_nodes) {
            summary.south_e7 = std::min(summary.south_e7, node.latitude_e7);
            summary.north_e7 = std::max(summary.north_e7, node.latitude_e7);
            summary.west_e7 = std::min(summary.west_e7, node.longitude_e7);
            summary.east_e7 = std::max(summary.east_e7, node.longitude_e7);
        }
        m_summary.push_back(summary);
    }

    Extract m_extract;
    Diagnostics& m_diagnostics;
    std::vector<std::uint32_t> m_number; ///< of each extract node in the network
    std::vector<records::Summary> m_summary;
    std::vector<records::Node> m_nodes;
    std::vector<std::uint32_t> m_out_edges;
    std::vector<records::Segment> m_segments;
    std::vector<records::ShapePoint> m_shapes;
    std::vector<records::Way> m_ways;
    std::vector<std::uint32_t> m_text_starts;
    std::vector<char> m_text_bytes;
    detail::Turns m_turns;
    std::vector<records::RoadRule> m_rules;
    std::vector<records::SignPost> m_sign_posts;
    std::vector<records::Place> m_places;
    std::vector<records::Cell> m_cells;
    std::vector<std::uint32_t> m_cell_segments;
    std::vector<records::LocalName> m_local_names;
    std::vector<records::OtherName> m_other_names;
    detail::LayerRecords m_layers;
    std::uint32_t m_attribution = 0;
    std::optional<Hand> m_driving_side;
    std::vector<std::pair<OsmWayId, OsmWayId>> m_doubled; ///< kept, left out
    geo::PlaneLine m_line;                                ///< of the segment in work: kept, so that its memory is
    std::optional<geo::LocalFrame> m_frame;
};

} // namespace

std::vector<std::byte> built_from(const Extract& extract, Diagnostics& diagnostics) {
    Builder builder{extract, diagnostics};
    builder.build();
    return builder.file().composed();
}

void write_network(Extract extract, const std::filesystem::path& path, Diagnostics& diagnostics) {
    Builder builder{std::move(extract), diagnostics};
    builder.build();
    WholeFile file{path};
    builder.file().write_to(file);
    file.commit();
}

} // namespace route::network
