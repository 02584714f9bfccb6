// SPDX-License-Identifier: BSL-1.0
#include "document/book/book_parts.hpp"

#include "base/assert.hpp"
#include "document/map/control_plan.hpp"
#include "document/map/leg_map.hpp"
#include "document/map/leg_profile.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::document {

BookMaker::BookMaker(const BookInput& input, std::size_t leg_index, const PageStyle& style, const drawing::FontSet& fonts,
                     Diagnostics& diagnostics)
    : PageMaker({input.edition.name, input.edition.version, input.fingerprint.short_text(), input.attribution},
                input.phrases, style, fonts, diagnostics),
      timing::TimedLeg(input.edition, input.itinerary, leg_index), m_input(input) {
    for (const auto& sector : book().sectors) {
        for (const auto& box : sector.boxes) {
            for (const auto control : box.controls)
                m_box_of_control.emplace(control, &box);
        }
    }
}

const roadbook::LegBook& BookMaker::book() const {
    const auto& legs = m_input.book.legs;
    const auto found = std::ranges::find(legs, leg().number, &roadbook::LegBook::leg);
    ROUTE_ASSERT(found != legs.end());
    return *found;
}

std::string BookMaker::anchor_of(const timing::Sector& sector) const {
    const bool has_pages = std::ranges::any_of(
        book().sectors, [&](const auto& part) { return times().sectors[part.sector].number == sector.number; });
    return has_pages ? fmt::format("sector-{}", sector.number) : std::string();
}

std::string BookMaker::anchor_of_control(std::size_t control) const {
    if (m_box_of_control.contains(control)) return fmt::format("control-{}", control);
    const auto* sector = sector_at(control);
    return sector == nullptr ? std::string() : anchor_of(*sector);
}

std::vector<std::string> BookMaker::anchors_at(const roadbook::Box& box) const {
    std::vector<std::string> anchors;
    for (const auto control : box.controls) {
        const auto found = m_box_of_control.find(control);
        if (found != m_box_of_control.end() && found->second == &box) anchors.push_back(anchor_of_control(control));
    }
    return anchors;
}

MadePages road_book_pages(const BookInput& input, std::size_t leg_index, const PageStyle& style,
                          const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    BookMaker maker(input, leg_index, style, fonts, diagnostics);
    add_cover(maker);
    add_guide(maker);
    add_calibration(maker);
    add_itinerary(maker);
    add_trials(maker);
    if (input.roads != nullptr) add_leg_map(maker, maker, *input.roads);
    add_profile(maker, maker, input.roads);
    add_boxes(maker);
    if (input.roads != nullptr) add_control_plans(maker, maker, *input.roads);
    add_emergency(maker);
    return maker.result();
}

void write_road_book(const BookInput& input, std::size_t leg_index, const PageStyle& style, const drawing::FontSet& fonts,
                     const std::filesystem::path& file, Diagnostics& diagnostics) {
    const BookMaker maker(input, leg_index, style, fonts, diagnostics);
    const auto& leg = maker.edition_leg();
    const auto title =
        maker.wording().say("page.title", {{"edition", input.edition.name}, {"leg", std::to_string(leg.number)}});
    write_pages(road_book_pages(input, leg_index, style, fonts, diagnostics), {title.first, input.edition.name, leg.date},
                fonts, input.pictograms, file);
}

} // namespace route::document
