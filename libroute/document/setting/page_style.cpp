// SPDX-License-Identifier: BSL-1.0
#include "document/setting/page_style.hpp"

#include "base/error.hpp"
#include "base/whole_file.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>
#include <toml++/toml.h>

namespace route::document {

namespace {

/// Reads the keys that it is asked for and remembers them, so that all others can be refused.
class StyleReader {
public:
    StyleReader(const toml::table& table, std::string file) : m_table(table), m_file(std::move(file)) {}

    [[noreturn]] void fail(const toml::node* node, const std::string& message, const std::string& hint = {}) const {
        const int line = node == nullptr ? 0 : static_cast<int>(node->source().begin.line);
        throw InputError({m_file, line}, message, hint);
    }

    const toml::node& at(const std::string& path) {
        m_known.insert(path);
        const auto* node = m_table.at_path(path).node();
        if (node == nullptr) fail(nullptr, path + " is missing", "Take it over from styles/pages/fia-a5.toml.");
        return *node;
    }

    double number(const std::string& path, double low, double high) {
        const auto& node = at(path);
        return checked(node, path, low, high);
    }

    int count(const std::string& path, int low, int high) {
        const double value = number(path, low, high);
        if (value != std::floor(value)) fail(&at(path), fmt::format("{} is {}; it must be whole", path, value));
        return static_cast<int>(value);
    }

    Millimetres millimetres(const std::string& path, double low, double high) {
        return Millimetres{number(path, low, high)};
    }

    TypeRange type(const std::string& path, double smallest) {
        const auto* pair = at(path).as_array();
        if (pair == nullptr || pair->size() != 2) {
            fail(m_table.at_path(path).node(), path + " is not a pair of sizes", "Write [usual, smallest].");
        }
        const TypeRange range{Points{checked(*pair->get(0), path, smallest, 72)},
                              Points{checked(*pair->get(1), path, smallest, 72)}};
        if (range.smallest > range.usual) fail(pair, path + ": the smallest size is larger than the usual one");
        return range;
    }

    bool yes_no(const std::string& path) {
        const auto& node = at(path);
        const auto value = node.value_exact<bool>();
        if (!value) fail(&node, path + " is neither true nor false");
        return *value;
    }

    std::string text(const std::string& path) {
        const auto& node = at(path);
        const auto value = node.value_exact<std::string>();
        if (!value) fail(&node, path + " is not text", "Put it in quotes.");
        return *value;
    }

    void refuse_unknown() const { refuse_unknown(m_table, ""); }

private:
    double checked(const toml::node& node, const std::string& path, double low, double high) const {
        if (!node.is_number()) fail(&node, path + " is not a number");
        const double value = node.value_or(0.0);
        if (!(value >= low && value <= high)) {
            fail(&node, fmt::format("{} is {}; it must be from {} to {}", path, value, low, high));
        }
        return value;
    }

    [[nodiscard]] bool holds_keys(const std::string& prefix) const {
        return std::ranges::any_of(m_known, [&](const std::string& key) { return key.starts_with(prefix); });
    }

    void refuse_unknown(const toml::table& table, const std::string& prefix) const {
        for (const auto& [key, value] : table) {
            const auto path = prefix + std::string(key.str());
            const auto* inner = value.as_table();
            // A table is known by what it holds; one that holds nothing must be of those that could.
            const bool known = inner == nullptr ? m_known.contains(path) : !inner->empty() || holds_keys(path + ".");
            if (!known) fail(&value, fmt::format("{} is not a key of page styles", path), "Check its spelling.");
            if (inner != nullptr) refuse_unknown(*inner, path + ".");
        }
    }

    const toml::table& m_table;
    std::string m_file;
    std::set<std::string> m_known;
};

PageStyle read(StyleReader& reader) {
    PageStyle style;
    if (reader.number("schema", 0, 1000000) != 1) reader.fail(&reader.at("schema"), "schema is not 1");
    style.name = reader.text("name");
    style.paper = {reader.millimetres("paper.width_mm", 100, 500), reader.millimetres("paper.height_mm", 100, 500)};
    style.scroll = reader.yes_no("paper.scroll");
    style.margin_top = reader.millimetres("margins.top_mm", 3, 40);
    style.margin_right = reader.millimetres("margins.right_mm", 3, 40);
    style.margin_bottom = reader.millimetres("margins.bottom_mm", 3, 40);
    style.margin_left = reader.millimetres("margins.left_mm", 3, 40);
    style.header_height = reader.millimetres("heights.header_mm", 16, 40);
    style.headings_height = reader.millimetres("heights.headings_mm", 4, 20);
    style.footer_height = reader.millimetres("heights.footer_mm", 5, 20);
    style.box_columns = reader.count("boxes.columns", 1, 3);
    style.boxes_per_page = reader.count("boxes.per_page", 1, 12);
    style.distance_width = reader.millimetres("boxes.distance_mm", 20, 80);
    style.tulip_width = reader.millimetres("boxes.tulip_mm", smallest_tulip.count(), 100);
    style.to_go_width = reader.millimetres("boxes.to_go_mm", 12, 60);
    style.padding = reader.millimetres("boxes.padding_mm", 0, 5);
    style.pictogram_size = reader.millimetres("boxes.pictogram_mm", 5, 20);
    style.thin_rule = reader.millimetres("rules.thin_mm", 0.05, 2);
    style.thick_rule = reader.millimetres("rules.thick_mm", 0.1, 3);
    style.total = reader.type("type.total_pt", smallest_total.count());
    style.partial = reader.type("type.partial_pt", 9);
    style.to_go = reader.type("type.to_go_pt", 9);
    style.info = reader.type("type.info_pt", smallest_info.count());
    style.table = reader.type("type.table_pt", 6);
    style.caption = reader.type("type.caption_pt", 5);
    style.footer = reader.type("type.footer_pt", 5);
    reader.refuse_unknown();
    return style;
}

/// What no single key shows: that the parts fit the whole.
void check_whole(const PageStyle& style, StyleReader& reader) {
    if (style.info_width() < Millimetres{30}) {
        reader.fail(
            &reader.at("boxes.distance_mm"),
            fmt::format("the columns leave {:.1f} mm for the information; it needs 30 mm", style.info_width().count()),
            "Make the other columns or the margins narrower.");
    }
    if (style.scroll && style.box_columns > 1) {
        reader.fail(&reader.at("boxes.columns"), "a scroll has one column of boxes", "Write columns = 1.");
    }
    const auto tulip = style.tulip_size();
    if (tulip.height < Millimetres{25} || tulip.width < smallest_tulip) {
        reader.fail(&reader.at("boxes.per_page"),
                    fmt::format("a tulip's picture would be {:.1f} x {:.1f} mm; it needs {} x 25 mm", tulip.width.count(),
                                tulip.height.count(), smallest_tulip.count()),
                    "Print fewer boxes a page, or make the tulip's column wider.");
    }
}

} // namespace

drawing::Rect PageStyle::body() const {
    return {{margin_left, margin_top},
            {paper.width - margin_left - margin_right, paper.height - margin_top - margin_bottom - footer_height}};
}

Millimetres PageStyle::box_height() const {
    return (body().size.height - header_height - headings_height) / static_cast<double>(boxes_per_page);
}

Millimetres PageStyle::column_width() const {
    return (body().size.width - column_gap * (box_columns - 1.0)) / static_cast<double>(box_columns);
}

Millimetres PageStyle::info_width() const { return column_width() - distance_width - tulip_width - to_go_width; }

drawing::Size PageStyle::tulip_size() const { return {tulip_width - padding * 2.0, box_height() - padding * 2.0}; }

PageStyle read_page_style(const std::filesystem::path& file) {
    const auto content = read_whole_file(file);
    try {
        const auto table = toml::parse(content, file.string());
        StyleReader reader(table, file.string());
        auto style = read(reader);
        check_whole(style, reader);
        return style;
    } catch (const toml::parse_error& error) {
        throw InputError({file.string(), static_cast<int>(error.source().begin.line)}, std::string(error.description()));
    }
}

} // namespace route::document
