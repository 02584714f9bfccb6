// SPDX-License-Identifier: BSL-1.0
#include "roadbook/edited_rally.hpp"

namespace route::test {

using edition::Edit;
using roadbook::Box;

Edit at_node(char letter, int pass) {
    Edit edit;
    edit.where = {"edits.toml", 10};
    edit.leg = 1;
    edit.at.node = AsciiMap::osm_id(letter);
    edit.at.pass = pass;
    return edit;
}

Edit noted(Edit edit, const std::string& note) {
    edit.notes = {{"it", note}, {"en", note}};
    return edit;
}

Edited with_edits(DrawnRally rally, std::vector<Edit> edits) {
    for (std::size_t e = 0; e < edits.size(); ++e) {
        edits[e].where = {"edits.toml", 10 * static_cast<int>(e + 1)};
    }
    rally.edition().edits = std::move(edits);
    Edited result;
    result.book = rally.book();
    for (const auto& leg : result.book.legs) {
        for (const auto& sector : leg.sectors) {
            result.boxes.insert(result.boxes.end(), sector.boxes.begin(), sector.boxes.end());
        }
    }
    Diagnostics found;
    roadbook::tell_edits(rally.edition(), result.book, found);
    for (const auto& diagnostic : found.all()) {
        result.told.push_back(to_text(diagnostic));
    }
    return result;
}

std::string numbers_of(const std::vector<Box>& boxes) {
    std::string numbers;
    for (const auto& box : boxes) {
        numbers += (numbers.empty() ? "" : " ") + box.number;
    }
    return numbers;
}

} // namespace route::test
