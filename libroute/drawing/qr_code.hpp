// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "drawing/display_list.hpp"

#include <string>

namespace route::drawing {

/// A QR code that telephones read, with the quiet border that they need, as one black shape on white. It can still be
/// read when a seventh of it is dirty. \pre text is not empty
/// \throws InputError when the text is too long for a QR code (2331 bytes)
[[nodiscard]] Picture qr_code(const std::string& text, Millimetres side);

} // namespace route::drawing
