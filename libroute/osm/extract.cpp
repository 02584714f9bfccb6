// SPDX-License-Identifier: BSL-1.0
#include "osm/extract.hpp"

#include "base/assert.hpp"
#include "base/listing.hpp"
#include "osm/crossed_areas.hpp"
#include "osm/current_objects.hpp"
#include "osm/node_lookup.hpp"
#include "osm/numbered_texts.hpp"
#include "osm/road_handler.hpp"
#include "osm/square_outlines.hpp"
#include "osm/tags.hpp"
#include "osm/untagged_rings.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fmt/format.h>
#include <functional>
#include <future>
#include <new>
#include <numeric>
#include <ranges>
#include <set>
#include <stdexcept>
#include <system_error>

#include <boost/sort/spreadsort/integer_sort.hpp>
#include <osmium/handler.hpp>
#include <osmium/io/any_compression.hpp>
#include <osmium/io/header.hpp>
#include <osmium/io/opl_input.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/memory/buffer.hpp>
#include <osmium/osm.hpp>
#include <osmium/osm/timestamp.hpp>
#include <osmium/thread/pool.hpp>
#include <osmium/visitor.hpp>

namespace route::osm {

namespace {

using detail::no_node;
using detail::NodeLookup;
using detail::RoadHandler;
using detail::Roads;
using detail::StopWatch;

constexpr int reading_threads = 2;
/// A node with this tag tells that the extract is not OpenStreetMap's data, and whose it is. The header of the file
/// would be the better place, but tools that cut and merge extracts drop what they do not know there.
constexpr const char* attribution_key = "roadnet:attribution";
constexpr const char* osm_attribution = "© OpenStreetMap contributors, ODbL 1.0 – openstreetmap.org/copyright";

/// Positions and features of the nodes whose ids are wanted, and all place names.
class NodeHandler : public osmium::handler::Handler {
public:
    NodeHandler(Extract& extract, std::vector<bool>& found, Roads& roads, const detail::CurrentObjects& current,
                const std::stop_token& stop)
        : m_nodes(extract.nodes), m_found(found), m_places(extract.places), m_local_names(extract.local_names),
          m_roads(roads), m_current(current), m_watch(stop) {}

    void node(const osmium::Node& node) {
        m_watch.tick();
        m_roads.any_object = true;
        if (!m_current.holds(node)) return;
        m_roads.map.node(node);
        const auto index = index_of(OsmNodeId{node.id()});
        const bool wanted = index != no_node && !m_found[index];
        if (!wanted && node.tags().empty()) return;
        if (!node.location().valid()) return;
        if (const char* attribution = node.tags().get_value_by_key(attribution_key)) m_attribution = attribution;
        const geo::Position position{geo::Latitude::e7(node.location().y()), geo::Longitude::e7(node.location().x())};
        if (wanted) {
            const auto reading = detail::read_node_tags(node.tags(), m_roads.unknown);
            m_found[index] = true;
            RoadNode& entry = m_nodes[index];
            entry.position = position;
            entry.features = reading.features;
            if (reading.features.place_sign) entry.name = m_roads.texts.intern(reading.name);
            m_roads.add_rules(RuleSubject::node, index, reading.rules);
        }
        if (const auto place = detail::read_place_tags(node.tags())) {
            m_places.push_back({OsmNodeId{node.id()}, position, place->kind, m_roads.texts.intern(place->name)});
            for (const auto& [language, name] : detail::read_local_names(node.tags())) {
                m_local_names.push_back({{ObjectType::node, node.id()}, language, m_roads.texts.intern(name)});
            }
            for (const auto name : detail::read_other_names(node.tags(), false)) {
                m_roads.other_names.push_back({{ObjectType::node, node.id()}, m_roads.texts.intern(name)});
            }
        }
    }

    /// What the file says of its own origin; empty for OpenStreetMap's.
    [[nodiscard]] const std::string& attribution() const { return m_attribution; }

private:
    /// Nodes mostly come in the order of their ids: look at the next one first.
    NodeIndex index_of(OsmNodeId id) {
        if (m_cursor < m_nodes.size() && m_nodes[m_cursor].id == id) return static_cast<NodeIndex>(m_cursor++);
        if (m_cursor < m_nodes.size() && m_cursor > 0 && m_nodes[m_cursor - 1].id < id && id < m_nodes[m_cursor].id) {
            return no_node;
        }
        const auto place = std::ranges::lower_bound(m_nodes, id, {}, &RoadNode::id);
        m_cursor = static_cast<std::size_t>(place - m_nodes.begin());
        if (place == m_nodes.end() || place->id != id) return no_node;
        return static_cast<NodeIndex>(m_cursor++);
    }

    std::vector<RoadNode>& m_nodes;
    std::vector<bool>& m_found;
    std::vector<PlaceName>& m_places;
    std::vector<LocalName>& m_local_names;
    Roads& m_roads;
    const detail::CurrentObjects& m_current;
    StopWatch m_watch;
    std::size_t m_cursor = 0;
    std::string m_attribution;
};

/// A file or a text to read.
struct Source {
    std::string name;
    osmium::io::File file;
    detail::CurrentObjects current = {};
    bool has_versions = false; ///< it is known, or found while it is read, that it may hold an object several times
    osmium::Timestamp as_of = {};
};

/// Sees an object that stands in a file twice, one after the other, as files are sorted: it is no file of one version each; and
/// when the newest object was made.
class Repeats : public osmium::handler::Handler {
public:
    void osm_object(const osmium::OSMObject& object) {
        m_any = m_any || (object.id() == m_last && object.type() == m_type);
        m_last = object.id();
        m_type = object.type();
        m_newest = std::max(m_newest, object.timestamp());
    }
    [[nodiscard]] bool any() const { return m_any; }
    [[nodiscard]] osmium::Timestamp newest() const { return m_newest; }

private:
    osmium::object_id_type m_last = 0; // no object has it
    osmium::item_type m_type = osmium::item_type::undefined;
    bool m_any = false;
    osmium::Timestamp m_newest;
};

/// As the file's head tells it; nothing where it does not.
osmium::Timestamp told_as_of(const osmium::io::Header& header) {
    for (const auto* option : {"osmosis_replication_timestamp", "timestamp"}) {
        const auto text = header.get(option);
        if (text.empty()) continue;
        try {
            return osmium::Timestamp{text};
        } catch (const std::invalid_argument&) { // whoever wrote the file wrote no time there
        }
    }
    return {};
}

[[noreturn]] void refuse_format(const std::string& name) {
    throw InputError({name, 0}, "not a format of OpenStreetMap data that this version reads",
                     "Give an .osm.pbf, .osm or .opl file, plain or as .gz or .bz2.");
}

template <typename Handler>
void read(Source& source, osmium::osm_entity_bits::type what, Handler& handler, osmium::io::read_meta meta) {
    try {
        // Left to itself libosmium decodes with one thread on two cores.
        osmium::thread::Pool pool{reading_threads};
        osmium::io::Reader reader{source.file, what, meta, pool};
        Repeats repeats;
        const auto told = told_as_of(reader.header());
        osmium::apply(reader, repeats, handler);
        reader.close();
        source.has_versions = source.has_versions || repeats.any();
        source.as_of = told.valid() ? told : std::max(source.as_of, repeats.newest());
    } catch (const std::system_error& error) {
        throw IoError(source.name + ": cannot be read: " + error.code().message(),
                      "Check the path; Geofabrik and others offer extracts to download.");
    } catch (const osmium::unsupported_file_format_error&) {
        refuse_format(source.name);
    } catch (const Interrupted&) {
        throw;
    } catch (const std::exception& error) {
        throw InputError({source.name, 0}, fmt::format("damaged or truncated extract: {}", error.what()),
                         "Fetch or cut the extract again.");
    }
}

/// Of nodes, which are most of a file, nobody asks who made them and when unless versions count.
template <typename Handler> void read(Source& source, osmium::osm_entity_bits::type what, Handler& handler) {
    const bool nodes = (what & osmium::osm_entity_bits::node) != 0;
    read(source, what, handler,
         source.current.knows_versions() || !nodes ? osmium::io::read_meta::yes : osmium::io::read_meta::no);
}

/// Nothing where one of the files tells no time.
std::optional<std::chrono::sys_seconds> earliest_of(std::span<const Source> sources) {
    auto earliest = sources.front().as_of;
    for (const auto& source : sources) {
        earliest = std::min(earliest, source.as_of);
    }
    if (!earliest.valid()) return std::nullopt;
    return std::chrono::sys_seconds{std::chrono::seconds{earliest.seconds_since_epoch()}};
}

/// Notes all versions of a file that may hold several, and keeps its relations: which of them count is known at the end.
class VersionHandler : public osmium::handler::Handler {
public:
    VersionHandler(detail::CurrentObjects& current, osmium::memory::Buffer& relations)
        : m_current(current), m_relations(relations) {}
    void osm_object(const osmium::OSMObject& object) {
        m_current.note(object);
        if (object.type() != osmium::item_type::relation) return;
        m_relations.add_item(object);
        m_relations.commit();
    }

private:
    detail::CurrentObjects& m_current;
    osmium::memory::Buffer& m_relations;
};

/// One pass: the relations, and which versions are the newest.
void read_relations(Source& source, RoadHandler& handler) {
    namespace bits = osmium::osm_entity_bits;
    if (!source.has_versions) return read(source, bits::relation, handler);
    // Searching the text for marks takes as long as unpacking it, and needs nobody who reads it.
    auto marks = std::async(std::launch::async, [&source] { return detail::marked_for_deletion(source.file); });
    osmium::memory::Buffer relations{1024UL * 1024UL, osmium::memory::Buffer::auto_grow::yes};
    VersionHandler versions{source.current, relations};
    read(source, bits::nwr, versions, osmium::io::read_meta::yes);
    source.current.settle(marks.get());
    osmium::apply(relations, handler);
}

void sort_and_unite(Roads& roads) {
    std::ranges::stable_sort(roads.ways, {}, [](const Roads::Way& way) { return way.road.id; });
    const auto same = [](const Roads::Way& a, const Roads::Way& b) { return a.road.id == b.road.id; };
    // Files are sorted by id and version: the last is the newest.
    roads.ways.erase(roads.ways.begin(), std::unique(roads.ways.rbegin(), roads.ways.rend(), same).base());
    std::ranges::sort(roads.squares, {}, &Roads::Square::relation);
    std::ranges::sort(roads.restrictions, {}, [](const auto& r) { return std::tuple(r.turn.id, r.turn.from, r.turn.to); });
    std::ranges::sort(roads.posts, {}, [&](const auto& p) { return std::tuple(p.at, p.to, roads.texts.text(p.text)); });
}

std::vector<RoadNode> wanted_nodes(const Roads& roads) {
    std::vector<std::int64_t> ids(roads.refs.size());
    std::ranges::transform(roads.refs, ids.begin(), &OsmNodeId::value);
    boost::sort::spreadsort::integer_sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<RoadNode> nodes(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        nodes[i].id = OsmNodeId{ids[i]};
    }
    return nodes;
}

/// The border of an area, its first node not repeated; empty when it is cut or folds up.
std::vector<NodeIndex> ring_of(const Roads& roads, const Roads::Way& area, const std::vector<bool>& found,
                               const NodeLookup& lookup) {
    std::vector<NodeIndex> ring;
    for (std::uint32_t i = 0; i + 1 < area.road.node_count; ++i) {
        const NodeIndex node = lookup.find(roads.refs[area.first_ref + i]);
        if (!found[node]) return {};
        if (ring.empty() || ring.back() != node) ring.push_back(node);
    }
    return ring.size() < 3 ? std::vector<NodeIndex>{} : ring;
}

/// Cut extracts lack nodes at their border: the way is parted there, and what is left of it kept.
std::uint32_t add_ways(const Roads& roads, const std::vector<bool>& found, const NodeLookup& lookup,
                       std::vector<detail::RoadArea> areas, Extract& extract) {
    std::uint32_t missing = 0;
    extract.way_nodes.reserve(roads.refs.size());
    for (const auto& way : roads.ways) {
        if (way.area) {
            if (auto ring = ring_of(roads, way, found, lookup); !ring.empty())
                areas.push_back({way.road, std::move(ring), {}});
            continue;
        }
        RoadWay part = way.road;
        part.first_node = static_cast<std::uint32_t>(extract.way_nodes.size());
        const auto finish = [&] {
            const auto end = static_cast<std::uint32_t>(extract.way_nodes.size());
            part.node_count = end - part.first_node;
            if (part.node_count >= 2) {
                extract.ways.push_back(part);
            } else {
                extract.way_nodes.resize(part.first_node);
            }
            part.first_node = static_cast<std::uint32_t>(extract.way_nodes.size());
        };
        for (std::uint32_t i = 0; i < way.road.node_count; ++i) {
            const NodeIndex node = lookup.find(roads.refs[way.first_ref + i]);
            if (!found[node]) {
                ++missing;
                finish();
                continue;
            }
            const bool twice = extract.way_nodes.size() > part.first_node && extract.way_nodes.back() == node;
            if (!twice) extract.way_nodes.push_back(node);
        }
        finish();
    }
    detail::add_roads_across(std::move(areas), extract);
    return missing;
}

/// Restrictions and signposts at the nodes that are there; the restrictions at others.
std::vector<OsmRelationId> add_relations(const Roads& roads, const std::vector<bool>& found, const NodeLookup& lookup,
                                         Extract& extract) {
    std::vector<OsmRelationId> cut;
    for (const auto& r : roads.restrictions) {
        TurnRestriction turn = r.turn;
        if (turn.via_ways.empty()) {
            turn.via = lookup.find(r.via);
            if (turn.via == no_node || !found[turn.via]) {
                if (cut.empty() || cut.back() != turn.id) cut.push_back(turn.id);
                continue;
            }
        }
        extract.restrictions.push_back(std::move(turn));
    }
    for (const auto& p : roads.posts) {
        const NodeIndex at = lookup.find(p.at);
        if (at != no_node && found[at]) extract.sign_posts.push_back({p.to, at, p.text});
    }
    return cut;
}

struct Skipped {
    std::uint32_t nodes = 0;
    std::uint32_t areas = 0;
    std::vector<OsmRelationId> restrictions; ///< at nodes that the extract lacks
    std::vector<OsmRelationId> squares;      ///< whose border is in pieces
};

std::string listed_relations(std::vector<OsmRelationId> relations) {
    constexpr std::size_t most = 10;
    std::ranges::sort(relations);
    return listed(relations, most, [](OsmRelationId relation) { return std::to_string(relation.value()); });
}

void tell_what_was_skipped(const Roads& roads, const Skipped& skipped, const std::string& file, Diagnostics& diagnostics) {
    const auto note = [&](DiagnosticCode code, std::string message) {
        diagnostics.add({Severity::note, code, {file, 0}, "", std::move(message), ""});
    };
    if (skipped.nodes > 0) {
        note("nodes-missing", fmt::format("{} road nodes are not in the extract; roads end there", skipped.nodes));
    }
    if (skipped.areas > 0) {
        note("areas-cut", fmt::format("{} areas of water, woods or towns reach beyond the extract and are not drawn on maps",
                                      skipped.areas));
    }
    const auto note_unplaced = [&](DiagnosticCode code, const std::vector<OsmRelationId>& relations, const char* one,
                                   const char* several) {
        if (relations.empty()) return;
        note(code, fmt::format("{} {} (relation{} {})", relations.size(), relations.size() == 1 ? one : several,
                               relations.size() == 1 ? "" : "s", listed_relations(relations)));
    };
    note_unplaced("restriction-without-via", roads.restrictions_without_via,
                  "turn restriction names no node and no way between its roads, or several nodes; it is not applied",
                  "turn restrictions name no node and no way between their roads, or several nodes; they are not applied");
    note_unplaced("restriction-cut", skipped.restrictions,
                  "turn restriction stands at a node that the extract lacks; it is not applied",
                  "turn restrictions stand at nodes that the extract lacks; they are not applied");
    note_unplaced("square-cut", skipped.squares, "square that is a multipolygon has a border with gaps; it is not crossed",
                  "squares that are multipolygons have borders with gaps; they are not crossed");
    if (roads.unknown.all().empty()) return;
    std::vector<std::pair<std::string, std::uint32_t>> values(roads.unknown.all().begin(), roads.unknown.all().end());
    std::ranges::stable_sort(values, std::greater{}, &std::pair<std::string, std::uint32_t>::second);
    std::string list;
    for (std::size_t i = 0; i < std::min<std::size_t>(5, values.size()); ++i) {
        list += fmt::format("{}{} ({})", i > 0 ? ", " : "", values[i].first, values[i].second);
    }
    note("tags-unknown", fmt::format("{} tag values are unknown and taken as untold, most often {}", values.size(), list));
}

/// Of parts of a country that reach beyond the extract nobody can say what lies in them. Countries always do.
void tell_cut_boundaries(const detail::TextPool& texts, const Extract& extract, const std::string& file,
                         Diagnostics& diagnostics) {
    constexpr std::size_t most = 10;
    std::vector<std::string> names;
    for (const auto& boundary : extract.boundaries) {
        if (!boundary.closed) names.push_back(fmt::format("{} ({})", texts.text(boundary.name), boundary.level));
    }
    if (names.empty()) return;
    diagnostics.add({Severity::note,
                     "boundaries-cut",
                     {file, 0},
                     "",
                     fmt::format("{} of {} boundaries are not whole in the extract: which places lie within can only be "
                                 "guessed, if at all (admin_level in brackets: {})",
                                 names.size(), extract.boundaries.size(), listed(names, most, std::identity{})),
                     "Import a larger extract, or one that was cut with whole boundaries (osmium extract -s smart -S "
                     "types=multipolygon,boundary)."});
}

/// What stands in one file several times, or is deleted, is left out: by somebody's doing, which is worth a look.
void tell_versions(const Source& source, Diagnostics& diagnostics) {
    constexpr std::size_t most = 10;
    const auto tell = [&](DiagnosticCode code, const std::vector<std::string>& objects, const char* one,
                          const char* several) {
        if (objects.empty()) return;
        diagnostics.add({Severity::note,
                         code,
                         {source.name, 0},
                         "",
                         fmt::format("{} {} ({})", objects.size(), objects.size() == 1 ? one : several,
                                     listed(objects, most, std::identity{})),
                         "Clean the file (osmium sort, osmium time-filter) if that is not meant."});
    };
    tell("objects-doubled", source.current.doubled(), "object stands in the file more than once; the newest version counts",
         "objects stand in the file more than once; of each the newest version counts");
    tell("objects-deleted", source.current.deleted(), "object is deleted, or marked to be, and left out",
         "objects are deleted, or marked to be, and left out");
}

/// Rings are driven one way round; where the map does not say so, no route round them is right.
void tell_open_rings(std::vector<std::vector<OsmWayId>> rings, const std::string& file, Diagnostics& diagnostics) {
    if (rings.empty()) return;
    constexpr std::size_t most = 10;
    std::ranges::sort(rings);
    rings.erase(std::unique(rings.begin(), rings.end()), rings.end());
    const auto ids = [](const std::vector<OsmWayId>& ring) {
        return fmt::format("{}", fmt::join(ring | std::views::transform(&OsmWayId::value), " with "));
    };
    diagnostics.add({Severity::note,
                     "oneway-missing",
                     {file, 0},
                     "",
                     fmt::format("{} open both ways (ways {})",
                                 rings.size() == 1 ? "1 roundabout is" : fmt::format("{} roundabouts are", rings.size()),
                                 listed(rings, most, ids)),
                     "Set junction=roundabout, or oneway, and import again."});
}

/// Of an object that stands in several files, or is a place and a landmark too, the first name counts.
void sort_local_names(std::vector<LocalName>& names) {
    const auto key = [](const LocalName& name) { return std::pair(name.object, name.language); };
    std::ranges::stable_sort(names, {}, key);
    const auto same = [&](const LocalName& a, const LocalName& b) { return key(a) == key(b); };
    names.erase(std::unique(names.begin(), names.end(), same), names.end());
}

/// Each name of an object once, by the alphabet.
void sort_other_names(const detail::TextPool& texts, std::vector<OtherName>& names) {
    const auto key = [&texts](const OtherName& name) { return std::pair(name.object, texts.text(name.text)); };
    std::ranges::sort(names, {}, key);
    const auto same = [&](const OtherName& a, const OtherName& b) { return key(a) == key(b); };
    names.erase(std::unique(names.begin(), names.end(), same), names.end());
}

/// By subject, those of one subject in the order in which they count.
void take_rules(Roads& roads, Extract& extract) {
    std::ranges::sort(roads.rules, {}, [](const Roads::Rule& r) { return std::tuple(r.rule.on, r.rule.subject, r.order); });
    extract.rules.reserve(roads.rules.size());
    for (const auto& entry : roads.rules) {
        extract.rules.push_back(entry.rule);
    }
    std::vector<Roads::Rule>{}.swap(roads.rules);
}

/// Of each file whether it may hold several versions of an object.
std::vector<bool> with_versions(std::span<const Source> sources) {
    std::vector<bool> flags;
    for (const auto& source : sources) {
        flags.push_back(source.has_versions);
    }
    return flags;
}

Extract read_sources(std::span<Source> sources, Diagnostics& diagnostics, const std::stop_token& stop) {
    Roads roads;
    namespace bits = osmium::osm_entity_bits;
    for (auto& source : sources) {
        source.has_versions = source.has_versions || detail::CurrentObjects::may_differ(source.file);
    }
    const auto expected = with_versions(sources);
    // Relations first: they tell which ways bound woods and lakes.
    for (auto& source : sources) {
        RoadHandler handler{roads, source.current, stop};
        read_relations(source, handler);
    }
    for (auto& source : sources) {
        RoadHandler handler{roads, source.current, stop};
        read(source, bits::way, handler);
        if (sources.size() > 1) {
            for (const auto& way : roads.ways) {
                roads.known_ways.insert(way.road.id);
            }
        }
    }
    sort_and_unite(roads);
    roads.map.want_nodes();
    Extract extract;
    extract.nodes = wanted_nodes(roads);
    std::vector<bool> found(extract.nodes.size(), false);
    std::set<std::string> attributions; // sorted: the order of files leaves no trace
    for (auto& source : sources) {
        NodeHandler handler{extract, found, roads, source.current, stop};
        read(source, bits::node, handler);
        attributions.insert(handler.attribution().empty() ? osm_attribution : handler.attribution());
    }
    if (with_versions(sources) != expected) {
        // A file that should hold each object once does not: again, now with an eye to versions.
        for (auto& source : sources) {
            source.current = {};
        }
        return read_sources(sources, diagnostics, stop);
    }
    for (const auto& source : sources) {
        tell_versions(source, diagnostics);
    }
    const NodeLookup lookup{extract.nodes};
    auto squares = detail::square_outlines(roads, extract.nodes, found, lookup);
    const auto missing = add_ways(roads, found, lookup, std::move(squares.areas), extract);
    std::vector<OsmNodeId>{}.swap(roads.refs);
    tell_open_rings(detail::mark_untagged_rings(extract), sources.front().name, diagnostics);
    auto cut = add_relations(roads, found, lookup, extract);
    take_rules(roads, extract);
    std::ranges::sort(extract.places, {}, &PlaceName::id);
    const auto same = [](const PlaceName& a, const PlaceName& b) { return a.id == b.id; };
    extract.places.erase(std::unique(extract.places.begin(), extract.places.end(), same), extract.places.end());
    const std::string first_name = sources.front().name;
    if (extract.ways.empty()) {
        throw InputError({first_name, 0}, roads.any_object ? "no roads in the extract" : "the extract is empty",
                         "Give an extract that holds ways with highway tags and their nodes.");
    }
    const auto undrawn = roads.map.draw_into(extract);
    roads.map.draw_districts_into(extract);
    roads.buses.take_into(extract, roads.texts);
    sort_local_names(extract.local_names);
    extract.other_names.insert(extract.other_names.end(), roads.other_names.begin(), roads.other_names.end());
    sort_other_names(roads.texts, extract.other_names);
    tell_what_was_skipped(roads, {missing, undrawn, std::move(cut), std::move(squares.in_pieces)}, first_name, diagnostics);
    tell_cut_boundaries(roads.texts, extract, first_name, diagnostics);
    detail::number_texts(std::move(roads.texts).take(), extract);
    extract.attribution = fmt::format("{}", fmt::join(attributions, "; "));
    extract.as_of = earliest_of(sources);
    return extract;
}

} // namespace

Extract read_extracts(std::span<const std::filesystem::path> files, Diagnostics& diagnostics, const std::stop_token& stop) {
    ROUTE_ASSERT(!files.empty());
    std::vector<Source> sources;
    for (const auto& path : files) {
        std::error_code error;
        if (!std::filesystem::exists(path, error)) {
            throw IoError(path.string() + ": cannot be read: No such file or directory",
                          "Check the path; Geofabrik and others offer extracts to download.");
        }
        if (std::filesystem::is_directory(path, error)) {
            throw IoError(path.string() + ": is a folder, not an extract", "Give the file inside it.");
        }
        if (std::filesystem::file_size(path, error) == 0) {
            throw InputError({path.string(), 0}, "the extract is empty", "Fetch the extract again.");
        }
        osmium::io::File file{path.string()};
        if (file.format() == osmium::io::file_format::unknown) refuse_format(path.string());
        sources.push_back({path.string(), std::move(file)});
    }
    return read_sources(sources, diagnostics, stop);
}

Extract read_opl(std::string_view text, Diagnostics& diagnostics) {
    std::array sources{Source{"map", osmium::io::File{text.data(), text.size(), "opl"}}};
    return read_sources(sources, diagnostics, {});
}

} // namespace route::osm
