// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "osm/road_features.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace osmium {
class TagList;
}

/// Private to osm/: who may drive, where and when, as the tags of a way, a node or a restriction say it.
namespace route::osm::detail {

class UnknownValues;

/// A statement with its condition and the tag as it was written.
struct RuleReading {
    RuleStatement statement;
    std::string condition; ///< "Mo-Fr 07:00-09:00"; empty when it always holds
    std::string tag;       ///< "motor_vehicle:conditional=no @ (Mo-Fr 07:00-09:00)"
    bool operator==(const RuleReading&) const = default;
};

/// A value that holds under a condition: "no @ (Mo-Fr 07:00-09:00)".
struct ConditionalValue {
    std::string value;
    std::string condition;
};

/// The clauses of a `:conditional` tag, in their order. A clause without a value goes on with the condition before it,
/// as it does where somebody forgot the brackets; before the first condition it is a part of its value.
[[nodiscard]] std::vector<ConditionalValue> conditional_values(std::string_view text);

/// The tags of one object that bind traffic, sorted out in one pass over them.
class RuleTags {
public:
    explicit RuleTags(const osmium::TagList& tags);

    /// The most special tag wins: for cars motorcar, then motor_vehicle, vehicle, access; a tag for one direction goes
    /// before the same for both.
    [[nodiscard]] Access access(Vehicle vehicle, bool forward, Access otherwise, UnknownValues& unknown) const;
    /// Of cars: oneway:motorcar before oneway:motor_vehicle, oneway:vehicle and oneway.
    [[nodiscard]] OneWay one_way(OneWay otherwise, UnknownValues& unknown) const;
    [[nodiscard]] bool speaks_of_access() const { return !m_access.empty(); }
    /// Whether a key for cars or lorries says more than the general `access`. What it says of buses may be meant for those
    /// that stop there.
    [[nodiscard]] bool speaks_of_vehicles() const;

    /// Everything that the attributes of the road do not hold by themselves: conditions, limits, what other vehicles
    /// than cars may do, and the words of the tags that close a road or ask for care.
    [[nodiscard]] std::vector<RuleReading> statements(Access otherwise, UnknownValues& unknown) const;

private:
    struct Tag {
        std::string_view key;
        std::string_view value;
        std::uint8_t what = 0; ///< which access key, which kind of limit, which rank of oneway
        Traffic traffic = Traffic::all();
        bool conditional = false;
    };
    void sort_in(std::string_view key, std::string_view value);
    void sort_in_access(std::uint8_t key_number, const Tag& tag, std::string_view rest);
    void sort_in_one_way(const Tag& tag, std::string_view rest);
    void sort_in_limit(RuleKind kind, const Tag& tag, std::string_view rest);
    void sort_in_other(const Tag& tag);
    [[nodiscard]] std::vector<RuleReading> access_of(Vehicle vehicle, bool forward, Access otherwise,
                                                     UnknownValues& unknown) const;
    void add_access(Access otherwise, std::vector<RuleReading>& readings) const;
    void add_one_way(UnknownValues& unknown, std::vector<RuleReading>& readings) const;
    void add_limits(std::vector<RuleReading>& readings) const;
    void add_openings(std::vector<RuleReading>& readings) const;
    [[nodiscard]] bool has_hours_of_something_else() const;

    const osmium::TagList& m_tags;
    std::vector<Tag> m_access;
    std::vector<Tag> m_one_way;
    std::vector<Tag> m_limits;
    std::vector<Tag> m_openings;
    std::vector<Tag> m_others;
};

/// A limit in centimetres or kilogrammes, as signs write it: "2.1", "2,1 m", "6'6\"", "6 ft 6 in", "3.5 t", "7716 lbs".
struct Limit {
    std::uint32_t value = 0; ///< 0: there is none
    bool readable = true;
};
[[nodiscard]] Limit read_limit(RuleKind kind, std::string_view text);

/// What an access tag's value lets a vehicle do; nothing, and counted, when it is not known.
[[nodiscard]] std::optional<Access> read_access_value(Vehicle vehicle, std::string_view key, std::string_view value,
                                                      UnknownValues& unknown);

} // namespace route::osm::detail
