// SPDX-License-Identifier: BSL-1.0
#include "edition/toml_section.hpp"

#include "edition/nearest_word.hpp"
#include "edition/text_encoding.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::edition {

std::string_view words_for(toml::node_type type) {
    switch (type) {
    case toml::node_type::table: return "a table";
    case toml::node_type::array: return "a list";
    case toml::node_type::string: return "text";
    case toml::node_type::integer: return "a whole number";
    case toml::node_type::floating_point: return "a number with decimals";
    case toml::node_type::boolean: return "true or false";
    case toml::node_type::date: return "a date";
    case toml::node_type::time: return "a time of day";
    case toml::node_type::date_time: return "a date with a time";
    default: return "nothing";
    }
}

namespace {

std::string hint_for(const toml::parse_error& error) {
    const std::string_view what = error.description();
    if (what.find("time") != std::string_view::npos || what.find("second") != std::string_view::npos) {
        return "A time of day is written with its seconds: 13:20:00.";
    }
    return "Texts stand between quotation marks; dates are written 2024-06-11 and times 13:20:00.";
}

} // namespace

std::optional<toml::table> parsed_toml(const std::string& file, std::string_view bytes, Diagnostics& found) {
    try {
        return toml::parse(bytes, file);
    } catch (const toml::parse_error& error) {
        found.add({Severity::bad_input,
                   "toml-syntax",
                   {file, static_cast<int>(error.source().begin.line)},
                   "",
                   std::string(error.description()),
                   hint_for(error)});
        return std::nullopt;
    }
}

TomlSection::TomlSection(const toml::table& table, std::string name, Keys known, const std::string& file, Diagnostics& found)
    : m_table(table), m_name(std::move(name)), m_file(file), m_found(found) {
    std::vector<const toml::key*> unknown;
    for (const auto& [key, value] : table) {
        if (std::ranges::find(known, key.str()) == known.end()) unknown.push_back(&key);
    }
    // A table's keys come in the order of the alphabet; the reader of messages expects the file's.
    std::ranges::sort(unknown, {}, [](const toml::key* key) { return key->source().begin.line; });
    for (const auto* key : unknown)
        warn_unknown(*key, known);
}

int TomlSection::line_of(std::string_view key) const {
    const auto* node = m_table.get(key);
    return node == nullptr ? line() : static_cast<int>(node->source().begin.line);
}

std::optional<std::string> TomlSection::text(std::string_view key) {
    const auto* node = typed(key, toml::node_type::string, "between quotation marks, such as \"Europe/Rome\"");
    if (node == nullptr) return std::nullopt;
    const auto& text = node->as_string()->get();
    if (has_unprintable(text)) {
        bad(key, "unprintable", "holds a character that cannot be printed", "Type the text anew.");
        return std::nullopt;
    }
    return on_one_line(text);
}

std::optional<bool> TomlSection::yes_no(std::string_view key) {
    const auto* node = typed(key, toml::node_type::boolean, "true or false, without quotation marks");
    if (node == nullptr) return std::nullopt;
    return node->as_boolean()->get();
}

std::optional<std::int64_t> TomlSection::whole(std::string_view key, WholeRange range) {
    const auto* node = typed(key, toml::node_type::integer, "a whole number without quotation marks");
    if (node == nullptr) return std::nullopt;
    const auto value = node->as_integer()->get();
    if (value >= range.least && value <= range.most) return value;
    bad(key, "out-of-range", fmt::format("{} is not within {} and {}", value, range.least, range.most), "");
    return std::nullopt;
}

std::optional<double> TomlSection::number(std::string_view key, double least, double most) {
    const auto* node = m_table.get(key);
    if (node == nullptr) return std::nullopt;
    const auto value = node->is_string() ? std::nullopt : node->value<double>();
    if (!value || !node->is_number()) {
        bad(key, "wrong-type", fmt::format("is {}, not a number", words_for(node->type())), "Write it with a point.");
        return std::nullopt;
    }
    if (*value >= least && *value <= most) return value;
    bad(key, "out-of-range", fmt::format("{} is not within {} and {}", *value, least, most), "");
    return std::nullopt;
}

std::optional<std::chrono::year_month_day> TomlSection::date(std::string_view key) {
    const auto* node = typed(key, toml::node_type::date, "a date such as 2024-06-11, without quotation marks");
    if (node == nullptr) return std::nullopt;
    const auto& date = node->as_date()->get();
    return std::chrono::year_month_day{std::chrono::year{date.year}, std::chrono::month{date.month},
                                       std::chrono::day{date.day}};
}

std::optional<std::chrono::seconds> TomlSection::time(std::string_view key) {
    const auto* node = typed(key, toml::node_type::time, "a time such as 13:20:00, without quotation marks");
    if (node == nullptr) return std::nullopt;
    const auto& time = node->as_time()->get();
    return std::chrono::hours{time.hour} + std::chrono::minutes{time.minute} + std::chrono::seconds{time.second};
}

TomlSection TomlSection::section(std::string_view key, Keys known) {
    const auto* node = typed(key, toml::node_type::table, "a section of its own");
    static const toml::table none;
    return TomlSection(node == nullptr ? none : *node->as_table(), full(key), known, m_file, m_found);
}

std::vector<TomlSection> TomlSection::sections(std::string_view key, Keys known) {
    std::vector<TomlSection> all;
    const auto* node = typed(key, toml::node_type::array, fmt::format("sections that begin with [[{}]]", key));
    if (node == nullptr) return all;
    for (const auto& element : *node->as_array()) {
        if (const auto* table = element.as_table()) {
            all.emplace_back(*table, full(key), known, m_file, m_found);
        } else {
            bad(key, "wrong-type", fmt::format("holds {}", words_for(element.type())),
                fmt::format("Write sections that begin with [[{}]].", key));
        }
    }
    return all;
}

const toml::array* TomlSection::list(std::string_view key, const std::string& how) {
    const auto* node = typed(key, toml::node_type::array, how);
    return node == nullptr ? nullptr : node->as_array();
}

bool TomlSection::require(std::string_view key, std::string hint) {
    if (has(key)) return true;
    m_found.add({Severity::bad_input,
                 "key-missing",
                 {m_file, m_name.empty() ? 0 : line()},
                 "",
                 fmt::format("{} is missing", full(key)),
                 std::move(hint)});
    return false;
}

void TomlSection::bad(std::string_view key, DiagnosticCode code, const std::string& what, std::string hint) {
    m_found.add(
        {Severity::bad_input, code, {m_file, line_of(key)}, "", fmt::format("{} {}", full(key), what), std::move(hint)});
}

void TomlSection::warn(std::string_view key, DiagnosticCode code, const std::string& what, std::string hint) {
    m_found.add(
        {Severity::warning, code, {m_file, line_of(key)}, "", fmt::format("{} {}", full(key), what), std::move(hint)});
}

std::string TomlSection::full(std::string_view key) const {
    return m_name.empty() ? std::string(key) : fmt::format("{}.{}", m_name, key);
}

void TomlSection::warn_unknown(const toml::key& key, Keys known) {
    const auto meant = nearest_word(key.str(), known);
    m_found.add({Severity::warning,
                 "key-unknown",
                 {m_file, static_cast<int>(key.source().begin.line)},
                 "",
                 fmt::format("{} is not known and is not used", full(key.str())),
                 meant.empty() ? "" : fmt::format("Did you mean {}?", meant)});
}

const toml::node* TomlSection::typed(std::string_view key, toml::node_type type, const std::string& how) {
    const auto* node = m_table.get(key);
    if (node == nullptr || node->type() == type) return node;
    bad(key, "wrong-type", fmt::format("is {}, not {}", words_for(node->type()), words_for(type)),
        fmt::format("Write {}.", how));
    return nullptr;
}

} // namespace route::edition
