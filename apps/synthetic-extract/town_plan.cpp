// SPDX-License-Identifier: BSL-1.0
#include "town_plan.hpp"

#include "chance.hpp"

#include <algorithm>
#include <array>

namespace synthetic {

namespace {

constexpr std::array<double, 6> radius_by_size_m{0, 240, 420, 800, 1400, 2200};

/// Pushes neighbours apart until all are, or there is no room.
void spread(std::vector<TownEntry>& entries) {
    const double whole = 2 * std::numbers::pi;
    const double least = std::min(0.75, 0.8 * whole / static_cast<double>(std::max<std::size_t>(1, entries.size())));
    for (int round = 0; round < 60; ++round) {
        std::ranges::sort(entries, {}, &TownEntry::angle);
        for (std::size_t i = 0; i < entries.size() && entries.size() > 1; ++i) {
            auto& here = entries[i];
            auto& next = entries[(i + 1) % entries.size()];
            const double gap = turned_left(here.angle, next.angle);
            if (gap >= least) continue;
            const double push = (least - gap) / 2 + 1e-3;
            here.angle = turned_left(0, here.angle - push);
            next.angle = turned_left(0, next.angle + push);
        }
    }
    std::ranges::sort(entries, {}, &TownEntry::angle);
}

} // namespace

std::vector<TownPlan> plan_towns(const MapTable& table) {
    std::vector<TownPlan> plans;
    for (const auto& town : table.towns) {
        TownPlan plan;
        plan.centre = to_plane(town.position);
        plan.stretch = stretch_at(plan.centre);
        plan.radius_m = radius_by_size_m[static_cast<std::size_t>(town.size)];
        plan.shape = Chance{table.seed, Chance::seed_of(town.name)}.between(0, 2 * std::numbers::pi);
        plans.push_back(plan);
    }
    for (auto& plan : plans) {
        for (const auto& other : plans) {
            if (&plan == &other) continue;
            const double distance_m = norm(other.centre - plan.centre) / plan.stretch;
            const double share = plan.radius_m / std::max(1.0, plan.radius_m + other.radius_m);
            plan.radius_m = std::min(plan.radius_m, 0.55 * distance_m * std::max(share, 0.3));
        }
    }
    for (std::size_t c = 0; c < table.corridors.size(); ++c) {
        const auto& corridor = table.corridors[c];
        const Point across = plans[corridor.to].centre - plans[corridor.from].centre;
        plans[corridor.from].entries.push_back({c, true, turned_left(0, angle_of(across))});
        plans[corridor.to].entries.push_back({c, false, turned_left(0, angle_of(across * -1))});
    }
    for (auto& plan : plans) {
        spread(plan.entries);
    }
    return plans;
}

} // namespace synthetic
