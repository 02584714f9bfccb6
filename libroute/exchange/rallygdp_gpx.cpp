// SPDX-License-Identifier: BSL-1.0
#include "exchange/rallygdp_gpx.hpp"

#include "exchange/gpx_document.hpp"
#include "exchange/printed_text.hpp"

namespace route::exchange {

std::string rallygdp_gpx(const roadbook::Publication& publication, LegIndex leg_index) {
    GpxDocument document{publication, leg_index, own_prefix, own_namespace};
    document.add_metadata();
    if (const auto* book = publication.book_of(leg_index)) {
        for (const auto& sector : book->sectors) {
            for (const auto& box : sector.boxes) {
                auto point = document.add_way_point(box.position, box.chainage);
                add_text(point, "name", box.number);
                add_text(point, "cmt", km_text(box.total));
                add_text(point, "desc", text_of(box, publication.edition.languages.front()));
            }
        }
    }
    document.add_track();
    return document.text();
}

} // namespace route::exchange
