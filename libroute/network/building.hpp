// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "osm/extract.hpp"

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

namespace route::network {

/// The bytes of a .roadnet file: the same extract gives the same bytes. What is left out is told in `diagnostics`.
[[nodiscard]] std::vector<std::byte> built_from(const osm::Extract& extract, Diagnostics& diagnostics);

/// Writes such bytes as a whole. \throws IoError
void write_network(std::span<const std::byte> bytes, const std::filesystem::path& path);

} // namespace route::network
