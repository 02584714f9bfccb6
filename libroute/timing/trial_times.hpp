// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/edition.hpp"
#include "itinerary/itinerary.hpp"
#include "timing/speed_caps.hpp"
#include "timing/timed_itinerary.hpp"

#include <set>
#include <string>
#include <vector>

/// Inside of timing/ only: when cars are due inside of a sector.
namespace route::timing {

/// A sector as the cars drive it whose times are the leg's own.
struct TimedStretch {
    ControlIndex from;
    ControlIndex to;
    Instant leaves;
    Instant arrives;
};

/// When a car is due at the places inside of a sector: at its trials' lines by what the trials impose, elsewhere at the even
/// speed that is left between them. A trial's first line is due when the sector's average comes to it; a PM that does not
/// start rolling starts at the next whole minute. A trial that takes longer than its sector is told, and counts as road.
class TrialTimes {
public:
    TrialTimes(const edition::Edition& edition, const itinerary::LegItinerary& leg, const SpeedCaps& caps,
               const SpeedRules& speed, Diagnostics& found);

    /// The classes for which the leg's average trials have averages of their own, by the alphabet.
    [[nodiscard]] const std::vector<std::string>& classes() const { return m_classes; }

    /// Sets the due times between both ends of a stretch for cars of a class, "" for those of none.
    void set_due(const TimedStretch& stretch, const std::string& of_class, IndexedBy<ControlIndex, Instant>& due);

private:
    struct Line {
        ControlIndex at;
        Seconds since_first;
    };
    /// A trial of the leg with all its lines.
    struct Trial {
        ControlIndex first;
        bool whole_minute = false;                                       ///< it starts at one
        std::vector<std::pair<std::string, std::vector<Line>>> by_class; ///< the first for cars of no class
    };
    /// A place with its time.
    struct Held {
        ControlIndex at;
        Instant due;
    };

    void read_trial(ControlIndex first);
    [[nodiscard]] const std::vector<Line>& lines_for(const Trial& trial, const std::string& of_class) const;
    [[nodiscard]] Instant between(const Held& from, const Held& to, ControlIndex at) const;
    void tell_too_long(const Trial& trial, const TimedStretch& stretch, const std::string& of_class, Instant ends);
    void check_after(const Held& from, const Held& to, const std::string& of_class);
    [[nodiscard]] SourceLine row(ControlIndex at) const;
    [[nodiscard]] bool is_first_to_tell(ControlIndex at, const char* what);

    const edition::Edition& m_edition;
    const itinerary::LegItinerary& m_leg;
    const SpeedCaps& m_caps;
    const SpeedRules& m_speed;
    Diagnostics& m_found;
    std::vector<Trial> m_trials; ///< along the leg
    std::vector<std::string> m_classes;
    std::set<std::pair<ControlIndex, std::string>> m_told;
};

} // namespace route::timing
