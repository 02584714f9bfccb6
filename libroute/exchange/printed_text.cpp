// SPDX-License-Identifier: BSL-1.0
#include "exchange/printed_text.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

namespace route::exchange {

std::string km_text(PrintedLength length) {
    const auto hundredths = std::abs(length.decametres());
    return fmt::format("{}{}.{:02}", length.decametres() < 0 ? "-" : "", hundredths / 100, hundredths % 100);
}

double km_number(PrintedLength length) { return length.decametres() / 100.0; }

std::string printable(std::string_view text) {
    std::string result(text);
    std::ranges::replace_if(
        result, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; }, ' ');
    for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) { // U+FFFE, U+FFFF
        for (auto at = result.find(none); at != std::string::npos; at = result.find(none))
            result.replace(at, 3, " ");
    }
    return result;
}

std::string clipped(std::string_view utf8, std::size_t bytes) {
    auto text = route::printable(utf8);
    if (text.size() <= bytes) return text;
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    while (bytes > 0 && continues(text[bytes])) {
        --bytes;
    }
    text.resize(bytes);
    while (text.ends_with(' ')) {
        text.pop_back();
    }
    return text;
}

std::string leg_title(const roadbook::Publication& publication, LegIndex leg_index) {
    const auto& leg = publication.leg(leg_index).edition_leg();
    const auto numbered = fmt::format("{} – leg {}", publication.edition.name, leg.number);
    return leg.name.empty() ? numbered : fmt::format("{}: {}", numbered, leg.name);
}

std::string label_of(const itinerary::PlacedControl& control) {
    if (!control.code.empty()) return fmt::format("{} {}", control.code, control.name);
    if (!control.ends_code.empty()) return fmt::format("{} END {}", control.ends_code, control.name);
    return fmt::format("{} {}", edition::name_of(control.kind), control.name);
}

std::string text_of(const roadbook::Box& box, Language language) {
    std::string text;
    const auto lines = box.text.find(language);
    if (lines == box.text.end()) return text;
    for (const auto& line : lines->second) {
        if (!text.empty()) text += '\n';
        text += line.text;
    }
    return text;
}

} // namespace route::exchange
