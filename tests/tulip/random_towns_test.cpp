// SPDX-License-Identifier: BSL-1.0
#include "itinerary/stitching.hpp"
#include "support/random_town.hpp"
#include "tulip/drawn_tulip.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <optional>
#include <stdexcept>

/// Towns that no planner would draw: pieces of rings, one-ways against each other, streets of a few metres.
/// Whatever a driver meets there makes a view and a picture that hold together.

using namespace route;
using namespace route::test;
using namespace route::literals;
using junction::ArmRole;
using junction::JunctionKind;
using junction::JunctionView;

namespace {

std::optional<itinerary::Itinerary> random_leg(const network::RoadNetwork& town, Dice& dice) {
    edition::Edition edition;
    edition.legs.push_back({1, "", {}, {}});
    const edition::Kind kinds[] = {edition::Kind::start, edition::Kind::via, edition::Kind::finish};
    for (int i = 0; i < 3; ++i) {
        edition::Waypoint waypoint;
        waypoint.leg = 1;
        waypoint.seq = i + 1;
        waypoint.kind = kinds[i];
        waypoint.name = "somewhere";
        waypoint.position = town.position(network::NodeId{dice(town.node_count())});
        waypoint.turn_round = i == 1 && dice.one_in(3);
        edition.waypoints.push_back(waypoint);
    }
    try {
        return driven(edition, town, historic_car());
    } catch (const std::logic_error&) {
        return std::nullopt; // no road there, or no way
    }
}

void check_view(const JunctionView& view, bool leg_ends_on_it) {
    REQUIRE(view.arms.size() >= 2);
    CHECK(view.arms[0].role == ArmRole::entry);
    CHECK(view.arms[1].role == (leg_ends_on_it ? ArmRole::side : ArmRole::exit));
    CHECK(std::ranges::count(view.arms, ArmRole::entry, &junction::Arm::role) == 1);
    CHECK(std::ranges::count(view.arms, ArmRole::exit, &junction::Arm::role) == (leg_ends_on_it ? 0 : 1));
    CHECK(view.entry <= view.leave);
    CHECK(view.driven.size() >= 2);
    const bool has_exits = view.kind == JunctionKind::roundabout || view.kind == JunctionKind::mini_roundabout;
    CHECK((has_exits && !leg_ends_on_it) == (view.exit_number > 0));
    for (const auto& arm : view.arms) {
        CHECK(arm.line.size() >= 2);
    }
}

void check_picture(const JunctionView& view, bool leg_ends_on_it) {
    tulip::TulipOptions options;
    options.sign_pictograms = {"control-time", "refuel"};
    options.danger = 2;
    const auto picture = tulip::tulip(view, options);
    const TulipParts parts{picture};
    CHECK(ink_outside(picture) == "");
    CHECK(parts.balls.size() == 1);
    CHECK(parts.arrows.size() == (leg_ends_on_it ? 0 : 1));
}

} // namespace

TEST_CASE("every junction of random legs through random towns makes a view and a picture that hold together") {
    std::size_t views = 0;
    for (std::uint32_t seed = 1; seed <= 80; ++seed) {
        CAPTURE(seed);
        Dice dice{seed};
        const auto town = random_town(seed);
        const auto legs = random_leg(town, dice);
        if (!legs) continue;
        const auto profile = historic_car();
        const junction::LegView view{town, profile, legs->legs.front()};
        std::vector<junction::NodeGroup> groups = view.roundabouts();
        for (std::size_t i = 0; i < view.nodes().size(); ++i) {
            const bool on_ring =
                std::ranges::any_of(groups, [i](const auto& g) { return g.roundabout && g.first <= i && i <= g.last; });
            if (!on_ring) groups.push_back({i, i, false, i, i});
        }
        for (const auto& group : groups) {
            CAPTURE(group.first);
            ++views;
            const auto junction = view.junction(group);
            const bool ends_on_ring = group.roundabout && group.last + 1 == view.nodes().size() &&
                                      town.attributes(view.nodes().back().out).roundabout;
            check_view(junction, ends_on_ring);
            check_picture(junction, ends_on_ring);
        }
    }
    CHECK(views > 300);
}
