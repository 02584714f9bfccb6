// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/display_list.hpp"
#include "drawing/fonts.hpp"
#include "drawing/pictograms.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace route::drawing {

/// A place that links and the outline can jump to.
struct LinkTarget {
    std::string name; ///< unique in the document; letters, digits and hyphens
    Point at;
};

struct Link {
    Rect where;
    std::string anchor;
};

struct Page {
    Picture picture;
    std::string label; ///< what the reader's page field shows
    std::vector<LinkTarget> anchors;
    std::vector<Link> links;
};

/// An entry of the outline (bookmarks) tree.
struct OutlineEntry {
    std::string title;
    std::string anchor;
    std::vector<OutlineEntry> children;
};

struct PdfDocument {
    std::string title;
    std::string author;
    std::string creator;
    std::string created; ///< ISO 8601: "2025-06-17T00:00:00Z"; never the clock
    std::vector<Page> pages;
    std::vector<OutlineEntry> outline;
};

/// Takes the bytes, in one piece or in order; answers false when it can take no more.
using ByteSink = std::function<bool(std::string_view bytes)>;

/// Text stays text, its fonts embedded and reduced to the letters used. Same document, same bytes.
/// \pre every link and outline entry names an anchor of some page; there is at least one page
/// \throws IoError when the sink refuses, InputError for a missing letter or pictogram
void write_pdf(const PdfDocument& document, const FontSet& fonts, const PictogramSet& pictograms, const ByteSink& sink);

/// The same into a whole file. \throws as write_pdf
void write_pdf(const PdfDocument& document, const FontSet& fonts, const PictogramSet& pictograms,
               const std::filesystem::path& file);

} // namespace route::drawing
