// SPDX-License-Identifier: BSL-1.0
#include "edition/text_encoding.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>
#include <memory>
#include <type_traits>

namespace route::edition {

namespace {

struct CloseConverter {
    void operator()(iconv_t converter) const { iconv_close(converter); }
};

std::optional<std::string> converted(std::string_view bytes, const char* from) {
    std::unique_ptr<std::remove_pointer_t<iconv_t>, CloseConverter> converter(iconv_open("UTF-8", from));
    if (converter.get() == reinterpret_cast<iconv_t>(-1)) { // NOLINT: that is how it tells failure
        static_cast<void>(converter.release());
        return std::nullopt;
    }
    std::string utf8(bytes.size() * 4 + 4, '\0');
    std::string input(bytes);
    char* in = input.data();
    std::size_t in_left = input.size();
    char* out = utf8.data();
    std::size_t out_left = utf8.size();
    if (iconv(converter.get(), &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1)) return std::nullopt;
    utf8.resize(utf8.size() - out_left);
    return utf8;
}

constexpr std::string_view white_space = " \t\r\n\v\f";
constexpr std::string_view no_break_space = "\xC2\xA0";

/// "LE" or "BE" when every second byte of a text of 16 bits without mark is zero, as in any European table.
const char* unmarked_utf16(std::string_view bytes) {
    const auto head = bytes.substr(0, 512);
    if (head.size() < 8 || bytes.size() % 2 != 0) return nullptr;
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (head[i] == '\0') ++zeros[i % 2];
    }
    const auto most = head.size() / 2 * 9 / 10;
    if (zeros[0] == 0 && zeros[1] >= most) return "UTF-16LE";
    if (zeros[1] == 0 && zeros[0] >= most) return "UTF-16BE";
    return nullptr;
}

} // namespace

std::optional<DecodedText> decoded(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        auto text = converted(bytes.substr(2), bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE");
        if (!text || text->find('\0') != std::string::npos) return std::nullopt;
        return DecodedText{*std::move(text), Encoding::utf16};
    }
    if (const auto* unmarked = unmarked_utf16(bytes)) {
        auto text = converted(bytes, unmarked);
        if (!text || text->find('\0') != std::string::npos) return std::nullopt;
        return DecodedText{*std::move(text), Encoding::utf16};
    }
    if (bytes.find('\0') != std::string_view::npos) return std::nullopt;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (auto text = converted(bytes, "UTF-8")) return DecodedText{*std::move(text), Encoding::utf8};
    if (auto text = converted(bytes, "WINDOWS-1252")) return DecodedText{*std::move(text), Encoding::windows1252};
    return std::nullopt;
}

std::optional<std::string> utf8_from(std::string_view bytes, const std::string& encoding) {
    return converted(bytes, encoding.c_str());
}

std::string_view trimmed(std::string_view text) {
    while (true) {
        const auto before = text.size();
        text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
        if (text.starts_with(no_break_space)) text.remove_prefix(no_break_space.size());
        text = text.substr(0, text.find_last_not_of(white_space) + 1);
        if (text.ends_with(no_break_space)) text.remove_suffix(no_break_space.size());
        if (text.size() == before) return text;
    }
}

std::string on_one_line(std::string_view utf8) {
    const auto text = without_unseen(utf8);
    std::string line;
    bool gap = false;
    for (const char c : trimmed(text)) {
        if (white_space.find(c) != std::string_view::npos) {
            gap = true;
            continue;
        }
        if (gap) line += ' ';
        gap = false;
        line += c;
    }
    return line;
}

bool has_unprintable(std::string_view utf8) {
    const bool control = std::ranges::any_of(utf8, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F;
    });
    for (auto at = utf8.find('\xC2'); at != std::string_view::npos; at = utf8.find('\xC2', at + 1)) {
        const auto next = at + 1 < utf8.size() ? static_cast<unsigned char>(utf8[at + 1]) : 0U;
        if (next >= 0x80 && next < 0xA0 && next != 0x85) return true; // U+0080 to U+009F
    }
    return control || utf8.find("\xEF\xBF\xBE") != std::string_view::npos ||
           utf8.find("\xEF\xBF\xBF") != std::string_view::npos;
}

} // namespace route::edition
