// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "osm/extract.hpp"
#include "osm/text_pool.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <osmium/osm/relation.hpp>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

/// Private to osm/: reads where regions, provinces and municipalities end.
namespace route::osm::detail {

/// Relations with boundary=administrative and an admin_level of 2 to 8. Their borders are kept as the ways that they are made of, once
/// each: neighbours share them, and whether a place lies inside is a matter of how many of them lie to one side of it,
/// whatever their order.
class BoundaryCollector {
public:
    explicit BoundaryCollector(TextPool& texts) : m_texts(texts) {}

    /// Adds the ways that it is made of to `members`.
    void relation(const osmium::Relation& relation, std::unordered_set<std::int64_t>& members);
    /// Adds the nodes that are wanted beside those of the ways.
    void want_nodes(std::vector<std::int64_t>& nodes) const;

    /// Answers the nodes of a way; empty when the extract lacks it.
    using RefsOf = std::function<std::span<const std::int64_t>(std::int64_t way)>;
    using PositionOf = std::function<std::optional<geo::Position>(std::int64_t node)>;
    void draw_into(Extract& extract, const RefsOf& refs_of, const PositionOf& position_of);

private:
    struct Entry {
        Boundary boundary;
        std::vector<std::int64_t> ways; ///< ascending
        std::int64_t seat = 0;          ///< a node; 0 where none is told
    };
    /// What a way became.
    struct Drawn {
        std::vector<std::uint32_t> lines; ///< in Extract::boundary_lines: several where nodes are missing
        std::int64_t first = 0;           ///< the nodes at its ends
        std::int64_t last = 0;
        bool whole = false;
    };
    [[nodiscard]] static Drawn draw_way(Extract& extract, std::span<const std::int64_t> refs, const PositionOf& position_of);

    TextPool& m_texts;
    std::vector<Entry> m_entries;
    std::unordered_set<std::int64_t> m_known;
};

} // namespace route::osm::detail
