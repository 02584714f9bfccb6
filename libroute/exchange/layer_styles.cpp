// SPDX-License-Identifier: BSL-1.0
#include "exchange/layer_styles.hpp"

#include "base/whole_file.hpp"

#include <array>
#include <ogrsf_frmts.h>
#include <string>
#include <vector>

namespace route::exchange {

namespace {

struct StyleColumn {
    const char* name;
    OGRFieldType type;
    OGRFieldSubType subtype = OFSTNone;
};

constexpr std::array<StyleColumn, 12> columns{{{"f_table_catalog", OFTString},
                                               {"f_table_schema", OFTString},
                                               {"f_table_name", OFTString},
                                               {"f_geometry_column", OFTString},
                                               {"styleName", OFTString},
                                               {"styleQML", OFTString},
                                               {"styleSLD", OFTString},
                                               {"useAsDefault", OFTInteger, OFSTBoolean},
                                               {"description", OFTString},
                                               {"owner", OFTString},
                                               {"ui", OFTString},
                                               {"update_time", OFTDateTime}}};

} // namespace

bool add_layer_styles(GDALDataset& dataset, const std::filesystem::path& folder, std::chrono::year_month_day day) {
    struct Styled {
        std::string layer;
        std::string geometry;
        std::filesystem::path style;
    };
    std::vector<Styled> styled;
    for (auto* layer : dataset.GetLayers()) {
        auto style = folder / (std::string(layer->GetName()) + ".qml");
        if (std::filesystem::exists(style))
            styled.push_back({layer->GetName(), layer->GetGeometryColumn(), std::move(style)});
    }
    std::array<const char*, 2> options{"FID=id", nullptr};
    auto* table =
        dataset.CreateLayer("layer_styles", nullptr, wkbNone, const_cast<char**>(options.data())); // NOLINT: GDAL reads it
    if (table == nullptr) return false;
    for (const auto& column : columns) {
        OGRFieldDefn definition(column.name, column.type);
        definition.SetSubType(column.subtype);
        if (table->CreateField(&definition) != OGRERR_NONE) return false;
    }
    for (const auto& [layer, geometry, style] : styled) {
        OGRFeature row(table->GetLayerDefn());
        row.SetField("f_table_catalog", "");
        row.SetField("f_table_schema", "");
        row.SetField("f_table_name", layer.c_str());
        row.SetField("f_geometry_column", geometry.c_str());
        row.SetField("styleName", layer.c_str());
        row.SetField("styleQML", read_whole_file(style).c_str());
        row.SetField("styleSLD", "");
        row.SetField("useAsDefault", 1);
        row.SetField("description", "");
        row.SetField("owner", "");
        constexpr int utc = 100; // in GDAL's numbers of time zones
        row.SetField("update_time", static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                     static_cast<int>(static_cast<unsigned>(day.day())), 0, 0, 0.0F, utc);
        if (table->CreateFeature(&row) != OGRERR_NONE) return false;
    }
    return true;
}

} // namespace route::exchange
