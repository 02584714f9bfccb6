// SPDX-License-Identifier: BSL-1.0
#include "drawing/foreign_drawing.hpp"

#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <pugixml.hpp>
#include <sstream>
#include <string_view>

namespace route::drawing {

namespace {

/// Of "100" and "100px"; nothing where another unit or a part of the page is meant.
std::optional<double> pixels(std::string_view length) {
    if (length.ends_with("px")) length.remove_suffix(2);
    double value = 0;
    const auto* end = length.data() + length.size();
    const auto read = std::from_chars(length.data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end || !(value > 0)) return std::nullopt;
    return value;
}

} // namespace

std::string as_svg_file(const std::string& svg) {
    pugi::xml_document document;
    if (!document.load_buffer(svg.data(), svg.size(), pugi::parse_default | pugi::parse_doctype)) return svg;
    auto root = document.document_element();
    if (std::string_view(root.name()) != "svg") return svg;
    if (root.attribute("xmlns").empty()) root.append_attribute("xmlns").set_value("http://www.w3.org/2000/svg");
    if (root.attribute("viewBox").empty()) {
        const auto width = pixels(root.attribute("width").value());
        const auto height = pixels(root.attribute("height").value());
        if (width && height) root.append_attribute("viewBox").set_value(fmt::format("0 0 {} {}", *width, *height).c_str());
    }
    std::ostringstream text;
    document.save(text, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return text.str() + "\n";
}

} // namespace route::drawing
