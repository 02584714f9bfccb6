// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/reading.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <stdlib.h>
#include <string>
#include <string_view>
#include <vector>

namespace route::test {

/// An edition's folder that lives as long as this object: a good one-leg edition, of which a test replaces
/// files.
class EditionFolder {
public:
    EditionFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "edition-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        m_folder = name;
        toml(good_toml);
        waypoints(good_waypoints);
    }
    EditionFolder(const EditionFolder&) = delete;
    EditionFolder& operator=(const EditionFolder&) = delete;
    ~EditionFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }

    EditionFolder& toml(std::string_view content) { return file("edition.toml", content); }
    EditionFolder& waypoints(std::string_view content) { return file("waypoints.csv", content); }
    EditionFolder& trials(std::string_view content) { return file("trials.csv", content); }
    EditionFolder& file(const std::string& name, std::string_view content) {
        std::ofstream(m_folder / name, std::ios::binary) << content;
        return *this;
    }
    EditionFolder& without(const std::string& name) {
        std::filesystem::remove(m_folder / name);
        return *this;
    }

    [[nodiscard]] const std::filesystem::path& path() const { return m_folder; }
    [[nodiscard]] edition::Edition read() {
        found = {};
        return edition::read_edition(m_folder, languages, found);
    }
    /// Reads and answers the messages as printed.
    [[nodiscard]] std::vector<std::string> messages() {
        static_cast<void>(read());
        std::vector<std::string> texts;
        for (const auto& diagnostic : found.all())
            texts.push_back(to_text(diagnostic));
        return texts;
    }
    /// The codes of what reading finds, in order.
    [[nodiscard]] std::vector<std::string> codes() {
        static_cast<void>(read());
        std::vector<std::string> codes;
        for (const auto& diagnostic : found.all())
            codes.push_back(diagnostic.code.text());
        return codes;
    }

    static constexpr std::string_view good_toml = R"(schema = 1
name = "Coppa Prova"
version = "1"
time_zone = "Europe/Rome"
cars = 10
[[legs]]
number = 1
date = 2024-06-11
first_car = 13:20:00
)";
    static constexpr std::string_view good_waypoints = "leg,seq,kind,name,lat,lon\n"
                                                       "1,1,START,Trento,46.0679,11.1211\n"
                                                       "1,2,FINISH,Povo,46.0660,11.1550\n";

    edition::Languages languages{{"de", "en", "it"}, {"it", "en"}};
    Diagnostics found;

private:
    std::filesystem::path m_folder;
};

using Texts = std::vector<std::string>;

[[nodiscard]] inline bool any_contains(const Texts& texts, std::string_view part) {
    return std::ranges::any_of(texts, [&](const std::string& text) { return text.find(part) != std::string::npos; });
}

} // namespace route::test
