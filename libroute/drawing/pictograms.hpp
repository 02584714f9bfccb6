// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace route::drawing {

/// The drawings of a folder, styles/pictograms, by their file names without ending. Not to be shared by
/// threads.
class PictogramSet {
public:
    /// \throws IoError when the folder cannot be read, InputError when a file is not an SVG drawing
    [[nodiscard]] static PictogramSet load(const std::filesystem::path& folder);
    PictogramSet(PictogramSet&&) noexcept;
    PictogramSet& operator=(PictogramSet&&) noexcept;
    ~PictogramSet();

    /// In alphabetical order.
    [[nodiscard]] std::vector<std::string> names() const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// The SVG text. \throws InputError naming the pictogram when there is none
    [[nodiscard]] const std::string& source_of(std::string_view name) const;

    /// A drawing made ready by librsvg; only drawing/ looks inside.
    struct Drawing;
    /// \throws InputError naming the pictogram when there is none
    [[nodiscard]] const Drawing& drawing_of(std::string_view name) const;

private:
    PictogramSet();
    std::filesystem::path m_folder;
    std::map<std::string, std::unique_ptr<Drawing>, std::less<>> m_drawings;
};

} // namespace route::drawing
