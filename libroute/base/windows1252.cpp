// SPDX-License-Identifier: BSL-1.0
#include "base/windows1252.hpp"

#include <array>
#include <glib.h>
#include <memory>

namespace route {

namespace {

struct Release {
    void operator()(gchar* text) const { g_free(text); }
};
using Text = std::unique_ptr<gchar, Release>;

/// Never with the C library's own replacements, which the locale decides.
class ToWindows1252 {
public:
    ToWindows1252() : m_converter(g_iconv_open("WINDOWS-1252", "UTF-8")) {}
    ToWindows1252(const ToWindows1252&) = delete;
    ToWindows1252& operator=(const ToWindows1252&) = delete;
    ~ToWindows1252() { g_iconv_close(m_converter); }

    /// Its byte; zero when the code page has none.
    [[nodiscard]] char byte_of(std::string_view character) {
        std::array<char, 8> in{};
        character.copy(in.data(), in.size());
        char out = '\0';
        gchar* from = in.data();
        gchar* to = &out;
        gsize from_left = character.size();
        gsize to_left = 1;
        const auto failed = g_iconv(m_converter, &from, &from_left, &to, &to_left) != 0;
        return failed || to_left != 0 ? '\0' : out;
    }

private:
    GIConv m_converter;
};

} // namespace

Windows1252 windows1252_of(std::string_view utf8, char taken) {
    Windows1252 made;
    const Text valid{g_utf8_make_valid(utf8.data(), static_cast<gssize>(utf8.size()))};
    // "É" may be one character or two, a letter and its accent.
    const Text composed{g_utf8_normalize(valid.get(), -1, G_NORMALIZE_DEFAULT_COMPOSE)};
    ToWindows1252 converter;
    for (const gchar* at = composed.get(); *at != '\0'; at = g_utf8_next_char(at)) {
        const std::string character(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
        const char byte = converter.byte_of(character);
        if (byte != '\0' && (taken == '\0' || byte != taken)) {
            made.bytes += byte;
            continue;
        }
        if (made.replaced.find(character) == std::string::npos) made.replaced += character;
        const Text typed{g_str_to_ascii(character.c_str(), "C")};
        made.bytes += typed.get();
    }
    return made;
}

} // namespace route
