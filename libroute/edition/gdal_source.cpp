// SPDX-License-Identifier: BSL-1.0
#include "edition/gdal_source.hpp"

#include "edition/memory_file.hpp"
#include "edition/sheet_values.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cpl_conv.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <mutex>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

namespace route::edition {

namespace {

/// Only the drivers that are asked for: registering all of GDAL's looks for plug-ins on the disk.
void register_drivers() {
    static std::once_flag once;
    std::call_once(once, [] {
        RegisterOGRGeoJSON();
        RegisterOGRGPX();
        RegisterOGRLIBKML();
        RegisterOGRGeoPackage();
    });
}

class Configuration {
public:
    explicit Configuration(const std::vector<std::pair<std::string, std::string>>& options) : m_options(options) {
        for (const auto& [key, value] : options) {
            CPLSetThreadLocalConfigOption(key.c_str(), value.c_str());
        }
    }
    Configuration(const Configuration&) = delete;
    Configuration& operator=(const Configuration&) = delete;
    ~Configuration() {
        for (const auto& [key, value] : m_options) {
            CPLSetThreadLocalConfigOption(key.c_str(), nullptr);
        }
    }

private:
    const std::vector<std::pair<std::string, std::string>>& m_options;
};

/// From a layer's own coordinates to WGS84; nothing to do where they are that already.
class ToWgs84 {
public:
    explicit ToWgs84(const OGRSpatialReference* from) {
        if (from == nullptr) return;
        m_wgs84.SetWellKnownGeogCS("WGS84");
        m_wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        m_from = *from;
        m_from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        if (m_from.IsGeographic() != 0 && m_from.IsSameGeogCS(&m_wgs84) != 0) return;
        m_change.reset(OGRCreateCoordinateTransformation(&m_from, &m_wgs84));
    }
    /// Leaves a point that has no place on WGS84 as it is: it is found outside the globe then.
    void apply(double& x, double& y) const {
        if (m_change) m_change->Transform(1, &x, &y);
    }

private:
    OGRSpatialReference m_wgs84;
    OGRSpatialReference m_from;
    std::unique_ptr<OGRCoordinateTransformation> m_change;
};

class GeometryReader {
public:
    explicit GeometryReader(const ToWgs84& to_wgs84) : m_to_wgs84(to_wgs84) {}

    DrawnGeometry read(const OGRGeometry& geometry) {
        add(geometry);
        return std::move(m_result);
    }

private:
    void add(const OGRGeometry& geometry) {
        if (geometry.IsEmpty() != 0) return;
        switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPoint: add_position(*geometry.toPoint(), m_result.points); break;
        case wkbLineString: m_result.lines.push_back(positions_of(*geometry.toLineString())); break;
        case wkbPolygon: add_area(*geometry.toPolygon()); break;
        case wkbMultiPoint:
        case wkbMultiLineString:
        case wkbMultiPolygon:
        case wkbGeometryCollection:
            for (const auto* member : *geometry.toGeometryCollection()) {
                add(*member);
            }
            break;
        default: break; // curves and surfaces: none of the formats draws roads with them
        }
    }

    void add_area(const OGRPolygon& polygon) {
        auto& rings = m_result.areas.emplace_back();
        for (const auto* ring : polygon) {
            rings.push_back(positions_of(*ring));
        }
    }

    std::vector<geo::Position> positions_of(const OGRSimpleCurve& curve) {
        std::vector<geo::Position> positions;
        for (const auto& point : curve) {
            add_position(point, positions);
        }
        return positions;
    }

    void add_position(const OGRPoint& point, std::vector<geo::Position>& positions) {
        double x = point.getX();
        double y = point.getY();
        m_to_wgs84.apply(x, y);
        if (!(std::abs(y) <= 90 && std::abs(x) <= 180)) { // a NaN is neither
            m_result.outside_the_globe = true;
            return;
        }
        positions.push_back({geo::Latitude::degrees(y), geo::Longitude::degrees(x)});
    }

    const ToWgs84& m_to_wgs84;
    DrawnGeometry m_result;
};

std::string joined_numbers(const OGRFeature& feature, int index) {
    int count = 0;
    std::string text;
    if (feature.GetFieldDefnRef(index)->GetType() == OFTInteger64List) {
        const auto* values = feature.GetFieldAsInteger64List(index, &count);
        for (int i = 0; i < count; ++i) {
            text += fmt::format("{}{}", i == 0 ? "" : ";", values[i]);
        }
        return text;
    }
    const auto* values = feature.GetFieldAsIntegerList(index, &count);
    for (int i = 0; i < count; ++i) {
        text += fmt::format("{}{}", i == 0 ? "" : ";", values[i]);
    }
    return text;
}

std::string joined_texts(const OGRFeature& feature, int index) {
    std::string text;
    for (char** item = feature.GetFieldAsStringList(index); item != nullptr && *item != nullptr; ++item) {
        text += fmt::format("{}{}", text.empty() ? "" : ";", *item);
    }
    return text;
}

std::string text_of_time(const OGRFeature& feature, int index, bool with_date) {
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, zone = 0;
    float second = 0;
    feature.GetFieldAsDateTime(index, &year, &month, &day, &hour, &minute, &second, &zone);
    const int seconds = static_cast<int>(std::lround(static_cast<double>(second)));
    const auto time =
        seconds == 0 ? fmt::format("{:02}:{:02}", hour, minute) : fmt::format("{:02}:{:02}:{:02}", hour, minute, seconds);
    return with_date ? fmt::format("{:04}-{:02}-{:02}T{}", year, month, day, time) : time;
}

std::string text_of_field(const OGRFeature& feature, int index) {
    switch (feature.GetFieldDefnRef(index)->GetType()) {
    case OFTReal: return text_of_number(feature.GetFieldAsDouble(index));
    case OFTIntegerList:
    case OFTInteger64List: return joined_numbers(feature, index);
    case OFTStringList: return joined_texts(feature, index);
    case OFTTime: return text_of_time(feature, index, false);
    case OFTDateTime: return text_of_time(feature, index, true);
    default: return feature.GetFieldAsString(index);
    }
}

void read_layer(OGRLayer& layer, DrawnFile& file) {
    file.layers.emplace_back(layer.GetName());
    const ToWgs84 to_wgs84{layer.GetSpatialRef()};
    int number = 0;
    layer.ResetReading();
    while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
        DrawnFeature drawn;
        drawn.number = ++number;
        drawn.layer = layer.GetName();
        for (int i = 0; i < feature->GetFieldCount(); ++i) {
            if (feature->IsFieldSetAndNotNull(i) == 0) continue;
            drawn.values.emplace_back(feature->GetFieldDefnRef(i)->GetNameRef(), text_of_field(*feature, i));
        }
        if (const auto* geometry = feature->GetGeometryRef()) drawn.geometry = GeometryReader{to_wgs84}.read(*geometry);
        file.features.push_back(std::move(drawn));
    }
    if (const auto told = layer.GetFeatureCount(FALSE); told > number) file.lost += static_cast<int>(told) - number;
}

} // namespace

std::string_view DrawnFeature::value(std::string_view field) const {
    const auto found = std::ranges::find(values, field, [](const auto& entry) { return std::string_view(entry.first); });
    return found == values.end() ? std::string_view{} : std::string_view(found->second);
}

DrawnFile read_drawn(const std::string& driver, const std::string& name, std::string_view bytes,
                     const std::vector<std::pair<std::string, std::string>>& configuration) {
    register_drivers();
    DrawnFile file;
    const Complaints complaints{file.complaints};
    const Configuration configured{configuration};
    const MemoryFile memory{name, bytes};
    const std::array<const char*, 2> drivers{driver.c_str(), nullptr};
    const std::array<const char*, 2> options{driver == "GeoJSON" ? "DATE_AS_STRING=YES" : nullptr, nullptr};
    const std::unique_ptr<GDALDataset> source{
        GDALDataset::Open(memory.path().c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), options.data())};
    if (!source) return file;
    file.opened = true;
    for (auto* layer : source->GetLayers()) {
        read_layer(*layer, file);
    }
    return file;
}

} // namespace route::edition
