// SPDX-License-Identifier: BSL-1.0
#include "exchange/itinerary_json.hpp"

#include "exchange/small_publication.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace route;
using nlohmann::json;
using route::test::SmallPublication;

namespace {

std::vector<std::string> keys_of(const nlohmann::ordered_json& object) {
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.push_back(key);
    return keys;
}

using Keys = std::vector<std::string>;

} // namespace

TEST_CASE("itinerary.json has the keys of the file format, in its order") {
    SmallPublication small;
    const auto root = nlohmann::ordered_json::parse(exchange::itinerary_json(small.publication()));
    CHECK(keys_of(root) == Keys{"schema", "edition", "version", "fingerprint", "time_zone", "attribution", "rules", "legs"});
    CHECK(root["schema"] == 1);
    CHECK(root["edition"] == "Coppa Prova");
    CHECK(root["fingerprint"] == "0000000000abcdef");
    const auto& leg = root["legs"][0];
    CHECK(keys_of(leg) == Keys{"number", "name", "date", "length_m", "sectors", "controls", "secret_controls", "boxes",
                               "path", "unweighed", "starts"});
    CHECK(keys_of(leg["sectors"][0]) == Keys{"number", "from", "from_code", "to", "to_code", "length_m", "length_km",
                                             "target_time_s", "least_time_s", "driving_time_s", "average_kmh"});
    CHECK(keys_of(leg["controls"][0]) == Keys{"kind", "code", "name", "lat", "lon", "chainage_m", "total_km",
                                              "snap_distance_m", "heading_deg", "passage", "due_first_car", "due_last_car",
                                              "opens", "closes", "secret"});
    CHECK(keys_of(leg["boxes"][0]) == Keys{"number", "kind", "lat", "lon", "chainage_m", "total_km", "partial_km",
                                           "to_go_km", "turn_angle_deg", "exit_number", "danger", "arms", "text", "sector"});
    CHECK(keys_of(leg["boxes"][1]["arms"][0]) == Keys{"bearing_deg", "class", "name", "ref", "may_enter", "role"});
    CHECK(keys_of(leg["path"][0]) == Keys{"osm_way", "forward", "from_m", "to_m"});
}

TEST_CASE("itinerary.json holds lengths as numbers, kilometres as text, times with their offset") {
    SmallPublication small;
    const auto leg = json::parse(exchange::itinerary_json(small.publication()))["legs"][0];
    CHECK(leg["date"] == "2024-06-11");
    CHECK(leg["length_m"].get<double>() == doctest::Approx(16000).epsilon(0.0001));
    const auto& sector = leg["sectors"][0];
    CHECK(sector["from"] == "Trento");
    CHECK(sector["to"] == "Bar \"Luna\", Povo");
    CHECK(sector["length_m"] == 8126.0);
    CHECK(sector["length_km"] == "8.13");
    CHECK(sector["target_time_s"] == 660);
    const auto& start = leg["controls"][0];
    CHECK(start["kind"] == "START");
    CHECK(start["due_first_car"] == "2024-06-11T23:30:00+02:00");
    CHECK(start["due_last_car"] == "2024-06-11T23:40:00+02:00");
    CHECK(start["opens"] == "2024-06-11T23:15:00+02:00");
    CHECK(start["closes"] == "2024-06-12T00:10:00+02:00");
    CHECK(start["lat"] == 46.0679);
    const auto& box = leg["boxes"][1];
    CHECK(box["number"] == "2");
    CHECK(box["total_km"] == "2.40");
    CHECK(box["to_go_km"] == "5.73");
    CHECK(box["turn_angle_deg"] == -90.0);
    CHECK(box["exit_number"] == 2);
    CHECK(box["text"]["it"] == "Sinistra\nSP 12");
    CHECK(box["text"]["en"] == "Left");
    CHECK(box["arms"][0]["class"] == "primary");
    CHECK(box["arms"][0]["role"] == "entry");
    CHECK(box["arms"][0]["may_enter"] == false);
    CHECK(leg["boxes"][2]["sector"] == 2);
    CHECK(leg["path"][0]["osm_way"] == 4512);
}

TEST_CASE("a halt is two controls, and a trial's lines tell what they begin and end") {
    SmallPublication small;
    const auto controls = json::parse(exchange::itinerary_json(small.publication()))["legs"][0]["controls"];
    CHECK(controls[3]["kind"] == "LUNCH");
    CHECK(controls[3]["passage"] == "in");
    CHECK(controls[4]["passage"] == "out");
    CHECK(controls[3]["total_km"] == "8.13");
    CHECK(controls[4]["total_km"] == "0.00");
    CHECK(controls[5]["code"] == "PC 1");
    CHECK(controls[5]["line"] == 1);
    CHECK(controls[6]["ends_code"] == "PC 1");
    CHECK(controls[6]["total_km"] == "1.05");
}

TEST_CASE("secret check points are told to officials, apart from the controls") {
    SmallPublication small;
    const auto leg = json::parse(exchange::itinerary_json(small.publication()))["legs"][0];
    REQUIRE(leg["secret_controls"].size() == 1);
    CHECK(leg["secret_controls"][0]["kind"] == "PM");
    CHECK(leg["secret_controls"][0]["line"] == 2);
    CHECK(leg["secret_controls"][0]["secret"] == true);
    for (const auto& control : leg["controls"])
        CHECK(control["secret"] == false);
}

TEST_CASE("totals run from the leg's start when the edition says so") {
    SmallPublication small;
    small.edition().total_from_leg_start = true;
    const auto controls = json::parse(exchange::itinerary_json(small.publication()))["legs"][0]["controls"];
    CHECK(controls.back()["total_km"] == "16.00");
}

TEST_CASE("a name that is not UTF-8 does not stop the file, and the same input gives the same bytes") {
    SmallPublication small;
    small.timed().itinerary.legs[LegIndex{0}].controls[ControlIndex{0}].name = "Sal\xF2";
    const auto text = exchange::itinerary_json(small.publication());
    CHECK(json::accept(text));
    CHECK(text == exchange::itinerary_json(small.publication()));
}

TEST_CASE("with heights legs and sectors have climb and descent that add up, and controls their height") {
    SmallPublication small;
    const auto flat = json::parse(exchange::itinerary_json(small.publication()));
    CHECK_FALSE(flat["legs"][0].contains("climb_m"));
    CHECK_FALSE(flat["legs"][0]["controls"][0].contains("ele_m"));
    const auto root = json::parse(exchange::itinerary_json(small.with_heights().publication()));
    const auto& leg = root["legs"][0];
    CHECK(leg["climb_m"] == 150.0);
    CHECK(leg["descent_m"] == 0.0);
    CHECK(leg["highest_m"] == 350.0);
    double climb = 0;
    for (const auto& sector : leg["sectors"]) {
        climb += sector["climb_m"].get<double>();
    }
    CHECK(climb == doctest::Approx(150.0));
    CHECK(leg["controls"][0]["ele_m"] == 200.0);
    CHECK_FALSE(leg["controls"].back().contains("ele_m")); // beyond the model
}
