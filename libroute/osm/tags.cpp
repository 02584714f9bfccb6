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

constexpr std::array<std::string_view, smoothness_count> smoothness_names{
    "", "excellent", "good", "intermediate", "bad", "very_bad", "horrible", "very_horrible", "impassable"};

} // namespace

std::string_view name_of(Smoothness smoothness) { return smoothness_names[static_cast<std::size_t>(smoothness)]; }

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

Smoothness read_smoothness(const osmium::TagList& tags, UnknownValues& unknown) {
    // Where the ground gives way nothing else needs to be said of it.
    static constexpr std::array<std::string_view, 6> soft{"mud", "sand", "rock", "stepping_stones", "snow", "ice"};
    const auto value = value_of(tags, "smoothness");
    if (value.empty()) return one_of(value_of(tags, "surface"), soft) ? Smoothness::very_bad : Smoothness::untold;
    const auto known = std::ranges::find(smoothness_names, value);
    if (known != smoothness_names.end()) return static_cast<Smoothness>(known - smoothness_names.begin());
    unknown.count("smoothness", value);
    return Smoothness::untold;
}

std::uint8_t read_track_grade(std::string_view value) {
    constexpr std::string_view beginning = "grade";
    if (!value.starts_with(beginning) || value.size() != beginning.size() + 1) return 0;
    const char digit = value.back();
    return digit >= '1' && digit <= '5' ? static_cast<std::uint8_t>(digit - '0') : std::uint8_t{0};
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

/// In whole quarters of a metre, rounded down; 0 when nobody tells. What cannot be read is counted.
std::uint8_t read_width(const osmium::TagList& tags, UnknownValues& unknown) {
    for (const char* key : {"width", "est_width"}) {
        const auto width = read_limit(RuleKind::width, value_of(tags, key));
        if (!width.readable) unknown.count(key, value_of(tags, key));
        constexpr std::uint32_t quarter_cm = 25;
        constexpr std::uint32_t most = 63;
        if (width.readable && width.value > 0) return static_cast<std::uint8_t>(std::min(width.value / quarter_cm, most));
    }
    return 0;
}

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
    WayReading reading;
    reading.area = value_of(tags, "area") == "yes";
    RoadAttributes& road = reading.attributes;
    road.road_class = found->road_class;
    road.link = found->link;
    const auto junction = value_of(tags, "junction");
    road.roundabout = junction == "roundabout" || junction == "circular";
    const RuleTags rules{tags};
    road.one_way =
        rules.one_way(road.roundabout || road.road_class == RoadClass::motorway ? OneWay::forward : OneWay::no, unknown);
    road.access = rules.access(Vehicle::car, true, found->default_access, unknown);
    UnknownValues counted_above;
    road.access_back = rules.access(Vehicle::car, false, found->default_access, counted_above);
    reading.rules = rules.statements(found->default_access, unknown);
    road.smoothness = read_smoothness(tags, unknown);
    road.track_grade = read_track_grade(value_of(tags, "tracktype"));
    road.four_wheel_drive = value_of(tags, "4wd_only") == "yes" ? 1 : 0;
    road.unpaved = read_unpaved(tags, road.road_class, unknown);
    road.max_speed_kmh = read_max_speed(value_of(tags, "maxspeed"));
    road.lanes = static_cast<std::uint8_t>(std::clamp(whole_number(value_of(tags, "lanes"), 0), 0, 20));
    road.layer = static_cast<std::int8_t>(std::clamp(whole_number(value_of(tags, "layer"), 0), -9, 9));
    road.bridge = says_yes(value_of(tags, "bridge"));
    road.tunnel = says_yes(value_of(tags, "tunnel")) && value_of(tags, "tunnel") != "building_passage";
    road.toll = says_yes(value_of(tags, "toll")) || value_of(tags, "toll:motorcar") == "yes" ||
                value_of(tags, "toll:motor_vehicle") == "yes";
    road.ford = says_yes(value_of(tags, "ford"));
    road.yard = is_yard(value_of(tags, "service"));
    road.width_quarters = read_width(tags, unknown);
    road.left_hand = value_of(tags, "driving_side") == "left" ? 1 : 0;
    road.right_hand = value_of(tags, "driving_side") == "right" ? 1 : 0;
    reading.name = text_of(tags, "name");
    reading.ref = text_of(tags, "ref");
    read_destinations(tags, reading);
    return reading;
}

namespace {

void read_barrier(const osmium::TagList& tags, const RuleTags& rules, NodeFeatures& features, UnknownValues& unknown) {
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
    const bool locked = value_of(tags, "locked") == "yes";
    const Access access = rules.access(Vehicle::car, true, gate && !locked ? Access::yes : Access::no, unknown);
    const bool passable = access == Access::yes || access == Access::destination;
    // A lock is shut whoever may pass when it is open.
    features.barrier = passable && !locked;
    features.blocked = !features.barrier;
}

/// On a node of a road the general `access` and opening hours may be meant for what else stands there: the door of a house,
/// a stop of buses.
bool is_of_something_else(const osmium::TagList& tags, const RuleTags& rules) {
    if (!value_of(tags, "barrier").empty() || rules.speaks_of_vehicles()) return false;
    static constexpr std::array<const char*, 10> others{"building", "entrance",     "shop",      "tourism", "railway",
                                                        "highway",  "traffic_sign", "emergency", "amenity", "leisure"};
    const bool parking = value_of(tags, "amenity") == "parking_entrance";
    return !parking && std::ranges::any_of(others, [&](const char* key) { return !value_of(tags, key).empty(); });
}

/// Access tags on a node of a road close it, barrier or not.
void read_closed_node(const osmium::TagList& tags, const RuleTags& rules, NodeFeatures& features, UnknownValues& unknown) {
    if (!value_of(tags, "barrier").empty() || !rules.speaks_of_access() || is_of_something_else(tags, rules)) return;
    const auto access = rules.access(Vehicle::car, true, Access::yes, unknown);
    if (access == Access::no || access == Access::restricted) features.blocked = true;
}

void read_node_rules(const osmium::TagList& tags, const RuleTags& rules, NodeReading& reading, UnknownValues& unknown) {
    const auto barrier = value_of(tags, "barrier");
    reading.rules = rules.statements(reading.features.blocked ? Access::no : Access::yes, unknown);
    if (reading.features.barrier || (reading.features.blocked && !barrier.empty())) {
        const bool locked = value_of(tags, "locked") == "yes";
        RuleReading gate;
        gate.statement.kind = RuleKind::gate;
        gate.statement.locked = locked ? 1 : 0;
        gate.tag = "barrier=" + std::string(barrier) + (locked ? ", locked=yes" : "");
        reading.rules.push_back(std::move(gate));
    }
    // Such nodes stay nodes of the network, whatever is passed over there.
    reading.features.ruled = !reading.rules.empty();
    if (!is_of_something_else(tags, rules)) return;
    std::erase_if(reading.rules, [](const RuleReading& rule) {
        return rule.statement.kind == RuleKind::access || rule.statement.kind == RuleKind::season;
    });
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
    const RuleTags rules{tags};
    read_barrier(tags, rules, features, unknown);
    read_closed_node(tags, rules, features, unknown);
    read_node_rules(tags, rules, reading, unknown);
    reading.name = value_of(tags, "name");
    return reading;
}

std::optional<PlaceReading> read_place_tags(const osmium::TagList& tags) {
    const auto place = read_place(value_of(tags, "place"));
    const auto name = value_of(tags, "name");
    if (!place || name.empty()) return std::nullopt;
    return PlaceReading{*place, name};
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

namespace {

constexpr std::array<std::string_view, vehicle_count> restricted_vehicles{"motorcar", "hgv", "bus"};

std::optional<TurnDirection> read_turn(std::string_view kind) {
    if (kind.find("left") != std::string_view::npos) return TurnDirection::left;
    if (kind.find("right") != std::string_view::npos) return TurnDirection::right;
    if (kind.find("straight") != std::string_view::npos) return TurnDirection::straight_on;
    if (kind.find("u_turn") != std::string_view::npos) return TurnDirection::back;
    return TurnDirection::any;
}

bool is_restriction(std::string_view kind) { return kind.starts_with("no_") || kind.starts_with("only_"); }

/// Whom the keys "restriction:hgv", "restriction:motor_vehicle" … speak of; nothing when of none of ours.
Traffic traffic_of(std::string_view vehicle) {
    if (vehicle.empty() || vehicle == "motor_vehicle" || vehicle == "vehicle") return Traffic::all();
    if (vehicle == "motorcar") return Traffic::of(Vehicle::car);
    if (vehicle == "hgv" || vehicle == "goods") return Traffic::of(Vehicle::lorry);
    if (vehicle == "bus" || vehicle == "psv" || vehicle == "tourist_bus" || vehicle == "coach")
        return Traffic::of(Vehicle::bus);
    return {};
}

/// Those whom `except` does not take out.
Traffic bound_but_for(std::string_view except) {
    Traffic bound;
    for (const auto vehicle : {Vehicle::car, Vehicle::lorry, Vehicle::bus}) {
        const auto name = restricted_vehicles[static_cast<std::size_t>(vehicle)];
        const bool free = except.find(name) != std::string_view::npos ||
                          except.find("motor_vehicle") != std::string_view::npos ||
                          (vehicle == Vehicle::bus && except.find("psv") != std::string_view::npos);
        if (!free) bound = bound | Traffic::of(vehicle);
    }
    return bound;
}

/// The old way of writing hours: hour_on=07:00, hour_off=09:00, day_on=Monday, day_off=Friday.
std::string hours_in_old_keys(const osmium::TagList& tags) {
    const auto from = value_of(tags, "hour_on");
    const auto to = value_of(tags, "hour_off");
    const auto first = value_of(tags, "day_on").substr(0, 2);
    const auto last = value_of(tags, "day_off").substr(0, 2);
    std::string hours;
    if (!first.empty() && !last.empty()) hours = std::string(first) + "-" + std::string(last);
    if (!from.empty() && !to.empty()) hours += (hours.empty() ? "" : " ") + std::string(from) + "-" + std::string(to);
    return hours;
}

/// A key of a restriction, "restriction:hgv:conditional", taken apart.
struct RestrictionKey {
    std::string_view vehicle; ///< "hgv"; empty for all
    bool conditional = false;
};

std::optional<RestrictionKey> restriction_key(std::string_view key) {
    constexpr std::string_view beginning = "restriction";
    constexpr std::string_view ending = ":conditional";
    if (!key.starts_with(beginning)) return std::nullopt;
    key.remove_prefix(beginning.size());
    const bool conditional = key.ends_with(ending);
    if (conditional) key.remove_suffix(ending.size());
    if (key.empty()) return RestrictionKey{key, conditional};
    if (key.front() != ':') return std::nullopt;
    return RestrictionKey{key.substr(1), conditional};
}

/// What a relation's keys for one kind of vehicle say, plain and conditional.
class RestrictionKeys {
public:
    RestrictionKeys(const osmium::TagList& tags, std::string_view vehicle, UnknownValues& unknown)
        : m_tags(tags), m_vehicle(vehicle), m_unknown(unknown) {
        m_reading.traffic = traffic_of(vehicle) & bound_but_for(value_of(tags, "except"));
    }

    std::optional<RestrictionReading> read() {
        if (m_reading.traffic.empty()) return std::nullopt;
        for (const auto& tag : m_tags) {
            const auto key = restriction_key(tag.key());
            if (key && key->vehicle == m_vehicle) take(*key, tag.key(), tag.value());
        }
        if (m_kind.empty()) return std::nullopt;
        m_reading.only = m_kind.starts_with("only_");
        m_reading.direction = read_turn(m_kind).value_or(TurnDirection::any);
        m_reading.always = m_plain;
        if (const auto hours = hours_in_old_keys(m_tags); !hours.empty() && m_plain) {
            m_reading.always = false;
            m_reading.tag += " (" + hours + ")";
            add(Access::no, hours);
        }
        return std::move(m_reading);
    }

private:
    void take(const RestrictionKey& key, std::string_view name, std::string_view value) {
        if (!key.conditional) {
            if (!is_restriction(value)) return m_unknown.count(name, value);
            m_kind = value;
            m_plain = true;
            m_reading.tag = told(name, value);
            return;
        }
        for (const auto& clause : conditional_values(value)) {
            const bool holds = is_restriction(clause.value);
            if (holds && m_kind.empty()) m_kind = clause.value;
            m_reading.tag = told(name, value);
            add(holds ? Access::no : Access::yes, clause.condition);
        }
    }

    static std::string told(std::string_view key, std::string_view value) {
        return std::string(key) + "=" + std::string(value);
    }

    void add(Access access, std::string condition) {
        RuleReading rule;
        rule.statement.kind = RuleKind::turn;
        rule.statement.traffic = m_reading.traffic;
        rule.statement.access = access;
        rule.statement.holds = Holds::under_its_condition;
        rule.condition = std::move(condition);
        rule.tag = m_reading.tag;
        m_reading.rules.push_back(std::move(rule));
    }

    const osmium::TagList& m_tags;
    std::string_view m_vehicle;
    UnknownValues& m_unknown;
    RestrictionReading m_reading;
    std::string m_kind;
    bool m_plain = false;
};

} // namespace

std::vector<RestrictionReading> read_restriction_tags(const osmium::TagList& tags, UnknownValues& unknown) {
    const auto type = value_of(tags, "type");
    if (type != "restriction" && !type.starts_with("restriction:")) return {};
    std::vector<std::string_view> vehicles;
    for (const auto& tag : tags) {
        const auto key = restriction_key(tag.key());
        if (key && std::ranges::find(vehicles, key->vehicle) == vehicles.end()) vehicles.push_back(key->vehicle);
    }
    std::vector<RestrictionReading> readings;
    for (const auto vehicle : vehicles) {
        if (auto reading = RestrictionKeys{tags, vehicle, unknown}.read()) readings.push_back(*std::move(reading));
    }
    return readings;
}

} // namespace detail

} // namespace route::osm
