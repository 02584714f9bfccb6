// SPDX-License-Identifier: BSL-1.0
#include "document/day/dossier.hpp"

#include "document/setting/table.hpp"

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
MadePages contents(const roadbook::Publication& published, const std::vector<DossierPart>& parts, std::size_t first,
                   const PageStyle& style, const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    const auto& words = maker.wording();
    const auto body = style.body().size.width;
    Table table(maker, words.say("page.dossier.contents"),
                {{words.say("page.dossier.paper"), body - Millimetres{50}},
                 {words.say("page.dossier.page"), Millimetres{25}, Align::right},
                 {words.say("page.dossier.pages"), Millimetres{25}, Align::right}},
                "contents");
    for (std::size_t i = 0; i < parts.size(); ++i) {
        table.row({parts[i].title, std::to_string(first), std::to_string(parts[i].pages.pages.size())});
        first += parts[i].pages.pages.size();
    }
    table.finish();
    return maker.result();
}

} // namespace

MadePages dossier_pages(const roadbook::Publication& published, std::vector<DossierPart> parts, const PageStyle& style,
                        const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    const auto length = contents(published, parts, 1, style, fonts, diagnostics).pages.size();
    MadePages whole = contents(published, parts, length + 1, style, fonts, diagnostics);
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
