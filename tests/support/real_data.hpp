// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

namespace route::test {

/// A real extract from the folder that ROADBOOK_DATA names. Nothing, and said so that ctest lists the test as skipped,
/// when the variable is not set; a file that is missing then fails the test.
[[nodiscard]] inline std::optional<std::filesystem::path> real_extract(const std::string& name) {
    const char* folder = std::getenv("ROADBOOK_DATA");
    if (folder == nullptr || *folder == '\0') {
        std::cout << "SKIPPED: ROADBOOK_DATA is not set, so there is no " << name << "\n";
        return std::nullopt;
    }
    return std::filesystem::path(folder) / "extracts" / name;
}

} // namespace route::test
