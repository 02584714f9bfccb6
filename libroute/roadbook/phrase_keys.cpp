// SPDX-License-Identifier: BSL-1.0
#include "roadbook/phrase_keys.hpp"

#include "timing/unweighed_words.hpp"

#include <fmt/format.h>

namespace route::roadbook {

std::string phrase_of(const itinerary::PlacedControl& control) {
    if (edition::is_trial(control.kind)) return fmt::format("page.abbreviation.{}", edition::name_of(control.kind));
    std::string key = fmt::format("kind.{}", edition::name_of(control.kind));
    if (control.passage == itinerary::Passage::in) key += "_in";
    if (control.passage == itinerary::Passage::out) key += "_out";
    return key;
}

std::string_view phrase_of(timing::RoadOwner owner) {
    using timing::RoadOwner;
    switch (owner) {
    case RoadOwner::state: return "page.roads.owner_state";
    case RoadOwner::region: return "page.roads.owner_region";
    case RoadOwner::province: return "page.roads.owner_province";
    case RoadOwner::municipality: return "page.roads.owner_municipality";
    case RoadOwner::motorway: return "page.roads.owner_motorway";
    case RoadOwner::unknown: break;
    }
    return "page.roads.owner_unknown";
}

std::string_view phrase_of(timing::Rank rank) {
    switch (rank) {
    case timing::Rank::municipality: break;
    case timing::Rank::province: return "page.roads.province";
    case timing::Rank::region: return "page.roads.region";
    }
    return "page.roads.municipality";
}

std::string phrase_of(network::RoadClass road_class) {
    return "page.roads.class_of." + std::string(osm::name_of(road_class));
}

std::string_view phrase_of(edition::CarRole role) {
    using edition::CarRole;
    switch (role) {
    case CarRole::lead: return "page.starts.lead";
    case CarRole::relay: return "page.starts.relay";
    case CarRole::sweep: return "page.starts.sweep";
    case CarRole::crew:
    case CarRole::reserve: break;
    }
    return {};
}

std::string phrase_of(timing::Why why) { return "page.look.why." + std::string(timing::name_of(why)); }

std::string_view phrase_of_measure(const timing::Unweighed& item) {
    switch (item.limit) {
    case osm::RuleKind::height: return "page.look.high";
    case osm::RuleKind::width: return "page.look.wide";
    case osm::RuleKind::length: return "page.look.long";
    case osm::RuleKind::axle_load: return "page.look.axle";
    default: return "page.look.heavy";
    }
}

std::string_view phrase_of_object(const timing::Unweighed& item) {
    switch (item.on) {
    case osm::RuleSubject::way: return "page.look.way";
    case osm::RuleSubject::node: return "page.look.node";
    default: return "page.look.relation";
    }
}

} // namespace route::roadbook
