// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "drawing/qr_code.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <variant>
#include <vector>

using namespace route;

namespace {

/// The code as rows of modules, read back from its drawing; the width of the quiet border is told apart.
struct ReadBack {
    std::vector<std::vector<bool>> modules;
    double quiet_modules = 0;
};

/// \pre the code is one of version 1 to 10, so a finder pattern is 7 modules wide
ReadBack read_back(const drawing::Picture& picture) {
    const auto& bars = std::get<drawing::Shape>(picture.items.at(1)).path.points();
    const auto& first = bars.at(0);
    const double module = (bars.at(1).x - first.x).count() / 7; // the upper left finder's top
    const auto whole = [&](Millimetres length) { return static_cast<std::size_t>(std::lround(length.count() / module)); };
    const auto quiet = whole(first.x);
    const auto width = whole(picture.size.width) - 2 * quiet;
    ReadBack code{{width, std::vector<bool>(width, false)}, first.x.count() / module};
    for (std::size_t i = 0; i + 3 < bars.size(); i += 4) {
        for (auto column = whole(bars[i].x) - quiet; column < whole(bars[i + 1].x) - quiet; ++column) {
            code.modules.at(whole(bars[i].y) - quiet).at(column) = true;
        }
    }
    return code;
}

/// A frame of dark modules, a light ring, a dark block of 3.
bool is_finder(const ReadBack& code, std::size_t row, std::size_t column) {
    for (std::size_t r = 0; r < 7; ++r) {
        for (std::size_t c = 0; c < 7; ++c) {
            const bool edge = r == 0 || r == 6 || c == 0 || c == 6;
            const bool core = r >= 2 && r <= 4 && c >= 2 && c <= 4;
            if (code.modules[row + r][column + c] != (edge || core)) return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("a QR code has its three finders, and nothing in the four modules round it") {
    const auto picture = drawing::qr_code("https://example.org/rally/leg-1/crew.gpx", Millimetres{24});
    const auto code = read_back(picture);
    const auto width = code.modules.size();
    CHECK(width == 29); // version 3 at error correction M: 42 bytes
    CHECK(code.quiet_modules == doctest::Approx(4));
    CHECK(is_finder(code, 0, 0));
    CHECK(is_finder(code, 0, width - 7));
    CHECK(is_finder(code, width - 7, 0));
    CHECK_FALSE(is_finder(code, width - 7, width - 7));
    CHECK(picture.size.width == Millimetres{24});
}

TEST_CASE("other texts are other codes, the same text is the same code") {
    const auto modules = [](const char* text) { return read_back(drawing::qr_code(text, Millimetres{20})).modules; };
    CHECK(modules("https://example.org/leg-1/crew.gpx") == modules("https://example.org/leg-1/crew.gpx"));
    CHECK(modules("https://example.org/leg-1/crew.gpx") != modules("https://example.org/leg-2/crew.gpx"));
}

TEST_CASE("a text too long for any QR code is refused") {
    CHECK_NOTHROW(static_cast<void>(drawing::qr_code(std::string(2000, 'x'), Millimetres{60})));
    CHECK_THROWS_AS(static_cast<void>(drawing::qr_code(std::string(3000, 'x'), Millimetres{60})), InputError);
}
