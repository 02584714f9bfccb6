// SPDX-License-Identifier: BSL-1.0
#include "drawing/svg_writer.hpp"
#include "tulip/tulip.hpp"

#include <doctest/doctest.h>

using namespace route;

TEST_CASE("a planner's own drawing fills the picture when there is nothing to mark") {
    CHECK(drawing::to_text(tulip::own_tulip("tulip/fork.svg", {})) == "picture 34.00 31.00\n"
                                                                      "pictogram tulip/fork.svg 0.00 0.00 34.00 31.00\n");
}

TEST_CASE("danger and the signs of controls stand beside a planner's own drawing, and never on it") {
    tulip::TulipOptions options;
    options.danger = 3;
    options.sign_pictograms = {"control-time", "refuel"};
    CHECK(drawing::to_text(tulip::own_tulip("tulip/fork.svg", options)) == "picture 34.00 31.00\n"
                                                                           "pictogram tulip/fork.svg 0.00 0.00 25.00 31.00\n"
                                                                           "text 25.50 5.00 17.00pt bold #c8101e \"!!!\"\n"
                                                                           "pictogram control-time 26.00 7.00 6.20 6.20\n"
                                                                           "pictogram refuel 26.00 13.70 6.20 6.20\n");
    options.sign_pictograms.assign(9, "info");
    const auto crowded = tulip::own_tulip("tulip/fork.svg", options);
    for (const auto& item : crowded.items) {
        if (const auto* sign = std::get_if<drawing::Pictogram>(&item)) CHECK(sign->where.bottom() <= crowded.size.height);
    }
}
