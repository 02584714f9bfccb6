// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "timing/timed_itinerary.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace route::timing {

/// A leg with its waypoints and its times: what pages, files and checks ask about it, answered once. Keeps references:
/// edition and itinerary must outlive it.
class TimedLeg {
public:
    /// \pre leg_index < itinerary.legs
    TimedLeg(const edition::Edition& edition, const TimedItinerary& itinerary, LegIndex leg_index);

    [[nodiscard]] const edition::Edition& edition() const { return m_edition; }
    [[nodiscard]] const itinerary::LegItinerary& leg() const { return m_itinerary.itinerary.legs[m_index]; }
    [[nodiscard]] const LegTimes& times() const { return m_itinerary.legs[m_index]; }
    [[nodiscard]] const RuleSet& rules() const { return m_itinerary.rules; }
    /// The leg as edition.toml tells it.
    [[nodiscard]] const edition::Leg& edition_leg() const;
    [[nodiscard]] const edition::Waypoint& row_of(ControlIndex control) const;

    /// What clocks show at a control or a place of the leg: "13:20"; "00:35 +1" on the day after the leg's date; "13:20 CEST"
    /// where they do not go by one zone on the whole leg.
    [[nodiscard]] std::string clock(Instant instant, ControlIndex control) const;
    [[nodiscard]] std::string clock(Instant instant, Chainage place) const;
    /// By which zone they go there.
    [[nodiscard]] const std::string& clocks_at(Chainage place) const;
    /// The clock at a control for the first car.
    [[nodiscard]] std::string first_car_at(ControlIndex control) const;
    /// Whether crews may know when cars are due at a control: within a trial whose averages a sheet hides, and behind it to the
    /// sector's end, the times would tell them.
    [[nodiscard]] bool crews_know_time_at(ControlIndex control) const;
    /// "CO 3", or its name when it has no code.
    [[nodiscard]] std::string code_of(ControlIndex control) const;
    /// "PC 12–15" of the series of linked trials that begins here; else the code. Nothing secret.
    [[nodiscard]] std::string code_of_series(ControlIndex first) const;
    /// As printed, from start to finish.
    [[nodiscard]] PrintedLength printed_length() const;
    /// As the boxes' totals count: from the last sector boundary, or from the leg's start when the edition
    /// says so. At the boundary itself the whole sector.
    [[nodiscard]] PrintedLength total_at(ControlIndex control) const;
    /// The sector that a control lies in or ends.
    [[nodiscard]] const Sector* sector_at(ControlIndex control) const;
    [[nodiscard]] const Sector* sector_ending_at(ControlIndex control) const;
    /// How long the first car stands at the halt that it leaves here; nothing elsewhere.
    [[nodiscard]] std::optional<std::chrono::minutes> halt_before(ControlIndex out) const;
    /// How long it stands at the halt that it comes to here; nothing elsewhere.
    [[nodiscard]] std::optional<std::chrono::minutes> halt_after(ControlIndex in) const;

private:
    [[nodiscard]] std::string clock_by(Instant instant, const std::string& zone) const;

    const edition::Edition& m_edition;
    const TimedItinerary& m_itinerary;
    LegIndex m_index;
};

} // namespace route::timing
