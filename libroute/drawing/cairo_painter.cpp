// SPDX-License-Identifier: BSL-1.0
#include "drawing/cairo_painter.hpp"

#include "base/error.hpp"
#include "drawing/pango_fonts.hpp"
#include "drawing/rsvg_drawing.hpp"

#include <fmt/format.h>

namespace route::drawing {

namespace {

void set_colour(cairo_t* cairo, Colour colour) {
    cairo_set_source_rgb(cairo, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

void trace(cairo_t* cairo, const Path& path) {
    cairo_new_path(cairo);
    const auto* point = path.points().data();
    for (const auto verb : path.verbs()) {
        switch (verb) {
        case Path::Verb::move:
            cairo_move_to(cairo, in_points(point->x), in_points(point->y));
            ++point;
            break;
        case Path::Verb::line:
            cairo_line_to(cairo, in_points(point->x), in_points(point->y));
            ++point;
            break;
        case Path::Verb::curve:
            cairo_curve_to(cairo, in_points(point[0].x), in_points(point[0].y), in_points(point[1].x), in_points(point[1].y),
                           in_points(point[2].x), in_points(point[2].y));
            point += 3;
            break;
        case Path::Verb::close: cairo_close_path(cairo); break;
        }
    }
}

void set_stroke(cairo_t* cairo, const Stroke& stroke) {
    set_colour(cairo, stroke.colour);
    cairo_set_line_width(cairo, in_points(stroke.width));
    cairo_set_line_cap(cairo, stroke.cap == Cap::round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cairo, stroke.join == Join::round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
    std::vector<double> dashes;
    for (const auto dash : stroke.dashes)
        dashes.push_back(in_points(dash));
    cairo_set_dash(cairo, dashes.data(), static_cast<int>(dashes.size()), 0);
}

struct Painter {
    cairo_t* cairo;
    const FontSet& fonts;
    const PictogramSet& pictograms;

    void operator()(const Shape& shape) const {
        trace(cairo, shape.path);
        if (shape.fill) {
            set_colour(cairo, *shape.fill);
            if (shape.stroke) {
                cairo_fill_preserve(cairo);
            } else {
                cairo_fill(cairo);
            }
        }
        if (shape.stroke) {
            set_stroke(cairo, *shape.stroke);
            cairo_stroke(cairo);
        }
    }

    void operator()(const Text& text) const {
        const auto layout = line_layout(fonts, text.text, text.style);
        set_colour(cairo, text.style.colour);
        cairo_move_to(cairo, in_points(text.baseline.x), in_points(text.baseline.y));
        pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout.get(), 0));
    }

    void operator()(const Pictogram& pictogram) const {
        const auto& where = pictogram.where;
        const RsvgRectangle viewport{in_points(where.left()), in_points(where.top()), in_points(where.size.width),
                                     in_points(where.size.height)};
        GError* error = nullptr;
        auto* handle = pictograms.drawing_of(pictogram.name).handle.get();
        if (rsvg_handle_render_document(handle, cairo, &viewport, &error) == FALSE) {
            const std::string reason = error != nullptr ? error->message : "unknown reason";
            g_clear_error(&error);
            throw InputError({}, fmt::format("pictogram \"{}\" cannot be drawn: {}", pictogram.name, reason));
        }
    }

    void operator()(const Inset& inset) const {
        cairo_save(cairo);
        cairo_translate(cairo, in_points(inset.at.x), in_points(inset.at.y));
        const auto& size = inset.picture->size;
        cairo_rectangle(cairo, 0, 0, in_points(size.width), in_points(size.height));
        cairo_clip(cairo);
        paint(cairo, *inset.picture, fonts, pictograms);
        cairo_restore(cairo);
    }
};

} // namespace

void paint(cairo_t* cairo, const Picture& picture, const FontSet& fonts, const PictogramSet& pictograms) {
    const Painter painter{cairo, fonts, pictograms};
    for (const auto& item : picture.items)
        std::visit(painter, item);
}

} // namespace route::drawing
