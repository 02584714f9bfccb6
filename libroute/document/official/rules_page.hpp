// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "document/setting/page_maker.hpp"
#include "timing/rules.hpp"

/// Inside of document/ only.
namespace route::document {

/// The rules by which the times were made, each with its value and who says so: for the federation that approves them. Nothing
/// where no rule is told.
void add_rules(PageMaker& maker, const timing::RuleSet& rules);

} // namespace route::document
