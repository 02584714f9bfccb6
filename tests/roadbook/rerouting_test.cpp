// SPDX-License-Identifier: BSL-1.0
#include "geo/geodesic.hpp"
#include "network/from_extract.hpp"
#include "osm/extract.hpp"
#include "roadbook/drawn_rally.hpp"
#include "roadbook/edit_outcomes.hpp"
#include "support/random_town.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>
#include <sstream>

/// Whatever happens to map and route, each edit made by hand is kept or moved on its own pass, or told as
/// lost with what it said.

using namespace route;
using namespace route::test;
using namespace route::literals;
using edition::Edit;
using edition::Kind;
using roadbook::Box;
using roadbook::EditState;

namespace {

network::RoadNetwork network_of(const std::string& opl) {
    Diagnostics found;
    return network::RoadNetwork::from_bytes(network::built_from(osm::read_opl(opl, found), found), "town");
}

/// A town in which nearly everywhere can be driven to.
std::string open_town(std::uint32_t seed) {
    std::string opl = random_town_opl(seed);
    for (const std::string closed :
         {",motor_vehicle=private", ",access=destination", "barrier=bollard", "barrier=gate", ",oneway=-1"}) {
        for (auto at = opl.find(closed); at != std::string::npos; at = opl.find(closed, at)) {
            opl.erase(at, closed.size());
        }
    }
    return opl;
}

/// The town with every third node under another number, as after a mapper's redrawing, and some ways missing.
std::string redrawn(const std::string& opl, Dice& dice, bool renumber, std::uint32_t one_way_missing_in) {
    std::set<std::string> gone;
    std::string text;
    std::istringstream lines{opl};
    for (std::string line; std::getline(lines, line);) {
        if (one_way_missing_in > 0 && line.front() == 'w' && dice.one_in(one_way_missing_in)) {
            gone.insert(line.substr(0, line.find(' ')));
            continue;
        }
        if (line.front() == 'r') {
            const bool torn =
                std::ranges::any_of(gone, [&](const auto& way) { return line.find(way + "@") != std::string::npos; });
            if (torn) continue;
        }
        text += line + "\n";
    }
    if (!renumber) return text;
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        result += text[i];
        const bool node = text[i] == 'n' &&
                          (i == 0 || text[i - 1] == '\n' || text[i - 1] == 'N' || text[i - 1] == ',' || text[i - 1] == 'M');
        if (!node || i + 1 >= text.size() || std::isdigit(static_cast<unsigned char>(text[i + 1])) == 0) continue;
        const auto end = text.find_first_not_of("0123456789", i + 1);
        const auto number = std::stol(text.substr(i + 1, end - i - 1));
        result += std::to_string(number % 3 == 0 ? number + 5000 : number);
        i = end - 1;
    }
    return result;
}

/// A leg whose first waypoints come again, so that many places are passed twice.
Rally lap_rally(const network::RoadNetwork& roads, const std::vector<geo::Position>& places) {
    Rally rally{roads};
    int seq = 0;
    const auto numbered = [&seq](edition::Waypoint& waypoint) { waypoint.seq = seq; };
    for (std::size_t i = 0; i < places.size(); ++i) {
        seq = 10 * static_cast<int>(i + 1);
        rally.at(places[i],
                 i == 0                   ? Kind::start
                 : i + 1 == places.size() ? Kind::finish
                                          : Kind::via,
                 i == 0 ? "Start" : "", numbered);
    }
    return rally;
}

std::vector<geo::Position> lap_places(const network::RoadNetwork& roads, Dice& dice) {
    const auto place = [&] { return roads.position(network::NodeId{dice(roads.node_count())}); };
    std::vector<geo::Position> places{place(), place(), place(), place()};
    places.push_back(places[1]);
    places.push_back(places[2]);
    places.push_back(place());
    return places;
}

/// A book with its leg; nothing when there is no route.
struct Driven {
    itinerary::LegItinerary leg;
    roadbook::RoadBook book;
    std::string told;

    [[nodiscard]] std::vector<const Box*> boxes() const {
        std::vector<const Box*> all;
        for (const auto& sector : book.legs.front().sectors) {
            for (const auto& box : sector.boxes)
                all.push_back(&box);
        }
        return all;
    }
    [[nodiscard]] std::vector<const Box*> saying(const std::string& words) const {
        auto all = boxes();
        std::erase_if(all, [&](const Box* box) { return words_of(*box, "en").find(words) == std::string::npos; });
        return all;
    }
    /// Which waypoints a place lies between: the index of the one before.
    [[nodiscard]] bool is_in_hop(Chainage place, std::size_t hop) const {
        return leg.waypoints[hop].chainage - 1_m <= place && place <= leg.waypoints[hop + 1].chainage + 1_m;
    }
    [[nodiscard]] std::size_t hop_of(Chainage place) const {
        std::size_t hop = 0;
        while (hop + 2 < leg.waypoints.size() && leg.waypoints[hop + 1].chainage <= place)
            ++hop;
        return hop;
    }
    /// The places at which the hop turns and meets roads, as text.
    [[nodiscard]] std::string course_of(std::size_t hop) const {
        std::string course;
        for (const auto& point : leg.track) {
            if (!is_in_hop(point.chainage, hop)) continue;
            course += fmt::format("{},{} ", point.position.latitude.e7(), point.position.longitude.e7());
        }
        return course;
    }
};

std::optional<Driven> drive(Rally rally, const std::vector<Edit>& edits) {
    rally.edition().edits = edits;
    try {
        Driven driven{rally.timed().itinerary.legs.front(), rally.book(), ""};
        Diagnostics found;
        roadbook::tell_edits(rally.edition(), driven.book, found);
        for (const auto& diagnostic : found.all())
            driven.told += to_text(diagnostic) + "\n";
        return driven;
    } catch (const std::logic_error&) {
        return std::nullopt; // one-ways and private roads: no way
    }
}

std::string words_of_edit(std::size_t e) { return fmt::format("edit <{}>", e); }

/// Notes on some of the leg's boxes, and some boxes made by hand.
std::vector<Edit> random_edits(const Driven& plain, Dice& dice) {
    std::vector<Edit> edits;
    const auto boxes = plain.boxes();
    for (std::size_t e = 0; e < 12; ++e) {
        Edit edit;
        edit.where = {"edits.toml", static_cast<int>(10 * e + 2)};
        edit.leg = 1;
        const auto words = words_of_edit(e);
        if (e % 4 == 3) {
            edit.add = true;
            edit.at.km = Chainage{plain.leg.length() * (0.05 + dice(900) * 0.001)};
            edit.text = {{"it", {words}}, {"en", {words}}};
        } else {
            edit.at.box = boxes[1 + dice(static_cast<std::uint32_t>(boxes.size() - 2))]->number;
            edit.notes = {{"it", words}, {"en", words}};
        }
        edits.push_back(std::move(edit));
    }
    return edits;
}

struct Tally {
    int kept = 0;
    int moved = 0;
    int lost = 0;
    int lost_though_unchanged = 0;
};

/// Between the same two waypoints, or as far from the start or the finish as it was: a waypoint may move
/// along the road.
bool is_same_pass(const Driven& before, const Box& was, const Driven& after, const Box& is) {
    const std::size_t hop = before.hop_of(was.chainage);
    const bool between = after.leg.waypoints[hop].chainage - 1_m <= is.view.leave &&
                         is.chainage <= after.leg.waypoints[hop + 1].chainage + 1_m;
    const auto alike = [](Metres a, Metres b) { return a - b < 70_m && b - a < 70_m; };
    return between || alike(was.chainage.since_start(), is.chainage.since_start()) ||
           alike(before.leg.length() - was.chainage.since_start(), after.leg.length() - is.chainage.since_start());
}

/// \pre `edits` were anchored on `before`
void check_edits(const Driven& before, const Driven& after, const std::vector<Edit>& edits, Tally& tally) {
    REQUIRE(after.book.edits.size() == edits.size());
    for (std::size_t e = 0; e < edits.size(); ++e) {
        const auto& outcome = after.book.edits[e];
        CAPTURE(e);
        CAPTURE(outcome.reason);
        const auto words = words_of_edit(e);
        const auto was = before.saying(words);
        REQUIRE(was.size() == 1);
        const auto is = after.saying(words);
        const std::size_t hop = before.hop_of(was.front()->chainage);
        if (outcome.state == EditState::lost) {
            ++tally.lost;
            CHECK(is.empty());
            CHECK(after.told.find(words) != std::string::npos);
            // The box itself may be gone, when a side road is; and at a waypoint cars may come from
            // elsewhere.
            const bool no_box = outcome.reason.find("there is no box") != std::string::npos;
            const bool at_waypoint = was.front()->chainage - before.leg.waypoints[hop].chainage < 30_m;
            if (!no_box && !at_waypoint && before.course_of(hop) == after.course_of(hop)) ++tally.lost_though_unchanged;
            continue;
        }
        REQUIRE(outcome.state != EditState::refused);
        (outcome.state == EditState::kept ? tally.kept : tally.moved)++;
        CHECK((after.told.find(words) != std::string::npos) == (outcome.state == EditState::moved));
        REQUIRE(is.size() == 1);
        CHECK(is.front()->number == outcome.box);
        CHECK(geo::distance(is.front()->position, was.front()->position) <= 100_m); // a drawing may be that large
        CHECK(is_same_pass(before, *was.front(), after, *is.front()));
    }
}

} // namespace

TEST_CASE("after any re-routing each edit is kept or moved on its own pass, or told as lost with what it said") {
    Tally tally;
    int legs = 0;
    for (std::uint32_t seed = 1; seed <= 120; ++seed) {
        CAPTURE(seed);
        Dice dice{seed};
        const auto opl = open_town(seed % 12 + 1);
        const auto town = network_of(opl);
        auto places = lap_places(town, dice);
        const auto plain = drive(lap_rally(town, places), {});
        if (!plain || plain->boxes().size() < 6) continue;
        auto edits = random_edits(*plain, dice);
        auto before = drive(lap_rally(town, places), edits);
        REQUIRE(before);
        for (std::size_t e = 0; e < edits.size(); ++e) {
            REQUIRE(before->book.edits[e].anchor);
            edits[e].at = *before->book.edits[e].anchor;
        }
        before = drive(lap_rally(town, places), edits);
        for (const auto& outcome : before->book.edits) {
            CHECK(outcome.state != EditState::lost);
        }
        const std::uint32_t change = dice(5);
        if (change == 0 || change == 4) places[1 + dice(5)] = town.position(network::NodeId{dice(town.node_count())});
        const bool renumber = change == 1 || change == 4;
        const auto other_town = network_of(redrawn(opl, dice, renumber, change == 2 ? 25 : 0));
        auto rally = lap_rally(other_town, places);
        rally.edition().allow.unpaved = change == 3;
        const auto after = drive(std::move(rally), edits);
        if (!after) continue;
        ++legs;
        check_edits(*before, *after, edits, tally);
    }
    CHECK(legs >= 40);
    CHECK(tally.kept > 300);
    CHECK(tally.moved > 50);
    CHECK(tally.lost > 50);
    CHECK(tally.lost_though_unchanged == 0);
}
