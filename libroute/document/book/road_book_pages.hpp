// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "base/fingerprint.hpp"
#include "document/setting/made_pages.hpp"
#include "document/setting/page_style.hpp"
#include "drawing/fonts.hpp"
#include "drawing/pdf_writer.hpp"
#include "drawing/pictograms.hpp"
#include "edition/edition.hpp"
#include "network/road_network.hpp"
#include "roadbook/phrases.hpp"
#include "roadbook/road_book.hpp"
#include "timing/timed_itinerary.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace route::document {

/// Everything that a crew's road book is made from; it must outlive the call.
struct BookInput {
    const edition::Edition& edition;
    const timing::TimedItinerary& itinerary;
    const roadbook::RoadBook& book;
    /// In the order of printing: the first large and for numbers, the second small under it. At least one.
    const std::vector<roadbook::Phrases>& phrases;
    const drawing::PictogramSet& pictograms;
    std::string attribution; ///< of the map: "© OpenStreetMap contributors, ODbL 1.0"
    Fingerprint fingerprint; ///< of the build
    /// Draws a box's tulip in the size that the page gives it.
    std::function<drawing::Picture(const roadbook::Box& box, drawing::Size size)> tulip_of;
    const network::RoadNetwork* roads = nullptr; ///< of the maps; without it none are drawn
};

/// The pages of one leg's road book: cover, how to read it, signs, itinerary, trials, map and elevation
/// profile, boxes by sector, emergency. Nothing secret reaches them. A box whose text is too long for its row is given more rows, with a
/// warning. \pre leg_index < itinerary.itinerary.legs.size(), and the book has that leg \throws InputError
/// for a missing phrase or a letter that the fonts lack
[[nodiscard]] MadePages road_book_pages(const BookInput& input, std::size_t leg_index, const PageStyle& style,
                                        const drawing::FontSet& fonts, Diagnostics& diagnostics);

/// The same as a PDF file. \throws IoError too
void write_road_book(const BookInput& input, std::size_t leg_index, const PageStyle& style, const drawing::FontSet& fonts,
                     const std::filesystem::path& file, Diagnostics& diagnostics);

} // namespace route::document
