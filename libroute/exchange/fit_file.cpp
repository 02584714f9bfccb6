// SPDX-License-Identifier: BSL-1.0
#include "exchange/fit_file.hpp"

#include "base/assert.hpp"

#include <boost/crc.hpp>
#include <chrono>
#include <cmath>
#include <limits>

namespace route::exchange {

namespace {

constexpr std::size_t header_length = 14;
constexpr char protocol_1_0 = 0x10;
/// Of the profile whose messages and fields are used; readers take newer and older ones.
constexpr std::int64_t profile_version = 2078;
constexpr std::uint8_t definition_mark = 0x40;
constexpr std::size_t most_kinds = 16;

void append(std::string& bytes, std::int64_t number, std::size_t length) {
    auto rest = static_cast<std::uint64_t>(number);
    for (std::size_t i = 0; i < length; ++i, rest >>= 8U) {
        bytes += static_cast<char>(rest & 0xFFU);
    }
}

std::size_t length_of(const FitField& field) {
    switch (field.type) {
    case FitType::enumeration: return 1;
    case FitType::text: return field.room;
    case FitType::uint16: return 2;
    case FitType::sint32:
    case FitType::uint32:
    case FitType::uint32z: return 4;
    }
    return 0;
}

/// How "no value" is written.
std::int64_t none(FitType type) {
    switch (type) {
    case FitType::enumeration: return 0xFF;
    case FitType::uint16: return 0xFFFF;
    case FitType::sint32: return std::numeric_limits<std::int32_t>::max();
    case FitType::uint32: return 0xFFFFFFFF;
    case FitType::text:
    case FitType::uint32z: return 0;
    }
    return 0;
}

bool fits(std::int64_t number, FitType type, std::size_t length) {
    if (type == FitType::sint32) {
        return number >= std::numeric_limits<std::int32_t>::min() && number <= std::numeric_limits<std::int32_t>::max();
    }
    return number >= 0 && number < (std::int64_t{1} << (8 * length));
}

void append_value(std::string& bytes, const FitField& field) {
    const auto length = length_of(field);
    if (const auto* text = std::get_if<std::string>(&field.value)) {
        ROUTE_ASSERT(field.type == FitType::text && text->size() < length);
        bytes += *text;
        bytes.append(length - text->size(), '\0');
        return;
    }
    const auto* number = std::get_if<std::int64_t>(&field.value);
    ROUTE_ASSERT(number == nullptr || fits(*number, field.type, length));
    append(bytes, number == nullptr ? none(field.type) : *number, length);
}

} // namespace

void FitFile::add(std::uint16_t message, const std::vector<FitField>& fields) {
    std::string definition;
    append(definition, 0, 1); // reserved
    append(definition, 0, 1); // little endian
    append(definition, message, 2);
    append(definition, static_cast<std::int64_t>(fields.size()), 1);
    for (const auto& field : fields) {
        append(definition, field.number, 1);
        append(definition, static_cast<std::int64_t>(length_of(field)), 1);
        append(definition, static_cast<std::int64_t>(field.type), 1);
    }
    const auto next = static_cast<std::uint8_t>(m_defined.size());
    auto [known, is_new] = m_defined.try_emplace(message, next, "");
    ROUTE_ASSERT(m_defined.size() <= most_kinds);
    auto& [local, defined] = known->second;
    if (is_new || defined != definition) {
        append(m_records, definition_mark | local, 1);
        m_records += definition;
        defined = std::move(definition);
    }
    append(m_records, local, 1);
    for (const auto& field : fields) {
        append_value(m_records, field);
    }
}

std::string FitFile::bytes() const {
    std::string file;
    append(file, header_length, 1);
    append(file, protocol_1_0, 1);
    append(file, profile_version, 2);
    append(file, static_cast<std::int64_t>(m_records.size()), 4);
    file += ".FIT";
    append(file, fit_checksum(file), 2);
    file += m_records;
    append(file, fit_checksum(file), 2);
    return file;
}

std::uint16_t fit_checksum(std::string_view bytes) {
    boost::crc_16_type checksum;
    checksum.process_bytes(bytes.data(), bytes.size());
    return checksum.checksum();
}

namespace {
std::int64_t semicircles_of(double degrees) {
    // 180° itself is one more than the type holds; −180° is the same place.
    const auto count = std::llround(degrees * (2147483648.0 / 180.0));
    return count > std::numeric_limits<std::int32_t>::max() ? std::numeric_limits<std::int32_t>::min() : count;
}
} // namespace

std::int64_t semicircles(geo::Latitude latitude) { return semicircles_of(latitude.degrees()); }
std::int64_t semicircles(geo::Longitude longitude) { return semicircles_of(longitude.degrees()); }

std::int64_t fit_time(timing::Instant instant) {
    using namespace std::chrono_literals;
    constexpr std::chrono::sys_days epoch{1989y / 12 / 31};
    return std::chrono::duration_cast<std::chrono::seconds>(instant - epoch).count();
}

} // namespace route::exchange
