// SPDX-License-Identifier: BSL-1.0
#include "homologation/topics.hpp"
#include "timing/passing_times.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <vector>

namespace route::homologation::detail {

namespace {

/// Two stretches of a leg that are one road, driven against each other; `first` comes first.
struct Meeting {
    Chainage first_from;
    Chainage first_to;
    Chainage again_from;
    Chainage again_to;
};

class OwnCars {
public:
    OwnCars(const CheckedLeg& checked, Diagnostics& found)
        : m_checked(checked), m_leg(checked.leg()), m_passing(checked.leg(), checked.times()), m_found(found) {}

    void check() {
        find_meetings();
        for (const auto& meeting : m_meetings) {
            if (!at_once(meeting.first_to, meeting.again_from)) continue;
            tell(meeting.again_from,
                 fmt::format(
                     "{} of road is driven again against itself, first from km {:.2f}, then from km {:.2f}, while the "
                     "last cars still come the other way",
                     told_length(meeting.again_to - meeting.again_from), meeting.first_from.since_start().kilometres(),
                     meeting.again_from.since_start().kilometres()),
                 "Lead the leg back by another road, or part the flows by time.");
        }
        check_crossings();
    }

private:
    [[nodiscard]] timing::Span cars_at(Chainage place) const {
        return {m_passing.first_car(place, false), m_passing.last_car(place, true)};
    }
    [[nodiscard]] bool at_once(Chainage one, Chainage other) const { return cars_at(one).meets(cars_at(other)); }

    void tell(Chainage place, std::string message, std::string hint) {
        m_found.add({Severity::warning,
                     "road-met",
                     {},
                     fmt::format("leg {}", m_leg.number),
                     std::move(message),
                     std::move(hint),
                     m_checked.place(place)});
    }

    /// Segments that are driven one way and later the other, end to end: the second pass goes back over the first.
    void find_meetings() {
        std::map<std::uint32_t, std::vector<const itinerary::PathStep*>> passes;
        for (const auto& step : m_leg.path) {
            auto& before = passes[step.edge.segment().value()];
            for (const auto* other : before) {
                if (other->edge.forward() != step.edge.forward()) add(*other, step);
            }
            before.push_back(&step);
        }
    }

    void add(const itinerary::PathStep& first, const itinerary::PathStep& again) {
        constexpr Metres gap{1};
        for (auto& known : m_meetings) {
            if (distance(known.again_to, again.from) < gap && distance(known.first_from, first.to) < gap) {
                known.again_to = again.to;
                known.first_from = first.from;
                return;
            }
        }
        m_meetings.push_back({first.from, first.to, again.from, again.to});
    }

    /// Places that the leg comes through twice by roads of which it shares none.
    void check_crossings() {
        std::map<network::NodeId, std::vector<std::size_t>> through; // steps that end there
        const auto& roads = m_checked.planned.roads;
        for (std::size_t i = 0; i + 1 < m_leg.path.size(); ++i) {
            auto& before = through[roads.to(m_leg.path[i].edge)];
            for (const auto j : before) {
                if (shares_road(i, j) || !at_once(m_leg.path[j].to, m_leg.path[i].to)) continue;
                tell(m_leg.path[i].to,
                     fmt::format("the leg crosses its own way of km {:.2f} at km {:.2f} while cars still come there",
                                 m_leg.path[j].to.since_start().kilometres(), m_leg.path[i].to.since_start().kilometres()),
                     "Put a marshal there, or lead the leg another way.");
                break;
            }
            before.push_back(i);
        }
    }

    [[nodiscard]] bool shares_road(std::size_t one, std::size_t other) const {
        const auto segment = [&](std::size_t i) { return m_leg.path[i].edge.segment(); };
        for (const auto a : {one, one + 1}) {
            if (segment(a) == segment(other) || segment(a) == segment(other + 1)) return true;
        }
        return false;
    }

    const CheckedLeg& m_checked;
    const itinerary::LegItinerary& m_leg;
    timing::PassingTimes m_passing;
    Diagnostics& m_found;
    std::vector<Meeting> m_meetings;
};

} // namespace

void check_own_cars(const CheckedLeg& checked, Diagnostics& found) { OwnCars{checked, found}.check(); }

} // namespace route::homologation::detail
