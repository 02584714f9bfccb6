// SPDX-License-Identifier: BSL-1.0
#include "exchange/openrally_gpx.hpp"

#include "exchange/gpx_document.hpp"
#include "exchange/printed_text.hpp"

#include <algorithm>
#include <cmath>

namespace route::exchange {

using roadbook::Publication;

using edition::Kind;

namespace {

constexpr const char* openrally_namespace = "http://www.openrally.org/xmlschemas/GpxExtensions/v1.0.3";

/// Writes one leg's boxes in OpenRally's words.
class OpenRally {
public:
    OpenRally(const Publication& publication, LegIndex leg_index, const TulipSvg& tulip_svg)
        : m_publication(publication), m_leg(publication.timed.itinerary.legs[leg_index]), m_index(leg_index),
          m_tulip_svg(tulip_svg), m_document(publication, leg_index, "openrally", openrally_namespace) {}

    std::string write() {
        auto metadata = m_document.add_metadata().append_child("extensions");
        add_text(metadata, "openrally:units", "metric");
        add_text(metadata, "openrally:distance", km_text(PrintedLength::nearest(m_leg.track.back().chainage)));
        if (const auto* book = m_publication.book_of(m_index)) {
            for (const auto& sector : book->sectors) {
                for (const auto& box : sector.boxes) {
                    add_box(box, m_publication.timed.legs[m_index].sectors[sector.sector], &box == &sector.boxes.front());
                }
            }
        }
        m_document.add_track();
        return m_document.text();
    }

private:
    void add_box(const roadbook::Box& box, const timing::Sector& sector, bool starts_sector) {
        auto point = m_document.add_way_point(box.position, box.chainage);
        add_text(point, "name", box.number);
        for (const auto& language : m_publication.edition.languages) {
            const auto text = text_of(box, language);
            if (text.empty()) continue;
            add_text(point, point.child("cmt") ? "desc" : "cmt", text);
            if (point.child("desc")) break; // the schema allows one of each
        }
        add_text(point, "type",
                 box.controls.empty() ? roadbook::name_of(box.kind)
                                      : edition::name_of(m_leg.controls[box.controls.front()].kind));
        auto own = point.append_child("extensions");
        add_text(own, "openrally:distance", km_text(box.printed));
        if (box.danger > 0) add_text(own, "openrally:danger", std::to_string(std::clamp(box.danger, 1, 3)));
        add_cap(own, box);
        for (const auto index : box.controls) {
            add_control(own, index, sector, starts_sector);
        }
        const auto svg = m_tulip_svg(box);
        own.append_child("openrally:tulip").append_child(pugi::node_cdata).set_value(svg.c_str());
    }

    static void add_cap(pugi::xml_node own, const roadbook::Box& box) {
        const auto exit = std::ranges::find(box.view.arms, junction::ArmRole::exit, &junction::Arm::role);
        if (exit == box.view.arms.end()) return;
        add_text(own, "openrally:cap", std::to_string(std::lround(exit->bearing.degrees())));
    }

    void add_control(pugi::xml_node own, ControlIndex index, const timing::Sector& sector, bool starts_sector) {
        const auto& control = m_leg.controls[index];
        if (edition::is_sector_boundary(control.kind)) {
            auto time_control = own.append_child("openrally:timecontrol");
            // Minutes to the next time control stand where the way to it begins.
            if (starts_sector) {
                time_control.append_attribute("allowed").set_value(std::to_string(sector.target.count()).c_str());
            }
            time_control.text().set(printable(control.code).c_str());
            const std::chrono::seconds halt = m_publication.leg(m_index).halt_after(index).value_or(std::chrono::minutes{0});
            if (halt.count() > 0) add_text(own, "openrally:neutralization", std::to_string(halt.count()));
            return;
        }
        if (control.kind == Kind::refuel) {
            own.append_child("openrally:fuel");
            return;
        }
        const bool checked = control.kind == Kind::ct || control.line > 0;
        if (!checked) return;
        const auto& code = itinerary::shown_code(control);
        own.append_child("openrally:checkpoint").append_attribute("name").set_value(printable(code).c_str());
    }

    const Publication& m_publication;
    const itinerary::LegItinerary& m_leg;
    LegIndex m_index;
    const TulipSvg& m_tulip_svg;
    GpxDocument m_document;
};

} // namespace

std::string openrally_gpx(const Publication& publication, LegIndex leg_index, const TulipSvg& tulip_svg) {
    return OpenRally{publication, leg_index, tulip_svg}.write();
}

} // namespace route::exchange
