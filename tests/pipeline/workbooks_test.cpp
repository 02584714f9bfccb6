// SPDX-License-Identifier: BSL-1.0
#include "pipeline/drawn_build.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

using namespace route;
using test::SmallRally;

namespace {

using Rows = std::vector<std::string>;

/// One text for each row below the heads: the cells of columns counted from 0.
Rows rows_of(const std::filesystem::path& file, const char* sheet, const std::vector<int>& columns) {
    GDALAllRegister();
    const GDALDatasetUniquePtr book{GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR)};
    REQUIRE(book);
    auto* layer = book->GetLayerByName(sheet);
    REQUIRE(layer != nullptr);
    Rows rows;
    for (const auto& feature : *layer) {
        std::string row;
        for (const int column : columns) {
            row += fmt::format("{}{}", row.empty() ? "" : "|", feature->GetFieldAsString(column));
        }
        rows.push_back(row);
    }
    return rows;
}

} // namespace

TEST_CASE("roads.xlsx lists each leg's roads in the order of driving, and their lengths add up") {
    const SmallRally rally;
    const auto out = rally.place().path() / "out";
    build(rally, out);
    const auto file = out / "roads.xlsx";
    CHECK(rows_of(file, "Strade", {0, 1, 2, 4, 6}) ==
          Rows{"1|0|1.7|Via Roma|1.7", "2|0|0.9|Via Nuova|0.9", "2|0.9|1.5|Via Bassa|0.6", "2|1.5|1.9|Via Roma|0.4"});
    // None has a number: of the tertiary ones the municipality is presumed.
    CHECK(rows_of(file, "Strade per ente", {0, 1}) == Rows{"non detto da una sigla|2.1", "Comune?|1.5", "Totale|3.6"});
    CHECK(rows_of(file, "Strade", {5}) == Rows{"ignoto", "Comune?", "Comune?", "ignoto"});
    CHECK(rows_of(file, "Autorità", {0, 1}) == Rows{"Comune: ignoto|1.5", "autorità ignota|2.1"});
    CHECK(rows_of(out / "edition.xlsx", "Strade", {0, 1, 2, 4, 6}) == rows_of(file, "Strade", {0, 1, 2, 4, 6}));
}
