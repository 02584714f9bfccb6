// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace route::roadbook {

/// The words of one language, from styles/phrases/LANGUAGE/*.toml: a further language is a further folder. Keys are
/// dotted, "box.turn_right"; a phrase may hold named gaps, "Exit {number}".
class Phrases {
public:
    struct Argument {
        std::string_view name;
        std::string value;
    };

    /// \throws InputError when the language has no folder, a file is not valid TOML, or a value is not text
    [[nodiscard]] static Phrases load(const std::filesystem::path& styles, std::string_view language);

    [[nodiscard]] const std::string& language() const { return m_language; }
    /// The phrase with its gaps filled. \throws InputError naming key and file when it is missing or a gap is unknown
    [[nodiscard]] std::string say(std::string_view key, std::initializer_list<Argument> arguments = {}) const;
    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& all() const { return m_phrases; }

private:
    std::string m_language;
    std::string m_folder;
    std::map<std::string, std::string, std::less<>> m_phrases;
    std::map<std::string, SourceLine, std::less<>> m_places; ///< where each phrase stands
};

} // namespace route::roadbook
