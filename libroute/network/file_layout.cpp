// SPDX-License-Identifier: BSL-1.0
#include "network/file_layout.hpp"

#include "base/fingerprint.hpp"

#include <bit>
#include <cstring>

namespace route::network::detail {

static_assert(std::endian::native == std::endian::little, "a .roadnet file is mapped as it lies: little endian");

std::vector<std::byte> FileComposer::composed() const {
    std::vector<SectionEntry> table;
    std::uint64_t offset = sizeof(FileHeader) + m_sections.size() * sizeof(SectionEntry);
    for (const auto& piece : m_sections) {
        table.push_back({piece.section, piece.element_bytes, offset, piece.bytes.size(),
                         fingerprint_of(piece.bytes).value()});
        offset += (piece.bytes.size() + 7) / 8 * 8;
    }
    FileHeader header{magic, records::file_version, byte_order_mark, offset, static_cast<std::uint32_t>(table.size()), 0,
                      fingerprint_of(std::as_bytes(std::span(table))).value()};
    std::vector<std::byte> bytes(offset);
    std::memcpy(bytes.data(), &header, sizeof header);
    std::memcpy(bytes.data() + sizeof header, table.data(), table.size() * sizeof(SectionEntry));
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (!m_sections[i].bytes.empty()) {
            std::memcpy(bytes.data() + table[i].offset, m_sections[i].bytes.data(), m_sections[i].bytes.size());
        }
    }
    return bytes;
}

} // namespace route::network::detail
