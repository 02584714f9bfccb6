// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/whole_file.hpp"
#include "support/temporary_folder.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <string>
#include <vector>

namespace route::test {

/// A schema, if the machine has it: in $ROADBOOK_SCHEMAS, or in schemas beside $ROADBOOK_DATA.
inline std::filesystem::path schema_named(const std::string& name) {
    namespace fs = std::filesystem;
    std::vector<fs::path> folders;
    if (const char* schemas = std::getenv("ROADBOOK_SCHEMAS")) folders = {schemas, fs::path(schemas) / "openrally"};
    if (const char* data = std::getenv("ROADBOOK_DATA")) {
        folders.push_back(fs::path(data).parent_path() / "schemas" / "openrally");
    }
    for (const auto& folder : folders) {
        if (fs::exists(folder / name)) return folder / name;
    }
    return {};
}

/// Checks a GPX text against a schema with xmllint; where either is missing, the test says that it is skipped.
inline void check_valid(const std::string& gpx, const std::string& schema_name) {
    const auto schema = schema_named(schema_name);
    if (schema.empty() || std::system("command -v xmllint > /dev/null") != 0) {
        MESSAGE("SKIPPED: needs xmllint, and " << schema_name << " in $ROADBOOK_SCHEMAS or beside $ROADBOOK_DATA");
        return;
    }
    const TemporaryFolder folder;
    const auto file = folder.path() / "leg.gpx";
    write_whole_file(file, gpx);
    const auto command = "xmllint --noout --nonet --schema '" + schema.string() + "' '" + file.string() + "'";
    CHECK(std::system(command.c_str()) == 0);
}

} // namespace route::test
