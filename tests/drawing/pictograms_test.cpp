// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "drawing/pdf_writer.hpp"
#include "drawing/poppler.hpp"
#include "drawing/svg_writer.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::drawing;

namespace {
const std::string folder = std::string(ROUTE_SOURCE_DIR) + "/styles/pictograms";
}

TEST_CASE("every pictogram renders and blackens paper") {
    const FontSet fonts;
    const auto set = PictogramSet::load(folder);
    REQUIRE(set.names().size() >= 35);
    const poppler::ScratchFolder scratch("pictograms");
    for (const auto& name : set.names()) {
        CAPTURE(name);
        PdfDocument document;
        document.created = "2024-01-01T00:00:00Z";
        Page page;
        page.picture.size = {Millimetres{9}, Millimetres{9}};
        page.picture.items = {Pictogram{name, {{}, page.picture.size}}};
        document.pages = {page};
        write_pdf(document, fonts, set, scratch / "p.pdf");
        const auto pixels = poppler::output_of("pdftoppm -gray -r 100", scratch / "p.pdf");
        std::size_t dark = 0;
        for (std::size_t i = 20; i < pixels.size(); ++i)
            dark += static_cast<unsigned char>(pixels[i]) < 110 ? 1 : 0;
        CHECK(dark > pixels.size() / 20);
        CHECK(to_svg(page.picture, set).find("href") == std::string::npos);
    }
}

TEST_CASE("every pictogram is drawn on 24 x 24 units and needs no font") {
    const auto set = PictogramSet::load(folder);
    for (const auto& name : set.names()) {
        CAPTURE(name);
        CHECK(set.source_of(name).find("viewBox=\"0 0 24 24\"") != std::string::npos);
        CHECK(set.source_of(name).find("<text") == std::string::npos);
        CHECK(set.source_of(name).find("SPDX-License-Identifier") != std::string::npos);
    }
}

TEST_CASE("an unknown pictogram is an error that names it") {
    const auto set = PictogramSet::load(folder);
    CHECK(set.has("stop"));
    CHECK_FALSE(set.has("unicorn"));
    CHECK_THROWS_WITH_AS((void)set.source_of("unicorn"), "there is no pictogram \"unicorn\"", InputError);
}

TEST_CASE("a folder that is not there and a file that is no drawing are errors") {
    CHECK_THROWS_AS((void)PictogramSet::load("/no/such/folder"), IoError);
    const poppler::ScratchFolder scratch("broken-pictogram");
    write_whole_file(scratch / "broken.svg", "<svg><path");
    CHECK_THROWS_AS((void)PictogramSet::load(scratch.path()), InputError);
}
