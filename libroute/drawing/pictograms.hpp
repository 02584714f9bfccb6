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

    /// Adds a drawing of somebody else, under a name that no pictogram has. \pre fault_of(svg) is empty
    /// \throws InputError when it is not an SVG drawing
    void add(const std::string& name, std::string svg);

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

/// Why an SVG file cannot stand in documents, in words that follow its name: scripts, links to elsewhere, letters that need a font
/// of this computer, no size to fit. Empty when it can.
[[nodiscard]] std::string fault_of(const std::string& svg);

} // namespace route::drawing
