// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <ranges>
#include <string>

namespace route {

/// The first of many as a message tells them: "12, 17 and 5 more". `text` makes one item's words; `between` stands between
/// two, and, when it is no comma, before the "and" too: "a 5; b 7; and 3 more".
template <std::ranges::input_range Items, typename Text>
[[nodiscard]] std::string listed(const Items& items, std::size_t most, Text text, const char* between = ", ") {
    std::string list;
    std::size_t count = 0;
    for (const auto& item : items) {
        if (count++ >= most) continue;
        if (!list.empty()) list += between;
        list += text(item);
    }
    if (count <= most) return list;
    const std::string joint = std::string{between} == ", " ? " " : between;
    return list + joint + "and " + std::to_string(count - most) + " more";
}

} // namespace route
