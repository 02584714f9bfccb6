// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/road_book_pages.hpp"
#include "document/sheet.hpp"
#include "document/wording.hpp"

#include <optional>
#include <string>
#include <vector>

/// Inside of document/ only: a leg's road book in the making, and its parts in the order of the pages.
namespace route::document {

class BookMaker {
public:
    BookMaker(const BookInput& input, std::size_t leg_index, const PageStyle& style,
              const drawing::FontSet& fonts, Diagnostics& diagnostics);

    [[nodiscard]] const BookInput& input() const { return m_input; }
    [[nodiscard]] const PageStyle& style() const { return m_style; }
    [[nodiscard]] const Wording& wording() const { return m_wording; }
    [[nodiscard]] Diagnostics& diagnostics() { return m_diagnostics; }
    [[nodiscard]] const itinerary::LegItinerary& leg() const {
        return m_input.itinerary.itinerary.legs[m_index];
    }
    [[nodiscard]] const timing::LegTimes& times() const { return m_input.itinerary.legs[m_index]; }
    [[nodiscard]] const edition::Leg& edition_leg() const;
    [[nodiscard]] const roadbook::LegBook& book() const;

    /// The clock at a control for the first car.
    [[nodiscard]] std::string first_car_at(std::size_t control) const;
    /// "CO 3", or its name when it has no code.
    [[nodiscard]] std::string code_of(std::size_t control) const;
    /// From the leg's start.
    [[nodiscard]] PrintedLength leg_length() const;
    /// As the boxes' totals count: from the last sector boundary, or from the leg's start when the edition
    /// says so.
    [[nodiscard]] PrintedLength total_at(std::size_t control) const;
    /// The sector that a control lies in or ends.
    [[nodiscard]] const timing::Sector* sector_at(std::size_t control) const;

    /// Where links to the sector's first page lead; empty when the book has no boxes for it.
    [[nodiscard]] std::string anchor_of(const timing::Sector& sector) const;

    [[nodiscard]] Sheet new_sheet() { return {m_style, m_fonts, m_diagnostics}; }
    void finish(Sheet sheet) { m_sheets.push_back(std::move(sheet)); }
    void add_to_outline(const std::string& title, const std::string& anchor);

    /// Puts the foot on every page, now that their number is known.
    [[nodiscard]] LegPages result();

private:
    void add_foot(Sheet& sheet, std::size_t page) const;
    void set_origin(Sheet& sheet, const drawing::Rect& cell) const;

    const BookInput& m_input;
    std::size_t m_index;
    const PageStyle& m_style;
    const drawing::FontSet& m_fonts;
    Diagnostics& m_diagnostics;
    Wording m_wording;
    std::vector<Sheet> m_sheets;
    std::vector<drawing::OutlineEntry> m_outline;
};

void add_cover(BookMaker& maker);
void add_guide(
    BookMaker& maker); ///< how to read the book; signs; abbreviations, reference points, telephones
void add_itinerary(BookMaker& maker);
void add_trials(BookMaker& maker); ///< nothing when the leg has none
void add_boxes(BookMaker& maker);
void add_emergency(BookMaker& maker);

/// A black band with the page's title; answers the room below.
drawing::Rect titled(Sheet& sheet, const Bilingual& title);

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

/// A trial as the crew's table prints it.
struct TrialRow {
    std::size_t control = 0; ///< where it begins: index in LegItinerary::controls
    bool average = false;    ///< a PM
    std::string code;
    std::optional<Metres> length; ///< typed in by the organiser; never computed
    std::optional<std::chrono::duration<std::int64_t, std::centi>> time;
    struct Speed {
        Metres at; ///< from the first line
        KmPerHour speed;
        Seconds since_start; ///< when it is due there, counted from zero
    };
    std::vector<Speed> speeds; ///< of a PM
};
/// The leg's trials in order; lines that crews must not know are left out.
[[nodiscard]] std::vector<TrialRow> trials_of(const BookMaker& maker);

} // namespace route::document
