// SPDX-License-Identifier: BSL-1.0
#include "crew/random_routes.hpp"

#include "crew/blind_crew.hpp"
#include "drawing/svg_writer.hpp"
#include "network/road_network.hpp"
#include "pipeline/crew_paper.hpp"
#include "pipeline/stages.hpp"
#include "roadbook/drawn_rally.hpp"
#include "support/driven_route.hpp"
#include "support/real_data.hpp"
#include "support/temporary_folder.hpp"

#include <array>
#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using crew::Trouble;

namespace {

struct RealMap {
    const char* extract;
    double length_km; ///< of each route; short where the map is small
};

constexpr std::array<RealMap, 11> real_maps{{{"andorra.osm.pbf", 100},
                                             {"isle-of-man.osm.pbf", 60},
                                             {"lauf.osm.pbf", 30},
                                             {"lower-saxony-main-roads.osm.gz", 300},
                                             {"luxembourg-unsorted-negative-ids.osm", 25},
                                             {"malta.osm.pbf", 60},
                                             {"mezzolombardo.osm.pbf", 20},
                                             {"monaco-lz4-blobs.osm.pbf", 20},
                                             {"monaco-riviera.osm.pbf", 30},
                                             {"porto-alegre.osm.pbf", 30},
                                             {"trento.osm.pbf", 60}}};

} // namespace

TEST_CASE("twenty random routes on each real map are driven by the book without a wrong turn") {
    std::size_t astray = 0;
    std::size_t superfluous = 0;
    std::size_t free_boxes = 0;
    Metres length;
    for (const auto& map : real_maps) {
        if (const char* dump = std::getenv("CREW_DUMP"); dump && !std::string(dump).starts_with(map.extract)) continue;
        const auto extract = real_extract(map.extract);
        if (!extract) return;
        CAPTURE(map.extract);
        const TemporaryFolder folder;
        Diagnostics found;
        pipeline::import_extracts({*extract}, folder.path() / "map.roadnet", {}, found);
        const auto roads = network::RoadNetwork::open(folder.path() / "map.roadnet");
        constexpr std::size_t how_many = 20;
        const auto routes = random_routes(roads, 1, how_many, Metres{map.length_km * 1000});
        CHECK(routes.size() == how_many);
        for (const auto& route : routes) {
            const auto paper = pipeline::paper_of(route.leg_book(), italian_and_english().back());
            const auto drive = crew::driven(roads, historic_car(), route.leg(), paper);
            if (const char* dump = std::getenv("CREW_DUMP"))
                for (const auto& sector : route.leg_book().sectors)
                    for (const auto& box : sector.boxes) {
                        const auto name =
                            std::string(map.extract) + " " + std::to_string(int(&route - routes.data())) + " " + box.number;
                        if (name != dump) continue;
                        std::printf("%s: %s/%s turn %.0f exit %d extent %.0f\n", dump,
                                    std::string(junction::name_of(box.view.kind)).c_str(),
                                    std::string(junction::name_of(box.view.shape)).c_str(), box.view.turn.degrees(),
                                    box.view.exit_number, (box.view.leave - box.view.entry).count());
                        for (const auto& line : box.text.at("en"))
                            std::printf("  | %s\n", line.text.c_str());
                        for (const auto& arm : box.view.arms) {
                            std::printf("  arm role %d bearing %.0f turn %.0f class %d enter %d arrive %d out %d beside %d "
                                        "len %.0f twin %d at %.1f %.1f",
                                        int(arm.role), arm.bearing.degrees(), arm.turn.degrees(), int(arm.look.road_class),
                                        arm.may_enter, arm.may_arrive, arm.leads_out, arm.beside,
                                        geo::length_of(arm.line).count(), int(arm.twin.size()),
                                        arm.line.front().east.count(), arm.line.front().north.count());
                            if (!arm.twin.empty())
                                std::printf(" twin at %.1f %.1f", arm.twin.front().east.count(),
                                            arm.twin.front().north.count());
                            std::printf("\n");
                        }
                        for (const auto& r : box.view.inner)
                            std::printf("  inner ring %d driven %d from %.1f %.1f to %.1f %.1f len %.0f\n", r.ring, r.driven,
                                        r.line.front().east.count(), r.line.front().north.count(),
                                        r.line.back().east.count(), r.line.back().north.count(),
                                        geo::length_of(r.line).count());
                        for (const auto& d : box.view.driven)
                            std::printf(" (%.1f,%.1f)", d.east.count(), d.north.count());
                        std::printf("\n%s\n", drawing::to_text(pipeline::paper_of(box, "en").tulip).c_str());
                    }
            if (std::getenv("CREW_TELL"))
                for (const auto& i : drive.incidents)
                    if (i.trouble != Trouble::nothing_to_tell) {
                        std::string words;
                        for (const auto& sector : paper.sectors)
                            for (const auto& box : sector.boxes)
                                if (box.number == i.box)
                                    for (const auto& w : box.words)
                                        words += w + " / ";
                        std::printf("%s %.4f %.4f route %d %s box %s at %.0f: %s | %s\n", map.extract,
                                    i.position.latitude.degrees(), i.position.longitude.degrees(),
                                    int(&route - routes.data()), std::string(name_of(i.trouble)).c_str(), i.box.c_str(),
                                    (i.where - Chainage{}).count(), i.detail.c_str(), words.c_str());
                    }
            CHECK(drive.count(Trouble::figures_disagree) == 0);
            astray += drive.count(Trouble::wrong_way) + drive.count(Trouble::box_not_found);
            superfluous += drive.count(Trouble::nothing_to_tell);
            free_boxes += drive.free_boxes;
            length += route.leg().length();
        }
    }
    const double kilometres = length.count() / 1000;
    MESSAGE(kilometres, " km: ", astray, " times astray; ", superfluous, " of ", free_boxes, " free boxes superfluous");
    CHECK(kilometres > 14'000);
    CHECK(astray == 0);
    CHECK(superfluous * 10 <= free_boxes);
}
