// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/day/dossier.hpp"
#include "document/set_pages.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace route;

namespace {

/// The plain book with two crews, a reserve and a sweep car.
made::Book book_with_entries(const std::vector<Language>& languages = {"it"}) {
    auto book = made::plain_book(languages);
    const auto entry = [&](const std::string& doors, const std::string& crew, edition::CarRole role) {
        edition::Entry made;
        made.doors = doors;
        made.crew = crew;
        made.country = "I";
        made.car = "Lancia Aprilia";
        made.year = 1938;
        made.vehicle_class = "4";
        made.role = role;
        book.edition.entries.push_back(made);
    };
    entry("27", "Vesco – Salvinelli", edition::CarRole::crew);
    entry("31", "Bond – Moneypenny", edition::CarRole::crew);
    entry("40", "Riserva – Riserva", edition::CarRole::reserve);
    entry("", "Scopa", edition::CarRole::sweep);
    book.edition.groups = {{"", 2, std::chrono::seconds{90}, {}}};
    made::start_cars(book);
    book.timed.legs[LegIndex{0}].course_cars = {{EntryIndex{3}, true, std::chrono::minutes{15}}};
    return book;
}

document::MadePages paper(document::LegPaper* pages, const made::Book& book, const std::string& style = "official-a4") {
    const drawing::FontSet fonts;
    Diagnostics found;
    auto made = pages(book.publication(), LegIndex{0}, made::style_named(style), fonts, found);
    CHECK(made::faults_on(made, fonts) == "");
    for (const auto& diagnostic : found.all()) {
        FAIL_CHECK(to_text(diagnostic));
    }
    return made;
}

struct NamedPaper {
    const char* name;
    document::LegPaper* pages;
};
const std::vector<NamedPaper> for_crews{{"start list", document::start_list_pages},
                                        {"time cards", document::time_card_pages},
                                        {"timetables", document::timetable_pages},
                                        {"averages", document::average_pages},
                                        {"stops", document::stop_pages},
                                        {"statement", document::finish_statement_pages}};
const std::vector<NamedPaper> for_officials{{"check sheets", document::check_sheet_pages},
                                            {"timekeepers", document::timekeeper_pages},
                                            {"signposting", document::signpost_pages},
                                            {"deployment", document::deployment_pages}};

} // namespace

TEST_CASE("every paper of the day keeps its texts within its cells, in every language and style") {
    for (const Language language : std::vector<Language>{"it", "en", "de", "fr", "es"}) {
        const auto book = book_with_entries({language, "en"});
        const auto try_all = [&](const std::vector<NamedPaper>& papers, const std::vector<std::string>& styles) {
            for (const auto& [name, pages] : papers) {
                for (const auto& style : styles) {
                    CAPTURE(name);
                    CAPTURE(language.code());
                    CAPTURE(style);
                    CHECK_FALSE(paper(pages, book, style).pages.empty());
                }
            }
        };
        try_all(for_crews, {"fia-a5", "a4", "official-a4"});
        try_all(for_officials, {"official-a4", "marshal"});
    }
}

TEST_CASE("no paper for crews tells a secret check point, every one for officials that deals with lines does") {
    auto book = book_with_entries();
    auto& controls = book.timed.itinerary.legs[LegIndex{0}].controls;
    const auto secret = std::ranges::find_if(controls, &itinerary::PlacedControl::secret);
    REQUIRE(secret != controls.end());
    secret->name = "Bosco Segreto";
    for (const auto& [name, pages] : for_crews) {
        CAPTURE(name);
        CHECK_FALSE(made::tells(paper(pages, book), "Bosco Segreto"));
    }
    CHECK(made::tells(paper(document::check_sheet_pages, book), "Bosco Segreto"));
    CHECK(made::tells(paper(document::deployment_pages, book), "Bosco Segreto"));
}

TEST_CASE("the start list has each crew at its time, reserves without one, and the organiser's cars") {
    const auto made = paper(document::start_list_pages, book_with_entries());
    const auto& page = made.pages.at(0);
    CHECK(made::row_of(page, "27") ==
          std::vector<std::string>{"20:30", "27", "Vesco – Salvinelli", "I", "Lancia Aprilia, 1938", "4"});
    CHECK(made::row_of(page, "31").front() == "20:31");
    CHECK(made::row_of(page, "40") == std::vector<std::string>{"40", "Riserva – Riserva", "I", "Lancia Aprilia, 1938", "4"});
    CHECK(made::tells(made, "Vettura scopa: Scopa"));
}

TEST_CASE("a card a car with its own times, and a blank one that tells the first car's") {
    const auto made = paper(document::time_card_pages, book_with_entries(), "fia-a5");
    std::size_t blank = 0;
    while (blank < made.pages.size() && !made::tells(made.pages[blank], "Prima vettura: 20:30")) {
        ++blank;
    }
    REQUIRE(blank < made.pages.size());
    CHECK(made::tells(made.pages.at(0), "Vesco – Salvinelli (I)"));
    CHECK(made::says(made.pages.at(0), "20:30"));
    CHECK(made.outline.size() == 3);
    CHECK(made.outline.back().title == "Tabella in bianco");
    std::size_t second = 1;
    while (!made::tells(made.pages.at(second), "Bond – Moneypenny")) {
        ++second;
    }
    CHECK(made::says(made.pages.at(second), "20:31"));
}

TEST_CASE("a card tells of each section its kind, length, target and average, above the minute in which the car is due") {
    const auto made = paper(document::time_card_pages, made::plain_book({"it"}), "fia-a5");
    const auto text = made::running_text(made.pages.at(0)) + made::running_text(made.pages.back());
    CHECK(text.find("Settore con prove") != std::string::npos);
    CHECK(text.find("Sosta, neutralizzata") != std::string::npos);
    CHECK(text.find("Tutti i controlli di questa tabella sono presidiati.") != std::string::npos);
    CHECK(text.find("Le PC sono cronometrate a 0,01 s") != std::string::npos);
}

TEST_CASE("a card tells crews that there are secret checks where the rules say so, and only there") {
    auto book = made::plain_book({"it"});
    book.timed.rules.trials.secret_checks = timing::SecretChecks::announced;
    CHECK(made::tells(paper(document::time_card_pages, book), "Vi sono controlli segreti."));
    book.timed.rules.trials.secret_checks = timing::SecretChecks::untold;
    CHECK_FALSE(made::tells(paper(document::time_card_pages, book), "Vi sono controlli segreti."));
}

TEST_CASE("a timetable is a crew's day on one page") {
    const auto made = paper(document::timetable_pages, book_with_entries(), "fia-a5");
    CHECK(made.pages.size() == 2);
    CHECK(made::tells(made.pages.at(1), "Vettura 31"));
    CHECK(made::says(made.pages.at(1), "20:31"));
    CHECK(made::tells(made.pages.at(1), "CT 1"));
}

TEST_CASE("a check sheet has every car in the order in which it is due, and blank rows") {
    const auto made = paper(document::check_sheet_pages, book_with_entries(), "marshal");
    const auto& page = made.pages.at(0);
    CHECK(made::row_of(page, "27").front() == "20:30");
    CHECK(made::row_of(page, "31") == std::vector<std::string>{"20:31", "31", "Bond – Moneypenny"});
    CHECK(made::tells(page, "Orologio controllato con, alle ____"));
}

TEST_CASE("an average trial is given as averages, as a table, by landmarks or by stones") {
    auto book = made::plain_book({"it"});
    const auto given = [&](edition::GivenAs as) {
        for (auto& line : book.edition.trials) {
            line.given_as = as;
        }
        return paper(document::average_pages, book);
    };
    // 5.5 km: 50 km/h for 3000 m, then 36.
    const auto averages = given(edition::GivenAs::averages);
    CHECK(made::says(averages, "50,00"));
    CHECK(made::says(averages, "3:36,0")); // where the average changes
    CHECK(made::says(averages, "7:46,0")); // the end
    CHECK(made::says(averages, "0:07,2")); // the grid's first 100 m
    const auto table = given(edition::GivenAs::table);
    CHECK(made::says(table, "3:36,0"));
    CHECK_FALSE(made::says(table, "50,00")); // the averages are hidden in it
    const auto stones = given(edition::GivenAs::stones);
    CHECK(made::row_of(stones.pages.at(0), "Chilometro 3") == std::vector<std::string>{"3,00", "Chilometro 3", "3:36,0"});
    CHECK_FALSE(made::says(stones, "50,00"));
    CHECK(made::tells(given(edition::GivenAs::landmarks), "Linea 1"));
}

TEST_CASE("classes have columns of their own, and the card of a car has its class's averages") {
    auto book = book_with_entries();
    for (auto& line : book.edition.trials) {
        if (line.average) line.averages = {{"low", KmPerHour{line.average->count() - 10}}};
    }
    book.edition.entries[EntryIndex{1}].average_class = "Low";
    CHECK(made::says(paper(document::average_pages, book), "40,00"));
    const auto cards = paper(document::time_card_pages, book, "fia-a5");
    CHECK(made::tells(cards.pages.at(0), "50,00 km/h – 36,00 km/h"));
    CHECK(made::tells(cards, "40,00 km/h – 26,00 km/h"));
}

TEST_CASE("timekeepers have each line to the hundredth of a metre, and a log of queries") {
    const auto made = paper(document::timekeeper_pages, made::plain_book({"it"}), "marshal");
    CHECK(made::says(made, "420,00"));
    CHECK(made::tells(made, "Registro delle richieste sui tempi"));
}

TEST_CASE("where no map tells the ways between them, every post has a team of its own") {
    auto book = made::plain_book({"it"});
    // The start is over after 20 minutes; tests/pipeline/deployment_test.cpp has what its team does then on a map.
    auto& times = book.timed.legs[LegIndex{0}].controls;
    times[ControlIndex{0}].closes = times[ControlIndex{0}].opens + std::chrono::minutes{20};
    const auto made = paper(document::deployment_pages, book);
    int posts = 1;
    while (posts < 50 && !made::tells(made, fmt::format("{} postazioni, {} squadre", posts, posts))) {
        ++posts;
    }
    CHECK(posts < 50);
    CHECK_FALSE(made::tells(made, "da CO 0, "));
}

TEST_CASE("a leg without average trials has no sheets of them") {
    auto book = made::plain_book({"it"});
    book.edition.trials.clear();
    CHECK(paper(document::average_pages, book).pages.empty());
}

TEST_CASE("the safety plan has telephones, and every post in two notations, secret ones too") {
    auto book = book_with_entries();
    book.edition.contacts.headquarters = "+39 030 1";
    auto& controls = book.timed.itinerary.legs[LegIndex{0}].controls;
    controls[ControlIndex{0}].position = {geo::Latitude::degrees(45.5), geo::Longitude::degrees(10.25)};
    std::ranges::find_if(controls, &itinerary::PlacedControl::secret)->name = "Bosco Segreto";
    const drawing::FontSet fonts;
    Diagnostics found;
    const auto made = document::safety_pages(book.publication(), made::style_named("official-a4"), fonts, found);
    CHECK(made::faults_on(made, fonts) == "");
    CHECK(made::says(made, "+39 030 1"));
    CHECK(made::says(made, "45.50000, 10.25000"));
    CHECK(made::tells(made, "45° 30,000' N"));
    CHECK(made::tells(made, "Bosco Segreto"));
}

TEST_CASE("a dossier has each paper once, after its contents, and papers keep their page numbers") {
    const auto book = book_with_entries();
    const drawing::FontSet fonts;
    Diagnostics found;
    std::vector<document::DossierPart> parts;
    parts.push_back({"Ordine di partenza", paper(document::start_list_pages, book), "start-list"});
    parts.push_back({"Postazioni", paper(document::deployment_pages, book), "deployment"});
    const auto made =
        document::dossier_pages(book.publication(), std::move(parts), {}, made::style_named("official-a4"), fonts, found);
    REQUIRE(made.pages.size() == 3);
    CHECK(made::row_of(made.pages[0], "Postazioni") == std::vector<std::string>{"Postazioni", "3", "1"});
    CHECK(made::says(made.pages[2], "1/1"));
    CHECK(made.pages[2].label == "3");
    REQUIRE(made.outline.size() == 2);
    CHECK(made.outline[1].title == "Postazioni");
}

TEST_CASE("a dossier's contents mark the papers that the rule set asks for, those of their own files too") {
    auto book = book_with_entries();
    book.timed.rules.name = "msuk";
    book.timed.rules.papers = {"deployment", "time-cards"};
    const drawing::FontSet fonts;
    Diagnostics found;
    std::vector<document::DossierPart> parts;
    parts.push_back({"Ordine di partenza", paper(document::start_list_pages, book), "start-list"});
    parts.push_back({"Postazioni", paper(document::deployment_pages, book), "deployment"});
    const auto made = document::dossier_pages(book.publication(), std::move(parts), {"leg-N/time-cards.pdf"},
                                              made::style_named("official-a4"), fonts, found);
    CHECK(made::row_of(made.pages[0], "Ordine di partenza") == std::vector<std::string>{"Ordine di partenza", "2", "1"});
    CHECK(made::row_of(made.pages[0], "Postazioni") == std::vector<std::string>{"Postazioni", "3", "1", "×"});
    CHECK(made::tells(made, "leg-N/time-cards.pdf"));
    CHECK(made::tells(made, "regolamento msuk"));
    CHECK(made::faults_on(made, fonts) == "");
}

TEST_CASE("every paper prints the number under which the edition was approved, and none without one") {
    auto book = book_with_entries();
    CHECK_FALSE(made::tells(paper(document::stop_pages, book), "RM/AS186"));
    book.edition.approval = edition::Approval{"RM/AS186/2026", "ACI Sport", std::nullopt, 0};
    for (const auto& [name, pages] : for_officials) {
        CAPTURE(name);
        const auto made = paper(pages, book);
        for (const auto& page : made.pages) {
            CHECK(made::tells(page, "RM/AS186/2026"));
        }
    }
}
