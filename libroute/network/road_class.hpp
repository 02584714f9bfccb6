// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "osm/map_features.hpp"
#include "osm/road_features.hpp"

/// The network keeps what osm/ read from the tags; modules above use these names and need not know osm/.
namespace route::network {

using osm::Access;
using osm::AreaKind;
using osm::LandmarkKind;
using osm::LineKind;
using osm::name_of;
using osm::NodeFeatures;
using osm::ObjectType;
using osm::OneWay;
using osm::OsmObject;
using osm::PlaceKind;
using osm::RoadAttributes;
using osm::RoadClass;

} // namespace route::network
