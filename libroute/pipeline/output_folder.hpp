// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>

namespace route::pipeline {

/// A folder of results that appears whole or not at all. It is filled under a temporary name beside its own; when it is
/// destroyed before commit(), that goes, and what stood before still stands.
class OutputFolder {
public:
    /// By which a folder of results is known that may be replaced.
    struct Mark {
        const char* file;  ///< it lies in each of them
        const char* maker; ///< the command that made them
    };
    /// \throws IoError when the place cannot be written, or holds something else than a folder of results
    explicit OutputFolder(const std::filesystem::path& folder, Mark mark = Mark{"itinerary.json", "build"});
    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;
    ~OutputFolder();

    /// Where to write.
    [[nodiscard]] const std::filesystem::path& work() const { return m_work; }
    /// The former results; may not exist.
    [[nodiscard]] const std::filesystem::path& former() const { return m_folder; }
    /// Exchanges the two in one step of the file system. \throws IoError
    void commit();

private:
    std::filesystem::path m_folder;
    std::filesystem::path m_work;
};

} // namespace route::pipeline
