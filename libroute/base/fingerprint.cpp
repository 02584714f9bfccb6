// SPDX-License-Identifier: BSL-1.0
#include "base/fingerprint.hpp"

#include <array>
#include <fmt/format.h>
#include <xxhash.h>

namespace route {

std::string Fingerprint::text() const { return fmt::format("{:016x}", m_value); }

Fingerprint fingerprint_of(std::span<const std::byte> content) {
    return Fingerprint{XXH3_64bits(content.data(), content.size())};
}

Fingerprint fingerprint_of(std::string_view content) { return fingerprint_of(std::as_bytes(std::span(content))); }

Fingerprint combined(Fingerprint first, Fingerprint second) {
    return fingerprint_of(first.text() + second.text()); // text: the same on every byte order
}

} // namespace route
