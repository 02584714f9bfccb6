// SPDX-License-Identifier: BSL-1.0
#include "base/whole_file.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <sstream>
#include <unistd.h>

namespace route {

namespace {

std::string reason() { return std::strerror(errno); }

void write_fully(int descriptor, std::span<const std::byte> bytes, const std::function<void()>& on_failure) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return on_failure();
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

} // namespace

WholeFile::WholeFile(std::filesystem::path path) : m_path(std::move(path)) {
    std::error_code ignored;
    // Renaming over a link would replace the link, over a device the device.
    if (std::filesystem::is_symlink(m_path, ignored) && std::filesystem::exists(m_path, ignored)) {
        m_path = std::filesystem::canonical(m_path, ignored);
    }
    if (std::filesystem::exists(m_path, ignored) && !std::filesystem::is_regular_file(m_path, ignored)) {
        throw IoError(m_path.string() + ": cannot be written: it is a folder or a device", "Name a file.");
    }
    m_temporary = m_path;
    m_temporary += ".part-" + std::to_string(::getpid());
    m_descriptor = ::open(m_temporary.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0666);
    if (m_descriptor < 0) {
        throw IoError(m_path.string() + ": cannot be written: " + reason(),
                      "Choose a folder that exists and that you may write to.");
    }
}

WholeFile::~WholeFile() {
    if (m_descriptor < 0) return;
    ::close(m_descriptor);
    ::unlink(m_temporary.c_str());
}

void WholeFile::fail(const char* doing) const {
    const bool full = errno == ENOSPC || errno == EDQUOT;
    throw IoError(m_path.string() + ": " + doing + " failed: " + reason(),
                  full ? "Free some space, or write elsewhere; the former file is untouched."
                       : "The former file is untouched.");
}

void WholeFile::write(std::span<const std::byte> bytes) {
    write_fully(m_descriptor, bytes, [this] { fail("writing"); });
}

void WholeFile::write_at(std::uint64_t offset, std::span<const std::byte> bytes) {
    if (::lseek(m_descriptor, static_cast<off_t>(offset), SEEK_SET) < 0) fail("writing");
    write(bytes);
    if (::lseek(m_descriptor, 0, SEEK_END) < 0) fail("writing");
}

void WholeFile::commit() {
    if (::fsync(m_descriptor) != 0 && errno != EINVAL) fail("writing");
    const int descriptor = m_descriptor;
    m_descriptor = -1;
    if (::close(descriptor) != 0 || ::rename(m_temporary.c_str(), m_path.c_str()) != 0) {
        const int error = errno;
        ::unlink(m_temporary.c_str());
        errno = error;
        fail("writing");
    }
}

void write_whole_file(const std::filesystem::path& path, std::string_view content) {
    WholeFile file(path);
    file.write(content);
    file.commit();
}

std::string read_whole_file(const std::filesystem::path& path) {
    if (std::filesystem::is_directory(path)) throw IoError(path.string() + ": is a folder, not a file");
    std::ifstream file(path, std::ios::binary);
    if (!file) throw IoError(path.string() + ": cannot be read: " + reason(), "Check the path.");
    std::ostringstream content;
    content << file.rdbuf();
    if (file.bad()) throw IoError(path.string() + ": cannot be read: " + reason());
    return std::move(content).str();
}

} // namespace route
