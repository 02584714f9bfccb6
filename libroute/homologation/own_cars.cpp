// SPDX-License-Identifier: BSL-1.0
#include "homologation/checked_leg.hpp"
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
            constexpr Metres worth_telling{50};
            if (meeting.again_to - meeting.again_from < worth_telling) continue;
            if (!at_once(meeting.first_to, meeting.again_from)) continue;
            tell(meeting.again_from,
                 fmt::format(
                     "leg {} drives {} of road again against itself, first from km {:.2f}, then from km {:.2f}, while the "
                     "last cars still come the other way",
                     m_leg.number, told_length(meeting.again_to - meeting.again_from),
                     meeting.first_from.since_start().kilometres(), meeting.again_from.since_start().kilometres()),
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
        m_found.add({Severity::warning, "road-met", {}, "", std::move(message), std::move(hint), m_checked.place(place)});
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
        // Roundabouts and parted carriageways are no other road.
        constexpr Metres gap{400};
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
        std::map<network::NodeId, std::vector<const junction::RouteNode*>> through;
        for (const auto& node : m_checked.nodes) {
            auto& before = through[node.node];
            for (const auto* other : before) {
                if (shares_road(node, *other) || is_met(node.chainage) || !at_once(other->chainage, node.chainage)) continue;
                tell(node.chainage,
                     fmt::format("leg {} crosses its own way of km {:.2f} at km {:.2f} while cars still come there",
                                 m_leg.number, other->chainage.since_start().kilometres(),
                                 node.chainage.since_start().kilometres()),
                     "Put a marshal there, or lead the leg another way.");
                break;
            }
            before.push_back(&node);
        }
    }

    /// Within a road that is told to be driven against itself.
    [[nodiscard]] bool is_met(Chainage place) const {
        return std::ranges::any_of(
            m_meetings, [&](const Meeting& meeting) { return place >= meeting.again_from && place <= meeting.again_to; });
    }

    [[nodiscard]] static bool shares_road(const junction::RouteNode& one, const junction::RouteNode& other) {
        for (const auto edge : {one.in, one.out}) {
            if (edge.segment() == other.in.segment() || edge.segment() == other.out.segment()) return true;
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
