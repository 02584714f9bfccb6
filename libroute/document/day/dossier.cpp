// SPDX-License-Identifier: BSL-1.0
#include "document/day/dossier.hpp"

#include "document/setting/table.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::document {

namespace {

/// Anchors of different papers may have the same name: each gets its paper's.
void take_in(MadePages part, const std::string& name, MadePages& whole, drawing::OutlineEntry& entry) {
    const auto own = [&name](const std::string& anchor) { return name + "/" + anchor; };
    for (auto& page : part.pages) {
        for (auto& anchor : page.anchors) {
            anchor.name = own(anchor.name);
        }
        for (auto& link : page.links) {
            link.anchor = own(link.anchor);
        }
        whole.pages.push_back(std::move(page));
    }
    for (auto& child : part.outline) {
        child.anchor = own(child.anchor);
        for (auto& grandchild : child.children) {
            grandchild.anchor = own(grandchild.anchor);
        }
        entry.children.push_back(std::move(child));
    }
}

/// Where each part begins, counted from the dossier's first page.
MadePages contents(const roadbook::Publication& published, const std::vector<DossierPart>& parts,
                   const std::vector<std::string>& apart, std::size_t first, const PageStyle& style,
                   const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    const auto& words = maker.wording();
    const auto& rules = published.timed.rules;
    const auto body = style.body().size.width;
    const Millimetres narrow{25};
    std::vector<Column> columns{{words.say("page.dossier.paper"), body - narrow * 2.0},
                                {words.say("page.dossier.page"), narrow, Align::right},
                                {words.say("page.dossier.pages"), narrow, Align::right}};
    std::vector<std::string> lead;
    if (!rules.papers.empty()) {
        lead.push_back(words.say("page.dossier.lead", {{"name", rules.name}}).joined());
        columns.front().width = body - narrow * 3.0;
        columns.push_back({words.say("page.dossier.asked"), narrow, Align::centre});
    }
    Table table(maker, {words.say("page.dossier.contents"), "contents", lead, {}}, columns);
    const auto add = [&](const std::string& title, const std::string& page, const std::string& pages, bool asked) {
        std::vector<std::string> cells{title, page, pages};
        if (!rules.papers.empty()) cells.emplace_back(asked ? "×" : "");
        table.row(cells);
    };
    for (const auto& part : parts) {
        const bool asked = std::ranges::find(rules.papers, part.paper) != rules.papers.end();
        add(part.title, std::to_string(first), std::to_string(part.pages.pages.size()), asked);
        first += part.pages.pages.size();
    }
    for (const auto& file : apart) {
        add(words.say("page.dossier.apart", {{"file", file}}).joined(), "–", "–", true);
    }
    table.finish();
    return maker.result();
}

} // namespace

MadePages dossier_pages(const roadbook::Publication& published, std::vector<DossierPart> parts,
                        const std::vector<std::string>& apart, const PageStyle& style, const drawing::FontSet& fonts,
                        Diagnostics& diagnostics) {
    const auto length = contents(published, parts, apart, 1, style, fonts, diagnostics).pages.size();
    MadePages whole = contents(published, parts, apart, length + 1, style, fonts, diagnostics);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto name = fmt::format("part-{}", i + 1);
        const auto anchor = name + "-begin";
        drawing::OutlineEntry entry{parts[i].title, anchor, {}};
        if (!parts[i].pages.pages.empty()) {
            const auto begin = whole.pages.size();
            take_in(std::move(parts[i].pages), name, whole, entry);
            whole.pages[begin].anchors.push_back({anchor, {}});
            whole.outline.push_back(std::move(entry));
        }
    }
    for (std::size_t i = 0; i < whole.pages.size(); ++i) {
        whole.pages[i].label = std::to_string(i + 1);
    }
    return whole;
}

} // namespace route::document
