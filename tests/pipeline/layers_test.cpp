// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "pipeline/drawn_build.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <ogrsf_frmts.h>
#include <pugixml.hpp>

using namespace route;
using test::contents;

namespace {

GDALDatasetUniquePtr opened(const std::filesystem::path& file) {
    GDALAllRegister();
    GDALDatasetUniquePtr dataset{GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR)};
    REQUIRE(dataset);
    return dataset;
}

/// One text for each feature: the named columns.
std::vector<std::string> rows_of(GDALDataset& dataset, const char* layer, const std::vector<const char*>& columns) {
    auto* found = dataset.GetLayerByName(layer);
    REQUIRE(found != nullptr);
    std::vector<std::string> rows;
    for (const auto& feature : *found) {
        std::string row;
        for (const auto* column : columns) {
            row += fmt::format("{}{}", row.empty() ? "" : " ", feature->GetFieldAsString(column));
        }
        rows.push_back(row);
    }
    return rows;
}

using Rows = std::vector<std::string>;

/// A leg with a secret check point, over Via Roma and round the block.
class SecretRally : public test::DrawnEdition {
public:
    SecretRally() : DrawnEdition(test::small_town()) {
        row("START", 'A').row("PM", 'B').line("1,0,,40,").line("2,100,,,yes").line("3,300,,,").row("FINISH", 'G');
    }
};

/// The folder that the rally is built into with these trials.
std::filesystem::path built_with_trials(const test::DrawnEdition& rally, const std::string& trials) {
    const auto folder = rally.write();
    std::ofstream(folder / "trials.csv") << trials;
    Diagnostics found;
    const auto plan = pipeline::planned(folder, rally.network_file(), test::workshop(), found);
    REQUIRE(plan);
    auto out = rally.place().path() / "out";
    static_cast<void>(pipeline::build(*plan, out, {}, test::workshop(), found));
    return out;
}

} // namespace

TEST_CASE("edition.gpkg has legs, sectors, controls, trial lines, boxes and the roads in the order of driving") {
    const SecretRally rally;
    const auto out = rally.place().path() / "out";
    build(rally, out);
    const auto dataset = opened(out / "edition.gpkg");
    CHECK(rows_of(*dataset, "legs", {"leg", "date", "length_km", "edition"}) == Rows{"1 2024-06-11 1.7 Coppa Prova"});
    CHECK(rows_of(*dataset, "sectors", {"sector", "from_code", "to_code", "length_km"}) == Rows{"1 CO 0 CO 1 1.7"});
    CHECK(rows_of(*dataset, "controls", {"kind", "code", "secret", "km"}) ==
          Rows{"START CO 0 0 0", "PM PM 1 0 0.4", "PM PM 1 1 0.5", "PM  0 0.7", "FINISH CO 1 0 1.7"});
    CHECK(rows_of(*dataset, "trial_lines", {"line", "at_m", "average_kmh", "secret"}) ==
          Rows{"1 0 40 0", "2 100  1", "3 300  0"});
    CHECK(rows_of(*dataset, "roads", {"seq", "name", "class", "from_km", "to_km"}) ==
          Rows{"1 Via Roma secondary 0 0.4", "2 Via Roma secondary 0.4 0.8", "3 Via Roma secondary 0.8 1.7"});
    CHECK(rows_of(*dataset, "boxes", {"number"}).size() >= 2);
    auto* legs = dataset->GetLayerByName("legs");
    legs->ResetReading();
    const OGRFeatureUniquePtr leg{legs->GetNextFeature()};
    REQUIRE(leg);
    const auto* line = leg->GetGeometryRef()->toLineString();
    CHECK(line->getNumPoints() >= 4);
    CHECK(line->getX(0) == doctest::Approx(11.0).epsilon(0.01)); // longitude first, as GeoPackage wants it
}

TEST_CASE("trial lines have a column of averages for each class, and tell how crews are given them") {
    test::DrawnEdition rally(test::small_town());
    rally.row("START", 'A').row("PM", 'B').row("FINISH", 'G');
    const auto out = built_with_trials(rally, "leg,seq,line,at_m,average_kmh,average_kmh_high,given_as\n"
                                              "1,2,1,0,40,45,table\n1,2,2,200,,42.5,\n1,2,3,300,,,\n");
    const auto dataset = opened(out / "edition.gpkg");
    CHECK(rows_of(*dataset, "trial_lines", {"line", "given_as", "average_kmh", "average_kmh_high"}) ==
          Rows{"1 table 40 45", "2 table  42.5", "3 table  "});
}

TEST_CASE("trial lines tell what crews are told of them: no averages of a table, and one time over a secret line") {
    test::DrawnEdition rally(test::small_town());
    rally.row("START", 'A').row("PM", 'B').row("PC", 'C').row("FINISH", 'G');
    const auto out = built_with_trials(rally, "leg,seq,line,at_m,time_s,average_kmh,secret,given_as\n"
                                              "1,2,1,0,,40,,table\n1,2,2,200,,,,\n"
                                              "1,3,1,0,,,,\n1,3,2,100,12.00,,yes,\n1,3,3,250,20.50,,,\n");
    const auto dataset = opened(out / "edition.gpkg");
    CHECK(rows_of(*dataset, "trial_lines",
                  {"line", "trial", "averages_told", "time_s", "crew_time_s", "crew_ends_trial", "secret"}) ==
          Rows{"1 PM 1 0    0", "2  0   PM 1 0", "1 PC 1     0", "2 PC 1  12   1", "3   20.5 32.5 PC 1 0"});
}

TEST_CASE("edition.gpkg has the areas and the lines of permits with their hours, and named ways as the map has them") {
    SecretRally rally;
    rally.permit("BCEDB", R"("name":"Fair","leg":1,"from":"2024-06-11T06:00","to":"2024-06-11","closed":true)", true);
    rally.permit("CFG", R"("name":"Lane","note":"ask again")");
    rally.permit("", fmt::format(R"("name":"Bridge","osm_way":{})", test::small_town().osm_id("BDE").value()));
    const auto out = rally.place().path() / "out";
    build(rally, out);
    const auto dataset = opened(out / "edition.gpkg");
    CHECK(rows_of(*dataset, "order_areas", {"name", "effect", "for_legs", "valid_from", "valid_to", "closed_to_others"}) ==
          Rows{"Fair open 1 2024-06-11T06:00:00+02:00 2024-06-12T00:00:00+02:00 1"});
    CHECK(rows_of(*dataset, "order_lines", {"name", "effect", "for_legs", "valid_from", "note"}) ==
          Rows{"Lane open   ask again", "Bridge open   "});
    OGREnvelope area;
    OGREnvelope line;
    REQUIRE(dataset->GetLayerByName("order_areas")->GetExtent(&area) == OGRERR_NONE);
    REQUIRE(dataset->GetLayerByName("order_lines")->GetExtent(&line) == OGRERR_NONE);
    CHECK(line.MinX == doctest::Approx(area.MinX)); // the way begins at B, and has the block's lower edge
    CHECK(line.MinY == doctest::Approx(area.MinY));
    CHECK(line.MaxX > area.MaxX); // at G
}

TEST_CASE("edition.gpkg has a default style of QGIS for each layer, which names only columns that the layer has") {
    const SecretRally rally;
    const auto out = rally.place().path() / "out";
    build(rally, out);
    const auto dataset = opened(out / "edition.gpkg");
    CHECK(rows_of(*dataset, "layer_styles", {"f_table_name", "f_geometry_column", "useAsDefault", "update_time"}) ==
          Rows{"legs geom 1 2024/06/11 00:00:00+00", "sectors geom 1 2024/06/11 00:00:00+00",
               "controls geom 1 2024/06/11 00:00:00+00", "trial_lines geom 1 2024/06/11 00:00:00+00",
               "boxes geom 1 2024/06/11 00:00:00+00", "roads geom 1 2024/06/11 00:00:00+00",
               "order_areas geom 1 2024/06/11 00:00:00+00", "order_lines geom 1 2024/06/11 00:00:00+00"});
    CHECK(std::string(dataset->GetLayerByName("layer_styles")->GetFIDColumn()) == "id");
    const auto styles = rows_of(*dataset, "layer_styles", {"styleQML"});
    const auto names = rows_of(*dataset, "layer_styles", {"f_table_name"});
    std::size_t named = 0;
    for (std::size_t i = 0; i < styles.size(); ++i) {
        CAPTURE(names[i]);
        pugi::xml_document qml;
        REQUIRE(qml.load_string(styles[i].c_str()));
        CHECK(qml.child("qgis").child("renderer-v2"));
        auto* definition = dataset->GetLayerByName(names[i].c_str())->GetLayerDefn();
        for (const auto& found : qml.select_nodes("//renderer-v2/@attr | //text-style/@fieldName")) {
            CAPTURE(found.attribute().value());
            CHECK(definition->GetFieldIndex(found.attribute().value()) >= 0);
            ++named;
        }
    }
    CHECK(named == 11);
}

TEST_CASE("every kind of control that is printed has a look of its own in QGIS") {
    pugi::xml_document qml;
    REQUIRE(qml.load_file(ROUTE_SOURCE_DIR "/styles/qgis/controls.qml"));
    for (std::size_t k = 0; k < edition::kind_count; ++k) {
        const auto kind = static_cast<edition::Kind>(k);
        if (!edition::is_printed(kind)) continue;
        const std::string name{edition::name_of(kind)};
        CAPTURE(name);
        CHECK(qml.select_node(fmt::format("//category[@value='{}']", name).c_str()));
    }
}

TEST_CASE("edition.kmz has the legs as folders that GDAL reads, and nothing secret") {
    const SecretRally rally;
    const auto out = rally.place().path() / "out";
    build(rally, out);
    const auto zip = contents(out).at("edition.kmz");
    CHECK(zip.substr(0, 2) == "PK");
    GDALAllRegister();
    const auto path = "/vsizip/" + (out / "edition.kmz").string() + "/doc.kml";
    VSILFILE* file = VSIFOpenL(path.c_str(), "rb");
    REQUIRE(file != nullptr);
    std::string kml(100'000, '\0');
    kml.resize(VSIFReadL(kml.data(), 1, kml.size(), file));
    VSIFCloseL(file);
    CHECK(kml.find("<Folder>") != std::string::npos);
    CHECK(kml.find("CO 1 G") != std::string::npos);
    std::size_t controls = 0;
    for (auto at = kml.find("<Point>"); at != std::string::npos; at = kml.find("<Point>", at + 1)) {
        ++controls;
    }
    CHECK(controls == 4); // of five, one is secret
    CHECK(kml.find("km 0.50") == std::string::npos);
}

TEST_CASE(
    "edition.geojson has legs, controls and boxes by their layer, and neither secrets nor averages and times of trials") {
    test::DrawnEdition rally(test::small_town());
    rally.row("START", 'A').row("PM", 'B').row("FINISH", 'G');
    const auto out = built_with_trials(rally, "leg,seq,line,at_m,time_s,average_kmh,secret,given_as\n"
                                              "1,2,1,0,,40.7,,table\n1,2,2,100,,,yes,\n1,2,3,300,,,,\n");
    const auto json = nlohmann::json::parse(contents(out).at("edition.geojson"));
    CHECK(json["type"] == "FeatureCollection");
    CHECK(json["name"] == "Coppa Prova");
    CHECK(json["attribution"].get<std::string>().find("OpenStreetMap") != std::string::npos);
    Rows controls;
    std::map<std::string, std::size_t> features;
    for (const auto& feature : json["features"]) {
        const auto& told = feature["properties"];
        ++features[told["layer"]];
        if (told["layer"] != "controls") continue;
        CHECK(told.contains("first_car") == (told["kind"] != "PM"));
        controls.push_back(fmt::format("{} {} {}", told["kind"].get<std::string>(), told["code"].get<std::string>(),
                                       told["km"].get<double>()));
    }
    CHECK(controls == Rows{"START CO 0 0", "PM PM 1 0.4", "PM  0.7", "FINISH CO 1 1.7"}); // of km 0.5 nothing
    CHECK(features["legs"] == 1);
    CHECK(features["boxes"] >= 2);
    CHECK(json.dump().find("40.7") == std::string::npos);
    // GDAL reads it as what it is.
    const auto dataset = opened(out / "edition.geojson");
    auto* layer = dataset->GetLayer(0);
    CHECK(layer->GetFeatureCount() == static_cast<GIntBig>(json["features"].size()));
    OGREnvelope extent;
    REQUIRE(layer->GetExtent(&extent) == OGRERR_NONE);
    CHECK(extent.MinX == doctest::Approx(11.0).epsilon(0.01));
    CHECK(extent.MaxY == doctest::Approx(46.0).epsilon(0.01));
}

TEST_CASE("--to replaces the layers of its names and leaves others") {
    SecretRally rally;
    const auto out = rally.place().path() / "out";
    const auto target = rally.place().path() / "other.gpkg";
    {
        GDALAllRegister();
        auto* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        const GDALDatasetUniquePtr made{driver->Create(target.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
        REQUIRE(made->CreateLayer("hotels", nullptr, wkbPoint, nullptr) != nullptr);
    }
    pipeline::BuildOptions options;
    options.to = target;
    build(rally, out, options);
    build(rally, out, options);
    const auto dataset = opened(target);
    CHECK(dataset->GetLayerCount() == 9);
    CHECK(dataset->GetLayerByName("hotels") != nullptr);
    CHECK(rows_of(*dataset, "legs", {"leg"}) == Rows{"1"});
}

TEST_CASE("a target that cannot be written is told, and the former outputs stand") {
    const SecretRally rally;
    const auto out = rally.place().path() / "out";
    build(rally, out);
    const auto former = contents(out);
    pipeline::BuildOptions options;
    options.to = rally.place().path() / "no folder" / "x.gpkg";
    CHECK_THROWS_AS(build(rally, out, options), IoError);
    options.to = "layers.nothing";
    CHECK_THROWS_AS(build(rally, out, options), InputError);
    CHECK((contents(out) == former));
}
