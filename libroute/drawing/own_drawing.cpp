// SPDX-License-Identifier: BSL-1.0
#include "drawing/pictograms.hpp"
#include "drawing/rsvg_drawing.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <pugixml.hpp>

namespace route::drawing {

namespace {

/// Without the prefix of a name space.
std::string_view local_name(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// A reference that leaves the file: "url(other.svg#a)", "https://…".
bool leads_elsewhere(std::string_view name, std::string_view value) {
    if (local_name(name) == "href" || name == "src") return !value.starts_with('#');
    for (auto at = value.find("url("); at != std::string_view::npos; at = value.find("url(", at + 1)) {
        const auto target = value.find_first_not_of("'\" ", at + 4);
        if (target == std::string_view::npos || value[target] != '#') return true;
    }
    return value.find("@import") != std::string_view::npos;
}

std::string fault_of(const pugi::xml_node& node) {
    constexpr std::array<std::string_view, 6> never{"script", "foreignObject", "iframe", "audio", "video", "image"};
    constexpr std::array<std::string_view, 3> letters{"text", "tspan", "textPath"};
    const auto name = local_name(node.name());
    if (std::ranges::find(never, name) != never.end()) return fmt::format("holds <{}>", name);
    if (std::ranges::find(letters, name) != letters.end()) return "holds letters, which look otherwise on every computer";
    for (const auto& attribute : node.attributes()) {
        if (std::string_view(attribute.name()).starts_with("on"))
            return fmt::format("holds a script ({})", attribute.name());
        if (leads_elsewhere(attribute.name(), attribute.value()))
            return fmt::format("leads to another file ({}=\"{}\")", attribute.name(), attribute.value());
    }
    if (name == "style" && leads_elsewhere("style", node.text().get())) return "leads to another file (in <style>)";
    for (const auto& child : node.children()) {
        if (child.type() != pugi::node_element) continue;
        if (auto fault = fault_of(child); !fault.empty()) return fault;
    }
    return "";
}

} // namespace

std::string fault_of(const std::string& svg) {
    constexpr std::size_t most = 1'000'000;
    if (svg.size() > most) return fmt::format("has {} bytes, more than {}", svg.size(), most);
    pugi::xml_document document;
    const auto parsed = document.load_buffer(svg.data(), svg.size(), pugi::parse_default | pugi::parse_doctype);
    if (!parsed) return fmt::format("is no XML: {} (byte {})", parsed.description(), parsed.offset);
    for (const auto& node : document.children()) {
        if (node.type() == pugi::node_doctype) return "has a document type, which may hide anything";
    }
    const auto root = document.document_element();
    if (std::string_view(root.name()) != "svg") return fmt::format("is no SVG: it begins with <{}>", root.name());
    if (root.attribute("viewBox").empty()) return "has no viewBox, so that nobody knows its size";
    if (auto fault = fault_of(root); !fault.empty()) return fault;
    GError* error = nullptr;
    const GObjectPtr<RsvgHandle> handle{
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error)};
    if (handle) return "";
    const std::string reason = error != nullptr ? error->message : "unknown reason";
    g_clear_error(&error);
    return "is no SVG drawing: " + reason;
}

} // namespace route::drawing
