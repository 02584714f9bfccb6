// SPDX-License-Identifier: BSL-1.0
#include "homologation/map_changes.hpp"
#include "homologation/planned_edition.hpp"
#include "pipeline/drawn_build.hpp"
#include "pipeline/hand_edits.hpp"
#include "support/drawn_relief.hpp"
#include "support/within.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>
#include <string>
#include <vector>

using namespace route;
using geo::Latitude;
using test::AsciiMap;
using test::DrawnEdition;

namespace {

/// What the report finds on a drawn edition beyond what planning tells.
struct Found {
    std::vector<Diagnostic> all;

    [[nodiscard]] const Diagnostic* of(std::string_view code) const {
        const auto found = std::ranges::find_if(all, [&](const Diagnostic& d) { return d.code.text() == code; });
        return found == all.end() ? nullptr : &*found;
    }
    [[nodiscard]] bool has(std::string_view code) const { return of(code) != nullptr; }
    /// The message of the first of this code; empty without.
    [[nodiscard]] std::string told(std::string_view code) const {
        const auto* found = of(code);
        return found == nullptr ? "" : found->message;
    }
    /// From the start of its leg, in whole metres.
    [[nodiscard]] long metres(std::string_view code) const {
        const auto* found = of(code);
        return found == nullptr || !found->place ? -1 : std::lround(found->place->at.since_start().count());
    }
};

/// As styles/checks.toml tells them.
homologation::CheckLimits shipped() { return homologation::check_set(test::workshop().styles).limits; }

Found found_on(const DrawnEdition& edition, const homologation::CheckLimits& limits = shipped(),
               const AsciiMap* newer = nullptr) {
    Diagnostics planning;
    const auto plan = pipeline::planned(edition.write(), edition.network_file(), test::workshop(), planning);
    if (!plan) throw std::logic_error(to_text(planning.all().back()));
    const auto book = pipeline::edited_book(*plan, test::workshop());
    const homologation::PlannedEdition planned{plan->edition, plan->roads, plan->rights, plan->timed, book, limits};
    Diagnostics found;
    if (newer != nullptr) {
        homologation::check_map_changes(plan->timed.itinerary, plan->roads, plan->rights.profile(), newer->network(), found);
    } else {
        homologation::check_planned(planned, found);
    }
    return {found.all()};
}

/// 4 km of straight road; the control C stands at its middle.
//   A------B----C----D------E      100 m a character
AsciiMap straight(const std::string& tags = "highway=secondary") {
    return AsciiMap{100_m, Latitude::degrees(46), R"(
        A---------B---------C---------D---------E
    )"}
        .way("ABCDE", tags);
}

struct WithControl : DrawnEdition {
    explicit WithControl(const AsciiMap& map, const std::string& more = "target_min=4") : DrawnEdition(map) {
        row("START", 'A').row("CO", 'C', more).row("FINISH", 'E', "target_min=4");
    }
};

/// A trial from B on for so long, at an average.
struct WithTrial : DrawnEdition {
    WithTrial(const AsciiMap& map, const std::string& average, int metres, const std::string& target) : DrawnEdition(map) {
        row("START", 'A').row("PM", 'B').line("1,0,," + average + ",").line(fmt::format("2,{},,,", metres));
        row("FINISH", 'E', target);
    }
};

} // namespace

TEST_CASE("a control on a straight and even road with room before it has nothing to be told") {
    const auto found = found_on(WithControl(straight()));
    for (const auto* code :
         {"control-on-bend", "control-on-bridge", "control-in-tunnel", "control-at-crossing", "control-by-school",
          "control-on-climb", "queue-room", "zones-overlap", "road-met", "target-idle", "fuel-far", "meal-missing",
          "night-driving", "control-without-box", "sign-untold"}) {
        CAPTURE(std::string(code) + ": " + found.told(code));
        CHECK_FALSE(found.has(code));
    }
}

TEST_CASE("a control on a bridge or in a tunnel is told, with its place") {
    for (const auto& [tag, code] :
         {std::pair("bridge=yes", "control-on-bridge"), std::pair("tunnel=yes", "control-in-tunnel")}) {
        const auto found = found_on(WithControl(AsciiMap{100_m, Latitude::degrees(46), R"(
            A---------B---------C---------D---------E
        )"}
                                                    .way("AB", "highway=secondary")
                                                    .way("BCD", std::string("highway=secondary,") + tag)
                                                    .way("DE", "highway=secondary")));
        CHECK(found.has(code));
        CHECK(found.metres(code) == 2000);
    }
}

TEST_CASE("a control near a level crossing is told, and that cars would wait on the rails behind it") {
    const auto map = [](char where) {
        return AsciiMap{20_m, Latitude::degrees(46), R"(
            A-----------------B---X---C---D-------------------E
        )"}
            .way("ABXCDE", "highway=secondary")
            .node(where, "railway=level_crossing");
    };
    CHECK(found_on(WithControl(map('D'))).told("control-at-crossing").find("80 m before a level crossing") == 7);
    const auto behind = found_on(WithControl(map('B')));
    CHECK_FALSE(behind.has("control-at-crossing")); // 160 m
    const auto near = found_on(WithControl(map('X')));
    CHECK(near.told("control-at-crossing") == "stands 80 m behind a level crossing");
}

TEST_CASE("a control behind a bend is hidden, one that cars see from afar is not") {
    const auto found = found_on(WithControl(AsciiMap{15_m, Latitude::degrees(46), R"(
        A---------------------------------------B
                                                |
                                                C
                                                |
                                                |
                                                |
                                                E
    )"}
                                                .way("ABCE", "highway=secondary")));
    CHECK(found.told("control-on-bend").find("turns by 90° to the right over the 40 m before it") != std::string::npos);
}

TEST_CASE("a control where the road is steep is told, and one beside a school") {
    const auto map = straight();
    const auto middle = map.position('C');
    const auto with_slope = [&](double percent) {
        WithControl edition{map};
        edition.key("elevation = [\"hill.tif\"]");
        // A degree of longitude is some 77.5 km at 46 degrees.
        test::write_relief(edition.folder() / "hill.tif", {test::around(middle, 3_km), 400, 400}, [&](geo::Position place) {
            return 500 + (place.longitude.degrees() - middle.longitude.degrees()) * 775 * percent;
        });
        return found_on(edition).told("control-on-climb");
    };
    CHECK(with_slope(12) == "stands where the road goes up by 12 % (limit: 8)");
    CHECK(with_slope(-12) == "stands where the road goes down by 12 % (limit: 8)");
    CHECK(with_slope(5) == "");

    const auto beside = [](char where) {
        return AsciiMap{20_m, Latitude::degrees(46), R"(
                                s         S
            A---------B---------C---------D---------E
        )"}
            .way("ABCDE", "highway=secondary")
            .node(where, "amenity=school,name=Scuola Verdi");
    };
    CHECK(found_on(WithControl(beside('s'))).told("control-by-school") == "stands beside the school Scuola Verdi");
    CHECK_FALSE(found_on(WithControl(beside('S'))).has("control-by-school"));
}

TEST_CASE("what the map says of the route and nobody weighs is told with its tag and its place") {
    const auto map = AsciiMap{100_m, Latitude::degrees(46), R"(
        A---------B---------C---------D---------E
    )"}
                         .way("ABC", "highway=secondary")
                         .way("CD", "highway=secondary,winter_service=no")
                         .way("DE", "highway=secondary");
    const WithControl edition{map};
    const auto found = found_on(edition);
    CHECK(found.has("road-not-weighed"));
    CHECK(found.metres("road-not-weighed") == 2000);
    CHECK_FALSE(found_on(WithControl(straight())).has("road-not-weighed"));
}

TEST_CASE("cars that are due in ten minutes have room before a control, or what is in their way is told") {
    const auto map = [](const std::string& at_junction) {
        AsciiMap drawn{20_m, Latitude::degrees(46), R"(
            A-------------------B--C---------E
                                |
                                F
        )"};
        drawn.way("ABCE", "highway=secondary").way("BF", "highway=tertiary");
        if (!at_junction.empty()) drawn.node('B', at_junction);
        return drawn;
    };
    auto edition = WithControl(map(""));
    const auto plain = found_on(edition);
    REQUIRE(plain.has("queue-room"));
    CHECK(plain.of("queue-room")->severity == Severity::note);
    CHECK(plain.told("queue-room") == "10 cars are due within 10 min and take 80 m; 60 m before it is a junction");
    auto lights = WithControl(map("highway=traffic_signals"));
    const auto grave = found_on(lights);
    REQUIRE(grave.has("queue-room"));
    CHECK(grave.of("queue-room")->severity == Severity::warning);
    auto few = WithControl(map(""));
    auto small = shipped();
    small.car_room = Metres{5}; // 50 m
    CHECK_FALSE(found_on(few, small).has("queue-room"));
}

TEST_CASE("zones of two controls that overlap are told, controls at one place are one") {
    const auto map = AsciiMap{10_m, Latitude::degrees(46), R"(
        A--------------------B---C-----------------D---------------E
    )"}
                         .way("ABCDE", "highway=secondary");
    DrawnEdition near{map};
    near.row("START", 'A').row("CT", 'B').row("CO", 'C', "target_min=4").row("FINISH", 'E', "target_min=4");
    CHECK(found_on(near).told("zones-overlap").find("10 m before that of CT 1") !=
          std::string::npos); // 40 m apart, 25 m each way
    DrawnEdition far{map};
    far.row("START", 'A').row("CT", 'B').row("CO", 'D', "target_min=4").row("FINISH", 'E', "target_min=4");
    CHECK_FALSE(found_on(far).has("zones-overlap"));
}

TEST_CASE("a target that a driver cannot keep within the speed limits is told, and one that lets crews stand about") {
    const auto slow = straight("highway=secondary,maxspeed=20");
    const auto tight = found_on(WithControl(slow, "target_min=4")); // 2 km at 20 km/h take more than 6 min
    CHECK(tight.told("target-tight") == "has 4 min for 2.00 km; within the speed limits, on empty roads, a driver takes 7");
    CHECK(tight.metres("target-tight") == 2000);
    CHECK_FALSE(found_on(WithControl(straight(), "target_min=4")).has("target-tight"));
    const auto idle = found_on(WithControl(slow, "target_min=30"));
    REQUIRE(idle.has("target-idle"));
    CHECK(idle.of("target-idle")->severity == Severity::note);
}

TEST_CASE("a trial that asks for more than its road's speed limit is told, unless a permit closes the road to others") {
    const auto map = AsciiMap{100_m, Latitude::degrees(46), R"(
        A---------B---------C---------D---------E
    )"}
                         .way("ABC", "highway=secondary")
                         .way("CD", "highway=secondary,maxspeed=30")
                         .way("DE", "highway=secondary");
    const auto trial = [&](const std::string& average) { return WithTrial(map, average, 2000, "target_min=8"); };
    const auto fast = found_on(trial("45"));
    CHECK(fast.told("trial-over-limit") ==
          "PM 1 asks for 45.00 km/h; on 1.00 km of it the speed limit is less, 30 km/h at least");
    CHECK(fast.metres("trial-over-limit") == 2000);
    CHECK_FALSE(found_on(trial("30")).has("trial-over-limit"));
    auto closed = trial("45");
    closed.permit("CD", R"("name":"Salita","closed":true)");
    CHECK_FALSE(found_on(closed).has("trial-over-limit"));
}

TEST_CASE("between neighbouring controls cars are not faster than the rules allow, where they say so") {
    // The trial takes 1 km at 25 km/h out of 4 km in 5 minutes.
    WithTrial strict{straight(), "25", 1000, "target_min=5"};
    strict.key("rules = \"msuk\"");
    CHECK(found_on(strict).has("neighbours-fast"));
    WithTrial other{straight(), "25", 1000, "target_min=5"};
    other.key("rules = \"aci\"");
    CHECK_FALSE(found_on(other).has("neighbours-fast"));
    DrawnEdition even{straight()};
    even.row("START", 'A').row("CT", 'B').row("FINISH", 'E', "target_min=6").key("rules = \"msuk\"");
    CHECK_FALSE(found_on(even).has("neighbours-fast"));
}

TEST_CASE("a road that is driven against the event's own cars is told once, and a way that is crossed") {
    const auto map = AsciiMap{100_m, Latitude::degrees(46), R"(
        A---B-------C
            |       |
            F       |
            |       |
            E-------D
    )"}
                         .way("ABC", "highway=secondary")
                         .way("CDEFB", "highway=secondary");
    DrawnEdition loop{map};
    loop.row("START", 'A').row("VIA", 'C').row("FINISH", 'E', "target_min=5");
    CHECK(found_on(loop).told("road-met") == ""); // it does not come back to B
    DrawnEdition again{map};
    again.row("START", 'A').row("VIA", 'C').row("VIA", 'E').row("FINISH", 'A', "target_min=5");
    const auto met = found_on(again);
    CHECK(met.told("road-met").find("leg 1 drives 400 m of road again against itself, first from km 0.00") == 0);
    CHECK(std::ranges::count_if(met.all, [](const Diagnostic& d) { return d.code.text() == "road-met"; }) == 1);
    const auto eight = AsciiMap{100_m, Latitude::degrees(46), R"(
            d-------c
            |       |
        A---B-------C
            |
            E
    )"}
                           .way("ABC", "highway=secondary")
                           .way("CcdB", "highway=secondary")
                           .way("BE", "highway=secondary");
    DrawnEdition crossing{eight};
    crossing.row("START", 'A').row("VIA", 'C').row("VIA", 'd').row("FINISH", 'E', "target_min=5");
    CHECK(found_on(crossing).told("road-met") ==
          "leg 1 crosses its own way of km 0.40 at km 2.40 while cars still come there");
    DrawnEdition alone{map};
    alone.row("START", 'A').row("VIA", 'C').row("VIA", 'E').row("FINISH", 'A', "target_min=60");
    CHECK(found_on(alone).told("road-met") == "");
}

TEST_CASE("fuel, meals, night and the age of the map are held against the edition's own limits") {
    auto limits = shipped();
    limits.fuel_range = Metres{3000};
    CHECK(found_on(WithControl(straight()), limits).told("fuel-far").find("4.00 km after the last filling") == 0);
    DrawnEdition filled{straight()};
    filled.row("START", 'A').row("REFUEL", 'C').row("FINISH", 'E', "target_min=6");
    CHECK_FALSE(found_on(filled, limits).has("fuel-far"));
    CHECK(found_on(WithControl(straight(), "target_min=430")).told("meal-missing").find("7 h 14 min after the start") !=
          std::string::npos);
    CHECK(found_on(WithControl(straight(), "target_min=1000")).has("night-driving"));
    CHECK(found_on(WithControl(straight())).told("extract-old").find("does not tell until when") != std::string::npos);
    CHECK(found_on(WithControl(straight())).has("approval-missing"));
    auto approved = WithControl(straight());
    approved.key("[approval]\nnumber = \"7\"");
    CHECK_FALSE(found_on(approved).has("approval-missing"));
}

TEST_CASE("what a newer map changes on the route is told once a road, and parted ways are no change") {
    const auto old = straight("highway=secondary,name=Via Roma");
    const WithControl edition{old};
    const auto against = [&](const AsciiMap& newer) { return found_on(edition, shipped(), &newer); };
    CHECK(against(straight("highway=secondary,name=Via Roma")).all.empty());
    const auto drawn = [] {
        return AsciiMap{100_m, Latitude::degrees(46), R"(
            A---------B---------C---------D---------E
        )"};
    };
    CHECK(against(drawn().way("ABC", "highway=secondary,name=Via Roma").way("CDE", "highway=secondary,name=Via Roma"))
              .all.empty());
    const auto renamed =
        against(drawn().way("ABC", "highway=secondary,name=Via Roma").way("CDE", "highway=secondary,name=Via Nuova"));
    REQUIRE(renamed.all.size() == 1);
    CHECK(renamed.all[0].message == "on the newer map has another name: \"Via Nuova\", before \"Via Roma\"");
    CHECK(against(straight("highway=secondary,name=Via Roma,access=no")).told("road-changed").find("is closed to cars") !=
          std::string::npos);
    CHECK(against(straight("highway=secondary,name=Via Roma,oneway=-1")).told("road-changed").find("is closed to cars") !=
          std::string::npos);
    const auto gone = against(drawn().way("ABC", "highway=secondary,name=Via Roma"));
    CHECK(gone.told("road-changed").find("is not there any more") != std::string::npos);
    CHECK(
        against(straight("highway=secondary,name=Via Roma,maxspeed=30")).told("road-changed").find("30 km/h, before none") !=
        std::string::npos);
}
