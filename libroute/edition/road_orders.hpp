// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/error.hpp"
#include "base/ids.hpp"
#include "geo/position.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace route::edition {

/// A moment as an organiser writes it: on the edition's clocks, or with an offset of its own.
struct WrittenMoment {
    std::chrono::year_month_day date;
    std::chrono::seconds time_of_day{0};        ///< up to 24 h: the end of the date
    std::optional<std::chrono::minutes> offset; ///< ahead of UTC
};

/// Which roads an order speaks of; at least one of the three holds something.
struct OrderedGround {
    using Ring = std::vector<geo::Position>;
    std::vector<std::vector<Ring>> areas;          ///< of each its border, then its holes
    std::vector<std::vector<geo::Position>> lines; ///< in the direction drawn
    std::vector<OsmWayId> ways;                    ///< ascending
};

/// What an authority orders for the event.
enum class OrderEffect {
    open,   ///< a permit: the event's cars may drive there
    closed, ///< nobody of the event may drive there
    forced, ///< who enters the line follows it to its end, in the direction drawn
};

/// A feature of permits.geojson or closures.geojson.
struct RoadOrder {
    SourceLine where;
    std::string name;
    OrderEffect effect = OrderEffect::open;
    OrderedGround ground;
    std::optional<WrittenMoment> from; ///< without: since ever
    std::optional<WrittenMoment> to;   ///< without: for ever
    std::vector<int> legs;             ///< ascending; empty: all
    bool against_one_way = false;      ///< of a permit: also against one-way streets
    bool closed_to_others = false;     ///< of a permit: only the event drives there
    std::string note;
    [[nodiscard]] bool concerns(int leg) const;
};

} // namespace route::edition
