// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <ranges>
#include <vector>

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

/// A place in a list, counted from 0. It opens no list but its own (`IndexedBy`), so that the seventh control is never
/// taken for the seventh waypoint.
template <typename Tag> class ListIndex {
public:
    constexpr ListIndex() = default;
    constexpr explicit ListIndex(std::size_t value) : m_value(value) {}
    [[nodiscard]] constexpr std::size_t value() const { return m_value; }
    [[nodiscard]] constexpr ListIndex next() const { return ListIndex{m_value + 1}; }
    /// \pre this is not the first
    [[nodiscard]] constexpr ListIndex before() const { return ListIndex{m_value - 1}; }
    constexpr ListIndex& operator++() {
        ++m_value;
        return *this;
    }
    constexpr auto operator<=>(const ListIndex&) const = default;

private:
    std::size_t m_value = 0;
};

/// In Edition::legs and whatever has one element for each of them: itineraries, times, books.
using LegIndex = ListIndex<struct LegTag>;
/// In LegItinerary::controls and LegTimes::controls.
using ControlIndex = ListIndex<struct ControlTag>;
/// In LegTimes::sectors.
using SectorIndex = ListIndex<struct SectorTag>;
/// In Edition::waypoints.
using WaypointIndex = ListIndex<struct WaypointTag>;
/// In Edition::entries.
using EntryIndex = ListIndex<struct EntryTag>;

/// The places from `first` up to but without `end`.
template <typename Index> [[nodiscard]] auto places_between(Index first, Index end) {
    return std::views::iota(first.value(), end.value()) |
           std::views::transform([](std::size_t value) { return Index{value}; });
}

/// A list that one kind of index alone opens.
template <typename Index, typename Value> class IndexedBy : public std::vector<Value> {
public:
    using std::vector<Value>::vector;
    /// \pre index < end_index()
    [[nodiscard]] Value& operator[](Index index) { return std::vector<Value>::operator[](index.value()); }
    [[nodiscard]] const Value& operator[](Index index) const { return std::vector<Value>::operator[](index.value()); }
    [[nodiscard]] Index end_index() const { return Index{this->size()}; }
    /// \pre the list is not empty
    [[nodiscard]] Index last_index() const { return Index{this->size() - 1}; }
    [[nodiscard]] auto indices() const { return places_between(Index{}, end_index()); }
};

} // namespace route

template <typename Tag, typename Value> struct std::hash<route::StrongId<Tag, Value>> {
    std::size_t operator()(route::StrongId<Tag, Value> id) const noexcept { return std::hash<Value>{}(id.value()); }
};
