// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "drawing/display_list.hpp"

#include <filesystem>
#include <string>

/// Pages for crews, laid out from finished values. It decides where things stand; what they say and how
/// junctions look comes from below.
namespace route::document {

/// The usual type size of a text, and the smallest to which a long one may shrink.
struct TypeRange {
    Points usual;
    Points smallest;
};

/// The look of a road book, from styles/pages/NAME.toml.
struct PageStyle {
    std::string name;
    drawing::Size paper;
    Millimetres margin_top;
    Millimetres margin_right;
    Millimetres margin_bottom;
    Millimetres margin_left;
    Millimetres header_height;
    Millimetres headings_height;
    Millimetres footer_height;
    /// One strip for a scroll holder: rows follow each other from page to page, each as long as its rows; only a sector's first
    /// one has a head. Cut marks tell where pages are cut and glued.
    bool scroll = false;
    int box_columns = 1;    ///< of boxes, side by side
    int boxes_per_page = 5; ///< of a column
    Millimetres distance_width;
    Millimetres tulip_width;
    Millimetres to_go_width;
    Millimetres padding; ///< inside a box's cells
    Millimetres pictogram_size;
    Millimetres thin_rule;
    Millimetres thick_rule;
    TypeRange total;
    TypeRange partial;
    TypeRange to_go;
    TypeRange info;
    TypeRange table;
    TypeRange caption;
    TypeRange footer;

    /// Within the margins, the footer left out.
    [[nodiscard]] drawing::Rect body() const;
    [[nodiscard]] Millimetres box_height() const;
    /// Of a column of boxes.
    [[nodiscard]] Millimetres column_width() const;
    [[nodiscard]] Millimetres info_width() const;
    /// The size of the tulip's picture in its cell.
    [[nodiscard]] drawing::Size tulip_size() const;
};

/// Between columns of boxes.
inline constexpr Millimetres column_gap{3};

/// Limits that every style keeps, so that books can be read in a moving car.
inline constexpr Points smallest_total{12};
inline constexpr Points smallest_info{9};
inline constexpr Millimetres smallest_tulip{30};

/// \throws IoError when the file cannot be read, InputError with file and line when a key is missing,
/// unknown, not a number, or beyond its limits
[[nodiscard]] PageStyle read_page_style(const std::filesystem::path& file);

} // namespace route::document
