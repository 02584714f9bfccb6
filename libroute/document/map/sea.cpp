// SPDX-License-Identifier: BSL-1.0
#include "document/map/sea.hpp"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <geos_c.h>
#include <memory>
#include <stdexcept>
#include <string>

namespace route::document {

using geo::PlaneLine;
using geo::PlanePoint;

namespace {

struct ContextDeleter {
    void operator()(GEOSContextHandle_HS* context) const { GEOS_finish_r(context); }
};

/// GEOS, with its complaints as exceptions.
class Geos {
public:
    Geos() : m_context(GEOS_init_r()) {
        GEOSContext_setErrorMessageHandler_r(
            m_context.get(), [](const char* message, void* said) { *static_cast<std::string*>(said) = message; }, &m_said);
    }
    Geos(const Geos&) = delete;
    Geos& operator=(const Geos&) = delete;
    ~Geos() = default;

    [[nodiscard]] GEOSContextHandle_t context() const { return m_context.get(); }

    template <typename T> T* checked(T* made) const {
        if (made == nullptr) throw std::runtime_error("cannot tell the sea from the land: " + m_said);
        return made;
    }

private:
    std::string m_said;
    std::unique_ptr<GEOSContextHandle_HS, ContextDeleter> m_context;
};

struct GeometryDeleter {
    const Geos* geos = nullptr;
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(geos->context(), geometry); }
    void operator()(const GEOSPreparedGeometry* geometry) const { GEOSPreparedGeom_destroy_r(geos->context(), geometry); }
};
using Geometry = std::unique_ptr<GEOSGeometry, GeometryDeleter>;
using Prepared = std::unique_ptr<const GEOSPreparedGeometry, GeometryDeleter>;

Geometry owned(const Geos& geos, GEOSGeometry* made) { return {geos.checked(made), GeometryDeleter{&geos}}; }

GEOSGeometry* line_string(const Geos& geos, const PlaneLine& line) {
    auto* points = geos.checked(GEOSCoordSeq_create_r(geos.context(), static_cast<unsigned>(line.size()), 2));
    for (unsigned i = 0; i < line.size(); ++i) {
        GEOSCoordSeq_setXY_r(geos.context(), points, i, line[i].east.count(), line[i].north.count());
    }
    return geos.checked(GEOSGeom_createLineString_r(geos.context(), points)); // takes the points
}

PlaneLine points_of(const Geos& geos, const GEOSGeometry* ring) {
    const auto* points = GEOSGeom_getCoordSeq_r(geos.context(), ring);
    unsigned count = 0;
    GEOSCoordSeq_getSize_r(geos.context(), points, &count);
    PlaneLine line;
    for (unsigned i = 0; i + 1 < count; ++i) { // the last repeats the first
        double east = 0;
        double north = 0;
        GEOSCoordSeq_getXY_r(geos.context(), points, i, &east, &north);
        line.push_back({Metres{east}, Metres{north}});
    }
    return line;
}

SeaRings rings_of(const Geos& geos, const GEOSGeometry* area) {
    SeaRings rings{points_of(geos, GEOSGetExteriorRing_r(geos.context(), area))};
    for (int i = 0; i < GEOSGetNumInteriorRings_r(geos.context(), area); ++i) {
        rings.push_back(points_of(geos, GEOSGetInteriorRingN_r(geos.context(), area, i)));
    }
    return rings;
}

/// Everything between the coasts and the window's sides, each piece a polygon.
Geometry pieces(const Geos& geos, const geo::Window& window, std::span<const PlaneLine> coasts) {
    const PlanePoint south_east{window.north_east.east, window.south_west.north};
    const PlanePoint north_west{window.south_west.east, window.north_east.north};
    std::vector<GEOSGeometry*> lines{
        line_string(geos, {window.south_west, south_east, window.north_east, north_west, window.south_west})};
    for (const auto& coast : coasts) {
        if (coast.size() >= 2) lines.push_back(line_string(geos, coast));
    }
    const auto all = owned(geos, GEOSGeom_createCollection_r(geos.context(), GEOS_MULTILINESTRING, lines.data(),
                                                             static_cast<unsigned>(lines.size()))); // takes the lines
    const auto crossed = owned(geos, GEOSUnaryUnion_r(geos.context(), all.get()));
    const std::array<const GEOSGeometry*, 1> noded{crossed.get()};
    return owned(geos, GEOSPolygonize_r(geos.context(), noded.data(), noded.size()));
}

/// Places a hair to the left and to the right of a coastline, beside its longest straight piece.
struct Beside {
    PlanePoint land;
    PlanePoint sea;
    Metres length; ///< of the coastline: a long one knows better
};

Beside beside(const PlaneLine& coast) {
    std::size_t longest = 1;
    for (std::size_t i = 2; i < coast.size(); ++i) {
        if ((coast[i] - coast[i - 1]).norm() > (coast[longest] - coast[longest - 1]).norm()) longest = i;
    }
    const PlanePoint a = coast[longest - 1];
    const PlanePoint b = coast[longest];
    const Metres length = (b - a).norm();
    constexpr Metres hair{0.2};
    const double share = length > Metres{} ? hair / length : 0.0;
    const PlanePoint to_the_left{(b - a).north * -share, (b - a).east * share};
    const PlanePoint middle = (a + b) * 0.5;
    return {middle + to_the_left, middle - to_the_left, geo::length_of(coast)};
}

} // namespace

std::vector<SeaRings> sea_in(const geo::Window& window, std::span<const PlaneLine> coasts) {
    std::vector<Beside> places;
    for (const auto& coast : coasts) {
        if (coast.size() >= 2) places.push_back(beside(coast));
    }
    if (places.empty()) return {};
    const Geos geos;
    const auto areas = pieces(geos, window, coasts);
    std::vector<SeaRings> sea;
    for (int i = 0; i < GEOSGetNumGeometries_r(geos.context(), areas.get()); ++i) {
        const auto* area = GEOSGetGeometryN_r(geos.context(), areas.get(), i);
        const Prepared prepared{geos.checked(GEOSPrepare_r(geos.context(), area)), GeometryDeleter{&geos}};
        const auto holds = [&](PlanePoint p) {
            const auto point = owned(geos, GEOSGeom_createPointFromXY_r(geos.context(), p.east.count(), p.north.count()));
            return GEOSPreparedContains_r(geos.context(), prepared.get(), point.get()) == 1;
        };
        Metres as_sea;
        Metres as_land;
        for (const auto& place : places) {
            if (holds(place.sea)) as_sea += place.length;
            if (holds(place.land)) as_land += place.length;
        }
        // A slip of the pen on the map is outvoted; where a coastline ends in the window both sides have as many votes.
        constexpr double slip = 0.02;
        if (as_sea > Metres{} && as_land <= as_sea * slip) sea.push_back(rings_of(geos, area));
    }
    return sea;
}

} // namespace route::document
