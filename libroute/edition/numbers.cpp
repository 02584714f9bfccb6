// SPDX-License-Identifier: BSL-1.0
#include "edition/numbers.hpp"

#include "edition/text_encoding.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

namespace route::edition {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A number taken apart: digits with at most signs between them.
struct Shape {
    bool negative = false;
    std::string_view body;
    std::ptrdiff_t commas = 0;
    std::ptrdiff_t points = 0;
};

std::optional<Shape> shape_of(std::string_view text) {
    Shape shape;
    text = trimmed(text);
    if (text.starts_with('-') || text.starts_with('+')) {
        shape.negative = text.front() == '-';
        text.remove_prefix(1);
    } else if (text.starts_with("\xE2\x88\x92")) { // U+2212 MINUS SIGN
        shape.negative = true;
        text.remove_prefix(3);
    }
    shape.body = text;
    shape.commas = std::ranges::count(text, ',');
    shape.points = std::ranges::count(text, '.');
    const bool only_digits_and_signs = std::ranges::all_of(text, [](char c) { return is_digit(c) || c == ',' || c == '.'; });
    if (!only_digits_and_signs || std::ranges::none_of(text, is_digit)) return std::nullopt;
    return shape;
}

/// True for "1.234" and "12.345.678": `sign` stands only before groups of three digits.
bool is_grouped(std::string_view whole, char sign) {
    auto group = whole.find(sign);
    if (group == 0 || group > 3 || whole.front() == '0') return false;
    while (group != std::string_view::npos) {
        const auto next = whole.find(sign, group + 1);
        const auto end = next == std::string_view::npos ? whole.size() : next;
        if (end - group - 1 != 3) return false;
        group = next;
    }
    return true;
}

double value_of(std::string_view body, char decimal_sign, bool negative) {
    std::string plain;
    for (const char c : body) {
        if (is_digit(c))
            plain += c;
        else if (c == decimal_sign)
            plain += '.';
    }
    double value = 0;
    std::from_chars(plain.data(), plain.data() + plain.size(), value);
    return negative ? -value : value;
}

struct Readings {
    std::optional<char> decimal_sign; ///< as a fraction, when it can be read so
    bool grouped = false;             ///< as a whole number with groups of three
    bool whole = false;               ///< digits only
};

Readings readings_of(const Shape& shape) {
    Readings readings;
    if (shape.commas == 0 && shape.points == 0) {
        readings.whole = true;
    } else if (shape.commas > 0 && shape.points > 0) {
        // Two signs: the last one is the decimal sign, the other one groups.
        const char decimal = shape.body.rfind(',') > shape.body.rfind('.') ? ',' : '.';
        const char grouping = decimal == ',' ? '.' : ',';
        const auto decimals = decimal == ',' ? shape.commas : shape.points;
        if (decimals == 1 && is_grouped(shape.body.substr(0, shape.body.find(decimal)), grouping)) {
            readings.decimal_sign = decimal;
        }
    } else {
        const char sign = shape.commas > 0 ? ',' : '.';
        if (shape.commas + shape.points == 1) readings.decimal_sign = sign;
        readings.grouped = is_grouped(shape.body, sign);
    }
    return readings;
}

ParsedNumber in_range(double value, Range range) {
    if (value < range.least || value > range.most) return {value, NumberFault::out_of_range};
    return {value, std::nullopt};
}

} // namespace

void note_decimal_sign(std::string_view text, DecimalSigns& signs) {
    const auto shape = shape_of(text);
    if (!shape) return;
    const auto readings = readings_of(*shape);
    if (!readings.decimal_sign || readings.grouped) return;
    (*readings.decimal_sign == ',' ? signs.comma : signs.point) = true;
}

ParsedNumber parsed_number(std::string_view text, Range range, DecimalSigns signs) {
    const auto shape = shape_of(text);
    if (!shape) return {0, NumberFault::not_a_number};
    const auto readings = readings_of(*shape);
    if (readings.whole) return in_range(value_of(shape->body, '\0', shape->negative), range);
    if (!readings.decimal_sign && !readings.grouped) return {0, NumberFault::not_a_number};
    if (!readings.grouped) return in_range(value_of(shape->body, *readings.decimal_sign, shape->negative), range);

    const auto grouped = in_range(value_of(shape->body, '\0', shape->negative), range);
    if (!readings.decimal_sign) return grouped;
    const auto fraction = in_range(value_of(shape->body, *readings.decimal_sign, shape->negative), range);
    const bool other_sign_is_decimal = *readings.decimal_sign == ',' ? signs.point : signs.comma;
    if (!other_sign_is_decimal || grouped.fault) return fraction;
    if (fraction.fault) return grouped;
    return {fraction.value, NumberFault::ambiguous};
}

std::optional<std::chrono::seconds> parsed_time_of_day(std::string_view text) {
    text = trimmed(text);
    std::vector<int> parts;
    while (true) {
        const auto end = std::min(text.find_first_of(":.hH"), text.size());
        int part = 0;
        const auto [stop, error] = std::from_chars(text.data(), text.data() + end, part);
        const auto digits = static_cast<std::size_t>(stop - text.data());
        const bool right_digits = parts.empty() ? end <= 2 : end == 2;
        if (error != std::errc{} || digits != end || !right_digits || !is_digit(text.front())) return std::nullopt;
        parts.push_back(part);
        if (end == text.size()) break;
        text.remove_prefix(end + 1);
    }
    if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
    parts.resize(3);
    if (parts[0] > 23 || parts[1] > 59 || parts[2] > 59) return std::nullopt;
    return std::chrono::hours{parts[0]} + std::chrono::minutes{parts[1]} + std::chrono::seconds{parts[2]};
}

} // namespace route::edition
