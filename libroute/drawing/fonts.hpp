// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/display_list.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace route::drawing {

/// Where the two type families of all documents lie; where Debian puts them, unless told otherwise.
struct FontFolders {
    std::filesystem::path b612 = "/usr/share/fonts/opentype/b612";     ///< drawn to be read in cockpits
    std::filesystem::path dejavu = "/usr/share/fonts/truetype/dejavu"; ///< lends the letters that B612 lacks
};

/// Where one line of text lies, seen from its baseline's start.
struct TextExtents {
    Millimetres advance; ///< where the next letter would stand
    Rect ink;            ///< what is blackened; empty for blanks
};

/// A type size's heights above and below the baseline, all positive.
struct TypeHeights {
    Millimetres ascent;  ///< what the font asks for, accents included
    Millimetres descent; ///< of the ink of g, j, p, q, y
    Millimetres capital; ///< of a flat capital letter
};

/// B612 and DejaVu Sans and nothing else of the machine's, so that no other font can reach an output.
/// Not to be shared by threads: each makes its own.
class FontSet {
public:
    /// \throws IoError when the folders do not hold the two families
    explicit FontSet(const FontFolders& folders = {});
    FontSet(FontSet&&) noexcept;
    FontSet& operator=(FontSet&&) noexcept;
    ~FontSet();

    /// \throws InputError naming text and letter when the fonts lack a letter, or the text is not UTF-8. All
    /// other functions that take a text do the same.
    [[nodiscard]] TextExtents extents_of(std::string_view text, const TextStyle& style) const;
    [[nodiscard]] Millimetres width_of(std::string_view text, const TextStyle& style) const;
    [[nodiscard]] TypeHeights heights_of(const TextStyle& style) const;

    /// The letters' outlines, to be filled, of a text whose first letter stands at `baseline`.
    [[nodiscard]] Path outline_of(std::string_view text, const TextStyle& style, Point baseline) const;

    /// The text broken between words into lines of at most `width`; a word that alone is wider is broken
    /// anywhere. Line feeds break too. Empty for an empty text.
    [[nodiscard]] std::vector<std::string> wrapped(std::string_view text, const TextStyle& style, Millimetres width) const;

    /// The largest size from style.size down to `smallest`, in steps of a quarter point, at which the text is
    /// at most `width` wide; nothing when even the smallest is too wide.
    [[nodiscard]] std::optional<Points> size_that_fits(std::string_view text, const TextStyle& style, Points smallest,
                                                       Millimetres width) const;

    /// The text with a question mark for every letter that both families lack, as those of the scripts of India and
    /// the Far East are; Latin, Greek and Cyrillic letters are all there.
    [[nodiscard]] std::string with_known_letters(std::string_view text) const;

    struct Implementation;
    [[nodiscard]] const Implementation& implementation() const { return *m_implementation; }

private:
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace route::drawing
