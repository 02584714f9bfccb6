// SPDX-License-Identifier: BSL-1.0
#include "tulip/tulip.hpp"

#include <algorithm>

namespace route::tulip {

using drawing::Rect;
using namespace route::literals;

drawing::Picture own_tulip(const std::string& pictogram, const TulipOptions& options) {
    const bool marked = options.danger > 0 || !options.sign_pictograms.empty();
    const Millimetres column = marked ? 9_mm : 0_mm; // as wide as "!!!"
    const Millimetres left = options.size.width - column;
    drawing::Picture picture{options.size, {}};
    picture.items.emplace_back(drawing::Pictogram{pictogram, {{}, {left, options.size.height}}});
    Millimetres top = 0_mm;
    if (options.danger > 0) {
        const Rect cell{{left, top}, {column, 6_mm}};
        const std::string text(static_cast<std::size_t>(std::clamp(options.danger, 1, 3)), '!');
        picture.items.emplace_back(drawing::Text{
            {cell.left() + 0.5_mm, cell.bottom() - 1_mm}, text, {17_pt, drawing::Weight::bold, drawing::danger_red}, cell});
        top += 7_mm;
    }
    // A yard with more controls than one below the other has room for is no place for a drawing: they get smaller.
    const auto count = static_cast<double>(std::max<std::size_t>(options.sign_pictograms.size(), 1));
    const Millimetres side = std::min(6.2_mm, (options.size.height - top) / count - 0.5_mm);
    for (const auto& sign : options.sign_pictograms) {
        picture.items.emplace_back(drawing::Pictogram{sign, {{left + 1_mm, top}, {side, side}}});
        top += side + 0.5_mm;
    }
    return picture;
}

} // namespace route::tulip
