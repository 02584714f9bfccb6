// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace route {

/// A short name for a piece of content: equal content, equal fingerprint, on every machine. 64 bits of XXH3; it
/// guards against mix-ups, not against forgers.
class Fingerprint {
public:
    constexpr Fingerprint() = default;
    constexpr explicit Fingerprint(std::uint64_t value) : m_value(value) {}
    [[nodiscard]] constexpr std::uint64_t value() const { return m_value; }
    /// 16 hexadecimal digits.
    [[nodiscard]] std::string text() const;
    /// The first 8 hexadecimal digits: what pages print.
    [[nodiscard]] std::string short_text() const { return text().substr(0, 8); }
    constexpr auto operator<=>(const Fingerprint&) const = default;

private:
    std::uint64_t m_value = 0;
};

[[nodiscard]] Fingerprint fingerprint_of(std::span<const std::byte> content);
[[nodiscard]] Fingerprint fingerprint_of(std::string_view content);
/// The fingerprint of two pieces in this order.
[[nodiscard]] Fingerprint combined(Fingerprint first, Fingerprint second);

} // namespace route
