// SPDX-License-Identifier: BSL-1.0
#include "network/place_names.hpp"

#include <glib.h>
#include <memory>

namespace route::network::detail {

std::string folded(std::string_view name) {
    const auto length = static_cast<gssize>(name.size());
    const auto release = [](gchar* text) { g_free(text); };
    // NFD takes accents off their letters, so that they can be left out.
    const std::unique_ptr<gchar, decltype(release)> parted{g_utf8_normalize(name.data(), length, G_NORMALIZE_NFD), release};
    if (!parted) return std::string(name);
    const std::unique_ptr<gchar, decltype(release)> lower{g_utf8_casefold(parted.get(), -1), release};
    std::string result;
    for (const gchar* at = lower.get(); *at != '\0'; at = g_utf8_next_char(at)) {
        if (g_unichar_type(g_utf8_get_char(at)) == G_UNICODE_NON_SPACING_MARK) continue;
        const gchar* next = g_utf8_next_char(at);
        result.append(at, next);
    }
    return result;
}

} // namespace route::network::detail
