// SPDX-License-Identifier: BSL-1.0
#include "exchange/crew_gpx.hpp"

#include "exchange/crew_points.hpp"
#include "exchange/gpx_document.hpp"
#include "exchange/list_columns.hpp"
#include "exchange/printed_text.hpp"

#include <fmt/format.h>
#include <variant>

namespace route::exchange {

using roadbook::Publication;

namespace {

void add_box_point(GpxDocument& document, const edition::Edition& edition, const roadbook::Box& box) {
    std::string first;
    std::string all;
    for (const auto& language : edition.languages) {
        const auto text = text_of(box, language);
        if (text.empty()) continue;
        if (first.empty()) first = text;
        if (!all.empty()) all += '\n';
        all += text;
    }
    auto point = document.add_way_point(box.position, box.chainage);
    add_text(point, "name", box.number);
    add_text(point, "cmt", first);
    add_text(point, "desc", all);
    add_text(point, "sym", box.danger > 0 ? "Danger Area" : "Waypoint");
    add_text(point, "type", "box");
    auto own = point.append_child("extensions").append_child("rb:box");
    add_text(own, "rb:number", box.number);
    add_text(own, "rb:kind", roadbook::name_of(box.kind));
    add_text(own, "rb:total_km", km_text(box.total));
    add_text(own, "rb:partial_km", km_text(box.partial));
    for (const auto& language : edition.languages) {
        add_text(own, fmt::format("rb:text_{}", language.code()).c_str(), text_of(box, language));
    }
}

} // namespace

std::string crew_gpx(const Publication& publication, LegIndex leg_index) {
    GpxDocument document{publication, leg_index, own_prefix, own_namespace};
    add_edition_columns(document.add_metadata().append_child("extensions"), publication, leg_index);
    for (const auto& point : crew_points(publication, leg_index)) {
        if (const auto* box = std::get_if<const roadbook::Box*>(&point.what)) {
            add_box_point(document, publication.edition, **box);
        } else {
            const auto index = std::get<ControlIndex>(point.what);
            const auto element = add_control_point(document, publication, leg_index, index, false);
            add_list_columns(element.child("extensions"), publication, leg_index, index);
        }
    }
    document.add_track();
    return document.text();
}

} // namespace route::exchange
