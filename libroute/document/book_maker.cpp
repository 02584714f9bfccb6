// SPDX-License-Identifier: BSL-1.0
#include "document/book_parts.hpp"

#include "base/assert.hpp"
#include "timing/local_time.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::document {

using drawing::Rect;
using drawing::Weight;

BookMaker::BookMaker(const BookInput& input, std::size_t leg_index, const PageStyle& style,
                     const drawing::FontSet& fonts, Diagnostics& diagnostics)
    : m_input(input), m_index(leg_index), m_style(style), m_fonts(fonts), m_diagnostics(diagnostics),
      m_wording(input.phrases) {
    ROUTE_ASSERT(leg_index < input.itinerary.itinerary.legs.size());
    ROUTE_ASSERT(leg_index < input.itinerary.legs.size());
}

const edition::Leg& BookMaker::edition_leg() const {
    const auto& legs = m_input.edition.legs;
    const auto found = std::ranges::find(legs, leg().number, &edition::Leg::number);
    ROUTE_ASSERT(found != legs.end());
    return *found;
}

const roadbook::LegBook& BookMaker::book() const {
    const auto& legs = m_input.book.legs;
    const auto found = std::ranges::find(legs, leg().number, &roadbook::LegBook::leg);
    ROUTE_ASSERT(found != legs.end());
    return *found;
}

std::string BookMaker::first_car_at(std::size_t control) const {
    return timing::clock_text(times().controls[control].due_first_car, m_input.itinerary.time_zone,
                              edition_leg().date);
}

std::string BookMaker::code_of(std::size_t control) const {
    const auto& placed = leg().controls[control];
    return placed.code.empty() ? placed.name : placed.code;
}

PrintedLength BookMaker::leg_length() const {
    return leg().controls.back().printed - leg().controls.front().printed;
}

const timing::Sector* BookMaker::sector_at(std::size_t control) const {
    for (const auto& sector : times().sectors) {
        if (sector.from <= control && control <= sector.to) return &sector;
    }
    return nullptr;
}

PrintedLength BookMaker::total_at(std::size_t control) const {
    const auto& controls = leg().controls;
    const auto* sector = sector_at(control);
    const bool from_start = m_input.edition.total_from_leg_start || sector == nullptr;
    return controls[control].printed - controls[from_start ? 0 : sector->from].printed;
}

std::string BookMaker::anchor_of(const timing::Sector& sector) const {
    const bool has_pages = std::ranges::any_of(book().sectors, [&](const auto& part) {
        return times().sectors[part.sector].number == sector.number;
    });
    return has_pages ? fmt::format("sector-{}", sector.number) : std::string();
}

void BookMaker::add_to_outline(const std::string& title, const std::string& anchor) {
    m_outline.push_back({title, anchor, {}});
}

/// Name, version, fingerprint: when there is no room for all, the name is cut.
void BookMaker::set_origin(Sheet& sheet, const Rect& cell) const {
    const auto& edition = m_input.edition;
    const auto type = setting(m_style.footer);
    const auto suffix = fmt::format(" – {} – {}", edition.version, m_input.fingerprint.short_text());
    const auto whole = m_fonts.with_known_letters(edition.name + suffix);
    if (m_fonts.size_that_fits(whole, type.style, type.smallest, cell.size.width))
        return sheet.line(whole, {cell, type});
    const auto share = m_fonts.width_of(m_fonts.with_known_letters(suffix), {type.smallest});
    const auto left = cell.size.width - std::min(share, cell.size.width * 0.6);
    sheet.line(edition.name,
               {{cell.top_left, {left, cell.size.height}}, {{type.smallest}, Align::left, type.smallest}});
    sheet.line(suffix, {{{cell.left() + left, cell.top()}, {cell.size.width - left, cell.size.height}},
                        {{type.smallest}, Align::right, type.smallest}});
}

void BookMaker::add_foot(Sheet& sheet, std::size_t page) const {
    const auto body = m_style.body();
    const Rect foot{{body.left(), body.bottom()}, {body.size.width, m_style.footer_height}};
    const auto number = fmt::format("{}/{}", page, m_sheets.size());
    sheet.rule({foot.left(), foot.top() + Millimetres{1}}, {foot.right(), foot.top() + Millimetres{1}},
               m_style.thin_rule);
    const auto line = strip(foot, Millimetres{1.4}, foot.size.height - Millimetres{1.4});
    constexpr Millimetres number_width{22};
    const auto half = line.size.height / 2.0;
    const auto width = line.size.width - number_width - Millimetres{2};
    set_origin(sheet, {line.top_left, {width, half}});
    sheet.line(m_input.attribution,
               {{{line.left(), line.top() + half}, {width, half}}, setting(m_style.footer)});
    sheet.line(number, {{{line.right() - number_width, line.top()}, {number_width, line.size.height}},
                        {{Points{11}, Weight::bold, drawing::black}, Align::right, Points{8}}});
}

LegPages BookMaker::result() {
    LegPages made;
    made.outline = std::move(m_outline);
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        add_foot(m_sheets[i], i + 1);
        m_sheets[i].page().label = std::to_string(i + 1);
        made.pages.push_back(std::move(m_sheets[i].page()));
    }
    m_sheets.clear();
    return made;
}

Rect titled(Sheet& sheet, const Bilingual& title) {
    constexpr Millimetres height{12};
    constexpr Millimetres padding{3};
    constexpr Millimetres gap{2};
    const auto body = sheet.style().body();
    const auto band = strip(body, {}, height);
    sheet.fill(band, drawing::black);
    const auto text = Rect{{band.left() + padding, band.top()}, {band.size.width - padding * 2.0, height}};
    const auto share = text.size.width * (title.second.empty() ? 1.0 : 0.6);
    sheet.line(title.first, {{text.top_left, {share, height}},
                             {{Points{16}, Weight::bold, drawing::white}, Align::left, Points{9}}});
    sheet.line(title.second,
               {{{text.left() + share + gap, text.top()}, {text.size.width - share - gap, height}},
                {{Points{10}, Weight::regular, drawing::white}, Align::right, Points{7}}});
    return strip(body, height + gap, body.size.height - height - gap);
}

LegPages road_book_pages(const BookInput& input, std::size_t leg_index, const PageStyle& style,
                         const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    BookMaker maker(input, leg_index, style, fonts, diagnostics);
    add_cover(maker);
    add_guide(maker);
    add_itinerary(maker);
    add_trials(maker);
    add_boxes(maker);
    add_emergency(maker);
    return maker.result();
}

void write_road_book(const BookInput& input, std::size_t leg_index, const PageStyle& style,
                     const drawing::FontSet& fonts, const std::filesystem::path& file,
                     Diagnostics& diagnostics) {
    const BookMaker maker(input, leg_index, style, fonts, diagnostics);
    auto made = road_book_pages(input, leg_index, style, fonts, diagnostics);
    const auto& leg = maker.edition_leg();
    drawing::PdfDocument document;
    document.title =
        maker.wording()
            .say("page.title", {{"edition", input.edition.name}, {"leg", std::to_string(leg.number)}})
            .first;
    document.author = input.edition.name;
    document.creator = "roadbook";
    document.created =
        fmt::format("{:04}-{:02}-{:02}T00:00:00Z", static_cast<int>(leg.date.year()),
                    static_cast<unsigned>(leg.date.month()), static_cast<unsigned>(leg.date.day()));
    document.pages = std::move(made.pages);
    document.outline = std::move(made.outline);
    drawing::write_pdf(document, fonts, input.pictograms, file);
}

} // namespace route::document
