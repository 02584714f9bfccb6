// SPDX-License-Identifier: BSL-1.0
#include "edition/text_encoding.hpp"

#include <algorithm>
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
    const std::unique_ptr<std::remove_pointer_t<iconv_t>, CloseConverter> converter(iconv_open("UTF-8", from));
    // iconv_open tells failure by (iconv_t)-1; the encodings asked for here are always there.
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

} // namespace

std::optional<DecodedText> decoded(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        auto text = converted(bytes.substr(2), bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE");
        if (!text || text->find('\0') != std::string::npos) return std::nullopt;
        return DecodedText{*std::move(text), Encoding::utf16};
    }
    if (bytes.find('\0') != std::string_view::npos) return std::nullopt;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (auto text = converted(bytes, "UTF-8")) return DecodedText{*std::move(text), Encoding::utf8};
    if (auto text = converted(bytes, "WINDOWS-1252")) return DecodedText{*std::move(text), Encoding::windows1252};
    return std::nullopt;
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
    std::string line;
    bool gap = false;
    for (const char c : trimmed(utf8)) {
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
    return control || utf8.find("\xEF\xBF\xBE") != std::string_view::npos ||
           utf8.find("\xEF\xBF\xBF") != std::string_view::npos;
}

} // namespace route::edition
