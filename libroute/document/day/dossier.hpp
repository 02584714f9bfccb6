// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "document/setting/made_pages.hpp"
#include "document/setting/page_style.hpp"
#include "roadbook/publication.hpp"

#include <string>
#include <vector>

namespace route::document {

/// A paper as a part of the dossier.
struct DossierPart {
    std::string title;
    MadePages pages;
    std::string paper; ///< what rule sets call it: "stops"
};

/// All papers in one document for stewards and observers, after a page of contents. Each part keeps its own page numbers at
/// its feet; the contents count from the dossier's first page, as a PDF reader does, and tell what the rule set asks for: `apart` are its papers that lie in files of their own. A part without
/// pages is left out.
[[nodiscard]] MadePages dossier_pages(const roadbook::Publication& published, std::vector<DossierPart> parts,
                                      const std::vector<std::string>& apart, const PageStyle& style,
                                      const drawing::FontSet& fonts, Diagnostics& diagnostics);

} // namespace route::document
