// SPDX-License-Identifier: BSL-1.0
// How long the stages take on the extract of Trento from ROADBOOK_DATA. Numbers to look at, no test: see compare.py for
// whole commands beside other programs on the same file.
#include "drawing/fonts.hpp"
#include "network/from_extract.hpp"
#include "osm/extract.hpp"
#include "pipeline/box_tulip.hpp"
#include "pipeline/building.hpp"
#include "pipeline/hand_edits.hpp"
#include "routing/leg_path.hpp"

#include <benchmark/benchmark.h>
#include <cstdlib>
#include <filesystem>
#include <iostream>

namespace {

using namespace route;
namespace fs = std::filesystem;

fs::path extract() { return fs::path(std::getenv("ROADBOOK_DATA")) / "extracts" / "trento.osm.pbf"; }

const fs::path& scratch() {
    static const fs::path folder = fs::temp_directory_path() / "roadbook-bench";
    return folder;
}

fs::path network_file() {
    const auto file = scratch() / "trento.roadnet";
    static const bool made = [&file] {
        Diagnostics found;
        pipeline::import_extracts({extract()}, file, {}, found);
        return true;
    }();
    static_cast<void>(made);
    return file;
}

pipeline::Workshop workshop() { return {ROUTE_SOURCE_DIR "/styles", drawing::FontFolders{}, {}}; }

pipeline::Plan plan() {
    Diagnostics found;
    return pipeline::planned(ROUTE_SOURCE_DIR "/samples/trento", network_file(), workshop(), found).value();
}

void read_extract(benchmark::State& state) {
    for (auto unused : state) {
        Diagnostics found;
        benchmark::DoNotOptimize(osm::read_extracts(std::vector{extract()}, found));
    }
}

void build_network(benchmark::State& state) {
    Diagnostics found;
    const auto roads = osm::read_extracts(std::vector{extract()}, found);
    for (auto unused : state) {
        benchmark::DoNotOptimize(network::built_from(roads, found));
    }
}

void import(benchmark::State& state) {
    for (auto unused : state) {
        Diagnostics found;
        pipeline::import_extracts({extract()}, scratch() / "again.roadnet", {}, found);
    }
}

void open_network(benchmark::State& state) {
    const auto file = network_file();
    for (auto unused : state) {
        benchmark::DoNotOptimize(network::RoadNetwork::open(file));
    }
}

/// From one corner of the map to the other and back.
void cross_the_map(benchmark::State& state) {
    const auto roads = network::RoadNetwork::open(network_file());
    const auto profile = routing::VehicleProfile::load(ROUTE_SOURCE_DIR "/styles", "historic-car");
    const auto at = [&](double latitude, double longitude) {
        const geo::Position place{geo::Latitude::degrees(latitude), geo::Longitude::degrees(longitude)};
        return routing::RoutePoint{routing::snapped(roads, profile, place, {Metres{500}, std::nullopt}).places};
    };
    const std::vector points{at(46.0367586, 11.1142426), at(46.1186079, 11.0965461), at(46.0367586, 11.1142426)};
    for (auto unused : state) {
        benchmark::DoNotOptimize(routing::cheapest_path(roads, profile, points));
    }
}

void plan_edition(benchmark::State& state) {
    static_cast<void>(network_file());
    for (auto unused : state) {
        benchmark::DoNotOptimize(plan());
    }
}

double kilometres(const pipeline::Plan& made) {
    Metres length;
    for (const auto& leg : made.timed.itinerary.legs) {
        length += leg.length();
    }
    return length.kilometres();
}

/// What is seen at every junction of the route, and which of it becomes a box.
void choose_boxes(benchmark::State& state) {
    const auto made = plan();
    for (auto unused : state) {
        benchmark::DoNotOptimize(pipeline::edited_book(made, workshop()));
    }
    state.counters["km"] = benchmark::Counter(kilometres(made), benchmark::Counter::kIsIterationInvariantRate);
}

void draw_tulips(benchmark::State& state) {
    const auto made = plan();
    const auto book = pipeline::edited_book(made, workshop());
    const drawing::FontSet fonts;
    for (auto unused : state) {
        for (const auto& sector : book.legs.front().sectors) {
            for (const auto& box : sector.boxes) {
                benchmark::DoNotOptimize(pipeline::tulip_of(box, {Millimetres{34}, Millimetres{31}}, fonts));
            }
        }
    }
    state.counters["km"] = benchmark::Counter(kilometres(made), benchmark::Counter::kIsIterationInvariantRate);
}

void build_edition(benchmark::State& state) {
    const auto made = plan();
    for (auto unused : state) {
        Diagnostics found;
        benchmark::DoNotOptimize(pipeline::build(made, scratch() / "out", {}, workshop(), found));
    }
}

BENCHMARK(read_extract)->Unit(benchmark::kMillisecond);
BENCHMARK(build_network)->Unit(benchmark::kMillisecond);
BENCHMARK(import)->Unit(benchmark::kMillisecond);
BENCHMARK(open_network)->Unit(benchmark::kMillisecond);
BENCHMARK(cross_the_map)->Unit(benchmark::kMillisecond);
BENCHMARK(plan_edition)->Unit(benchmark::kMillisecond);
BENCHMARK(choose_boxes)->Unit(benchmark::kMillisecond);
BENCHMARK(draw_tulips)->Unit(benchmark::kMillisecond);
BENCHMARK(build_edition)->Unit(benchmark::kMillisecond);

} // namespace

int main(int count, char** values) {
    if (std::getenv("ROADBOOK_DATA") == nullptr) {
        std::cerr << "bench_roadbook: set ROADBOOK_DATA to a folder that holds extracts/trento.osm.pbf\n";
        return 1;
    }
    fs::create_directories(scratch());
    benchmark::Initialize(&count, values);
    benchmark::RunSpecifiedBenchmarks();
    fs::remove_all(scratch());
}
