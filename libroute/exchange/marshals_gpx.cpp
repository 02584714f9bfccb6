// SPDX-License-Identifier: BSL-1.0
#include "exchange/marshals_gpx.hpp"

#include "exchange/gpx_document.hpp"

namespace route::exchange {

using roadbook::Publication;

std::string marshals_gpx(const Publication& publication, LegIndex leg_index) {
    GpxDocument document{publication, leg_index, own_prefix, own_namespace};
    document.add_metadata();
    const auto& controls = publication.timed.itinerary.legs[leg_index].controls;
    for (const ControlIndex i : controls.indices()) {
        add_control_point(document, publication, leg_index, i, true);
    }
    document.add_track();
    return document.text();
}

} // namespace route::exchange
