// SPDX-License-Identifier: BSL-1.0
#include "edition/waivers_toml.hpp"

#include "base/whole_file.hpp"
#include "edition/toml_section.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace route::edition {

namespace {

constexpr std::array<std::string_view, 2> file_keys{"schema", "waiver"};
constexpr std::array<std::string_view, 5> waiver_keys{"rule", "finding", "reason", "name", "date"};
constexpr std::string_view file_name = "waivers.toml";

} // namespace

std::vector<Waiver> read_waivers(const std::filesystem::path& folder, Diagnostics& found) {
    std::vector<Waiver> waivers;
    std::error_code ignored;
    const auto path = folder / file_name;
    if (!std::filesystem::exists(path, ignored)) return waivers;
    const std::string file{file_name};
    const auto root = parsed_toml(file, read_whole_file(path), found);
    if (!root) return waivers;
    TomlSection top(*root, "", file_keys, file, found);
    if (top.require("schema", "Write schema = 1.") && top.whole("schema", {1, 1}) != 1) return waivers;
    for (auto& section : top.sections("waiver", waiver_keys)) {
        bool whole = section.require("rule", "Write the rule's name, as the report prints it.");
        whole = section.require("finding", "Write the finding's mark, as the report prints it.") && whole;
        whole = section.require("reason", "Write why it is accepted: the report prints it.") && whole;
        whole = section.require("name", "Write who accepts it: the report prints it.") && whole;
        whole = section.require("date", "Write when it was accepted: date = 2024-05-20.") && whole;
        Waiver waiver{{file, section.line()},
                      section.text("rule").value_or(""),
                      section.text("finding").value_or(""),
                      section.text("reason").value_or(""),
                      section.text("name").value_or(""),
                      {}};
        const auto date = section.date("date");
        if (!whole || !date) continue;
        waiver.date = *date;
        bool told = true;
        for (const auto& [key, value] : {std::pair{"reason", &waiver.reason}, std::pair{"name", &waiver.name}}) {
            if (!value->empty()) continue;
            section.bad(key, "waiver-empty", "is empty", "Nobody accepts a finding without a reason and a name.");
            told = false;
        }
        const auto same = std::ranges::find(waivers, waiver.finding, &Waiver::finding);
        if (same != waivers.end()) {
            section.bad("finding", "waiver-twice",
                        fmt::format("{} is accepted in line {} already", waiver.finding, same->where.line),
                        "Leave one of the two out.");
            told = false;
        }
        if (told) waivers.push_back(std::move(waiver));
    }
    return waivers;
}

} // namespace route::edition
