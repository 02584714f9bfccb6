// SPDX-License-Identifier: BSL-1.0
#include "drawing/fonts.hpp"

#include "base/error.hpp"
#include "drawing/pango_fonts.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fontconfig/fontconfig.h>
#include <map>
#include <optional>
#include <pango/pangofc-fontmap.h>
#include <string>
#include <tuple>
#include <unordered_map>

namespace route::drawing {

namespace {

constexpr const char* family = "B612";
/// Lends the letters that B612 lacks: ž, ł, ħ, Greek, Cyrillic.
constexpr const char* second_family = "DejaVu Sans";
constexpr const char* both_families = "B612,DejaVu Sans";

struct FreeConfig {
    void operator()(FcConfig* config) const { FcConfigDestroy(config); }
};
using ConfigPtr = std::unique_ptr<FcConfig, FreeConfig>;

struct FreeDescription {
    void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};
struct FreeAttributes {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
struct FreeOptions {
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};

bool has_family(FcConfig* config, std::string_view wanted) {
    const FcFontSet* fonts = FcConfigGetFonts(config, FcSetApplication);
    if (fonts == nullptr) return false;
    return std::any_of(fonts->fonts, fonts->fonts + fonts->nfont, [wanted](FcPattern* font) {
        FcChar8* name = nullptr;
        return FcPatternGetString(font, FC_FAMILY, 0, &name) == FcResultMatch &&
               std::string_view(reinterpret_cast<const char*>(name)) == wanted;
    });
}

void add_folder(FcConfig* config, const std::filesystem::path& folder, std::string_view beginning) {
    std::vector<std::string> files;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
        if (entry.is_regular_file(failure) && entry.path().filename().string().starts_with(beginning)) {
            files.push_back(entry.path().string());
        }
    }
    std::ranges::sort(files);
    // File by file: for a whole folder fontconfig would want a cache, and complains on stderr when it has
    // none.
    for (const auto& file : files) {
        FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(file.c_str()));
    }
}

ConfigPtr private_config(const FontFolders& folders) {
    ConfigPtr config(FcConfigCreate());
    add_folder(config.get(), folders.b612, "");
    if (!has_family(config.get(), family)) {
        throw IoError(fmt::format("{}: the font family {} is not there", folders.b612.string(), family),
                      "Install the package fonts-b612, or name the folder that holds its files.");
    }
    // Two files of many: its condensed and serif relatives must not come into it.
    for (const char* file : {"DejaVuSans.ttf", "DejaVuSans-Bold.ttf"})
        add_folder(config.get(), folders.dejavu, file);
    if (!has_family(config.get(), second_family)) {
        throw IoError(fmt::format("{}: the font family {} is not there", folders.dejavu.string(), second_family),
                      "Install the package fonts-dejavu-core: it lends the letters that B612 lacks.");
    }
    return config;
}

std::string letter_missing_in(PangoLayout* layout, std::string_view text) {
    const std::string whole(text);
    for (const char* at = whole.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
        const char* next = g_utf8_next_char(at);
        pango_layout_set_text(layout, at, static_cast<int>(next - at));
        if (pango_layout_get_unknown_glyphs_count(layout) > 0) {
            return fmt::format("\"{}\" (U+{:04X})", std::string(at, next), g_utf8_get_char(at));
        }
    }
    return "a letter";
}

Millimetres from_pango(int units) { return Points{static_cast<double>(units) / PANGO_SCALE}.millimetres(); }

int to_pango(Millimetres length) {
    return static_cast<int>(length.count() / 25.4 * 72.0 * static_cast<double>(PANGO_SCALE));
}

Rect from_pango(const PangoRectangle& rect, int baseline) {
    return {{from_pango(rect.x), from_pango(rect.y - baseline)}, {from_pango(rect.width), from_pango(rect.height)}};
}

} // namespace

struct FontSet::Implementation {
    ConfigPtr config;
    GObjectPtr<PangoFontMap> map;
    GObjectPtr<PangoContext> context;
    mutable std::map<std::tuple<double, Weight>, TypeHeights> heights;
    /// Lines that were set already. The papers of four hundred cars set the same few thousand again and again, and shaping them
    /// is most of what a page costs.
    struct KnownLine {
        GObjectPtr<PangoLayout> layout;
        std::optional<TextExtents> extents;
    };
    mutable std::unordered_map<std::string, KnownLine> lines;
    mutable std::unordered_map<std::string, std::string> known_letters; ///< of each text what can be printed
};

namespace {

/// Beyond so many entries a memory of texts begins anew.
constexpr std::size_t most_texts_kept = 20'000;

std::string key_of(std::string_view text, const TextStyle& style) {
    return fmt::format("{}|{}|{}", style.size.count(), static_cast<int>(style.weight), text);
}

template <typename Memory> void make_room(Memory& memory) {
    if (memory.size() >= most_texts_kept) memory.clear();
}

} // namespace

FontSet::FontSet(const FontFolders& folders) : m_implementation(std::make_unique<Implementation>()) {
    auto& inner = *m_implementation;
    inner.config = private_config(folders);
    inner.map.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(inner.map.get()), inner.config.get());
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(inner.map.get()), 72.0);
    inner.context.reset(pango_font_map_create_context(inner.map.get()));
    // Paper has no pixels: widths must scale with the size, so nothing may be rounded to a grid.
    const std::unique_ptr<cairo_font_options_t, FreeOptions> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(inner.context.get(), options.get());
    pango_context_set_round_glyph_positions(inner.context.get(), FALSE);
    // One set of fonts writes texts of several languages: the letters are shaped by the habits of none.
    pango_context_set_base_dir(inner.context.get(), PANGO_DIRECTION_LTR);
    pango_context_set_language(inner.context.get(), pango_language_from_string("und"));
}

FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;
FontSet::~FontSet() = default;

namespace {

GObjectPtr<PangoLayout> unchecked_layout(PangoContext* context, std::string_view text, const TextStyle& style) {
    if (g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr) == FALSE) {
        throw InputError({}, "a text to be printed is not UTF-8", "Save the file that it comes from as UTF-8.");
    }
    GObjectPtr<PangoLayout> layout(pango_layout_new(context));
    const std::unique_ptr<PangoFontDescription, FreeDescription> font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), both_families);
    pango_font_description_set_weight(font.get(), style.weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_size(font.get(), static_cast<int>(std::lround(style.size.count() * PANGO_SCALE)));
    pango_layout_set_font_description(layout.get(), font.get());
    const std::unique_ptr<PangoAttrList, FreeAttributes> attributes(pango_attr_list_new());
    pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(layout.get(), attributes.get());
    // A line that sets names apart is read as the pages are, from left to right, whatever name it begins with; a name alone
    // is read as its own script is.
    constexpr std::string_view isolate = "\xE2\x81\xA8";
    pango_layout_set_auto_dir(layout.get(), text.find(isolate) == std::string_view::npos ? TRUE : FALSE);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
}

} // namespace

namespace {

/// A line of its own, which may be changed.
GObjectPtr<PangoLayout> new_line_layout(const FontSet& fonts, std::string_view text, const TextStyle& style) {
    auto layout = unchecked_layout(fonts.implementation().context.get(), text, style);
    if (pango_layout_get_unknown_glyphs_count(layout.get()) > 0) {
        throw InputError({},
                         fmt::format("\"{}\" cannot be printed: neither {} nor {} has {}", text, family, second_family,
                                     letter_missing_in(layout.get(), text)),
                         "Write it in Latin letters.");
    }
    return layout;
}

FontSet::Implementation::KnownLine& known_line(const FontSet& fonts, std::string_view text, const TextStyle& style) {
    auto& lines = fonts.implementation().lines;
    const auto key = key_of(text, style);
    if (const auto found = lines.find(key); found != lines.end()) return found->second;
    make_room(lines);
    return lines.emplace(key, FontSet::Implementation::KnownLine{new_line_layout(fonts, text, style), {}}).first->second;
}

} // namespace

GObjectPtr<PangoLayout> line_layout(const FontSet& fonts, std::string_view text, const TextStyle& style) {
    auto* layout = known_line(fonts, text, style).layout.get();
    return GObjectPtr<PangoLayout>(static_cast<PangoLayout*>(g_object_ref(layout)));
}

std::string FontSet::with_known_letters(std::string_view text) const {
    const TextStyle style{Points{10}};
    auto& memory = m_implementation->known_letters;
    if (const auto found = memory.find(std::string(text)); found != memory.end()) return found->second;
    make_room(memory);
    const auto layout = unchecked_layout(m_implementation->context.get(), text, style);
    const std::string whole(text);
    if (pango_layout_get_unknown_glyphs_count(layout.get()) == 0) return memory.emplace(whole, whole).first->second;
    std::string known;
    for (const char* at = whole.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
        const std::string_view letter(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
        pango_layout_set_text(layout.get(), letter.data(), static_cast<int>(letter.size()));
        const bool missing = pango_layout_get_unknown_glyphs_count(layout.get()) > 0;
        known += missing ? "?" : letter;
    }
    memory.emplace(whole, known);
    return known;
}

TextExtents FontSet::extents_of(std::string_view text, const TextStyle& style) const {
    auto& line = known_line(*this, text, style);
    if (!line.extents) {
        PangoRectangle ink;
        PangoRectangle logical;
        pango_layout_get_extents(line.layout.get(), &ink, &logical);
        line.extents = TextExtents{from_pango(logical.width), from_pango(ink, pango_layout_get_baseline(line.layout.get()))};
    }
    return *line.extents;
}

namespace {

struct FreePath {
    void operator()(cairo_path_t* path) const { cairo_path_destroy(path); }
};
struct FreeCairo {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
struct FreeSurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

Path path_of(const cairo_path_t& path, Point origin) {
    Path result;
    const auto at = [origin](const cairo_path_data_t& data) {
        return origin + Point{Points{data.point.x}.millimetres(), Points{data.point.y}.millimetres()};
    };
    std::optional<Point> begin; // cairo also notes moves after which nothing is drawn
    const auto move = [&] {
        if (begin) result.move_to(*begin);
        begin.reset();
    };
    for (int i = 0; i < path.num_data; i += path.data[i].header.length) {
        const cairo_path_data_t* data = &path.data[i];
        if (data->header.type == CAIRO_PATH_MOVE_TO) {
            begin = at(data[1]);
        } else if (data->header.type == CAIRO_PATH_LINE_TO) {
            move();
            result.line_to(at(data[1]));
        } else if (data->header.type == CAIRO_PATH_CURVE_TO) {
            move();
            result.curve_to(at(data[1]), at(data[2]), at(data[3]));
        } else {
            result.close();
        }
    }
    return result;
}

} // namespace

Path FontSet::outline_of(std::string_view text, const TextStyle& style, Point baseline) const {
    const auto layout = line_layout(*this, text, style);
    // Nothing is drawn on it: a path needs a surface to be built for.
    const std::unique_ptr<cairo_surface_t, FreeSurface> surface(
        cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr));
    const std::unique_ptr<cairo_t, FreeCairo> cairo(cairo_create(surface.get()));
    pango_cairo_layout_line_path(cairo.get(), pango_layout_get_line_readonly(layout.get(), 0));
    const std::unique_ptr<cairo_path_t, FreePath> path(cairo_copy_path(cairo.get()));
    return path_of(*path, baseline);
}

Millimetres FontSet::width_of(std::string_view text, const TextStyle& style) const {
    return extents_of(text, style).advance;
}

TypeHeights FontSet::heights_of(const TextStyle& style) const {
    auto& known = m_implementation->heights;
    const auto key = std::tuple(style.size.count(), style.weight);
    if (const auto found = known.find(key); found != known.end()) return found->second;
    const auto layout = line_layout(*this, "H", style);
    const TypeHeights heights{from_pango(pango_layout_get_baseline(layout.get())), extents_of("gjpqy", style).ink.bottom(),
                              -extents_of("H", style).ink.top()};
    known.emplace(key, heights);
    return heights;
}

std::vector<std::string> FontSet::wrapped(std::string_view text, const TextStyle& style, Millimetres width) const {
    std::vector<std::string> lines;
    if (text.empty()) return lines;
    const auto layout = new_line_layout(*this, text, style);
    pango_layout_set_width(layout.get(), to_pango(width));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    for (int i = 0; i < pango_layout_get_line_count(layout.get()); ++i) {
        const PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), i);
        std::string piece(text.substr(static_cast<std::size_t>(line->start_index), static_cast<std::size_t>(line->length)));
        piece.erase(piece.find_last_not_of(' ') + 1);
        piece.erase(0, piece.find_first_not_of(' '));
        lines.push_back(std::move(piece));
    }
    return lines;
}

std::optional<Points> FontSet::size_that_fits(std::string_view text, const TextStyle& style, Points smallest,
                                              Millimetres width) const {
    constexpr double step = 0.25;
    TextStyle trial = style;
    for (double size = style.size.count(); size > smallest.count(); size -= step) {
        trial.size = Points{size};
        if (width_of(text, trial) <= width) return trial.size;
    }
    trial.size = smallest;
    if (width_of(text, trial) <= width) return smallest;
    return std::nullopt;
}

} // namespace route::drawing
