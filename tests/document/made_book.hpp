// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/book/road_book_pages.hpp"

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

    [[nodiscard]] route::document::BookInput input() const;
};

/// One leg of a plain day: two sectors, a halt, four linked trials, one average trial with a secret check
/// point.
[[nodiscard]] Book plain_book(const std::vector<route::Language>& languages = {"it", "en"});

/// `sectors` sectors of `boxes` boxes each, with the longest names and texts that a border valley can
/// produce.
[[nodiscard]] Book nasty_book(int sectors, int boxes, const std::vector<route::Language>& languages = {"it", "en"});

/// A leg with one sector whose boxes are given by their near_next marks.
[[nodiscard]] Book near_book(const std::vector<bool>& near_next, const std::vector<route::Language>& languages = {"it"});

/// A stand-in for the tulip: a road from below to the upper right.
[[nodiscard]] route::drawing::Picture stand_in_tulip(const route::roadbook::Box& box, route::drawing::Size size);

[[nodiscard]] route::document::PageStyle fia_a5();
[[nodiscard]] std::string source_folder();

} // namespace made
