// SPDX-License-Identifier: BSL-1.0
#include "edition/memory_file.hpp"

#include <algorithm>
#include <atomic>
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <memory>

namespace route::edition {

namespace {

constexpr std::size_t most_bytes = 256U << 20U; ///< unpacked, of one archive

void CPL_STDCALL take(CPLErr severity, CPLErrorNum /*number*/, const char* message) {
    if (severity < CE_Warning) return;
    auto& texts = *static_cast<std::vector<std::string>*>(CPLGetErrorHandlerUserData());
    if (std::ranges::find(texts, message) == texts.end()) texts.emplace_back(message);
}

struct CloseFile {
    void operator()(VSILFILE* file) const { VSIFCloseL(file); }
};

std::optional<std::string> content_of(const std::string& path, std::size_t most) {
    VSIStatBufL status;
    if (VSIStatL(path.c_str(), &status) != 0 || VSI_ISDIR(status.st_mode)) return std::nullopt;
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size > most) return std::nullopt;
    const std::unique_ptr<VSILFILE, CloseFile> file{VSIFOpenL(path.c_str(), "rb")};
    if (!file) return std::nullopt;
    std::string content(size, '\0');
    if (VSIFReadL(content.data(), 1, size, file.get()) != size) return std::nullopt;
    return content;
}

/// GDAL remembers the folder of an archive by its name: no name comes twice.
std::string new_path(const std::string& name) {
    static std::atomic<unsigned> files{0};
    return fmt::format("/vsimem/roadbook-{}/{}", ++files, name);
}

} // namespace

MemoryFile::MemoryFile(const std::string& name, std::string_view bytes) : m_bytes(bytes), m_path(new_path(name)) {
    auto* data = reinterpret_cast<GByte*>(m_bytes.data());
    VSILFILE* file = VSIFileFromMemBuffer(m_path.c_str(), data, m_bytes.size(), FALSE);
    if (file != nullptr) VSIFCloseL(file);
}

MemoryFile::~MemoryFile() { VSIUnlink(m_path.c_str()); }

Complaints::Complaints(std::vector<std::string>& texts) { CPLPushErrorHandlerEx(take, &texts); }

Complaints::~Complaints() { CPLPopErrorHandler(); }

std::optional<std::map<std::string, std::string>> zip_members(std::string_view bytes,
                                                              std::initializer_list<std::string_view> endings) {
    std::vector<std::string> ignored; // what is wrong with an archive is told by whoever asks for it
    const Complaints quiet{ignored};
    const MemoryFile archive{"list.zip", bytes};
    const auto root = "/vsizip/" + archive.path();
    const CPLStringList names{VSIReadDirRecursive(root.c_str())};
    if (names.Count() == 0) return std::nullopt;
    std::map<std::string, std::string> members;
    std::size_t left = most_bytes;
    for (int i = 0; i < names.Count(); ++i) {
        const std::string name = names[i];
        if (std::ranges::none_of(endings, [&name](auto ending) { return name.ends_with(ending); })) continue;
        auto content = content_of(root + "/" + name, left);
        if (!content) return std::nullopt;
        left -= content->size();
        members[name] = std::move(*content);
    }
    return members;
}

} // namespace route::edition
