// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

/// Private to edition/: XML with its lines.
namespace route::edition {

class XmlDocument {
public:
    /// In whatever encoding the file names or shows. Nothing when it is no sound XML, told with its line.
    [[nodiscard]] static std::optional<XmlDocument> read(const std::string& file, std::string_view bytes,
                                                         Diagnostics& found);
    [[nodiscard]] pugi::xml_node root() const { return m_document.document_element(); }
    [[nodiscard]] pugi::xml_document& document() { return m_document; }
    /// The line on which an element begins, 1-based.
    [[nodiscard]] int line_of(pugi::xml_node node) const;
    /// The document as one line of UTF-8.
    [[nodiscard]] std::string text() const;

private:
    [[nodiscard]] int line_at(std::ptrdiff_t offset) const;

    pugi::xml_document m_document;
    std::vector<std::ptrdiff_t> m_line_ends;
};

/// An element's name without its namespace: "wpt" of "gpx:wpt".
[[nodiscard]] std::string_view local_name(pugi::xml_node node);
/// An attribute without regard to its namespace; empty when there is none.
[[nodiscard]] std::string_view local_attribute(pugi::xml_node node, std::string_view name);
/// The first child of that local name.
[[nodiscard]] pugi::xml_node local_child(pugi::xml_node node, std::string_view name);
/// All text inside, without the marks around it.
[[nodiscard]] std::string text_inside(pugi::xml_node node);

} // namespace route::edition
