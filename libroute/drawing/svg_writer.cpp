// SPDX-License-Identifier: BSL-1.0
#include "drawing/svg_writer.hpp"

#include "base/error.hpp"

#include <cmath>
#include <fmt/format.h>
#include <pugixml.hpp>
#include <sstream>

namespace route::drawing {

namespace {

/// Hundredths of a millimetre, without a minus before zero.
std::string mm(Millimetres length) {
    const double hundredths = std::round(length.count() * 100.0);
    return fmt::format("{:.2f}", hundredths == 0 ? 0.0 : hundredths / 100.0);
}

std::string hex(Colour colour) { return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue); }

std::string path_data(const Path& path) {
    std::string data;
    auto point = path.points().begin();
    const auto next = [&] {
        const auto p = *point++;
        return " " + mm(p.x) + " " + mm(p.y);
    };
    for (const auto verb : path.verbs()) {
        if (!data.empty()) data += ' ';
        switch (verb) {
        case Path::Verb::move: data += "M" + next(); break;
        case Path::Verb::line: data += "L" + next(); break;
        case Path::Verb::curve:
            data += "C" + next();
            data += next();
            data += next();
            break;
        case Path::Verb::close: data += "Z"; break;
        }
    }
    return data;
}

std::string dashes_of(const Stroke& stroke, const char* between) {
    std::string dashes;
    for (const auto dash : stroke.dashes)
        dashes += (dashes.empty() ? "" : between) + mm(dash);
    return dashes;
}

void set(pugi::xml_node node, const char* name, const std::string& value) {
    node.append_attribute(name).set_value(value.c_str());
}

pugi::xml_node child_of(pugi::xml_node parent, const char* name) { return parent.append_child(name); }

struct SvgPainter {
    pugi::xml_node parent;
    const PictogramSet& pictograms;
    const FontSet* outlines = nullptr; ///< letters are drawn as shapes with them; else as text

    void operator()(const Shape& shape) const {
        auto node = child_of(parent, "path");
        set(node, "d", path_data(shape.path));
        set(node, "fill", shape.fill ? hex(*shape.fill) : "none");
        if (!shape.stroke) return;
        set(node, "stroke", hex(shape.stroke->colour));
        set(node, "stroke-width", mm(shape.stroke->width));
        if (shape.stroke->cap == Cap::round) set(node, "stroke-linecap", "round");
        if (shape.stroke->join == Join::round) set(node, "stroke-linejoin", "round");
        if (!shape.stroke->dashes.empty()) set(node, "stroke-dasharray", dashes_of(*shape.stroke, " "));
    }

    void operator()(const Text& text) const {
        if (outlines != nullptr) {
            auto letters = child_of(parent, "path");
            set(letters, "aria-label", text.text); // for programs that read
            set(letters, "d", path_data(outlines->outline_of(text.text, text.style, text.baseline)));
            set(letters, "fill", hex(text.style.colour));
            return;
        }
        auto node = child_of(parent, "text");
        set(node, "x", mm(text.baseline.x));
        set(node, "y", mm(text.baseline.y));
        set(node, "font-family", "B612, DejaVu Sans, sans-serif");
        set(node, "font-size", mm(text.style.size.millimetres()));
        if (text.style.weight == Weight::bold) set(node, "font-weight", "bold");
        if (text.style.colour != black) set(node, "fill", hex(text.style.colour));
        node.text().set(text.text.c_str());
    }

    void operator()(const Pictogram& pictogram) const {
        pugi::xml_document source;
        const auto& text = pictograms.source_of(pictogram.name);
        if (!source.load_buffer(text.data(), text.size())) {
            throw InputError({}, fmt::format("pictogram \"{}\" is not XML", pictogram.name), "Draw it anew.");
        }
        pugi::xml_node target = parent;
        auto node = target.append_copy(source.document_element());
        for (const char* name : {"x", "y", "width", "height"})
            node.remove_attribute(name);
        set(node, "x", mm(pictogram.where.left()));
        set(node, "y", mm(pictogram.where.top()));
        set(node, "width", mm(pictogram.where.size.width));
        set(node, "height", mm(pictogram.where.size.height));
    }

    void operator()(const Inset& inset) const {
        // A nested svg element clips to its own size, as an inset does.
        auto node = child_of(parent, "svg");
        set(node, "x", mm(inset.at.x));
        set(node, "y", mm(inset.at.y));
        set(node, "width", mm(inset.picture->size.width));
        set(node, "height", mm(inset.picture->size.height));
        const SvgPainter inner{node, pictograms, outlines};
        for (const auto& item : inset.picture->items)
            std::visit(inner, item);
    }
};

struct Lister {
    std::string& out;
    std::string indent;

    void operator()(const Shape& shape) const {
        out += indent + "shape " + path_data(shape.path);
        if (shape.fill) out += " fill " + hex(*shape.fill);
        if (shape.stroke) out += " stroke " + mm(shape.stroke->width) + " " + hex(shape.stroke->colour);
        if (shape.stroke && shape.stroke->cap == Cap::round) out += " round";
        if (shape.stroke && !shape.stroke->dashes.empty()) out += " dashes " + dashes_of(*shape.stroke, ",");
        out += '\n';
    }
    void operator()(const Text& text) const {
        out += fmt::format("{}text {} {} {:.2f}pt{}{} \"{}\"\n", indent, mm(text.baseline.x), mm(text.baseline.y),
                           text.style.size.count(), text.style.weight == Weight::bold ? " bold" : "",
                           text.style.colour == black ? "" : " " + hex(text.style.colour), text.text);
    }
    void operator()(const Pictogram& pictogram) const {
        const auto& where = pictogram.where;
        out += fmt::format("{}pictogram {} {} {} {} {}\n", indent, pictogram.name, mm(where.left()), mm(where.top()),
                           mm(where.size.width), mm(where.size.height));
    }
    void operator()(const Inset& inset) const {
        out += fmt::format("{}inset {} {}\n", indent, mm(inset.at.x), mm(inset.at.y));
        const Lister inner{out, indent + "  "};
        inner.list(*inset.picture);
    }
    void list(const Picture& picture) const {
        out += fmt::format("{}picture {} {}\n", indent, mm(picture.size.width), mm(picture.size.height));
        for (const auto& item : picture.items)
            std::visit(*this, item);
    }
};

} // namespace

namespace {

std::string svg_of(const Picture& picture, const PictogramSet& pictograms, const FontSet* outlines) {
    pugi::xml_document document;
    auto root = document.append_child("svg");
    set(root, "xmlns", "http://www.w3.org/2000/svg");
    set(root, "width", mm(picture.size.width) + "mm");
    set(root, "height", mm(picture.size.height) + "mm");
    set(root, "viewBox", "0 0 " + mm(picture.size.width) + " " + mm(picture.size.height));
    const SvgPainter painter{root, pictograms, outlines};
    for (const auto& item : picture.items)
        std::visit(painter, item);
    std::ostringstream text;
    document.save(text, " ", pugi::format_indent | pugi::format_no_declaration, pugi::encoding_utf8);
    return std::move(text).str();
}

} // namespace

std::string to_svg(const Picture& picture, const PictogramSet& pictograms) { return svg_of(picture, pictograms, nullptr); }

std::string to_svg(const Picture& picture, const PictogramSet& pictograms, const FontSet& fonts) {
    return svg_of(picture, pictograms, &fonts);
}

std::string to_text(const Picture& picture) {
    std::string text;
    Lister{text, ""}.list(picture);
    return text;
}

} // namespace route::drawing
