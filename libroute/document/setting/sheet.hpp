// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "document/setting/page_style.hpp"
#include "drawing/display_list.hpp"
#include "drawing/fonts.hpp"
#include "drawing/pdf_writer.hpp"

#include <optional>
#include <string>
#include <vector>

/// Inside of document/ only: setting type on one page.
namespace route::document {

inline constexpr drawing::Colour band_grey{222, 222, 222};
inline constexpr drawing::Colour stripe_grey{240, 240, 240};
inline constexpr drawing::Colour second_grey{60, 60, 60}; ///< of the second language: still strong at night
inline constexpr drawing::Colour ok_green{10, 125, 50};

enum class Align { left, centre, right };

/// How one line of text stands in its cell.
struct Setting {
    drawing::TextStyle style;
    Align align = Align::left;
    Points smallest{6}; ///< to which a long text may shrink
};

struct Placed {
    drawing::Rect cell;
    Setting setting;
};

/// Height of a line of type with room for accents and descenders.
[[nodiscard]] constexpr Millimetres line_pitch(Points size) { return size.millimetres() * 1.3; }

/// A page being set. Letters that the fonts lack lose their marks, with a warning.
class Sheet {
public:
    Sheet(const PageStyle& style, const drawing::FontSet& fonts, Diagnostics& diagnostics);

    void fill(drawing::Rect rect, drawing::Colour colour);
    void frame(drawing::Rect rect, Millimetres width, drawing::Colour colour = drawing::black);
    void rule(drawing::Point from, drawing::Point to, Millimetres width, drawing::Colour colour = drawing::black);
    void shape(drawing::Shape shape) { m_page.picture.items.emplace_back(std::move(shape)); }
    void pictogram(const std::string& name, drawing::Rect where);
    void inset(drawing::Point at, drawing::Picture picture);

    /// One line, its capitals centred in the height of the cell. It shrinks to fit the width; then it is
    /// broken into the lines that the cell is high enough for; at last it ends in "…", with a warning.
    void line(const std::string& text, const Placed& placed);
    /// Both languages in one cell: the first above, the second smaller below.
    void lines(const std::string& first, const std::string& second, const Placed& placed);
    /// Wrapped text from a top left corner; answers its height.
    Millimetres paragraph(const std::string& text, drawing::Point top_left, Millimetres width,
                          const drawing::TextStyle& style);
    /// The lines that a paragraph would take.
    [[nodiscard]] std::vector<std::string> wrapped(const std::string& text, const drawing::TextStyle& style,
                                                   Millimetres width);

    void anchor(const std::string& name, drawing::Point at = {}) { m_page.anchors.push_back({name, at}); }
    void link(drawing::Rect where, const std::string& anchor) { m_page.links.push_back({where, anchor}); }

    [[nodiscard]] const PageStyle& style() const { return *m_style; }
    [[nodiscard]] const drawing::FontSet& fonts() const { return *m_fonts; }
    [[nodiscard]] drawing::Page& page() { return m_page; }

private:
    [[nodiscard]] std::string printable(const std::string& text);
    void place(const std::string& text, const Placed& placed, Points size);
    void cut(std::string text, const Placed& placed, Points size);
    void warn(DiagnosticCode code, const std::string& subject, const std::string& message, const char* hint);

    const PageStyle* m_style;
    const drawing::FontSet* m_fonts;
    Diagnostics* m_diagnostics;
    drawing::Page m_page;
};

/// A line that has the weight and size of `range`'s usual type.
[[nodiscard]] Setting setting(TypeRange range, drawing::Weight weight = drawing::Weight::regular, Align align = Align::left,
                              drawing::Colour colour = drawing::black);

/// Cuts a strip from the top of a rectangle.
[[nodiscard]] drawing::Rect strip(const drawing::Rect& rect, Millimetres from_top, Millimetres height);
[[nodiscard]] drawing::Rect inner(const drawing::Rect& rect, Millimetres padding);

} // namespace route::document
