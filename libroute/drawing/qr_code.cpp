// SPDX-License-Identifier: BSL-1.0
#include "drawing/qr_code.hpp"

#include "base/assert.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <cstddef>
#include <fmt/format.h>
#include <memory>
#include <qrencode.h>

namespace route::drawing {

namespace {

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

/// Modules of nothing round the code, as ISO/IEC 18004 asks for.
constexpr int quiet = 4;

} // namespace

Picture qr_code(const std::string& text, Millimetres side) {
    ROUTE_ASSERT(!text.empty());
    const auto size = static_cast<int>(text.size());
    const std::unique_ptr<QRcode, FreeCode> code{
        QRcode_encodeData(size, reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M)};
    if (!code) {
        throw InputError({}, fmt::format("a QR code cannot hold the {} bytes of \"{:.40}…\"", text.size(), text),
                         "It holds 2331 bytes at most.");
    }
    const auto width = static_cast<std::size_t>(code->width);
    const Millimetres module = side / static_cast<double>(width + quiet + quiet);
    const auto at = [&](std::size_t row, std::size_t column) {
        return Point{module * static_cast<double>(column + quiet), module * static_cast<double>(row + quiet)};
    };
    Path dark;
    for (std::size_t row = 0; row < width; ++row) {
        for (std::size_t column = 0; column < width;) {
            std::size_t end = column;
            while (end < width && (code->data[row * width + end] & 1U) != 0) {
                ++end;
            }
            if (end > column) { // a run of dark modules is one bar: no seams between them
                dark.move_to(at(row, column));
                dark.line_to(at(row, end));
                dark.line_to(at(row + 1, end));
                dark.line_to(at(row + 1, column));
                dark.close();
            }
            column = std::max(end, column + 1);
        }
    }
    Picture picture{{side, side}, {}};
    picture.items.emplace_back(Shape{rectangle({{}, picture.size}), white, std::nullopt});
    picture.items.emplace_back(Shape{std::move(dark), black, std::nullopt});
    return picture;
}

} // namespace route::drawing
