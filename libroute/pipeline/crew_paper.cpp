// SPDX-License-Identifier: BSL-1.0
#include "pipeline/crew_paper.hpp"

#include "pipeline/box_tulip.hpp"
#include "tulip/tulip.hpp"

namespace route::pipeline {

crew::PaperBox paper_of(const roadbook::Box& box, Language language, const drawing::FontSet* fonts) {
    crew::PaperBox paper;
    paper.number = box.number;
    paper.total = box.total;
    paper.partial = box.partial;
    paper.to_go = box.to_go;
    if (const auto text = box.text.find(language); text != box.text.end()) {
        for (const auto& line : text->second) {
            paper.words.push_back(line.text);
        }
    }
    paper.tulip = tulip_of(box, tulip::TulipOptions{}.size, fonts);
    paper.boards = box.controls;
    paper.forced = box.kind != roadbook::BoxKind::junction;
    return paper;
}

crew::PaperLeg paper_of(const roadbook::LegBook& book, const roadbook::Phrases& phrases, const drawing::FontSet* fonts) {
    crew::PaperLeg paper{{}, phrases};
    for (const auto& sector : book.sectors) {
        paper.sectors.emplace_back();
        for (const auto& box : sector.boxes) {
            paper.sectors.back().boxes.push_back(paper_of(box, phrases.language(), fonts));
        }
    }
    return paper;
}

} // namespace route::pipeline
