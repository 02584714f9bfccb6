// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace route::test {

/// Writes OPL text in the format that the file's ending names; `options` as osmium has them: "pbf_compression=lz4".
void write_as(std::string_view opl, const std::filesystem::path& file, const std::string& options = {});

} // namespace route::test
