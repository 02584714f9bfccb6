// SPDX-License-Identifier: BSL-1.0
#include "tulip/sign_plate.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace route::tulip::detail {

using drawing::FontSet;
using drawing::Point;
using drawing::Rect;
using drawing::Size;
using drawing::TextStyle;
using namespace route::literals;

namespace {

constexpr Millimetres capital{1.95};
constexpr Millimetres pitch{3.2};
constexpr Millimetres padding{0.8}; ///< above capitals for their accents, below the line for g and y, and at both sides
constexpr Millimetres widest{17};   ///< a plate is a remark in a picture 30 mm wide

/// Up to the first of a list of numbers or names: "E 45;A22" is one sign, the first is the greater.
std::string first_of(const std::string& list) {
    auto first = list.substr(0, list.find(';'));
    first.erase(first.find_last_not_of(' ') + 1);
    return first;
}

/// "SS45bis", "A22", "B 241": what stands on a sign and is no place.
bool is_number(const std::string& text) {
    constexpr std::size_t longest = 9;
    return text.size() <= longest && std::ranges::any_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// As the fonts can print it; nothing when a letter has no like in them.
std::string printable(const std::string& text, const FontSet& fonts) {
    const auto known = fonts.with_known_letters(text);
    return std::ranges::count(known, '?') > std::ranges::count(text, '?') ? "" : known;
}

bool fits(const std::string& text, const FontSet& fonts) {
    return !text.empty() && fonts.width_of(text, plate_type(fonts)) + padding * 2 <= widest;
}

/// The name without its last word, and without what cannot stand at an end: "Riva del Garda" → "Riva".
std::string without_last_word(std::string name) {
    const auto cut = [&name] {
        const auto space = name.find_last_of(' ');
        name.erase(space == std::string::npos ? 0 : space);
        name.erase(name.find_last_not_of(" -–/,(") + 1);
    };
    cut();
    while (!name.empty()) {
        const auto word = name.substr(name.find_last_of(' ') + 1);
        const bool joins = std::islower(static_cast<unsigned char>(word.front())) != 0;
        if (!joins) break;
        cut();
    }
    return name;
}

/// The name, or as many whole words of it as there is room for, if they still say which place it is; else nothing.
std::string shortened(const std::string& name, const FontSet& fonts) {
    if (fits(name, fonts)) return name;
    // What stands after these tells more of the same place.
    for (const std::string_view mark : {" - ", " – ", " / ", "/", " (", ", "}) {
        const auto at = name.find(mark);
        if (at != std::string::npos && at > 0 && fits(name.substr(0, at), fonts)) return name.substr(0, at);
    }
    std::string less = name;
    while (!less.empty() && !fits(less, fonts)) {
        less = without_last_word(std::move(less));
    }
    // "San" and "Monte" are said of many places.
    const bool says_enough = less.size() * 2 >= name.size();
    return says_enough ? less : "";
}

} // namespace

TextStyle plate_type(const FontSet& fonts) {
    constexpr Points trial{10};
    const double share = capital / fonts.heights_of({trial}).capital;
    return {Points{trial.count() * share}};
}

Size plate_size(const PlateWording& wording, const FontSet& fonts) {
    Millimetres width;
    for (const auto& line : wording.lines) {
        width = std::max(width, fonts.width_of(line, plate_type(fonts)));
    }
    return {width + padding * 2, capital + pitch * static_cast<double>(wording.lines.size() - 1) + padding * 2};
}

std::vector<drawing::Item> plate_items(const PlateWording& wording, Point at, const FontSet& fonts) {
    const Size size = plate_size(wording, fonts);
    std::vector<drawing::Item> items;
    items.emplace_back(
        drawing::Shape{drawing::rectangle({at, size}),
                       {},
                       drawing::Stroke{0.25_mm, drawing::black, drawing::Cap::butt, drawing::Join::miter, {}}});
    const auto type = plate_type(fonts);
    for (std::size_t i = 0; i < wording.lines.size(); ++i) {
        const Millimetres width = fonts.width_of(wording.lines[i], type);
        const Point baseline = at + Point{(size.width - width) / 2, padding + capital + pitch * static_cast<double>(i)};
        items.emplace_back(drawing::Text{baseline, wording.lines[i], type, Rect{at, size}});
    }
    return items;
}

std::vector<PlateWording> wordings_for(const junction::Arm& arm, const FontSet& fonts) {
    // The sign may tell the number of the road to which this one leads.
    const auto on_sign = std::ranges::find_if(arm.destinations, is_number);
    const auto place = std::ranges::find_if_not(arm.destinations, is_number);
    const auto number = printable(on_sign != arm.destinations.end() ? *on_sign : first_of(arm.ref), fonts);
    const auto name = place == arm.destinations.end() ? "" : shortened(printable(*place, fonts), fonts);
    const bool has_number = fits(number, fonts);
    std::vector<PlateWording> wordings;
    if (has_number && !name.empty() && name != number) wordings.push_back({{number, name}});
    if (!name.empty()) wordings.push_back({{name}});
    if (has_number && name != number) wordings.push_back({{number}});
    return wordings;
}

} // namespace route::tulip::detail
