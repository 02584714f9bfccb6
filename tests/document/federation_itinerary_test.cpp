// SPDX-License-Identifier: BSL-1.0
#include "document/official/official_pages.hpp"
#include "document/set_pages.hpp"
#include "timing/rules.hpp"

#include <doctest/doctest.h>

using namespace route;

namespace {

document::MadePages itinerary_of(const made::Book& book, const std::string& style = "official-a4") {
    const drawing::FontSet fonts;
    Diagnostics found;
    auto made = document::itinerary_pages(book.publication(), made::style_named(style), fonts, found);
    CHECK(made::faults_on(made, fonts) == "");
    return made;
}

void make_kind(made::Book& book, ControlIndex control, edition::Kind kind) {
    auto& placed = book.timed.itinerary.legs[LegIndex{0}].controls[control];
    placed.kind = kind;
    placed.code.clear();
    placed.line = 0;
}

/// The same day twice: leg 1 and leg 2.
made::Book two_legs() {
    auto book = made::plain_book({"it"});
    book.edition.legs.push_back(book.edition.legs[LegIndex{0}]);
    book.edition.legs[LegIndex{1}].number = 2;
    book.edition.legs[LegIndex{1}].name = "Bergamo – Brescia";
    book.timed.itinerary.legs.push_back(book.timed.itinerary.legs[LegIndex{0}]);
    book.timed.itinerary.legs[LegIndex{1}].number = 2;
    book.timed.legs.push_back(book.timed.legs[LegIndex{0}]);
    return book;
}

} // namespace

TEST_CASE("a time control's row has liaison, sector, target and first car, with the sector's number in the margin") {
    const auto made = itinerary_of(made::plain_book({"it"}));
    const auto& page = made::page_at(made, "leg-1");
    CHECK(made::row_of(page, "CO 2") ==
          std::vector<std::string>{"CO 2", "Bergamo – Sentierone", "64,34", "69,84", "2:00", "00:35 +1", "2"});
    CHECK(made::row_of(page, "CT 1") == std::vector<std::string>{"CT 1", "Clusone", "23:00", "2"});
    CHECK(made::row_of(page, "PC 1–3") == std::vector<std::string>{"PC 1–3", "Sarnico – lungolago", "1,25", "21:10", "1"});
}

TEST_CASE("an average trial's length goes to its last line, its secret check point is not told") {
    const auto made = itinerary_of(made::plain_book({"it"}));
    const auto& page = made::page_at(made, "leg-1");
    CHECK(made::row_of(page, "PM 1").at(2) == "5,50");
    CHECK(made::count_of(page, "Passo della Presolana") == 1);
    CHECK_FALSE(made::tells(made, "777"));
}

TEST_CASE("a leg's sum has trials and liaison that add up to its length, and the trials' share of it") {
    const auto made = itinerary_of(made::plain_book({"it"}));
    CHECK(made::row_of(made::page_at(made, "leg-1"), "Totale tappa (prove 6,0 %)") ==
          std::vector<std::string>{"Totale tappa (prove 6,0 %)", "6,75", "105,59", "112,34", "3:05"});
}

TEST_CASE("a leg without trials has none of its length in them") {
    const auto made = itinerary_of(made::near_book({false, false}));
    CHECK(made::row_of(made::page_at(made, "leg-1"), "Totale tappa (prove 0,0 %)") ==
          std::vector<std::string>{"Totale tappa (prove 0,0 %)", "0,00", "0,20", "0,20", "0:30"});
}

TEST_CASE("a trial that goes on beyond a time control counts in each sector with what lies there") {
    auto book = made::plain_book({"it"});
    // The series' last line is moved behind the halt: 21.45 km before it, 2.50 km after.
    auto& last = book.timed.itinerary.legs[LegIndex{0}].controls[ControlIndex{4}];
    last.printed = PrintedLength::decametres(4500);
    const auto made = itinerary_of(book);
    const auto& page = made::page_at(made, "leg-1");
    CHECK(made::row_of(page, "PC 1–3").at(2) == "23,95");
    CHECK(made::says(page, "21,05")); // 42.50 less 21.45
    CHECK(made::row_of(page, "CO 2").at(2) == "61,84");
}

TEST_CASE("a halt going out tells how long the cars stand, and both its rows what kind of halt it is") {
    const auto made = itinerary_of(made::plain_book({"it"}));
    const auto text = made::running_text(made::page_at(made, "leg-1"));
    CHECK(text.find("Lovere – Piazza Tredici Martiri – sosta pranzo, ingresso") != std::string::npos);
    const auto out = text.find("Lovere – Piazza Tredici Martiri – sosta pranzo, uscita 1:00 22:35");
    CHECK(out != std::string::npos);
}

TEST_CASE("visits to service parks have letters that go on through the legs, one for both rows of a visit") {
    auto book = two_legs();
    for (const LegIndex l : {LegIndex{0}, LegIndex{1}}) {
        for (auto& control : book.timed.itinerary.legs[l].controls) {
            if (control.kind == edition::Kind::lunch) control.kind = edition::Kind::service;
        }
    }
    const auto made = itinerary_of(book);
    const auto first = made::running_text(made::page_at(made, "leg-1")); // texts are wrapped
    CHECK(first.find("assistenza, ingresso A") != std::string::npos);
    CHECK(first.find("assistenza, uscita A") != std::string::npos);
    const auto second = made::running_text(made::page_at(made, "leg-2"));
    CHECK(second.find("assistenza, ingresso B") != std::string::npos);
    CHECK(second.find("ingresso A") == std::string::npos);
}

TEST_CASE("a leg that passes into another time zone says from where its clocks go by it") {
    auto book = made::plain_book({"it"});
    auto& clocks = book.timed.legs[LegIndex{0}].clocks;
    std::fill(clocks.begin() + 6, clocks.end(), "Europe/Athens");
    const auto made = itinerary_of(book);
    const auto text = made::running_text(made::page_at(made, "leg-1")); // texts are wrapped
    CHECK(text.find("da CO 1 in poi gli orologi segnano l'ora di Europe/Athens") != std::string::npos);
    CHECK(text.find("01:35 EEST +1") != std::string::npos);
}

TEST_CASE("refuelling tells how far it is to the next, the last one how far to the finish") {
    auto book = made::plain_book({"it"});
    make_kind(book, ControlIndex{7}, edition::Kind::refuel);
    const auto one = itinerary_of(book);
    CHECK(made::tells(one, "Clusone – all'arrivo 54,34 km"));
    make_kind(book, ControlIndex{8}, edition::Kind::refuel);
    const auto two = itinerary_of(book);
    const auto text = made::running_text(made::page_at(two, "leg-1"));
    CHECK(text.find("Clusone – al prossimo rifornimento 6,00 km") != std::string::npos);
    CHECK(made::tells(two, "Passo della Presolana – all'arrivo 48,34 km"));
    CHECK(made::count_of(two, "Rifornim.") == 2);
}

TEST_CASE("a point without a code is told by its kind, and points of interest are not told") {
    auto book = made::plain_book({"it"});
    make_kind(book, ControlIndex{7}, edition::Kind::parade_start);
    CHECK(made::tells(itinerary_of(book), "Clusone – Inizio sfilata"));
    make_kind(book, ControlIndex{7}, edition::Kind::info);
    CHECK_FALSE(made::tells(itinerary_of(book), "Clusone"));
}

TEST_CASE("a leg is called by number and name, and by its number alone where it has no name") {
    auto book = made::plain_book({"it", "en"});
    CHECK(made::says(itinerary_of(book), "Tappa 1 – Brescia – Bergamo"));
    CHECK(made::says(itinerary_of(book), "Leg 1")); // the name is there already
    book.edition.legs[LegIndex{0}].name.clear();
    CHECK(made::says(itinerary_of(book), "Tappa 1"));
}

TEST_CASE("day and sun are told above the table, a line for each language") {
    auto book = made::plain_book({"it", "en"});
    for (auto& control : book.timed.itinerary.legs[LegIndex{0}].controls) {
        control.position = {geo::Latitude::degrees(45.54), geo::Longitude::degrees(10.22)};
    }
    const auto made = itinerary_of(book);
    // Brescia in June, summer time: noon at 13:19, and the sun is up for 7 h 49 min on either side of it.
    CHECK(made::tells(made, "11 giugno 2024 – il sole sorge alle 05:3"));
    const auto text = made::running_text(made::page_at(made, "leg-1"));
    CHECK(text.find("tramonta alle 21:0") != std::string::npos);
    CHECK(text.find("sunset at the finish 21:0") != std::string::npos);
}

TEST_CASE("where the sun does not set the day is told without it") {
    auto book = made::plain_book({"it"});
    for (auto& control : book.timed.itinerary.legs[LegIndex{0}].controls) {
        control.position = {geo::Latitude::degrees(71), geo::Longitude::degrees(25)};
    }
    const auto made = itinerary_of(book);
    CHECK(made::tells(made, "11 giugno 2024"));
    CHECK_FALSE(made::tells(made, "tramonta"));
}

TEST_CASE("the summary has a row for each leg and their sum, controls and trials counted") {
    const auto made = itinerary_of(two_legs());
    const auto& page = made::page_at(made, "edition");
    CHECK(&page == &made.pages.back());
    CHECK(made::row_of(page, "2") ==
          std::vector<std::string>{"2", "Bergamo – Brescia – 11 giugno 2024", "4", "4", "6,75", "105,59", "112,34", "3:05"});
    CHECK(made::row_of(page, "224,68") == std::vector<std::string>{"Totale", "8", "8", "13,50", "211,18", "224,68", "6:10"});
}

TEST_CASE("each leg has its own page and entry, in the order of driving, the summary last") {
    const auto made = itinerary_of(two_legs());
    std::vector<std::string> anchors;
    for (const auto& entry : made.outline) {
        anchors.push_back(entry.anchor);
    }
    CHECK(anchors == std::vector<std::string>{"leg-1", "leg-2", "edition"});
    for (const auto& anchor : anchors) {
        CHECK(made::has_page_at(made, anchor));
    }
}

TEST_CASE("the federation's itinerary is laid out in every style that is wide enough for it") {
    for (const auto* style : {"official-a4", "a4", "marshal"}) {
        CHECK(made::says(itinerary_of(made::plain_book({"de", "it"}), style), "112,34"));
    }
}

TEST_CASE("the rules of the times are printed last, with their values, their units and who says so") {
    auto book = made::plain_book({"it"});
    CHECK_FALSE(made::has_page_at(itinerary_of(book), "rules"));
    book.timed.rules = timing::RuleSet::load(ROUTE_SOURCE_DIR "/styles", "msuk");
    const auto made = itinerary_of(book);
    const auto& page = made::page_at(made, "rules");
    CHECK(made::row_of(page, "48,28 km/h").at(0) == "Media massima su strade aperte");
    CHECK(made::tells(page, "30 mph on the highway"));
    CHECK(made::row_of(page, "Strade strette: dalle").at(1) == "07:00");
    CHECK(made::tells(page, "il tempo imposto,")); // carried on
    // So many rules take a second page.
    CHECK(made::tells(made.pages.back(), "3218,7 m"));
    CHECK(made::tells(made.pages.back(), "Le prove contano come"));
}

TEST_CASE("every rule of every shipped set can be printed in all languages") {
    for (const auto* name : {"aci", "asi", "dmsb", "ffsa", "fia-regularity", "fiva", "msuk"}) {
        auto book = made::plain_book({"it", "de"});
        book.timed.rules = timing::RuleSet::load(ROUTE_SOURCE_DIR "/styles", name);
        CHECK(made::has_page_at(itinerary_of(book), "rules"));
    }
}
