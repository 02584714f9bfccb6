// SPDX-License-Identifier: BSL-1.0
#include "drawing/layout_check.hpp"
#include "pipeline/box_tulip.hpp"
#include "pipeline/stages.hpp"
#include "roadbook/choosing.hpp"
#include "support/temporary_folder.hpp"
#include "tulip/drawn_tulip.hpp"

#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <optional>

using namespace route;
using namespace route::test;
using namespace route::literals;

namespace {

/// The sample edition planned on the real map; nothing without the map.
std::optional<pipeline::Plan> trento_sample(const TemporaryFolder& folder) {
    const char* data = std::getenv("ROADBOOK_DATA");
    const auto extract = std::filesystem::path(data == nullptr ? "" : data) / "extracts" / "trento.osm.pbf";
    if (data == nullptr || !std::filesystem::exists(extract)) return std::nullopt;
    Diagnostics found;
    pipeline::import_extracts({extract}, folder.path() / "trento.roadnet", {}, found);
    auto plan = pipeline::planned(ROUTE_SOURCE_DIR "/samples/trento", folder.path() / "trento.roadnet",
                                  {ROUTE_SOURCE_DIR "/styles", {}, {}}, found);
    REQUIRE(plan);
    return plan;
}

/// Where the words say left or right, the arrow's road sets out to that hand.
void check_hand(const junction::JunctionView& view, const TulipParts& parts) {
    const bool turns = view.turn.deviation_degrees() > 45 && view.turn.deviation_degrees() < 150;
    const bool at_one_node = view.entry == view.leave;
    if (!at_one_node || !turns || parts.arrows.empty() || view.exit_arm() == nullptr) return;
    const auto& road = parts.road_to_the_arrow().line;
    const double aside = (road.at(1).x - road.at(0).x).count();
    CHECK(aside * view.turn.degrees() > 0);
}

} // namespace

TEST_CASE("every box of the Trento sample is drawn inside its picture, with its ball at the bottom") {
    const TemporaryFolder folder;
    const auto plan = trento_sample(folder);
    if (!plan) {
        MESSAGE("SKIPPED: needs extracts/trento.osm.pbf in $ROADBOOK_DATA");
        return;
    }
    const auto phrases = roadbook::Phrases::load(ROUTE_SOURCE_DIR "/styles", "en");
    const auto book = roadbook::road_book_of(plan->edition, plan->timed, plan->roads, plan->rights, {phrases},
                                             roadbook::ChoiceOptions::load(ROUTE_SOURCE_DIR "/styles"));
    const drawing::FontSet fonts;
    std::size_t boxes = 0;
    std::size_t plates = 0;
    std::size_t blotted = 0;
    for (const auto& sector : book.legs.front().sectors) {
        for (const auto& box : sector.boxes) {
            CAPTURE(box.number);
            const auto picture = pipeline::tulip_of(box, tulip::TulipOptions{}.size, fonts);
            const TulipParts parts{picture};
            ++boxes;
            plates += parts.plates.size();
            CHECK(drawing::to_text(drawing::faults(picture, fonts)) == "");
            CHECK(ink_outside(picture) == "");
            CHECK(overlaps(picture) == "");
            const bool makes_room = box.view.kind != junction::JunctionKind::roundabout;
            if (makes_room && !blots(picture, 0.5_mm).empty()) ++blotted;
            REQUIRE(parts.balls.size() == 1);
            CHECK(parts.arrows.size() <= 1);
            CHECK(parts.ball().y > parts.size.height * 0.52);
            // Where several nodes are one drawing, the way in may lie to one side of their middle.
            const bool several = box.view.leave > box.view.entry && box.view.kind != junction::JunctionKind::roundabout;
            CHECK(std::abs((parts.ball().x - parts.size.width / 2).count()) <= (several ? 6 : 3));
            check_hand(box.view, parts);
        }
    }
    CHECK(boxes > 100);
    CHECK(plates * 12 > boxes); // where a signpost stands, and a place is free
    CHECK(blotted * 100 <= boxes);
}
