// SPDX-License-Identifier: BSL-1.0
#include "command.hpp"
#include "pipeline/building.hpp"
#include "roadbook/phrases.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iostream>
#include <optional>

namespace roadbook {

namespace {

std::set<route::pipeline::Product> products_in(const std::string& list) {
    std::set<route::pipeline::Product> products;
    for (const auto& name : split_list(list)) {
        const auto product = route::pipeline::product_named(name);
        if (!product)
            throw UsageError("--only: unknown product '" + name + "' (allowed are " + route::pipeline::product_names() +
                             ")");
        products.insert(*product);
    }
    return products;
}

} // namespace

Status command_build(const std::vector<std::string>& arguments, Context& context) {
    CommandLine line{"roadbook build EDITION [-n NETWORK] -o OUT [--leg N] [--only pdf,gpx,...] [--style NAME] [--lang "
                     "it,en] [--csv eu|us] [--to TARGET]",
                     "Makes an edition's road books, GPX and tables. OUT is replaced as a whole when all is done."};
    EditionOptions subject;
    std::string output;
    std::string only;
    std::string languages;
    std::string styles;
    std::string csv = "us";
    route::pipeline::BuildOptions build_options;
    int leg = 0;
    const auto known = route::listed(route::roadbook::languages_of(context.workshop.styles).known);
    subject.add_to(line);
    line.visible.add_options()("output,o", options::value(&output)->value_name("OUT"), "the folder to make");
    line.visible.add_options()("leg", options::value(&leg)->value_name("N"), "make only this leg's files again");
    const auto only_these = "make again: " + route::pipeline::product_names();
    line.visible.add_options()("only", options::value(&only)->value_name("LIST"), only_these.c_str());
    line.visible.add_options()("style", options::value(&styles)->value_name("NAME"),
                               "page style or a list; goes before the edition's");
    line.visible.add_options()("lang", options::value(&languages)->value_name("LIST"),
                               ("languages in the order of printing, of " + known + "; go before the edition's").c_str());
    line.visible.add_options()("csv", options::value(&csv)->value_name("FORM"),
                               "tables with \"0.5\" between commas (us), or \"0,5\" between semicolons (eu)");
    line.visible.add_options()("to", options::value(&build_options.to)->value_name("TARGET"),
                               "also write edition.gpkg's layers to a file or \"PG:...\"");
    options::variables_map values;
    if (!line.parse(arguments, values, context)) return Status::done;
    subject.require_edition(line);
    if (output.empty()) throw UsageError("no output is given: use -o OUT\nUsage: " + line.usage);
    if (values.count("leg") > 0) build_options.leg = leg;
    build_options.only = products_in(only);
    build_options.languages = languages_in(languages, context.workshop.styles);
    build_options.styles = split_list(styles);
    const auto form = route::exchange::csv_form_named(csv);
    if (!form) throw UsageError("--csv: unknown form '" + csv + "' (allowed are us, eu)");
    build_options.csv = *form;

    route::Diagnostics diagnostics;
    progress(context, "planning");
    const auto plan = route::pipeline::planned(subject.edition, subject.chosen_network(), context.workshop, diagnostics);
    if (!plan) return report(diagnostics, context);
    progress(context, "building");
    const auto summary = route::pipeline::build(*plan, output, build_options, context.workshop, diagnostics);
    const Status status = report(diagnostics, context);
    if (!context.quiet) {
        std::cout << fmt::format("{}: {} {}, {:.2f} km, {} boxes\n", output, summary.legs,
                                 summary.legs == 1 ? "leg" : "legs", summary.length.kilometres(), summary.boxes);
    }
    return status;
}

} // namespace roadbook
