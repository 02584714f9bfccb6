// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

namespace route::edition {

using Keys = std::span<const std::string_view>;

/// The file's root table; nothing when it is no TOML, which is told with its line.
[[nodiscard]] std::optional<toml::table> parsed_toml(const std::string& file, std::string_view bytes, Diagnostics& found);

/// What a node is, as a planner would say: "a whole number".
[[nodiscard]] std::string_view words_for(toml::node_type type);

struct WholeRange {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

/// One table of the file: answers its values by key and tells what is wrong with them. Keys that nobody knows
/// are warned of when it is made.
class TomlSection {
public:
    TomlSection(const toml::table& table, std::string name, Keys known, const std::string& file, Diagnostics& found);

    [[nodiscard]] int line() const { return static_cast<int>(m_table.source().begin.line); }
    [[nodiscard]] int line_of(std::string_view key) const;
    /// One line of text.
    [[nodiscard]] std::optional<std::string> text(std::string_view key);
    [[nodiscard]] std::optional<bool> yes_no(std::string_view key);
    [[nodiscard]] std::optional<std::int64_t> whole(std::string_view key, WholeRange range);
    [[nodiscard]] std::optional<double> number(std::string_view key, double least, double most);
    [[nodiscard]] std::optional<std::chrono::year_month_day> date(std::string_view key);
    [[nodiscard]] std::optional<std::chrono::seconds> time(std::string_view key);
    /// A section below this one: `[controls]`. An empty one when it is missing.
    [[nodiscard]] TomlSection section(std::string_view key, Keys known);
    /// The tables of a list: `[[legs]]`.
    [[nodiscard]] std::vector<TomlSection> sections(std::string_view key, Keys known);
    /// `how` is what the list looks like: `a list such as ["it", "en"]`.
    [[nodiscard]] const toml::array* list(std::string_view key, const std::string& how);
    [[nodiscard]] bool has(std::string_view key) const { return m_table.contains(key); }
    /// The value as it stands; nullptr when there is none.
    [[nodiscard]] const toml::node* node(std::string_view key) const { return m_table.get(key); }

    /// \returns true when the key is there.
    bool require(std::string_view key, std::string hint);
    void bad(std::string_view key, DiagnosticCode code, const std::string& what, std::string hint);
    void warn(std::string_view key, DiagnosticCode code, const std::string& what, std::string hint);

private:
    [[nodiscard]] std::string full(std::string_view key) const;
    void warn_unknown(const toml::key& key, Keys known);
    const toml::node* typed(std::string_view key, toml::node_type type, const std::string& how);

    const toml::table& m_table;
    std::string m_name;
    const std::string& m_file;
    Diagnostics& m_found;
};

} // namespace route::edition
