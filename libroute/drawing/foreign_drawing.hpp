// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

namespace route::drawing {

/// An SVG drawing as other programs put it into their files, with what a file of its own needs: the name space, and a viewBox
/// where its width and height tell one. What is no XML comes back as it is.
[[nodiscard]] std::string as_svg_file(const std::string& svg);

} // namespace route::drawing
