// SPDX-License-Identifier: BSL-1.0
#include "timing/shared_time.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace route::timing {

using std::chrono::minutes;

std::optional<std::vector<minutes>> shared_time(minutes time, const std::vector<SharedSector>& sectors) {
    minutes least{0};
    for (const auto& sector : sectors) {
        least += sector.least;
    }
    if (least > time) return std::nullopt;
    // Who would get less than its least has that, and the others share what is left; each round may bring another one below.
    std::vector<bool> at_least(sectors.size(), false);
    std::vector<double> parts(sectors.size());
    for (bool settled = false; !settled;) {
        settled = true;
        auto left = static_cast<double>(time.count());
        double weight = 0;
        std::size_t sharing = 0;
        for (std::size_t i = 0; i < sectors.size(); ++i) {
            if (at_least[i]) left -= static_cast<double>(sectors[i].least.count());
            if (!at_least[i]) weight += sectors[i].driving.count();
            if (!at_least[i]) ++sharing;
        }
        for (std::size_t i = 0; i < sectors.size(); ++i) {
            const auto most = static_cast<double>(sectors[i].least.count());
            const double share = weight > 0 ? sectors[i].driving.count() / weight
                                            : 1.0 / static_cast<double>(std::max<std::size_t>(sharing, 1));
            parts[i] = at_least[i] ? most : left * share;
            if (at_least[i] || parts[i] >= most) continue;
            at_least[i] = true;
            settled = false;
        }
    }
    // Whole minutes: the largest remainders are rounded up, of equal ones the first.
    std::vector<minutes> shares(sectors.size());
    minutes given{0};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        shares[i] = minutes{static_cast<std::int64_t>(std::floor(parts[i] + 1e-9))};
        given += shares[i];
    }
    std::vector<std::size_t> order(sectors.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return parts[i] - std::floor(parts[i] + 1e-9); });
    for (std::size_t i = 0; given < time && !order.empty(); ++i, ++given) {
        ++shares[order[i % order.size()]];
    }
    return shares;
}

} // namespace route::timing
