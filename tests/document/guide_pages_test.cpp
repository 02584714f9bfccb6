// SPDX-License-Identifier: BSL-1.0
#include "document/set_pages.hpp"
#include "junction/landmark_catalogue.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace route;

namespace {

/// The page of the book with an anchor, whose book has no layout fault.
drawing::Page page_of(const made::Book& book, const std::string& anchor, const std::string& style = "fia-a5") {
    return made::page_at(made::set_book(book, style), anchor);
}

/// The names of the pictograms in the legend, in the order in which they stand.
std::vector<std::string> legend_of(const made::Book& book) {
    std::vector<std::string> names;
    for (const auto& pictogram : made::pictograms_of(page_of(book, "signs"))) {
        names.push_back(pictogram.name);
    }
    return names;
}

made::Book book_with_one_box() {
    auto book = made::near_book({false});
    book.book.legs[LegIndex{0}].sectors[SectorIndex{0}].boxes[0].signs.clear();
    return book;
}

/// A row of the reference page: the name on the left, and what stands to its right.
std::vector<std::string> reference_row(const made::Book& book, const std::string& name) {
    return made::row_of(page_of(book, "reference"), name);
}

} // namespace

TEST_CASE("the guide explains the columns with numbers that stand below them from left to right") {
    const auto book = made::plain_book({"it"});
    const auto page = page_of(book, "guide");
    const auto style = made::fia_a5();
    std::vector<drawing::Text> numbers;
    for (const auto& text : made::set_texts(page.picture)) {
        if (text.style.colour == drawing::white && text.text.size() == 1 && text.text[0] >= '1' && text.text[0] <= '8')
            numbers.push_back(text);
    }
    REQUIRE(numbers.size() == 13); // five under the example, eight before the rules
    for (std::size_t i = 1; i < 5; ++i) {
        CHECK(numbers[i].cell.left() > numbers[i - 1].cell.left());
        CHECK(numbers[i].cell.top() == numbers[0].cell.top());
    }
    CHECK(numbers[2].cell.left() > style.body().left() + style.distance_width);
    CHECK(numbers[4].cell.right() > style.body().left() + style.column_width() - style.to_go_width);
    for (std::size_t i = 6; i < 13; ++i) {
        CHECK(numbers[i].cell.top() > numbers[i - 1].cell.top());
        CHECK(numbers[i].cell.left() == numbers[5].cell.left());
    }
}

TEST_CASE("the guide's total counts as the edition's boxes do: from the last control, or from the leg's start") {
    auto book = made::plain_book({"it"});
    CHECK(made::running_text(page_of(book, "guide")).find("ultimo controllo orario") != std::string::npos);
    book.edition.total_from_leg_start = true;
    const auto text = made::running_text(page_of(book, "guide"));
    CHECK(text.find("partenza della tappa") != std::string::npos);
    CHECK(text.find("ultimo controllo orario") == std::string::npos);
}

TEST_CASE("the guide's example looks like a box of the book: its numbers with the book's decimal mark") {
    const auto italian = page_of(made::plain_book({"it", "en"}), "guide");
    CHECK(made::says(italian, "18,46"));
    CHECK(made::says(italian, "Turn right"));
    CHECK(made::text_named(italian, "A destra").baseline.y < made::text_named(italian, "Turn right").baseline.y);
    CHECK(made::says(page_of(made::plain_book({"en"}), "guide"), "18.46"));
}

TEST_CASE("the guide's rules stand in both languages, the second one's grey and smaller") {
    const auto page = page_of(made::plain_book({"en", "it"}), "guide");
    const auto first = made::text_named(page, "Partial: kilometres from the box before.");
    const auto second = made::text_named(page, "Parziale: chilometri dalla casella precedente.");
    CHECK(second.style.size < first.style.size);
    CHECK(second.style.colour == document::second_grey);
    CHECK(first.baseline.y < second.baseline.y);
}

TEST_CASE("every sign that a box can bear comes into the legend with its words") {
    const auto phrases = roadbook::Phrases::load(made::source_folder() + "/styles", "it");
    for (int i = 0; i <= static_cast<int>(roadbook::Sign::info); ++i) {
        const auto sign = static_cast<roadbook::Sign>(i);
        const std::string name(roadbook::pictogram_of(sign));
        CAPTURE(name);
        auto book = book_with_one_box();
        book.book.legs[LegIndex{0}].sectors[SectorIndex{0}].boxes[0].signs = {sign};
        CHECK(legend_of(book) == std::vector<std::string>{name});
        CHECK(made::tells(page_of(book, "signs"), phrases.say("page.signs." + name).substr(0, 6)));
    }
}

TEST_CASE("every landmark that has a pictogram in a drawing comes into the legend") {
    for (int i = 0; i <= static_cast<int>(network::LandmarkKind::peak); ++i) {
        const auto kind = static_cast<network::LandmarkKind>(i);
        const std::string name(junction::facts_of(kind).pictogram);
        if (name.empty()) continue;
        CAPTURE(name);
        auto book = book_with_one_box();
        auto& view = book.book.legs[LegIndex{0}].sectors[SectorIndex{0}].boxes[0].view;
        view.landmarks.emplace_back();
        view.landmarks.back().kind = kind;
        CHECK(legend_of(book) == std::vector<std::string>{name});
    }
}

TEST_CASE("a road that may not be entered brings its sign into the legend, one that may does not") {
    auto book = book_with_one_box();
    auto& arms = book.book.legs[LegIndex{0}].sectors[SectorIndex{0}].boxes[0].view.arms;
    arms.emplace_back();
    arms.back().may_enter = true;
    CHECK(legend_of(book).empty());
    arms.emplace_back();
    arms.back().may_enter = false;
    CHECK(legend_of(book) == std::vector<std::string>{"no-entry"});
}

TEST_CASE("the legend has each sign once, however many boxes bear it, and none that no box bears") {
    auto book = made::near_book({false, false, false});
    for (auto& box : book.book.legs[LegIndex{0}].sectors[SectorIndex{0}].boxes) {
        box.signs.clear();
        box.pictograms = {"stop", "level-crossing"};
    }
    auto legend = legend_of(book);
    std::ranges::sort(legend);
    CHECK(legend == std::vector<std::string>{"level-crossing", "stop"});
    const auto page = page_of(book, "signs");
    CHECK(made::says(page, "Stop"));
    CHECK_FALSE(made::says(page, "Ponte"));
}

TEST_CASE("all signs of the toolkit together go on one page of every style of a road book") {
    auto book = book_with_one_box();
    auto& box = book.book.legs[LegIndex{0}].sectors[SectorIndex{0}].boxes[0];
    const auto phrases = roadbook::Phrases::load(made::source_folder() + "/styles", "it");
    std::size_t count = 0;
    for (const auto& [key, phrase] : phrases.all()) {
        if (!key.starts_with("page.signs.") || key == "page.signs.title") continue;
        box.pictograms.push_back(key.substr(std::string("page.signs.").size()));
        ++count;
    }
    for (const auto* name : {"fia-a5", "a4", "roll-150"}) {
        const drawing::FontSet fonts;
        Diagnostics found;
        const auto made = made::pages_of(book, made::style_named(name), fonts, found);
        const auto& page = made::page_at(made, "signs");
        CHECK(made::pictograms_of(page).size() == count);
        CHECK(to_text(drawing::faults(page.picture, fonts)) == "");
    }
}

TEST_CASE("the abbreviations are told in both languages") {
    const auto book = made::plain_book({"it", "en"});
    for (const auto* code : {"CO", "CT", "PC", "PM"}) {
        const auto row = reference_row(book, code);
        REQUIRE(row.size() == 2);
        CHECK(row[0] == code);
        CHECK(row[1].find(" · ") != std::string::npos);
    }
}

TEST_CASE("reference points tell kilometres from the leg's start, nothing secret, one row a halt and a series") {
    const auto book = made::plain_book({"it"});
    CHECK(reference_row(book, "0,00 km").at(1) == "CO 0 Brescia – Viale Venezia");
    CHECK(reference_row(book, "21,05 km").at(1) == "PC 1 Sarnico – lungolago");
    CHECK(reference_row(book, "42,50 km").at(1) == "CO 1 Lovere – Piazza Tredici Martiri");
    CHECK(reference_row(book, "112,34 km").at(1) == "CO 2 Bergamo – Sentierone");
    const auto page = page_of(book, "reference");
    CHECK(made::count_of(page, "42,50 km") == 1);
    CHECK_FALSE(made::says(page, "21,47 km")); // the series' second line
    CHECK_FALSE(made::says(page, "64,77 km")); // the secret check point
}

TEST_CASE("where the organiser has trip meters set it is told so, in the order of the road") {
    auto book = made::plain_book({"it"});
    book.edition.waypoints[WaypointIndex{3}].odometer_reset = true; // CT 1
    CHECK(reference_row(book, "58,00 km").at(1) == "CT 1 Clusone – azzeramento");
    const auto page = page_of(book, "reference");
    CHECK(made::text_named(page, "42,50 km").baseline.y < made::text_named(page, "58,00 km").baseline.y);
    CHECK(made::text_named(page, "58,00 km").baseline.y < made::text_named(page, "64,00 km").baseline.y);
}

TEST_CASE("of many reference points the first eight are told, and every place where meters are set before all others") {
    auto book = made::nasty_book(12, 1, {"it"});
    for (auto& control : book.timed.itinerary.legs[LegIndex{0}].controls) {
        control.name = "Iseo";
    }
    const auto told = [&] {
        return std::ranges::count_if(made::words_of(page_of(book, "reference")),
                                     [](const auto& word) { return word.ends_with(" km"); });
    };
    CHECK(told() == 8);
    CHECK_FALSE(made::says(page_of(book, "reference"), "300,00 km"));
    book.edition.waypoints.back().odometer_reset = true;
    CHECK(told() == 8);
    CHECK(made::tells(page_of(book, "reference"), "azzeramento"));
    CHECK(made::says(page_of(book, "reference"), "300,00 km"));
    for (const WaypointIndex i : places_between(WaypointIndex{}, WaypointIndex{10})) {
        book.edition.waypoints[i].odometer_reset = true;
    }
    CHECK(told() == 11);
}

TEST_CASE("telephones are those of the edition that there are, then the controls' own, never a secret one's") {
    auto book = made::plain_book({"it"});
    book.edition.contacts.medical.clear();
    book.edition.waypoints[WaypointIndex{3}].phone = "+39 0346 11111"; // CT 1
    book.edition.waypoints[WaypointIndex{2}].phone = "+39 035 22222";  // the halt: in and out are one place
    const auto page = page_of(book, "reference");
    CHECK(made::row_of(page, "112").at(1) == "Emergenza");
    CHECK(made::row_of(page, "+39 030 123 4567").at(1) == "Direzione gara");
    CHECK(made::row_of(page, "+39 333 111 2222").at(1) == "Soccorso stradale");
    CHECK_FALSE(made::says(page, "Medico di gara"));
    CHECK(made::row_of(page, "+39 0346 11111").at(1) == "CT 1 Clusone");
    CHECK(made::count_of(page, "+39 035 22222") == 1);
    auto secret = made::plain_book({"it"});
    for (auto& control : secret.timed.itinerary.legs[LegIndex{0}].controls) {
        if (control.secret) {
            secret.edition.waypoints.push_back({});
            secret.edition.waypoints.back().phone = "+39 333 777";
            control.waypoint = secret.edition.waypoints.last_index();
        }
    }
    CHECK_FALSE(made::tells(page_of(secret, "reference"), "777"));
}

TEST_CASE("telephones for which the page has no room are not left out in silence") {
    auto book = made::nasty_book(30, 1, {"it"});
    for (auto& waypoint : book.edition.waypoints) {
        waypoint.phone = fmt::format("+39 0461 {}", 1000 + waypoint.seq);
    }
    made::Workshop shop(std::move(book));
    const auto made = shop.road_book();
    const auto& page = made::page_at(made, "reference");
    CHECK(made::says(page, "112"));
    const auto told = std::ranges::count_if(made::words_of(page), [](const auto& w) { return w.starts_with("+39 0461"); });
    CHECK(told < 31);
    const auto warning = std::ranges::find_if(shop.found.all(), [](const auto& d) { return d.subject == "+39 0461 1031"; });
    REQUIRE(warning != shop.found.all().end());
    CHECK(warning->severity == Severity::warning);
    CHECK(warning->code == "text-cut");
}

TEST_CASE("however many places meters are set at, the edition's own telephones have room, and what is left out is told") {
    auto book = made::nasty_book(40, 1, {"it", "de"});
    for (auto& waypoint : book.edition.waypoints) {
        waypoint.odometer_reset = true;
    }
    made::Workshop shop(std::move(book));
    const auto made = shop.road_book();
    const auto& page = made::page_at(made, "reference");
    for (const auto* number : {"112", "+39 030 123 4567", "+39 030 765 4321", "+39 333 111 2222"}) {
        CHECK(made::says(page, number));
    }
    CHECK(to_text(drawing::faults(page.picture, shop.fonts)) == "");
    const auto told = std::ranges::count_if(made::words_of(page), [](const auto& word) { return word.ends_with(" km"); });
    const auto left_out = std::ranges::count_if(
        shop.found.all(), [](const auto& d) { return d.code == "text-cut" && d.subject.ends_with(" km"); });
    CHECK(told + left_out == 41);
    CHECK(left_out > 0);
}
