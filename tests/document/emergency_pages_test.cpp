// SPDX-License-Identifier: BSL-1.0
#include "document/set_pages.hpp"

#include <doctest/doctest.h>

using namespace route;

TEST_CASE("the sheets OK and SOS are the book's last two, so that they open by themselves") {
    for (const auto* style : {"fia-a5", "a4", "roll-150"}) {
        const auto made = made::set_book(made::plain_book(), style);
        const auto count = made.pages.size();
        CHECK(made.pages[count - 2].anchors.at(0).name == "ok");
        CHECK(made.pages[count - 1].anchors.at(0).name == "sos");
        CHECK(made.pages[count - 3].anchors.at(0).name == "emergency");
    }
}

TEST_CASE("the OK sheet is green and the SOS sheet red over the whole body, their words white and huge") {
    const auto made = made::set_book(made::plain_book());
    const auto style = made::fia_a5();
    for (const auto& [anchor, word, colour] :
         {std::tuple{"ok", "OK", document::ok_green}, std::tuple{"sos", "SOS", drawing::danger_red}}) {
        const auto& page = made::page_at(made, anchor);
        const auto fields = made::filled_shapes(page.picture, colour);
        REQUIRE(fields.size() == 1);
        CHECK(made::extent_of(fields[0]).size.width == style.body().size.width);
        CHECK(made::extent_of(fields[0]).size.height == style.body().size.height);
        const auto text = made::text_named(page, word);
        CHECK(text.style.colour == drawing::white);
        CHECK(text.style.size >= Points{100});
    }
}

TEST_CASE("what OK and SOS mean stands below their words in both languages, the first one larger") {
    const auto made = made::set_book(made::plain_book({"it", "en"}));
    const auto& sos = made::page_at(made, "sos");
    const auto first = made::text_named(sos, "Serve aiuto medico. Fermatevi.");
    const auto second = made::text_named(sos, "Medical help is needed. Stop.");
    CHECK(made::text_named(sos, "SOS").baseline.y < first.baseline.y);
    CHECK(first.baseline.y < second.baseline.y);
    CHECK(first.style.size > second.style.size);
    const auto& ok = made::page_at(made, "ok");
    CHECK(made::says(ok, "Nessun ferito. Proseguite."));
    CHECK_FALSE(made::tells(ok, "aiuto medico"));
}

TEST_CASE("the emergency number stands large and red at the head of the procedure") {
    auto book = made::plain_book({"it"});
    book.edition.contacts.emergency = "118";
    const auto made = made::set_book(book);
    const auto& page = made::page_at(made, "emergency");
    const auto number = made::text_named(page, "118");
    CHECK(number.style.size >= Points{30});
    CHECK(number.style.colour == drawing::danger_red);
    CHECK(number.baseline.y < made::text_named(page, "+39 030 123 4567").baseline.y);
    REQUIRE(made::pictograms_of(page).size() == 1);
    CHECK(made::pictograms_of(page)[0].name == "sos");
}

TEST_CASE("a long emergency number is whole") {
    auto book = made::plain_book({"it"});
    book.edition.contacts.emergency = "+39 0461 1234567";
    CHECK(made::says(made::page_at(made::set_book(book), "emergency"), "+39 0461 1234567"));
}

TEST_CASE("the steps after an accident come in their order, each with its bullet") {
    const auto made = made::set_book(made::plain_book({"it"}));
    const auto& page = made::page_at(made, "emergency");
    const auto text = made::running_text(page);
    std::size_t last = 0;
    for (const auto* step :
         {"Fermate la vettura", "Mostrate alle vetture", "Chi vede il foglio", "Telefonate:", "Annotate ora", "Ritiro:"}) {
        const auto at = text.find(step);
        REQUIRE_MESSAGE(at != std::string::npos, step);
        CHECK(at >= last);
        last = at;
    }
    std::size_t bullets = 0;
    for (const auto& shape : made::filled_shapes(page.picture, drawing::black)) {
        const auto size = made::extent_of(shape).size;
        if (size.width.count() == doctest::Approx(4) && size.height.count() == doctest::Approx(4)) ++bullets;
    }
    CHECK(bullets == 6);
}

TEST_CASE("only the telephones that the edition has are printed, each beside its name") {
    auto book = made::plain_book({"it"});
    book.edition.contacts.medical.clear();
    const auto made = made::set_book(book);
    const auto& page = made::page_at(made, "emergency");
    CHECK(made::row_of(page, "+39 030 123 4567") == std::vector<std::string>{"Direzione gara", "+39 030 123 4567"});
    CHECK(made::row_of(page, "+39 333 111 2222") == std::vector<std::string>{"Soccorso stradale", "+39 333 111 2222"});
    CHECK_FALSE(made::tells(page, "Medico di gara"));
}

TEST_CASE("all three telephones find room below the steps in every pair of languages that an A5 book can have") {
    const std::vector<Language> all{"it", "en", "de", "fr", "es"};
    for (const auto first : all) {
        for (const auto second : all) {
            if (first == second) continue;
            made::Workshop shop(made::plain_book({first, second}));
            const auto made = shop.road_book();
            const auto& page = made::page_at(made, "emergency");
            CHECK(to_text(drawing::faults(page.picture, shop.fonts)) == "");
            for (const std::string number : {"+39 030 123 4567", "+39 030 765 4321", "+39 333 111 2222"}) {
                CHECK_MESSAGE(made::says(page, number), shop.book.phrases[0].say("page.emergency.title"), " ", number);
            }
        }
    }
}
