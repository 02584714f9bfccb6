// SPDX-License-Identifier: BSL-1.0
#include "command.hpp"
#include "edition/reading.hpp"
#include "network/road_network.hpp"
#include "roadbook/phrases.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <iostream>
#include <nlohmann/json.hpp>

namespace roadbook {

namespace {

using Json = nlohmann::ordered_json;

Json described(const route::network::RoadNetwork& roads) {
    route::Metres length;
    for (std::uint32_t s = 0; s < roads.segment_count(); ++s) {
        length += roads.length({route::network::SegmentId{s}, true});
    }
    const auto bounds = roads.bounds();
    const auto side = roads.driving_side();
    const auto as_of = roads.as_of();
    const auto& layers = roads.layers();
    const auto count_of = [&](std::uint32_t count) { return layers.available() ? Json(count) : Json(nullptr); };
    return {{"kind", "network"},
            {"fingerprint", roads.fingerprint().text()},
            {"nodes", roads.node_count()},
            {"segments", roads.segment_count()},
            {"ways", roads.way_count()},
            {"forbidden_turns", roads.forbidden_turn_count()},
            {"places", roads.place_count()},
            {"landmarks", count_of(layers.landmark_count())},
            {"map_areas", count_of(layers.area_count())},
            {"map_lines", count_of(layers.line_count())},
            {"length_km", std::round(length.kilometres() * 10) / 10},
            {"south", bounds.south_west.latitude.degrees()},
            {"west", bounds.south_west.longitude.degrees()},
            {"north", bounds.north_east.latitude.degrees()},
            {"east", bounds.north_east.longitude.degrees()},
            {"driving_side", side ? route::name_of(*side) : "untold"},
            {"as_of", as_of ? Json(fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", *as_of)) : Json(nullptr)},
            {"attribution", roads.attribution()}};
}

Json described(const route::edition::Edition& edition) {
    Json legs = Json::array();
    for (const auto& leg : edition.legs) {
        const auto count = std::ranges::count(edition.waypoints, leg.number, &route::edition::Waypoint::leg);
        legs.push_back(
            {{"number", leg.number},
             {"date", fmt::format("{:04}-{:02}-{:02}", static_cast<int>(leg.date.year()),
                                  static_cast<unsigned>(leg.date.month()), static_cast<unsigned>(leg.date.day()))},
             {"waypoints", count}});
    }
    return {{"kind", "edition"},
            {"name", edition.name},
            {"version", edition.version},
            {"time_zone", edition.time_zone},
            {"trial_lines", edition.trials.size()},
            {"legs", legs}};
}

void print(const Json& description, bool as_json) {
    if (as_json) {
        std::cout << description.dump(2) << "\n";
        return;
    }
    for (const auto& [key, value] : description.items()) {
        const auto text = value.is_string() ? value.get<std::string>() : value.is_null() ? "not in this file" : value.dump();
        std::cout << fmt::format("{:<16} {}\n", key, text);
    }
}

} // namespace

Status command_info(const std::vector<std::string>& arguments, Context& context) {
    CommandLine line{"roadbook info FILE.roadnet|EDITION [--json]", "Tells what a network or an edition holds."};
    std::string subject;
    line.visible.add_options()("json", "for programs");
    line.hidden.add_options()("subject", options::value(&subject));
    line.positions.add("subject", 1);
    options::variables_map values;
    if (!line.parse(arguments, values, context)) return Status::done;
    if (subject.empty()) throw UsageError("no network or edition is given\nUsage: " + line.usage);
    route::Diagnostics diagnostics;
    const bool as_json = values.count("json") > 0;
    if (std::filesystem::is_directory(subject)) {
        const auto edition =
            route::edition::read_edition(subject, route::roadbook::languages_of(context.workshop.styles), diagnostics);
        if (!diagnostics.has_errors()) print(described(edition), as_json);
    } else {
        print(described(route::network::RoadNetwork::open(subject)), as_json);
    }
    return report(diagnostics, context);
}

} // namespace roadbook
