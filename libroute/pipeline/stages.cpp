// SPDX-License-Identifier: BSL-1.0
#include "pipeline/stages.hpp"

#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "edition/reading.hpp"
#include "geo/elevation.hpp"
#include "itinerary/heeded_rules.hpp"
#include "itinerary/routing_legs.hpp"
#include "itinerary/stitching.hpp"
#include "network/from_extract.hpp"
#include "osm/extract.hpp"
#include "pipeline/extract_cache.hpp"
#include "pipeline/hand_edits.hpp"
#include "roadbook/edit_outcomes.hpp"
#include "roadbook/phrases.hpp"
#include "timing/map_conditions.hpp"
#include "timing/road_hours.hpp"
#include "timing/schedule.hpp"
#include "timing/unweighed.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace route::pipeline {

namespace {

void stop_if_asked(const std::stop_token& stop) {
    if (stop.stop_requested()) throw Interrupted("interrupted");
}

/// Of all files in the folder: a changed phrase or pictogram changes what is printed.
Fingerprint fingerprint_of_styles(const std::filesystem::path& styles) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(styles)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::ranges::sort(files);
    Fingerprint sum;
    for (const auto& file : files) {
        sum = combined(sum, fingerprint_of(file.lexically_relative(styles).generic_string()));
        sum = combined(sum, fingerprint_of(read_whole_file(file)));
    }
    return sum;
}

/// Models may be larger than all else together: what counts is what they say of the road, to the millimetre.
Fingerprint fingerprint_of_heights(const itinerary::Itinerary& itinerary) {
    std::string heights;
    for (const auto& leg : itinerary.legs) {
        for (const auto& point : leg.heights) {
            heights += point.height ? std::to_string(std::llround(point.height->count() * 1000)) : std::string("-");
            heights += ' ';
        }
        heights += '\n';
    }
    return fingerprint_of(heights);
}

/// Which side people drive on turns left and right turns into easy and hard ones, and roundabouts round.
void settle_driving_side(const edition::Edition& edition, const network::RoadNetwork& roads,
                         routing::VehicleProfile& profile, Diagnostics& diagnostics) {
    const auto mapped = roads.driving_side();
    const SourceLine here{(edition.folder / "edition.toml").filename().string(), 0};
    if (!edition.driving_side) {
        if (mapped) return;
        diagnostics.add({Severity::warning, "driving-side-untold", here, "",
                         "the map does not tell on which side of the road people drive; right is taken",
                         "Add driving_side = \"right\" or \"left\"."});
        return;
    }
    profile.driving_side = edition.driving_side;
    if (!mapped || mapped == edition.driving_side) return;
    diagnostics.add(
        {Severity::warning, "driving-side-differs", here, "",
         fmt::format("driving_side = \"{}\" is taken, though by its roundabouts and tags the map is driven on the {}",
                     name_of(*edition.driving_side), name_of(*mapped)),
         "Take the line out if the map is right."});
}

routing::VehicleProfile profile_for(const edition::Edition& edition, const std::filesystem::path& styles) {
    auto profile = routing::VehicleProfile::load(styles, edition.profile);
    profile.allow_motorway = profile.allow_motorway || edition.allow.motorway;
    profile.allow_toll = profile.allow_toll || edition.allow.toll;
    profile.allow_unpaved = profile.allow_unpaved || edition.allow.unpaved;
    profile.allow_ferry = profile.allow_ferry || edition.allow.ferry;
    return profile;
}

std::filesystem::path network_for(const edition::Edition& edition, const std::optional<std::filesystem::path>& given,
                                  const std::stop_token& stop, Diagnostics& diagnostics) {
    if (given) return *given;
    if (edition.network.empty() && !edition.extracts.empty()) {
        return network_of_extracts(edition.extracts, edition.folder, stop, diagnostics);
    }
    if (edition.network.empty()) {
        throw InputError(
            {(edition.folder / "edition.toml").string(), 0}, "no network is named",
            "Give one with -n FILE.roadnet, or add: network = \"FILE.roadnet\", or extracts = [\"FILE.osm.pbf\"]");
    }
    return edition.network; // reading made it relative to the edition's folder
}

} // namespace

void import_extracts(const std::vector<std::filesystem::path>& extracts, const std::filesystem::path& network_file,
                     const std::stop_token& stop, Diagnostics& diagnostics) {
    auto extract = osm::read_extracts(extracts, diagnostics, stop);
    stop_if_asked(stop);
    network::write_network(std::move(extract), network_file, diagnostics);
}

std::optional<Plan> planned(const std::filesystem::path& edition_folder,
                            const std::optional<std::filesystem::path>& network_file, const Workshop& workshop,
                            Diagnostics& diagnostics) {
    auto plan = planned_apart_from_edits(edition_folder, network_file, workshop, diagnostics);
    if (!plan || plan->edition.edits.empty()) return plan;
    plan->book = edited_book(*plan, workshop);
    roadbook::tell_edits(plan->edition, *plan->book, diagnostics);
    if (diagnostics.has_errors()) return std::nullopt;
    return plan;
}

std::optional<Plan> planned_apart_from_edits(const std::filesystem::path& edition_folder,
                                             const std::optional<std::filesystem::path>& network_file,
                                             const Workshop& workshop, Diagnostics& diagnostics) {
    auto edition = edition::read_edition(edition_folder, roadbook::languages_of(workshop.styles), diagnostics);
    // A language that could not be printed is told before anything is computed, not by the first page that lacks a word.
    static_cast<void>(roadbook::phrases_in(workshop.styles, edition.languages));
    // Rows that could be read are placed all the same, so that bad places are told together with bad syntax.
    const bool readable = !edition.waypoints.empty() && !edition.legs.empty();
    if (!readable && diagnostics.has_errors()) return std::nullopt;
    auto profile = profile_for(edition, workshop.styles);
    auto rules = timing::RuleSet::load(workshop.styles, edition.rules, edition.folder);
    auto authorities = timing::Authorities::load(workshop.styles);
    auto roads = network::RoadNetwork::open(network_for(edition, network_file, workshop.stop, diagnostics));
    settle_driving_side(edition, roads, profile, diagnostics);
    const auto in_force = timing::orders_in_force(edition, diagnostics);
    const auto forces = timing::rules_in_force(edition, roads, profile);
    auto rights = itinerary::leg_rights(edition, in_force, forces, roads, profile, diagnostics);
    const auto points = itinerary::snapped(edition, roads, rights, diagnostics);
    check_drawings(edition, workshop.styles, diagnostics);
    if (diagnostics.has_errors()) return std::nullopt;
    stop_if_asked(workshop.stop);
    const auto paths = itinerary::routed(edition, points, roads, rights, diagnostics, workshop.stop);
    if (!paths) return std::nullopt;
    std::optional<geo::ElevationModel> elevation;
    if (!edition.elevation.empty()) elevation.emplace(geo::ElevationModel::open(edition.elevation));
    auto itinerary = itinerary::stitched(edition, points, *paths, roads, diagnostics, elevation ? &*elevation : nullptr);
    if (diagnostics.has_errors()) return std::nullopt;
    itinerary = itinerary::with_heeded_rules(std::move(itinerary), edition, points, roads, rights, workshop.stop);
    const auto caps = timing::speed_caps(edition, itinerary, rights, roads, rules.speed);
    const auto driving = timing::driving_times(itinerary, roads, profile);
    auto timed = timing::timed(edition, std::move(itinerary), rules, caps, driving, diagnostics);
    if (timed) timing::check_road_hours(edition, *timed, rights, roads, diagnostics);
    if (!timed || diagnostics.has_errors()) return std::nullopt;
    timed = timing::with_unweighed(std::move(*timed), edition, rights, roads, diagnostics);
    auto fingerprint = combined(combined(edition.fingerprint, roads.fingerprint()), fingerprint_of_styles(workshop.styles));
    if (edition.rules.ends_with(".toml")) {
        fingerprint = combined(fingerprint, fingerprint_of(read_whole_file(edition.folder / edition.rules)));
    }
    if (elevation) fingerprint = combined(fingerprint, fingerprint_of_heights(timed->itinerary));
    return Plan{std::move(edition), std::move(roads), std::move(rights),     std::move(rules),
                std::move(*timed),  fingerprint,      std::move(authorities)};
}

} // namespace route::pipeline
