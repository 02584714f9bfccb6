// SPDX-License-Identifier: BSL-1.0
#include "edition/html_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <libxml/HTMLparser.h>
#include <memory>

namespace route::edition {

namespace {

struct FreeDocument {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

std::string_view name_of(const xmlNode& node) {
    return node.name == nullptr ? std::string_view{} : reinterpret_cast<const char*>(node.name);
}

/// A "<" or "&" that begins what HTML knows.
bool begins_html(std::string_view rest) {
    const auto is_name = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '#'; };
    const auto end = std::min(rest.find_first_of(rest.front() == '&' ? ";" : " />\t\r\n", 2), rest.size());
    if (rest.front() == '&') {
        const auto name = rest.substr(1, end - 1);
        if (end == rest.size() || name.empty() || !std::ranges::all_of(name, is_name)) return false;
        return name.front() == '#' ||
               htmlEntityLookup(reinterpret_cast<const xmlChar*>(std::string(name).c_str())) != nullptr;
    }
    if (rest.starts_with("<!--")) return true;
    auto name = rest.substr(1, end - 1);
    if (name.starts_with('/')) name.remove_prefix(1);
    name = name.substr(0, name.find('>'));
    std::string tag(name);
    std::ranges::transform(tag, tag.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const bool known = !tag.empty() && htmlTagLookup(reinterpret_cast<const xmlChar*>(tag.c_str())) != nullptr;
    return known && rest.find('>') != std::string_view::npos;
}

bool is_html(std::string_view text) {
    for (auto at = text.find_first_of("<&"); at != std::string_view::npos; at = text.find_first_of("<&", at + 1)) {
        if (begins_html(text.substr(at))) return true;
    }
    return false;
}

constexpr std::array<std::string_view, 16> own_lines{"br", "p",  "div", "li", "tr", "table", "ul", "ol",
                                                     "h1", "h2", "h3",  "h4", "h5", "h6",    "hr", "blockquote"};
constexpr std::array<std::string_view, 4> never_seen{"script", "style", "head", "title"};

bool is_one_of(std::string_view name, const auto& list) { return std::ranges::find(list, name) != list.end(); }

void add_text(const xmlNode* node, std::string& text) {
    for (; node != nullptr; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            text += reinterpret_cast<const char*>(node->content);
            continue;
        }
        if (node->type != XML_ELEMENT_NODE || is_one_of(name_of(*node), never_seen)) continue;
        const bool line = is_one_of(name_of(*node), own_lines);
        if (line) text += '\n';
        if (name_of(*node) == "td" || name_of(*node) == "th") text += ' ';
        add_text(node->children, text);
        if (line) text += '\n';
    }
}

} // namespace

std::string text_of_html(std::string_view text) {
    if (!is_html(text)) return std::string(text);
    const std::unique_ptr<xmlDoc, FreeDocument> document{
        htmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET)};
    if (!document) return std::string(text);
    std::string seen;
    add_text(xmlDocGetRootElement(document.get()), seen);
    return seen;
}

} // namespace route::edition
