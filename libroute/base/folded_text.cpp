// SPDX-License-Identifier: BSL-1.0
#include "base/folded_text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <glib.h>
#include <memory>
#include <utility>

namespace route {

namespace {

struct Release {
    void operator()(gchar* text) const { g_free(text); }
};
using Text = std::unique_ptr<gchar, Release>;

/// Letters that no accent can be taken off, and typographers' signs, as they are typed without them. By character.
constexpr auto typed_as = std::to_array<std::pair<gunichar, std::string_view>>({
    {0x00A0, " "},                                                                                // no-break space
    {0x00B4, "'"},                                                                                // acute accent
    {0x00E6, "ae"},                                                                               // æ
    {0x00F0, "d"},                                                                                // ð
    {0x00F8, "o"},                                                                                // ø
    {0x00FE, "th"},                                                                               // þ
    {0x0111, "d"},                                                                                // đ
    {0x0127, "h"},                                                                                // ħ
    {0x0131, "i"},                                                                                // ı
    {0x0142, "l"},                                                                                // ł
    {0x0153, "oe"},                                                                               // œ
    {0x02B9, "'"},                                                                                // modifier prime
    {0x02BC, "'"},                                                                                // modifier apostrophe
    {0x2010, "-"},                                                                                // hyphens and dashes
    {0x2011, "-"},   {0x2012, "-"}, {0x2013, "-"}, {0x2014, "-"},  {0x2015, "-"},  {0x2018, "'"}, // quotation marks
    {0x2019, "'"},   {0x201A, "'"}, {0x201B, "'"}, {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""},
    {0x2026, "..."}, // ellipsis
    {0x202F, " "},   // narrow no-break space
    {0x2032, "'"},   // prime
    {0x2212, "-"},   // minus
    {0xFB01, "fi"},  // ligatures
    {0xFB02, "fl"},
});

bool is_unseen(gunichar c) {
    return c == 0x00AD || c == 0x061C || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

bool is_control(gunichar c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF; }

bool parts_lines(gunichar c) { return c == 0x85 || c == 0x2028 || c == 0x2029; }

/// Calls `visit` with each character and its bytes.
template <typename Visit> void for_each_character(const gchar* text, Visit visit) {
    for (const gchar* at = text; *at != '\0';) {
        const gchar* next = g_utf8_next_char(at);
        visit(g_utf8_get_char(at), std::string_view(at, static_cast<std::size_t>(next - at)));
        at = next;
    }
}

bool is_valid(std::string_view utf8) {
    return g_utf8_validate_len(utf8.data(), utf8.size(), nullptr) != FALSE; // and without zero bytes
}

} // namespace

std::string folded(std::string_view text) {
    // ASCII has no accents, and is most of what is read.
    if (std::ranges::all_of(text, [](char c) { return c > 0 && c < 0x7F; })) {
        std::string lower(text);
        std::ranges::transform(lower, lower.begin(), [](char c) { return static_cast<char>(g_ascii_tolower(c)); });
        return lower;
    }
    if (!is_valid(text)) return std::string(text);
    // NFD takes accents off their letters, so that they can be left out.
    const Text parted{g_utf8_normalize(text.data(), static_cast<gssize>(text.size()), G_NORMALIZE_NFD)};
    if (!parted) return std::string(text);
    const Text lower{g_utf8_casefold(parted.get(), -1)};
    std::string result;
    for_each_character(lower.get(), [&result](gunichar c, std::string_view bytes) {
        if (g_unichar_type(c) == G_UNICODE_NON_SPACING_MARK || is_unseen(c)) return;
        const auto typed = std::ranges::find(typed_as, c, [](const auto& entry) { return entry.first; });
        result += typed == typed_as.end() ? bytes : typed->second;
    });
    return result;
}

std::string without_unseen(std::string_view utf8) {
    // ASCII holds none, and is most of what is read.
    if (std::ranges::all_of(utf8, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return std::string(utf8);
    if (!is_valid(utf8)) return std::string(utf8);
    std::string result;
    for_each_character(std::string(utf8).c_str(), [&result](gunichar c, std::string_view bytes) {
        if (!is_unseen(c)) result += parts_lines(c) ? std::string_view("\n") : bytes;
    });
    return result;
}

std::string printable(std::string_view utf8) {
    const bool plain = std::ranges::all_of(utf8, [](char c) { return c >= 0x20 && c < 0x7F; });
    if (plain || !is_valid(utf8)) return std::string(utf8);
    std::string result;
    bool gap = false;
    for_each_character(without_unseen(utf8).c_str(), [&](gunichar c, std::string_view bytes) {
        if (is_control(c) || (c == ' ' && gap)) {
            gap = true;
            return;
        }
        if (gap && !result.empty() && result.back() != ' ' && c != ' ') result += ' ';
        gap = false;
        result += bytes;
    });
    return result;
}

namespace {

/// Hebrew, Arabic and their relatives.
bool is_right_to_left(gunichar c) {
    return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC) ||
           (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

} // namespace

std::string isolated(std::string_view utf8) {
    constexpr std::string_view first_strong_isolate = "\xE2\x81\xA8";
    constexpr std::string_view pop_isolate = "\xE2\x81\xA9";
    const bool plain = std::ranges::all_of(utf8, [](char c) { return static_cast<unsigned char>(c) < 0xD6; });
    if (plain || !is_valid(utf8)) return std::string(utf8);
    bool turned = false;
    const std::string text(utf8);
    for_each_character(text.c_str(), [&turned](gunichar c, std::string_view) { turned = turned || is_right_to_left(c); });
    if (!turned || utf8.starts_with(first_strong_isolate)) return text;
    return fmt::format("{}{}{}", first_strong_isolate, text, pop_isolate);
}

} // namespace route
