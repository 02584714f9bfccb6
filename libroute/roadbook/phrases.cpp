// SPDX-License-Identifier: BSL-1.0
#include "roadbook/phrases.hpp"

#include <algorithm>
#include <fmt/args.h>
#include <fmt/format.h>
#include <toml++/toml.h>
#include <vector>

namespace route::roadbook {

namespace {

struct Tables {
    std::map<std::string, std::string, std::less<>>& phrases;
    std::map<std::string, SourceLine, std::less<>>& places;
};

void collect(const toml::table& table, const std::string& prefix, const std::string& file, Tables tables) {
    for (const auto& [key, value] : table) {
        const std::string name = prefix + std::string(key.str());
        const SourceLine place{file, static_cast<int>(value.source().begin.line)};
        if (const auto* inner = value.as_table()) {
            collect(*inner, name + ".", file, tables);
        } else if (const auto text = value.value_exact<std::string>()) {
            tables.phrases[name] = *text;
            tables.places[name] = place;
        } else {
            throw InputError(place, name + " is not text", "Put the phrase in quotes.");
        }
    }
}

} // namespace

Phrases Phrases::load(const std::filesystem::path& styles, std::string_view language) {
    Phrases phrases;
    phrases.m_language = language;
    const auto folder = styles / "phrases" / language;
    phrases.m_folder = folder.string();
    if (!std::filesystem::is_directory(folder)) {
        throw InputError({folder.string(), 0}, fmt::format("no phrases for the language \"{}\"", language),
                         "Use it or en, or add a folder of phrases.");
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    for (const auto& file : files) {
        try {
            collect(toml::parse_file(file.string()), "", file.string(), {phrases.m_phrases, phrases.m_places});
        } catch (const toml::parse_error& error) {
            throw InputError({file.string(), static_cast<int>(error.source().begin.line)}, std::string(error.description()));
        }
    }
    return phrases;
}

bool Phrases::has(std::string_view key) const { return m_phrases.contains(key); }

std::string Phrases::say(std::string_view key, std::initializer_list<Argument> arguments) const {
    const auto phrase = m_phrases.find(key);
    if (phrase == m_phrases.end()) {
        throw InputError({m_folder, 0}, fmt::format("phrase \"{}\" is missing", key), "Add it to the language's tables.");
    }
    fmt::dynamic_format_arg_store<fmt::format_context> gaps;
    std::vector<std::string> names; // fmt keeps pointers to the names
    names.reserve(arguments.size());
    for (const auto& argument : arguments) {
        names.emplace_back(argument.name);
        gaps.push_back(fmt::arg(names.back().c_str(), argument.value));
    }
    try {
        return fmt::vformat(phrase->second, gaps);
    } catch (const fmt::format_error& error) {
        throw InputError(m_places.at(phrase->first), fmt::format("phrase \"{}\": {}: {}", key, phrase->second, error.what()),
                         "Check the names in braces.");
    }
}

} // namespace route::roadbook
