// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/fingerprint.hpp"
#include "network/file_layout.hpp"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

/// Private to network/: the bytes of a .roadnet file and the checks that make them safe to read.
namespace route::network::detail {

class Storage {
public:
    /// \throws IoError
    static std::shared_ptr<const Storage> mapped(const std::filesystem::path& file);
    static std::shared_ptr<const Storage> in_memory(std::vector<std::byte> bytes, std::string name);
    Storage(const Storage&) = delete;
    Storage& operator=(const Storage&) = delete;
    ~Storage();

    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }
    [[nodiscard]] const std::string& name() const { return m_name; }

private:
    Storage() = default;
    std::string m_name;
    std::vector<std::byte> m_memory;
    std::span<const std::byte> m_bytes;
    bool m_is_mapped = false;
};

/// Finds sections; every offset, size and checksum is verified when it is made.
class SectionReader {
public:
    /// \throws InputError, StaleDataError
    explicit SectionReader(const Storage& storage);

    template <typename Record> [[nodiscard]] std::span<const Record> section(records::Section wanted) const {
        const auto bytes = section_bytes(wanted, sizeof(Record));
        // Sections lie at multiples of 8, and their records are trivially copyable: mapped as they are.
        return {reinterpret_cast<const Record*>(bytes.data()), bytes.size() / sizeof(Record)};
    }
    [[nodiscard]] bool has(records::Section wanted) const;
    [[nodiscard]] Fingerprint fingerprint() const { return m_fingerprint; }
    void require(bool condition, const char* section_name) const;
    [[noreturn]] void fail(const std::string& reason) const;

private:
    [[nodiscard]] std::span<const std::byte> section_bytes(records::Section wanted, std::size_t element_bytes) const;
    const Storage& m_storage;
    std::vector<SectionEntry> m_table;
    Fingerprint m_fingerprint;
};

} // namespace route::network::detail
