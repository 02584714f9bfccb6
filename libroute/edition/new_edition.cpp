// SPDX-License-Identifier: BSL-1.0
#include "edition/new_edition.hpp"

#include "base/error.hpp"
#include "base/whole_file.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace route::edition {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view edition_toml =
    R"(# What docs/file-formats.md describes; every key that is commented out shows its default.
schema = 1
name = "Giro del Garda"
version = "draft 1"
time_zone = "Europe/Rome"
# languages = ["it", "en"]
# style = "fia-a5"
# profile = "historic-car"
# rules = "aci"
# network = "garda.roadnet"          # relative to this folder
# elevation = ["srtm"]               # folders and files with the ground's height: .hgt, .tif, .vrt
# lengths = "2d"                     # "3d": lengths follow the slopes that elevation knows
# total_from_leg_start = false       # true: totals count from the leg's start, not from the last time control
# driving_side = "right"             # goes before what the map tells

# All cars in one row; or, instead of `cars`, one [[groups]] with name, cars, interval_s and after_min for each.
cars = 100
interval_s = 60

default_average_kmh = 45             # of sectors for which waypoints.csv names neither target_min nor average_kmh

[controls]                           # without these the rule set's times hold
# open_before_min = 15
# close_after_min = 30

[allow]                              # what the route may use
motorway = false
toll = false
unpaved = false
ferry = false

[contacts]
headquarters = "+39 030 000000"
emergency = "112"
# medical = ""
# breakdown = ""

[[legs]]
number = 1
name = "Brescia – Salò"
date = 2025-06-17                    # of the first car
first_car = 09:00:00                 # local time, with seconds
)";

constexpr std::string_view waypoints_csv =
    R"(leg,seq,kind,name,lat,lon,place,radius_m,side,target_min,average_kmh,stop_min,restart_time,note_it,note_en
1,10,START,Brescia – Viale Venezia,45.5356,10.2297,,200,,,,,,,
1,20,CT,Rezzato,45.5117,10.3181,,500,right,,,,,,
1,30,VIA,,45.5031,10.4128,,500,,,,,,,
1,40,CO,Lonato del Garda,45.4612,10.4846,,500,right,40,,,,,
1,50,PC,Padenghe,45.5069,10.5085,,500,,,,,,,
1,60,REGROUP,Desenzano del Garda,45.4711,10.5379,,500,,,40,20,,Riordino sul lungolago,Regroup at the lakeside
1,70,FINISH,Salò,45.6066,10.5207,,500,,,,,,,
)";

constexpr std::string_view trials_csv = R"(leg,seq,line,at_m,time_s,average_kmh,secret
1,50,1,0,,,
1,50,2,180.00,18.50,,
1,50,3,390.00,21.75,,
)";

} // namespace

std::vector<fs::path> new_edition(const fs::path& folder) {
    std::error_code failure;
    if (fs::exists(folder, failure) && (!fs::is_directory(folder) || !fs::is_empty(folder))) {
        throw IoError(folder.string() + ": is there already and is not an empty folder.",
                      "Choose a new name: nothing was changed.");
    }
    fs::create_directories(folder, failure);
    if (failure) {
        throw IoError(folder.string() + ": cannot be made: " + failure.message() + ".",
                      "Choose a folder that you may write to.");
    }
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> files{
        {{"edition.toml", edition_toml}, {"waypoints.csv", waypoints_csv}, {"trials.csv", trials_csv}}};
    std::vector<fs::path> written;
    for (const auto& [name, content] : files) {
        write_whole_file(folder / name, content);
        written.push_back(folder / name);
    }
    return written;
}

} // namespace route::edition
