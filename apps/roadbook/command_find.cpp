// SPDX-License-Identifier: BSL-1.0
#include "command.hpp"
#include "network/name_search.hpp"

#include <array>
#include <fmt/format.h>
#include <iostream>
#include <nlohmann/json.hpp>

namespace roadbook {

namespace {

using Json = nlohmann::ordered_json;
using route::network::NameFind;

/// Nobody reads more; the text must be told better.
constexpr std::size_t most_finds = 100;

Json described(const NameFind& find) {
    Json json{{"kind", route::network::kind_of(find)},
              {"name", find.name},
              {"lat", find.position.latitude.degrees()},
              {"lon", find.position.longitude.degrees()}};
    if (!find.called.empty()) json["called"] = find.called;
    constexpr std::array<const char*, 3> keys{"osm_node", "osm_way", "osm_relation"};
    json[keys.at(static_cast<std::size_t>(find.object.type))] = find.object.id;
    if (find.near) {
        json["near"] = {{"name", find.near->name},
                        {"kind", route::network::name_of_kind(find.near->kind)},
                        {"distance_m", std::lround(find.near->distance.count())}};
    }
    return json;
}

void print(const NameFind& find) {
    std::cout << fmt::format("{:<9} {:11.7f} {:12.7f}  {}", route::network::kind_of(find), find.position.latitude.degrees(),
                             find.position.longitude.degrees(), find.name);
    if (!find.called.empty()) std::cout << fmt::format(" = {}", find.called);
    if (find.near) std::cout << fmt::format(" ({:.1f} km from {})", find.near->distance.kilometres(), find.near->name);
    std::cout << "\n";
}

} // namespace

Status command_find(const std::vector<std::string>& arguments, Context& context) {
    CommandLine line{"roadbook find TEXT -n NETWORK [--json]",
                     "Finds places, streets, roads by number, passes, castles, stations and other landmarks, by any name\n"
                     "that the map has for them; \"via roma, trento\" asks for a street near a place."};
    std::vector<std::string> words;
    std::string network;
    line.visible.add_options()("network,n", options::value(&network)->value_name("FILE"),
                               "the road network")("json", "for programs");
    line.hidden.add_options()("text", options::value(&words));
    line.positions.add("text", -1);
    options::variables_map values;
    if (!line.parse(arguments, values, context)) return Status::done;
    if (words.empty()) throw UsageError("no name is given\nUsage: " + line.usage);
    if (network.empty()) throw UsageError("no network is given\nUsage: " + line.usage);
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    auto finds = route::network::found_by_name(route::network::RoadNetwork::open(network), text);
    route::Diagnostics diagnostics;
    if (finds.empty()) {
        diagnostics.add({route::Severity::bad_input,
                         "place-unknown",
                         {network, 0},
                         text,
                         "no place, road or landmark has this name",
                         "Write it as on the map; parts of words are enough."});
    }
    if (finds.size() > most_finds) {
        diagnostics.add(
            {route::Severity::warning,
             "finds-many",
             {network, 0},
             text,
             fmt::format("{} places, roads and landmarks have such names; the first {} are told", finds.size(), most_finds),
             "Write more of the name, or add a place after a comma."});
        finds.resize(most_finds);
    }
    if (values.count("json") > 0) {
        Json list = Json::array();
        for (const auto& find : finds) {
            list.push_back(described(find));
        }
        std::cout << list.dump(2) << "\n";
    } else {
        std::ranges::for_each(finds, print);
    }
    return report(diagnostics, context);
}

} // namespace roadbook
