// SPDX-License-Identifier: BSL-1.0
#include "document/setting/page_maker.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::document {

using drawing::Rect;
using drawing::Weight;

PageMaker::PageMaker(const roadbook::Publication& published, const PageStyle& style, const drawing::FontSet& fonts,
                     Diagnostics& diagnostics)
    : m_published(published), m_style(style), m_fonts(fonts), m_diagnostics(diagnostics), m_wording(published.phrases) {}

void PageMaker::add_to_outline(const std::string& title, const std::string& anchor) {
    m_outline.push_back({title, anchor, {}});
}

/// Name, version, fingerprint and the approval's number: when there is no room for all, the name is cut.
void PageMaker::set_origin(Sheet& sheet, const Rect& cell) const {
    const auto type = setting(m_style.footer);
    auto suffix = fmt::format(" – {} – {}", m_published.edition.version, m_published.fingerprint.short_text());
    if (const auto& approval = m_published.edition.approval) {
        suffix += " – " + m_wording.say("page.approved", {{"number", approval->number}}).first;
    }
    const auto whole = m_fonts.with_known_letters(isolated(m_published.edition.name) + suffix);
    if (m_fonts.size_that_fits(whole, type.style, type.smallest, cell.size.width)) return sheet.line(whole, {cell, type});
    const auto share = m_fonts.width_of(m_fonts.with_known_letters(suffix), {type.smallest});
    const auto left = cell.size.width - std::min(share, cell.size.width * 0.6);
    sheet.line(m_published.edition.name,
               {{cell.top_left, {left, cell.size.height}}, {{type.smallest}, Align::left, type.smallest}});
    sheet.line(suffix, {{{cell.left() + left, cell.top()}, {cell.size.width - left, cell.size.height}},
                        {{type.smallest}, Align::right, type.smallest}});
}

void PageMaker::add_foot(Sheet& sheet, const std::string& number) const {
    const auto body = m_style.body();
    // A strip's pages are as long as what stands on them.
    const auto bottom = sheet.page().picture.size.height - m_style.margin_bottom - m_style.footer_height;
    const Rect foot{{body.left(), bottom}, {body.size.width, m_style.footer_height}};
    sheet.rule({foot.left(), foot.top() + Millimetres{1}}, {foot.right(), foot.top() + Millimetres{1}}, m_style.thin_rule);
    const auto line = strip(foot, Millimetres{1.4}, foot.size.height - Millimetres{1.4});
    constexpr Millimetres number_width{22};
    const auto half = line.size.height / 2.0;
    const auto width = line.size.width - number_width - Millimetres{2};
    set_origin(sheet, {line.top_left, {width, half}});
    sheet.line(m_published.attribution, {{{line.left(), line.top() + half}, {width, half}}, setting(m_style.footer)});
    sheet.line(number, {{{line.right() - number_width, line.top()}, {number_width, line.size.height}},
                        {{Points{11}, Weight::bold, drawing::black}, Align::right, Points{8}}});
}

MadePages PageMaker::result() {
    MadePages made;
    made.outline = std::move(m_outline);
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        const auto next = std::ranges::upper_bound(m_parts, i);
        const auto begin = next == m_parts.begin() ? std::size_t{0} : *(next - 1);
        const auto end = next == m_parts.end() ? m_sheets.size() : *next;
        add_foot(m_sheets[i], fmt::format("{}/{}", i - begin + 1, end - begin));
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
    sheet.line(title.first,
               {{text.top_left, {share, height}}, {{Points{16}, Weight::bold, drawing::white}, Align::left, Points{9}}});
    sheet.line(title.second, {{{text.left() + share + gap, text.top()}, {text.size.width - share - gap, height}},
                              {{Points{10}, Weight::regular, drawing::white}, Align::right, Points{7}}});
    return strip(body, height + gap, body.size.height - height - gap);
}

void write_pages(MadePages made, const PdfLabel& label, const drawing::FontSet& fonts,
                 const drawing::PictogramSet& pictograms, const std::filesystem::path& file) {
    drawing::PdfDocument document;
    document.title = label.title;
    document.author = label.author;
    document.creator = "roadbook";
    document.created = fmt::format("{:04}-{:02}-{:02}T00:00:00Z", static_cast<int>(label.date.year()),
                                   static_cast<unsigned>(label.date.month()), static_cast<unsigned>(label.date.day()));
    document.pages = std::move(made.pages);
    document.outline = std::move(made.outline);
    drawing::write_pdf(document, fonts, pictograms, file);
}

} // namespace route::document
