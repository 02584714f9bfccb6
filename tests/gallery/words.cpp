// SPDX-License-Identifier: BSL-1.0
#include "crew/random_routes.hpp"
#include "pipeline/stages.hpp"
#include "support/temporary_folder.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <iostream>

/// What the books of random routes say, a box a line, so that two states of the program can be held against each other:
/// book-words EXTRACT LENGTH_KM SEED
int main(int argc, char** argv) {
    using namespace route;
    if (argc != 4) {
        std::cerr << "Usage: book-words EXTRACT LENGTH_KM SEED\n";
        return 2;
    }
    const test::TemporaryFolder folder;
    Diagnostics found;
    pipeline::import_extracts({argv[1]}, folder.path() / "map.roadnet", {}, found);
    const auto roads = network::RoadNetwork::open(folder.path() / "map.roadnet");
    constexpr std::size_t how_many = 20;
    const auto routes = test::random_routes(roads, static_cast<std::uint32_t>(std::strtoul(argv[3], nullptr, 10)), how_many,
                                            Metres{std::strtod(argv[2], nullptr) * 1000});
    for (std::size_t r = 0; r < routes.size(); ++r) {
        for (const auto& sector : routes[r].leg_book().sectors) {
            for (const auto& box : sector.boxes) {
                std::string text;
                for (const auto& line : box.text.at("en")) {
                    text += line.text + " | ";
                }
                fmt::print("{} {:9.3f} {} {}\n", r + 1, (box.chainage - Chainage{}).kilometres(),
                           roadbook::name_of(box.kind), text);
            }
        }
    }
    return 0;
}
