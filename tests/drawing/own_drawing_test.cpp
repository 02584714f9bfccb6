// SPDX-License-Identifier: BSL-1.0
#include "drawing/pdf_writer.hpp"
#include "drawing/poppler.hpp"
#include "drawing/svg_writer.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::drawing;

namespace {

std::string svg(const std::string& inside, const std::string& root = "viewBox='0 0 20 20'") {
    return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' " + root + ">" + inside +
           "</svg>";
}

const std::string arrow = "<defs><linearGradient id='g'/></defs><path d='M2 2 L18 18' "
                          "stroke='url(#g)'/><path d='M2 2 L18 18' stroke='#000' stroke-width='4'/>"
                          "<use xlink:href='#g'/>";

} // namespace

TEST_CASE("a plain SVG drawing can stand in documents") { CHECK(fault_of(svg(arrow)).empty()); }

TEST_CASE("a drawing that runs, leads elsewhere, needs fonts or has no size is refused with its reason") {
    CHECK(fault_of(svg("<g><script>alert(1)</script></g>")) == "holds <script>");
    CHECK(fault_of(svg("<image href='https://example.org/a.png'/>")) == "holds <image>");
    CHECK(fault_of(svg("<path d='M0 0' onclick='x()'/>")) == "holds a script (onclick)");
    CHECK(fault_of(svg("<use xlink:href='other.svg#a'/>")) == "leads to another file (xlink:href=\"other.svg#a\")");
    CHECK(fault_of(svg("<path fill=\"url('http://example.org/x')\"/>")) ==
          "leads to another file (fill=\"url('http://example.org/x')\")");
    CHECK(fault_of(svg("<style>@import 'x.css';</style>")) == "leads to another file (in <style>)");
    CHECK(fault_of(svg("<text>Bar</text>")) == "holds letters, which look otherwise on every computer");
    CHECK(fault_of(svg(arrow, "width='20'")) == "has no viewBox, so that nobody knows its size");
    CHECK(fault_of("<html viewBox='0 0 1 1'/>") == "is no SVG: it begins with <html>");
    CHECK(fault_of("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + svg(arrow)) == "has a document type, which may hide anything");
    CHECK(fault_of(svg(std::string(1'000'001, ' '))) == "has 1000110 bytes, more than 1000000");
    for (const std::string bad : {"", "garbage", "<svg", "\x89PNG\r\n"}) {
        CAPTURE(bad);
        CHECK_FALSE(fault_of(bad).empty());
    }
    const auto whole = svg(arrow);
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        CHECK_FALSE(fault_of(whole.substr(0, length)).empty());
    }
}

TEST_CASE("a drawing of one's own is printed as lines and stands in SVG documents") {
    const FontSet fonts;
    auto set = PictogramSet::load(std::string(ROUTE_SOURCE_DIR) + "/styles/pictograms");
    set.add("tulip/fork.svg", svg(arrow));
    CHECK(set.has("tulip/fork.svg"));
    PdfDocument document;
    document.created = "2024-01-01T00:00:00Z";
    Page page;
    page.picture.size = {Millimetres{34}, Millimetres{31}};
    page.picture.items = {Pictogram{"tulip/fork.svg", {{}, page.picture.size}}};
    document.pages = {page};
    const poppler::ScratchFolder scratch("own");
    write_pdf(document, fonts, set, scratch / "p.pdf");
    CHECK(poppler::output_of("pdfimages -list", scratch / "p.pdf").find("image ") == std::string::npos);
    CHECK(to_svg(page.picture, set).find("M2 2 L18 18") != std::string::npos);
}
