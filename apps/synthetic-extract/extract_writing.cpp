// SPDX-License-Identifier: BSL-1.0
#include "extract_writing.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <osmium/builder/osm_object_builder.hpp>
#include <osmium/io/any_compression.hpp>
#include <osmium/io/opl_output.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/io/xml_output.hpp>
#include <system_error>

namespace synthetic {

namespace {

using namespace osmium::builder;

class ExtractWriter {
public:
    ExtractWriter(const RoadMap& map, const ExtractOptions& options, const std::filesystem::path& file)
        : m_map(map), m_options(options), m_writer(osmium::io::File{file.string()}, header(), osmium::io::overwrite::allow) {
    }

    void write() {
        choose();
        write_nodes();
        write_ways();
        write_buildings();
        write_restrictions();
        flush();
        m_writer.close();
    }

private:
    static osmium::io::Header header() {
        osmium::io::Header header;
        header.set("generator", "synthetic-extract");
        return header;
    }
    [[nodiscard]] bool in_country(const RoadMap::Way& way) const {
        return !m_options.country || m_map.countries()[way.country] == *m_options.country;
    }
    /// Of one country: its ways' nodes, and the tagged ones between them.
    void choose() {
        if (!m_options.country) return;
        m_chosen.assign(m_map.positions().size(), false);
        for (const auto& way : m_map.ways()) {
            for (std::uint32_t i = 0; in_country(way) && i < way.count; ++i) {
                m_chosen[m_map.refs()[way.first + i]] = true;
            }
        }
        // Places and churches belong to no way: they are made just before or after the roads that they stand at.
        bool near = false;
        for (NodeRef n = 0; n < m_chosen.size(); ++n) {
            if (m_map.node_tags(n) == nullptr) {
                near = m_chosen[n];
            } else if (near) {
                m_chosen[n] = true;
            }
        }
    }
    [[nodiscard]] bool is_chosen(NodeRef node) const { return m_chosen.empty() || m_chosen[node]; }

    void flush_when_full() {
        if (m_buffer.committed() > 8'000'000) flush();
    }
    void flush() {
        if (m_buffer.committed() == 0) return;
        osmium::memory::Buffer full{10'000'000, osmium::memory::Buffer::auto_grow::yes};
        std::swap(full, m_buffer);
        m_writer(std::move(full));
    }
    static void add_tags(osmium::builder::Builder& parent, osmium::memory::Buffer& buffer, const Tags& tags) {
        if (tags.empty()) return;
        TagListBuilder list{buffer, &parent};
        for (const auto& [key, value] : tags) {
            list.add_tag(key, value);
        }
    }
    void write_node(std::int64_t id, osmium::Location place, const Tags* tags) {
        {
            NodeBuilder builder{m_buffer};
            builder.set_id(id).set_location(place);
            if (tags != nullptr) add_tags(builder, m_buffer, *tags);
        }
        m_buffer.commit();
        flush_when_full();
    }
    void write_nodes() {
        const auto& positions = m_map.positions();
        const auto& first = positions.front();
        const Tags notice{{"roadnet:attribution", "Fictional roads: not a map of any real place"}};
        write_node(m_options.ids.first - 1, {first.longitude.e7(), first.latitude.e7()}, &notice);
        for (NodeRef n = 0; n < positions.size(); ++n) {
            if (!is_chosen(n)) continue;
            const osmium::Location place{positions[n].longitude.e7(), positions[n].latitude.e7()};
            write_node(m_options.ids.node(n), place, m_map.node_tags(n));
            for (std::size_t other = 0; other < m_options.other_nodes; ++other) {
                write_node(m_options.ids.node(n) + 1 + static_cast<std::int64_t>(other), corner(place, other), nullptr);
            }
        }
    }
    /// The corners of a house beside a road node, some fifteen metres away.
    static osmium::Location corner(osmium::Location place, std::size_t index) {
        static constexpr std::array<std::pair<int, int>, 4> offsets{
            {{1500, 1200}, {2700, 1200}, {2700, 2300}, {1500, 2300}}};
        const auto [east, north] = offsets.at(index % 4);
        const int shift = static_cast<int>(index / 4) * 700;
        return {place.x() + east + shift, place.y() + north};
    }
    template <typename NodeIds> void write_way(std::int64_t id, const NodeIds& nodes, const Tags& tags) {
        {
            WayBuilder builder{m_buffer};
            builder.set_id(id);
            add_tags(builder, m_buffer, tags);
            WayNodeListBuilder list{m_buffer, &builder};
            for (const auto node : nodes) {
                list.add_node_ref(node);
            }
        }
        m_buffer.commit();
        flush_when_full();
    }
    void write_ways() {
        std::vector<std::int64_t> nodes;
        for (WayRef w = 0; w < m_map.ways().size(); ++w) {
            const auto& way = m_map.ways()[w];
            if (!in_country(way)) continue;
            nodes.clear();
            for (std::uint32_t i = 0; i < way.count; ++i) {
                nodes.push_back(m_options.ids.node(m_map.refs()[way.first + i]));
            }
            write_way(m_options.ids.way(w), nodes, m_map.tags_of(w));
        }
    }
    void write_buildings() {
        if (m_options.other_nodes < 3) return;
        const Tags tags{{"building", "yes"}};
        std::vector<std::int64_t> nodes;
        for (NodeRef n = 0; n < m_map.positions().size(); ++n) {
            if (!is_chosen(n)) continue;
            nodes.clear();
            for (std::size_t other = 0; other < m_options.other_nodes; ++other) {
                nodes.push_back(m_options.ids.node(n) + 1 + static_cast<std::int64_t>(other));
            }
            nodes.push_back(nodes.front());
            write_way(m_options.ids.way(static_cast<WayRef>(m_map.ways().size())) + n, nodes, tags);
        }
    }
    void write_restrictions() {
        for (std::size_t r = 0; r < m_map.restrictions().size(); ++r) {
            const auto& restriction = m_map.restrictions()[r];
            if (!in_country(m_map.ways()[restriction.from]) || !in_country(m_map.ways()[restriction.to])) continue;
            {
                RelationBuilder builder{m_buffer};
                builder.set_id(m_options.ids.relation(r));
                add_tags(builder, m_buffer, {{"type", "restriction"}, {"restriction", restriction.what}});
                RelationMemberListBuilder members{m_buffer, &builder};
                members.add_member(osmium::item_type::way, m_options.ids.way(restriction.from), "from");
                members.add_member(osmium::item_type::node, m_options.ids.node(restriction.via), "via");
                members.add_member(osmium::item_type::way, m_options.ids.way(restriction.to), "to");
            }
            m_buffer.commit();
            flush_when_full();
        }
    }

    const RoadMap& m_map;
    const ExtractOptions& m_options;
    osmium::io::Writer m_writer;
    osmium::memory::Buffer m_buffer{10'000'000, osmium::memory::Buffer::auto_grow::yes};
    std::vector<bool> m_chosen; ///< empty: all
};

} // namespace

void write_extract(const RoadMap& map, const ExtractOptions& options, const std::filesystem::path& file) {
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path{"."};
    const auto unfinished = folder / ("unfinished-" + file.filename().string()); // the format is told by the ending
    try {
        ExtractWriter{map, options, unfinished}.write();
        std::filesystem::rename(unfinished, file);
    } catch (const std::system_error& error) {
        std::error_code ignored;
        std::filesystem::remove(unfinished, ignored);
        throw route::IoError(file.string() + ": cannot be written: " + error.code().message(),
                             "Check the folder and the disk.");
    }
}

} // namespace synthetic
