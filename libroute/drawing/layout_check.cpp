// SPDX-License-Identifier: BSL-1.0
#include "drawing/layout_check.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::drawing {

namespace {

/// A hair: round letters overshoot by that much.
constexpr Millimetres tolerance{0.1};

bool meet(const Rect& a, const Rect& b) {
    return a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() && b.top() < a.bottom();
}

bool within(const Rect& inner, const Rect& outer) {
    return inner.left() >= outer.left() - tolerance && inner.right() <= outer.right() + tolerance &&
           inner.top() >= outer.top() - tolerance && inner.bottom() <= outer.bottom() + tolerance;
}

Rect moved(Rect rect, Point by) { return {rect.top_left + by, rect.size}; }

/// Of the path's points, handles included: never too small.
Rect bounds_of(const Shape& shape) {
    const auto& points = shape.path.points();
    if (points.empty()) return {};
    Point low = points.front();
    Point high = low;
    for (const auto& p : points) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    const Millimetres half = shape.stroke ? shape.stroke->width / 2.0 : Millimetres{};
    return {{low.x - half, low.y - half}, {high.x - low.x + half * 2.0, high.y - low.y + half * 2.0}};
}

struct Placed {
    std::string what;
    Rect where;
    bool is_text = false;
};

struct Inspector {
    const FontSet& fonts;
    std::vector<LayoutFault>& found;
    std::vector<Placed>& placed;
    Point offset;
    Rect frame;
    bool on_page = true; ///< else in an inset, which clips its shapes

    void operator()(const Shape& shape) const {
        const auto where = moved(bounds_of(shape), offset);
        if (on_page && !within(where, frame)) found.push_back({LayoutFaultKind::outside_page, "a shape", where});
    }

    void operator()(const Text& text) const {
        const auto extents = fonts.extents_of(text.text, text.style);
        if (extents.ink.size.width <= Millimetres{}) return;
        const auto& ink = extents.ink;
        const Millimetres left = std::min(Millimetres{}, ink.left());
        const Rect own{{left, ink.top()}, {std::max(extents.advance, ink.right()) - left, ink.size.height}};
        const auto where = moved(own, text.baseline + offset);
        const auto name = fmt::format("\"{}\"", text.text);
        if (!within(where, moved(text.cell, offset))) {
            found.push_back({LayoutFaultKind::text_leaves_cell, name, where});
        }
        place({name, where, true});
    }

    void operator()(const Pictogram& pictogram) const {
        place({fmt::format("pictogram \"{}\"", pictogram.name), moved(pictogram.where, offset), false});
    }

    void operator()(const Inset& inset) const {
        const Rect where = moved({inset.at, inset.picture->size}, offset);
        if (!within(where, frame)) found.push_back({LayoutFaultKind::outside_page, "an inset", where});
        const Inspector inner{fonts, found, placed, offset + inset.at, where, false};
        for (const auto& item : inset.picture->items)
            std::visit(inner, item);
    }

    void place(Placed item) const {
        if (!within(item.where, frame)) found.push_back({LayoutFaultKind::outside_page, item.what, item.where});
        placed.push_back(std::move(item));
    }
};

} // namespace

std::vector<LayoutFault> faults(const Picture& picture, const FontSet& fonts) {
    std::vector<LayoutFault> found;
    std::vector<Placed> placed;
    const Inspector inspector{fonts, found, placed, {}, {{}, picture.size}, true};
    for (const auto& item : picture.items)
        std::visit(inspector, item);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        for (std::size_t j = i + 1; j < placed.size(); ++j) {
            if (!meet(placed[i].where, placed[j].where)) continue;
            const bool texts = placed[i].is_text && placed[j].is_text;
            found.push_back({texts ? LayoutFaultKind::texts_meet : LayoutFaultKind::text_on_pictogram,
                             placed[i].what + " and " + placed[j].what, placed[i].where});
        }
    }
    return found;
}

std::string to_text(const std::vector<LayoutFault>& faults) {
    constexpr const char* words[] = {"texts meet", "text on a pictogram", "text leaves its cell", "outside the page"};
    std::string text;
    for (const auto& fault : faults) {
        const auto& where = fault.where;
        text += fmt::format("{}: {} at {:.2f} mm, {:.2f} mm, {:.2f} x {:.2f} mm\n",
                            words[static_cast<std::size_t>(fault.kind)], fault.what, where.left().count(),
                            where.top().count(), where.size.width.count(), where.size.height.count());
    }
    return text;
}

} // namespace route::drawing
