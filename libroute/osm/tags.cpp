// SPDX-License-Identifier: BSL-1.0
#include "osm/tags.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <osmium/osm/tag.hpp>
#include <utility>

namespace route::osm {

namespace {

constexpr std::array<std::pair<std::string_view, RoadClass>, road_class_count> class_names{{
    {"motorway", RoadClass::motorway},
    {"trunk", RoadClass::trunk},
    {"primary", RoadClass::primary},
    {"secondary", RoadClass::secondary},
    {"tertiary", RoadClass::tertiary},
    {"unclassified", RoadClass::unclassified},
    {"residential", RoadClass::residential},
    {"living_street", RoadClass::living_street},
    {"service", RoadClass::service},
    {"track", RoadClass::track},
    {"pedestrian", RoadClass::pedestrian},
    {"ferry", RoadClass::ferry},
}};

} // namespace

std::string_view name_of(RoadClass road_class) {
    const auto found = std::ranges::find(class_names, road_class, [](const auto& entry) { return entry.second; });
    return found == class_names.end() ? std::string_view{} : found->first;
}

namespace detail {

namespace {

template <std::size_t N> bool one_of(std::string_view value, const std::array<std::string_view, N>& list) {
    return std::ranges::find(list, value) != list.end();
}

std::string_view value_of(const osmium::TagList& tags, const char* key) {
    const char* value = tags.get_value_by_key(key);
    return value == nullptr ? std::string_view{} : std::string_view{value};
}

/// A text that stands on a sign. Mappers leave reminders to themselves where they did not know what it says.
std::string_view text_of(const osmium::TagList& tags, const char* key) {
    static constexpr std::array<std::string_view, 6> reminders{"FIXME", "fixme", "Fixme", "TODO", "?", "??"};
    const auto text = value_of(tags, key);
    return one_of(text, reminders) ? std::string_view{} : text;
}

struct ClassReading {
    RoadClass road_class;
    bool link = false;
    Access default_access = Access::yes;
};

std::optional<ClassReading> read_class(std::string_view highway, UnknownValues& unknown) {
    constexpr std::string_view link_ending = "_link";
    const bool link = highway.ends_with(link_ending);
    const auto base = link ? highway.substr(0, highway.size() - link_ending.size()) : highway;
    const auto known = std::ranges::find(class_names, base, [](const auto& entry) { return entry.first; });
    if (known != class_names.end() && known->second != RoadClass::ferry) {
        const bool on_foot = known->second == RoadClass::pedestrian;
        return ClassReading{known->second, link, on_foot ? Access::no : Access::yes};
    }
    if (highway == "road") return ClassReading{RoadClass::unclassified};
    if (highway == "busway" || highway == "bus_guideway") return ClassReading{RoadClass::service, false, Access::no};
    // A race circuit is a road that the event must be given: seen, and entered only by permit.
    if (highway == "raceway") return ClassReading{RoadClass::service, false, Access::restricted};
    static constexpr std::array<std::string_view, 24> no_roads{
        "footway",      "cycleway", "path",      "steps",         "bridleway", "corridor",  "elevator",       "platform",
        "construction", "proposed", "abandoned", "razed",         "planned",   "rest_area", "services",       "crossing",
        "via_ferrata",  "no",       "escape",    "emergency_bay", "disused",   "bus_stop",  "traffic_island", "street_lamp"};
    if (!one_of(highway, no_roads)) unknown.count("highway", highway);
    return std::nullopt;
}

std::optional<Access> read_access(std::string_view key, std::string_view value, UnknownValues& unknown) {
    static constexpr std::array<std::string_view, 6> open{"yes",      "permissive", "designated",
                                                          "official", "public",     "unknown"};
    static constexpr std::array<std::string_view, 4> stopping{"destination", "customers", "delivery", "residents"};
    static constexpr std::array<std::string_view, 7> closed_to_us{"private",   "permit",   "agricultural", "forestry",
                                                                  "emergency", "military", "psv"};
    static constexpr std::array<std::string_view, 4> no_cars{"no", "use_sidepath", "dismount", "bus"};
    if (value.empty()) return std::nullopt;
    // Several values: the first one decides, as in most editors' practice.
    const auto first = value.substr(0, value.find(';'));
    if (one_of(first, open)) return Access::yes;
    if (one_of(first, stopping)) return Access::destination;
    if (one_of(first, closed_to_us)) return Access::restricted;
    if (one_of(first, no_cars)) return Access::no;
    unknown.count(key, value);
    return std::nullopt;
}

/// The most special tag wins: motorcar, then motor_vehicle, vehicle, access.
Access read_car_access(const osmium::TagList& tags, Access default_access, UnknownValues& unknown) {
    for (const char* key : {"motorcar", "motor_vehicle", "vehicle", "access"}) {
        if (const auto access = read_access(key, value_of(tags, key), unknown)) return *access;
    }
    return default_access;
}

OneWay read_one_way(const osmium::TagList& tags, const RoadAttributes& road, UnknownValues& unknown) {
    const auto value = value_of(tags, "oneway");
    if (value == "yes" || value == "1" || value == "true") return OneWay::forward;
    if (value == "-1" || value == "reverse") return OneWay::backward;
    if (value == "no" || value == "0" || value == "false") return OneWay::no;
    // A direction that changes with the hour cannot be counted on.
    if (value == "reversible" || value == "alternating") return OneWay::no;
    if (!value.empty()) unknown.count("oneway", value);
    return road.roundabout || (road.road_class == RoadClass::motorway) ? OneWay::forward : OneWay::no;
}

bool read_unpaved(const osmium::TagList& tags, RoadClass road_class, UnknownValues& unknown) {
    static constexpr std::array<std::string_view, 20> loose{
        "unpaved",     "gravel", "fine_gravel", "compacted", "ground", "dirt",      "earth", "grass", "sand", "mud",
        "pebblestone", "rock",   "grass_paver", "woodchips", "clay",   "dirt/sand", "soil",  "snow",  "ice",  "shells"};
    static constexpr std::array<std::string_view, 19> firm{
        "paved",       "asphalt", "concrete",   "paving_stones", "sett",
        "cobblestone", "metal",   "wood",       "chipseal",      "unhewn_cobblestone",
        "bricks",      "brick",   "stone",      "tartan",        "plastic",
        "rubber",      "tiles",   "metal_grid", "cement"};
    const auto surface = value_of(tags, "surface");
    const auto first = surface.substr(0, surface.find_first_of(";:"));
    if (one_of(first, loose)) return true;
    if (one_of(first, firm)) return false;
    if (!surface.empty()) unknown.count("surface", surface);
    if (road_class != RoadClass::track) return false;
    // An Italian "track" of grade 1 is paved by the tag's definition; any other is not, unless its surface says so.
    return value_of(tags, "tracktype") != "grade1";
}

int whole_number(std::string_view text, int otherwise) {
    int number = otherwise;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    return result.ec == std::errc{} ? number : otherwise;
}

std::uint8_t read_max_speed(std::string_view value) {
    const int number = whole_number(value, 0);
    if (number <= 0) return 0;
    const double factor = value.ends_with("mph") ? 1.609344 : 1.0;
    return static_cast<std::uint8_t>(std::min(255.0, number * factor));
}

std::string joined(std::string_view ref, std::string_view text) {
    std::string result{ref};
    if (!ref.empty() && !text.empty()) result += ";";
    result += text;
    return result;
}

void read_destinations(const osmium::TagList& tags, WayReading& reading) {
    const auto both = joined(value_of(tags, "destination:ref"), value_of(tags, "destination"));
    const auto forward = joined(value_of(tags, "destination:ref:forward"), value_of(tags, "destination:forward"));
    const auto backward = joined(value_of(tags, "destination:ref:backward"), value_of(tags, "destination:backward"));
    reading.destination_forward = forward.empty() ? both : forward;
    // A plain destination tag on a two-way road does not tell which direction reads it; it belongs to one-ways.
    reading.destination_backward = backward;
    if (reading.attributes.one_way == OneWay::backward && backward.empty()) {
        reading.destination_backward = both;
        reading.destination_forward = forward;
    }
    if (reading.attributes.one_way == OneWay::no && forward.empty()) reading.destination_forward.clear();
}

bool says_yes(std::string_view value) { return !value.empty() && value != "no"; }

bool is_yard(std::string_view service) {
    static constexpr std::array<std::string_view, 6> yards{"driveway",      "parking_aisle",    "drive-through",
                                                           "drive_through", "emergency_access", "slipway"};
    return one_of(service, yards);
}

std::optional<ClassReading> read_ferry(const osmium::TagList& tags) {
    if (value_of(tags, "route") != "ferry") return std::nullopt;
    // A ferry carries cars only when it says so.
    return ClassReading{RoadClass::ferry, false, Access::no};
}

} // namespace

void UnknownValues::count(std::string_view key, std::string_view value) {
    ++m_counts[std::string(key) + "=" + std::string(value)];
}

std::optional<WayReading> read_way_tags(const osmium::TagList& tags, UnknownValues& unknown) {
    const auto highway = value_of(tags, "highway");
    const auto found = highway.empty() ? read_ferry(tags) : read_class(highway, unknown);
    if (!found) return std::nullopt;
    if (value_of(tags, "area") == "yes") return std::nullopt;
    WayReading reading;
    RoadAttributes& road = reading.attributes;
    road.road_class = found->road_class;
    road.link = found->link;
    const auto junction = value_of(tags, "junction");
    road.roundabout = junction == "roundabout" || junction == "circular";
    road.one_way = read_one_way(tags, road, unknown);
    road.access = read_car_access(tags, found->default_access, unknown);
    road.unpaved = read_unpaved(tags, road.road_class, unknown);
    road.max_speed_kmh = read_max_speed(value_of(tags, "maxspeed"));
    road.lanes = static_cast<std::uint8_t>(std::clamp(whole_number(value_of(tags, "lanes"), 0), 0, 20));
    road.layer = static_cast<std::int8_t>(std::clamp(whole_number(value_of(tags, "layer"), 0), -9, 9));
    road.bridge = says_yes(value_of(tags, "bridge"));
    road.tunnel = says_yes(value_of(tags, "tunnel")) && value_of(tags, "tunnel") != "building_passage";
    road.toll = says_yes(value_of(tags, "toll"));
    road.ford = says_yes(value_of(tags, "ford"));
    road.yard = is_yard(value_of(tags, "service"));
    road.left_hand = value_of(tags, "driving_side") == "left" ? 1 : 0;
    road.right_hand = value_of(tags, "driving_side") == "right" ? 1 : 0;
    reading.name = text_of(tags, "name");
    reading.ref = text_of(tags, "ref");
    read_destinations(tags, reading);
    return reading;
}

namespace {

void read_barrier(const osmium::TagList& tags, NodeFeatures& features, UnknownValues& unknown) {
    const auto barrier = value_of(tags, "barrier");
    if (barrier.empty() || barrier == "no") return;
    static constexpr std::array<std::string_view, 14> open_to_cars{
        "kerb",   "entrance", "cattle_grid", "border_control", "toll_booth", "height_restrictor", "arch", "speed_bump",
        "spikes", "wall",     "fence",       "retaining_wall", "hedge",      "guard_rail"};
    static constexpr std::array<std::string_view, 8> gates{"gate",       "lift_gate",      "swing_gate", "sliding_gate",
                                                           "sally_port", "hampshire_gate", "yes",        "rising_bollard"};
    features.border = barrier == "border_control";
    features.toll_booth = features.toll_booth || barrier == "toll_booth";
    if (one_of(barrier, open_to_cars)) return;
    const bool gate = one_of(barrier, gates);
    const Access access = read_car_access(tags, gate ? Access::yes : Access::no, unknown);
    const bool passable = access == Access::yes || access == Access::destination;
    features.barrier = passable;
    features.blocked = !passable;
}

void read_priority_sign(const osmium::TagList& tags, NodeFeatures& features) {
    const auto highway = value_of(tags, "highway");
    features.stop = highway == "stop";
    features.give_way = highway == "give_way";
    if (!features.stop && !features.give_way) return;
    const auto direction = value_of(tags, "direction");
    features.toward_forward = direction == "forward";
    features.toward_backward = direction == "backward";
}

std::optional<PlaceKind> read_place(std::string_view place) {
    if (place == "city") return PlaceKind::city;
    if (place == "town") return PlaceKind::town;
    if (place == "village") return PlaceKind::village;
    if (place == "suburb" || place == "quarter" || place == "neighbourhood" || place == "borough") return PlaceKind::suburb;
    if (place == "hamlet" || place == "isolated_dwelling") return PlaceKind::hamlet;
    if (place == "locality" || place == "square") return PlaceKind::locality;
    return std::nullopt;
}

} // namespace

NodeReading read_node_tags(const osmium::TagList& tags, UnknownValues& unknown) {
    NodeReading reading;
    if (tags.empty()) return reading;
    NodeFeatures& features = reading.features;
    read_priority_sign(tags, features);
    const auto highway = value_of(tags, "highway");
    features.signals = highway == "traffic_signals";
    features.mini_roundabout = highway == "mini_roundabout";
    features.toll_booth = highway == "toll_gantry";
    features.level_crossing = value_of(tags, "railway") == "level_crossing";
    features.ford = says_yes(value_of(tags, "ford"));
    features.place_sign = value_of(tags, "traffic_sign").find("city_limit") != std::string_view::npos;
    read_barrier(tags, features, unknown);
    reading.name = value_of(tags, "name");
    reading.place = read_place(value_of(tags, "place"));
    return reading;
}

std::vector<NameReading> read_local_names(const osmium::TagList& tags) {
    constexpr std::string_view prefix = "name:";
    const auto name = value_of(tags, "name");
    std::vector<NameReading> names;
    for (const auto& tag : tags) {
        const std::string_view key{tag.key()};
        if (!key.starts_with(prefix)) continue;
        const std::string_view local{tag.value()};
        const auto language = Language::named(key.substr(prefix.size()));
        if (language && !local.empty() && local != name) names.push_back({*language, local});
    }
    return names;
}

namespace {

/// alt_name and its like, in any language: "alt_name:de".
bool is_other_name(std::string_view key) {
    constexpr std::array<std::string_view, 9> keys{"alt_name", "int_name", "loc_name",   "nat_name",    "official_name",
                                                   "old_name", "reg_name", "short_name", "sorting_name"};
    const auto colon = key.find(':');
    return std::ranges::find(keys, key.substr(0, colon)) != keys.end();
}

/// "name:de", "name:sr-Latn"; not "name:left" or "name:etymology".
bool is_name_in_language(std::string_view key, bool plain_languages) {
    constexpr std::string_view prefix = "name:";
    if (!key.starts_with(prefix)) return false;
    const auto code = key.substr(prefix.size());
    const auto dash = code.find('-');
    return Language::named(code.substr(0, dash)) && (plain_languages || dash != std::string_view::npos);
}

} // namespace

std::vector<std::string_view> read_other_names(const osmium::TagList& tags, bool in_languages) {
    std::vector<std::string_view> names;
    const auto own = value_of(tags, "name");
    for (const auto& tag : tags) {
        const std::string_view key{tag.key()};
        if (!is_other_name(key) && !is_name_in_language(key, in_languages)) continue;
        std::string_view rest{tag.value()};
        while (!rest.empty()) {
            const auto end = std::min(rest.find(';'), rest.size());
            const auto name = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const bool known = name.empty() || name == own || std::ranges::find(names, name) != names.end();
            if (!known) names.push_back(name);
        }
    }
    return names;
}

std::optional<RestrictionKind> read_restriction_tags(const osmium::TagList& tags, UnknownValues& unknown) {
    if (value_of(tags, "type") != "restriction") return std::nullopt;
    if (value_of(tags, "except").find("motorcar") != std::string_view::npos) return std::nullopt;
    auto kind = value_of(tags, "restriction:motorcar");
    if (kind.empty()) kind = value_of(tags, "restriction");
    if (kind.empty()) return std::nullopt; // for lorries, or at certain hours
    if (kind.starts_with("no_")) return RestrictionKind::no;
    if (kind.starts_with("only_")) return RestrictionKind::only;
    unknown.count("restriction", kind);
    return std::nullopt;
}

} // namespace detail

} // namespace route::osm
