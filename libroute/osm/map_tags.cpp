// SPDX-License-Identifier: BSL-1.0
#include "osm/map_tags.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <osmium/osm/tag.hpp>

namespace route::osm {

namespace {

using Kind = LandmarkKind;

constexpr std::array<std::string_view, landmark_kind_count> landmark_names{
    "church",         "chapel",   "monastery",   "mosque",      "synagogue", "temple",      "cemetery",     "wayside_cross",
    "wayside_shrine", "monument", "castle",      "ruins",       "tower",     "water_tower", "lighthouse",   "windmill",
    "chimney",        "mast",     "fountain",    "works",       "fuel",      "station",     "hospital",     "pharmacy",
    "fire_station",   "police",   "town_hall",   "post_office", "school",    "museum",      "stadium",      "hotel",
    "restaurant",     "bar",      "supermarket", "shop",        "viewpoint", "peak",        "mountain_pass"};

} // namespace

std::string_view name_of(LandmarkKind kind) { return landmark_names.at(static_cast<std::size_t>(kind)); }

namespace detail {

namespace {

/// One tag and what it makes of an object. Sorted by key and value.
template <typename Meaning> struct Rule {
    std::string_view key;
    std::string_view value;
    Meaning meaning;
    constexpr auto order() const { return std::pair(key, value); }
};

constexpr std::array<Rule<Kind>, 54> landmark_rules{{
    {"amenity", "bar", Kind::bar},
    {"amenity", "cafe", Kind::bar},
    {"amenity", "college", Kind::school},
    {"amenity", "fire_station", Kind::fire_station},
    {"amenity", "fountain", Kind::fountain},
    {"amenity", "fuel", Kind::fuel},
    {"amenity", "grave_yard", Kind::cemetery},
    {"amenity", "hospital", Kind::hospital},
    {"amenity", "kindergarten", Kind::school},
    {"amenity", "monastery", Kind::monastery},
    {"amenity", "pharmacy", Kind::pharmacy},
    {"amenity", "place_of_worship", Kind::church}, // read closer below
    {"amenity", "police", Kind::police},
    {"amenity", "post_office", Kind::post_office},
    {"amenity", "pub", Kind::bar},
    {"amenity", "restaurant", Kind::restaurant},
    {"amenity", "school", Kind::school},
    {"amenity", "townhall", Kind::town_hall},
    {"amenity", "university", Kind::school},
    {"building", "cathedral", Kind::church},
    {"building", "chapel", Kind::chapel},
    {"building", "church", Kind::church},
    {"building", "mosque", Kind::mosque},
    {"building", "synagogue", Kind::synagogue},
    {"building", "water_tower", Kind::water_tower},
    {"historic", "castle", Kind::castle},
    {"historic", "church", Kind::church},
    {"historic", "fort", Kind::castle},
    {"historic", "monastery", Kind::monastery},
    {"historic", "monument", Kind::monument},
    {"historic", "ruins", Kind::ruins},
    {"historic", "tower", Kind::tower},
    {"historic", "wayside_cross", Kind::wayside_cross},
    {"historic", "wayside_shrine", Kind::wayside_shrine},
    {"landuse", "cemetery", Kind::cemetery},
    {"leisure", "stadium", Kind::stadium},
    {"man_made", "chimney", Kind::chimney},
    {"man_made", "communications_tower", Kind::mast},
    {"man_made", "cross", Kind::wayside_cross},
    {"man_made", "lighthouse", Kind::lighthouse},
    {"man_made", "mast", Kind::mast},
    {"man_made", "tower", Kind::tower},
    {"man_made", "water_tower", Kind::water_tower},
    {"man_made", "windmill", Kind::windmill},
    {"man_made", "works", Kind::works},
    {"mountain_pass", "yes", Kind::mountain_pass},
    {"natural", "peak", Kind::peak},
    {"natural", "saddle", Kind::mountain_pass},
    {"natural", "volcano", Kind::peak},
    {"railway", "halt", Kind::station},
    {"railway", "station", Kind::station},
    {"tourism", "hotel", Kind::hotel},
    {"tourism", "museum", Kind::museum},
    {"tourism", "viewpoint", Kind::viewpoint},
}};

constexpr std::array<Rule<AreaKind>, 10> area_rules{{
    {"landuse", "basin", AreaKind::water},
    {"landuse", "commercial", AreaKind::built_up},
    {"landuse", "forest", AreaKind::wood},
    {"landuse", "industrial", AreaKind::built_up},
    {"landuse", "reservoir", AreaKind::water},
    {"landuse", "residential", AreaKind::built_up},
    {"landuse", "retail", AreaKind::built_up},
    {"natural", "water", AreaKind::water},
    {"natural", "wood", AreaKind::wood},
    {"waterway", "riverbank", AreaKind::water},
}};

constexpr std::array<Rule<LineKind>, 8> line_rules{{
    {"natural", "coastline", LineKind::coastline},
    {"railway", "funicular", LineKind::railway},
    {"railway", "light_rail", LineKind::railway},
    {"railway", "narrow_gauge", LineKind::railway},
    {"railway", "rail", LineKind::railway},
    {"waterway", "canal", LineKind::river},
    {"waterway", "river", LineKind::river},
    {"waterway", "stream", LineKind::stream},
}};

template <typename Rules> constexpr bool is_sorted(const Rules& rules) {
    return std::ranges::is_sorted(rules, {}, [](const auto& rule) { return rule.order(); });
}
static_assert(is_sorted(landmark_rules) && is_sorted(area_rules) && is_sorted(line_rules));

template <typename Rules> auto meaning_in(const Rules& rules, std::string_view key, std::string_view value) {
    using Meaning = decltype(rules[0].meaning);
    const auto rule = std::ranges::lower_bound(rules, std::pair(key, value), {}, [](const auto& r) { return r.order(); });
    const bool known = rule != rules.end() && rule->key == key && rule->value == value;
    return known ? std::optional<Meaning>{rule->meaning} : std::nullopt;
}

/// Whether a key is one of those above: most tags of an extract are not, and are passed over at once.
bool matters(std::string_view key) {
    static constexpr std::array<std::string_view, 14> keys{"amenity",  "building",      "historic", "landuse", "leisure",
                                                           "man_made", "mountain_pass", "natural",  "railway", "shop",
                                                           "tourism",  "waterway",      "name",     "ele"};
    return std::ranges::find(keys, key) != keys.end();
}

std::string_view value_of(const osmium::TagList& tags, const char* key) {
    const char* value = tags.get_value_by_key(key);
    return value == nullptr ? std::string_view{} : std::string_view{value};
}

/// What stands where people worship: a building's tag tells a chapel from a church, the religion the rest.
Kind worship_kind(const osmium::TagList& tags) {
    const auto religion = value_of(tags, "religion");
    if (religion == "muslim") return Kind::mosque;
    if (religion == "jewish") return Kind::synagogue;
    if (!religion.empty() && religion != "christian" && religion != "multifaith") return Kind::temple;
    const bool small = value_of(tags, "building") == "chapel" || value_of(tags, "place_of_worship") == "chapel";
    if (value_of(tags, "place_of_worship") == "monastery") return Kind::monastery;
    if (value_of(tags, "historic") == "wayside_shrine" || value_of(tags, "place_of_worship") == "wayside_shrine") {
        return Kind::wayside_shrine;
    }
    return small ? Kind::chapel : Kind::church;
}

/// A plain number of metres, perhaps with its unit: "2621", "2 621" is left out as a mapper's text.
std::optional<std::int16_t> read_elevation(std::string_view text) {
    double metres = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), metres);
    const std::string_view rest{end, static_cast<std::size_t>(text.data() + text.size() - end)};
    const bool plain = error == std::errc{} && (rest.empty() || rest == "m" || rest == " m");
    if (!plain || !(metres > -500 && metres < 9000)) return std::nullopt;
    return static_cast<std::int16_t>(metres + (metres < 0 ? -0.5 : 0.5));
}

/// What is out of sight or of use is on no map for drivers.
bool is_out_of_sight(const osmium::TagList& tags) {
    const auto tunnel = value_of(tags, "tunnel");
    const auto location = value_of(tags, "location");
    if ((!tunnel.empty() && tunnel != "no") || location == "underground") return true;
    return !value_of(tags, "service").empty() && !value_of(tags, "railway").empty(); // sidings and yards
}

} // namespace

MapReading read_map_tags(const osmium::TagList& tags) {
    MapReading reading;
    bool interesting = false;
    for (const auto& tag : tags) {
        const std::string_view key{tag.key()};
        if (!matters(key)) continue;
        const std::string_view value{tag.value()};
        if (key == "name") {
            reading.name = value;
        } else if (key == "ele") {
            reading.elevation_m = read_elevation(value);
        } else if (key == "shop") {
            const bool open = value != "no" && value != "vacant" && value != "disused";
            if (open && !reading.landmark) reading.landmark = value == "supermarket" ? Kind::supermarket : Kind::shop;
        } else {
            // A shop at a filling station is the filling station; of other pairs the one that comes first in the enum is
            // seen from farther away.
            if (const auto kind = meaning_in(landmark_rules, key, value)) {
                const bool better = !reading.landmark || *kind < *reading.landmark;
                if (better) reading.landmark = kind;
            }
            if (const auto kind = meaning_in(area_rules, key, value)) reading.area = kind;
            if (const auto kind = meaning_in(line_rules, key, value)) reading.line = kind;
        }
        interesting = interesting || reading.any();
    }
    if (!interesting) return {};
    if (value_of(tags, "amenity") == "place_of_worship") reading.landmark = worship_kind(tags);
    if (reading.line && is_out_of_sight(tags)) reading.line.reset();
    return reading;
}

} // namespace detail

} // namespace route::osm
