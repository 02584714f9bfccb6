// SPDX-License-Identifier: BSL-1.0
#include "edition/permits_geojson.hpp"

#include "edition/gdal_source.hpp"
#include "edition/json_lines.hpp"
#include "edition/nearest_word.hpp"
#include "edition/row_reader.hpp"
#include "edition/text_encoding.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <ogr_core.h>
#include <ogrsf_frmts.h>

namespace route::edition {

namespace {

constexpr std::array<std::string_view, 8> permit_properties{"name",   "from", "to", "leg", "osm_way", "against_one_way",
                                                            "closed", "note"};
constexpr std::array<std::string_view, 7> closure_properties{"name", "from", "to", "leg", "osm_way", "effect", "note"};
/// What map editors write into every feature; they say nothing about roads.
constexpr std::array<std::string_view, 9> editors_properties{
    "id", "fid", "stroke", "stroke-width", "stroke-opacity", "fill", "fill-opacity", "@id", "styleUrl"};

/// The numbers of a list, however it was written: 12, "1;2", [1, 2]. Nothing when there is anything else in it.
std::optional<std::vector<std::int64_t>> numbers_in(std::string_view text) {
    constexpr std::string_view between = ";, []\"\t";
    std::vector<std::int64_t> numbers;
    while (!text.empty()) {
        const auto begin = text.find_first_not_of(between);
        if (begin == std::string_view::npos) break;
        text.remove_prefix(begin);
        const auto word = text.substr(0, text.find_first_of(between));
        std::int64_t number = 0;
        const auto result = std::from_chars(word.data(), word.data() + word.size(), number);
        if (result.ec != std::errc{} || result.ptr != word.data() + word.size()) return std::nullopt;
        numbers.push_back(number);
        text.remove_prefix(word.size());
    }
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

/// "2024-06-11T14:30", with seconds and offset or without; a date alone begins at midnight and ends at the next.
std::optional<WrittenMoment> moment_of(const std::string& text, bool is_end) {
    if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    if (text.find_first_not_of("0123456789-:.+TZtz ") != std::string::npos) return std::nullopt;
    const bool date_only = text.size() == 10;
    // GDAL passes over an offset that does not follow seconds.
    std::string exact = text;
    if (text.size() >= 16 && text.find(':', 16) != 16) exact.insert(16, ":00");
    OGRField field;
    if (OGRParseDate(exact.c_str(), &field, 0) == 0) return std::nullopt;
    using namespace std::chrono;
    WrittenMoment moment;
    moment.date = year{field.Date.Year} / month{field.Date.Month} / day{field.Date.Day};
    if (!moment.date.ok()) return std::nullopt;
    moment.time_of_day = hours{field.Date.Hour} + minutes{field.Date.Minute} + seconds{static_cast<int>(field.Date.Second)};
    if (date_only) moment.time_of_day = hours{is_end ? 24 : 0};
    constexpr int utc = 100; // GDAL counts offsets in quarters of an hour from here
    if (field.Date.TZFlag > 1) moment.offset = minutes{15} * (field.Date.TZFlag - utc);
    return moment;
}

/// One feature as an order, with what is wrong with it.
class OrderReader {
public:
    OrderReader(OrderFile kind, const DrawnFeature& feature, SourceLine where, Diagnostics& found)
        : m_kind(kind), m_feature(feature), m_found(found) {
        m_order.where = std::move(where);
    }

    std::optional<RoadOrder> order() {
        read_name();
        warn_of_unknown();
        read_ground();
        read_hours();
        m_order.note = on_one_line(m_feature.value("note"));
        if (const auto legs = numbers("leg")) {
            for (const auto leg : *legs) {
                if (leg < 1 || leg > 99) {
                    bad("out-of-range", fmt::format("leg {} is not within 1 and 99", leg),
                        "Write the leg's number, or a list.");
                } else {
                    m_order.legs.push_back(static_cast<int>(leg));
                }
            }
        }
        if (m_kind == OrderFile::permits) {
            m_order.against_one_way = flag("against_one_way");
            m_order.closed_to_others = flag("closed");
        } else {
            read_effect();
        }
        if (!m_good) return std::nullopt;
        return std::move(m_order);
    }

private:
    void bad(DiagnosticCode code, std::string message, std::string hint) {
        m_good = false;
        m_found.add({Severity::bad_input, code, m_order.where, subject(), std::move(message), std::move(hint)});
    }

    [[nodiscard]] std::string subject() const {
        return m_order.name.empty() ? fmt::format("feature {}", m_feature.number) : m_order.name;
    }

    void read_name() {
        m_order.name = on_one_line(m_feature.value("name"));
        if (has_unprintable(m_order.name)) {
            m_order.name.clear();
            bad("unprintable", "name holds a character that cannot be printed", "Type the text anew.");
        } else if (m_order.name.empty()) {
            bad("no-name", "has no name", "Add the property name: messages and reports speak of it.");
        }
    }

    [[nodiscard]] std::span<const std::string_view> properties() const {
        if (m_kind == OrderFile::permits) return permit_properties;
        return closure_properties;
    }

    void warn_of_unknown() {
        for (const auto& [property, value] : m_feature.values) {
            const bool known = std::ranges::find(properties(), property) != properties().end();
            if (known || std::ranges::find(editors_properties, property) != editors_properties.end()) continue;
            const auto meant = nearest_word(property, properties());
            m_found.add({Severity::warning, "property-unknown", m_order.where, subject(),
                         fmt::format("the property \"{}\" is not known and not used", property),
                         meant.empty() ? fmt::format("Known are {}.", listed(properties()))
                                       : fmt::format("Did you mean {}?", meant)});
        }
    }

    std::optional<std::vector<std::int64_t>> numbers(std::string_view property) {
        const auto text = m_feature.value(property);
        auto values = numbers_in(text);
        if (!values) {
            bad("not-a-number", fmt::format("{} \"{}\" is no whole number or list of them", property, on_one_line(text)),
                fmt::format("Write a number, a list such as [1, 2], or \"1;2\"."));
        }
        return values;
    }

    void read_ground() {
        if (const auto ways = numbers("osm_way")) {
            for (const auto way : *ways) {
                m_order.ground.ways.emplace_back(way);
            }
        }
        if (m_feature.geometry) {
            const auto& drawn = *m_feature.geometry;
            if (drawn.outside_the_globe) {
                bad("out-of-range", "holds coordinates that are no longitude and latitude",
                    "GeoJSON writes longitude first, in degrees.");
            }
            if (!drawn.points.empty()) {
                bad("no-ground", "is drawn as a point, which touches no road", "Draw an area or a line, or name osm_way.");
            }
            m_order.ground.areas = drawn.areas;
            m_order.ground.lines = drawn.lines;
            std::erase_if(m_order.ground.lines, [](const auto& line) { return line.size() < 2; });
        }
        const auto& ground = m_order.ground;
        if (m_good && ground.areas.empty() && ground.lines.empty() && ground.ways.empty()) {
            bad("no-ground", "has no geometry and names no osm_way", "Draw an area or a line, or name osm_way.");
        }
    }

    std::optional<WrittenMoment> moment(std::string_view property, bool is_end) {
        const std::string text{trimmed(m_feature.value(property))};
        if (text.empty()) return std::nullopt;
        auto moment = moment_of(text, is_end);
        if (!moment) {
            bad("not-a-time", fmt::format("{} \"{}\" is no date and time", property, on_one_line(text)),
                "Write 2024-06-11T14:30, which is local time, or 2024-06-11T14:30+02:00.");
        }
        return moment;
    }

    void read_hours() {
        m_order.from = moment("from", false);
        m_order.to = moment("to", true);
    }

    bool flag(std::string_view property) {
        const auto text = m_feature.value(property);
        if (const auto yes = yes_or_no(text)) return *yes;
        bad("not-yes-or-no", fmt::format("{} \"{}\" is neither true nor false", property, on_one_line(text)),
            "Write true, or leave it out for false.");
        return false;
    }

    void read_effect() {
        m_order.effect = OrderEffect::closed;
        const auto text = trimmed(m_feature.value("effect"));
        if (text == "forced") {
            m_order.effect = OrderEffect::forced;
            if (m_good && m_order.ground.lines.empty()) {
                bad("no-line", "forces no way: a forced way is a line", "Draw it in the direction in which it is driven.");
            }
        } else if (!text.empty() && text != "closed") {
            bad("effect-unknown", fmt::format("effect \"{}\" is not known", on_one_line(text)),
                "Allowed are closed and forced.");
        }
    }

    OrderFile m_kind;
    const DrawnFeature& m_feature;
    Diagnostics& m_found;
    RoadOrder m_order;
    bool m_good = true;
};

} // namespace

bool RoadOrder::concerns(int leg) const { return legs.empty() || std::ranges::binary_search(legs, leg); }

std::vector<RoadOrder> read_road_orders(OrderFile kind, const std::string& file, std::string_view bytes,
                                        Diagnostics& found) {
    const auto damaged = [&](int line, std::string message) {
        found.add({Severity::bad_input,
                   "file-damaged",
                   {file, line},
                   "",
                   std::move(message),
                   "Save it anew as GeoJSON from the program that it was drawn in."});
    };
    const auto lines = feature_lines(bytes);
    if (lines.damage) {
        damaged(lines.damage->line, "is no JSON from here on: " + lines.damage->what);
        return {};
    }
    const auto drawn = read_drawn("GeoJSON", file, bytes);
    if (!drawn.opened) {
        damaged(0, drawn.complaints.empty() ? "is no GeoJSON" : "is no GeoJSON (" + drawn.complaints.front() + ")");
        return {};
    }
    if (!drawn.complaints.empty()) damaged(0, "holds what is no GeoJSON: " + drawn.complaints.front());
    // GDAL passes over them without a word.
    for (const auto& fault : lines.faults) {
        damaged(fault.line, fault.name.empty() ? fault.what : fmt::format("\"{}\": {}", fault.name, fault.what));
    }
    if (!lines.faults.empty()) return {};
    std::vector<RoadOrder> orders;
    for (const auto& feature : drawn.features) {
        const int line = lines.line_of(static_cast<std::size_t>(feature.number) - 1);
        if (auto order = OrderReader{kind, feature, {file, line}, found}.order()) orders.push_back(std::move(*order));
    }
    return orders;
}

void check_order_legs(const std::vector<RoadOrder>& orders, const std::vector<int>& legs, Diagnostics& found) {
    for (const auto& order : orders) {
        for (const int leg : order.legs) {
            if (std::ranges::find(legs, leg) != legs.end()) continue;
            found.add({Severity::bad_input, "leg-unknown", order.where, order.name,
                       fmt::format("leg {} is not in edition.toml", leg),
                       "Correct the property leg, or leave it out for all legs."});
        }
    }
}

} // namespace route::edition
