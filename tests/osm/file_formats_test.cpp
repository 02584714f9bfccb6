// SPDX-License-Identifier: BSL-1.0
#include "osm/extract_text.hpp"
#include "osm/file_writer.hpp"
#include "support/random_town.hpp"
#include "support/temporary_folder.hpp"

#include <doctest/doctest.h>

using namespace route;
using test::described;

namespace {

osm::Extract read_file(const std::filesystem::path& file) {
    Diagnostics found;
    return osm::read_extracts(std::vector{file}, found);
}

} // namespace

TEST_CASE("PBF, XML and OPL, plain and compressed, give the same extract") {
    const test::TemporaryFolder folder;
    const auto opl = test::random_town_opl(1);
    const auto expected = described(test::read(opl));
    for (const char* name : {"town.osm.pbf", "town.osm", "town.osm.gz", "town.osm.bz2"}) {
        CAPTURE(name);
        test::write_as(opl, folder.path() / name);
        CHECK(described(read_file(folder.path() / name)) == expected);
    }
    CHECK(described(read_file(folder.file("town.opl", opl))) == expected);
}

TEST_CASE("PBF blobs may be compressed by lz4 or not at all, nodes dense or not") {
    const test::TemporaryFolder folder;
    const auto opl = test::random_town_opl(2);
    const auto expected = described(test::read(opl));
    for (const char* options : {"pbf_compression=lz4", "pbf_compression=none", "pbf_dense_nodes=false"}) {
        CAPTURE(options);
        test::write_as(opl, folder.path() / "town.osm.pbf", options);
        CHECK(described(read_file(folder.path() / "town.osm.pbf")) == expected);
    }
}
