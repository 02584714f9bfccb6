// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "edition/edition_folder.hpp"

#include <doctest/doctest.h>
#include <random>

using namespace route;
using route::test::EditionFolder;

namespace {

/// A file after a few accidents: bytes changed, taken out, doubled, or the end cut off. The same for the same
/// seed.
std::string damaged(std::string content, std::mt19937& dice) {
    using namespace std::string_view_literals;
    constexpr auto nasty = "\"\n\r;,\t.-=[]{}#\0\xFF\xEF\xBB 0519eE'"sv;
    for (auto accidents = dice() % 6 + 1; accidents > 0 && !content.empty(); --accidents) {
        const std::size_t at = dice() % content.size();
        switch (dice() % 5) {
        case 0: content[at] = nasty[dice() % nasty.size()]; break;
        case 1: content.erase(at, dice() % 9 + 1); break;
        case 2: content.insert(at, content.substr(at, dice() % 40)); break;
        case 3: content.insert(at, 1, nasty[dice() % nasty.size()]); break;
        default: content.resize(dice() % 4 == 0 ? at : content.size()); break;
        }
    }
    return content;
}

constexpr std::string_view waypoints = "\xEF\xBB\xBFleg;seq;kind;name;lat;lon;target_min;average_kmh;stop_min;note_it\r\n"
                                       "1;1;START;Trento;46,0679;11,1211;;;;\"due\nrighe\"\r\n"
                                       "1;2;PC;Piazza;46,07;11,13;;;;\r\n"
                                       "1;3;LUNCH;\"Bar; \"\"Luna\"\"\";46,08;11,14;25;45;60;\r\n"
                                       "1;4;FINISH;Povo;46,066;11,155;;45;;\r\n";
constexpr std::string_view edits = R"(schema = 1
[[edit]]
leg = 1
at = { node = 12, pass = 2, of = 3, lat = 46.06, lon = 11.12, between = [1, 2], road = "SS47" }
text_it = ["due", "righe"]
reword = [ { en = "Left", by = "Right" } ]
pictograms = { add = ["church"] }
[[edit]]
leg = 1
box = "2"
hide = true
)";
constexpr std::string_view trials = "leg,seq,line,at_m,time_s\n1,2,1,0,\n1,2,2,170.5,24.50\n";

} // namespace

TEST_CASE("whatever happens to an edition's files, reading answers with findings or with an edition, never "
          "otherwise") {
    std::mt19937 dice(20240611); // NOLINT: the same accidents each time are the point
    EditionFolder folder;
    int refused = 0;
    for (int i = 0; i < 600; ++i) {
        folder.toml(i % 3 == 0 ? damaged(std::string(EditionFolder::good_toml), dice)
                               : std::string(EditionFolder::good_toml));
        folder.waypoints(i % 3 == 1 ? damaged(std::string(waypoints), dice) : std::string(waypoints));
        folder.trials(i % 3 == 2 ? damaged(std::string(trials), dice) : std::string(trials));
        folder.file("edits.toml", i % 2 == 0 ? damaged(std::string(edits), dice) : std::string(edits));
        const auto edition = folder.read();
        refused += folder.found.has_errors() ? 1 : 0;
        for (const auto& diagnostic : folder.found.all()) {
            CHECK_FALSE(diagnostic.where.file.empty());
            CHECK_FALSE(diagnostic.message.empty());
        }
        if (folder.found.has_errors()) continue;
        REQUIRE(edition.legs.size() == 1);
        CHECK(edition.waypoints.front().kind == edition::Kind::start);
        CHECK(edition.waypoints.back().kind == edition::Kind::finish);
        CHECK(edition.groups.size() == 1);
    }
    CHECK(refused > 300);
    CHECK(refused < 600);
}
