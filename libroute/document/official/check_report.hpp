// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "document/setting/made_pages.hpp"
#include "document/setting/page_style.hpp"
#include "homologation/report.hpp"
#include "roadbook/publication.hpp"

namespace route::document {

/// The report of a check for people: what is asked, chapter by chapter, with its verdict; who has approved the edition; then each
/// finding with its way out and, where somebody accepted it, who and why. For officials: findings may tell of secret checks.
[[nodiscard]] MadePages check_report_pages(const roadbook::Publication& published, const homologation::Report& report,
                                           const PageStyle& style, const drawing::FontSet& fonts, Diagnostics& diagnostics);

} // namespace route::document
