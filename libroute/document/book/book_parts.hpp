// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/book/road_book_pages.hpp"
#include "document/setting/page_maker.hpp"
#include "timing/timed_leg.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// Inside of document/ only: a leg's road book in the making, and its parts in the order of the pages.
namespace route::document {

class BookMaker {
public:
    /// The references must outlive it.
    BookMaker(const roadbook::Publication& published, const TulipOf& tulip_of, LegIndex leg_index, const PageStyle& style,
              const drawing::FontSet& fonts, Diagnostics& diagnostics);

    [[nodiscard]] const roadbook::Publication& published() const { return m_published; }
    [[nodiscard]] const TulipOf& tulip_of() const { return m_tulip_of; }
    [[nodiscard]] PageMaker& pages() { return m_pages; }
    [[nodiscard]] const PageMaker& pages() const { return m_pages; }
    [[nodiscard]] const timing::TimedLeg& timed() const { return m_timed; }
    [[nodiscard]] const roadbook::LegBook& book() const { return m_book; }

    /// Where links to the sector's first page lead; empty when the book has no boxes for it.
    [[nodiscard]] std::string anchor_of(const timing::Sector& sector) const;
    /// Where links to the control's box lead: to its sector's first page when no box shows it; empty for neither. `control`: index in the leg's controls.
    [[nodiscard]] std::string anchor_of_control(ControlIndex control) const;
    /// The anchors that stand at a box: a time control's stands at the first of its two.
    [[nodiscard]] std::vector<std::string> anchors_at(const roadbook::Box& box) const;

private:
    const roadbook::Publication& m_published;
    const TulipOf& m_tulip_of;
    PageMaker m_pages;
    timing::TimedLeg m_timed;
    const roadbook::LegBook& m_book;
    std::map<ControlIndex, const roadbook::Box*> m_box_of_control; ///< the first one that shows it
};

void add_cover(BookMaker& maker);
void add_guide(BookMaker& maker);       ///< how to read the book; signs; abbreviations, reference points, telephones
void add_calibration(BookMaker& maker); ///< nothing when the edition publishes no calibration section
void add_itinerary(BookMaker& maker);
void add_trials(BookMaker& maker); ///< nothing when the leg has none
void add_boxes(BookMaker& maker);
void add_emergency(BookMaker& maker);

/// A box, its drawing, and the row that they fill. `hurried`: it follows the box before at once, so its
/// partial stands white on black.
struct BoxRow {
    drawing::Rect row;
    const roadbook::Box& box;
    drawing::Picture tulip;
    bool hurried = false;
};
void set_box(BookMaker& maker, Sheet& sheet, BoxRow box_row);

/// What stands above the boxes' columns.
void set_headings(const BookMaker& maker, Sheet& sheet, const drawing::Rect& strip);

/// How many rows of the page the box needs for its text.
[[nodiscard]] int rows_needed(BookMaker& maker, const roadbook::Box& box);

} // namespace route::document
