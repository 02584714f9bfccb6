// SPDX-License-Identifier: BSL-1.0
#include "base/style_table.hpp"

#include "base/error.hpp"
#include "base/whole_file.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>
#include <toml++/toml.h>

namespace route {

class StyleTable::Content {
public:
    Content(const std::filesystem::path& file, std::string remedy) : m_file(file.string()), m_remedy(std::move(remedy)) {
        try {
            m_table = toml::parse(read_whole_file(file), m_file);
        } catch (const toml::parse_error& error) {
            throw InputError({m_file, static_cast<int>(error.source().begin.line)}, std::string(error.description()));
        }
    }

    [[noreturn]] void fail(const toml::node* node, const std::string& message) const {
        throw InputError({m_file, node == nullptr ? 0 : static_cast<int>(node->source().begin.line)}, message, m_remedy);
    }

    toml::node_view<toml::node> at(std::string_view key) {
        m_asked.insert(std::string(key));
        return m_table.at_path(key);
    }

    void refuse_unknown(const toml::table& table, const std::string& prefix) const {
        for (const auto& [key, value] : table) {
            const auto name = prefix + std::string(key.str());
            if (const auto* section = value.as_table(); section != nullptr && !section->empty()) {
                refuse_unknown(*section, name + ".");
            } else if (!m_asked.contains(name)) {
                throw InputError({m_file, static_cast<int>(key.source().begin.line)}, fmt::format("{} is not known", name),
                                 m_remedy);
            }
        }
    }
    void refuse_unknown() const { refuse_unknown(m_table, ""); }

private:
    std::string m_file;
    std::string m_remedy;
    toml::table m_table;
    std::set<std::string> m_asked;
};

StyleTable::StyleTable(const std::filesystem::path& file, std::string remedy)
    : m_content(std::make_unique<Content>(file, std::move(remedy))) {
    static_cast<void>(number("schema", 1, 1));
}

StyleTable::~StyleTable() = default;

double StyleTable::number(std::string_view key, double least, double most) {
    const auto node = m_content->at(key);
    if (!node) m_content->fail(nullptr, fmt::format("{} is missing", key));
    const auto value = node.value<double>();
    if (!node.is_number() || !value) m_content->fail(node.node(), fmt::format("{} is not a number", key));
    if (!(*value >= least && *value <= most)) { // a NaN is neither
        m_content->fail(node.node(), fmt::format("{} {} is not within {} and {}", key, *value, least, most));
    }
    return *value;
}

int StyleTable::whole(std::string_view key, int least, int most) {
    const double value = number(key, least, most);
    if (value != std::floor(value)) {
        m_content->fail(m_content->at(key).node(), fmt::format("{} {} is no whole number", key, value));
    }
    return static_cast<int>(value);
}

bool StyleTable::flag(std::string_view key) {
    const auto node = m_content->at(key);
    if (!node) m_content->fail(nullptr, fmt::format("{} is missing", key));
    const auto value = node.value_exact<bool>();
    if (!value) m_content->fail(node.node(), fmt::format("{} is neither true nor false", key));
    return *value;
}

bool StyleTable::has(std::string_view key) { return static_cast<bool>(m_content->at(key)); }

int StyleTable::line_of(std::string_view key) {
    const auto node = m_content->at(key);
    return node ? static_cast<int>(node.node()->source().begin.line) : 0;
}

std::string StyleTable::text(std::string_view key) {
    const auto node = m_content->at(key);
    if (!node) m_content->fail(nullptr, fmt::format("{} is missing", key));
    auto value = node.value_exact<std::string>();
    if (!value || value->empty()) m_content->fail(node.node(), fmt::format("{} is no text", key));
    return *std::move(value);
}

std::size_t StyleTable::choice(std::string_view key, const std::vector<std::string_view>& words) {
    const auto node = m_content->at(key);
    if (!node) m_content->fail(nullptr, fmt::format("{} is missing", key));
    const auto value = node.value_exact<std::string>();
    const auto found = value ? std::ranges::find(words, *value) : words.end();
    if (found == words.end()) m_content->fail(node.node(), fmt::format("{} is none of: {}", key, fmt::join(words, ", ")));
    return static_cast<std::size_t>(found - words.begin());
}

std::vector<std::string> StyleTable::choices(std::string_view key, const std::vector<std::string_view>& words) {
    const auto node = m_content->at(key);
    if (!node) m_content->fail(nullptr, fmt::format("{} is missing", key));
    const auto* list = node.as_array();
    if (list == nullptr) m_content->fail(node.node(), fmt::format("{} is no list of words", key));
    std::vector<std::string> chosen;
    for (const auto& element : *list) {
        const auto value = element.value_exact<std::string>();
        if (!value || std::ranges::find(words, *value) == words.end()) {
            m_content->fail(&element, fmt::format("{} holds {}, which is none of: {}", key,
                                                  value ? fmt::format("\"{}\"", *value) : std::string("something"),
                                                  fmt::join(words, ", ")));
        }
        if (std::ranges::find(chosen, *value) != chosen.end()) {
            m_content->fail(&element, fmt::format("{} holds \"{}\" twice", key, *value));
        }
        chosen.push_back(*value);
    }
    return chosen;
}

void StyleTable::expect(std::string_view key, std::string_view text) {
    const auto node = m_content->at(key);
    if (node.value_exact<std::string>() != text) m_content->fail(node.node(), fmt::format("{} is not \"{}\"", key, text));
}

void StyleTable::refuse_unknown() const { m_content->refuse_unknown(); }

} // namespace route
