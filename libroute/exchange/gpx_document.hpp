// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/publication.hpp"

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>

/// Inside of exchange/ only: what all our GPX files have in common.
namespace route::exchange {

/// Adds an element with a text, characters that XML forbids replaced; nothing for an empty text.
void add_text(pugi::xml_node parent, const char* name, std::string_view text);

/// A leg's GPX 1.1 document: its elements in the order that the schema asks for. The time of making is left out: the
/// same edition gives the same bytes.
class GpxDocument {
public:
    /// `name_space` with its `prefix` is declared for extensions. \pre leg_index < the publication's legs
    GpxDocument(const roadbook::Publication& publication, LegIndex leg_index, const char* prefix, const char* name_space);

    /// Title, version, attribution; answers the element, for more.
    pugi::xml_node add_metadata();
    /// With its height where that is known.
    pugi::xml_node add_way_point(geo::Position position, Chainage chainage);
    /// The road as driven, as one track.
    void add_track();
    [[nodiscard]] std::string text();

private:
    const roadbook::Publication& m_publication;
    LegIndex m_index;
    pugi::xml_document m_document;
    pugi::xml_node m_root;
};

/// A way point for a control with what our own namespace (prefix rb) tells about it. For marshals it tells more: when
/// the control works, whom to call, and that it is secret. \pre index < the leg's controls
pugi::xml_node add_control_point(GpxDocument& document, const roadbook::Publication& publication, LegIndex leg_index,
                                 ControlIndex index, bool for_marshals);

inline constexpr const char* own_prefix = "rb";
inline constexpr const char* own_namespace = "urn:roadbook:gpx:1";

} // namespace route::exchange
