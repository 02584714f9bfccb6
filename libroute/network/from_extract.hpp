// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "osm/extract.hpp"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace route::network {

/// The bytes of a .roadnet file: the same extract gives the same bytes. What is left out is told in `diagnostics`.
[[nodiscard]] std::vector<std::byte> built_from(const osm::Extract& extract, Diagnostics& diagnostics);

/// Writes such a file as a whole, section by section. It takes the extract and lets go of its parts as soon as they are
/// used up, so that the two never lie in memory together. \throws IoError
void write_network(osm::Extract extract, const std::filesystem::path& path, Diagnostics& diagnostics);

} // namespace route::network
