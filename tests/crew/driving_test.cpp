// SPDX-License-Identifier: BSL-1.0
#include "crew/blind_crew.hpp"
#include "pipeline/crew_paper.hpp"
#include "roadbook/drawn_rally.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using namespace route::literals;
using crew::Trouble;

namespace {

const auto latitude = geo::Latitude::degrees(46);

/// A drawn leg, its road book as made, and what the crew makes of it after the test has changed it.
class Trial {
public:
    Trial(const AsciiMap& map, std::string_view letters) : m_rally(test::drive(map, letters)), m_book(m_rally.book()) {
        const auto profile = routing::VehicleProfile::load(ROUTE_SOURCE_DIR "/styles", "historic-car");
        m_leg = test::driven(m_rally.edition(), m_rally.ground().roads(), profile).legs.front();
    }

    std::vector<roadbook::Box>& boxes() { return m_book.legs.front().sectors.front().boxes; }

    [[nodiscard]] crew::Drive drive(double odometer_error = 0) const {
        const auto profile = routing::VehicleProfile::load(ROUTE_SOURCE_DIR "/styles", "historic-car");
        const auto paper = pipeline::paper_of(m_book.legs.front(), italian_and_english().back());
        return crew::driven(m_rally.ground().roads(), profile, m_leg, paper, {odometer_error});
    }

    void remove_junction_boxes() {
        std::erase_if(boxes(), [](const roadbook::Box& box) { return box.kind == roadbook::BoxKind::junction; });
    }

private:
    DrawnRally m_rally;
    roadbook::RoadBook m_book;
    itinerary::LegItinerary m_leg;
};

/// Straight on is a lane; the main road, on which one comes, bends away to the right.
AsciiMap bend_with_lane() {
    return AsciiMap{20_m, latitude, R"(
                    L
                    |
                    |
                    |
                    |
                    X
                    |\
                    | \
                    |  \
                    |   M
                    |    \
                    |     \
                    S      \
                            E
    )"}
        .way("SX", "highway=tertiary")
        .way("XME", "highway=tertiary")
        .way("XL", "highway=unclassified");
}

} // namespace

TEST_CASE("the crew drives a book as made without leaving the route") {
    const auto drive = Trial{bend_with_lane(), "SE"}.drive();
    CHECK(drive.count(Trouble::wrong_way) == 0);
    CHECK(drive.count(Trouble::box_not_found) == 0);
    CHECK(drive.count(Trouble::figures_disagree) == 0);
    CHECK(drive.junctions == 1);
}

TEST_CASE("without the box the crew goes straight on where the main road turns back") {
    Trial trial{bend_with_lane(), "SE"};
    trial.remove_junction_boxes();
    const auto drive = trial.drive();
    CHECK(drive.count(Trouble::wrong_way) == 1);
}

TEST_CASE("an odometer half a percent off still finds the box") {
    const Trial trial{bend_with_lane(), "SE"};
    for (const double error : {-0.005, 0.005}) {
        CAPTURE(error);
        CHECK(trial.drive(error).count(Trouble::box_not_found) == 0);
        CHECK(trial.drive(error).count(Trouble::wrong_way) == 0);
    }
}

TEST_CASE("columns that do not add up are noticed before the start") {
    Trial trial{bend_with_lane(), "SE"};
    trial.boxes().back().partial = PrintedLength::decametres(trial.boxes().back().partial.decametres() + 4);
    CHECK(trial.drive().count(Trouble::figures_disagree) == 1);
}

TEST_CASE("a straight road past side lanes needs no box, and the crew has no doubt") {
    const auto map = AsciiMap{20_m, latitude, R"(
              C
              |
              |
              |
        A-----X-----------B
    )"}
                         .way("AXB", "highway=secondary,name=Via Lunga")
                         .way("XC", "highway=residential");
    const auto drive = Trial{map, "AB"}.drive();
    CHECK(drive.incidents.empty());
    CHECK(drive.junctions == 1);
}

TEST_CASE("at a narrow fork the crew tells left from right further on, where there is a car's width between the roads") {
    const auto map = AsciiMap{10_m, latitude, R"(
        L   R
        |   |
        |   |
        |   |
        |   |
         . .
         . .
          X
          |
          |
          |
          |
          |
          |
          S
    )"}
                         .way("SXL", "highway=tertiary")
                         .way("XR", "highway=tertiary");
    for (const auto* letters : {"SL", "SR"}) {
        CAPTURE(letters);
        const auto drive = Trial{map, letters}.drive();
        CHECK(drive.count(Trouble::wrong_way) == 0);
        CHECK(drive.count(Trouble::hesitation) == 0);
    }
}

TEST_CASE("of two side roads close together the crew takes the second when the drawing shows the first one before it") {
    const auto map = AsciiMap{5_m, latitude, R"(
                P  Q
                |  |
                |  |
                |  |
                |  |
                |  |
        A-------u--v-----------B
    )"}
                         .way("AuvB", "highway=secondary")
                         .way("uP", "highway=residential")
                         .way("vQ", "highway=residential");
    for (const double error : {-0.005, 0.0, 0.005}) {
        CAPTURE(error);
        CHECK(Trial{map, "AQ"}.drive(error).count(Trouble::wrong_way) == 0);
        CHECK(Trial{map, "AP"}.drive(error).count(Trouble::wrong_way) == 0);
    }
}

TEST_CASE("a T without a box makes the crew hesitate, unless one way is by far the smaller") {
    const auto map = AsciiMap{20_m, latitude, R"(
        A-------X-------B
                |
                |
                |
                S
    )"};
    Trial like{AsciiMap{map}.way("SXA", "highway=tertiary").way("XB", "highway=unclassified"), "SA"};
    like.remove_junction_boxes();
    CHECK(like.drive().count(Trouble::hesitation) == 1);
    Trial unlike{AsciiMap{map}.way("SXA", "highway=secondary").way("XB", "highway=service"), "SA"};
    unlike.remove_junction_boxes();
    CHECK(unlike.drive().count(Trouble::hesitation) == 0);
}

TEST_CASE("round a lay-by and back: the crew takes the lay-by's own mouth, not the lane before it") {
    for (const auto cell : {3.8_m, 4.05_m, 4.2_m, 4.5_m}) {
        const auto map = AsciiMap{cell, latitude, R"(
                N
                |
                |
                p---.
                |   |
                |   |
                |   |
                |   |
                |   |
                |   |
                q---r
                |
                x-------Y
                |
                |
                |
                |
                |
                |
                |
                |
                S
        )"}
                             .way("SxqpN", "highway=secondary")
                             .way("qr", "highway=service")
                             .way("rp", "highway=service")
                             .way("xY", "highway=service,service=driveway");
        const auto drive = Trial{map, "SrpqS"}.drive();
        CHECK(drive.count(Trouble::wrong_way) == 0);
        CHECK(drive.count(Trouble::box_not_found) == 0);
    }
}

TEST_CASE("a leg that ends on a ring: the crew goes round to the control") {
    const auto map = AsciiMap{5_m, latitude, R"(
                              N
                              |
                              |
                              |
                              |
                              |
                              a
                            h   b

        W------------------g     c------------------E

                            f   d
                              e
                              |
                              |
                              |
                              |
                              |
                              |
                              S
    )"}
                         .way("ahgfedcba", "highway=tertiary,junction=roundabout")
                         .way("Na", "highway=tertiary")
                         .way("cE", "highway=tertiary")
                         .way("eS", "highway=tertiary")
                         .way("Wg", "highway=tertiary");
    for (const auto* letters : {"Sd", "Sb", "Sh", "Sf"}) {
        CAPTURE(letters);
        Trial trial{map, letters};
        CHECK(trial.drive().incidents.empty());
        trial.remove_junction_boxes();
        CHECK(trial.drive().count(Trouble::wrong_way) == 1);
    }
}

TEST_CASE("turning round in a yard's mouth, a few metres deep, is one turn on the spot") {
    for (const auto cell : {1.6_m, 1.8_m, 2.0_m, 2.2_m}) {
        const auto map = AsciiMap{cell, latitude, R"(
                       e
                       |
                       |
                       X-------W
                       |
                       |
                       |
                       |
                       |
                       |
                       |
                       |
                       |
                       |
                       S
        )"}
                             .way("SXW", "highway=residential")
                             .way("Xe", "highway=service");
        const auto drive = Trial{map, "SeS"}.drive();
        CHECK(drive.count(Trouble::wrong_way) == 0);
        CHECK(drive.count(Trouble::box_not_found) == 0);
    }
}
