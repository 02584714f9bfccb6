// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "drawing/pdf_writer.hpp"
#include "drawing/poppler.hpp"

#include <cstdio>
#include <doctest/doctest.h>

using namespace route;
using namespace route::drawing;

namespace {

PictogramSet all_pictograms() { return PictogramSet::load(std::string(ROUTE_SOURCE_DIR) + "/styles/pictograms"); }

PdfDocument two_pages() {
    PdfDocument document;
    document.title = "Coppa della Valle – Tappa 1";
    document.creator = "roadbook";
    document.created = "2024-06-11T00:00:00Z";
    for (int i = 1; i <= 2; ++i) {
        Page page;
        page.picture.size = {Millimetres{148}, Millimetres{210}};
        const Rect cell{{}, page.picture.size};
        page.picture.items = {
            Text{{Millimetres{20}, Millimetres{30}}, "12,34", {Points{26}, Weight::bold}, cell},
            Text{{Millimetres{70}, Millimetres{30}}, "Città già Völs", {Points{10}}, cell},
            Pictogram{"control-time", {{Millimetres{20}, Millimetres{40}}, {Millimetres{9}, Millimetres{9}}}}};
        page.label = std::to_string(i);
        page.anchors.push_back({"page-" + std::to_string(i), {}});
        page.links.push_back(
            {{{Millimetres{20}, Millimetres{20}}, {Millimetres{20}, Millimetres{20}}}, i == 1 ? "page-2" : "page-1"});
        document.pages.push_back(std::move(page));
    }
    document.outline = {{"Copertina", "page-1", {{"Settore 1", "page-2", {}}}}};
    return document;
}

std::string bytes_of(const PdfDocument& document) {
    const FontSet fonts;
    const auto pictograms = all_pictograms();
    std::string bytes;
    write_pdf(document, fonts, pictograms, [&](std::string_view more) {
        bytes += more;
        return true;
    });
    return bytes;
}

} // namespace

TEST_CASE("the same document gives the same bytes") {
    const auto bytes = bytes_of(two_pages());
    CHECK(bytes.substr(0, 5) == "%PDF-");
    CHECK(bytes == bytes_of(two_pages()));
}

TEST_CASE("text stays text, in whole words, with embedded and reduced fonts") {
    const poppler::ScratchFolder folder("pdf-text");
    const auto file = folder / "a.pdf";
    write_pdf(two_pages(), FontSet(), all_pictograms(), file);
    const auto text = poppler::output_of("pdftotext -layout", file, "-");
    CHECK(text.find("12,34 ") != std::string::npos);
    CHECK(text.find("Città già Völs") != std::string::npos);
    const auto fonts = poppler::output_of("pdffonts", file);
    CHECK(fonts.find("+B612-Bold ") != std::string::npos);
    CHECK(fonts.find("+B612-Regular ") != std::string::npos);
    CHECK(fonts.find("yes yes yes") != std::string::npos);
    CHECK(fonts.find(" no ") == std::string::npos);
}

TEST_CASE("the file has size, metadata, destinations and no date of today") {
    const poppler::ScratchFolder folder("pdf-metadata");
    const auto file = folder / "a.pdf";
    write_pdf(two_pages(), FontSet(), all_pictograms(), file);
    const auto about = poppler::output_of("TZ=UTC pdfinfo -isodates", file);
    CHECK(about.find("Pages:           2\n") != std::string::npos);
    CHECK(about.find("419.528 x 595.276 pts") != std::string::npos);
    CHECK(about.find("Coppa della Valle – Tappa 1") != std::string::npos);
    CHECK(about.find("Creator:         roadbook\n") != std::string::npos);
    CHECK(about.find("CreationDate:    2024-06-11T00:00:00Z\n") != std::string::npos);
    const auto destinations = poppler::output_of("pdfinfo -dests", file);
    CHECK(destinations.find("\"page-1\"") != std::string::npos);
    CHECK(destinations.find("\"page-2\"") != std::string::npos);
}

TEST_CASE("a sink that refuses at any moment, as a full disk does, is an I/O error") {
    const FontSet fonts;
    const auto pictograms = all_pictograms();
    const auto whole = bytes_of(two_pages()).size();
    for (const std::size_t room : {std::size_t{0}, std::size_t{100}, whole / 2, whole - 1}) {
        std::size_t taken = 0;
        CAPTURE(room);
        CHECK_THROWS_AS(
            write_pdf(two_pages(), fonts, pictograms, [&](std::string_view more) { return (taken += more.size()) <= room; }),
            IoError);
    }
}

TEST_CASE("a full device is an I/O error") {
    std::FILE* full = std::fopen("/dev/full", "wb");
    REQUIRE(full != nullptr);
    std::setvbuf(full, nullptr, _IONBF, 0);
    CHECK_THROWS_AS(
        write_pdf(two_pages(), FontSet(), all_pictograms(),
                  [&](std::string_view more) { return std::fwrite(more.data(), 1, more.size(), full) == more.size(); }),
        IoError);
    std::fclose(full);
}

TEST_CASE("a failed page leaves the former file as it was") {
    const poppler::ScratchFolder folder("pdf-former");
    const auto file = folder / "a.pdf";
    write_whole_file(file, "former");
    auto document = two_pages();
    document.pages[1].picture.items.emplace_back(Pictogram{"no-such-sign", {{}, {Millimetres{9}, Millimetres{9}}}});
    CHECK_THROWS_AS(write_pdf(document, FontSet(), all_pictograms(), file), InputError);
    CHECK(read_whole_file(file) == "former");
    CHECK_THROWS_AS(write_pdf(two_pages(), FontSet(), all_pictograms(), folder / "missing/a.pdf"), IoError);
}
