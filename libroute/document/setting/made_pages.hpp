// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/fonts.hpp"
#include "drawing/pdf_writer.hpp"
#include "drawing/pictograms.hpp"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace route::document {

/// The pages of a document, laid out and ready to be written.
struct MadePages {
    std::vector<drawing::Page> pages;
    std::vector<drawing::OutlineEntry> outline;
};

/// What a PDF file tells of itself.
struct PdfLabel {
    std::string title;
    std::string author;
    std::chrono::year_month_day date; ///< the edition's, never the clock's
};

/// \pre there is a page \throws IoError; InputError for a missing letter or pictogram
void write_pages(MadePages made, const PdfLabel& label, const drawing::FontSet& fonts,
                 const drawing::PictogramSet& pictograms, const std::filesystem::path& file);

} // namespace route::document
