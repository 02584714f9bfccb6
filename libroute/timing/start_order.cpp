// SPDX-License-Identifier: BSL-1.0
#include "timing/start_order.hpp"

#include <algorithm>

namespace route::timing {

using edition::Edition;
using edition::Entry;
using edition::StartGroup;

namespace {

struct NumberedCar {
    int number = 0;
    std::string doors;
    std::optional<EntryIndex> entry;
};

/// Of each group, by their numbers.
std::vector<std::vector<NumberedCar>> cars_by_group(const Edition& edition) {
    std::vector<std::vector<NumberedCar>> cars(edition.groups.size());
    if (edition.entries.empty()) {
        int number = 1;
        for (std::size_t g = 0; g < cars.size(); ++g) {
            for (int i = 0; i < edition.groups[g].cars; ++i, ++number) {
                cars[g].push_back({number, std::to_string(number), std::nullopt});
            }
        }
        return cars;
    }
    for (const EntryIndex i : edition.entries.indices()) {
        const auto& entry = edition.entries[i];
        if (!competes(entry)) continue;
        const auto named = std::ranges::find(edition.groups, entry.group, &StartGroup::name);
        const auto group = named == edition.groups.end() ? 0 : static_cast<std::size_t>(named - edition.groups.begin());
        cars[group].push_back({entry.number, entry.doors, i});
    }
    return cars;
}

} // namespace

std::vector<StartingCar> start_order(const Edition& edition, int leg, const StartNumbers& numbers) {
    std::vector<StartingCar> order;
    const auto by_group = cars_by_group(edition);
    for (std::size_t g = 0; g < by_group.size(); ++g) {
        const auto& group = edition.groups[g];
        if (!edition::drives(group, leg) || by_group[g].empty()) continue;
        const auto begin = edition::start_after(group, leg);
        // A group that starts later has a time of its own, and its lowest number has it. Else the leg's time is that of the rule
        // set's first number: of car 0, where nobody has it, an interval before car 1.
        const int lowest = by_group[g].front().number;
        const bool own_time = begin.count() != 0;
        const int first = own_time ? lowest : numbers.first;
        const int lead = own_time ? 0 : std::max(0, std::min(lowest, 1) - numbers.first);
        for (std::size_t i = 0; i < by_group[g].size(); ++i) {
            const auto& car = by_group[g][i];
            const auto place = numbers.gaps_keep_time ? car.number - first : lead + static_cast<int>(i);
            auto average_class = car.entry ? edition::class_key(edition.entries[*car.entry].average_class) : std::string();
            order.push_back({car.doors, car.entry, g, begin + place * group.interval, std::move(average_class)});
        }
    }
    std::ranges::stable_sort(order, {}, &StartingCar::after);
    return order;
}

std::chrono::seconds latest_car(const Edition& edition, int leg) {
    std::chrono::seconds latest{0};
    for (const bool gaps : {false, true}) {
        const auto order = start_order(edition, leg, {0, gaps});
        if (!order.empty()) latest = std::max(latest, order.back().after);
    }
    std::chrono::seconds halted{0};
    for (const auto& group : edition.groups) {
        std::chrono::seconds own{0};
        for (const auto& halt : group.halts) {
            if (halt.leg == leg) own += halt.stop;
        }
        halted = std::max(halted, own);
    }
    return latest + halted;
}

} // namespace route::timing
