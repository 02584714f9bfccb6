// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "osm/extract_text.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <vector>

using namespace route;
using osm::Access;
using osm::OneWay;
using osm::RoadClass;
using test::node;
using test::read;
using test::road;
using test::text_of;

TEST_CASE("a link has the class of the road that it serves and is marked") {
    CHECK(road("highway=trunk_link").road_class == RoadClass::trunk);
    CHECK(road("highway=trunk_link").link);
    CHECK_FALSE(road("highway=trunk").link);
    CHECK(road("highway=road").road_class == RoadClass::unclassified);
}

TEST_CASE("footways, areas and roads under construction are no roads") {
    for (const char* tags : {"highway=footway", "highway=steps", "highway=construction", "highway=pedestrian,area=yes",
                             "railway=rail", "building=yes"}) {
        CAPTURE(tags);
        CHECK_THROWS_AS(static_cast<void>(road(tags)), InputError);
    }
}

TEST_CASE("the most special access tag wins, in whatever order they stand") {
    CHECK(road("highway=residential").access == Access::yes);
    CHECK(road("highway=residential,access=private").access == Access::restricted);
    CHECK(road("access=no,highway=residential,motor_vehicle=yes").access == Access::yes);
    CHECK(road("highway=residential,motor_vehicle=yes,motorcar=no").access == Access::no);
    CHECK(road("highway=residential,vehicle=no,motor_vehicle=destination").access == Access::destination);
    CHECK(road("highway=residential,access=customers").access == Access::destination);
    CHECK(road("highway=service,access=private;delivery").access == Access::restricted);
    CHECK(road("highway=track,motor_vehicle=forestry").access == Access::restricted);
}

TEST_CASE("an access tag for one direction goes before the same for both, and a more special one before either") {
    const auto check = [](const char* tags, Access along, Access against) {
        CAPTURE(tags);
        const auto attributes = road(std::string("highway=residential,") + tags);
        CHECK(attributes.access == along);
        CHECK(attributes.access_back == against);
    };
    check("motor_vehicle:forward=no", Access::no, Access::yes);
    check("vehicle:backward=no", Access::yes, Access::no);
    check("access=no,motorcar:forward=destination", Access::destination, Access::no);
    check("motor_vehicle:forward=no,motor_vehicle=yes", Access::no, Access::yes);
    check("vehicle:forward=no,motor_vehicle=yes", Access::yes, Access::yes);
    check("motor_vehicle:conditional=no%20%@%20%22:00-06:00", Access::yes, Access::yes);
}

TEST_CASE("what a low car cannot drive on is read from smoothness, tracks and four-wheel drive") {
    CHECK(road("highway=track,smoothness=very_horrible").smoothness == osm::Smoothness::very_horrible);
    CHECK(road("highway=track,surface=mud").smoothness == osm::Smoothness::very_bad);
    CHECK(road("highway=track,smoothness=lumpy").smoothness == osm::Smoothness::untold);
    CHECK(road("highway=track,tracktype=grade4").track_grade == 4);
    CHECK(road("highway=track,tracktype=gradex").track_grade == 0);
    CHECK(road("highway=track,4wd_only=yes").four_wheel_drive == 1);
}

namespace {

/// The statements of a way's tags: "tag [condition] limit".
std::vector<std::string> statements(const std::string& tags) {
    const auto extract = read("n1 x11 y46\nn2 x11.001 y46\nw1 Thighway=tertiary," + tags + " Nn1,n2\n");
    std::vector<std::string> list;
    for (const auto& rule : extract.rules) {
        list.push_back(fmt::format("{} [{}] {}", text_of(extract, rule.tag), text_of(extract, rule.condition),
                                   rule.statement.readable != 0 ? std::to_string(rule.statement.limit) : "?"));
    }
    return list;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a condition is kept with its value, with or without brackets, clause by clause") {
    CHECK(statements("motor_vehicle:conditional=no%20%@%20%(Mo-Fr%20%07:00-09:00;%20%Sa%20%08:00-10:00)") ==
          Lines{"motor_vehicle:conditional=no @ (Mo-Fr 07:00-09:00; Sa 08:00-10:00) [Mo-Fr 07:00-09:00; Sa 08:00-10:00] 0"});
    CHECK(statements("access:conditional=no%20%@%20%07:00-09:00;%20%destination%20%@%20%(10:00-12:00)").size() == 2);
    // A plain tag for cars leaves nothing of a condition for all.
    CHECK(statements("access:conditional=no%20%@%20%Mo-Fr,motorcar=yes,hgv=yes,psv=yes").empty());
    CHECK(statements("name=Via%20%Roma,lit=yes,source=survey").empty());
}

TEST_CASE("limits are read in the units of their signs, and one that makes no sense is kept as it is") {
    CHECK(statements("maxheight=2.1") == Lines{"maxheight=2.1 [] 210"});
    CHECK(statements("maxheight=2%2c%1%20%m") == Lines{"maxheight=2,1 m [] 210"});
    CHECK(statements("maxheight=6'6\"") == Lines{"maxheight=6'6\" [] 198"});
    CHECK(statements("maxheight=6%20%ft%20%6%20%in") == Lines{"maxheight=6 ft 6 in [] 198"});
    CHECK(statements("maxweight=3.5") == Lines{"maxweight=3.5 [] 3500"});
    CHECK(statements("maxweight=7500%20%kg") == Lines{"maxweight=7500 kg [] 7500"});
    CHECK(statements("maxweight=6000%20%lbs") == Lines{"maxweight=6000 lbs [] 2722"});
    CHECK(statements("maxwidth=2.2;2.0") == Lines{"maxwidth=2.2;2.0 [] 200"});
    CHECK(statements("maxheight=low") == Lines{"maxheight=low [] ?"});
    for (const char* none : {"maxheight=default", "maxheight=none", "maxwidth=no_sign", "width=7", "maxspeed=50"}) {
        CAPTURE(none);
        CHECK(statements(none).empty());
    }
}

TEST_CASE("a pedestrian street is seen but not entered, unless cars are let in by name") {
    CHECK(road("highway=pedestrian").access == Access::no);
    CHECK(road("highway=pedestrian,motor_vehicle=yes").access == Access::yes);
    CHECK(road("highway=raceway").access == Access::restricted);
    CHECK(road("highway=busway").access == Access::no);
}

TEST_CASE("a ferry carries cars only when it says so") {
    CHECK(road("route=ferry").road_class == RoadClass::ferry);
    CHECK(road("route=ferry").access == Access::no);
    CHECK(road("route=ferry,motor_vehicle=yes").access == Access::yes);
}

TEST_CASE("one-ways run forward, backward, or as roundabouts and motorways imply") {
    CHECK(road("highway=primary").one_way == OneWay::no);
    for (const char* yes : {"yes", "1", "true"}) {
        CHECK(road(std::string("highway=primary,oneway=") + yes).one_way == OneWay::forward);
    }
    CHECK(road("highway=primary,oneway=-1").one_way == OneWay::backward);
    CHECK(road("highway=primary,oneway=reverse").one_way == OneWay::backward);
    CHECK(road("highway=motorway").one_way == OneWay::forward);
    CHECK(road("highway=primary,junction=roundabout").one_way == OneWay::forward);
    CHECK(road("highway=primary,junction=roundabout").roundabout);
    CHECK(road("highway=primary,junction=circular,oneway=no").one_way == OneWay::no);
    CHECK(road("highway=primary,oneway=alternating").one_way == OneWay::no);
    CHECK(road("highway=primary,oneway=reversible").one_way == OneWay::reversible);
    CHECK(road("highway=primary,oneway:motorcar=-1").one_way == OneWay::backward);
    CHECK(road("highway=primary,oneway=yes,oneway:motor_vehicle=no").one_way == OneWay::no);
    CHECK(road("highway=primary,oneway=yes,oneway:bicycle=no").one_way == OneWay::forward);
}

TEST_CASE("a surface tells whether a road is paved – a track without one is not, unless it is of grade 1") {
    CHECK(road("highway=tertiary,surface=gravel").unpaved);
    CHECK_FALSE(road("highway=tertiary,surface=sett").unpaved);
    CHECK_FALSE(road("highway=tertiary").unpaved);
    CHECK(road("highway=track").unpaved);
    CHECK_FALSE(road("highway=track,tracktype=grade1").unpaved);
    CHECK_FALSE(road("highway=track,surface=asphalt").unpaved);
    CHECK(road("highway=track,tracktype=grade1,surface=dirt").unpaved);
    CHECK(road("highway=tertiary,surface=gravel;asphalt").unpaved);
}

TEST_CASE("limits are km/h or miles, and nonsense is no limit") {
    CHECK(road("highway=tertiary,maxspeed=50").max_speed_kmh == 50);
    CHECK(road("highway=tertiary,maxspeed=30%20%mph").max_speed_kmh == 48);
    CHECK(road("highway=tertiary,maxspeed=none").max_speed_kmh == 0);
    CHECK(road("highway=tertiary,maxspeed=IT:urban").max_speed_kmh == 0);
    CHECK(road("highway=tertiary,maxspeed=-5").max_speed_kmh == 0);
    CHECK(road("highway=tertiary,maxspeed=99999999999999999").max_speed_kmh == 0);
    CHECK(road("highway=tertiary,lanes=3,layer=-1").lanes == 3);
    CHECK(road("highway=tertiary,lanes=3,layer=-1").layer == -1);
}

TEST_CASE("bridges, tunnels, fords, tolls and yards are known") {
    CHECK(road("highway=tertiary,bridge=viaduct").bridge);
    CHECK_FALSE(road("highway=tertiary,bridge=no").bridge);
    CHECK(road("highway=tertiary,tunnel=yes").tunnel);
    CHECK_FALSE(road("highway=tertiary,tunnel=building_passage").tunnel);
    CHECK(road("highway=tertiary,toll=yes").toll);
    CHECK(road("highway=tertiary,ford=yes").ford);
    CHECK(road("highway=service,service=parking_aisle").yard);
    CHECK_FALSE(road("highway=service,service=alley").yard);
    CHECK(road("highway=tertiary,driving_side=left").left_hand == 1);
}

TEST_CASE("signals, signs and crossings stand at their node") {
    CHECK(node("highway=traffic_signals").signals);
    CHECK(node("highway=mini_roundabout").mini_roundabout);
    CHECK(node("railway=level_crossing").level_crossing);
    CHECK(node("ford=yes").ford);
    CHECK(node("barrier=toll_booth").toll_booth);
    CHECK(node("barrier=border_control").border);
    const auto stop = node("highway=stop,direction=backward");
    CHECK(stop.stop);
    CHECK(stop.toward_backward);
    CHECK_FALSE(stop.toward_forward);
    CHECK(node("highway=give_way").give_way);
    CHECK_FALSE(node("highway=street_lamp").any());
}

TEST_CASE("a bollard lets no car through, an open gate does, a locked one does not") {
    CHECK(node("barrier=bollard").blocked);
    CHECK_FALSE(node("barrier=bollard,motor_vehicle=yes").blocked);
    CHECK(node("barrier=gate").barrier);
    CHECK_FALSE(node("barrier=gate").blocked);
    CHECK(node("barrier=gate,access=private").blocked);
    CHECK(node("barrier=lift_gate,access=no").blocked);
    CHECK_FALSE(node("barrier=cattle_grid").any());
    CHECK_FALSE(node("barrier=no").any());
    CHECK(node("barrier=something_new").blocked);
}

TEST_CASE("a one-way's destinations are those of its direction – a two-way road needs to say which") {
    const auto destinations = [](const std::string& tags) {
        const auto extract = read("n1 x11 y46\nn2 x11.001 y46\nw1 T" + tags + " Nn1,n2\n");
        return text_of(extract, extract.ways[0].destination_forward) + "|" +
               text_of(extract, extract.ways[0].destination_backward);
    };
    CHECK(destinations("highway=primary,oneway=yes,destination=Padova;Venezia,destination:ref=SS47") ==
          "SS47;Padova;Venezia|");
    CHECK(destinations("highway=primary,oneway=-1,destination=Padova") == "|Padova");
    CHECK(destinations("highway=primary,destination=Padova") == "|");
    CHECK(destinations("highway=primary,destination:forward=Padova,destination:backward=Trento") == "Padova|Trento");
}

TEST_CASE("a mapper's reminder is no name and no number") {
    for (const char* tags : {"highway=primary,ref=FIXME,name=fixme", "highway=primary,ref=?,name=TODO"}) {
        CAPTURE(tags);
        const auto extract = read(std::string("n1 x11 y46\nn2 x11.001 y46\nw1 T") + tags + " Nn1,n2\n");
        CHECK(text_of(extract, extract.ways[0].ref).empty());
        CHECK(text_of(extract, extract.ways[0].name).empty());
    }
}

TEST_CASE("places have their kind and name, a place without a name is none") {
    const auto extract = read("n1 x11 y46\nn2 x11.001 y46\nw1 Thighway=primary Nn1,n2\n"
                              "n5 Tplace=village,name=Povo x11 y46.1\nn4 Tplace=isolated_dwelling,name=Maso x11 y46.2\n"
                              "n6 Tplace=town x11 y46.3\n");
    REQUIRE(extract.places.size() == 2);
    CHECK(text_of(extract, extract.places[0].name) == "Maso");
    CHECK(extract.places[0].kind == osm::PlaceKind::hamlet);
    CHECK(text_of(extract, extract.places[1].name) == "Povo");
    CHECK(extract.places[1].kind == osm::PlaceKind::village);
}

TEST_CASE("values that are not known are counted and told once") {
    Diagnostics found;
    static_cast<void>(
        osm::read_opl("n1 x11 y46\nn2 x11.001 y46\nn3 x11.002 y46\n"
                      "w1 Thighway=primary,surface=goo Nn1,n2\nw2 Thighway=primary,surface=goo,access=maybe Nn2,n3\n",
                      found));
    REQUIRE(found.all().size() == 1);
    CHECK(found.all()[0].severity == Severity::note);
    CHECK(found.all()[0].message ==
          "2 tag values are unknown and taken as untold, most often surface=goo (2), access=maybe (1)");
}

TEST_CASE("a lock shuts a gate, and access tags close a node without a barrier") {
    CHECK(node("barrier=gate,locked=yes").blocked);
    CHECK(node("barrier=gate,locked=yes,motor_vehicle=yes").blocked);
    CHECK(node("barrier=gate,locked=no").barrier);
    CHECK(node("motor_vehicle=no").blocked);
    CHECK(node("access=private").blocked);
    CHECK(node("vehicle=no,highway=crossing").blocked);
    CHECK_FALSE(node("access=no,highway=bus_stop").blocked);
    CHECK_FALSE(node("access=no,highway=bus_stop,bus=yes").blocked);
    CHECK(node("access=no,highway=bus_stop").ruled); // a node of the network as before
    CHECK_FALSE(node("access=private,entrance=yes").blocked);
    CHECK_FALSE(node("motor_vehicle=destination").blocked);
    CHECK_FALSE(node("bicycle=no,foot=no").blocked);
    CHECK(node("motor_vehicle:conditional=no%20%@%20%22:00-06:00").ruled);
}

TEST_CASE("a road's width is read in quarters of a metre, guessed widths too, and what cannot be read is counted") {
    const auto quarters = [](const std::string& tags) { return int{road("highway=residential," + tags).width_quarters}; };
    CHECK(quarters("width=3.5") == 14);
    CHECK(quarters("width=3.9%20%m") == 15);
    CHECK(quarters("est_width=4") == 16);
    CHECK(quarters("width=3,est_width=8") == 12);
    CHECK(quarters("width=40") == 63);
    CHECK(quarters("lanes=2") == 0);
    CHECK(quarters("width=narrow") == 0);
    Diagnostics found;
    (void)osm::read_opl("n1 x11 y46\nn2 x11.001 y46\nw1 Thighway=residential,width=narrow Nn1,n2\n", found);
    REQUIRE(found.all().size() == 1);
    CHECK(found.all()[0].message.find("width=narrow (1)") != std::string::npos);
}
