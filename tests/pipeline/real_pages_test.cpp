// SPDX-License-Identifier: BSL-1.0
#include "document/book/road_book_pages.hpp"
#include "document/day/day_papers.hpp"
#include "document/official/official_pages.hpp"
#include "drawing/layout_check.hpp"
#include "pipeline/box_tulip.hpp"
#include "pipeline/stages.hpp"
#include "roadbook/choosing.hpp"
#include "support/real_data.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <variant>

using namespace route;

namespace {

void check_faults(const document::MadePages& made, const drawing::FontSet& fonts) {
    for (const auto& page : made.pages) {
        const auto faults = drawing::faults(page.picture, fonts);
        CHECK_MESSAGE(faults.empty(), "page ", page.label, ": ", drawing::to_text(faults));
    }
}

/// Whether a text stands on one of the pages by itself.
bool tells(const document::MadePages& made, std::string_view wanted) {
    return std::ranges::any_of(made.pages, [&](const drawing::Page& page) {
        return std::ranges::any_of(page.picture.items, [&](const auto& item) {
            const auto* text = std::get_if<drawing::Text>(&item);
            return text != nullptr && text->text.find(wanted) != std::string::npos;
        });
    });
}

} // namespace

TEST_CASE("on the pages of the Trento sample no two texts meet and none leaves its cell") {
    const auto extract = test::real_extract("trento.osm.pbf");
    if (!extract) return;
    const test::TemporaryFolder folder;
    Diagnostics found;
    pipeline::import_extracts({*extract}, folder.path() / "trento.roadnet", {}, found);
    const std::filesystem::path styles = ROUTE_SOURCE_DIR "/styles";
    const drawing::FontSet fonts;
    const auto plan = pipeline::planned(ROUTE_SOURCE_DIR "/samples/trento", folder.path() / "trento.roadnet",
                                        {styles, drawing::FontFolders{}, {}}, found);
    REQUIRE(plan.has_value());
    const auto phrases = roadbook::phrases_in(styles, plan->edition.languages);
    const auto book = roadbook::road_book_of(plan->edition, plan->timed, plan->roads, plan->rights, phrases,
                                             roadbook::ChoiceOptions::load(styles));
    const auto style = document::read_page_style(styles / "pages" / "fia-a5.toml");
    const roadbook::Publication published{
        plan->edition,     plan->timed,  book,          phrases,           plan->roads.attribution(),
        plan->fingerprint, &plan->roads, &plan->rights, &plan->authorities};
    const auto leg = document::road_book_pages(published, pipeline::tulips_with(fonts), LegIndex{0}, style, fonts, found);
    CHECK(leg.pages.size() >= 35);
    check_faults(leg, fonts);
    const auto official = document::read_page_style(styles / "pages" / "official-a4.toml");
    check_faults(document::itinerary_pages(published, official, fonts, found), fonts);
    check_faults(document::time_card_pages(published, LegIndex{0}, style, fonts, found), fonts);
    const auto sheets = document::marshal_pages(published, LegIndex{0}, official, fonts, found);
    CHECK(sheets.pages.size() >= 30);
    check_faults(sheets, fonts);
    for (auto* paper : {document::timetable_pages, document::stop_pages, document::finish_statement_pages}) {
        check_faults(paper(published, LegIndex{0}, style, fonts, found), fonts);
    }
    for (auto* paper : {document::start_list_pages, document::average_pages, document::check_sheet_pages,
                        document::timekeeper_pages, document::signpost_pages, document::deployment_pages}) {
        check_faults(paper(published, LegIndex{0}, official, fonts, found), fonts);
    }
    const auto roads = document::road_list_pages(published, official, fonts, found);
    check_faults(roads, fonts);
    CHECK(tells(roads, "SP204"));
    CHECK(tells(roads, "Provincia (SP)"));
    // The extract has no border whole.
    CHECK(tells(roads, "Comune: Trento?"));
    CHECK(tells(roads, "Strade – Provincia: Provincia di Trento?"));
    CHECK(tells(roads, "2 maggio 2025")); // 15 days before
    const auto dwellings = document::dwelling_pages(published, official, fonts, found);
    check_faults(dwellings, fonts);
    CHECK(tells(dwellings, "Comune: Trento?"));
    const auto safety = document::safety_pages(published, official, fonts, found);
    check_faults(safety, fonts);
    CHECK(tells(safety, "Santa Chiara")); // the hospital
    CHECK(tells(safety, "Accessi – tappa 1"));
    const auto press = document::press_pages(published, official, fonts, found);
    check_faults(press, fonts);
    CHECK(tells(press, "Povo"));
    CHECK_FALSE(tells(press, "Rovereto"));
}
