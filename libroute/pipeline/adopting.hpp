// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "base/language.hpp"
#include "pipeline/stages.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace route::pipeline {

struct AdoptOptions {
    std::vector<std::filesystem::path> files; ///< GPX, KML or KMZ; legs in this order
    std::filesystem::path network;
    std::filesystem::path edition; ///< the folder to make
    std::string profile = "historic-car";
    std::vector<Language> languages; ///< empty: those that the files tell, else the standard ones
};

/// What became of a leg of the files.
struct AdoptedLeg {
    int number = 0;
    std::string title;
    Metres track;              ///< the length of its lines in the file
    Metres route;              ///< of the route of the edition; zero when it could not be planned
    std::size_t waypoints = 0; ///< rows that the file told
    std::size_t holding = 0;   ///< VIA rows that hold the route to the track
    std::size_t boxes = 0;     ///< points of the file that are boxes and no controls
    std::size_t noted = 0;     ///< of these: whose texts became edits
};

/// Makes an edition of road books, tracks and maps that other programs wrote: the track is matched to the roads, its
/// waypoints become the list, with VIA points where the cheapest route would go elsewhere, and texts of boxes become edits.
/// What is guessed or assumed is told. The folder appears whole or not at all; it stands also when the edition cannot be
/// planned yet, with what is wrong in `diagnostics`.
/// \throws IoError when a file cannot be read or the folder holds anything already; InputError; Interrupted
std::vector<AdoptedLeg> adopt(const AdoptOptions& options, const Workshop& workshop, Diagnostics& diagnostics);

} // namespace route::pipeline
