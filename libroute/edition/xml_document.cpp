// SPDX-License-Identifier: BSL-1.0
#include "edition/xml_document.hpp"

#include "edition/text_encoding.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>

namespace route::edition {

namespace {

/// The encoding that the first line names: `<?xml version="1.0" encoding="ISO-8859-1"?>`.
std::string named_encoding(std::string_view bytes) {
    const auto head = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{256}));
    const auto key = head.find("encoding");
    if (!head.starts_with("<?xml") || key == std::string_view::npos) return {};
    const auto open = head.find_first_of("\"'", key);
    if (open == std::string_view::npos) return {};
    const auto close = head.find(head[open], open + 1);
    return close == std::string_view::npos ? std::string{} : std::string(head.substr(open + 1, close - open - 1));
}

std::optional<std::string> utf8_of(const std::string& file, std::string_view bytes, Diagnostics& found) {
    const auto named = named_encoding(bytes);
    const bool eight_bits = !named.empty() && !named.starts_with("UTF") && !named.starts_with("utf");
    if (eight_bits) {
        if (auto text = utf8_from(bytes, named)) return text;
    }
    auto text = decoded(bytes);
    if (!text) return std::nullopt;
    if (text->encoding == Encoding::windows1252) {
        found.add({Severity::note, "windows-1252", {file, 0}, "", "read as Windows-1252, as it is not UTF-8", ""});
    }
    return std::move(text->utf8);
}

/// Looks for what no program writes: elements within elements so deep that whoever goes through them runs out of stack.
struct DepthCheck : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node& /*node*/) override {
        constexpr int deepest = 256;
        return depth() < deepest;
    }
};

/// Elements of the document's own namespace lose its prefix, which GDAL does not look for: "gpx:wpt" is "wpt".
void drop_prefix(pugi::xml_node node, const std::string& prefix) {
    const std::string name = node.name();
    if (name.starts_with(prefix)) node.set_name(name.substr(prefix.size()).c_str());
    for (const auto child : node.children()) {
        drop_prefix(child, prefix);
    }
}

} // namespace

std::optional<XmlDocument> XmlDocument::read(const std::string& file, std::string_view bytes, Diagnostics& found) {
    const auto refuse = [&](int line, std::string message) {
        found.add({Severity::bad_input,
                   "file-damaged",
                   {file, line},
                   "",
                   std::move(message),
                   "Save it anew from the program that it was made in."});
        return std::nullopt;
    };
    const auto text = utf8_of(file, bytes, found);
    if (!text) return refuse(0, "is no text, and so no XML file");
    XmlDocument result;
    for (auto at = text->find('\n'); at != std::string::npos; at = text->find('\n', at + 1)) {
        result.m_line_ends.push_back(static_cast<std::ptrdiff_t>(at));
    }
    const auto status = result.m_document.load_buffer(text->data(), text->size(), pugi::parse_default, pugi::encoding_utf8);
    if (!status) return refuse(result.line_at(status.offset), fmt::format("is no sound XML: {}", status.description()));
    if (!result.root()) return refuse(0, "is no XML file");
    DepthCheck depth;
    if (!result.m_document.traverse(depth)) return refuse(0, "holds elements within elements without end");
    const std::string_view name = result.root().name();
    if (const auto colon = name.find(':'); colon != std::string_view::npos) {
        drop_prefix(result.root(), std::string(name.substr(0, colon + 1)));
    }
    return result;
}

int XmlDocument::line_at(std::ptrdiff_t offset) const {
    return static_cast<int>(std::ranges::lower_bound(m_line_ends, offset) - m_line_ends.begin()) + 1;
}

int XmlDocument::line_of(pugi::xml_node node) const { return line_at(node.offset_debug()); }

std::string XmlDocument::text() const {
    std::ostringstream text;
    m_document.save(text, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    auto line = std::move(text).str();
    // GDAL drops the line breaks in a text, and with them the gap between two words.
    std::ranges::replace_if(
        line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return line;
}

std::string_view local_name(pugi::xml_node node) {
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view local_attribute(pugi::xml_node node, std::string_view name) {
    for (const auto attribute : node.attributes()) {
        const std::string_view full = attribute.name();
        const auto colon = full.find(':');
        if ((colon == std::string_view::npos ? full : full.substr(colon + 1)) == name) return attribute.value();
    }
    return {};
}

pugi::xml_node local_child(pugi::xml_node node, std::string_view name) {
    for (const auto child : node.children()) {
        if (local_name(child) == name) return child;
    }
    return {};
}

std::string text_inside(pugi::xml_node node) {
    std::string text;
    for (const auto child : node.children()) {
        const bool is_text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
        text += is_text ? std::string(child.value()) : text_inside(child);
    }
    return text;
}

} // namespace route::edition
