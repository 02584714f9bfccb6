// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "crew/drawn_junction.hpp"
#include "crew/drawn_ring.hpp"
#include "crew/paper.hpp"
#include "crew/sketch.hpp"
#include "crew/words.hpp"

#include <optional>
#include <string>

/// Private to crew/: a box as the crew understands it.
namespace route::crew::detail {

struct BoxReading {
    const PaperBox* box = nullptr;
    bool starts_sector = false;
    DrawnJunction drawn;           ///< empty lines where the drawing shows a ring, or nothing that can be read
    std::optional<DrawnRing> ring; ///< on to which the crew drives
    Words words;

    [[nodiscard]] bool is_ring() const;
    /// A planner's own drawing is no plan to the crew: it has the words alone.
    [[nodiscard]] bool has_words_alone() const;
    /// The box tells a way, and not only of a place on the road.
    [[nodiscard]] bool directs() const;
    /// The crew goes back by the road of arrival, by the words or, where they leave it open, by the drawing.
    [[nodiscard]] bool turns_back() const;
    /// The exit by which the ring is left; nothing where the leg ends on it.
    [[nodiscard]] std::optional<int> exit() const;
};

/// \pre the box outlives it
[[nodiscard]] BoxReading reading_of(const PaperBox& box, bool starts_sector, const Vocabulary& vocabulary, bool keeps_left);

/// What the words of a ring's box tell otherwise than its drawing; empty when they agree.
[[nodiscard]] std::string denied_at_ring(const BoxReading& reading);
/// The same of a junction, by the turns that are drawn.
[[nodiscard]] std::string denied_at_junction(const BoxReading& reading, const Sketch& sketch);

} // namespace route::crew::detail
