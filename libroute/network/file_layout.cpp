// SPDX-License-Identifier: BSL-1.0
#include "network/file_layout.hpp"

#include "base/fingerprint.hpp"

#include <bit>
#include <cstring>

namespace route::network::detail {

static_assert(std::endian::native == std::endian::little, "a .roadnet file is mapped as it lies: little endian");

FileComposer::Head FileComposer::head() const {
    Head head;
    std::uint64_t offset = sizeof(FileHeader) + m_sections.size() * sizeof(SectionEntry);
    for (const auto& piece : m_sections) {
        head.table.push_back(
            {piece.section, piece.element_bytes, offset, piece.bytes.size(), fingerprint_of(piece.bytes).value()});
        offset += (piece.bytes.size() + 7) / 8 * 8;
    }
    head.header = {magic,
                   records::file_version,
                   byte_order_mark,
                   offset,
                   static_cast<std::uint32_t>(head.table.size()),
                   0,
                   fingerprint_of(std::as_bytes(std::span(head.table))).value()};
    return head;
}

template <typename Sink> void FileComposer::pour(Sink sink) const {
    static constexpr std::array<std::byte, 8> nothing{};
    const auto [header, table] = head();
    sink(std::as_bytes(std::span(&header, 1)));
    sink(std::as_bytes(std::span(table)));
    for (const auto& piece : m_sections) {
        sink(piece.bytes);
        sink(std::span(nothing).first((8 - piece.bytes.size() % 8) % 8));
    }
}

std::vector<std::byte> FileComposer::composed() const {
    std::vector<std::byte> bytes;
    pour([&](std::span<const std::byte> part) { bytes.insert(bytes.end(), part.begin(), part.end()); });
    return bytes;
}

void FileComposer::write_to(WholeFile& file) const {
    pour([&](std::span<const std::byte> part) { file.write(part); });
}

} // namespace route::network::detail
