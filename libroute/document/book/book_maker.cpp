// SPDX-License-Identifier: BSL-1.0
#include "document/book/book_parts.hpp"

#include "base/assert.hpp"
#include "document/map/control_plan.hpp"
#include "document/map/leg_map.hpp"
#include "document/map/leg_profile.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::document {

namespace {

const roadbook::LegBook& book_of(const roadbook::Publication& published, LegIndex leg_index) {
    const auto* book = published.book_of(leg_index);
    ROUTE_ASSERT(book != nullptr);
    return *book;
}

} // namespace

BookMaker::BookMaker(const roadbook::Publication& published, const TulipOf& tulip_of, LegIndex leg_index,
                     const PageStyle& style, const drawing::FontSet& fonts, Diagnostics& diagnostics)
    : m_published(published), m_tulip_of(tulip_of), m_pages(published, style, fonts, diagnostics),
      m_timed(published.leg(leg_index)), m_book(book_of(published, leg_index)) {
    for (const auto& sector : m_book.sectors) {
        for (const auto& box : sector.boxes) {
            for (const auto control : box.controls)
                m_box_of_control.emplace(control, &box);
        }
    }
}

std::string BookMaker::anchor_of(const timing::Sector& sector) const {
    const bool has_pages = std::ranges::any_of(
        m_book.sectors, [&](const auto& part) { return m_timed.times().sectors[part.sector].number == sector.number; });
    return has_pages ? fmt::format("sector-{}", sector.number) : std::string();
}

std::string BookMaker::anchor_of_control(ControlIndex control) const {
    if (m_box_of_control.contains(control)) return fmt::format("control-{}", control.value());
    const auto* sector = m_timed.sector_at(control);
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

MadePages road_book_pages(const roadbook::Publication& published, const TulipOf& tulip_of, LegIndex leg_index,
                          const PageStyle& style, const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    BookMaker maker(published, tulip_of, leg_index, style, fonts, diagnostics);
    const auto* roads = published.roads;
    add_cover(maker);
    add_guide(maker);
    add_calibration(maker);
    add_itinerary(maker);
    add_trials(maker);
    if (roads != nullptr) add_leg_map(maker.pages(), maker.timed(), *roads);
    add_profile(maker.pages(), maker.timed(), roads);
    add_boxes(maker);
    if (roads != nullptr) add_control_plans(maker.pages(), maker.timed(), *roads);
    add_emergency(maker);
    return maker.pages().result();
}

} // namespace route::document
