// SPDX-License-Identifier: BSL-1.0
#include "edition/sheet_values.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>

namespace route::edition {

namespace {

std::string text_of_seconds(std::int64_t seconds) {
    const auto time = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
    return seconds % 60 == 0 ? time : fmt::format("{}:{:02}", time, seconds % 60);
}

/// A format's letters, without what it prints as it stands, conditions and colours, and what follows for other signs.
std::string letters_of_format(std::string_view code) {
    std::string letters;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const auto close = std::min(code.find(']', i), code.size());
            const auto inside = code.substr(i + 1, close - i - 1);
            // [h], [mm] and [s] count on beyond a day; all else in brackets is a colour, a language or a condition.
            const bool elapsed = !inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos;
            if (elapsed) letters += inside;
            i = close;
        } else {
            letters += c;
        }
    }
    std::ranges::transform(letters, letters.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return letters;
}

} // namespace

CellContent content_of_format(std::string_view format_code) {
    const auto letters = letters_of_format(format_code);
    if (letters.find("general") != std::string::npos || letters.find("standard") != std::string::npos) {
        return CellContent::number;
    }
    const bool has_digits = letters.find_first_of("0#?") != std::string::npos;
    const bool has_clock = letters.find_first_of("hs") != std::string::npos;
    if (letters.find_first_of("yd") != std::string::npos) return CellContent::date;
    if (has_clock) return CellContent::time;
    // "mmm" alone is a month.
    return letters.find('m') != std::string::npos && !has_digits ? CellContent::date : CellContent::number;
}

CellContent content_of_builtin_format(int id) {
    const bool date = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
                      id == 57 || id == 58;
    if (date) return CellContent::date;
    const bool time = (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56;
    return time ? CellContent::time : CellContent::number;
}

std::string text_of_number(double number) {
    auto text = fmt::format("{}", number);
    if (text.find('e') != std::string::npos) text = fmt::format("{:.12f}", number);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    const auto point = text.find('.');
    if (point != std::string::npos && text.size() - point == 4) text += '0';
    return text;
}

std::string text_of_serial(double days, CellContent content, std::chrono::sys_days epoch) {
    constexpr double seconds_a_day = 86400;
    constexpr double last_day = 2958466; // of the year 9999, the last that spreadsheets know
    if (!(days >= 0 && days < last_day)) return text_of_number(days);
    const auto seconds = std::llround(days * seconds_a_day);
    const auto in_day = seconds % 86400;
    // A time of more than a day is a date beside it that its format does not show, or hours that count on.
    if (content == CellContent::time) return text_of_seconds(days < 366 ? seconds : in_day);
    const std::chrono::year_month_day date{epoch + std::chrono::days{seconds / 86400}};
    const auto text = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                                  static_cast<unsigned>(date.day()));
    return in_day == 0 ? text : text + "T" + text_of_seconds(in_day);
}

std::optional<std::string> time_of_duration(std::string_view duration) {
    if (!duration.starts_with("PT")) return std::nullopt;
    duration.remove_prefix(2);
    double seconds = 0;
    while (!duration.empty()) {
        double number = 0;
        const auto [end, error] = std::from_chars(duration.data(), duration.data() + duration.size(), number);
        const auto used = static_cast<std::size_t>(end - duration.data());
        if (error != std::errc{} || used >= duration.size() || !(number >= 0 && number < 1e6)) return std::nullopt;
        switch (duration[used]) {
        case 'H': seconds += number * 3600; break;
        case 'M': seconds += number * 60; break;
        case 'S': seconds += number; break;
        default: return std::nullopt;
        }
        duration.remove_prefix(used + 1);
    }
    return text_of_seconds(std::llround(seconds));
}

} // namespace route::edition
