// SPDX-License-Identifier: BSL-1.0
#include "exchange/vector_layers.hpp"

#include "base/error.hpp"
#include "exchange/crew_views.hpp"
#include "exchange/edition_layers.hpp"
#include "exchange/layer_styles.hpp"
#include "timing/local_time.hpp"

#include <array>
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <filesystem>
#include <fmt/format.h>
#include <ogrsf_frmts.h>
#include <regex>
#include <string_view>

namespace route::exchange {

using roadbook::Publication;

namespace {

/// GDAL prints nothing while it lives, and stamps what it writes with the edition's day, not today's.
class Quietly {
public:
    explicit Quietly(std::chrono::year_month_day day) {
        CPLPushErrorHandlerEx(keep_first, &m_first_failure);
        CPLErrorReset();
        const auto text = timing::date_text(day) + "T00:00:00.000Z";
        CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", text.c_str());
    }
    Quietly(const Quietly&) = delete;
    Quietly& operator=(const Quietly&) = delete;
    ~Quietly() {
        CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr);
        CPLPopErrorHandler();
    }

    /// What came of the failures after it is not worth telling: a database refuses everything then.
    [[nodiscard]] const std::string& first_failure() const { return m_first_failure; }
    void forget() {
        CPLErrorReset();
        m_first_failure.clear();
    }

private:
    static void CPL_STDCALL keep_first(CPLErr kind, CPLErrorNum /*number*/, const char* message) {
        auto& first = *static_cast<std::string*>(CPLGetErrorHandlerUserData());
        if (kind == CE_Failure && first.empty()) first = message;
    }

    std::string m_first_failure;
};

bool is_capable(GDALDriver& driver, const char* what) {
    return CPLTestBool(CSLFetchNameValueDef(driver.GetMetadata(), what, "NO"));
}

/// "PG:…" by its beginning, files by their ending. \throws InputError when no driver takes it
GDALDriver& driver_for(const std::string& target) {
    auto ending = std::filesystem::path(target).extension().string();
    if (!ending.empty()) ending.erase(0, 1);
    auto* manager = GetGDALDriverManager();
    for (int i = 0; i < manager->GetDriverCount(); ++i) {
        auto* driver = manager->GetDriver(i);
        if (!is_capable(*driver, GDAL_DCAP_VECTOR)) continue;
        const std::string prefix = CSLFetchNameValueDef(driver->GetMetadata(), GDAL_DMD_CONNECTION_PREFIX, "");
        const CPLStringList endings(CSLTokenizeString(CSLFetchNameValueDef(driver->GetMetadata(), GDAL_DMD_EXTENSIONS, "")));
        const bool fits =
            (!prefix.empty() && target.starts_with(prefix)) || (!ending.empty() && endings.FindString(ending.c_str()) >= 0);
        if (!fits) continue;
        if (!is_capable(*driver, GDAL_DCAP_CREATE)) continue;
        if (is_capable(*driver, GDAL_DCAP_MULTIPLE_VECTOR_LAYERS)) return *driver;
        throw InputError({target, 0}, std::string("the format ") + driver->GetDescription() + " holds one layer only",
                         "Use GeoPackage (.gpkg), SQLite (.sqlite) or a database (PG:…).");
    }
    throw InputError({target, 0}, "no vector format of GDAL has this beginning or ending",
                     "Write \"PG:dbname=…\", or a file such as edition.gpkg; ogrinfo --formats lists them.");
}

/// Begins a transaction where the format has them; what is not committed when it is destroyed is undone.
class Transaction {
public:
    Transaction(GDALDataset& dataset, const std::string& target)
        : m_dataset(dataset), m_target(target), m_open(dataset.TestCapability(ODsCTransactions) != 0) {
        if (m_open && m_dataset.StartTransaction() != OGRERR_NONE) fail_to_write(m_target);
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction() {
        if (m_open) m_dataset.RollbackTransaction();
    }

    void commit() {
        // Rows may still be under way. A database that refused some says nothing at the end: it commits as much as nothing.
        m_dataset.FlushCache(false);
        if (CPLGetLastErrorType() == CE_Failure) fail_to_write(m_target);
        if (m_open && m_dataset.CommitTransaction() != OGRERR_NONE) fail_to_write(m_target);
        m_open = false;
        m_dataset.FlushCache(true);
        if (CPLGetLastErrorType() == CE_Failure) fail_to_write(m_target);
    }

private:
    GDALDataset& m_dataset;
    const std::string& m_target;
    bool m_open;
};

void write_in_transaction(const Publication& publication, const network::RoadNetwork& roads, GDALDataset& dataset,
                          const std::string& target, const Quietly& quietly) try {
    auto* driver = dataset.GetDriver();
    const bool is_postgis = driver != nullptr && std::string_view(driver->GetDescription()) == "PostgreSQL";
    Transaction transaction{dataset, target};
    if (is_postgis) clear_former_layers(dataset, target);
    write_edition_layers(publication, roads, dataset, target);
    if (is_postgis) {
        dataset.FlushCache(false); // tables are made late
        if (CPLGetLastErrorType() == CE_Failure) fail_to_write(target);
        create_crew_views(dataset, target);
    }
    transaction.commit();
} catch (const IoError&) {
    if (quietly.first_failure().empty()) throw;
    fail_to_write(target, quietly.first_failure());
}

/// As messages call it, which end up in logs.
std::string without_password(const std::string& target) {
    static const std::regex password(R"(password\s*=\s*('(\\.|[^'\\])*'|\S+))");
    return std::regex_replace(target, password, "password=…");
}

} // namespace

std::string edition_gpkg(const Publication& publication, const network::RoadNetwork& roads,
                         const std::filesystem::path& styles) {
    GDALAllRegister();
    const auto day = publication.edition.legs.front().date;
    const Quietly quietly(day);
    const std::string memory = fmt::format("/vsimem/{}.gpkg", static_cast<const void*>(&quietly));
    {
        auto* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        const GDALDatasetUniquePtr dataset{
            driver == nullptr ? nullptr : driver->Create(memory.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
        if (!dataset) fail_to_write("edition.gpkg");
        write_in_transaction(publication, roads, *dataset, "edition.gpkg", quietly);
        if (!add_layer_styles(*dataset, styles / "qgis", day)) fail_to_write("edition.gpkg");
    }
    vsi_l_offset size = 0;
    GByte* bytes = VSIGetMemFileBuffer(memory.c_str(), &size, TRUE);
    if (bytes == nullptr) fail_to_write("edition.gpkg");
    std::string content(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    VSIFree(bytes);
    return content;
}

void write_layers(const Publication& publication, const network::RoadNetwork& roads, const std::string& target) {
    GDALAllRegister();
    Quietly quietly(publication.edition.legs.front().date);
    auto& driver = driver_for(target);
    std::array<const char*, 2> only{driver.GetDescription(), nullptr};
    GDALDatasetUniquePtr dataset{GDALDataset::Open(target.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE, only.data())};
    const std::string not_opened = CPLGetLastErrorMsg();
    const auto named = without_password(target);
    std::error_code ignored;
    if (!dataset && std::filesystem::exists(target, ignored)) {
        fail_to_write(named, std::string("it is there already, and is no ") + driver.GetDescription());
    }
    if (!dataset) dataset.reset(driver.Create(target.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    // A database cannot be made, only a file: why it did not open is what counts.
    if (!dataset && !not_opened.empty()) fail_to_write(named, not_opened);
    if (!dataset) fail_to_write(named);
    quietly.forget(); // that there was nothing to open is no error
    write_in_transaction(publication, roads, *dataset, named, quietly);
}

} // namespace route::exchange
