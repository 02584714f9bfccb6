// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "itinerary/itinerary.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace route::timing {

/// A trial as crews may know it: what secret check points would tell is left out.
struct PublicTrial {
    ControlIndex first;   ///< where it begins
    ControlIndex last;    ///< its last line that crews may know; equal to `first` when there is none
    bool average = false; ///< a PM
    std::string code;
    std::optional<Metres> length;                                        ///< typed in by the organiser; never computed
    std::optional<std::chrono::duration<std::int64_t, std::centi>> time; ///< of a PC
    struct Speed {
        Metres at; ///< from the first line
        KmPerHour speed;
        Seconds since_start; ///< when it is due there, counted from zero
    };
    std::vector<Speed> speeds; ///< of a PM: for cars of no class
    struct ClassSpeeds {
        std::string name;
        std::vector<Speed> speeds;
    };
    std::vector<ClassSpeeds> classes = {}; ///< of a PM that has averages by class, by their names
    edition::GivenAs given_as = edition::GivenAs::averages;
    edition::TrialStart starts = edition::TrialStart::scheduled;
    /// Whether crews are told its averages; else they have a sheet that hides them.
    [[nodiscard]] bool tells_averages() const { return given_as == edition::GivenAs::averages; }
};

/// The speeds of cars of no class, without a name, where there are any, and those of each class.
[[nodiscard]] std::vector<PublicTrial::ClassSpeeds> speeds_by_class(const PublicTrial& trial);

/// When a car that keeps these speeds is so far from the first line, counted from there; zero without speeds.
[[nodiscard]] Seconds time_to(const std::vector<PublicTrial::Speed>& speeds, Metres at);

/// When a car that keeps the speeds is due at a place of the trial.
struct ImposedTime {
    Metres at; ///< from the first line
    Seconds since_start;
};
/// The imposed table of a trial: at the first line and each hundred metres on, as far as it goes.
[[nodiscard]] std::vector<ImposedTime> imposed_table(const std::vector<PublicTrial::Speed>& speeds, Metres length);

/// The leg's trials in order: each PC of a series, each PM once.
[[nodiscard]] std::vector<PublicTrial> public_trials(const edition::Edition& edition, const itinerary::LegItinerary& leg);

} // namespace route::timing
