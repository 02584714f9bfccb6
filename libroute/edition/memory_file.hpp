// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Private to edition/: bytes as GDAL's files.
namespace route::edition {

/// The bytes as a file that GDAL can open, for as long as this lives.
class MemoryFile {
public:
    MemoryFile(const std::string& name, std::string_view bytes);
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile();
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    std::string m_bytes;
    std::string m_path;
};

/// While it lives, what GDAL complains of in this thread comes to `texts` and not on stderr.
class Complaints {
public:
    explicit Complaints(std::vector<std::string>& texts);
    Complaints(const Complaints&) = delete;
    Complaints& operator=(const Complaints&) = delete;
    ~Complaints();
};

/// The files of a ZIP archive whose names have one of the endings, by name. Nothing when it is no such archive, when one of them
/// cannot be read to its end, or when they are larger than any list.
[[nodiscard]] std::optional<std::map<std::string, std::string>> zip_members(std::string_view bytes,
                                                                            std::initializer_list<std::string_view> endings);

} // namespace route::edition
