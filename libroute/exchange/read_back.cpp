// SPDX-License-Identifier: BSL-1.0
#include "exchange/read_back.hpp"

#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "geo/geodesic.hpp"

#include <array>
#include <cmath>
#include <cpl_error.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <ogrsf_frmts.h>
#include <pugixml.hpp>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ; // NOLINT(readability-redundant-declaration)

namespace route::exchange {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

PrintedLength printed(double kilometres) {
    return PrintedLength::decametres(static_cast<std::int32_t>(std::lround(kilometres * 100.0)));
}

/// GDAL prints nothing while it lives.
class Quiet {
public:
    Quiet() { CPLPushErrorHandler(CPLQuietErrorHandler); }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;
    ~Quiet() { CPLPopErrorHandler(); }
};

GDALDatasetUniquePtr opened(const fs::path& file, const char* driver, std::initializer_list<const char*> options = {}) {
    GDALAllRegister();
    const std::array<const char*, 2> drivers{driver, nullptr};
    std::vector<const char*> list(options);
    list.push_back(nullptr);
    return GDALDatasetUniquePtr(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR, drivers.data(), list.data(), nullptr));
}

/// Where a table has the values of a sector.
struct SectorColumns {
    int leg;
    int sector;
    int length;
    int target;
};

/// "1:05", "01:05:00"; a number of minutes where it is none.
std::optional<std::chrono::minutes> time_in(const OGRFeature& row, int column) {
    if (column < 0 || !row.IsFieldSetAndNotNull(column)) return std::nullopt;
    const auto type = row.GetFieldDefnRef(column)->GetType();
    if (type == OFTInteger || type == OFTInteger64) return std::chrono::minutes{row.GetFieldAsInteger(column)};
    if (type == OFTReal) return std::chrono::minutes{std::lround(row.GetFieldAsDouble(column) * 1440.0)};
    int hours = 0;
    int minutes = 0;
    if (std::sscanf(row.GetFieldAsString(column), "%d:%d", &hours, &minutes) != 2) return std::nullopt;
    return std::chrono::minutes{hours * 60 + minutes};
}

void read_sectors(OGRLayer* layer, const std::string& file, const SectorColumns& at, ReadBack& result) {
    if (layer == nullptr || layer->GetLayerDefn()->GetFieldCount() <= std::max(at.length, at.target)) {
        result.unread.push_back(file);
        return;
    }
    for (const auto& row : layer) {
        const int sector = row->GetFieldAsInteger(at.sector);
        if (sector <= 0) continue; // a sum
        result.sectors.push_back({file, row->GetFieldAsInteger(at.leg), sector, printed(row->GetFieldAsDouble(at.length)),
                                  time_in(*row, at.target)});
    }
}

void read_table(const fs::path& build, const std::string& file, const char* driver,
                std::initializer_list<const char*> options, int layer, ReadBack& result) {
    const auto data = opened(build / file, driver, options);
    // Leg, sector, from, to, length, target time.
    constexpr SectorColumns columns{0, 1, 4, 5};
    read_sectors(data ? data->GetLayer(layer) : nullptr, file, columns, result);
}

double kilometres(const Json& text) { return std::stod(text.get<std::string>()); }

void read_boxes(const Json& leg, bool total_from_leg_start, const std::map<int, PrintedLength>& sectors, ReadBack& result) {
    const std::string file = "itinerary.json";
    for (const auto& box : leg.at("boxes")) {
        const int sector = box.at("sector").get<int>();
        const auto total = printed(kilometres(box.at("total_km")));
        const auto to_go = printed(kilometres(box.at("to_go_km")));
        const auto whole = sectors.find(sector);
        const bool counted = !total_from_leg_start && whole != sectors.end();
        if (counted && total.decametres() + to_go.decametres() != whole->second.decametres()) {
            result.boxes.push_back(
                {file, leg.at("number").get<int>(), box.at("number").get<std::string>(),
                 fmt::format("{} + {} km", box.at("total_km").get<std::string>(), box.at("to_go_km").get<std::string>())});
        }
    }
}

void read_json(const fs::path& build, bool total_from_leg_start, ReadBack& result) {
    const std::string file = "itinerary.json";
    try {
        const auto root = Json::parse(read_whole_file(build / file));
        for (const auto& leg : root.at("legs")) {
            std::map<int, PrintedLength> sectors;
            for (const auto& sector : leg.at("sectors")) {
                const auto length = printed(kilometres(sector.at("length_km")));
                const int number = sector.at("number").get<int>();
                sectors.emplace(number, length);
                result.sectors.push_back({file, leg.at("number").get<int>(), number, length,
                                          std::chrono::duration_cast<std::chrono::minutes>(
                                              std::chrono::seconds{sector.at("target_time_s").get<std::int64_t>()})});
            }
            read_boxes(leg, total_from_leg_start, sectors, result);
        }
    } catch (const std::exception&) {
        result.unread.push_back(file);
    }
}

void read_track(const fs::path& build, int leg, ReadBack& result) {
    const auto file = fmt::format("leg-{}/crew.gpx", leg);
    pugi::xml_document document;
    if (!document.load_file((build / file).c_str())) {
        result.unread.push_back(file);
        return;
    }
    Metres length;
    std::optional<geo::Position> before;
    for (const auto& point : document.child("gpx").child("trk").child("trkseg").children("trkpt")) {
        const geo::Position here{geo::Latitude::degrees(point.attribute("lat").as_double()),
                                 geo::Longitude::degrees(point.attribute("lon").as_double())};
        if (before) length += geo::distance(*before, here);
        before = here;
    }
    if (!before) {
        result.unread.push_back(file);
        return;
    }
    result.tracks.push_back({file, leg, length});
}

} // namespace

ReadBack read_back(const fs::path& build, const std::vector<int>& legs, bool total_from_leg_start) {
    const Quiet quiet;
    ReadBack result;
    read_json(build, total_from_leg_start, result);
    read_table(build, "distances-and-times.csv", "CSV", {"AUTODETECT_TYPE=NO"}, 0, result);
    read_table(build, "edition.xlsx", "XLSX", {}, 2, result); // behind the facts and the legs
    const auto layers = opened(build / "edition.gpkg", "GPKG");
    auto* sectors = layers ? layers->GetLayerByName("sectors") : nullptr;
    if (sectors == nullptr) {
        result.unread.emplace_back("edition.gpkg");
    } else {
        const auto* names = sectors->GetLayerDefn();
        read_sectors(sectors, "edition.gpkg",
                     {names->GetFieldIndex("leg"), names->GetFieldIndex("sector"), names->GetFieldIndex("length_km"),
                      names->GetFieldIndex("target_min")},
                     result);
    }
    for (const int leg : legs) {
        read_track(build, leg, result);
    }
    return result;
}

std::optional<std::string> text_of_pdf(const fs::path& file) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return std::nullopt;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::string program = "pdftotext";
    std::string layout = "-layout";
    std::string name = fs::absolute(file).string();
    std::string out = "-";
    const std::array<char*, 5> arguments{program.data(), layout.data(), name.data(), out.data(), nullptr};
    pid_t child = 0;
    const int failed = ::posix_spawnp(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    std::string text;
    std::array<char, 65536> buffer{};
    for (ssize_t n = 0; failed == 0 && (n = ::read(pipe[0], buffer.data(), buffer.size())) > 0;) {
        text.append(buffer.data(), static_cast<std::size_t>(n));
    }
    ::close(pipe[0]);
    int status = 0;
    if (failed != 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        return std::nullopt;
    }
    return text;
}

} // namespace route::exchange
