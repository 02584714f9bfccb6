// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "pipeline/output_folder.hpp"
#include "support/temporary_folder.hpp"

#include <doctest/doctest.h>
#include <fstream>

using namespace route;
using pipeline::OutputFolder;
using test::content_of;
using test::TemporaryFolder;

namespace {

std::string complaint(const std::filesystem::path& folder) {
    try {
        OutputFolder output{folder};
    } catch (const IoError& error) {
        return error.what();
    }
    return "";
}

void write(const OutputFolder& output, const std::string& content) {
    std::ofstream(output.work() / "itinerary.json") << content;
}

} // namespace

TEST_CASE("a folder appears when it is committed, with its parents") {
    const TemporaryFolder place;
    {
        OutputFolder output{place.path() / "2025" / "out"};
        write(output, "new");
        CHECK_FALSE(std::filesystem::exists(place.path() / "2025" / "out"));
        output.commit();
    }
    CHECK(content_of(place.path() / "2025" / "out" / "itinerary.json") == "new");
}

TEST_CASE("a former folder is swapped out as a whole, and stands when nothing is committed") {
    const TemporaryFolder place;
    place.file("out/itinerary.json", "former");
    place.file("out/extra.txt", "x");
    {
        OutputFolder output{place.path() / "out"};
        write(output, "given up");
    }
    CHECK(content_of(place.path() / "out" / "itinerary.json") == "former");
    {
        OutputFolder output{place.path() / "out"};
        write(output, "new");
        output.commit();
    }
    CHECK(content_of(place.path() / "out" / "itinerary.json") == "new");
    CHECK_FALSE(std::filesystem::exists(place.path() / "out" / "extra.txt"));
    CHECK(place.entry_count() == 1);
}

TEST_CASE("a folder that no build made is never replaced") {
    const TemporaryFolder place;
    place.file("photos/1.jpg", "x");
    CHECK(complaint(place.path() / "photos") ==
          (place.path() / "photos").string() + ": cannot be written: it holds files that no build made");
    CHECK(content_of(place.path() / "photos" / "1.jpg") == "x");
    std::filesystem::create_directory(place.path() / "empty");
    CHECK(complaint(place.path() / "empty").empty());
}

TEST_CASE("a file in the place of the folder, or of a folder above it, is told") {
    const TemporaryFolder place;
    place.file("out", "a file");
    CHECK(complaint(place.path() / "out") == (place.path() / "out").string() + ": cannot be written: it is a file");
    CHECK(complaint(place.path() / "out" / "deeper")
              .starts_with((place.path() / "out" / "deeper").string() + ": cannot be written: "));
    CHECK(content_of(place.path() / "out") == "a file");
}

TEST_CASE("a path may end with a slash or go round corners") {
    const TemporaryFolder place;
    OutputFolder output{place.path().string() + "/a/../out/"};
    write(output, "new");
    output.commit();
    CHECK(content_of(place.path() / "out" / "itinerary.json") == "new");
}
