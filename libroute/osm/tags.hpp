// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/language.hpp"
#include "osm/road_features.hpp"
#include "osm/rule_tags.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace osmium {
class TagList;
}

/// Private to osm/: tags to types.
namespace route::osm::detail {

/// Values that the rules below do not know, with how often they came: told once, at the end.
class UnknownValues {
public:
    void count(std::string_view key, std::string_view value);
    [[nodiscard]] const std::map<std::string, std::uint32_t>& all() const { return m_counts; }

private:
    std::map<std::string, std::uint32_t> m_counts; ///< "surface=goo" → 3
};

struct WayReading {
    RoadAttributes attributes;
    std::string_view name;
    std::string_view ref;
    std::string destination_forward;
    std::string destination_backward;
    std::vector<RuleReading> rules;
    bool area = false; ///< its nodes are the border of a square or a yard
};

/// Nothing when the way is no road that a driver sees.
[[nodiscard]] std::optional<WayReading> read_way_tags(const osmium::TagList& tags, UnknownValues& unknown);

/// What stands at a node of a road.
struct NodeReading {
    NodeFeatures features;
    std::string_view name;
    std::vector<RuleReading> rules; ///< those that bind traffic; none unless `features.ruled`
};

[[nodiscard]] NodeReading read_node_tags(const osmium::TagList& tags, UnknownValues& unknown);

struct PlaceReading {
    PlaceKind kind;
    std::string_view name;
};

/// Nothing when the node is no place with a name.
[[nodiscard]] std::optional<PlaceReading> read_place_tags(const osmium::TagList& tags);

struct NameReading {
    Language language;
    std::string_view name;
};

/// What an object is called in other languages, `name:de=*`, where that is not its name anyway.
[[nodiscard]] std::vector<NameReading> read_local_names(const osmium::TagList& tags);

/// Names that an object has beside its own, each once: alt_name, old_name, short_name and their like, of which one tag may
/// hold several. `in_languages`: with name:de=* and its like, which are not local names of a language then.
[[nodiscard]] std::vector<std::string_view> read_other_names(const osmium::TagList& tags, bool in_languages);

/// A turn restriction as its tags tell it.
struct RestrictionReading {
    bool only = false;
    TurnDirection direction = TurnDirection::any;
    Traffic traffic = Traffic::all(); ///< whom it binds
    bool always = true;               ///< without regard to the statements: it holds unless one of them says otherwise
    std::string tag;                  ///< "restriction:conditional=no_left_turn @ (Mo-Fr 07:00-09:00)"
    std::vector<RuleReading> rules;   ///< when it holds, and when not
};
/// One for each kind of vehicle that the keys speak of. None when the relation restricts none of ours, or in a way that this
/// version does not know.
[[nodiscard]] std::vector<RestrictionReading> read_restriction_tags(const osmium::TagList& tags, UnknownValues& unknown);

} // namespace route::osm::detail
