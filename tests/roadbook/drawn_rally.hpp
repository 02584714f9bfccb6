// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edition.hpp"
#include "itinerary/leg_rights.hpp"
#include "junction/drawn_leg.hpp"
#include "roadbook/choosing.hpp"
#include "support/ascii_map.hpp"
#include "timing/timed_itinerary.hpp"

#include <functional>
#include <string>
#include <vector>

namespace route::test {

/// The phrases as they are shipped.
[[nodiscard]] const std::vector<roadbook::Phrases>& italian_and_english();
/// Which places earn a box, as it is shipped.
[[nodiscard]] const roadbook::ChoiceOptions& as_shipped();

/// One leg's edition, told as waypoints at places of a network, and its road book.
class Rally {
public:
    using Change = std::function<void(edition::Waypoint&)>;

    explicit Rally(network::RoadNetwork roads);
    Rally& at(geo::Position place, edition::Kind kind, const std::string& name = "", const Change& change = {});
    /// One line of the trial that was told last; line 1 is at its waypoint.
    Rally& line(edition::TrialLine line);
    [[nodiscard]] edition::Edition& edition() { return m_edition; }
    [[nodiscard]] const edition::Edition& edition() const { return m_edition; }

    /// What the cars may drive: the shipped profile with what the edition opens, and its permits.
    [[nodiscard]] itinerary::LegRights rights() const;
    /// Snapped, routed, stitched and timed. \throws std::logic_error when it cannot be driven
    [[nodiscard]] timing::TimedItinerary timed() const;
    [[nodiscard]] roadbook::RoadBook book(const roadbook::ChoiceOptions& options = as_shipped()) const;

private:
    network::RoadNetwork m_roads;
    edition::Edition m_edition;
};

/// The same over a drawn map.
class DrawnRally {
public:
    explicit DrawnRally(const AsciiMap& map, Lie lie = {}) : m_map(map), m_ground(map, lie), m_rally(m_ground.roads()) {}
    /// A way is opened for the event.
    DrawnRally& permit(std::string_view way);
    [[nodiscard]] itinerary::LegRights rights() const { return m_rally.rights(); }
    [[nodiscard]] timing::TimedItinerary timed() const { return m_rally.timed(); }
    DrawnRally& at(char letter, edition::Kind kind, const std::string& name = "", const Rally::Change& change = {}) {
        m_rally.at(m_ground.position(letter), kind, name, change);
        return *this;
    }
    DrawnRally& line(const edition::TrialLine& line) {
        m_rally.line(line);
        return *this;
    }
    [[nodiscard]] edition::Edition& edition() { return m_rally.edition(); }
    [[nodiscard]] const Ground& ground() const { return m_ground; }
    [[nodiscard]] roadbook::RoadBook book(const roadbook::ChoiceOptions& options = as_shipped()) const {
        return m_rally.book(options);
    }
    /// The boxes of all sectors, in order.
    [[nodiscard]] std::vector<roadbook::Box> boxes(const roadbook::ChoiceOptions& options = as_shipped()) const;
    /// Letter and kind of each box: "A:control X:junction"; '.' for a place without a letter.
    [[nodiscard]] std::string story(const roadbook::ChoiceOptions& options = as_shipped()) const;

private:
    AsciiMap m_map;
    Ground m_ground;
    Rally m_rally;
};

/// From START at the first letter over VIAs to FINISH at the last one.
[[nodiscard]] DrawnRally drive(const AsciiMap& map, std::string_view letters);

/// What a box says: "Turn left | Signs: Trento".
[[nodiscard]] std::string words_of(const roadbook::Box& box, Language language);

} // namespace route::test
