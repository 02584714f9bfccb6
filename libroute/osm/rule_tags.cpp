// SPDX-License-Identifier: BSL-1.0
#include "osm/rule_tags.hpp"

#include "osm/tags.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <osmium/osm/tag.hpp>
#include <utility>

namespace route::osm::detail {

namespace {

template <std::size_t N> bool one_of(std::string_view value, const std::array<std::string_view, N>& list) {
    return std::ranges::find(list, value) != list.end();
}

/// The keys of access from the general to the special, and how special each is to a vehicle; -1: not its business.
struct AccessKey {
    std::string_view key;
    std::array<std::int8_t, vehicle_count> rank; ///< of cars, lorries, buses
};
constexpr std::array<AccessKey, 10> access_keys{{{"access", {0, 0, 0}},
                                                 {"vehicle", {1, 1, 1}},
                                                 {"motor_vehicle", {2, 2, 2}},
                                                 {"motorcar", {3, -1, -1}},
                                                 {"goods", {-1, 3, -1}},
                                                 {"hgv", {-1, 4, -1}},
                                                 {"psv", {-1, -1, 3}},
                                                 {"bus", {-1, -1, 4}},
                                                 {"coach", {-1, -1, 5}},
                                                 {"tourist_bus", {-1, -1, 6}}}};

constexpr std::array<std::pair<std::string_view, RuleKind>, 8> limit_keys{{{"maxheight", RuleKind::height},
                                                                           {"maxwidth", RuleKind::width},
                                                                           {"width", RuleKind::width},
                                                                           {"maxlength", RuleKind::length},
                                                                           {"maxweight", RuleKind::weight},
                                                                           {"maxweightrating", RuleKind::weight},
                                                                           {"maxaxleload", RuleKind::axle_load},
                                                                           {"maxspeed", RuleKind::speed}}};

/// Of roads that are there, or open, at times.
constexpr std::array<std::string_view, 4> opening_keys{"opening_hours", "seasonal", "winter_road", "ice_road"};

int rank_of(std::uint8_t key_number, Vehicle vehicle) {
    return access_keys[key_number].rank[static_cast<std::size_t>(vehicle)];
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

std::string_view without_brackets(std::string_view text) {
    text = trimmed(text);
    if (text.size() < 2 || text.front() != '(' || text.back() != ')') return text;
    int depth = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == '(') ++depth;
        if (text[i] == ')' && --depth == 0) return text; // "(a) AND (b)"
    }
    return trimmed(text.substr(1, text.size() - 2));
}

std::string told(std::string_view key, std::string_view value) { return std::string(key) + "=" + std::string(value); }

std::optional<OneWay> read_one_way_value(std::string_view key, std::string_view value, UnknownValues& unknown) {
    if (value == "yes" || value == "1" || value == "true") return OneWay::forward;
    if (value == "-1" || value == "reverse") return OneWay::backward;
    // One lane in turns, with lights: open both ways.
    if (value == "no" || value == "0" || value == "false" || value == "alternating") return OneWay::no;
    if (value == "reversible") return OneWay::reversible;
    if (!value.empty()) unknown.count(key, value);
    return std::nullopt;
}

/// Takes ":forward", ":backward" off a key's end. \return false when something else is left
bool read_direction(std::string_view rest, Traffic& traffic) {
    if (rest.empty()) return true;
    if (rest != "forward" && rest != "backward") return false;
    traffic = traffic & Traffic::along(rest == "forward");
    return true;
}

bool take_conditional(std::string_view& rest) {
    constexpr std::string_view ending = "conditional";
    if (rest == ending) {
        rest = {};
        return true;
    }
    if (rest.size() <= ending.size() || !rest.ends_with(ending) || rest[rest.size() - ending.size() - 1] != ':')
        return false;
    rest.remove_suffix(ending.size() + 1);
    return true;
}

} // namespace

std::vector<ConditionalValue> conditional_values(std::string_view text) {
    std::vector<ConditionalValue> values;
    std::string first_parts; // "destination;permit @ (Mo-Fr)"
    const auto add = [&](std::string_view clause) {
        clause = trimmed(clause);
        if (clause.empty()) return;
        const auto at = clause.find('@');
        if (at == std::string_view::npos) {
            auto& longer = values.empty() ? first_parts : values.back().condition;
            longer += values.empty() ? std::string(clause) + ";" : "; " + std::string(clause);
            return;
        }
        const auto condition = without_brackets(clause.substr(at + 1));
        auto value = std::exchange(first_parts, {}) + std::string(trimmed(clause.substr(0, at)));
        values.push_back({std::move(value), std::string(condition.empty() ? "?" : condition)});
    };
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '(') ++depth;
        if (text[i] == ')') --depth;
        if (text[i] != ';' || depth > 0) continue;
        add(text.substr(begin, i - begin));
        begin = i + 1;
    }
    add(text.substr(begin));
    if (!first_parts.empty()) values.push_back({std::move(first_parts), "?"});
    return values;
}

std::optional<Access> read_access_value(Vehicle vehicle, std::string_view key, std::string_view value,
                                        UnknownValues& unknown) {
    static constexpr std::array<std::string_view, 6> open{"yes",      "permissive", "designated",
                                                          "official", "public",     "unknown"};
    static constexpr std::array<std::string_view, 5> stopping{"destination", "customers", "delivery", "residents",
                                                              "visitors"};
    static constexpr std::array<std::string_view, 8> closed_to_us{"private",   "permit",   "agricultural", "forestry",
                                                                  "emergency", "military", "employees",    "members"};
    static constexpr std::array<std::string_view, 3> no_cars{"no", "use_sidepath", "dismount"};
    static constexpr std::array<std::string_view, 5> for_others{"psv", "bus", "hgv", "goods", "taxi"};
    if (value.empty()) return std::nullopt;
    // Several values: the first one decides, as in most editors' practice.
    const auto first = value.substr(0, value.find(';'));
    if (one_of(first, open)) return Access::yes;
    if (one_of(first, stopping)) return Access::destination;
    if (one_of(first, closed_to_us)) return Access::restricted;
    if (one_of(first, no_cars)) return Access::no;
    if (one_of(first, for_others)) {
        const bool theirs = (vehicle == Vehicle::bus && (first == "psv" || first == "bus")) ||
                            (vehicle == Vehicle::lorry && (first == "hgv" || first == "goods"));
        return theirs ? Access::yes : first == "bus" ? Access::no : Access::restricted;
    }
    unknown.count(key, value);
    return std::nullopt;
}

RuleTags::RuleTags(const osmium::TagList& tags) : m_tags(tags) {
    for (const auto& tag : tags) {
        sort_in(tag.key(), tag.value());
    }
}

void RuleTags::sort_in(std::string_view key, std::string_view value) {
    // Most keys of most roads are none of ours: highway, name, surface, lit, source …
    constexpr std::string_view beginnings = "avmghpbctow4si";
    if (key.empty() || value.empty() || beginnings.find(key.front()) == std::string_view::npos) return;
    const auto colon = key.find(':');
    const auto base = key.substr(0, colon);
    auto rest = colon == std::string_view::npos ? std::string_view{} : key.substr(colon + 1);
    Tag tag{key, value};
    tag.conditional = take_conditional(rest);
    const auto access = std::ranges::find(access_keys, base, &AccessKey::key);
    if (access != access_keys.end()) {
        sort_in_access(static_cast<std::uint8_t>(access - access_keys.begin()), tag, rest);
    } else if (base == "oneway") {
        sort_in_one_way(tag, rest);
    } else if (const auto limit = std::ranges::find(limit_keys, base, [](const auto& entry) { return entry.first; });
               limit != limit_keys.end()) {
        sort_in_limit(limit->second, tag, rest);
    } else {
        sort_in_other(tag);
    }
}

void RuleTags::sort_in_access(std::uint8_t key_number, const Tag& tag, std::string_view rest) {
    Tag mine = tag;
    mine.what = key_number;
    if (read_direction(rest, mine.traffic)) m_access.push_back(mine);
}

void RuleTags::sort_in_one_way(const Tag& tag, std::string_view rest) {
    static constexpr std::array<std::string_view, 4> ranks{"", "vehicle", "motor_vehicle", "motorcar"};
    const auto rank = std::ranges::find(ranks, rest);
    if (rank == ranks.end()) return;
    Tag mine = tag;
    mine.what = static_cast<std::uint8_t>(rank - ranks.begin());
    m_one_way.push_back(mine);
}

void RuleTags::sort_in_limit(RuleKind kind, const Tag& tag, std::string_view rest) {
    // A plain speed limit is read elsewhere; what is left are those of certain hours.
    if (kind == RuleKind::speed && !tag.conditional && rest != "variable") return;
    Tag mine = tag;
    mine.what = static_cast<std::uint8_t>(kind);
    if (rest == "hgv" || rest == "goods") {
        mine.traffic = Traffic::of(Vehicle::lorry);
    } else if (rest == "bus" || rest == "psv") {
        mine.traffic = Traffic::of(Vehicle::bus);
    } else if (rest == "motorcar") {
        mine.traffic = Traffic::of(Vehicle::car);
    } else if (rest != "physical" && rest != "legal" && rest != "variable" && !read_direction(rest, mine.traffic)) {
        return;
    }
    m_limits.push_back(mine);
}

void RuleTags::sort_in_other(const Tag& tag) {
    static constexpr std::array<std::string_view, 5> troubles{"bad", "very_bad", "horrible", "very_horrible", "impassable"};
    const auto keep = [&](RuleKind kind) {
        m_others.push_back(tag);
        m_others.back().what = static_cast<std::uint8_t>(kind);
    };
    const bool negative = tag.value == "no" || tag.value == "none";
    if (tag.key == "smoothness" && one_of(tag.value, troubles)) keep(RuleKind::ground);
    if (tag.key == "4wd_only" && !negative) keep(RuleKind::ground);
    if ((tag.key == "toll" || tag.key.starts_with("toll:")) && !negative) keep(RuleKind::toll);
    if (one_of(tag.key, opening_keys) && !negative && tag.value != "24/7") m_openings.push_back(tag);
    if ((tag.key == "winter_service" || tag.key == "snowplowing") && negative) keep(RuleKind::season);
    if ((tag.key == "construction" || tag.key == "temporary") && !negative) keep(RuleKind::works);
}

bool RuleTags::speaks_of_vehicles() const {
    const auto speaks = [](const Tag& tag) {
        return tag.what != 0 && (rank_of(tag.what, Vehicle::car) > 0 || rank_of(tag.what, Vehicle::lorry) > 0);
    };
    return std::ranges::any_of(m_access, speaks);
}

Access RuleTags::access(Vehicle vehicle, bool forward, Access otherwise, UnknownValues& unknown) const {
    int best = -1;
    Access access = otherwise;
    for (const auto& tag : m_access) {
        if (tag.conditional || !tag.traffic.meets(Traffic::of(vehicle, forward))) continue;
        const int rank = rank_of(tag.what, vehicle);
        const int special = rank * 2 + (tag.traffic == Traffic::all() ? 0 : 1);
        if (rank < 0 || special <= best) continue;
        if (const auto read = read_access_value(vehicle, tag.key, tag.value, unknown)) {
            best = special;
            access = *read;
        }
    }
    return access;
}

OneWay RuleTags::one_way(OneWay otherwise, UnknownValues& unknown) const {
    int best = -1;
    OneWay one_way = otherwise;
    for (const auto& tag : m_one_way) {
        if (tag.conditional || static_cast<int>(tag.what) <= best) continue;
        if (const auto read = read_one_way_value(tag.key, tag.value, unknown)) {
            best = tag.what;
            one_way = *read;
        }
    }
    return one_way;
}

/// What holds for one kind of vehicle in one direction, from the general to the special: a plain tag makes all more
/// general conditions void.
std::vector<RuleReading> RuleTags::access_of(Vehicle vehicle, bool forward, Access otherwise, UnknownValues& unknown) const {
    std::vector<std::pair<int, const Tag*>> tags;
    for (const auto& tag : m_access) {
        const int rank = rank_of(tag.what, vehicle);
        if (rank < 0 || !tag.traffic.meets(Traffic::of(vehicle, forward))) continue;
        tags.emplace_back(rank * 4 + (tag.traffic == Traffic::all() ? 0 : 2) + (tag.conditional ? 1 : 0), &tag);
    }
    std::ranges::stable_sort(tags, {}, [](const auto& entry) { return entry.first; });
    std::vector<RuleReading> readings;
    for (const auto& [special, tag] : tags) {
        RuleReading reading;
        reading.tag = told(tag->key, tag->value);
        if (!tag->conditional) {
            const auto access = read_access_value(vehicle, tag->key, tag->value, unknown);
            if (!access) continue;
            readings.clear();
            reading.statement.access = *access;
            readings.push_back(reading);
            continue;
        }
        for (const auto& [value, condition] : conditional_values(tag->value)) {
            reading.statement.access = read_access_value(vehicle, tag->key, value, unknown).value_or(Access::no);
            reading.statement.holds = Holds::under_its_condition;
            reading.condition = condition;
            readings.push_back(reading);
        }
    }
    // What the road's own attributes tell is the car's: where its tags say otherwise than they do for this vehicle, that is
    // said too.
    const bool always = std::ranges::any_of(readings, [](const auto& r) { return !r.statement.is_conditional(); });
    if (!always && vehicle != Vehicle::car && otherwise != access(Vehicle::car, forward, otherwise, unknown)) {
        RuleReading own;
        own.tag = told(m_access.front().key, m_access.front().value);
        own.statement.access = otherwise;
        readings.insert(readings.begin(), std::move(own));
    }
    // What is open to all needs no words.
    const bool plain = readings.size() == 1 && !readings.front().statement.is_conditional();
    const bool as_for_cars = plain && readings.front().statement.access == access(Vehicle::car, forward, otherwise, unknown);
    if (plain && as_for_cars && readings.front().statement.access == Access::yes) readings.clear();
    return readings;
}

void RuleTags::add_access(Access otherwise, std::vector<RuleReading>& readings) const {
    if (m_access.empty()) return;
    UnknownValues unknown; // counted where the attributes are read
    std::vector<std::pair<Traffic, std::vector<RuleReading>>> groups;
    for (const auto vehicle : {Vehicle::car, Vehicle::lorry, Vehicle::bus}) {
        for (const bool forward : {true, false}) {
            auto mine = access_of(vehicle, forward, otherwise, unknown);
            const auto same = std::ranges::find(groups, mine, [](const auto& group) { return group.second; });
            if (same != groups.end()) {
                same->first = same->first | Traffic::of(vehicle, forward);
            } else {
                groups.emplace_back(Traffic::of(vehicle, forward), std::move(mine));
            }
        }
    }
    for (const auto& [traffic, group] : groups) {
        for (auto reading : group) {
            reading.statement.traffic = traffic;
            readings.push_back(std::move(reading));
        }
    }
}

void RuleTags::add_one_way(UnknownValues& unknown, std::vector<RuleReading>& readings) const {
    for (const auto& tag : m_one_way) {
        RuleReading reading;
        reading.statement.kind = RuleKind::one_way;
        reading.tag = told(tag.key, tag.value);
        if (!tag.conditional) {
            if (tag.value != "reversible" && tag.value != "alternating") continue;
            reading.statement.one_way = tag.value == "reversible" ? OneWay::reversible : OneWay::no;
            readings.push_back(reading);
            continue;
        }
        for (const auto& [value, condition] : conditional_values(tag.value)) {
            reading.statement.one_way = read_one_way_value(tag.key, value, unknown).value_or(OneWay::reversible);
            reading.statement.holds = Holds::under_its_condition;
            reading.condition = condition;
            readings.push_back(reading);
        }
    }
}

void RuleTags::add_limits(std::vector<RuleReading>& readings) const {
    for (const auto& tag : m_limits) {
        RuleReading reading;
        reading.statement.kind = static_cast<RuleKind>(tag.what);
        reading.statement.traffic = tag.traffic;
        reading.tag = told(tag.key, tag.value);
        const auto add = [&](std::string_view value) {
            const auto limit =
                reading.statement.kind == RuleKind::speed ? Limit{} : read_limit(reading.statement.kind, value);
            reading.statement.limit = limit.value;
            reading.statement.readable = limit.readable ? 1 : 0;
            const bool says_something = limit.value > 0 || !limit.readable || tag.conditional;
            // Roads are wide; of their own widths only the narrow ones are of interest.
            constexpr std::uint32_t wide_cm = 300;
            const bool of_interest = tag.key != "width" || (limit.readable && limit.value < wide_cm);
            if ((says_something && of_interest) || reading.statement.kind == RuleKind::speed) readings.push_back(reading);
        };
        if (!tag.conditional) {
            add(tag.value);
            continue;
        }
        for (const auto& [value, condition] : conditional_values(tag.value)) {
            reading.statement.holds = Holds::under_its_condition;
            reading.condition = condition;
            add(value);
        }
    }
}

/// The hours of a shop, a market or a bathing place are not those of the road beside it that has the same tags.
bool RuleTags::has_hours_of_something_else() const {
    static constexpr std::array<const char*, 8> others{"shop",   "leisure",  "tourism",  "craft",
                                                       "office", "building", "historic", "healthcare"};
    const char* amenity = m_tags.get_value_by_key("amenity");
    const bool served_by_road = amenity == nullptr || std::string_view{amenity}.starts_with("parking");
    return !served_by_road || std::ranges::any_of(others, [&](const char* key) { return m_tags.has_key(key); });
}

void RuleTags::add_openings(std::vector<RuleReading>& readings) const {
    for (const auto& tag : m_openings) {
        RuleReading reading;
        reading.tag = told(tag.key, tag.value);
        if (tag.key == "opening_hours" && has_hours_of_something_else()) {
            reading.statement.kind = RuleKind::season;
        } else {
            reading.statement.access = Access::no;
            reading.statement.holds = Holds::outside_its_condition;
            const bool of_ice = tag.key == "winter_road" || tag.key == "ice_road";
            reading.condition = of_ice ? std::string("winter") : std::string(tag.value);
        }
        readings.push_back(std::move(reading));
    }
}

std::vector<RuleReading> RuleTags::statements(Access otherwise, UnknownValues& unknown) const {
    std::vector<RuleReading> readings;
    add_access(otherwise, readings);
    add_openings(readings); // after the access: who may drive there may do so while it is open
    add_one_way(unknown, readings);
    add_limits(readings);
    for (const auto& tag : m_others) {
        RuleReading reading;
        reading.statement.kind = static_cast<RuleKind>(tag.what);
        reading.tag = told(tag.key, tag.value);
        readings.push_back(std::move(reading));
    }
    return readings;
}

namespace {

/// Reads numbers with their units one after the other: "6 ft 6 in".
class LimitText {
public:
    explicit LimitText(std::string_view text) : m_text(trimmed(text)) {}
    [[nodiscard]] bool ended() const { return m_text.empty(); }
    std::optional<double> number() {
        std::string plain;
        std::size_t used = 0;
        while (used < m_text.size() &&
               (std::isdigit(static_cast<unsigned char>(m_text[used])) != 0 || m_text[used] == '.' || m_text[used] == ',')) {
            plain += m_text[used] == ',' ? '.' : m_text[used];
            ++used;
        }
        double value = 0;
        const auto read = std::from_chars(plain.data(), plain.data() + plain.size(), value);
        if (plain.empty() || read.ec != std::errc{} || read.ptr != plain.data() + plain.size()) return std::nullopt;
        m_text = trimmed(m_text.substr(used));
        return value;
    }
    std::string_view unit() {
        std::size_t used = 0;
        while (used < m_text.size() && std::isdigit(static_cast<unsigned char>(m_text[used])) == 0 && m_text[used] != ' ') {
            ++used;
        }
        const auto unit = m_text.substr(0, used);
        m_text = trimmed(m_text.substr(used));
        return unit;
    }

private:
    std::string_view m_text;
};

/// Centimetres or kilogrammes of a unit; nothing when it is none of this kind.
std::optional<double> unit_size(bool weight, std::string_view unit) {
    struct Unit {
        std::string_view name;
        double size;
    };
    static constexpr std::array lengths{Unit{"", 100},     Unit{"m", 100},   Unit{"cm", 1},       Unit{"km", 100'000},
                                        Unit{"ft", 30.48}, Unit{"'", 30.48}, Unit{"feet", 30.48}, Unit{"in", 2.54},
                                        Unit{"\"", 2.54},  Unit{"''", 2.54}, Unit{"meter", 100},  Unit{"mm", 0.1}};
    static constexpr std::array weights{Unit{"", 1000},          Unit{"t", 1000},        Unit{"kg", 1},
                                        Unit{"lbs", 0.45359237}, Unit{"lb", 0.45359237}, Unit{"st", 907.18474},
                                        Unit{"lt", 1016.0469},   Unit{"cwt", 50.802345}, Unit{"T", 1000},
                                        Unit{"ton", 1000},       Unit{"tonnes", 1000}};
    const auto find = [&](const auto& units) -> std::optional<double> {
        const auto known = std::ranges::find(units, unit, &Unit::name);
        return known == units.end() ? std::nullopt : std::optional{known->size};
    };
    return weight ? find(weights) : find(lengths);
}

std::optional<double> read_measure(bool weight, std::string_view text) {
    LimitText reader{text};
    double sum = 0;
    bool feet = false;
    while (!reader.ended()) {
        const auto number = reader.number();
        if (!number) return std::nullopt;
        auto unit = reader.unit();
        if (feet && unit.empty()) unit = "in"; // 6'6
        const auto size = unit_size(weight, unit);
        if (!size) return std::nullopt;
        feet = unit == "'" || unit == "ft";
        sum += *number * *size;
    }
    return sum;
}

} // namespace

Limit read_limit(RuleKind kind, std::string_view text) {
    static constexpr std::array<std::string_view, 9> no_limit{
        "none", "default", "no_sign", "unsigned", "below_default", "no_indications", "unlimited", "unknown", "no"};
    const bool weight = kind == RuleKind::weight || kind == RuleKind::axle_load;
    Limit lowest;
    while (!text.empty()) { // several values: the lowest counts
        const auto end = text.find(';');
        const auto part = trimmed(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (one_of(part, no_limit)) continue;
        const auto measure = read_measure(weight, part);
        constexpr double most = 1e9;
        if (!measure || *measure < 0.5 || *measure > most) return {0, false};
        const auto value = static_cast<std::uint32_t>(std::lround(*measure));
        lowest.value = lowest.value == 0 ? value : std::min(lowest.value, value);
    }
    return lowest;
}

} // namespace route::osm::detail
