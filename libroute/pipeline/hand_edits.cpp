// SPDX-License-Identifier: BSL-1.0
#include "pipeline/hand_edits.hpp"

#include "base/whole_file.hpp"
#include "drawing/pictograms.hpp"
#include "edition/edits_patch.hpp"
#include "edition/nearest_word.hpp"
#include "roadbook/choosing.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::pipeline {

roadbook::RoadBook edited_book(const Plan& plan, const Workshop& workshop) {
    if (plan.book) return *plan.book;
    const auto phrases = roadbook::phrases_in(workshop.styles, plan.edition.languages);
    return roadbook::road_book_of(plan.edition, plan.timed, plan.roads, plan.rights, phrases,
                                  roadbook::ChoiceOptions::load(workshop.styles));
}

void check_drawings(const edition::Edition& edition, const std::filesystem::path& styles, Diagnostics& diagnostics) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(styles / "pictograms")) {
        if (entry.path().extension() == ".svg") names.push_back(entry.path().stem().string());
    }
    std::ranges::sort(names);
    const std::vector<std::string_view> words(names.begin(), names.end());
    for (const auto& edit : edition.edits) {
        const auto fault = edit.tulip ? drawing::fault_of(edit.tulip->svg) : "";
        if (!fault.empty()) {
            diagnostics.add({Severity::bad_input, "tulip-unfit", edit.where, edition::place_of(edit.at),
                             fmt::format("{} {}", edit.tulip->file, fault),
                             "Save it as plain SVG with a viewBox, letters as paths, nothing linked."});
        }
        for (const auto* list : {&edit.pictograms_added, &edit.pictograms_removed}) {
            for (const auto& name : *list) {
                if (std::ranges::binary_search(names, name)) continue;
                const auto meant = edition::nearest_word(name, words);
                diagnostics.add({Severity::bad_input, "pictogram-unknown", edit.where, edition::place_of(edit.at),
                                 fmt::format("there is no pictogram \"{}\"", name),
                                 meant.empty() ? fmt::format("There are {}.", edition::listed(words))
                                               : fmt::format("Did you mean {}?", meant)});
            }
        }
    }
}

std::size_t write_anchors(const edition::Edition& edition, const roadbook::RoadBook& book, const Workshop& workshop) {
    std::map<std::size_t, edition::Anchor> anchors;
    for (const auto& outcome : book.edits) {
        const auto& former = edition.edits[outcome.edit].at;
        if (!outcome.anchor || outcome.anchor->is_quick()) continue;
        if (former.is_quick() || edition::to_toml(former) != edition::to_toml(*outcome.anchor))
            anchors[outcome.edit] = *outcome.anchor;
    }
    if (anchors.empty()) return 0;
    const auto file = edition.folder / "edits.toml";
    write_whole_file(
        file, edition::with_anchors("edits.toml", read_whole_file(file), roadbook::languages_of(workshop.styles), anchors));
    return anchors.size();
}

} // namespace route::pipeline
