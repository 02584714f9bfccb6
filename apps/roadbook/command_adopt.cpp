// SPDX-License-Identifier: BSL-1.0
#include "command.hpp"
#include "pipeline/adopting.hpp"

#include <fmt/format.h>
#include <iostream>

namespace roadbook {

Status command_adopt(const std::vector<std::string>& arguments, Context& context) {
    CommandLine line{
        "roadbook adopt FILE... -n NETWORK -o EDITION [--lang it,en]",
        "Makes an edition of road books, tracks and maps in GPX, KML or KMZ: one file, or folder of a map, is a leg."};
    std::vector<std::string> files;
    std::string network;
    std::string edition;
    std::string languages;
    std::string profile = "historic-car";
    line.visible.add_options()                                                                          //
        ("network,n", options::value(&network)->value_name("FILE"), "the road network of the country")  //
        ("output,o", options::value(&edition)->value_name("DIR"), "the edition's folder, new or empty") //
        ("lang", options::value(&languages)->value_name("LIST"),
         "in the order of printing; the file's texts are in the first")                                          //
        ("profile", options::value(&profile)->value_name("NAME"), "which roads the cars may use (historic-car)") //
        ;
    line.hidden.add_options()("file", options::value(&files));
    line.positions.add("file", -1);
    options::variables_map values;
    if (!line.parse(arguments, values, context)) return Status::done;
    if (files.empty()) throw UsageError("no file is given\nUsage: " + line.usage);
    if (network.empty()) throw UsageError("no network is given\nUsage: " + line.usage);
    if (edition.empty()) throw UsageError("no folder for the edition is given\nUsage: " + line.usage);

    route::pipeline::AdoptOptions adopted;
    adopted.files.assign(files.begin(), files.end());
    adopted.network = network;
    adopted.edition = edition;
    adopted.profile = profile;
    adopted.languages = languages_in(languages, context.workshop.styles);
    route::Diagnostics diagnostics;
    for (const auto& leg : route::pipeline::adopt(adopted, context.workshop, diagnostics)) {
        std::cout << fmt::format("leg {}: {} waypoints, {} VIA that hold the route, {} of {} boxes with texts of their own",
                                 leg.number, leg.waypoints, leg.holding, leg.noted, leg.boxes);
        if (leg.track > route::Metres{}) std::cout << fmt::format("; track {:.2f} km", leg.track.kilometres());
        if (leg.route > route::Metres{}) std::cout << fmt::format("; route {:.2f} km", leg.route.kilometres());
        std::cout << '\n';
    }
    return report(diagnostics, context);
}

} // namespace roadbook
