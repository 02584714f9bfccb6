// SPDX-License-Identifier: BSL-1.0
#include "drawing/display_list.hpp"

namespace route::drawing {

Path rectangle(Rect rect) {
    Path path;
    path.move_to(rect.top_left);
    path.line_to({rect.right(), rect.top()});
    path.line_to({rect.right(), rect.bottom()});
    path.line_to({rect.left(), rect.bottom()});
    path.close();
    return path;
}

Path circle(Point centre, Millimetres radius) {
    // Four cubics with this handle stay within 0.03 % of the radius.
    const Millimetres handle = radius * 0.5522847498;
    const auto at = [&](Millimetres x, Millimetres y) { return Point{centre.x + x, centre.y + y}; };
    const Millimetres zero;
    Path path;
    path.move_to(at(radius, zero));
    path.curve_to(at(radius, handle), at(handle, radius), at(zero, radius));
    path.curve_to(at(-handle, radius), at(-radius, handle), at(-radius, zero));
    path.curve_to(at(-radius, -handle), at(-handle, -radius), at(zero, -radius));
    path.curve_to(at(handle, -radius), at(radius, -handle), at(radius, zero));
    path.close();
    return path;
}

} // namespace route::drawing
