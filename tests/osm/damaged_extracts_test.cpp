// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "osm/extract_text.hpp"
#include "osm/file_writer.hpp"
#include "support/random_town.hpp"
#include "support/temporary_folder.hpp"

#include <doctest/doctest.h>

using namespace route;
using test::content_of;
using test::TemporaryFolder;

namespace {

/// What the reader says to a file: the kind of error and its message, without the folder.
std::string complaint(const TemporaryFolder& folder, const std::string& name) {
    Diagnostics found;
    try {
        static_cast<void>(osm::read_extracts(std::vector{folder.path() / name}, found));
    } catch (const InputError& error) {
        return std::filesystem::path(error.where().file).filename().string() + ": input: " + error.what();
    } catch (const IoError& error) {
        std::string text = error.what();
        const auto prefix = folder.path().string() + "/";
        if (text.starts_with(prefix)) text.erase(0, prefix.size());
        return "io: " + text;
    }
    return "";
}

} // namespace

TEST_CASE("a missing extract or a folder is an error of the file system") {
    const TemporaryFolder folder;
    CHECK(complaint(folder, "town.osm.pbf") == "io: town.osm.pbf: cannot be read: No such file or directory");
    std::filesystem::create_directory(folder.path() / "town.osm");
    CHECK(complaint(folder, "town.osm") == "io: town.osm: is a folder, not an extract");
}

TEST_CASE("an empty extract is told as empty, one without roads as without roads") {
    const TemporaryFolder folder;
    folder.file("empty.osm.pbf", "");
    CHECK(complaint(folder, "empty.osm.pbf") == "empty.osm.pbf: input: the extract is empty");
    folder.file("nothing.osm", "<osm version=\"0.6\"></osm>");
    CHECK(complaint(folder, "nothing.osm") == "nothing.osm: input: the extract is empty");
    folder.file("river.opl", "n1 x11 y46\nn2 x11.1 y46\nw1 Twaterway=river Nn1,n2\n");
    CHECK(complaint(folder, "river.opl") == "river.opl: input: no roads in the extract");
    folder.file("nodeless.opl", "w1 Thighway=primary Nn1,n2\n");
    CHECK(complaint(folder, "nodeless.opl") == "nodeless.opl: input: no roads in the extract");
}

TEST_CASE("a file of another kind is told as such") {
    const TemporaryFolder folder;
    folder.file("list.xlsx", "PK\x03\x04");
    CHECK(complaint(folder, "list.xlsx") == "list.xlsx: input: not a format of OpenStreetMap data that this version reads");
}

TEST_CASE("a truncated extract is refused in every format") {
    const TemporaryFolder folder;
    const auto opl = test::random_town_opl(3);
    for (const std::string name : {"town.osm.pbf", "town.osm", "town.osm.gz", "town.osm.bz2"}) {
        test::write_as(opl, folder.path() / name);
        const auto whole = content_of(folder.path() / name);
        for (const double share : {0.1, 0.5, 0.9, 0.999}) {
            CAPTURE(name);
            CAPTURE(share);
            folder.file("cut-" + name, whole.substr(0, static_cast<std::size_t>(static_cast<double>(whole.size()) * share)));
            CHECK(complaint(folder, "cut-" + name).starts_with("cut-" + name + ": input: damaged or truncated extract: "));
        }
    }
}

TEST_CASE("an extract of random bytes is refused in every format") {
    const TemporaryFolder folder;
    test::Dice dice{9};
    std::string garbage;
    for (int i = 0; i < 5000; ++i) {
        garbage += static_cast<char>(dice(256));
    }
    for (const std::string name : {"x.osm.pbf", "x.osm", "x.osm.gz", "x.osm.bz2", "x.opl"}) {
        folder.file(name, garbage);
        CAPTURE(name);
        CHECK(complaint(folder, name).starts_with(name + ": input: "));
    }
}

TEST_CASE("flipped bits in a PBF never crash the reader") {
    const TemporaryFolder folder;
    test::write_as(test::random_town_opl(4), folder.path() / "town.osm.pbf", "pbf_compression=none");
    const auto whole = content_of(folder.path() / "town.osm.pbf");
    test::Dice dice{10};
    int refused = 0;
    for (int round = 0; round < 150; ++round) {
        auto damaged = whole;
        for (int flip = 0; flip < 3; ++flip) {
            damaged[dice(static_cast<std::uint32_t>(damaged.size()))] ^= static_cast<char>(1 << dice(8));
        }
        folder.file("bad.osm.pbf", damaged);
        if (!complaint(folder, "bad.osm.pbf").empty()) ++refused;
    }
    CHECK(refused > 0); // without compression many flips only change a name or a place
}
