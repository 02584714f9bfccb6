// SPDX-License-Identifier: BSL-1.0
#include "document/official/official_pages.hpp"
#include "document/set_pages.hpp"

#include <doctest/doctest.h>

using namespace route;

namespace {

document::MadePages sheets_of(const made::Book& book, const std::string& style = "marshal") {
    const drawing::FontSet fonts;
    Diagnostics found;
    auto made = document::marshal_pages(book.publication(), LegIndex{0}, made::style_named(style), fonts, found);
    CHECK(made::faults_on(made, fonts) == "");
    return made;
}

/// The sheet of a control, counted from 0.
drawing::Page sheet_of(const made::Book& book, ControlIndex control) {
    return made::page_at(sheets_of(book), "control-" + std::to_string(control.value() + 1));
}

std::vector<std::string> boards_on(const drawing::Page& page) {
    std::vector<std::string> labels;
    for (const auto& word : made::words_of(page)) {
        if (word == "0" || word.starts_with("−") || (word.starts_with("+") && word.ends_with(" m"))) labels.push_back(word);
    }
    return labels;
}

} // namespace

TEST_CASE("each control and trial line has its sheet and its entry, in the order of the road") {
    const auto book = made::plain_book({"it"});
    const auto made = sheets_of(book);
    REQUIRE(made.outline.size() == 13);
    CHECK(made.pages.size() == 13);
    CHECK(made.outline[0].title == "CO 0 – Brescia – Viale Venezia");
    CHECK(made.outline[4].title == "PC 3 – Sarnico – lungolago"); // the line where it ends
    CHECK(made.outline[12].title == "CO 2 – Bergamo – Sentierone");
    for (const auto& entry : made.outline) {
        CHECK(made::has_page_at(made, entry.anchor));
    }
}

TEST_CASE("a point of interest needs no marshal") {
    auto book = made::plain_book({"it"});
    book.timed.itinerary.legs[LegIndex{0}].controls[ControlIndex{7}].kind = edition::Kind::info;
    const auto made = sheets_of(book);
    CHECK(made.pages.size() == 12);
    CHECK_FALSE(made::has_page_at(made, "control-8"));
}

TEST_CASE("opening, first car, last car and closing stand from left to right, with the day after midnight") {
    const auto page = sheet_of(made::plain_book({"it"}), ControlIndex{0});
    const std::vector<std::string> clocks{"20:15", "20:30", "03:04 +1", "03:34 +1"};
    CHECK(made::row_of(page, "20:15") == clocks);
    for (const auto& [caption, clock] : {std::pair{"Apre", "20:15"}, std::pair{"Prima vettura", "20:30"},
                                         std::pair{"Ultima vettura", "03:04 +1"}, std::pair{"Chiude", "03:34 +1"}}) {
        CHECK(made::text_named(page, caption).cell.left() == made::text_named(page, clock).cell.left());
        CHECK(made::text_named(page, caption).baseline.y < made::text_named(page, clock).baseline.y);
    }
}

TEST_CASE("each group of cars is told with its number, interval and first car at this control") {
    auto book = made::plain_book({"it"});
    book.edition.groups = {{"", 80, std::chrono::seconds{30}, {}},
                           {"Gara", 400, std::chrono::seconds{60}, std::chrono::minutes{50}}};
    made::start_cars(book);
    const auto page = sheet_of(book, ControlIndex{7}); // CT 1, car 1 at 23:00
    CHECK(made::says(page, "80 vetture ogni 30 s, la prima alle 23:00"));
    CHECK(made::says(page, "Gara: 400 vetture ogni 60 s, la prima alle 23:50"));
}

TEST_CASE("a place is told in degrees and minutes and in decimals, south and west too") {
    auto book = made::plain_book({"en"});
    book.timed.itinerary.legs[LegIndex{0}].controls[ControlIndex{0}].position = {geo::Latitude::degrees(-33.5),
                                                                                 geo::Longitude::degrees(-70.25)};
    const auto page = sheet_of(book, ControlIndex{0});
    CHECK(made::tells(page, "33° 30.000' S  70° 15.000' W"));
    CHECK(made::tells(page, "(-33.500000, -70.250000)"));
}

TEST_CASE("distances are told from the start and from the last time control, the direction in whole degrees") {
    auto book = made::plain_book({"it"});
    book.timed.itinerary.legs[LegIndex{0}].controls[ControlIndex{7}].heading = Bearing::degrees(87.6);
    const auto page = sheet_of(book, ControlIndex{7});
    CHECK(made::says(page, "km 58,00 dalla partenza, 15,50 dall'ultimo CO"));
    CHECK(made::says(page, "le vetture vanno in direzione 88°"));
}

TEST_CASE("a control's distances from the corners before and behind it are told, that a wrong place is seen") {
    auto book = made::plain_book({"it"});
    const auto at = book.timed.itinerary.legs[LegIndex{0}].controls[ControlIndex{7}].chainage;
    roadbook::Box before;
    before.number = "37";
    before.kind = roadbook::BoxKind::junction;
    before.chainage = at - Metres{312.4};
    roadbook::Box after = before;
    after.number = "38";
    after.chainage = at + Metres{88};
    roadbook::Box sign = before;
    sign.number = "37A";
    sign.kind = roadbook::BoxKind::control;
    sign.chainage = at - Metres{5};
    book.book.legs[LegIndex{0}].sectors.resize(1);
    book.book.legs[LegIndex{0}].sectors.front().boxes = {before, sign, after};
    const auto page = sheet_of(book, ControlIndex{7});
    CHECK(made::tells(page, "312 m dopo la casella 37"));
    CHECK(made::tells(page, "88 m prima della casella 38"));
    CHECK_FALSE(made::tells(page, "37A"));
}

TEST_CASE("a sheet tells when its people must be there, half an hour before the control opens") {
    CHECK(made::tells(sheet_of(made::plain_book({"it"}), ControlIndex{0}), "Essere sul posto alle 19:45."));
}

TEST_CASE("distances from the last time control are so where the edition's boxes count from the leg's start") {
    auto book = made::plain_book({"it"});
    book.edition.total_from_leg_start = true;
    CHECK(made::says(sheet_of(book, ControlIndex{7}), "km 58,00 dalla partenza, 15,50 dall'ultimo CO"));
}

TEST_CASE("a height is told where the models know it") {
    auto book = made::plain_book({"it"});
    CHECK_FALSE(made::tells(sheet_of(book, ControlIndex{7}), "quota"));
    auto& leg = book.timed.itinerary.legs[LegIndex{0}];
    leg.heights = {{Chainage{}, Metres{100}, {}, {}}, {Chainage{Metres{112'340}}, Metres{100}, {}, {}}};
    CHECK(made::says(sheet_of(book, ControlIndex{7}), "quota 100 m"));
}

TEST_CASE("the side of the road is told when the organiser tells it") {
    auto book = made::plain_book({"it"});
    CHECK_FALSE(made::tells(sheet_of(book, ControlIndex{7}), "sul lato"));
    book.edition.waypoints[WaypointIndex{3}].side = Hand::left;
    CHECK(made::says(sheet_of(book, ControlIndex{7}), "sul lato sinistro della strada"));
    book.edition.waypoints[WaypointIndex{3}].side = Hand::right;
    CHECK(made::says(sheet_of(book, ControlIndex{7}), "sul lato destro della strada"));
}

TEST_CASE("a trial's line tells its number and which trial ends there") {
    const auto book = made::plain_book({"it"});
    const auto second = sheet_of(book, ControlIndex{2});
    CHECK(made::says(second, "linea 2 della prova"));
    CHECK(made::says(second, "qui finisce PC 1"));
    CHECK_FALSE(made::tells(sheet_of(book, ControlIndex{1}), "qui finisce"));
    CHECK_FALSE(made::tells(sheet_of(book, ControlIndex{7}), "linea"));
}

TEST_CASE("boards stand before and behind a manned control, farther before a trial, none at a line or a secret one") {
    const auto book = made::plain_book({"it"});
    CHECK(boards_on(sheet_of(book, ControlIndex{7})) == std::vector<std::string>{"−25 m", "0", "+25 m"});
    CHECK(boards_on(sheet_of(book, ControlIndex{1})) == std::vector<std::string>{"−100 m", "0"});
    CHECK(boards_on(sheet_of(book, ControlIndex{2})).empty());
    CHECK(boards_on(sheet_of(book, ControlIndex{9})).empty());
}

TEST_CASE("what is to be done differs by what the control is, and all but the secret ones stay to the end") {
    const auto book = made::plain_book({"it"});
    const auto duty = [&](ControlIndex control, const std::string& words) {
        return made::running_text(sheet_of(book, control)).find(words) != std::string::npos;
    };
    CHECK(duty(ControlIndex{0}, "Fate partire"));
    CHECK(duty(ControlIndex{5}, "indicate dove parcheggiare"));
    CHECK(duty(ControlIndex{6}, "ora di uscita"));
    CHECK(duty(ControlIndex{7}, "Timbrate"));
    CHECK(duty(ControlIndex{1}, "al centesimo"));
    CHECK(duty(ControlIndex{9}, "senza farvi vedere"));
    CHECK(duty(ControlIndex{12}, "vettura scopa"));
    CHECK_FALSE(duty(ControlIndex{9}, "vettura scopa"));
}

TEST_CASE("a secret check point's sheet has its banner in both languages, the others none") {
    const auto book = made::plain_book({"it", "en"});
    const auto secret = sheet_of(book, ControlIndex{9});
    CHECK(made::tells(secret, "SEGRETO"));
    CHECK(made::tells(secret, "SECRET"));
    CHECK(made::filled_shapes(secret.picture, drawing::danger_red).size() == 1);
    for (const std::size_t index : {0U, 7U, 8U, 10U}) {
        CHECK_FALSE(made::tells(sheet_of(book, ControlIndex{index}), "SEGRETO"));
    }
}

TEST_CASE("telephones are those that there are, and the control's own last") {
    auto book = made::plain_book({"it"});
    book.edition.contacts.medical.clear();
    book.edition.waypoints[WaypointIndex{3}].phone = "+39 0346 11111";
    const auto page = sheet_of(book, ControlIndex{7});
    CHECK(made::says(page, "Direzione gara: +39 030 123 4567"));
    CHECK_FALSE(made::tells(page, "Medico"));
    CHECK(made::says(page, "Questo controllo: +39 0346 11111"));
    CHECK(made::text_named(page, "Questo controllo: +39 0346 11111").baseline.y >
          made::text_named(page, "Emergenza: 112").baseline.y);
    CHECK_FALSE(made::tells(sheet_of(book, ControlIndex{0}), "0346"));
}

TEST_CASE("the organiser's notes are on the control's own sheet in each language of the edition") {
    auto book = made::plain_book({"it", "en"});
    book.edition.waypoints[WaypointIndex{3}].notes["it"] = "Accanto alla fontana";
    book.edition.waypoints[WaypointIndex{3}].notes["en"] = "Beside the fountain";
    const auto page = sheet_of(book, ControlIndex{7});
    CHECK(made::text_named(page, "Accanto alla fontana").baseline.y <
          made::text_named(page, "Beside the fountain").baseline.y);
    CHECK_FALSE(made::tells(sheet_of(book, ControlIndex{0}), "fontana"));
}
