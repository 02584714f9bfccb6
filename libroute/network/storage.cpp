// SPDX-License-Identifier: BSL-1.0
#include "network/storage.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace route::network::detail {

std::shared_ptr<const Storage> Storage::mapped(const std::filesystem::path& file) {
    const auto fail = [&file]() -> IoError {
        return IoError(file.string() + ": cannot be read: " + std::strerror(errno),
                       "Make it with: roadbook import EXTRACT -o " + file.string());
    };
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw fail();
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || S_ISDIR(status.st_mode)) {
        if (S_ISDIR(status.st_mode)) errno = EISDIR;
        const auto error = fail();
        ::close(descriptor);
        throw error;
    }
    std::shared_ptr<Storage> storage{new Storage};
    storage->m_name = file.string();
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size > 0) {
        void* address = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
        if (address == MAP_FAILED) {
            const auto error = fail();
            ::close(descriptor);
            throw error;
        }
        storage->m_bytes = {static_cast<const std::byte*>(address), size};
        storage->m_is_mapped = true;
    }
    ::close(descriptor);
    return storage;
}

std::shared_ptr<const Storage> Storage::in_memory(std::vector<std::byte> bytes, std::string name) {
    std::shared_ptr<Storage> storage{new Storage};
    storage->m_name = std::move(name);
    storage->m_memory = std::move(bytes);
    storage->m_bytes = storage->m_memory;
    return storage;
}

Storage::~Storage() {
    if (m_is_mapped) ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
}

void SectionReader::fail(const std::string& reason) const {
    throw InputError({m_storage.name(), 0}, reason, "Make the network again with: roadbook import EXTRACT -o FILE.roadnet");
}

void SectionReader::require(bool condition, const char* section_name) const {
    if (!condition) fail(fmt::format("damaged network: section {} does not hold together", section_name));
}

SectionReader::SectionReader(const Storage& storage) : m_storage(storage) {
    const auto bytes = storage.bytes();
    FileHeader header;
    if (bytes.size() < sizeof header) fail("not a road network: the file is too short");
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != magic) fail("not a road network");
    if (header.byte_order != byte_order_mark) fail("the network was made on a machine of another byte order");
    if (header.version != records::file_version) {
        throw StaleDataError({storage.name(), 0},
                             fmt::format("the network has format version {}, this program reads version {}", header.version,
                                         records::file_version),
                             "Make the network again with: roadbook import EXTRACT -o FILE.roadnet");
    }
    if (header.file_bytes != bytes.size()) {
        fail(fmt::format("damaged or truncated network: {} bytes of {}", bytes.size(), header.file_bytes));
    }
    constexpr std::uint32_t most_sections = 1000;
    const std::size_t table_bytes = std::size_t{header.section_count} * sizeof(SectionEntry);
    if (header.section_count > most_sections || sizeof header + table_bytes > bytes.size()) {
        fail("damaged network: its section table is cut");
    }
    m_table.resize(header.section_count);
    std::memcpy(m_table.data(), bytes.data() + sizeof header, table_bytes);
    m_fingerprint = fingerprint_of(std::as_bytes(std::span(m_table)));
    if (m_fingerprint.value() != header.table_checksum) fail("damaged network: the section table's checksum is wrong");
    for (const auto& entry : m_table) {
        const bool inside =
            entry.offset % 8 == 0 && entry.offset <= bytes.size() && entry.bytes <= bytes.size() - entry.offset;
        if (!inside) fail("damaged network: a section lies outside the file");
        if (fingerprint_of(bytes.subspan(entry.offset, entry.bytes)).value() != entry.checksum) {
            fail(fmt::format("damaged network: the checksum of section {} is wrong",
                             static_cast<std::uint32_t>(entry.section)));
        }
    }
}

bool SectionReader::has(records::Section wanted) const {
    return std::ranges::find(m_table, wanted, &SectionEntry::section) != m_table.end();
}

std::span<const std::byte> SectionReader::section_bytes(records::Section wanted, std::size_t element_bytes) const {
    const auto entry = std::ranges::find(m_table, wanted, &SectionEntry::section);
    if (entry == m_table.end()) {
        fail(fmt::format("damaged network: section {} is missing", static_cast<std::uint32_t>(wanted)));
    }
    if (entry->element_bytes != element_bytes || entry->bytes % element_bytes != 0) {
        fail(fmt::format("damaged network: section {} has records of another size", static_cast<std::uint32_t>(wanted)));
    }
    return m_storage.bytes().subspan(entry->offset, entry->bytes);
}

} // namespace route::network::detail
