// SPDX-License-Identifier: BSL-1.0
#include "timing/passing_times.hpp"

#include "base/assert.hpp"

#include <algorithm>

namespace route::timing {

using std::chrono::seconds;

Instant PassingTimes::at(Chainage place, bool leaving, Instant ControlTimes::*due) const {
    const auto& controls = m_leg.controls;
    ROUTE_ASSERT(controls.size() >= 2);
    // The control before the place; of several at the same place the last when leaving, else the first.
    const auto next = leaving ? std::ranges::upper_bound(controls, place, {}, &itinerary::PlacedControl::chainage)
                              : std::ranges::lower_bound(controls, place, {}, &itinerary::PlacedControl::chainage);
    if (next == controls.begin()) return m_times.controls.front().*due;
    if (next == controls.end()) return m_times.controls.back().*due;
    const ControlIndex to{static_cast<std::size_t>(next - controls.begin())};
    const ControlIndex from = to.before();
    const Instant before = m_times.controls[from].*due;
    const Instant after = m_times.controls[to].*due;
    const Metres stretch = controls[to].chainage - controls[from].chainage;
    if (stretch <= Metres{}) return before;
    const double share = (place - controls[from].chainage) / stretch;
    return before + seconds{static_cast<std::int64_t>(static_cast<double>((after - before).count()) * share)};
}

} // namespace route::timing
