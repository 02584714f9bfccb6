// SPDX-License-Identifier: BSL-1.0
#include "document/set_pages.hpp"

#include <doctest/doctest.h>

using namespace route;

namespace {

drawing::Page itinerary_of(const made::Book& book, const std::string& style = "fia-a5") {
    return made::page_at(made::set_book(book, style), "itinerary");
}
drawing::Page trials_of(const made::Book& book, const std::string& style = "fia-a5") {
    return made::page_at(made::set_book(book, style), "trials");
}

/// The trials' lines as the organiser gave them, to be changed.
edition::TrialLine& line_of(made::Book& book, int seq, int line) {
    return *std::ranges::find_if(book.edition.trials,
                                 [&](const auto& trial) { return trial.seq == seq && trial.line == line; });
}

} // namespace

TEST_CASE("a time control's row tells sector, place, its length, the total, target, average and the first car") {
    const auto page = itinerary_of(made::plain_book({"it"}));
    CHECK(made::row_of(page, "CO 2") ==
          std::vector<std::string>{"2", "CO 2", "Bergamo – Sentierone", "69,84", "112,34", "2:00", "34,92", "00:35 +1"});
    CHECK(made::row_of(page, "CO 0") == std::vector<std::string>{"CO 0", "Brescia – Viale Venezia", "0,00", "20:30"});
}

TEST_CASE("a row between time controls tells place and total, nothing that belongs to a sector") {
    const auto page = itinerary_of(made::plain_book({"it"}));
    CHECK(made::row_of(page, "CT 1") == std::vector<std::string>{"CT 1", "Clusone", "58,00"});
    CHECK(made::row_of(page, "PC 1–3") == std::vector<std::string>{"PC 1–3", "Sarnico – lungolago", "21,05"});
    CHECK(made::row_of(page, "PM 1") == std::vector<std::string>{"PM 1", "Passo della Presolana", "64,00"});
    CHECK(made::text_named(page, "CT 1").style.weight == drawing::Weight::regular);
    CHECK(made::text_named(page, "CO 2").style.weight == drawing::Weight::bold);
}

TEST_CASE("a halt has a row for coming in and one for going out, with how long the cars stand") {
    const auto page = itinerary_of(made::plain_book({"it"}));
    CHECK(made::count_of(page, "CO 1") == 2);
    const auto text = made::running_text(page);
    CHECK(text.find("Lovere – Piazza Tredici Martiri – ingresso") != std::string::npos);
    CHECK(text.find("Lovere – Piazza Tredici Martiri – uscita – sosta 1:00") != std::string::npos);
    CHECK(text.find("ingresso") < text.find("uscita"));
    CHECK(made::says(page, "21:35"));
    CHECK(made::says(page, "22:35"));
}

TEST_CASE("rows come in the order of the road") {
    const auto page = itinerary_of(made::plain_book({"it"}));
    const std::vector<std::string> order{"CO 0", "PC 1–3", "CO 1", "CT 1", "PM 1", "CO 2", "Totale tappa"};
    for (std::size_t i = 1; i < order.size(); ++i) {
        CHECK(made::text_named(page, order[i - 1]).baseline.y < made::text_named(page, order[i]).baseline.y);
    }
}

TEST_CASE("each sector has one shade: the stripe changes after a time control, not from row to row") {
    const auto page = itinerary_of(made::plain_book({"it"}));
    const auto stripes = made::filled_shapes(page.picture, document::stripe_grey);
    const auto is_striped = [&](const std::string& code) {
        const auto cell = made::text_named(page, code).cell;
        const auto middle = cell.top() + cell.size.height / 2.0;
        return std::ranges::any_of(stripes, [&](const auto& shape) {
            const auto stripe = made::extent_of(shape);
            return stripe.top() < middle && stripe.bottom() > middle;
        });
    };
    CHECK_FALSE(is_striped("CO 0"));
    CHECK(is_striped("PC 1–3"));
    CHECK(is_striped("CT 1") == is_striped("PM 1"));
    CHECK(is_striped("CT 1") == is_striped("CO 2"));
}

TEST_CASE("the sum's average is the whole length over all target times, halts left out") {
    const auto page = itinerary_of(made::plain_book({"it"}));
    // 112.34 km in 1:05 + 2:00.
    CHECK(made::row_of(page, "Totale tappa") ==
          std::vector<std::string>{"Totale tappa", "112,34", "112,34", "3:05", "36,43"});
}

TEST_CASE("a leg without target times has a sum without an average") {
    auto book = made::near_book({false, false});
    book.timed.legs[LegIndex{0}].sectors[SectorIndex{0}].target = std::chrono::minutes{0};
    CHECK(made::row_of(itinerary_of(book), "Totale tappa") ==
          std::vector<std::string>{"Totale tappa", "0,20", "0,20", "0:00"});
}

TEST_CASE("points of interest are left to the boxes, refuelling is told") {
    auto book = made::plain_book({"it"});
    for (auto& control : book.timed.itinerary.legs[LegIndex{0}].controls) {
        if (control.kind == edition::Kind::ct) control.kind = edition::Kind::info;
    }
    CHECK_FALSE(made::tells(itinerary_of(book), "Clusone"));
    for (auto& control : book.timed.itinerary.legs[LegIndex{0}].controls) {
        if (control.kind == edition::Kind::info) control.kind = edition::Kind::refuel;
    }
    CHECK(made::tells(itinerary_of(book), "Clusone"));
}

TEST_CASE("totals of the itinerary count from the leg's first control, wherever the leg's measure starts") {
    auto book = made::plain_book({"it"});
    for (auto& control : book.timed.itinerary.legs[LegIndex{0}].controls) {
        control.printed = PrintedLength::decametres(control.printed.decametres() + 500);
    }
    CHECK(made::row_of(itinerary_of(book), "CT 1").back() == "58,00");
}

TEST_CASE("the itinerary's units stand under its headings") {
    const auto page = itinerary_of(made::plain_book({"it"}));
    CHECK(made::count_of(page, "km") == 2);
    CHECK(made::count_of(page, "h:min") == 1);
    CHECK(made::count_of(page, "km/h") == 1);
}

TEST_CASE("a linked trial's row tells sector, total, length, time and average, and its total counts from the last control") {
    const auto page = trials_of(made::plain_book({"it"}));
    // 420 m in 38 s are 39.79 km/h.
    CHECK(made::row_of(page, "PC 1") ==
          std::vector<std::string>{"PC 1", "Sarnico – lungolago", "1", "21,05", "420,00", "38,00", "39,79"});
    CHECK(made::row_of(page, "PM 1") == std::vector<std::string>{"PM 1", "Passo della Presolana", "2", "21,50", "5500,00"});
}

TEST_CASE("the speeds of an average trial follow its row, each with its due time from zero and its pace") {
    const auto page = trials_of(made::plain_book({"it"}));
    CHECK(made::row_of(page, "da 0,00 m") == std::vector<std::string>{"da 0,00 m", "0,00", "50,00", "7,200"});
    // 3000 m at 50 km/h take 216 s.
    CHECK(made::row_of(page, "da 3000,00 m") == std::vector<std::string>{"da 3000,00 m", "3:36,00", "36,00", "10,000"});
    CHECK_FALSE(made::tells(page, "777"));
    CHECK(made::text_named(page, "PM 1").baseline.y < made::text_named(page, "da 0,00 m").baseline.y);
}

TEST_CASE("a trial whose time the organiser keeps back has a dash for time and average, not a zero") {
    auto book = made::plain_book({"it"});
    line_of(book, 2, 2).time.reset();
    const auto page = trials_of(book);
    CHECK(made::row_of(page, "PC 1") ==
          std::vector<std::string>{"PC 1", "Sarnico – lungolago", "1", "21,05", "420,00", "–", "–"});
    CHECK(made::row_of(page, "PC 2").at(5) == "29,50");
}

TEST_CASE("trials' times and lengths keep the hundredths that the organiser typed") {
    auto book = made::plain_book({"en"});
    line_of(book, 2, 2).at = Metres{420.07};
    line_of(book, 2, 2).time = std::chrono::duration<std::int64_t, std::centi>{6001};
    const auto page = trials_of(book);
    const auto row = made::row_of(page, "PC 1");
    CHECK(row.at(4) == "420.07");
    CHECK(row.at(5) == "1:00.01");
    CHECK(made::row_of(page, "PC 2").at(4) == "190.43");
}

TEST_CASE("trials count their total from the leg's start when the edition's boxes do") {
    auto book = made::plain_book({"it"});
    book.edition.total_from_leg_start = true;
    CHECK(made::row_of(trials_of(book), "PM 1").at(3) == "64,00");
}

TEST_CASE("a trial's rows lead to its box when one shows it") {
    auto book = made::plain_book({"it"});
    book.book.legs[LegIndex{0}].sectors[SectorIndex{0}].boxes[4].controls = {ControlIndex{1}};
    const auto page = trials_of(book);
    const auto row = made::text_named(page, "PC 1").cell;
    const auto link = std::ranges::find_if(page.links, [&](const auto& l) { return l.where.top() == row.top(); });
    REQUIRE(link != page.links.end());
    CHECK(link->anchor == "control-1");
    CHECK(page.links.size() == 6); // three PC, one PM and its two speeds
}

TEST_CASE("itinerary and trials of a book in two languages have one row each, in every style") {
    for (const auto* style : {"fia-a5", "a4", "roll-150", "official-a4"}) {
        const auto book = made::plain_book({"it", "de"});
        CHECK(made::count_of(itinerary_of(book, style), "CT 1") == 1);
        CHECK(made::count_of(trials_of(book, style), "PC 2") == 1);
        CHECK(made::tells(itinerary_of(book, style), "Totale tappa · "));
    }
}
