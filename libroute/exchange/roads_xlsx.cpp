// SPDX-License-Identifier: BSL-1.0
#include "exchange/edition_xlsx.hpp"
#include "exchange/road_sheet.hpp"
#include "roadbook/phrase_keys.hpp"
#include "timing/road_list.hpp"

namespace route::exchange {

using roadbook::Publication;

void add_road_sheet(Spreadsheet& book, const Publication& published) {
    if (published.roads == nullptr) return;
    book.add_sheet(said(published, "page.workbook.roads"), {{head(published, "page.official.leg_number"), 6},
                                                            {head(published, "page.roads.from", "km"), 9},
                                                            {head(published, "page.roads.to", "km"), 9},
                                                            {head(published, "page.roads.number"), 12},
                                                            {head(published, "page.roads.name"), 34},
                                                            {head(published, "page.roads.owner"), 20},
                                                            {head(published, "page.roads.length", "km"), 9},
                                                            {head(published, "page.roads.crossings"), 8},
                                                            {clock_head(published, "page.roads.first"), 15},
                                                            {clock_head(published, "page.roads.last"), 15},
                                                            {head(published, "page.roads.by_permit"), 14}});
    for (const LegIndex l : published.timed.legs.indices()) {
        const auto facts = published.leg(l);
        for (const auto& road : timing::road_list(facts, *published.roads, published.rights)) {
            const bool owned = road.owner != timing::RoadOwner::unknown;
            const auto yes = said(published, "page.workbook.yes");
            book.add_row({facts.leg().number, road.printed_from, road.printed_to, text_cell(road.number),
                          road.name.empty() ? said(published, "page.roads.unnamed") : road.name,
                          owned ? Cell{said(published, roadbook::phrase_of(road.owner))} : Cell{}, road.printed_length(),
                          road.level_crossings == 0 ? Cell{} : Cell{road.level_crossings},
                          clock_cell(facts, road.first_car, road.from), clock_cell(facts, road.last_car, road.to),
                          road.by_permit ? Cell{yes} : Cell{}},
                         road.by_permit ? RowEmphasis::bold : RowEmphasis::none);
        }
    }
}

std::string roads_xlsx(const Publication& published) {
    Spreadsheet book(published, said(published, "page.roads.document", {{"edition", published.edition.name}}));
    add_road_sheet(book, published);
    if (published.roads == nullptr) return book.finished();
    timing::LengthByOwner sums;
    for (const LegIndex l : published.timed.legs.indices()) {
        timing::add_lengths(sums, timing::road_list(published.leg(l), *published.roads, published.rights));
    }
    book.add_sheet(said(published, "page.workbook.sums"),
                   {{head(published, "page.roads.owner"), 34}, {head(published, "page.roads.length", "km"), 12}});
    std::int32_t all = 0;
    for (const auto& [owner, length] : sums) {
        book.add_row({said(published, roadbook::phrase_of(owner)), length});
        all += length.decametres();
    }
    book.add_row({said(published, "page.roads.all"), PrintedLength::decametres(all)}, RowEmphasis::bold);
    return book.finished();
}

} // namespace route::exchange
