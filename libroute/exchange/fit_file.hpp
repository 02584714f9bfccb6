// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "geo/position.hpp"
#include "timing/timed_itinerary.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

/// Inside of exchange/ only: Garmin's FIT as bytes, whatever is said with it. Source: FIT Protocol and FIT Profile,
/// https://developer.garmin.com/fit/protocol/. Little endian, protocol 1.0, no developer fields, no compressed timestamps.
namespace route::exchange {

/// What a field's bytes are: the numbers of the protocol's base types.
enum class FitType : std::uint8_t {
    enumeration = 0x00,
    text = 0x07, ///< UTF-8, ended and filled up by zeros
    uint16 = 0x84,
    sint32 = 0x85,
    uint32 = 0x86,
    uint32z = 0x8C, ///< zero means "no value"
};

struct FitField {
    std::uint8_t number = 0; ///< within its message, by the profile
    FitType type = FitType::enumeration;
    /// A number, a text, or nothing: the type's mark for "no value" is written then.
    std::variant<std::monostate, std::int64_t, std::string> value = {};
    std::uint8_t room = 0; ///< of a text: bytes, its final zero included
};

/// A FIT file while it is written. What a message's fields are is told in the file before its first one, and again when they change.
class FitFile {
public:
    /// \param message its global number by the profile
    /// \pre numbers fit into their types, texts into their room; at most 16 kinds of messages
    void add(std::uint16_t message, const std::vector<FitField>& fields);
    /// Header of 14 bytes, what was added, checksum.
    [[nodiscard]] std::string bytes() const;

private:
    std::map<std::uint16_t, std::pair<std::uint8_t, std::string>> m_defined; ///< local number and fields, by global number
    std::string m_records;
};

/// The checksum of FIT: CRC-16/ARC.
[[nodiscard]] std::uint16_t fit_checksum(std::string_view bytes);

/// 2^31 semicircles are 180°.
[[nodiscard]] std::int64_t semicircles(geo::Latitude latitude);
[[nodiscard]] std::int64_t semicircles(geo::Longitude longitude);
/// Seconds since 1989-12-31 00:00 UTC.
[[nodiscard]] std::int64_t fit_time(timing::Instant instant);

} // namespace route::exchange
