// SPDX-License-Identifier: BSL-1.0
#include "pipeline/output_folder.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>

namespace route::pipeline {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& folder, const std::string& reason, std::string hint) {
    throw IoError(folder.string() + ": cannot be written: " + reason, std::move(hint));
}

} // namespace

OutputFolder::OutputFolder(const fs::path& folder, Mark mark) : m_folder(fs::absolute(folder).lexically_normal()) {
    if (!m_folder.has_filename()) m_folder = m_folder.parent_path();
    std::error_code error;
    const auto status = fs::status(m_folder, error);
    if (fs::exists(status) && !fs::is_directory(status)) fail(m_folder, "it is a file", "Name a folder.");
    if (fs::is_directory(status)) {
        // Swapping replaces the whole folder: never one that holds something that is not ours.
        const bool foreign = !fs::is_empty(m_folder, error) && !fs::exists(m_folder / mark.file);
        if (error) fail(m_folder, error.message(), "Choose a folder that you may read and write.");
        if (foreign) {
            fail(m_folder, std::string("it holds files that no ") + mark.maker + " made",
                 std::string("Name an empty or a new folder; a ") + mark.maker + " replaces its folder as a whole.");
        }
    }
    error.clear();
    m_work = m_folder.parent_path() / ("." + m_folder.filename().string() + ".part-" + std::to_string(::getpid()));
    fs::create_directories(m_folder.parent_path(), error);
    fs::create_directory(m_work, error);
    if (error) fail(m_folder, error.message(), "Choose a folder that you may write to.");
}

OutputFolder::~OutputFolder() {
    std::error_code ignored; // nothing better can be done while something else is failing
    fs::remove_all(m_work, ignored);
}

void OutputFolder::commit() {
    if (!fs::exists(m_folder)) {
        if (std::rename(m_work.c_str(), m_folder.c_str()) != 0) {
            fail(m_folder, std::strerror(errno), "Choose a folder that you may write to.");
        }
        return;
    }
    // One step, so that a kill at any moment leaves either the old folder or the new one under the name.
    if (::renameat2(AT_FDCWD, m_work.c_str(), AT_FDCWD, m_folder.c_str(), RENAME_EXCHANGE) == 0) return;
    if (errno != EINVAL && errno != ENOSYS) fail(m_folder, std::strerror(errno), "The former results stand unchanged.");
    // A file system without exchange: the old folder steps aside for a moment.
    auto aside = m_work;
    aside += ".old";
    if (std::rename(m_folder.c_str(), aside.c_str()) != 0) {
        fail(m_folder, std::strerror(errno), "The former results stand unchanged.");
    }
    if (std::rename(m_work.c_str(), m_folder.c_str()) != 0) {
        const std::string reason = std::strerror(errno);
        static_cast<void>(std::rename(aside.c_str(), m_folder.c_str()));
        fail(m_folder, reason, "The former results stand unchanged.");
    }
    fs::rename(aside, m_work); // removed with this object
}

} // namespace route::pipeline
