// SPDX-License-Identifier: BSL-1.0
#include "crew/mutation.hpp"

#include "crew/blind_crew.hpp"
#include "pipeline/crew_paper.hpp"
#include "pipeline/stages.hpp"
#include "roadbook/choosing.hpp"
#include "roadbook/drawn_rally.hpp"
#include "support/real_data.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using crew::Trouble;

namespace {

/// The Trento sample, planned on the real map.
std::optional<pipeline::Plan> trento() {
    const auto extract = real_extract("trento.osm.pbf");
    if (!extract) return std::nullopt;
    const TemporaryFolder folder;
    const auto network = folder.path() / "trento.roadnet";
    Diagnostics found;
    pipeline::import_extracts({*extract}, network, {}, found);
    const pipeline::Workshop workshop{ROUTE_SOURCE_DIR "/styles", {}, {}};
    auto plan = pipeline::planned(ROUTE_SOURCE_DIR "/samples/trento", network, workshop, found);
    REQUIRE(plan.has_value());
    return plan;
}

/// What makes a planner look again; a box too many does not.
std::vector<std::pair<Trouble, std::string>> alarms(const crew::Drive& drive) {
    std::vector<std::pair<Trouble, std::string>> result;
    for (const auto& incident : drive.incidents) {
        if (incident.trouble != Trouble::nothing_to_tell) result.emplace_back(incident.trouble, incident.box);
    }
    std::ranges::sort(result);
    return result;
}

} // namespace

TEST_CASE("the crew drives the Trento sample without leaving the route, with any calibrated odometer") {
    const auto plan = trento();
    if (!plan) return;
    const auto book =
        roadbook::road_book_of(plan->edition, plan->timed, plan->roads, plan->rights, italian_and_english(), as_shipped());
    for (const double error : {-0.005, 0.0, 0.005}) {
        CAPTURE(error);
        const auto drive = crew::driven(plan->roads, plan->rights.on_leg(1), plan->timed.itinerary.legs.front(),
                                        pipeline::paper_of(book.legs.front(), italian_and_english().back()), {error});
        CHECK(drive.junctions > 400);
        for (const auto& incident : drive.incidents) {
            const bool astray = incident.trouble == Trouble::wrong_way || incident.trouble == Trouble::box_not_found ||
                                incident.trouble == Trouble::figures_disagree;
            CHECK_MESSAGE(!astray, "box ", incident.box, ": ", incident.detail);
        }
    }
}

TEST_CASE("the crew notices at least 19 of 20 mistakes put into the Trento sample's book, and 9 of 10 of each kind") {
    const auto plan = trento();
    if (!plan) return;
    const auto& leg = plan->timed.itinerary.legs.front();
    const auto book =
        roadbook::road_book_of(plan->edition, plan->timed, plan->roads, plan->rights, italian_and_english(), as_shipped());
    const auto& english = italian_and_english().back();
    const auto rights = plan->rights.on_leg(1);
    const auto sound = crew::driven(plan->roads, rights, leg, pipeline::paper_of(book.legs.front(), english));
    std::set<std::string> superfluous;
    for (const auto& incident : sound.incidents) {
        if (incident.trouble == Trouble::nothing_to_tell) superfluous.insert(incident.box);
    }
    std::mt19937 random{1};
    int made = 0;
    int noticed = 0;
    for (const auto mutation :
         {Mutation::box_deleted, Mutation::arrow_mirrored, Mutation::other_way_driven, Mutation::drawing_mirrored,
          Mutation::exit_miscounted, Mutation::box_shifted, Mutation::partial_mistyped}) {
        CAPTURE(name_of(mutation));
        int noticed_of_kind = 0;
        constexpr int tries = 80;
        for (int i = 0; i < tries; ++i) {
            const auto changed = mutated(book.legs.front(), english, mutation, superfluous, random);
            REQUIRE(changed.has_value());
            if (alarms(crew::driven(plan->roads, rights, leg, *changed)) != alarms(sound)) ++noticed_of_kind;
        }
        MESSAGE(name_of(mutation), ": ", noticed_of_kind, " of ", tries);
        CHECK(noticed_of_kind * 10 >= tries * 9);
        made += tries;
        noticed += noticed_of_kind;
    }
    CHECK(noticed * 20 >= made * 19);
}
