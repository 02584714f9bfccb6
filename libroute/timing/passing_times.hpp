// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "timing/timed_itinerary.hpp"

namespace route::timing {

/// When the first and the last car are anywhere on a leg, at even speed between controls.
class PassingTimes {
public:
    PassingTimes(const itinerary::LegItinerary& leg, const LegTimes& times) : m_leg(leg), m_times(times) {}

    /// \param leaving at a halt: when cars go on, not when they come
    [[nodiscard]] Instant first_car(Chainage place, bool leaving) const {
        return at(place, leaving, &ControlTimes::due_first_car);
    }
    [[nodiscard]] Instant last_car(Chainage place, bool leaving) const {
        return at(place, leaving, &ControlTimes::due_last_car);
    }

private:
    [[nodiscard]] Instant at(Chainage place, bool leaving, Instant ControlTimes::*due) const;

    const itinerary::LegItinerary& m_leg;
    const LegTimes& m_times;
};

} // namespace route::timing
