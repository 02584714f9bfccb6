// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "extract_writing.hpp"
#include "map_table.hpp"
#include "synthetic_map.hpp"
#include "terrain.hpp"
#include "truth.hpp"

#include <boost/program_options.hpp>
#include <cstdlib>
#include <iostream>

/// Makes extracts of OpenStreetMap's kind from a table of towns and main roads: for the sample, for tests that know what
/// is on the map, for benchmarks of any size.
namespace {

namespace po = boost::program_options;

constexpr std::size_t largest = 40'000'000;

struct Options {
    std::string table;
    std::string output;
    std::string truth;
    std::string elevation;
    std::size_t road_nodes = 0;
    std::size_t other_nodes = 0;
    bool by_country = false;
};

/// Country files are named after the whole: "alps.osm.pbf" becomes "alps-AT.osm.pbf".
std::filesystem::path country_file(const std::filesystem::path& output, const std::string& country) {
    const auto name = output.filename().string();
    const auto dot = name.find('.');
    return output.parent_path() / (name.substr(0, dot) + "-" + country + (dot == std::string::npos ? "" : name.substr(dot)));
}

void make(const Options& options) {
    const auto table = synthetic::read_map_table(options.table);
    const synthetic::Terrain terrain{table};
    const auto size = options.road_nodes > 0 ? std::optional{options.road_nodes} : std::nullopt;
    const auto made = synthetic::made_map(table, terrain, size);
    synthetic::ExtractOptions writing;
    writing.other_nodes = options.other_nodes;
    writing.ids.first = 1'000'000;
    writing.ids.stride = 1 + static_cast<std::int64_t>(options.other_nodes);
    if (options.by_country) {
        for (const auto& country : made.roads.countries()) {
            if (country.empty()) continue;
            writing.country = country;
            synthetic::write_extract(made.roads, writing, country_file(options.output, country));
        }
    } else {
        synthetic::write_extract(made.roads, writing, options.output);
    }
    if (!options.truth.empty()) {
        synthetic::write_truth(table, made.corridors, made.roads, made.truth, writing.ids, options.truth);
    }
    if (!options.elevation.empty()) synthetic::write_elevation(terrain, table, options.elevation);
    std::cout << table.name << ": " << made.roads.positions().size() << " road nodes, " << made.roads.ways().size()
              << " ways, " << made.truth.rings.size() << " roundabouts\n";
}

int run(int argc, char** argv) {
    Options options;
    po::options_description visible{"Options"};
    visible.add_options()("help,h", "show this text")("output,o", po::value(&options.output),
                                                      "the extract to write: .osm.pbf, .osm or .opl")(
        "road-nodes", po::value(&options.road_nodes),
        "how large it shall be, up to 40000000; default: fields near the main roads only")(
        "other-nodes", po::value(&options.other_nodes), "nodes of buildings for each road node, 0 to 9")(
        "by-country", po::bool_switch(&options.by_country), "an extract for each country: NAME-IT.osm.pbf, …")(
        "truth", po::value(&options.truth), "also write what was placed where (JSON)")(
        "elevation", po::value(&options.elevation), "also write the ground's heights (GeoTIFF)");
    po::options_description all;
    all.add(visible).add_options()("table", po::value(&options.table));
    po::positional_options_description positional;
    positional.add("table", 1);
    const auto usage = [&](std::ostream& to) {
        to << "Usage: synthetic-extract TABLE.toml -o FILE.osm.pbf [options]\n\n" << visible;
    };
    try {
        po::variables_map values;
        po::store(po::command_line_parser(argc, argv).options(all).positional(positional).run(), values);
        po::notify(values);
        if (values.contains("help")) {
            usage(std::cout);
            return 0;
        }
        if (options.table.empty() || options.output.empty()) throw po::error("a table and --output are needed");
        if (options.road_nodes > largest) throw po::error("--road-nodes must be at most 40000000");
        if (options.other_nodes > 9) throw po::error("--other-nodes must be from 0 to 9");
    } catch (const po::error& error) {
        std::cerr << "synthetic-extract: error: " << error.what() << "\n\n";
        usage(std::cerr);
        return 2;
    }
    make(options);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const route::InputError& error) {
        const auto& where = error.where();
        std::cerr << (where.file.empty() ? "synthetic-extract" : where.file);
        if (where.line > 0) std::cerr << ':' << where.line;
        std::cerr << ": error: " << error.what() << (error.hint().empty() ? "" : " ") << error.hint() << '\n';
        return 3;
    } catch (const route::IoError& error) {
        std::cerr << "synthetic-extract: error: " << error.what() << ' ' << error.hint() << '\n';
        return 1;
    } catch (const std::exception& error) {
        std::cerr << "synthetic-extract: " << error.what() << '\n';
        return 70;
    }
}
