// SPDX-License-Identifier: BSL-1.0
#include "exchange/resets_csv.hpp"

#include "exchange/csv_rows.hpp"
#include "exchange/printed_text.hpp"
#include "roadbook/direction.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace route::exchange {

using edition::Kind;
using roadbook::Publication;

namespace {

/// Nearer than this after the last point nothing has drifted that a printed distance could mend.
constexpr Metres apart{1500};

/// The place is a point of the road: where it goes straight on nobody sees it, and a roundabout is as wide as the error.
bool is_sharp(const roadbook::Box& box) {
    const auto& view = box.view;
    if (view.kind == junction::JunctionKind::roundabout || view.entry_arm() == nullptr || view.exit_arm() == nullptr)
        return false;
    switch (roadbook::direction_of(view)) {
    case roadbook::Direction::straight:
    case roadbook::Direction::crossroads_straight:
    case roadbook::Direction::keep_left:
    case roadbook::Direction::keep_right:
    case roadbook::Direction::keep_middle:
    case roadbook::Direction::bear_left:
    case roadbook::Direction::bear_right: return false;
    default: return true;
    }
}

enum class Worth { none, when_apart, always };

Worth worth_of(const Publication& publication, const itinerary::LegItinerary& leg, const roadbook::Box& box,
               bool starts_sector) {
    if (starts_sector) return Worth::always;
    Worth worth = box.controls.empty() && is_sharp(box) ? Worth::when_apart : Worth::none;
    for (const auto index : box.controls) {
        const auto& control = leg.controls[index];
        if (publication.edition.waypoints[control.waypoint].odometer_reset) return Worth::always;
        if (control.kind == Kind::ct || control.line == 1) worth = Worth::when_apart;
    }
    return worth;
}

} // namespace

std::string resets_csv(const Publication& publication, LegIndex leg_index, CsvForm form) {
    CsvRows rows{form, "box,code,lat,lon,total_km,leg_km"};
    rows.end_row();
    const auto* book = publication.book_of(leg_index);
    if (book == nullptr) return rows.take();
    const auto& leg = publication.timed.itinerary.legs[leg_index];
    std::optional<Chainage> last;
    for (const auto& sector : book->sectors) {
        for (const auto& box : sector.boxes) {
            const auto worth = worth_of(publication, leg, box, &box == &sector.boxes.front());
            const bool far = !last || box.chainage - *last >= apart;
            if (worth == Worth::none || (worth == Worth::when_apart && !far)) continue;
            last = box.chainage;
            rows.word(box.number)
                .text(box.controls.empty() ? std::string{} : itinerary::shown_code(leg.controls[box.controls.front()]))
                .number(fmt::format("{:.7f}", box.position.latitude.degrees()))
                .number(fmt::format("{:.7f}", box.position.longitude.degrees()))
                .number(km_text(box.total))
                .number(km_text(box.printed))
                .end_row();
        }
    }
    return rows.take();
}

} // namespace route::exchange
