// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace route {

/// An index or identifier that cannot be mixed up with one of another kind.
template <typename Tag, typename Value> class StrongId {
public:
    using value_type = Value;
    constexpr StrongId() = default;
    constexpr explicit StrongId(Value value) : m_value(value) {}
    [[nodiscard]] constexpr Value value() const { return m_value; }
    constexpr auto operator<=>(const StrongId&) const = default;

private:
    Value m_value{};
};

/// Identifiers of OpenStreetMap objects. Negative ones are legal: editors give them to new objects.
using OsmNodeId = StrongId<struct OsmNodeTag, std::int64_t>;
using OsmWayId = StrongId<struct OsmWayTag, std::int64_t>;
using OsmRelationId = StrongId<struct OsmRelationTag, std::int64_t>;

} // namespace route

template <typename Tag, typename Value> struct std::hash<route::StrongId<Tag, Value>> {
    std::size_t operator()(route::StrongId<Tag, Value> id) const noexcept { return std::hash<Value>{}(id.value()); }
};
