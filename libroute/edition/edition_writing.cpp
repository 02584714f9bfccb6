// SPDX-License-Identifier: BSL-1.0
#include "edition/edition_writing.hpp"

#include "edition/csv_field.hpp"
#include "edition/language_keys.hpp"
#include "edition/list_columns.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <span>
#include <sstream>
#include <string_view>
#include <toml++/toml.h>

namespace route::edition {

namespace {

/// Quotation marks where they are needed only: planners read the file.
std::string field(std::string_view text) {
    return text.find_first_of(",;\"\n\r\t") == std::string_view::npos ? std::string(text) : csv_field(text);
}

std::string table_of(const std::vector<WrittenColumns>& rows, std::span<const std::string_view> order) {
    std::vector<std::string> columns;
    const auto used = [&](std::string_view column) {
        return std::ranges::any_of(rows, [&](const WrittenColumns& row) { return row.contains(column); });
    };
    for (const auto column : order) {
        if (used(column)) columns.emplace_back(column);
    }
    std::vector<std::string> others; // notes in the languages, averages of the classes: by the alphabet
    for (const auto& row : rows) {
        for (const auto& [column, text] : row) {
            const bool known = std::ranges::find(order, std::string_view(column)) != order.end();
            if (!known && std::ranges::find(others, column) == others.end()) others.push_back(column);
        }
    }
    std::ranges::sort(others);
    columns.insert(columns.end(), others.begin(), others.end());
    std::string text;
    const auto add_line = [&](auto value_of) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (i > 0) text += ',';
            text += field(value_of(columns[i]));
        }
        text += '\n';
    };
    add_line([](const std::string& column) { return std::string_view(column); });
    for (const auto& row : rows) {
        add_line([&](const std::string& column) {
            const auto cell = row.find(column);
            return cell == row.end() ? std::string_view{} : std::string_view(cell->second);
        });
    }
    return text;
}

/// As TOML writes it, with quotation marks.
std::string toml_text(const std::string& text) {
    constexpr auto flags = toml::toml_formatter::default_flags & ~toml::format_flags::allow_literal_strings &
                           ~toml::format_flags::allow_multi_line_strings;
    const toml::value<std::string> value{text};
    std::ostringstream written;
    written << toml::toml_formatter{value, flags};
    return written.str();
}

std::string toml_list(const std::vector<std::string>& texts) {
    std::string list;
    for (const auto& text : texts) {
        list += fmt::format("{}{}", list.empty() ? "" : ", ", toml_text(text));
    }
    return fmt::format("[{}]", list);
}

} // namespace

std::string waypoints_csv_of(const std::vector<WrittenColumns>& rows) { return table_of(rows, waypoint_columns); }

std::string trials_csv_of(const std::vector<WrittenColumns>& rows) { return table_of(rows, trial_columns); }

std::string edition_toml_of(const EditionText& edition) {
    std::string text;
    std::istringstream remark{edition.remark};
    for (std::string line; std::getline(remark, line);) {
        text += fmt::format("# {}\n", line);
    }
    text += fmt::format("schema = 1\nname = {}\nversion = {}\ntime_zone = {}\nlanguages = {}\nprofile = {}\n",
                        toml_text(edition.name), toml_text(edition.version), toml_text(edition.time_zone),
                        toml_list(edition.languages), toml_text(edition.profile));
    if (!edition.network.empty()) text += fmt::format("network = {}\n", toml_text(edition.network));
    if (edition.total_from_leg_start) text += "total_from_leg_start = true\n";
    text += "\ncars = 100                           # assumed\ninterval_s = 60                      # assumed\n";
    text += edition.default_average_kmh.empty()
                ? std::string("default_average_kmh = 45             # assumed, of sectors that tell no time\n")
                : fmt::format("default_average_kmh = {}\n", edition.default_average_kmh);
    for (const auto& leg : edition.legs) {
        text += fmt::format("\n[[legs]]\nnumber = {}\n", leg.number);
        if (!leg.name.empty()) text += fmt::format("name = {}\n", toml_text(leg.name));
        text += fmt::format("date = {}\nfirst_car = {}\n", leg.date, leg.first_car);
        if (!leg.time_zone.empty()) text += fmt::format("time_zone = {}\n", toml_text(leg.time_zone));
    }
    return text;
}

std::string edits_toml_of(const std::vector<WrittenEdit>& edits) {
    std::string text = "schema = 1\n";
    for (const auto& edit : edits) {
        text += fmt::format("\n[[edit]]\nleg = {}\n", edit.leg);
        text += edit.box.empty() ? fmt::format("km = {}\nadd = true\n", edit.km)
                                 : fmt::format("box = {}\n", toml_text(edit.box));
        for (const auto& [language, lines] : edit.text) {
            text += fmt::format("{} = {}\n", key_in(text_prefix, language), toml_list(lines));
        }
        for (const auto& [language, note] : edit.notes) {
            text += fmt::format("{} = {}\n", key_in(note_prefix, language), toml_text(note));
        }
        if (edit.danger) text += fmt::format("danger = {}\n", *edit.danger);
        if (!edit.tulip.empty()) text += fmt::format("tulip = {}\n", toml_text(edit.tulip));
    }
    return text;
}

} // namespace route::edition
