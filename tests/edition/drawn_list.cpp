// SPDX-License-Identifier: BSL-1.0
#include "edition/drawn_list.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <memory>
#include <ogrsf_frmts.h>
#include <set>
#include <stdexcept>

namespace route::test {

namespace {

struct Close {
    void operator()(GDALDataset* data) const { GDALClose(data); }
};
using Data = std::unique_ptr<GDALDataset, Close>;

Data made(const std::string& driver, const std::filesystem::path& file) {
    GDALAllRegister();
    char** options = driver == "GPX" ? CSLSetNameValue(nullptr, "GPX_USE_EXTENSIONS", "YES") : nullptr;
    auto* known = GetGDALDriverManager()->GetDriverByName(driver.c_str());
    Data data{known == nullptr ? nullptr : known->Create(file.c_str(), 0, 0, 0, GDT_Unknown, options)};
    CSLDestroy(options);
    if (!data) throw std::runtime_error("GDAL cannot write " + file.string());
    return data;
}

void add_field(OGRLayer& layer, const char* name, OGRFieldType type) {
    OGRFieldDefn field{name, type};
    if (layer.CreateField(&field) != OGRERR_NONE) throw std::runtime_error(std::string("no field ") + name);
}

} // namespace

namespace {

/// Writes rows of a list into layers.
class Writer {
public:
    Writer(const DrawnList& list, bool as_columns, bool has_time)
        : m_list(list), m_as_columns(as_columns), m_has_time(has_time) {}

    void fields(OGRLayer& layer) const {
        const auto of = [&](OGRFieldType type) { return m_list.typed ? type : OFTString; };
        if (m_list.with_leg_and_seq) {
            add_field(layer, "leg", of(OFTInteger));
            add_field(layer, "seq", of(OFTReal)); // as spreadsheets have it: all numbers are real
        }
        const auto has = [&](const char* name) { return layer.GetLayerDefn()->GetFieldIndex(name) >= 0; };
        if (!has(m_list.kind_field.c_str())) add_field(layer, m_list.kind_field.c_str(), OFTString);
        if (!has("name")) add_field(layer, "name", OFTString);
        if (m_as_columns) {
            add_field(layer, "lat", of(OFTReal));
            add_field(layer, "lon", of(OFTReal));
        }
        add_field(layer, "average_kmh", of(OFTReal));
        add_field(layer, "declared_km", of(OFTReal));
        add_field(layer, "stop_min", of(OFTInteger));
        add_field(layer, "restart_time", m_has_time ? of(OFTTime) : OFTString);
        add_field(layer, "note_it", OFTString);
    }

    void feature(OGRLayer& layer, const DrawnList::Row& row, OGRCoordinateTransformation* change) const {
        OGRFeature feature{layer.GetLayerDefn()};
        const auto set = [&](const char* name, const auto& value) {
            // GPX files its extensions away under a prefix.
            const int index = feature.GetFieldIndex(name);
            if (index >= 0) feature.SetField(index, value);
        };
        if (m_list.with_leg_and_seq) {
            set("leg", row.leg);
            set("seq", row.seq);
        }
        set(m_list.kind_field.c_str(), row.kind.c_str());
        set("name", row.name.c_str());
        set("lat", m_list.typed ? fmt::format("{}", row.lat).c_str() : fmt::format("{:.7f}", row.lat).c_str());
        set("lon", m_list.typed ? fmt::format("{}", row.lon).c_str() : fmt::format("{:.7f}", row.lon).c_str());
        if (row.average_kmh > 0) set("average_kmh", row.average_kmh);
        if (row.declared_km > 0) set("declared_km", row.declared_km);
        if (row.stop_min > 0) set("stop_min", row.stop_min);
        if (!row.restart_time.empty())
            set("restart_time", m_list.typed && m_has_time ? (row.restart_time + ":00").c_str() : row.restart_time.c_str());
        if (!row.note.empty()) set("note_it", row.note.c_str());
        if (!m_as_columns) {
            double x = row.lon;
            double y = row.lat;
            if (change != nullptr) change->Transform(1, &x, &y);
            OGRPoint point{x, y};
            feature.SetGeometry(&point);
        }
        if (layer.CreateFeature(&feature) != OGRERR_NONE) throw std::runtime_error("GDAL cannot write a feature");
    }

private:
    const DrawnList& m_list;
    bool m_as_columns;
    bool m_has_time; ///< the format has a type for times of day; KML has none
};

} // namespace

void DrawnList::write_sheet(const std::string& driver, const std::filesystem::path& file,
                            const std::vector<std::string>& sheets) const {
    const auto data = made(driver, file);
    const Writer writer{*this, true, true};
    for (const auto& sheet : sheets) {
        auto* layer = data->CreateLayer(sheet.c_str(), nullptr, wkbNone);
        writer.fields(*layer);
        for (const auto& row : rows) {
            writer.feature(*layer, row, nullptr);
        }
    }
}

void DrawnList::write_points(const std::string& driver, const std::filesystem::path& file, int epsg) const {
    const auto data = made(driver, file);
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRSpatialReference own;
    own.importFromEPSG(epsg);
    own.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> change{OGRCreateCoordinateTransformation(&wgs84, &own)};
    const Writer writer{*this, false, driver != "LIBKML"};
    std::set<int> legs;
    for (const auto& row : rows) {
        legs.insert(with_leg_and_seq ? 0 : row.leg);
    }
    for (const int leg : legs) {
        const auto name = driver == "GPX" ? std::string("waypoints")
                          : leg == 0      ? std::string("list")
                                          : fmt::format("Tappa {}", leg);
        auto* layer = data->CreateLayer(name.c_str(), &own, wkbPoint);
        writer.fields(*layer);
        for (const auto& row : rows) {
            if (leg == 0 || row.leg == leg) writer.feature(*layer, row, epsg == 4326 ? nullptr : change.get());
        }
    }
}

} // namespace route::test
