// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace route {

/// A file that appears whole or not at all: written under a temporary name beside its own, made durable, then
/// renamed over. When it is destroyed before commit(), the temporary file goes and the former file stands.
class WholeFile {
public:
    /// A link is followed. \throws IoError when the folder is missing or cannot be written, or `path` is no ordinary file.
    explicit WholeFile(std::filesystem::path path);
    WholeFile(const WholeFile&) = delete;
    WholeFile& operator=(const WholeFile&) = delete;
    ~WholeFile();

    /// \throws IoError, for example on a full disk.
    void write(std::span<const std::byte> bytes);
    void write(std::string_view text) { write(std::as_bytes(std::span(text))); }
    /// Overwrites bytes already written, for a header whose content is known last. \throws IoError
    void write_at(std::uint64_t offset, std::span<const std::byte> bytes);
    /// \throws IoError; afterwards the file stands under its own name.
    void commit();

private:
    void fail(const char* doing) const;
    std::filesystem::path m_path;
    std::filesystem::path m_temporary;
    int m_descriptor = -1;
};

/// Writes a whole file at once. \throws IoError
void write_whole_file(const std::filesystem::path& path, std::string_view content);

/// Reads a file into memory. \throws IoError
[[nodiscard]] std::string read_whole_file(const std::filesystem::path& path);

} // namespace route
