// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "crew/blind_crew.hpp"
#include "crew/random_routes.hpp"
#include "drawing/pdf_writer.hpp"
#include "gallery/card.hpp"
#include "network/road_network.hpp"
#include "pipeline/crew_paper.hpp"
#include "pipeline/stages.hpp"
#include "roadbook/drawn_rally.hpp"
#include "routing/driving_rights.hpp"
#include "support/driven_route.hpp"
#include "support/random_town.hpp"
#include "support/temporary_folder.hpp"

#include <boost/program_options.hpp>
#include <cstdlib>
#include <fmt/format.h>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <tuple>

/// Draws real junctions beside their map, so that people can judge the tulips: boxes drawn at random from routes drawn at
/// random, or every place where the blind crew is in trouble.
namespace {

namespace po = boost::program_options;
using namespace route;
using namespace route::gallery;

struct Options {
    std::string map;
    std::string output;
    std::uint32_t seed = 1;
    std::size_t routes = 20;
    std::size_t boxes = 50;
    double length_km = 30;
    bool trouble = false;
    bool superfluous = false;
    std::string kind;            ///< of junction; empty: all
    std::vector<std::string> at; ///< "3 12.345": a route's number and a distance, as book-words prints them
};

network::RoadNetwork opened(const std::string& file, const test::TemporaryFolder& folder) {
    if (file.ends_with(".roadnet")) return network::RoadNetwork::open(file);
    Diagnostics found;
    pipeline::import_extracts({file}, folder.path() / "map.roadnet", {}, found);
    return network::RoadNetwork::open(folder.path() / "map.roadnet");
}

void write(const std::vector<drawing::Picture>& cards, const Options& options, const drawing::FontSet& fonts) {
    constexpr Millimetres margin{8};
    constexpr Millimetres step_x{140};
    constexpr Millimetres step_y{92};
    drawing::PdfDocument document;
    document.title = "Gallery of junctions";
    document.created = "2000-01-01T00:00:00Z";
    constexpr std::size_t per_page = 6;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        if (i % per_page == 0) document.pages.push_back({{{Millimetres{292}, Millimetres{285}}, {}}, "", {}, {}});
        const drawing::Point at{margin + step_x * static_cast<double>(i % 2),
                                margin + step_y * static_cast<double>(i % per_page / 2)};
        auto& items = document.pages.back().picture.items;
        items.emplace_back(drawing::Text{at - drawing::Point{{}, Millimetres{1}},
                                         std::to_string(i + 1),
                                         {Points{9}, drawing::Weight::bold},
                                         {{}, document.pages.back().picture.size}});
        items.emplace_back(drawing::Inset{at, std::make_shared<drawing::Picture>(cards[i])});
    }
    drawing::write_pdf(document, fonts, drawing::PictogramSet::load(ROUTE_SOURCE_DIR "/styles/pictograms"), options.output);
}

std::vector<const roadbook::Box*> boxes_of(const roadbook::LegBook& book) {
    std::vector<const roadbook::Box*> boxes;
    for (const auto& sector : book.sectors) {
        for (const auto& box : sector.boxes) {
            boxes.push_back(&box);
        }
    }
    return boxes;
}

std::vector<drawing::Picture> random_boxes(const network::RoadNetwork& roads, const std::vector<test::RandomRoute>& routes,
                                           const Options& options, const drawing::FontSet& fonts) {
    std::vector<std::pair<std::size_t, const roadbook::Box*>> all;
    for (std::size_t r = 0; r < routes.size(); ++r) {
        for (const auto* box : boxes_of(routes[r].leg_book())) {
            const bool at_a_road = box->kind == roadbook::BoxKind::junction || box->kind == roadbook::BoxKind::danger;
            const bool wanted = options.kind.empty() || options.kind == junction::name_of(box->view.kind);
            if (at_a_road && wanted) all.emplace_back(r, box);
        }
    }
    std::vector<drawing::Picture> cards;
    test::Dice dice{options.seed + 1000};
    while (cards.size() < options.boxes && !all.empty()) {
        const auto pick = dice(static_cast<std::uint32_t>(all.size()));
        const auto [r, box] = all[pick];
        all.erase(all.begin() + pick);
        auto sight = sight_of(routes[r].leg(), *box);
        sight.remarks.push_back(fmt::format("route {}", r + 1));
        cards.push_back(card(roads, sight, fonts));
    }
    return cards;
}

std::vector<drawing::Picture> troubles(const network::RoadNetwork& roads, const std::vector<test::RandomRoute>& routes,
                                       const Options& options, const drawing::FontSet& fonts) {
    std::vector<std::pair<crew::Trouble, drawing::Picture>> cards; // the worst first
    std::map<std::string, std::size_t> sums;
    std::set<std::tuple<crew::Trouble, geo::Position, int>> seen; // routes often pass the same place
    std::size_t free_boxes = 0;
    std::size_t boxes = 0;
    std::size_t junctions = 0;
    Metres length;
    for (std::size_t r = 0; r < routes.size(); ++r) {
        const auto drive = crew::driven(roads, test::historic_car(), routes[r].leg(),
                                        pipeline::paper_of(routes[r].leg_book(), test::italian_and_english().back()));
        free_boxes += drive.free_boxes;
        boxes += drive.boxes;
        junctions += drive.junctions;
        length += routes[r].leg().length();
        const auto all = boxes_of(routes[r].leg_book());
        for (const auto& incident : drive.incidents) {
            ++sums[std::string(crew::name_of(incident.trouble))];
            const bool one_too_many = incident.trouble == crew::Trouble::nothing_to_tell;
            const auto place = std::tuple(incident.trouble, incident.position, static_cast<int>(incident.detail.size()));
            if (one_too_many != options.superfluous || !seen.insert(place).second) continue;
            const auto box = std::ranges::find(all, incident.box, &roadbook::Box::number);
            Sight sight;
            if (box != all.end()) sight = sight_of(routes[r].leg(), **box);
            sight.leg = &routes[r].leg();
            sight.where = incident.where;
            if (const auto it = std::ranges::find(all, incident.box, &roadbook::Box::number); it != all.end()) {
                const auto next = std::next(it);
                sight.remarks.push_back(
                    fmt::format("off by {:.0f} m; next box {}", (incident.where - (*it)->chainage).count(),
                                next == all.end() ? "none"
                                                  : fmt::format("{} at {:+.0f} m: {}", (*next)->number,
                                                                ((*next)->chainage - incident.where).count(),
                                                                (*next)->text.at("en").front().text)));
            }
            sight.remarks.push_back(fmt::format("route {}, {:.2f} km: {}: {}", r + 1,
                                                (incident.where - Chainage{}).count() / 1000,
                                                crew::name_of(incident.trouble), incident.detail));
            std::cout << sight.remarks.back() << " (box " << incident.box << ")\n";
            cards.emplace_back(incident.trouble, card(roads, sight, fonts));
        }
    }
    std::cout << fmt::format("{} routes, {:.0f} km, {} boxes, {} free, {} junctions", routes.size(), length.count() / 1000,
                             boxes, free_boxes, junctions);
    for (const auto& [trouble, sum] : sums) {
        std::cout << ", " << trouble << " " << sum;
    }
    std::cout << '\n';
    std::ranges::stable_sort(cards, {}, [](const auto& entry) {
        return entry.first == crew::Trouble::wrong_way ? 0 : entry.first == crew::Trouble::box_not_found ? 1 : 2;
    });
    std::vector<drawing::Picture> pictures;
    for (auto& entry : cards) {
        pictures.push_back(std::move(entry.second));
    }
    return pictures;
}

/// Places of routes that are named, with the box that stands there, if one does.
std::vector<drawing::Picture> named_places(const network::RoadNetwork& roads, const std::vector<test::RandomRoute>& routes,
                                           const Options& options, const drawing::FontSet& fonts) {
    std::vector<drawing::Picture> cards;
    for (const auto& name : options.at) {
        std::istringstream words{name};
        std::size_t route = 0;
        double km = 0;
        if (!(words >> route >> km) || route < 1 || route > routes.size()) throw std::invalid_argument("no place: " + name);
        const auto& leg = routes[route - 1].leg();
        Sight sight;
        sight.leg = &leg;
        sight.where = Chainage{} + Metres{km * 1000};
        for (const auto* box : boxes_of(routes[route - 1].leg_book())) {
            const Metres off = box->chainage - sight.where;
            if (off < Metres{1} && -off < Metres{1}) sight = sight_of(leg, *box);
        }
        sight.remarks.push_back("route " + name + " km");
        cards.push_back(card(roads, sight, fonts));
    }
    return cards;
}

int run(const Options& options) {
    const test::TemporaryFolder folder;
    const auto roads = opened(options.map, folder);
    const drawing::FontSet fonts;
    const auto routes = test::random_routes(roads, options.seed, options.routes, Metres{options.length_km * 1000});
    const bool in_trouble = options.trouble || options.superfluous;
    const auto cards = !options.at.empty() ? named_places(roads, routes, options, fonts)
                       : in_trouble        ? troubles(roads, routes, options, fonts)
                                           : random_boxes(roads, routes, options, fonts);
    if (cards.empty()) {
        std::cout << options.map << ": nothing to draw\n";
        return EXIT_SUCCESS;
    }
    write(cards, options, fonts);
    std::cout << options.output << ": " << cards.size() << " places\n";
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    po::options_description described{"junction-gallery EXTRACT|NETWORK -o FILE.pdf"};
    described.add_options()("help", "this text")("map", po::value(&options.map), "extract or network")(
        "output,o", po::value(&options.output)->default_value("gallery.pdf"),
        "PDF to write")("seed", po::value(&options.seed)->default_value(1),
                        "other routes")("routes", po::value(&options.routes)->default_value(20), "how many routes")(
        "length-km", po::value(&options.length_km)->default_value(30),
        "of each route")("boxes", po::value(&options.boxes)->default_value(50), "how many boxes")(
        "trouble", po::bool_switch(&options.trouble), "places where the blind crew is in trouble, instead of random boxes")(
        "superfluous", po::bool_switch(&options.superfluous), "boxes that the blind crew could do without")(
        "kind", po::value(&options.kind), "random boxes of one kind of junction alone: \"roundabout\"")(
        "at", po::value(&options.at)->composing(), "a place: \"3 12.345\", route and kilometre; may be given often");
    po::positional_options_description positional;
    positional.add("map", 1);
    try {
        po::variables_map values;
        po::store(po::command_line_parser(argc, argv).options(described).positional(positional).run(), values);
        po::notify(values);
        if (values.contains("help") || options.map.empty()) {
            std::cout << described;
            return options.map.empty() && !values.contains("help") ? 2 : EXIT_SUCCESS;
        }
        return run(options);
    } catch (const std::exception& error) {
        std::cerr << "junction-gallery: " << error.what() << '\n';
        return EXIT_FAILURE;
    }
}
