// SPDX-License-Identifier: BSL-1.0
#include "drawing/pdf_writer.hpp"

#include "base/assert.hpp"
#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "drawing/cairo_painter.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <memory>
#include <new>
#include <set>

namespace route::drawing {

namespace {

struct FreeSurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeCairo {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, FreeSurface>;
using CairoPtr = std::unique_ptr<cairo_t, FreeCairo>;

/// Where cairo writes to. It takes everything: cairo 1.16 crashes when a stream refuses in the middle of a
/// document, so a full disk must show only after cairo is done.
struct Buffer {
    std::string bytes;
    bool exhausted = false;
};

cairo_status_t take(void* closure, const unsigned char* data, unsigned int length) {
    auto& buffer = *static_cast<Buffer*>(closure);
    try {
        if (!buffer.exhausted) buffer.bytes.append(reinterpret_cast<const char*>(data), length);
    } catch (const std::bad_alloc&) {
        buffer.exhausted = true; // an exception must not travel through cairo
    }
    return CAIRO_STATUS_SUCCESS;
}

void check(cairo_status_t status) {
    if (status == CAIRO_STATUS_SUCCESS) return;
    throw IoError(fmt::format("the PDF cannot be made: {}", cairo_status_to_string(status)));
}

[[maybe_unused]] bool all_known(const std::vector<OutlineEntry>& entries, const std::set<std::string>& anchors) {
    for (const auto& entry : entries) {
        if (!anchors.contains(entry.anchor) || !all_known(entry.children, anchors)) return false;
    }
    return true;
}

[[maybe_unused]] bool all_targets_known(const PdfDocument& document) {
    std::set<std::string> anchors;
    for (const auto& page : document.pages) {
        for (const auto& anchor : page.anchors)
            anchors.insert(anchor.name);
    }
    for (const auto& page : document.pages) {
        for (const auto& link : page.links) {
            if (!anchors.contains(link.anchor)) return false;
        }
    }
    return all_known(document.outline, anchors);
}

void add_outline(cairo_surface_t* surface, int parent, const std::vector<OutlineEntry>& entries) {
    for (const auto& entry : entries) {
        const auto target = fmt::format("dest='{}'", entry.anchor);
        const int id = cairo_pdf_surface_add_outline(surface, parent, entry.title.c_str(), target.c_str(),
                                                     static_cast<cairo_pdf_outline_flags_t>(0));
        add_outline(surface, id, entry.children);
    }
}

void set_metadata(cairo_surface_t* surface, const PdfDocument& document) {
    const auto set = [&](cairo_pdf_metadata_t what, const std::string& text) {
        if (!text.empty()) cairo_pdf_surface_set_metadata(surface, what, text.c_str());
    };
    set(CAIRO_PDF_METADATA_TITLE, document.title);
    set(CAIRO_PDF_METADATA_AUTHOR, document.author);
    set(CAIRO_PDF_METADATA_CREATOR, document.creator);
    // Without a date cairo would take the clock.
    set(CAIRO_PDF_METADATA_CREATE_DATE, document.created.empty() ? "2000-01-01T00:00:00Z" : document.created);
}

void add_page(cairo_surface_t* surface, cairo_t* cairo, const Page& page, const FontSet& fonts,
              const PictogramSet& pictograms) {
    const auto& size = page.picture.size;
    cairo_pdf_surface_set_size(surface, in_points(size.width), in_points(size.height));
    if (!page.label.empty()) cairo_pdf_surface_set_page_label(surface, page.label.c_str());
    for (const auto& anchor : page.anchors) {
        const auto place =
            fmt::format("name='{}' x={:.2f} y={:.2f}", anchor.name, in_points(anchor.at.x), in_points(anchor.at.y));
        cairo_tag_begin(cairo, CAIRO_TAG_DEST, place.c_str());
        cairo_tag_end(cairo, CAIRO_TAG_DEST);
    }
    paint(cairo, page.picture, fonts, pictograms);
    for (const auto& link : page.links) {
        const auto target = fmt::format("rect=[{:.2f} {:.2f} {:.2f} {:.2f}] dest='{}'", in_points(link.where.left()),
                                        in_points(link.where.top()), in_points(link.where.size.width),
                                        in_points(link.where.size.height), link.anchor);
        cairo_tag_begin(cairo, CAIRO_TAG_LINK, target.c_str());
        cairo_tag_end(cairo, CAIRO_TAG_LINK);
    }
    cairo_show_page(cairo);
}

} // namespace

void write_pdf(const PdfDocument& document, const FontSet& fonts, const PictogramSet& pictograms, const ByteSink& sink) {
    ROUTE_ASSERT(!document.pages.empty());
    ROUTE_ASSERT(all_targets_known(document));
    Buffer buffer;
    const auto& size = document.pages.front().picture.size;
    const SurfacePtr surface(
        cairo_pdf_surface_create_for_stream(&take, &buffer, in_points(size.width), in_points(size.height)));
    set_metadata(surface.get(), document);
    {
        const CairoPtr cairo(cairo_create(surface.get()));
        for (const auto& page : document.pages) {
            add_page(surface.get(), cairo.get(), page, fonts, pictograms);
            check(cairo_status(cairo.get()));
        }
    }
    add_outline(surface.get(), CAIRO_PDF_OUTLINE_ROOT, document.outline);
    // Fonts, links and the outline are written here; only now are all of cairo's errors known.
    cairo_surface_finish(surface.get());
    check(cairo_surface_status(surface.get()));
    if (buffer.exhausted) throw IoError("the PDF cannot be made: out of memory", "Build fewer legs at a time.");
    if (!sink(buffer.bytes)) throw IoError("the PDF cannot be written", "Free some space, or write elsewhere.");
}

void write_pdf(const PdfDocument& document, const FontSet& fonts, const PictogramSet& pictograms,
               const std::filesystem::path& file) {
    WholeFile whole(file);
    write_pdf(document, fonts, pictograms, [&](std::string_view bytes) {
        whole.write(bytes);
        return true;
    });
    whole.commit();
}

} // namespace route::drawing
