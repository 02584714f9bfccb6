// SPDX-License-Identifier: BSL-1.0
#include "exchange/edition_kmz.hpp"

#include "base/error.hpp"
#include "edition/kind_catalogue.hpp"
#include "exchange/gpx_document.hpp"
#include "exchange/printed_text.hpp"
#include "timing/local_time.hpp"

#include <array>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <sstream>

namespace route::exchange {

using roadbook::Publication;

using edition::Kind;

namespace {

/// KML writes colours as alpha, blue, green, red.
constexpr std::array<const char*, 4> leg_colours{"ff1e10c8", "ffb45a00", "ff2d8200", "ff8c148c"};

class Kml {
public:
    explicit Kml(const Publication& publication) : m_publication(publication) {
        auto root = m_document.append_child("kml");
        root.append_attribute("xmlns").set_value("http://www.opengis.net/kml/2.2");
        m_root = root.append_child("Document");
    }

    std::string text() {
        const auto& edition = m_publication.edition;
        add_text(m_root, "name", edition.name);
        add_text(m_root, "description",
                 fmt::format("Version {}, fingerprint {}. {}", edition.version, m_publication.fingerprint.short_text(),
                             m_publication.attribution));
        add_styles();
        for (const LegIndex l : m_publication.timed.legs.indices()) {
            add_leg(l);
        }
        auto declaration = m_document.prepend_child(pugi::node_declaration);
        declaration.append_attribute("version").set_value("1.0");
        declaration.append_attribute("encoding").set_value("UTF-8");
        std::ostringstream text;
        m_document.save(text, " ", pugi::format_indent, pugi::encoding_utf8);
        return text.str();
    }

private:
    void add_styles() {
        for (std::size_t i = 0; i < leg_colours.size(); ++i) {
            auto style = m_root.append_child("Style");
            style.append_attribute("id").set_value(fmt::format("leg-{}", i).c_str());
            auto line = style.append_child("LineStyle");
            add_text(line, "color", leg_colours[i]);
            add_text(line, "width", "4");
        }
        for (const auto& kind : edition::kind_catalogue) {
            if (!edition::is_printed(kind.kind)) continue;
            auto style = m_root.append_child("Style");
            style.append_attribute("id").set_value(std::string(kind.name).c_str());
            auto icon = style.append_child("IconStyle");
            add_text(icon.append_child("Icon"), "href",
                     std::string("http://maps.google.com/mapfiles/kml/") + std::string(kind.kml_icon));
        }
    }

    void add_leg(LegIndex l) {
        const auto& leg = m_publication.timed.itinerary.legs[l];
        const auto& day = m_publication.leg(l).edition_leg();
        auto folder = m_root.append_child("Folder");
        const auto title = fmt::format("Leg {}{}{}", leg.number, day.name.empty() ? "" : " – ", day.name);
        add_text(folder, "name", title);
        auto road = folder.append_child("Placemark");
        add_text(road, "name", title);
        add_text(road, "description", km_text(PrintedLength::nearest(Chainage{leg.length()})) + " km");
        add_text(road, "styleUrl", fmt::format("#leg-{}", l.value() % leg_colours.size()));
        auto line = road.append_child("LineString");
        add_text(line, "tessellate", "1");
        std::string coordinates;
        for (const auto& point : leg.track) {
            coordinates += coordinate(point.position) + " ";
        }
        add_text(line, "coordinates", coordinates);
        for (const ControlIndex i : leg.controls.indices()) {
            if (!leg.controls[i].secret) add_control(folder, l, i);
        }
    }

    void add_control(pugi::xml_node folder, LegIndex l, ControlIndex i) {
        const auto& control = m_publication.timed.itinerary.legs[l].controls[i];
        auto mark = folder.append_child("Placemark");
        add_text(mark, "name", label_of(control));
        const auto facts = m_publication.leg(l);
        const auto due = facts.crews_know_time_at(i) ? fmt::format(", first car {}", facts.first_car_at(i)) : std::string();
        add_text(mark, "description", fmt::format("km {}{}", km_text(control.printed), due));
        add_text(mark, "styleUrl", fmt::format("#{}", edition::name_of(control.kind)));
        add_text(mark.append_child("Point"), "coordinates", coordinate(control.position));
    }

    static std::string coordinate(geo::Position position) {
        return fmt::format("{:.7f},{:.7f}", position.longitude.degrees(), position.latitude.degrees());
    }

    const Publication& m_publication;
    pugi::xml_document m_document;
    pugi::xml_node m_root;
};

/// GDAL's zip writer stores no time of day.
std::string zipped(const std::string& name, const std::string& content) {
    const std::string memory = fmt::format("/vsimem/{}.zip", static_cast<const void*>(&content));
    CPLPushErrorHandler(CPLQuietErrorHandler);
    auto* file = VSIFOpenL(("/vsizip/" + memory + "/" + name).c_str(), "wb");
    const bool written = file != nullptr && VSIFWriteL(content.data(), 1, content.size(), file) == content.size();
    const bool closed = file != nullptr && VSIFCloseL(file) == 0;
    vsi_l_offset size = 0;
    GByte* bytes = VSIGetMemFileBuffer(memory.c_str(), &size, TRUE);
    CPLPopErrorHandler();
    if (!written || !closed || bytes == nullptr) throw IoError("edition.kmz: cannot be written: memory is short");
    std::string zip(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    VSIFree(bytes);
    return zip;
}

} // namespace

std::string edition_kmz(const Publication& publication) { return zipped("doc.kml", Kml{publication}.text()); }

} // namespace route::exchange
