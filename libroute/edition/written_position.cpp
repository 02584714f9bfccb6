// SPDX-License-Identifier: BSL-1.0
#include "edition/written_position.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace route::edition {

namespace {

enum class Part { number, degrees, minutes, seconds, hemisphere, separator };

struct Token {
    Part part = Part::number;
    double number = 0;
    bool negative = false;
    bool whole = true;
    char hemisphere = ' '; ///< N, S, E or W
};
using Tokens = std::vector<Token>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// A quadrant by its letter or name in the five languages; ' ' for words that only say what a number is, 0 for others.
char hemisphere_of(std::string_view word) {
    constexpr auto words = std::to_array<std::pair<std::string_view, char>>(
        {{"n", 'N'},         {"nord", 'N'},       {"north", 'N'},      {"norte", 'N'}, {"s", 'S'},     {"sud", 'S'},
         {"sued", 'S'},      {"south", 'S'},      {"sur", 'S'},        {"e", 'E'},     {"est", 'E'},   {"east", 'E'},
         {"este", 'E'},      {"ost", 'E'},        {"w", 'W'},          {"west", 'W'},  {"ovest", 'W'}, {"ouest", 'W'},
         {"oeste", 'W'},     {"lat", ' '},        {"lon", ' '},        {"lng", ' '},   {"long", ' '},  {"latitude", ' '},
         {"longitude", ' '}, {"latitudine", ' '}, {"longitudine", ' '}});
    const auto found = std::ranges::find(words, word, [](const auto& entry) { return entry.first; });
    return found == words.end() ? '\0' : found->second;
}

/// Reads tokens from a folded text, in which typographers' primes and quotes are plain already.
class Tokenizer {
public:
    explicit Tokenizer(std::string_view text) : m_text(text) {}

    std::optional<Tokens> tokens() {
        while (m_at < m_text.size()) {
            if (!next()) return std::nullopt;
        }
        return std::move(m_tokens);
    }

private:
    bool next() {
        const char c = m_text[m_at];
        if (is_digit(c) || ((c == '-' || c == '+') && begins_number(m_at + 1))) return number();
        if (is_letter(c)) return word();
        return mark(c);
    }

    [[nodiscard]] bool begins_number(std::size_t at) const { return at < m_text.size() && is_digit(m_text[at]); }

    bool number() {
        Token token;
        if (m_text[m_at] == '-' || m_text[m_at] == '+') {
            // "46-04-04": between two numbers it parts them.
            const bool sign = m_at == 0 || !is_digit(m_text[m_at - 1]);
            token.negative = sign && m_text[m_at] == '-';
            ++m_at;
        }
        std::string digits;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            const bool decimal = (c == '.' || c == ',') && token.whole && begins_number(m_at + 1);
            if (!is_digit(c) && !decimal) break;
            if (decimal) token.whole = false;
            digits += decimal ? '.' : c;
            ++m_at;
        }
        std::from_chars(digits.data(), digits.data() + digits.size(), token.number);
        m_tokens.push_back(token);
        return true;
    }

    bool word() {
        auto end = m_at;
        while (end < m_text.size() && is_letter(m_text[end])) {
            ++end;
        }
        const auto word = m_text.substr(m_at, end - m_at);
        m_at = end;
        const char hemisphere = hemisphere_of(word);
        if (hemisphere == '\0') return false;
        if (hemisphere != ' ') m_tokens.push_back({.part = Part::hemisphere, .hemisphere = hemisphere});
        return true;
    }

    bool mark(char c) {
        constexpr std::array<std::string_view, 3> degree_signs{"\xC2\xB0", "\xC2\xBA", "\xCB\x9A"}; // ° º ˚
        const auto rest = m_text.substr(m_at);
        for (const auto sign : degree_signs) {
            if (rest.starts_with(sign)) return add(Part::degrees, sign.size());
        }
        if (rest.starts_with("''")) return add(Part::seconds, 2);
        if (rest.starts_with("\xE2\x80\xB3")) return add(Part::seconds, 3); // ″
        if (c == '\'') return add(Part::minutes, 1);
        if (c == '"') return add(Part::seconds, 1);
        if (c == ',' || c == ';' || c == '/' || c == '|') return add(Part::separator, 1);
        ++m_at;
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ':' || c == '(' || c == ')' || c == '=' || c == '-';
    }

    bool add(Part part, std::size_t bytes) {
        m_tokens.push_back({.part = part});
        m_at += bytes;
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    Tokens m_tokens;
};

std::optional<Tokens> tokens_of(std::string_view text) { return Tokenizer{folded(text)}.tokens(); }

/// Whether the sign behind a number lets it be the degrees, the minutes or the seconds of an angle (0, 1, 2).
bool may_be(std::span<const Token> behind, int place) {
    constexpr std::array signs{Part::degrees, Part::minutes, Part::seconds};
    const bool has_sign = !behind.empty() && std::ranges::find(signs, behind.front().part) != signs.end();
    return !has_sign || behind.front().part == signs.at(static_cast<std::size_t>(place));
}

/// One to three numbers, of which only the last has decimals, with their marks and at most one quadrant.
std::optional<WrittenAngle> angle_of(std::span<const Token> tokens) {
    WrittenAngle angle;
    double unit = 1;
    char hemisphere = ' ';
    bool negative = false;
    int numbers = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto& token = tokens[i];
        if (token.part == Part::hemisphere) {
            if (hemisphere != ' ') return std::nullopt;
            hemisphere = token.hemisphere;
        } else if (token.part == Part::number) {
            const bool fits = numbers == 0 || (token.number < 60 && !token.negative);
            if (numbers == 3 || unit == 0 || !fits || !may_be(tokens.subspan(i + 1), numbers)) return std::nullopt;
            negative = negative || token.negative;
            angle.degrees += token.number * unit;
            unit = token.whole ? unit / 60 : 0; // after decimals nothing may follow
            ++numbers;
        }
    }
    if (numbers == 0 || (negative && hemisphere != ' ')) return std::nullopt;
    if (negative || hemisphere == 'S' || hemisphere == 'W') angle.degrees = -angle.degrees;
    angle.is_latitude = hemisphere == 'N' || hemisphere == 'S';
    angle.is_longitude = hemisphere == 'E' || hemisphere == 'W';
    return angle;
}

/// Where the second of two angles begins: at its quadrant, after the first one's, at the sign that parts them, at the
/// number before its degree sign, or in the middle of as many numbers. Nothing when none of these is plain.
std::optional<std::size_t> second_angle(const Tokens& tokens) {
    const auto places = [&tokens](Part part) {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (tokens[i].part == part) found.push_back(i);
        }
        return found;
    };
    const auto numbers = places(Part::number);
    const auto hemispheres = places(Part::hemisphere);
    if (hemispheres.size() == 2 && !numbers.empty()) {
        return hemispheres.front() < numbers.front() ? hemispheres[1] : hemispheres[0] + 1;
    }
    if (!hemispheres.empty()) return std::nullopt;
    if (const auto separators = places(Part::separator); separators.size() == 1) return separators.front();
    const auto degrees = places(Part::degrees);
    if (degrees.size() == 2 && degrees[1] > 0) return degrees[1] - 1;
    if (numbers.size() % 2 != 0 || numbers.empty()) return std::nullopt;
    // One angle of degrees and minutes is no pair: without any sign two numbers are one only with decimals in both.
    const bool marked = !places(Part::degrees).empty() || !places(Part::minutes).empty() || !places(Part::seconds).empty();
    const bool bare_pair = numbers.size() == 2 && (tokens[numbers[0]].whole || tokens[numbers[1]].whole);
    if (bare_pair || (marked && numbers.size() == 2)) return std::nullopt;
    return numbers[numbers.size() / 2];
}

} // namespace

std::optional<WrittenAngle> written_angle(std::string_view text) {
    const auto tokens = tokens_of(text);
    if (!tokens) return std::nullopt;
    const bool parted = std::ranges::any_of(*tokens, [](const Token& t) { return t.part == Part::separator; });
    return parted ? std::nullopt : angle_of(*tokens);
}

std::optional<geo::Position> written_position(std::string_view text) {
    const auto tokens = tokens_of(text);
    if (!tokens) return std::nullopt;
    const auto second = second_angle(*tokens);
    if (!second) return std::nullopt;
    auto first_angle = angle_of(std::span(*tokens).first(*second));
    auto last_angle = angle_of(std::span(*tokens).subspan(*second));
    if (!first_angle || !last_angle) return std::nullopt;
    if (first_angle->is_longitude && last_angle->is_latitude) std::swap(first_angle, last_angle);
    if (first_angle->is_longitude || last_angle->is_latitude) return std::nullopt;
    if (std::abs(first_angle->degrees) > 90 || std::abs(last_angle->degrees) > 180) return std::nullopt;
    return geo::Position{geo::Latitude::degrees(first_angle->degrees), geo::Longitude::degrees(last_angle->degrees)};
}

} // namespace route::edition
