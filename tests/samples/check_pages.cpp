// SPDX-License-Identifier: BSL-1.0
// Lays out every document of an edition in every page style and tells what could not be read.
// usage: check_pages EDITION [NETWORK]
#include "document/book/road_book_pages.hpp"
#include "document/day/day_papers.hpp"
#include "document/official/official_pages.hpp"
#include "drawing/layout_check.hpp"
#include "pipeline/box_tulip.hpp"
#include "pipeline/stages.hpp"
#include "roadbook/choosing.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iostream>

using namespace route;

namespace {

class Inspection {
public:
    void inspect(const document::MadePages& made, const std::string& what) {
        for (const auto& page : made.pages) {
            ++m_pages;
            const auto faults = drawing::faults(page.picture, m_fonts);
            if (faults.empty()) continue;
            m_faults += faults.size();
            std::cout << fmt::format("{}, page {}:\n{}", what, page.label, drawing::to_text(faults));
        }
    }
    [[nodiscard]] const drawing::FontSet& fonts() const { return m_fonts; }
    [[nodiscard]] std::size_t faults() const { return m_faults; }
    [[nodiscard]] std::size_t pages() const { return m_pages; }

private:
    drawing::FontSet m_fonts;
    std::size_t m_faults = 0;
    std::size_t m_pages = 0;
};

int check(const std::filesystem::path& edition, const std::optional<std::filesystem::path>& network) {
    const std::filesystem::path styles = ROUTE_SOURCE_DIR "/styles";
    Diagnostics found;
    const auto plan = pipeline::planned(edition, network, {styles, drawing::FontFolders{}, {}}, found);
    if (!plan) {
        std::cout << to_text(found.all().back()) << "\n";
        return 2;
    }
    const auto phrases = roadbook::phrases_in(styles, plan->edition.languages);
    const auto book = roadbook::road_book_of(plan->edition, plan->timed, plan->roads, plan->rights, phrases,
                                             roadbook::ChoiceOptions::load(styles));
    Inspection inspection;
    const auto& fonts = inspection.fonts();
    const roadbook::Publication published{
        plan->edition,     plan->timed,  book,    phrases,           plan->roads.attribution(),
        plan->fingerprint, &plan->roads, nullptr, &plan->authorities};
    const auto style_named = [&](const char* name) {
        return document::read_page_style(styles / "pages" / (std::string(name) + ".toml"));
    };
    const auto a4 = style_named("official-a4");
    const auto a5 = style_named("fia-a5");
    const auto marshal = style_named("marshal");
    inspection.inspect(document::itinerary_pages(published, a4, fonts, found), "itinerary");
    for (const LegIndex leg : plan->edition.legs.indices()) {
        const auto where = fmt::format("leg {}, ", leg.value() + 1);
        for (const char* style : {"fia-a5", "a4", "roll-150"}) {
            inspection.inspect(
                document::road_book_pages(published, pipeline::tulips_with(fonts), leg, style_named(style), fonts, found),
                where + style);
        }
        inspection.inspect(document::time_card_pages(published, leg, a5, fonts, found), where + "time card");
        inspection.inspect(document::marshal_pages(published, leg, marshal, fonts, found), where + "marshals");
    }
    const auto without_room = std::ranges::count_if(found.all(), [](const auto& told) { return told.code == "map-label"; });
    std::cout << fmt::format("{} pages, {} faults, {} controls without a label\n", inspection.pages(), inspection.faults(),
                             without_room);
    return inspection.faults() == 0 && without_room == 0 ? 0 : 1;
}

} // namespace

int main(int count, char** arguments) {
    try {
        if (count < 2 || count > 3) return 2;
        return check(arguments[1], count > 2 ? std::optional<std::filesystem::path>(arguments[2]) : std::nullopt);
    } catch (const std::exception& error) {
        std::cout << error.what() << "\n";
        return 2;
    }
}
