// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "crew/paper.hpp"
#include "drawing/fonts.hpp"
#include "roadbook/phrases.hpp"
#include "roadbook/road_book.hpp"

namespace route::pipeline {

/// A leg's finished book as the blind crew gets it: in the language of the phrases, each box drawn once as on the pages.
/// Without fonts signposts have no plates; the crew does not read them.
[[nodiscard]] crew::PaperLeg paper_of(const roadbook::LegBook& book, const roadbook::Phrases& phrases,
                                      const drawing::FontSet* fonts = nullptr);
[[nodiscard]] crew::PaperBox paper_of(const roadbook::Box& box, Language language, const drawing::FontSet* fonts = nullptr);

} // namespace route::pipeline
