// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/whole_file.hpp"
#include "network/records.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Private to network/: how sections lie in a .roadnet file. Header, section table, then the sections, each at a
/// multiple of 8 bytes.
namespace route::network::detail {

inline constexpr std::array<char, 8> magic{'R', 'O', 'A', 'D', 'N', 'E', 'T', '\n'};
inline constexpr std::uint32_t byte_order_mark = 0x01020304;

struct FileHeader {
    std::array<char, 8> magic{};
    std::uint32_t version = 0;
    std::uint32_t byte_order = 0;
    std::uint64_t file_bytes = 0;
    std::uint32_t section_count = 0;
    std::uint32_t padding = 0;
    std::uint64_t table_checksum = 0; ///< over the section table; since that holds all checksums, the file's fingerprint
};
static_assert(sizeof(FileHeader) == 40);

struct SectionEntry {
    records::Section section{};
    std::uint32_t element_bytes = 0;
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
    std::uint64_t checksum = 0;
};
static_assert(sizeof(SectionEntry) == 32);

/// Puts sections one after the other into the bytes of a file.
class FileComposer {
public:
    template <typename Record> void add(records::Section section, const std::vector<Record>& content) {
        static_assert(std::is_trivially_copyable_v<Record>);
        m_sections.push_back({section, sizeof(Record), std::as_bytes(std::span(content))});
    }
    [[nodiscard]] std::vector<std::byte> composed() const;
    /// The same bytes. \throws IoError
    void write_to(WholeFile& file) const;

private:
    struct Piece {
        records::Section section;
        std::uint32_t element_bytes;
        std::span<const std::byte> bytes; ///< of a vector that outlives the composer
    };
    struct Head {
        FileHeader header;
        std::vector<SectionEntry> table;
    };
    [[nodiscard]] Head head() const;
    /// Gives all bytes of the file to `sink`, piece by piece.
    template <typename Sink> void pour(Sink sink) const;
    std::vector<Piece> m_sections;
};

/// The side of a square of the spatial index, in 1e-7°: about 280 m north-south, 200 m east-west at latitude 45°.
inline constexpr std::int64_t cell_side_e7 = 25000;

[[nodiscard]] constexpr std::int64_t cell_coordinate(std::int32_t e7) {
    return (std::int64_t{e7} + 1'800'000'000) / cell_side_e7;
}
/// The southern border of a row of squares.
[[nodiscard]] constexpr std::int64_t cell_south_e7(std::int64_t row) { return row * cell_side_e7 - 1'800'000'000; }
[[nodiscard]] constexpr std::uint64_t cell_key(std::int64_t row, std::int64_t column) {
    return (static_cast<std::uint64_t>(row) << 32) | static_cast<std::uint64_t>(column);
}

} // namespace route::network::detail
