// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace route {

/// A file of numbers, flags and words (TOML): what a planner may change. What is asked for must be there, within its range;
/// a key that nothing read is refused, so that a mistyped one is not lost.
class StyleTable {
public:
    /// `remedy` is the way out of whatever is wrong in the file. \throws IoError, or InputError when it is no TOML or of
    /// another schema than 1
    StyleTable(const std::filesystem::path& file, std::string remedy);
    ~StyleTable();
    StyleTable(const StyleTable&) = delete;
    StyleTable& operator=(const StyleTable&) = delete;

    /// Whether the file tells it; who asks has read it.
    [[nodiscard]] bool has(std::string_view key);
    /// Where it stands; 0 where it does not.
    [[nodiscard]] int line_of(std::string_view key);
    /// `key` may lie in a section: "speed_kmh.primary". \throws InputError
    [[nodiscard]] double number(std::string_view key, double least, double most);
    /// A number without a fraction. \throws InputError
    [[nodiscard]] int whole(std::string_view key, int least, int most);
    /// \throws InputError
    [[nodiscard]] bool flag(std::string_view key);
    /// \throws InputError when it is no text, or empty
    [[nodiscard]] std::string text(std::string_view key);
    /// Which of these words it is, counted from 0. \throws InputError
    [[nodiscard]] std::size_t choice(std::string_view key, const std::vector<std::string_view>& words);
    /// A list of some of these words, in its order. \throws InputError when it is none, or a word stands twice
    [[nodiscard]] std::vector<std::string> choices(std::string_view key, const std::vector<std::string_view>& words);
    /// A word that must be there as it is: the name of what the file describes. \throws InputError
    void expect(std::string_view key, std::string_view text);
    /// \throws InputError for the first key that was not asked for
    void refuse_unknown() const;

private:
    class Content;
    std::unique_ptr<Content> m_content;
};

} // namespace route
