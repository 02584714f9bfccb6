// SPDX-License-Identifier: BSL-1.0
#include "junction/viewing.hpp"
#include "pipeline/drawn_build.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace route;
using geo::Latitude;
using test::AsciiMap;
using test::DrawnEdition;

namespace {

/// What planning an edition says and where its legs go.
struct Outcome {
    std::optional<pipeline::Plan> plan;
    Diagnostics found;

    /// Without what these small maps cannot help.
    [[nodiscard]] std::vector<Diagnostic> told() const {
        auto all = found.all();
        std::erase_if(all, [](const Diagnostic& d) { return d.code == "driving-side-untold" || d.code == "controls-near"; });
        return all;
    }
    [[nodiscard]] std::string codes() const {
        std::string codes;
        for (const auto& diagnostic : told()) {
            codes += (codes.empty() ? "" : " ") + diagnostic.code.text();
        }
        return codes;
    }
    [[nodiscard]] std::string texts() const {
        std::string text;
        for (const auto& diagnostic : told()) {
            text += to_text(diagnostic) + "\n";
        }
        return text;
    }
    /// The letters that a leg passes; why not, when it has no way.
    [[nodiscard]] std::string nodes(const AsciiMap& map, LegIndex leg = {}) const {
        if (!plan) return "none: " + texts();
        std::string letters;
        for (const auto& point : plan->timed.itinerary.legs[leg].track) {
            const char letter = map.letter_at(point.position);
            if (letter != 0 && (letters.empty() || letters.back() != letter)) letters += letter;
        }
        return letters;
    }
};

Outcome planned(const DrawnEdition& edition) {
    Outcome outcome;
    outcome.plan = pipeline::planned(edition.write(), edition.network_file(), test::workshop(), outcome.found);
    return outcome;
}

/// A square P-Q between two streets, bollards at its ends; round it leads a longer way.
AsciiMap square() {
    return AsciiMap{20_m, Latitude::degrees(46), R"(
         1            2
        A-B-P------Q-C-D
         4|          |3
          |          |
          E----------F
    )"}
        .way("AB", "highway=residential")
        .way("BPQC", "highway=pedestrian,name=Piazza Duomo")
        .way("CD", "highway=residential")
        .way("BEFC", "highway=residential")
        .node('P', "barrier=bollard")
        .node('Q', "barrier=gate,locked=yes,access=private");
}

} // namespace

TEST_CASE("a parade goes through a pedestrian square that a permit opens, bollards and all") {
    DrawnEdition without{square()};
    without.row("START", 'A').row("FINISH", 'D');
    CHECK(planned(without).nodes(without.map()) == "ABEFCD");

    DrawnEdition edition{square()};
    edition.row("START", 'A').row("PARADE_START", 'P').row("PARADE_END", 'Q').row("FINISH", 'D');
    edition.permit("12341", R"("name":"Piazza Duomo")", true);
    const auto outcome = planned(edition);
    CHECK(outcome.nodes(edition.map()) == "ABPQCD");
    CHECK(outcome.codes() == "");
    // What the route runs over is drawn as a road that may be driven.
    const auto& leg = outcome.plan->timed.itinerary.legs.front();
    const junction::LegView view{outcome.plan->roads, outcome.plan->rights.on_leg(1), leg};
    CHECK(view.sights().front().taken.may_enter);
}

TEST_CASE("a permitted pedestrian street is driven at walking pace, so that a short way round is quicker") {
    DrawnEdition edition{square()};
    edition.row("START", 'A').row("FINISH", 'D');
    edition.permit("12341", R"("name":"Piazza Duomo")", true);
    CHECK(planned(edition).nodes(edition.map()) == "ABEFCD");
}

TEST_CASE("a permit may be a line along the road, or name its way") {
    const auto map = square();
    for (const bool line : {true, false}) {
        DrawnEdition edition{map};
        edition.row("START", 'A').row("VIA", 'P').row("FINISH", 'D');
        const auto way = fmt::format(R"("name":"Piazza","osm_way":"{};999")", map.osm_id("BPQC").value());
        edition.permit(line ? "BPQC" : "", line ? R"("name":"Piazza")" : way);
        CAPTURE(line);
        CHECK(planned(edition).nodes(edition.map()) == "ABPQCD");
    }
}

TEST_CASE("cars start in an arsenal behind a locked gate, on its private road") {
    const auto map = AsciiMap{20_m, Latitude::degrees(46), R"(
        1--------2
        |  S     |
        |  |     |
        |  T--U  |
        |  |     |
        4--G-----3
           |
        A--B-----C
    )"}
                         .way("ABC", "highway=secondary")
                         .way("BG", "highway=service,access=private")
                         .way("GTS", "highway=service,access=no")
                         .way("TU", "highway=service,access=private")
                         .node('G', "barrier=gate,access=private");
    DrawnEdition without{map};
    without.row("START", 'S').row("FINISH", 'C');
    CHECK(planned(without).codes() == "snap-none");

    DrawnEdition edition{map};
    edition.row("START", 'S').row("FINISH", 'C');
    edition.permit("12341", R"("name":"Arsenale")", true).permit("BG", R"("name":"Arsenale, gate","leg":1)");
    const auto outcome = planned(edition);
    CHECK(outcome.nodes(map) == "STGBC");
    CHECK(outcome.codes() == "");
    // The same ground is closed on a leg that the permit does not name.
    edition.next_leg().row("START", 'A').row("FINISH", 'S');
    CHECK(planned(edition).nodes(map, LegIndex{1}).find("no route") != std::string::npos);
}

namespace {

/// A circuit R-S-T-U, joined to the road at R by a pit lane.
AsciiMap circuit(std::string_view oneway = "") {
    return AsciiMap{50_m, Latitude::degrees(46), R"(
            U-----T
            |     |
            R-----S
            |
        A---B-----C
    )"}
        .way("ABC", "highway=secondary")
        .way("BR", "highway=service,access=private")
        .way("RSTUR", "highway=raceway" + std::string(oneway));
}

} // namespace

TEST_CASE("laps of a race circuit that a permit opens") {
    DrawnEdition edition{circuit(",oneway=yes")};
    edition.row("START", 'A').row("VIA", 'T').row("VIA", 'S').row("VIA", 'T').row("FINISH", 'C');
    edition.permit("BRSTUR", R"("name":"Autodromo")");
    CHECK(planned(edition).nodes(edition.map()) == "ABRSTURSTURBC");
}

TEST_CASE("a permit goes against a one-way only when it says so") {
    const auto map = AsciiMap{50_m, Latitude::degrees(46), "A---B---C"}
                         .way("AB", "highway=tertiary")
                         .way("CB", "highway=tertiary,oneway=yes");
    for (const bool against : {false, true}) {
        DrawnEdition edition{map};
        edition.row("START", 'A').row("FINISH", 'C', "radius_m=1");
        edition.permit("BC", fmt::format(R"("name":"Corso","against_one_way":{})", against));
        CAPTURE(against);
        CHECK(planned(edition).plan.has_value() == against);
    }
}

TEST_CASE("three laps of a forced circuit, which nobody drives the other way or leaves before its end") {
    const auto map = AsciiMap{50_m, Latitude::degrees(46), R"(
            U-----T----X
            |     |    |
        A---R-----S----Y
            |
            B
    )"}
                         .way("AR", "highway=tertiary")
                         .way("RB", "highway=tertiary")
                         .way("RSTUR", "highway=tertiary")
                         .way("TXYS", "highway=tertiary");
    DrawnEdition without{map};
    without.row("START", 'X').row("VIA", 'S').row("FINISH", 'B');
    CHECK(planned(without).nodes(map) == "XYSRB");
    without.closure("RSTUR", R"("name":"Circuito","effect":"forced")");
    CHECK(planned(without).nodes(map) == "XYSTURB");

    DrawnEdition edition{map};
    edition.row("START", 'A')
        .row("VIA", 'T')
        .row("VIA", 'S')
        .row("CO", 'T')
        .row("VIA", 'S')
        .row("VIA", 'U')
        .row("FINISH", 'B');
    edition.closure("RSTUR", R"("name":"Circuito","effect":"forced")");
    const auto outcome = planned(edition);
    CHECK(outcome.nodes(map) == "ARSTURSTURSTURB");
    CHECK(outcome.codes() == "");
}

TEST_CASE("a forced line that leaves the roads, or runs where nobody may drive, is told") {
    const auto map = AsciiMap{50_m, Latitude::degrees(46), R"(
        A---B       D---E
            |       |
            F-------G
    )"}
                         .way("AB", "highway=tertiary")
                         .way("BFGD", "highway=tertiary")
                         .way("DE", "highway=track");
    DrawnEdition edition{map};
    edition.row("START", 'A').row("FINISH", 'D');
    edition.closure("ABDE", R"("name":"Salto","effect":"forced")");
    const auto outcome = planned(edition);
    CHECK(outcome.codes() == "forced-gap forced-closed");
    CHECK(outcome.nodes(map) == "ABFGD");
}

namespace {

/// Two ways from B to C; the straight one is Via Roma.
AsciiMap two_ways() {
    return AsciiMap{100_m, Latitude::degrees(46), R"(
        A---B-------C---D
            |       |
            E-------F
    )"}
        .way("AB", "highway=secondary")
        .way("BC", "highway=secondary,name=Via Roma")
        .way("CD", "highway=secondary")
        .way("BEFC", "highway=secondary");
}

/// Ten cars from A to D in ten minutes, from 9:00 on, with a market in Via Roma.
class MarketDay : public DrawnEdition {
public:
    explicit MarketDay(const std::string& hours, std::string_view permission = {}) : DrawnEdition(two_ways()) {
        row("START", 'A').row("FINISH", 'D', "target_min=10");
        closure("BC", R"("name":"Mercato")" + hours);
        if (!permission.empty()) permit("BC", permission);
    }
};

} // namespace

TEST_CASE("a closure counts for a leg when it holds at any moment of it: 9:00 to 9:19 for ten cars") {
    const AsciiMap map = two_ways();
    const auto route = [&](const std::string& hours) { return planned(MarketDay(hours)).nodes(map); };
    CHECK(route("") == "ABEFCD");
    CHECK(route(R"(,"from":"2024-06-11T08:00","to":"2024-06-11T09:01")") == "ABEFCD");
    CHECK(route(R"(,"from":"2024-06-11T09:18:00","to":"2024-06-11T12:00")") == "ABEFCD");
    CHECK(route(R"(,"from":"2024-06-11")") == "ABEFCD");
    CHECK(route(R"(,"from":"2024-06-11T06:00Z","to":"2024-06-11T07:01Z")") == "ABEFCD"); // 9:01 in Rome
    CHECK(route(R"(,"leg":1)") == "ABEFCD");
    CHECK(route(R"(,"from":"2024-06-11T06:00","to":"2024-06-11T08:30")").starts_with("ABCD"));
    CHECK(route(R"(,"from":"2024-06-11T06:00Z","to":"2024-06-11T06:59Z")") == "ABCD");
}

TEST_CASE("a point on a road that is closed for its leg is told so") {
    DrawnEdition edition{two_ways()};
    edition.row("START", 'A', "name=Porta").row("FINISH", 'D').closure("AB", R"("name":"Cantiere")");
    CHECK(planned(edition).texts() ==
          "waypoints.csv:2: error: \"Porta\": a closure closes the only road near (way 1, 0 m). Move the point, or see "
          "closures.geojson: leg, from, to. [snap-closed]\n");
}

TEST_CASE("an order whose hours never meet a leg is a warning") {
    CHECK(planned(MarketDay(R"(,"from":"2024-06-12","to":"2024-06-12")")).texts() ==
          "closures.geojson:2: warning: \"Mercato\": its hours lie outside those of every leg: it has no effect. Check "
          "from, to and "
          "leg. [order-never]\n");
}

TEST_CASE("a permit opens what a closure closes, as long as it lasts until the last car") {
    const AsciiMap map = two_ways();
    const auto lasting = planned(MarketDay("", R"("name":"Corsa","from":"2024-06-11T09:00","to":"2024-06-11T10:00")"));
    CHECK(lasting.nodes(map) == "ABCD");
    CHECK(lasting.codes() == "");
    const auto short_one = planned(MarketDay("", R"("name":"Corsa","to":"2024-06-11T09:10")"));
    CHECK(short_one.texts() == "permits.geojson:2: error: \"Corsa\": opens the road until 09:10, but cars pass from 09:02 "
                               "to 09:16 (leg 1, km 0.40). "
                               "Ask for longer hours, change the times, or route the leg elsewhere. [permit-hours]\n");
    CHECK(short_one.found.worst() == Severity::infeasible);
}

TEST_CASE("a closure that begins while cars really pass is found after timing") {
    // The straight line promises a quarter of an hour; the road winds, and the cars are still on it at noon.
    const auto map = AsciiMap{300_m, Latitude::degrees(46), R"(
        A-------------------------------------B
                                              |
        C-------------------------------------D
        |
        E-F-G
    )"}
                         .way("ABDCE", "highway=secondary")
                         .way("EF", "highway=secondary")
                         .way("FG", "highway=secondary");
    DrawnEdition edition{map};
    edition.row("START", 'A').row("FINISH", 'G');
    edition.closure("FG", R"("name":"Processione","from":"2024-06-11T09:30")");
    const auto outcome = planned(edition);
    CHECK(outcome.codes() == "order-never detour closure-hours");
    CHECK(outcome.texts().find("\"Processione\": closed from 09:30, but cars pass from 09:4") != std::string::npos);
}

TEST_CASE("an order that touches no road is a warning that names it") {
    DrawnEdition edition{two_ways()};
    edition.row("START", 'A').row("FINISH", 'D');
    edition.permit("AE", R"("name":"Campo")").closure("", R"("name":"Ponte","osm_way":77)");
    CHECK(planned(edition).texts() == "permits.geojson:2: warning: \"Campo\": the permit touches no road. Most of a road's "
                                      "length between two junctions must "
                                      "lie in the area or along the line. [order-without-road]\n"
                                      "closures.geojson:2: warning: \"Ponte\": the closure touches no road. Most of a "
                                      "road's length between two junctions must "
                                      "lie in the area or along the line. [order-without-road]\n");
}

TEST_CASE("permits and closures are part of the edition's fingerprint") {
    const auto fingerprint_of = [](const DrawnEdition& edition) { return planned(edition).plan.value().fingerprint; };
    DrawnEdition edition{two_ways()};
    edition.row("START", 'A').row("FINISH", 'D');
    const auto before = fingerprint_of(edition);
    edition.permit("BC", R"("name":"Via Roma")");
    const auto with_permit = fingerprint_of(edition);
    CHECK(with_permit != before);
    edition.closure("BE", R"("name":"Vicolo")");
    CHECK(fingerprint_of(edition) != with_permit);
}
