// SPDX-License-Identifier: BSL-1.0
#include "timing/authorities.hpp"

#include "base/error.hpp"
#include "base/style_table.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::timing {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, road_owner_count> owner_words{"unknown",  "motorway", "municipality",
                                                                     "province", "region",   "state"};
constexpr std::array<std::string_view, rank_count> rank_words{"municipality", "province", "region"};
constexpr int most_days = 730;

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::optional<network::RoadClass> class_named(std::string_view name) {
    for (int i = 0; i < osm::road_class_count; ++i) {
        const auto road_class = static_cast<network::RoadClass>(i);
        if (osm::name_of(road_class) == name) return road_class;
    }
    return std::nullopt;
}

void read_classes(StyleTable& table, const std::string& key, RoadOwner owner, const fs::path& file, CountryRoads& country) {
    for (const auto& word : words_of(table.text(key))) {
        const auto road_class = class_named(word);
        if (!road_class) {
            throw InputError({file.string(), table.line_of(key)},
                             fmt::format("{}: there is no class of roads \"{}\"", key, word),
                             "Write classes as the map does: tertiary, residential, …");
        }
        country.classes.emplace_back(*road_class, owner);
    }
}

void read_owners(StyleTable& table, const fs::path& file, CountryRoads& country) {
    for (std::size_t i = 1; i < road_owner_count; ++i) {
        const auto owner = static_cast<RoadOwner>(i);
        if (const auto key = fmt::format("number.{}", owner_words[i]); table.has(key)) {
            for (auto& letters : words_of(table.text(key))) {
                country.numbers.emplace_back(std::move(letters), owner);
            }
        }
        if (const auto key = fmt::format("class.{}", owner_words[i]); table.has(key)) {
            read_classes(table, key, owner, file, country);
        }
        if (const auto key = fmt::format("authority.{}", owner_words[i]); table.has(key)) {
            country.authorities[i] = static_cast<Rank>(table.choice(key, {rank_words.begin(), rank_words.end()}));
        }
    }
    std::ranges::stable_sort(country.numbers, std::greater{}, [](const auto& entry) { return entry.first.size(); });
    if (constexpr auto key = "authority.province_for_region"; table.has(key)) {
        country.province_for_region = words_of(table.text(key));
    }
}

void read_deadlines(StyleTable& table, CountryRoads& country) {
    if (!table.has("deadline.municipality_days")) return;
    Deadlines deadlines;
    deadlines.municipality_days = table.whole("deadline.municipality_days", 0, most_days);
    deadlines.others_days = table.whole("deadline.others_days", 0, most_days);
    if (table.has("deadline.ministry_days")) deadlines.ministry_days = table.whole("deadline.ministry_days", 0, most_days);
    if (table.has("deadline.ministry_list")) deadlines.ministry_list = table.flag("deadline.ministry_list");
    country.deadlines = deadlines;
}

CountryRoads country_in(const fs::path& file) {
    StyleTable table{file, "docs/file-formats.md lists the keys."};
    CountryRoads country;
    country.code = table.text("country");
    if (table.has("time_zone")) country.time_zone = table.text("time_zone");
    country.levels = {};
    for (std::size_t i = 0; i < rank_count; ++i) {
        const auto key = fmt::format("level.{}", rank_words[i]);
        if (table.has(key)) country.levels[i] = table.whole(key, 3, 8);
    }
    read_owners(table, file, country);
    read_deadlines(table, country);
    for (const auto* key : {"number", "class", "authority", "province_for_region", "municipality_days", "others_days",
                            "ministry_days", "ministry_list", "level"}) {
        if (const auto source = fmt::format("sources.{}", key); table.has(source)) static_cast<void>(table.text(source));
    }
    table.refuse_unknown();
    return country;
}

} // namespace

std::vector<Deadline> calendar_of(const Deadlines& deadlines, std::chrono::year_month_day first_leg) {
    using namespace std::chrono;
    std::vector<Deadline> calendar;
    const auto before = [&](DeadlineKind kind, int days_before) {
        calendar.push_back({kind, year_month_day{sys_days{first_leg} - days{days_before}}, days_before});
    };
    if (deadlines.ministry_list)
        calendar.push_back({DeadlineKind::ministry_list, (first_leg.year() - years{1}) / 12 / 31, 0});
    if (deadlines.ministry_days > 0) before(DeadlineKind::ministry, deadlines.ministry_days);
    before(DeadlineKind::others, deadlines.others_days);
    before(DeadlineKind::municipality, deadlines.municipality_days);
    std::ranges::stable_sort(calendar, {}, [](const Deadline& deadline) { return sys_days{deadline.day}; });
    return calendar;
}

OwnerReading CountryRoads::owner_of(std::string_view number, network::RoadClass road_class) const {
    for (const auto& [letters, owner] : numbers) {
        if (!number.starts_with(letters) || number.size() <= letters.size()) continue;
        const char next = number[letters.size()];
        if (next == ' ' || (next >= '0' && next <= '9')) return {owner, false};
    }
    if (!number.empty()) return {};
    const auto found = std::ranges::find(classes, road_class, &std::pair<network::RoadClass, RoadOwner>::first);
    return found == classes.end() ? OwnerReading{} : OwnerReading{found->second, true};
}

std::optional<Rank> CountryRoads::authority_for(RoadOwner owner, std::string_view region_code) const {
    const auto authority = authorities[static_cast<std::size_t>(owner)];
    const bool in_its_stead =
        authority == Rank::region && std::ranges::find(province_for_region, region_code) != province_for_region.end();
    return in_its_stead ? Rank::province : authority;
}

Authorities Authorities::load(const fs::path& styles) {
    const auto folder = styles / "authorities";
    std::vector<fs::path> files;
    std::error_code failure; // styles of an organiser's own may lack the folder: then nobody knows
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        if (entry->path().extension() == ".toml") files.push_back(entry->path());
    }
    std::ranges::sort(files);
    Authorities authorities;
    for (const auto& file : files) {
        auto country = country_in(file);
        if (std::ranges::find(authorities.m_countries, country.code, &CountryRoads::code) != authorities.m_countries.end()) {
            throw InputError({file.string(), 0}, fmt::format("country {} is told by another file too", country.code),
                             "Keep one file a country.");
        }
        authorities.m_countries.push_back(std::move(country));
    }
    return authorities;
}

const CountryRoads& Authorities::country(std::string_view code, std::string_view time_zone) const {
    const auto found = std::ranges::find_if(m_countries, [&](const CountryRoads& country) {
        return code.empty() ? country.time_zone == time_zone : country.code == code;
    });
    return found == m_countries.end() ? m_unknown : *found;
}

} // namespace route::timing
