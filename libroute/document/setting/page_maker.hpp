// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/setting/made_pages.hpp"
#include "document/setting/sheet.hpp"
#include "document/setting/wording.hpp"
#include "roadbook/publication.hpp"

#include <string>
#include <vector>

/// Inside of document/ only: the pages of one document in the making.
namespace route::document {

class PageMaker {
public:
    /// The references must outlive it.
    PageMaker(const roadbook::Publication& published, const PageStyle& style, const drawing::FontSet& fonts,
              Diagnostics& diagnostics);

    [[nodiscard]] const PageStyle& style() const { return m_style; }
    [[nodiscard]] const Wording& wording() const { return m_wording; }
    [[nodiscard]] Diagnostics& diagnostics() { return m_diagnostics; }

    [[nodiscard]] Sheet new_sheet() { return {m_style, m_fonts, m_diagnostics}; }
    void finish(Sheet sheet) { m_sheets.push_back(std::move(sheet)); }
    /// The next sheet is page 1 of a part that is handed out by itself: a crew's card.
    void begin_part() { m_parts.push_back(m_sheets.size()); }
    void add_to_outline(const std::string& title, const std::string& anchor);

    /// Puts the foot on every page, now that their number is known.
    [[nodiscard]] MadePages result();

private:
    void add_foot(Sheet& sheet, const std::string& number) const;
    void set_origin(Sheet& sheet, const drawing::Rect& cell) const;

    const roadbook::Publication& m_published;
    const PageStyle& m_style;
    const drawing::FontSet& m_fonts;
    Diagnostics& m_diagnostics;
    Wording m_wording;
    std::vector<Sheet> m_sheets;
    std::vector<std::size_t> m_parts; ///< the first sheet of each but the first one, ascending
    std::vector<drawing::OutlineEntry> m_outline;
};

/// A black band with the page's title; answers the room below.
drawing::Rect titled(Sheet& sheet, const Bilingual& title);

} // namespace route::document
