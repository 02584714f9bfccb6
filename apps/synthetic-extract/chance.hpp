// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace synthetic {

/// Numbers that look random and are the same on every machine: splitmix64 (Steele, Lea, Flood 2014). The standard
/// library's distributions are not, since each library makes its own.
class Chance {
public:
    /// Seeds that differ in any number give sequences of their own, so that one part of the map can change alone.
    Chance(std::initializer_list<std::uint64_t> seeds) {
        for (const auto seed : seeds) {
            m_state = mixed(m_state ^ (seed + 0x9e3779b97f4a7c15ULL));
        }
    }
    /// A seed from a name (FNV-1a).
    [[nodiscard]] static std::uint64_t seed_of(std::string_view name) {
        std::uint64_t hash = 0xcbf29ce484222325ULL;
        for (const char c : name) {
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
        }
        return hash;
    }

    /// In [0, 1).
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    /// In [0, count). \pre count > 0
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    bool happens(double probability) { return unit() < probability; }
    template <typename List> const auto& one_of(const List& list) { return list[below(list.size())]; }

private:
    std::uint64_t next() { return mixed(m_state += 0x9e3779b97f4a7c15ULL); }
    static std::uint64_t mixed(std::uint64_t z) {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    std::uint64_t m_state = 0;
};

} // namespace synthetic
