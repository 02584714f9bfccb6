// SPDX-License-Identifier: BSL-1.0
#include "truth.hpp"

#include "base/whole_file.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace synthetic {

namespace {

using nlohmann::json;

json place_json(const route::geo::Position& position) {
    return {{"lat", position.latitude.degrees()}, {"lon", position.longitude.degrees()}};
}

/// A length to a centimetre, so that the file is short and the same everywhere.
double rounded(double metres) { return std::round(metres * 100) / 100; }

class TruthWriter {
public:
    TruthWriter(const RoadMap& map, const Numbering& ids) : m_map(map), m_ids(ids) {}

    [[nodiscard]] json node(NodeRef ref) const {
        json result = place_json(m_map.positions()[ref]);
        result["node"] = m_ids.node(ref);
        return result;
    }
    [[nodiscard]] json nodes(const std::vector<NodeRef>& refs) const {
        json list = json::array();
        for (const auto ref : refs) {
            list.push_back(node(ref));
        }
        return list;
    }
    [[nodiscard]] json ways(const std::vector<WayRef>& refs) const {
        json list = json::array();
        for (const auto ref : refs) {
            list.push_back(m_ids.way(ref));
        }
        return list;
    }
    [[nodiscard]] json ring(const RingTruth& ring) const {
        json arms = json::array();
        for (const auto& arm : ring.arms) {
            arms.push_back({{"way", m_ids.way(arm.way)},
                            {"enters", m_ids.node(arm.enters)},
                            {"leaves", m_ids.node(arm.leaves)},
                            {"split", arm.split}});
        }
        json result = place_json(to_position(ring.centre));
        result["radius_m"] = rounded(ring.radius_m);
        result["arms"] = std::move(arms);
        return result;
    }
    [[nodiscard]] json restriction(std::size_t index) const {
        const auto& restriction = m_map.restrictions()[index];
        return {{"relation", m_ids.relation(index)},
                {"restriction", restriction.what},
                {"from", m_ids.way(restriction.from)},
                {"via", m_ids.node(restriction.via)},
                {"to", m_ids.way(restriction.to)}};
    }
    [[nodiscard]] json ground(const Truth::GroundTruth& ground) const {
        return {{"name", ground.name}, {"ways", ways(ground.ways)}, {"loop", nodes(ground.loop)}};
    }

private:
    const RoadMap& m_map;
    const Numbering& m_ids;
};

json corridor_json(const MapTable& table, const Corridor& corridor, const CorridorLine& line) {
    json kilometres = json::array();
    const MeasuredLine measured{line.line};
    for (double along = 1000 * stretch_at(line.line.front()); along < measured.length();
         along += 1000 * stretch_at(measured.at(along))) {
        kilometres.push_back(place_json(to_position(measured.at(along))));
    }
    return {{"places_each_km", std::move(kilometres)},
            {"from", table.towns[corridor.from].name},
            {"to", table.towns[corridor.to].name},
            {"ref", corridor.ref},
            {"road_m", rounded(line.road_m)},
            {"straight_m", rounded(line.straight_m)},
            {"ratio", std::round(line.road_m / line.straight_m * 1000) / 1000},
            {"hairpins", line.hairpins}};
}

json town_json(const MapTable& table, const Truth::TownTruth& town, const TruthWriter& write) {
    json entries = json::array();
    for (std::size_t i = 0; i < town.entries.size(); ++i) {
        const auto& corridor = table.corridors[town.corridors[i]];
        json entry = write.node(town.entries[i]);
        entry["toward"] = table.towns[corridor.from == town.town ? corridor.to : corridor.from].name;
        entries.push_back(std::move(entry));
    }
    json result = place_json(table.towns[town.town].position);
    result["name"] = table.towns[town.town].name;
    result["country"] = table.towns[town.town].country;
    result["ring_m"] = rounded(town.ring_m);
    result["entries"] = std::move(entries);
    result["parade"] = write.nodes(town.parade);
    return result;
}

} // namespace

void write_truth(const MapTable& table, const std::vector<CorridorLine>& corridors, const RoadMap& map, const Truth& truth,
                 const Numbering& ids, const std::filesystem::path& file) {
    const TruthWriter write{map, ids};
    json document{{"schema", 1}, {"map", table.name}, {"seed", table.seed}};
    document["nodes"] = map.positions().size();
    document["ways"] = map.ways().size();
    document["churches"] = truth.churches;
    document["cemeteries"] = truth.cemeteries;
    document["filling_stations"] = truth.filling_stations;
    for (std::size_t c = 0; c < corridors.size(); ++c) {
        document["corridors"].push_back(corridor_json(table, table.corridors[c], corridors[c]));
    }
    for (const auto& town : truth.towns) {
        document["towns"].push_back(town_json(table, town, write));
    }
    document["roundabouts"] = json::array();
    for (const auto& ring : truth.rings) {
        document["roundabouts"].push_back(write.ring(ring));
    }
    document["t_junctions"] = json::array();
    for (const auto& tee : truth.tees) {
        json entry = write.node(tee.node);
        entry["stem"] = ids.way(tee.stem);
        document["t_junctions"].push_back(std::move(entry));
    }
    document["restrictions"] = json::array();
    for (std::size_t r = 0; r < map.restrictions().size(); ++r) {
        document["restrictions"].push_back(write.restriction(r));
    }
    document["level_crossings"] = write.nodes(truth.level_crossings);
    document["signals"] = write.nodes(truth.signals);
    document["staggered"] = write.nodes(truth.staggered);
    document["dual_ends"] = write.nodes(truth.dual_ends);
    document["slip_roads"] = write.ways(truth.slip_roads);
    document["parade_streets"] = write.ways(truth.parade_streets);
    document["grounds"] = json::array();
    for (const auto& ground : truth.grounds) {
        document["grounds"].push_back(write.ground(ground));
    }
    route::write_whole_file(file, document.dump(1) + "\n");
}

} // namespace synthetic
