// SPDX-License-Identifier: BSL-1.0
#include "network/layer_records.hpp"

#include "geo/local_frame.hpp"
#include "network/file_layout.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

namespace route::network::detail {

namespace {

/// How far beside a building its point may stand.
constexpr Metres beside{20};

std::uint64_t cell_of(const osm::Landmark& landmark) {
    return cell_key(cell_coordinate(landmark.position.latitude.e7()), cell_coordinate(landmark.position.longitude.e7()));
}

records::ShapePoint point_of(geo::Position position) { return {position.latitude.e7(), position.longitude.e7()}; }

class GrowingBox {
public:
    void enclose(const records::Box& other) {
        m_box.south_e7 = std::min(m_box.south_e7, other.south_e7);
        m_box.north_e7 = std::max(m_box.north_e7, other.north_e7);
        m_box.west_e7 = std::min(m_box.west_e7, other.west_e7);
        m_box.east_e7 = std::max(m_box.east_e7, other.east_e7);
    }
    void enclose(geo::Position p) {
        m_box.south_e7 = std::min(m_box.south_e7, p.latitude.e7());
        m_box.north_e7 = std::max(m_box.north_e7, p.latitude.e7());
        m_box.west_e7 = std::min(m_box.west_e7, p.longitude.e7());
        m_box.east_e7 = std::max(m_box.east_e7, p.longitude.e7());
    }
    [[nodiscard]] records::Box box() const { return m_box; }

private:
    static constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();
    records::Box m_box{most, most, -most, -most};
};

/// Whether both can be one thing: of one kind, no two names, and one on the other's ground.
bool are_one(const osm::Landmark& a, const osm::Landmark& b) {
    if (a.kind != b.kind || (a.extent_m == 0 && b.extent_m == 0)) return false;
    const osm::TextId none;
    if (a.name != b.name && a.name != none && b.name != none) return false;
    const geo::LocalFrame frame{a.position};
    const Metres ground{static_cast<double>(std::max(a.extent_m, b.extent_m))};
    return frame.to_plane(b.position).norm() <= ground + beside;
}

/// A building is better than its ground, and either than a point.
bool is_better(const osm::Landmark& a, const osm::Landmark& b) {
    const auto rank = [](const osm::Landmark& l) { return std::tuple(l.extent_m == 0, l.extent_m, l.object); };
    return rank(a) < rank(b);
}

/// \pre sorted by cell
void unite(std::vector<osm::Landmark>& landmarks) {
    std::vector<bool> dropped(landmarks.size(), false);
    for (std::size_t i = 0; i < landmarks.size(); ++i) {
        if (landmarks[i].extent_m == 0) continue;
        const geo::LocalFrame frame{landmarks[i].position};
        const Metres reach = Metres{static_cast<double>(landmarks[i].extent_m)} + beside;
        const auto south_west = frame.to_position({-reach, -reach});
        const auto north_east = frame.to_position({reach, reach});
        const auto last_row = cell_coordinate(north_east.latitude.e7());
        for (auto row = cell_coordinate(south_west.latitude.e7()); row <= last_row; ++row) {
            const auto first_key = cell_key(row, cell_coordinate(south_west.longitude.e7()));
            const auto last_key = cell_key(row, cell_coordinate(north_east.longitude.e7()));
            const auto first = std::ranges::lower_bound(landmarks, first_key, {}, cell_of);
            for (auto k = static_cast<std::size_t>(first - landmarks.begin());
                 k < landmarks.size() && cell_of(landmarks[k]) <= last_key; ++k) {
                if (k == i || dropped[i] || dropped[k] || !are_one(landmarks[i], landmarks[k])) continue;
                const std::size_t better = is_better(landmarks[i], landmarks[k]) ? i : k;
                const std::size_t other = better == i ? k : i;
                if (landmarks[better].name == osm::TextId{}) landmarks[better].name = landmarks[other].name;
                dropped[other] = true;
            }
        }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < landmarks.size(); ++i) {
        if (!dropped[i]) landmarks[kept++] = landmarks[i];
    }
    landmarks.resize(kept);
}

template <typename List> void let_go(List& list) { List{}.swap(list); }

void add_areas(osm::Extract& extract, LayerRecords& layers) {
    layers.rings = std::move(extract.map_rings);
    for (const auto& area : extract.map_areas) {
        GrowingBox box;
        const std::size_t last = area.first_ring + area.ring_count;
        const std::size_t end = last < layers.rings.size() ? layers.rings[last] : extract.map_ring_points.size();
        for (std::size_t p = layers.rings[area.first_ring]; p < end; ++p) {
            box.enclose(extract.map_ring_points[p]);
        }
        layers.areas.push_back(
            {area.object.id, box.box(), area.name.value(), area.first_ring, area.kind, area.object.type, {}});
    }
    let_go(extract.map_areas);
    std::ranges::transform(extract.map_ring_points, std::back_inserter(layers.ring_points), point_of);
    let_go(extract.map_ring_points);
}

void add_lines(osm::Extract& extract, LayerRecords& layers) {
    for (const auto& line : extract.map_lines) {
        GrowingBox box;
        for (std::uint32_t p = 0; p < line.point_count; ++p) {
            box.enclose(extract.map_line_points[line.first_point + p]);
        }
        layers.lines.push_back(
            {line.object.id, box.box(), line.name.value(), line.first_point, line.kind, line.object.type, {}});
    }
    let_go(extract.map_lines);
    std::ranges::transform(extract.map_line_points, std::back_inserter(layers.line_points), point_of);
    let_go(extract.map_line_points);
}

void add_boundaries(osm::Extract& extract, LayerRecords& layers) {
    for (const auto& line : extract.boundary_lines) {
        GrowingBox box;
        for (std::uint32_t p = 0; p < line.point_count; ++p) {
            box.enclose(extract.boundary_points[line.first_point + p]);
        }
        layers.boundary_lines.push_back({box.box(), line.first_point});
    }
    layers.boundary_members = std::move(extract.boundary_members);
    for (const auto& boundary : extract.boundaries) {
        GrowingBox box;
        for (std::uint32_t m = 0; m < boundary.member_count; ++m) {
            box.enclose(layers.boundary_lines[layers.boundary_members[boundary.first_member + m]].box);
        }
        records::Boundary record{boundary.id.value(), box.box(), boundary.name.value(), boundary.code.value(),
                                 boundary.first_member};
        if (boundary.seat) {
            record.seated = 1;
            record.seat_latitude_e7 = boundary.seat->latitude.e7();
            record.seat_longitude_e7 = boundary.seat->longitude.e7();
        }
        record.level = boundary.level;
        record.closed = boundary.closed ? 1 : 0;
        layers.boundaries.push_back(record);
    }
    let_go(extract.boundaries);
    let_go(extract.boundary_lines);
    std::ranges::transform(extract.boundary_points, std::back_inserter(layers.boundary_points), point_of);
    let_go(extract.boundary_points);
}

/// A way that the extract's border cuts into pieces has several records of the network.
void add_bus_lines(osm::Extract& extract, LayerRecords& layers) {
    auto way = extract.ways.begin();
    for (const auto& bus : extract.bus_lines) {
        way = std::find_if(way, extract.ways.end(), [&](const osm::RoadWay& w) { return !(w.id < bus.way); });
        for (; way != extract.ways.end() && way->id == bus.way; ++way) {
            layers.bus_lines.push_back({static_cast<std::uint32_t>(way - extract.ways.begin()), bus.lines.value()});
        }
    }
    let_go(extract.bus_lines);
}

void add_dwellings(osm::Extract& extract, LayerRecords& layers) {
    std::ranges::sort(extract.dwellings, {}, [](const osm::Dwellings& d) {
        return std::pair(cell_key(cell_coordinate(d.position.latitude.e7()), cell_coordinate(d.position.longitude.e7())),
                         d.position);
    });
    for (const auto& d : extract.dwellings) {
        layers.dwellings.push_back({d.position.latitude.e7(), d.position.longitude.e7(), d.houses, d.numbers});
    }
    let_go(extract.dwellings);
}

} // namespace

LayerRecords layers_out_of(osm::Extract& extract) {
    LayerRecords layers;
    auto landmarks = std::move(extract.landmarks);
    std::ranges::sort(landmarks, {}, [](const osm::Landmark& l) { return std::tuple(cell_of(l), l.object); });
    unite(landmarks);
    for (const auto& landmark : landmarks) {
        layers.landmarks.push_back({landmark.object.id,
                                    landmark.position.latitude.e7(),
                                    landmark.position.longitude.e7(),
                                    landmark.name.value(),
                                    landmark.extent_m,
                                    landmark.elevation_m,
                                    landmark.kind,
                                    landmark.object.type,
                                    {}});
    }
    add_areas(extract, layers);
    add_lines(extract, layers);
    add_boundaries(extract, layers);
    add_bus_lines(extract, layers);
    add_dwellings(extract, layers);
    return layers;
}

} // namespace route::network::detail
