// SPDX-License-Identifier: BSL-1.0
#include "map_table.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>
#include <toml++/toml.h>

namespace synthetic {

namespace {

template <typename Value> using Names = std::span<const std::pair<std::string_view, Value>>;

constexpr std::array<std::pair<std::string_view, TownSize>, 6> town_sizes{{{"pass", TownSize::pass},
                                                                           {"village", TownSize::village},
                                                                           {"small town", TownSize::small_town},
                                                                           {"town", TownSize::town},
                                                                           {"city", TownSize::city},
                                                                           {"metropolis", TownSize::metropolis}}};
constexpr std::array<std::pair<std::string_view, CorridorClass>, 4> corridor_classes{
    {{"trunk", CorridorClass::trunk},
     {"primary", CorridorClass::primary},
     {"secondary", CorridorClass::secondary},
     {"tertiary", CorridorClass::tertiary}}};
constexpr std::array<std::pair<std::string_view, GroundKind>, 2> ground_kinds{
    {{"closed ground", GroundKind::closed_ground}, {"circuit", GroundKind::circuit}}};

/// One row of one of the table's lists.
class Row {
public:
    Row(const toml::node& node, std::string file)
        : m_file(std::move(file)), m_line(static_cast<int>(node.source().begin.line)) {
        if (!node.is_table()) fail("a row is a table in braces: { name = \"Brescia\", … }");
        m_table = node.as_table();
    }
    [[noreturn]] void fail(const std::string& message) const { throw route::InputError({m_file, m_line}, message); }

    [[nodiscard]] std::string text(std::string_view key, std::optional<std::string> otherwise = {}) const {
        const auto value = (*m_table)[key].value<std::string>();
        if (!value && !otherwise) fail(fmt::format("{} is missing or no text", key));
        return value.value_or(otherwise.value_or(""));
    }
    [[nodiscard]] double number(std::string_view key, double least, double most,
                                std::optional<double> otherwise = {}) const {
        const auto value = (*m_table)[key].value<double>();
        const double number = value.value_or(otherwise.value_or(least - 1));
        if (!(number >= least && number <= most)) fail(fmt::format("{} must be a number from {} to {}", key, least, most));
        return number;
    }
    [[nodiscard]] bool flag(std::string_view key) const { return (*m_table)[key].value_or(false); }
    template <typename Value> [[nodiscard]] Value named(std::string_view key, Names<Value> names) const {
        const auto name = text(key);
        const auto found = std::ranges::find(names, name, [](const auto& entry) { return entry.first; });
        if (found == names.end()) fail(fmt::format("{} = \"{}\" is not known", key, name));
        return found->second;
    }
    [[nodiscard]] route::geo::Position position() const {
        return {route::geo::Latitude::degrees(number("lat", -80, 80)),
                route::geo::Longitude::degrees(number("lon", -180, 180))};
    }

private:
    std::string m_file;
    int m_line;
    const toml::table* m_table = nullptr;
};

std::vector<Row> rows_of(const toml::table& table, std::string_view key, const std::string& file) {
    std::vector<Row> rows;
    if (const auto* list = table[key].as_array()) {
        for (const auto& node : *list) {
            rows.emplace_back(node, file);
        }
    }
    return rows;
}

std::size_t town_named(const MapTable& table, const Row& row, std::string_view key) {
    const auto name = row.text(key);
    const auto found = std::ranges::find(table.towns, name, &Town::name);
    if (found == table.towns.end()) row.fail(fmt::format("{} = \"{}\": there is no such town in the table", key, name));
    return static_cast<std::size_t>(found - table.towns.begin());
}

MapTable table_from(const toml::table& parsed, const std::string& file) {
    MapTable table;
    table.name = parsed["name"].value_or(std::string{"synthetic"});
    table.seed = static_cast<std::uint64_t>(parsed["seed"].value_or(std::int64_t{1}));
    for (const auto& row : rows_of(parsed, "towns", file)) {
        table.towns.push_back({row.text("name"), row.position(), row.named("size", Names<TownSize>{town_sizes}),
                               row.number("height_m", -100, 5000), row.text("country", "IT")});
    }
    for (const auto& row : rows_of(parsed, "corridors", file)) {
        Corridor corridor{town_named(table, row, "from"), town_named(table, row, "to"),
                          row.named("class", Names<CorridorClass>{corridor_classes}), row.text("ref", ""), row.flag("dual")};
        if (corridor.from == corridor.to) row.fail("a corridor joins two towns");
        table.corridors.push_back(std::move(corridor));
    }
    for (const auto& row : rows_of(parsed, "grounds", file)) {
        table.grounds.push_back({row.text("name"), row.position(), row.named("kind", Names<GroundKind>{ground_kinds})});
    }
    if (table.towns.empty() || table.corridors.empty()) {
        throw route::InputError({file, 0}, "a map needs towns and corridors", "Compare samples/maps/mille-miglia.toml.");
    }
    return table;
}

} // namespace

MapTable read_map_table(const std::filesystem::path& file) {
    if (!std::filesystem::is_regular_file(file)) throw route::IoError(file.string() + ": cannot be read", "Check the path.");
    try {
        return table_from(toml::parse_file(file.string()), file.string());
    } catch (const toml::parse_error& error) {
        throw route::InputError({file.string(), static_cast<int>(error.source().begin.line)},
                                std::string(error.description()));
    }
}

} // namespace synthetic
