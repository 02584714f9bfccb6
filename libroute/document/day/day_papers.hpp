// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "document/setting/made_pages.hpp"
#include "document/setting/page_style.hpp"
#include "roadbook/publication.hpp"

/// The papers of the day: what crews, marshals, timekeepers and the public hold. Each has one function, which building.cpp's table
/// names with its file. All of them \throw InputError for a missing phrase or a letter that the fonts lack; a paper about which
/// a leg has nothing to say has no pages. \pre leg_index < legs
namespace route::document {

/// A paper of one leg.
using LegPaper = MadePages(const roadbook::Publication& published, LegIndex leg_index, const PageStyle& style,
                           const drawing::FontSet& fonts, Diagnostics& diagnostics);
/// A paper of the whole edition.
using EditionPaper = MadePages(const roadbook::Publication& published, const PageStyle& style, const drawing::FontSet& fonts,
                               Diagnostics& diagnostics);

// For crews; nothing secret reaches them.
/// Who starts when: crews by their groups, reserves, the organiser's cars.
[[nodiscard]] LegPaper start_list_pages;
/// A card a car where the edition has entries, and a blank one: a strip for each sector, with the car's own due time.
[[nodiscard]] LegPaper time_card_pages;
/// A page a car: its own clock at each control, halt and trial.
[[nodiscard]] LegPaper timetable_pages;
/// The average trials by class: where averages change, the time to each 100 m, or what the trial is given as.
[[nodiscard]] LegPaper average_pages;
/// Every stop and give-way sign that binds the route, with its box and road; parades and neutralised stretches.
[[nodiscard]] LegPaper stop_pages;
/// What a crew signs at the finish: incidents, damage, or that there were none.
[[nodiscard]] LegPaper finish_statement_pages;

// For officials; secret check points are among them.
/// A sheet for each manned control, each trial's first line and each secret one: all cars in the order in which they are due, blank rows, signatures.
[[nodiscard]] LegPaper check_sheet_pages;
/// The lines of the trials in metres and hundredths, and a log of what crews ask about their times.
[[nodiscard]] LegPaper timekeeper_pages;
/// Which arrow at which corner, and how many of each.
[[nodiscard]] LegPaper signpost_pages;
/// Who stands where from when to when, and which team can serve a second control.
[[nodiscard]] LegPaper deployment_pages;

/// The roads in the order of driving, with municipalities, owners as far as numbers and classes tell them, lengths and hours: what
/// permits are asked for with; what is closed and the ways round; days to keep; a list for each authority. For officials; no pages
/// without a network.
[[nodiscard]] EditionPaper road_list_pages;
/// Houses within the rule set's distance of the route, by road, with the hours of the cars: for letters to householders. No pages
/// where the map knows none.
[[nodiscard]] EditionPaper dwelling_pages;
/// Telephones, all posts in two notations, where rescue cars reach the route, hospitals and other help beside it. For officials.
[[nodiscard]] EditionPaper safety_pages;
/// The first and the last car by town, for the public.
[[nodiscard]] EditionPaper press_pages;

} // namespace route::document
