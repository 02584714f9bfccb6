// SPDX-License-Identifier: BSL-1.0
#include "base/language.hpp"

namespace route {

std::string listed(const std::vector<Language>& languages) {
    if (languages.empty()) return "none";
    std::string text{languages.front().code()};
    for (std::size_t i = 1; i < languages.size(); ++i) {
        text += i + 1 == languages.size() ? " or " : ", ";
        text += languages[i].code();
    }
    return text;
}

} // namespace route
