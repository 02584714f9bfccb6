// SPDX-License-Identifier: BSL-1.0
#include "document/official/official_pages.hpp"
#include "document/set_pages.hpp"
#include "timing/unweighed_words.hpp"

#include <doctest/doctest.h>

using namespace route;
using timing::Unweighed;
using timing::Why;

namespace {

/// A road of which something is to be looked at, between the 6th and the 9th kilometre of the leg.
Unweighed road(std::string name, std::string tag, Why why) {
    Unweighed item{
        Chainage{Metres{6000}}, Chainage{Metres{9000}}, osm::RuleSubject::way, 4512, std::move(name), std::move(tag), why};
    item.first_car = std::chrono::sys_days{std::chrono::year{2024} / 6 / 11} + std::chrono::hours{19};
    item.last_car = item.first_car + std::chrono::minutes{95};
    return item;
}

document::MadePages pages_with(std::vector<Unweighed> list, const std::vector<Language>& languages = {"it"}) {
    auto book = made::plain_book(languages);
    book.timed.legs.front().not_weighed = std::move(list);
    const drawing::FontSet fonts;
    Diagnostics found;
    auto made = document::planner_pages(book.publication(), made::style_named("official-a4"), fonts, found);
    CHECK(made::faults_on(made, fonts) == "");
    return made;
}

bool mentions(const document::MadePages& made, std::string_view what) {
    const auto words = made::words_of(made);
    return std::ranges::any_of(words, [&](const auto& text) { return text.find(what) != std::string::npos; });
}

} // namespace

TEST_CASE("a row of the planner's page tells kilometres, boxes, road, the tag's own text and what it means") {
    const auto made = pages_with({road("Via Corta", "motor_vehicle:conditional=no @ (22:00-06:00)", Why::not_in_force)});
    CHECK(mentions(made, "6,00 – 9,00"));
    CHECK(mentions(made, "Via Corta, via 4512"));
    CHECK(mentions(made, "motor_vehicle:conditional=no"));
    CHECK(mentions(made, "21:00–22:35"));
    CHECK(mentions(made, "non in vigore"));
}

TEST_CASE("a street that is drawn as several ways is one row, other streets and other tags have their own") {
    const auto piece = [](double from, double to, std::int64_t id, const std::string& name, const std::string& tag) {
        auto item = road(name, tag, Why::destination_only);
        item.from = Chainage{Metres{from}};
        item.to = Chainage{Metres{to}};
        item.osm_id = id;
        return item;
    };
    const std::string tag = "motor_vehicle=destination";
    const auto made = pages_with({piece(1000, 1100, 1, "Via Corta", tag), piece(1000, 1100, 1, "Via Corta", "width=2"),
                                  piece(1100, 1300, 2, "Via Corta", tag), piece(1300, 1400, 3, "Via Corta", tag),
                                  piece(1400, 1500, 4, "Via Lunga", tag), piece(1500, 1600, 5, "Via Corta", tag)});
    CHECK(mentions(made, "1,00 – 1,40"));
    CHECK(mentions(made, "Via Corta, via 1 e altre 2"));
    CHECK(mentions(made, "Via Lunga, via 4"));
    CHECK(mentions(made, "1,50 – 1,60")); // the same street again, behind another one
    CHECK_FALSE(mentions(made, "1,10 – 1,30"));
}

TEST_CASE("in two languages what it means is told in both, and the map's number once") {
    const auto made = pages_with({road("Via Corta", "barrier=gate", Why::not_in_force)}, {"it", "en"});
    CHECK(mentions(made, "Via Corta, via 4512"));
    CHECK_FALSE(mentions(made, "way 4512"));
    CHECK(mentions(made, "non in vigore"));
    CHECK(mentions(made, "not in force"));
}

TEST_CASE("nodes and turns are told as such, and the vehicle's measure in its own words") {
    auto node = road("", "barrier=gate", Why::gate);
    node.on = osm::RuleSubject::node;
    node.to = node.from;
    auto limit = road("", "maxweight=2", Why::limit_near);
    limit.on = osm::RuleSubject::restriction;
    limit.limit = osm::RuleKind::weight;
    limit.measure = 1800;
    const auto made = pages_with({node, limit});
    CHECK(mentions(made, "nodo 4512"));
    CHECK(mentions(made, "relazione 4512"));
    CHECK(mentions(made, "il veicolo ha 1,80 t di peso"));
}

TEST_CASE("each reason has its words in every language, and they go into their cells in every pair of languages") {
    for (const auto& languages : std::vector<std::vector<Language>>{{"it", "en"}, {"de", "fr"}, {"es", "de"}, {"en"}}) {
        std::vector<Unweighed> list;
        for (std::size_t i = 0; i < timing::why_count; ++i) {
            list.push_back(road("Strada Provinciale 71 dell'Avisio",
                                "motor_vehicle:conditional=delivery @ (Mo-Fr 07:00-9:00,15:00-18:00)", static_cast<Why>(i)));
        }
        const auto made = pages_with(list, languages);
        CHECK(made.pages.size() > 1);
    }
}

TEST_CASE("a leg of which nothing is to be looked at has a page that says so") {
    const auto made = pages_with({}, {"en"});
    CHECK(made.pages.size() == 1);
    CHECK(mentions(made, "The map says nothing of this leg's roads"));
}

TEST_CASE("the words in English are those of messages") {
    auto item = road("", "maxheight=1.8", Why::limit_near);
    item.measure = 175;
    const auto day = std::chrono::year{2024} / 6 / 11;
    CHECK(timing::in_english(item, "Europe/Rome", day) == "the vehicle is 1.75 m high");
    item.why = Why::shut_at_times;
    CHECK(timing::in_english(item, "Europe/Rome", day) == "shut at times: cars pass 21:00–22:35");
    CHECK(timing::name_of(item.why) == "shut-at-times");
}
