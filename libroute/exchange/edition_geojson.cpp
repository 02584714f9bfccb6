// SPDX-License-Identifier: BSL-1.0
#include "exchange/edition_geojson.hpp"

#include "exchange/printed_text.hpp"
#include "timing/local_time.hpp"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace route::exchange {

using roadbook::Publication;

namespace {

using Json = nlohmann::ordered_json;

/// Longitude first, to a ten-millionth of a degree, as the map has them.
Json coordinates(geo::Position position) {
    const auto e7 = [](double degrees) { return std::round(degrees * 1e7) / 1e7; };
    return Json::array({e7(position.longitude.degrees()), e7(position.latitude.degrees())});
}

/// Where a line between the two crosses the meridian of 180°: there it ends at `from`'s side and begins at the other.
std::pair<geo::Position, geo::Position> crossing(geo::Position from, geo::Position to) {
    const double side = from.longitude.degrees() < 0 ? -180 : 180;
    const double rest = side - from.longitude.degrees();
    const double width = rest + to.longitude.degrees() + side;
    const double part = width == 0 ? 0 : rest / width;
    const auto latitude =
        geo::Latitude::degrees(from.latitude.degrees() + part * (to.latitude.degrees() - from.latitude.degrees()));
    return {{latitude, geo::Longitude::degrees(side)}, {latitude, geo::Longitude::degrees(-side)}};
}

/// The line's parts; several where it crosses the meridian of 180°, at which RFC 7946 wants it cut (§3.1.9): else maps draw it
/// once round the earth.
std::vector<Json> parts_of(const std::vector<itinerary::TrackPoint>& track) {
    std::vector<Json> parts(1, Json::array());
    for (std::size_t i = 0; i < track.size(); ++i) {
        const auto place = track[i].position;
        const auto before = i > 0 ? track[i - 1].position : place;
        if (std::abs(place.longitude.degrees() - before.longitude.degrees()) > 180) {
            const auto [ends, begins] = crossing(before, place);
            parts.back().push_back(coordinates(ends));
            parts.push_back(Json::array({coordinates(begins)}));
        }
        parts.back().push_back(coordinates(place));
    }
    return parts;
}

class GeoJson {
public:
    explicit GeoJson(const Publication& publication) : m_publication(publication) {}

    std::string text() {
        const auto& edition = m_publication.edition;
        // RFC 7946 lets other members stand beside the features.
        Json root{{"type", "FeatureCollection"},
                  {"name", edition.name},
                  {"version", edition.version},
                  {"fingerprint", m_publication.fingerprint.text()},
                  {"attribution", m_publication.attribution}};
        for (const LegIndex l : m_publication.timed.legs.indices()) {
            add_leg(l);
            add_controls(l);
            add_boxes(l);
        }
        root["features"] = std::move(m_features);
        // Names may come from anywhere: bytes that are not UTF-8 are replaced, never a reason to fail.
        return root.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }

private:
    const itinerary::LegItinerary& leg(LegIndex l) const { return m_publication.timed.itinerary.legs[l]; }

    void add(const char* geometry, Json places, Json properties) {
        m_features.push_back({{"type", "Feature"},
                              {"geometry", {{"type", geometry}, {"coordinates", std::move(places)}}},
                              {"properties", std::move(properties)}});
    }

    void add_leg(LegIndex l) {
        const auto& day = m_publication.leg(l).edition_leg();
        auto parts = parts_of(leg(l).track);
        const bool whole = parts.size() == 1;
        add(whole ? "LineString" : "MultiLineString", whole ? std::move(parts.front()) : Json(std::move(parts)),
            {{"layer", "legs"},
             {"leg", leg(l).number},
             {"name", day.name},
             {"date", timing::date_text(day.date)},
             {"length_km", km_number(PrintedLength::nearest(Chainage{leg(l).length()}))},
             {"attribution", m_publication.attribution}});
    }

    void add_controls(LegIndex l) {
        for (const ControlIndex i : leg(l).controls.indices()) {
            const auto& control = leg(l).controls[i];
            if (control.secret) continue;
            Json properties{{"layer", "controls"},  {"leg", leg(l).number}, {"kind", edition::name_of(control.kind)},
                            {"code", control.code}, {"name", control.name}, {"km", km_number(control.printed)}};
            // Times within a trial would tell its averages.
            if (control.line == 0 && m_publication.leg(l).crews_know_time_at(i)) {
                const auto& times = m_publication.timed.legs[l].controls[i];
                const auto& zone = m_publication.timed.legs[l].clocks[i];
                properties["first_car"] = timing::iso8601(times.due_first_car, zone);
                properties["last_car"] = timing::iso8601(times.due_last_car, zone);
            }
            add("Point", coordinates(control.position), std::move(properties));
        }
    }

    void add_boxes(LegIndex l) {
        const auto* book = m_publication.book_of(l);
        if (book == nullptr) return;
        for (const auto& sector : book->sectors) {
            for (const auto& box : sector.boxes) {
                Json properties{{"layer", "boxes"},
                                {"leg", leg(l).number},
                                {"number", box.number},
                                {"kind", roadbook::name_of(box.kind)},
                                {"total_km", km_number(box.total)},
                                {"partial_km", km_number(box.partial)},
                                {"danger", box.danger}};
                for (const auto language : m_publication.edition.languages) {
                    properties["text_" + std::string(language.code())] = text_of(box, language);
                }
                add("Point", coordinates(box.position), std::move(properties));
            }
        }
    }

    const Publication& m_publication;
    Json m_features = Json::array();
};

} // namespace

std::string edition_geojson(const Publication& publication) { return GeoJson{publication}.text(); }

} // namespace route::exchange
