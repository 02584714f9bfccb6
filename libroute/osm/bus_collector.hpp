// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "osm/extract.hpp"
#include "osm/text_pool.hpp"

#include <cstdint>
#include <osmium/osm/relation.hpp>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

/// Private to osm/: reads which bus lines drive on which ways.
namespace route::osm::detail {

/// Relations with route=bus or trolleybus: by their number, or by their name where they have none. Both directions of a line are one.
class BusCollector {
public:
    void relation(const osmium::Relation& relation);
    /// \pre extract.ways are there, sorted by id
    void take_into(Extract& extract, TextPool& texts);

private:
    std::unordered_map<std::string, std::uint32_t> m_numbers;
    std::vector<std::string> m_lines;
    std::vector<std::pair<std::int64_t, std::uint32_t>> m_driven; ///< way, line
};

} // namespace route::osm::detail
