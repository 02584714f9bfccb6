// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace route::network {

/// A node of the network: a junction, an end, or a place with a signal, sign, barrier or crossing.
using NodeId = StrongId<struct NodeTag, std::uint32_t>;
/// A piece of one OSM way between two nodes.
using SegmentId = StrongId<struct SegmentTag, std::uint32_t>;
/// An OSM way's attributes.
using WayIndex = StrongId<struct WayTag, std::uint32_t>;

/// A segment in one of its two directions; forward is the direction in which the OSM way is drawn.
class DirectedEdge {
public:
    constexpr DirectedEdge() = default;
    constexpr DirectedEdge(SegmentId segment, bool forward) : m_value(segment.value() * 2 + (forward ? 0U : 1U)) {}
    [[nodiscard]] static constexpr DirectedEdge from_index(std::uint32_t index) {
        DirectedEdge edge;
        edge.m_value = index;
        return edge;
    }
    [[nodiscard]] constexpr std::uint32_t index() const { return m_value; }
    [[nodiscard]] constexpr SegmentId segment() const { return SegmentId{m_value / 2}; }
    [[nodiscard]] constexpr bool forward() const { return m_value % 2 == 0; }
    [[nodiscard]] constexpr DirectedEdge reversed() const { return from_index(m_value ^ 1U); }
    constexpr auto operator<=>(const DirectedEdge&) const = default;

private:
    std::uint32_t m_value = 0;
};

/// Edges one after the other, as the network file holds them.
class EdgeRange {
public:
    class Iterator {
    public:
        using value_type = DirectedEdge;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::forward_iterator_tag;
        constexpr Iterator() = default;
        constexpr explicit Iterator(const std::uint32_t* at) : m_at(at) {}
        constexpr DirectedEdge operator*() const { return DirectedEdge::from_index(*m_at); }
        constexpr Iterator& operator++() {
            ++m_at;
            return *this;
        }
        constexpr Iterator operator++(int) { return Iterator{m_at++}; }
        constexpr bool operator==(const Iterator&) const = default;

    private:
        const std::uint32_t* m_at = nullptr;
    };

    constexpr explicit EdgeRange(std::span<const std::uint32_t> indices) : m_indices(indices) {}
    [[nodiscard]] constexpr Iterator begin() const { return Iterator{m_indices.data()}; }
    [[nodiscard]] constexpr Iterator end() const { return Iterator{m_indices.data() + m_indices.size()}; }
    [[nodiscard]] constexpr std::size_t size() const { return m_indices.size(); }
    [[nodiscard]] constexpr bool empty() const { return m_indices.empty(); }
    /// \pre i < size()
    [[nodiscard]] constexpr DirectedEdge operator[](std::size_t i) const { return DirectedEdge::from_index(m_indices[i]); }

private:
    std::span<const std::uint32_t> m_indices;
};

} // namespace route::network
