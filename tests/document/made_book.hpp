// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/book/road_book_pages.hpp"
#include "drawing/pictograms.hpp"

#include <filesystem>
#include <string>
#include <vector>

/// Road books made by hand, without a network: what the pages are tried with.
namespace made {

struct Book {
    route::edition::Edition edition;
    route::timing::TimedItinerary timed;
    route::roadbook::RoadBook book;
    std::vector<route::roadbook::Phrases> phrases;
    route::drawing::PictogramSet pictograms;

    [[nodiscard]] route::roadbook::Publication publication() const;
};

/// One leg of a plain day: two sectors, a halt, four linked trials, one average trial with a secret check
/// point.
[[nodiscard]] Book plain_book(const std::vector<route::Language>& languages = {"it", "en"});

/// `sectors` sectors of `boxes` boxes each, with the longest names and texts that a border valley can
/// produce.
[[nodiscard]] Book nasty_book(int sectors, int boxes, const std::vector<route::Language>& languages = {"it", "en"});

/// A leg with one sector whose boxes are given by their near_next marks.
[[nodiscard]] Book near_book(const std::vector<bool>& near_next, const std::vector<route::Language>& languages = {"it"});

/// Starts the cars of the edition's groups and entries on each leg, at the times that its controls have.
void start_cars(Book& book);

/// A stand-in for the tulip: a road from below to the upper right.
[[nodiscard]] route::drawing::Picture stand_in_tulip(const route::roadbook::Box& box, route::drawing::Size size);

[[nodiscard]] route::document::PageStyle fia_a5();

/// The leg's road book with that stand-in.
[[nodiscard]] route::document::MadePages pages_of(const Book& book, const route::document::PageStyle& style,
                                                  const route::drawing::FontSet& fonts, route::Diagnostics& found);
/// The same in FIA's A5 as a PDF file.
void write_road_book(const Book& book, const std::filesystem::path& file, route::Diagnostics& found);

[[nodiscard]] std::string source_folder();

} // namespace made
