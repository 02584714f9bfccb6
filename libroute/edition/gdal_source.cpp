// SPDX-License-Identifier: BSL-1.0
#include "edition/gdal_source.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>
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
        RegisterOGRXLSX();
        RegisterOGRODS();
        RegisterOGRGPX();
        RegisterOGRLIBKML();
        RegisterOGRKML();
        RegisterOGRGeoPackage();
    });
}

/// While it lives, what GDAL complains of in this thread comes here and not on stderr.
class Complaints {
public:
    explicit Complaints(std::vector<std::string>& texts) { CPLPushErrorHandlerEx(take, &texts); }
    Complaints(const Complaints&) = delete;
    Complaints& operator=(const Complaints&) = delete;
    ~Complaints() { CPLPopErrorHandler(); }

private:
    static void CPL_STDCALL take(CPLErr severity, CPLErrorNum, const char* message) {
        if (severity < CE_Warning) return;
        auto& texts = *static_cast<std::vector<std::string>*>(CPLGetErrorHandlerUserData());
        if (std::ranges::find(texts, message) == texts.end()) texts.emplace_back(message);
    }
};

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

/// The bytes as a file that GDAL can open, for as long as this lives.
class MemoryFile {
public:
    MemoryFile(const std::string& name, std::string_view bytes)
        : m_bytes(bytes), m_path(fmt::format("/vsimem/roadbook-{}/{}", static_cast<const void*>(this), name)) {
        auto* data = reinterpret_cast<GByte*>(m_bytes.data());
        VSILFILE* file = VSIFileFromMemBuffer(m_path.c_str(), data, m_bytes.size(), FALSE);
        if (file != nullptr) VSIFCloseL(file);
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { VSIUnlink(m_path.c_str()); }
    [[nodiscard]] const char* path() const { return m_path.c_str(); }

private:
    std::string m_bytes;
    std::string m_path;
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

/// The shortest decimal text of a number that was stored as one. With three decimals a zero is added: "1.234" of a
/// text could be a thousand, a number's cannot.
std::string text_of_number(double number) {
    auto text = fmt::format("{}", number);
    const auto point = text.find('.');
    if (point != std::string::npos && text.size() - point == 4) text += '0';
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text;
}

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
    // Spreadsheets date a bare time of day to the first days of their calendar.
    return with_date && year > 1904 ? fmt::format("{:04}-{:02}-{:02}T{}", year, month, day, time) : time;
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

void read_layer(OGRLayer& layer, bool is_sheet, DrawnFile& file) {
    file.layers.emplace_back(layer.GetName());
    const ToWgs84 to_wgs84{layer.GetSpatialRef()};
    int number = 0;
    layer.ResetReading();
    while (const OGRFeatureUniquePtr feature{layer.GetNextFeature()}) {
        DrawnFeature drawn;
        // A sheet's rows are numbered as its reader sees them, the header being the first.
        drawn.number = is_sheet ? static_cast<int>(feature->GetFID()) : ++number;
        drawn.layer = layer.GetName();
        for (int i = 0; i < feature->GetFieldCount(); ++i) {
            if (feature->IsFieldSetAndNotNull(i) == 0) continue;
            drawn.values.emplace_back(feature->GetFieldDefnRef(i)->GetNameRef(), text_of_field(*feature, i));
        }
        if (const auto* geometry = feature->GetGeometryRef()) drawn.geometry = GeometryReader{to_wgs84}.read(*geometry);
        file.features.push_back(std::move(drawn));
    }
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
        GDALDataset::Open(memory.path(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), options.data())};
    if (!source) return file;
    file.opened = true;
    for (auto* layer : source->GetLayers()) {
        read_layer(*layer, driver == "XLSX" || driver == "ODS", file);
    }
    return file;
}

} // namespace route::edition
