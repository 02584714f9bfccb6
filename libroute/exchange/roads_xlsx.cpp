// SPDX-License-Identifier: BSL-1.0
#include "exchange/edition_xlsx.hpp"
#include "exchange/road_sheet.hpp"
#include "roadbook/phrase_keys.hpp"
#include "timing/road_list.hpp"

namespace route::exchange {

using roadbook::Publication;
using timing::Rank;

namespace {

/// "Trento?" where the map has the border in part only; nothing where nobody knows.
Cell name_of(const timing::DistrictName& district) {
    return text_cell(district.name.empty() || !district.guessed ? district.name : district.name + "?");
}

std::string owner_of(const Publication& published, const timing::RoadListRow& road) {
    if (road.owner == timing::RoadOwner::unknown) return said(published, "page.roads.unknown");
    return said(published, roadbook::phrase_of(road.owner)) + (road.owner_presumed ? "?" : "");
}

std::string authority_of(const Publication& published, const timing::RoadAuthority& authority) {
    const auto& [name, guessed] = authority.district;
    return said(published, "page.roads.told_district",
                {{"rank", said(published, roadbook::phrase_of(authority.rank))},
                 {"name", name.empty() ? said(published, "page.roads.unknown") : name + (guessed ? "?" : "")}});
}

/// What each authority is asked for.
void add_authority_sheet(Spreadsheet& book, const Publication& published) {
    book.add_sheet(said(published, "page.workbook.authorities"), {{head(published, "page.roads.authority"), 40},
                                                                  {head(published, "page.roads.length", "km"), 12},
                                                                  {head(published, "page.roads.closed", "km"), 12}});
    for (const auto& list : timing::roads_by_authority(published.edition, published.timed, *published.roads,
                                                       published.rights, *published.authorities)) {
        book.add_row(
            {list.authority ? authority_of(published, *list.authority) : said(published, "page.roads.authority_unknown"),
             list.length(), list.length_closed()});
    }
}

} // namespace

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
                                                            {head(published, "page.roads.by_permit"), 14},
                                                            {head(published, "page.roads.class"), 18},
                                                            {head(published, "page.roads.municipality"), 26},
                                                            {head(published, "page.roads.province"), 26},
                                                            {head(published, "page.roads.region"), 26},
                                                            {head(published, "page.roads.authority"), 34},
                                                            {head(published, "page.roads.buses"), 24},
                                                            {head(published, "page.roads.closed"), 10},
                                                            {head(published, "page.roads.average", "km/h"), 10}});
    for (const LegIndex l : published.timed.legs.indices()) {
        const auto facts = published.leg(l);
        for (const auto& road : timing::road_list(facts, *published.roads, published.rights, published.authorities)) {
            const auto yes = said(published, "page.workbook.yes");
            book.add_row({facts.leg().number, road.printed_from, road.printed_to, text_cell(road.number),
                          road.name.empty() ? said(published, "page.roads.unnamed") : road.name, owner_of(published, road),
                          road.printed_length(), road.level_crossings == 0 ? Cell{} : Cell{road.level_crossings},
                          clock_cell(facts, road.first_car, road.from), clock_cell(facts, road.last_car, road.to),
                          road.by_permit ? Cell{yes} : Cell{}, said(published, roadbook::phrase_of(road.road_class)),
                          name_of(road.district(Rank::municipality)), name_of(road.district(Rank::province)),
                          name_of(road.district(Rank::region)),
                          road.authority ? Cell{authority_of(published, *road.authority)} : Cell{},
                          text_cell(road.bus_lines), road.closed_to_others ? Cell{yes} : Cell{},
                          road.average ? Cell{*road.average} : Cell{}},
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
        timing::add_lengths(sums,
                            timing::road_list(published.leg(l), *published.roads, published.rights, published.authorities));
    }
    book.add_sheet(said(published, "page.workbook.sums"),
                   {{head(published, "page.roads.owner"), 34}, {head(published, "page.roads.length", "km"), 12}});
    std::int32_t all = 0;
    for (const auto& [owned, length] : sums) {
        const auto& [owner, presumed] = owned;
        book.add_row({said(published, roadbook::phrase_of(owner)) + (presumed ? "?" : ""), length});
        all += length.decametres();
    }
    book.add_row({said(published, "page.roads.all"), PrintedLength::decametres(all)}, RowEmphasis::bold);
    if (published.authorities != nullptr) add_authority_sheet(book, published);
    return book.finished();
}

} // namespace route::exchange
