// SPDX-License-Identifier: BSL-1.0
#include "support/random_town.hpp"

#include "network/from_extract.hpp"
#include "osm/extract.hpp"

#include <array>
#include <fmt/format.h>
#include <vector>

namespace route::test {

std::uint32_t Dice::operator()(std::uint32_t limit) {
    // Knuth's MMIX generator; the high bits are the random ones.
    m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>((m_state >> 33) % limit);
}

namespace {

constexpr std::uint32_t side = 12; // streets each way

std::uint32_t node_id(std::uint32_t row, std::uint32_t column) { return row * side + column + 1; }

std::string node_tags(Dice& dice) {
    static constexpr std::array<const char*, 6> tags{
        "highway=traffic_signals", "highway=stop",     "barrier=gate",
        "barrier=bollard",         "highway=give_way", "railway=level_crossing"};
    return dice.one_in(10) ? tags[dice(tags.size())] : "";
}

std::string way_tags(Dice& dice) {
    static constexpr std::array<const char*, 8> classes{"primary",      "secondary",     "tertiary", "residential",
                                                        "unclassified", "living_street", "service",  "track"};
    std::string tags = std::string("highway=") + classes[dice(classes.size())];
    if (dice.one_in(4)) tags += dice.one_in(2) ? ",oneway=yes" : ",oneway=-1";
    if (dice.one_in(10)) tags += ",access=destination";
    if (dice.one_in(12)) tags += ",access%20%x=1"; // a tag that means nothing
    if (dice.one_in(14)) tags += ",motor_vehicle=private";
    if (dice.one_in(8)) tags += ",maxspeed=30";
    if (dice.one_in(9)) tags += ",junction=roundabout";
    if (!dice.one_in(3)) tags += fmt::format(",name=Via%20%{}", dice(20));
    return tags;
}

} // namespace

std::string random_town_opl(std::uint32_t seed) {
    Dice dice{seed};
    std::string text;
    for (std::uint32_t row = 0; row < side; ++row) {
        for (std::uint32_t column = 0; column < side; ++column) {
            // About 100 m apart, moved by up to 40 m.
            const double latitude = 46.0 + row * 0.0009 + dice(720) * 1e-6 - 0.00036;
            const double longitude = 11.0 + column * 0.0013 + dice(1040) * 1e-6 - 0.00052;
            text += fmt::format("n{} T{} x{:.7f} y{:.7f}\n", node_id(row, column), node_tags(dice), longitude, latitude);
        }
    }
    struct Street {
        std::uint32_t from;
        std::uint32_t to;
    };
    std::vector<Street> streets;
    const auto add = [&](std::uint32_t from, std::uint32_t to) {
        if (dice.one_in(6)) return; // a gap
        streets.push_back({from, to});
        text += fmt::format("w{} T{} Nn{},n{}\n", streets.size(), way_tags(dice), from, to);
    };
    for (std::uint32_t row = 0; row < side; ++row) {
        for (std::uint32_t column = 0; column < side; ++column) {
            if (column + 1 < side) add(node_id(row, column), node_id(row, column + 1));
            if (row + 1 < side) add(node_id(row, column), node_id(row + 1, column));
            if (row + 1 < side && column + 1 < side && dice.one_in(7))
                add(node_id(row, column), node_id(row + 1, column + 1));
        }
    }
    std::uint32_t relation = 0;
    for (std::uint32_t from = 0; from < streets.size(); ++from) {
        for (std::uint32_t to = 0; to < streets.size(); ++to) {
            if (from == to || streets[from].to != streets[to].from || !dice.one_in(6)) continue;
            text += fmt::format("r{} Ttype=restriction,restriction={} Mw{}@from,n{}@via,w{}@to\n", ++relation,
                                dice.one_in(4) ? "only_straight_on" : "no_right_turn", from + 1, streets[to].from, to + 1);
        }
    }
    // Over a street between: some meet in one way only, others turn back, and some name the first street again.
    for (std::uint32_t via = 0; via < streets.size(); ++via) {
        for (std::uint32_t from = 0; from < streets.size(); ++from) {
            if (from == via || streets[from].to != streets[via].from || !dice.one_in(5)) continue;
            for (std::uint32_t to = 0; to < streets.size(); ++to) {
                if (to == via || streets[via].to != streets[to].from || !dice.one_in(2)) continue;
                text += fmt::format("r{} Ttype=restriction,restriction={} Mw{}@from,w{}@via,w{}@to\n", ++relation,
                                    dice.one_in(3) ? "only_straight_on" : "no_straight_on", from + 1, via + 1, to + 1);
            }
        }
    }
    return text;
}

network::RoadNetwork random_town(std::uint32_t seed) {
    Diagnostics found;
    return network::RoadNetwork::from_bytes(network::built_from(osm::read_opl(random_town_opl(seed), found), found),
                                            "random town");
}

} // namespace route::test
