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

TEST_CASE("of a history file the newest versions count, deleted objects are not there, and both are told") {
    const test::TemporaryFolder folder;
    const auto* opl = "n1 v1 x11 y46\nn2 v1 x11.004 y46\nn3 v1 x11.008 y46\n"
                      "w1 v1 Thighway=secondary,name=Vecchia Nn1,n2,n3\nw1 v2 Thighway=secondary,name=Nuova Nn1,n2,n3\n"
                      "w2 v1 Thighway=tertiary Nn3,n1\nw2 v2 dD\n";
    test::write_as(opl, folder.path() / "town.osh.pbf");
    Diagnostics found;
    const auto extract = osm::read_extracts(std::vector{folder.path() / "town.osh.pbf"}, found);
    REQUIRE(extract.ways.size() == 1);
    CHECK(test::text_of(extract, extract.ways[0].name) == "Nuova");
    REQUIRE(found.all().size() == 2);
    CHECK(found.all()[0].code == "objects-doubled");
    CHECK(found.all()[0].message.find("(way 1, way 2)") != std::string::npos);
    CHECK(found.all()[1].code == "objects-deleted");
    CHECK(found.all()[1].message.find("(way 2)") != std::string::npos);
}

TEST_CASE("an ordinary binary extract that holds an object twice is read with an eye to versions too") {
    const test::TemporaryFolder folder;
    for (const auto* opl :
         {"n1 v1 x11 y46\nn2 v1 x11.004 y46\nn3 v1 x11.008 y46\n"
          "w1 v1 Thighway=secondary,name=Vecchia Nn1,n2,n3\nw1 v2 Thighway=secondary,name=Nuova Nn1,n2,n3\n",
          "n1 v1 x11 y46\nn2 v1 x11.004 y46.1\nn2 v2 x11.004 y46\nn3 v1 x11.008 y46\n"
          "w1 v1 Thighway=secondary,name=Nuova Nn1,n2,n3\n"}) {
        test::write_as(opl, folder.path() / "town.osm.pbf");
        Diagnostics found;
        const auto extract = osm::read_extracts(std::vector{folder.path() / "town.osm.pbf"}, found);
        REQUIRE(extract.ways.size() == 1);
        CHECK(test::text_of(extract, extract.ways[0].name) == "Nuova");
        for (const auto& node : extract.nodes) {
            CHECK(node.position.latitude == geo::Latitude::degrees(46));
        }
        REQUIRE(found.all().size() == 1);
        CHECK(found.all()[0].code == "objects-doubled");
    }
}
