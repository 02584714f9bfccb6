// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/drawn_rally.hpp"
#include "roadbook/edit_outcomes.hpp"

#include <algorithm>
#include <string>
#include <vector>

/// Drawn rallies whose books were changed by hand.
namespace route::test {

/// An edit of leg 1 that says nothing yet.
[[nodiscard]] edition::Edit at_node(char letter, int pass = 1);
/// The same edit with a note in both languages.
[[nodiscard]] edition::Edit noted(edition::Edit edit, const std::string& note);

/// A book to which edits were applied, and what was told of them.
struct Edited {
    roadbook::RoadBook book;
    std::vector<roadbook::Box> boxes;
    std::vector<std::string> told;

    [[nodiscard]] const roadbook::Box* numbered(const std::string& number) const {
        const auto box = std::ranges::find(boxes, number, &roadbook::Box::number);
        return box == boxes.end() ? nullptr : &*box;
    }
    [[nodiscard]] roadbook::EditState state(std::size_t edit = 0) const { return book.edits.at(edit).state; }
    /// The numbers of the boxes that say it.
    [[nodiscard]] std::string where_said(const std::string& text) const {
        std::string numbers;
        for (const auto& box : boxes) {
            for (const auto& line : box.text.at("en")) {
                if (line.text == text) numbers += (numbers.empty() ? "" : " ") + box.number;
            }
        }
        return numbers;
    }
};

/// Line 10, 20, 30 … of edits.toml are where they stand.
[[nodiscard]] Edited with_edits(DrawnRally rally, std::vector<edition::Edit> edits);

/// "1 2 2A 3".
[[nodiscard]] std::string numbers_of(const std::vector<roadbook::Box>& boxes);

} // namespace route::test
