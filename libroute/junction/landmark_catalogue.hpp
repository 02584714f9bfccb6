// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "junction/judgement.hpp"
#include "network/map_layers.hpp"

#include <array>
#include <cstddef>
#include <string_view>

/// What a navigator makes of each kind of landmark, one row a kind: whether it is looked out for, from where it is seen,
/// and what shows it in a drawing.
namespace route::junction {

struct LandmarkFacts {
    network::LandmarkKind kind;
    int rank; ///< what a navigator looks out for, 1 the surest; 0: never told, since shops change hands and bars look like houses
    Metres seen_from;
    std::string_view pictogram; ///< empty: words alone
};

namespace detail {

// Small things are seen from near only, great ones stand out over roofs.
inline constexpr Metres near{22};
inline constexpr Metres usual{35};
inline constexpr Metres far = judgement::landmark_reach;

} // namespace detail

inline constexpr std::array<LandmarkFacts, static_cast<std::size_t>(osm::landmark_kind_count)> landmark_catalogue = [] {
    using detail::far, detail::near, detail::usual;
    using network::LandmarkKind;
    return std::array<LandmarkFacts, static_cast<std::size_t>(osm::landmark_kind_count)>{{
        {LandmarkKind::church, 2, usual, "church"},
        {LandmarkKind::chapel, 4, usual, "church"},
        {LandmarkKind::monastery, 8, usual, "church"},
        {LandmarkKind::mosque, 13, usual, ""},
        {LandmarkKind::synagogue, 14, usual, ""},
        {LandmarkKind::temple, 15, usual, ""},
        {LandmarkKind::cemetery, 6, usual, "cemetery"},
        {LandmarkKind::wayside_cross, 20, near, "wayside-cross"},
        {LandmarkKind::wayside_shrine, 19, near, "wayside-cross"},
        {LandmarkKind::monument, 21, near, ""},
        {LandmarkKind::castle, 5, far, "castle"},
        {LandmarkKind::ruins, 0, usual, ""},
        {LandmarkKind::tower, 12, usual, "tower"},
        {LandmarkKind::water_tower, 9, far, "tower"},
        {LandmarkKind::lighthouse, 10, far, "tower"},
        {LandmarkKind::windmill, 11, usual, ""},
        {LandmarkKind::chimney, 0, usual, ""},
        {LandmarkKind::mast, 0, usual, ""},
        {LandmarkKind::fountain, 22, near, "fountain"},
        {LandmarkKind::works, 0, usual, ""},
        {LandmarkKind::fuel, 3, usual, "fuel"},
        {LandmarkKind::station, 7, usual, "station"},
        {LandmarkKind::hospital, 17, usual, "hospital"},
        {LandmarkKind::pharmacy, 25, near, ""},
        {LandmarkKind::fire_station, 18, usual, ""},
        {LandmarkKind::police, 24, usual, ""},
        {LandmarkKind::town_hall, 16, usual, ""},
        {LandmarkKind::post_office, 26, near, ""},
        {LandmarkKind::school, 29, usual, ""},
        {LandmarkKind::museum, 0, usual, ""},
        {LandmarkKind::stadium, 23, usual, ""},
        {LandmarkKind::hotel, 28, near, ""},
        {LandmarkKind::restaurant, 0, usual, ""},
        {LandmarkKind::bar, 0, usual, ""},
        {LandmarkKind::supermarket, 27, usual, ""},
        {LandmarkKind::shop, 0, usual, ""},
        {LandmarkKind::viewpoint, 0, usual, ""},
        {LandmarkKind::peak, 0, usual, ""},
        {LandmarkKind::mountain_pass, 1, usual, ""},
    }};
}();

namespace detail {

/// Every kind has its row, at its place.
constexpr bool landmarks_are_complete() {
    for (std::size_t row = 0; row < landmark_catalogue.size(); ++row) {
        if (static_cast<std::size_t>(landmark_catalogue[row].kind) != row) return false;
    }
    return true;
}
static_assert(landmarks_are_complete());

} // namespace detail

[[nodiscard]] constexpr const LandmarkFacts& facts_of(network::LandmarkKind kind) {
    return landmark_catalogue[static_cast<std::size_t>(kind)];
}

} // namespace route::junction
