// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "network/file_layout.hpp"
#include "network/from_extract.hpp"
#include "support/random_town.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <cstring>
#include <doctest/doctest.h>
#include <optional>

using namespace route;
using network::DirectedEdge;
using network::NodeId;
using network::RoadNetwork;

namespace {

/// A random town, a church and a shop in it, a wood with a clearing beside it, and a river.
std::string town_opl() {
    return test::random_town_opl(7) +
           "n900001 Tamenity=place_of_worship,name=San%20%Rocco x11.005 y46.005\nn900002 Tshop=bakery x11.006 y46.005\n"
           "n900010 x11.00 y46.02\nn900011 x11.02 y46.02\nn900012 x11.02 y46.03\nn900013 x11.00 y46.03\n"
           "n900020 x11.01 y46.022\nn900021 x11.015 y46.022\nn900022 x11.015 y46.028\n"
           "w900001 Nn900010,n900011,n900012,n900013,n900010\nw900002 Nn900020,n900021,n900022,n900020\n"
           "w900003 Twaterway=river,name=Fersina Nn900010,n900020,n900022\n"
           "r900001 Ttype=multipolygon,landuse=forest Mw900001@outer,w900002@inner\n";
}

/// The same with two districts, one of them cut open, a bus and houses.
std::string town_with_districts() {
    return town_opl() + "n900030 Taddr:housenumber=3 x11.005 y46.005\n"
                        "r900002 Ttype=boundary,boundary=administrative,admin_level=8,name=Wald,ISO3166-2=IT-32 Mw900001@\n"
                        "r900003 Ttype=boundary,boundary=administrative,admin_level=6,name=Land "
                        "Mw900001@,w900099@,n900020@admin_centre\nr900004 Ttype=route,route=bus,ref=5 Mw1@,w2@,w3@,w4@\n";
}

std::vector<std::byte> bytes_of(const std::string& opl) {
    Diagnostics found;
    return network::built_from(osm::read_opl(opl, found), found);
}

std::vector<std::byte> town_bytes() { return bytes_of(town_opl()); }

/// Nothing when the bytes are refused, as they must be: any other exception, or a crash, fails the test.
std::optional<RoadNetwork> opened(const std::vector<std::byte>& bytes) {
    try {
        return RoadNetwork::from_bytes(bytes, "town.roadnet");
    } catch (const InputError&) {
        return std::nullopt;
    }
}

std::string complaint(const std::vector<std::byte>& bytes) {
    try {
        static_cast<void>(RoadNetwork::from_bytes(bytes, "town.roadnet"));
    } catch (const StaleDataError& error) {
        return std::string("stale: ") + error.what();
    } catch (const InputError& error) {
        CHECK(error.where().file == "town.roadnet");
        CHECK(error.hint() == "Make the network again with: roadbook import EXTRACT -o FILE.roadnet");
        return error.what();
    }
    return "";
}

/// Calls every reader of every record: with a sanitizer, an index that leads outside shows.
std::size_t walked(const RoadNetwork& roads) {
    std::size_t sum = roads.attribution().size() + roads.places_named("x").size();
    for (std::uint32_t n = 0; n < roads.node_count(); ++n) {
        sum += roads.sign_text(NodeId{n}).size();
        for (const auto edge : roads.out_edges(NodeId{n})) {
            sum += roads.shape(edge).size() + roads.name(roads.way(edge)).size() + roads.destinations(edge).size();
            sum += roads.out_edges(roads.to(edge)).size();
        }
    }
    const geo::Bounds world{{geo::Latitude::degrees(-90), geo::Longitude::degrees(-180)},
                            {geo::Latitude::degrees(90), geo::Longitude::degrees(180)}};
    for (const auto& area : roads.layers().areas_within(world)) {
        sum += area.name.size() + area.rings.size();
        for (const auto& ring : area.rings) {
            sum += ring.size();
        }
    }
    for (const auto& line : roads.layers().lines_within(world)) {
        sum += line.name.size() + line.points.size();
    }
    for (const auto& landmark : roads.layers().landmarks_near(roads.position(NodeId{0}), Metres{5000})) {
        sum += landmark.name.size() + osm::name_of(landmark.kind).size();
    }
    std::vector<geo::Position> line;
    for (std::uint32_t n = 0; n < roads.node_count(); ++n) {
        line.push_back(roads.position(NodeId{n}));
    }
    sum += roads.boundaries().crossings(line).size();
    line.resize(std::min<std::size_t>(line.size(), 20));
    line.push_back({geo::Latitude::degrees(46.025), geo::Longitude::degrees(11.001)});
    for (const auto place : line) {
        sum += roads.boundaries().country_at(place).size();
        for (const int level : {6, 8}) {
            if (const auto district = roads.boundaries().at(place, level)) sum += district->name.size();
        }
    }
    for (std::uint32_t way = 0; way < roads.way_count(); ++way) {
        sum += roads.bus_lines(network::WayIndex{way}).size();
    }
    sum += roads.layers().dwellings_within(world).size();
    sum += roads.segments_near({geo::Latitude::degrees(46.005), geo::Longitude::degrees(11.005)}, Metres{300}).size();
    return sum;
}

/// The same bytes with right checksums: what a bug in a builder would write.
std::vector<std::byte> with_checksums(std::vector<std::byte> bytes) {
    network::detail::FileHeader header;
    std::memcpy(&header, bytes.data(), sizeof header);
    std::vector<network::detail::SectionEntry> table(header.section_count);
    const auto table_bytes = table.size() * sizeof table[0];
    std::memcpy(table.data(), bytes.data() + sizeof header, table_bytes);
    for (auto& entry : table) {
        entry.checksum = fingerprint_of(std::span(bytes).subspan(entry.offset, entry.bytes)).value();
    }
    header.table_checksum = fingerprint_of(std::as_bytes(std::span(table))).value();
    std::memcpy(bytes.data(), &header, sizeof header);
    std::memcpy(bytes.data() + sizeof header, table.data(), table_bytes);
    return bytes;
}

} // namespace

TEST_CASE("a flipped bit anywhere is found, or lies where nothing is stored") {
    const auto whole = town_bytes();
    const auto fingerprint = RoadNetwork::from_bytes(whole, "town.roadnet").fingerprint();
    std::size_t unnoticed = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto damaged = whole;
        damaged[at] ^= static_cast<std::byte>(1U << (at % 8));
        if (const auto roads = opened(damaged)) {
            ++unnoticed;
            CHECK(roads->fingerprint() == fingerprint);
        }
    }
    CHECK(unnoticed < 100); // padding between sections
}

TEST_CASE("a truncated network is refused wherever it is cut") {
    const auto whole = town_bytes();
    for (std::size_t size = 0; size < whole.size(); size += size < 600 ? 1 : 97) {
        CAPTURE(size);
        CHECK_FALSE(opened({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)}));
    }
    auto longer = whole;
    longer.resize(whole.size() + 8);
    CHECK_FALSE(opened(longer));
}

TEST_CASE("indices that lead outside are refused or lead nowhere bad, even with right checksums") {
    const auto whole = bytes_of(town_with_districts());
    network::detail::FileHeader header;
    std::memcpy(&header, whole.data(), sizeof header);
    const auto sections = sizeof header + header.section_count * sizeof(network::detail::SectionEntry);
    std::size_t refused = 0;
    for (std::size_t at = sections; at + 4 <= whole.size(); at += 4) {
        auto damaged = whole;
        const std::uint32_t wild = at % 8 == 0 ? 0xffffffffU : 0x00fffff0U;
        std::memcpy(damaged.data() + at, &wild, sizeof wild);
        const auto roads = opened(with_checksums(damaged));
        if (roads) {
            CHECK(walked(*roads) > 0);
        } else {
            ++refused;
        }
    }
    CHECK(refused > 1000);
}

TEST_CASE("each kind of damage has its message") {
    const auto whole = town_bytes();
    CHECK(complaint({}) == "not a road network: the file is too short");
    CHECK(complaint(std::vector<std::byte>(5000)) == "not a road network");
    CHECK(complaint({whole.begin(), whole.end() - 8}) ==
          "damaged or truncated network: " + std::to_string(whole.size() - 8) + " bytes of " + std::to_string(whole.size()));
    auto damaged = whole;
    damaged[whole.size() - 9] ^= std::byte{1};
    CHECK(complaint(damaged) == "damaged network: the checksum of section 105 is wrong");
    damaged = whole;
    damaged[50] ^= std::byte{1};
    CHECK(complaint(damaged) == "damaged network: the section table's checksum is wrong");
}

TEST_CASE("a network of another version is stale, not damaged") {
    auto other = town_bytes();
    other[8] = std::byte{99};
    CHECK(complaint(other) == "stale: the network has format version 99, this program reads version 5");
}

TEST_CASE("a network is mapped from its file as it was built, and a missing one is an IoError") {
    const test::TemporaryFolder folder;
    const auto bytes = town_bytes();
    Diagnostics found;
    network::write_network(osm::read_opl(town_opl(), found), folder.path() / "town.roadnet", found);
    const auto roads = RoadNetwork::open(folder.path() / "town.roadnet");
    CHECK(roads.fingerprint() == RoadNetwork::from_bytes(bytes, "town.roadnet").fingerprint());
    CHECK(walked(roads) > 1000);
    CHECK_THROWS_AS(static_cast<void>(RoadNetwork::open(folder.path() / "other.roadnet")), IoError);
    CHECK_THROWS_AS(static_cast<void>(RoadNetwork::open(folder.path())), IoError);
    folder.file("empty.roadnet", "");
    CHECK_THROWS_AS(static_cast<void>(RoadNetwork::open(folder.path() / "empty.roadnet")), InputError);
}

TEST_CASE("a copy of a network stands when the first one and its file are gone") {
    const test::TemporaryFolder folder;
    Diagnostics found;
    network::write_network(osm::read_opl(town_opl(), found), folder.path() / "town.roadnet", found);
    std::optional<RoadNetwork> first = RoadNetwork::open(folder.path() / "town.roadnet");
    const RoadNetwork copy = *first;
    first.reset();
    std::filesystem::remove(folder.path() / "town.roadnet");
    CHECK(walked(copy) > 1000);
}
