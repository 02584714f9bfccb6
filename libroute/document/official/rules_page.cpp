// SPDX-License-Identifier: BSL-1.0
#include "document/official/rules_page.hpp"

#include "base/folded_text.hpp"
#include "document/setting/table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace route::document {

using timing::ToldRule;

namespace {

/// The unit that a key ends with, as pages print it.
std::string_view unit_of(std::string_view key) {
    using Unit = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Unit, 7> units{
        {{"_kmh", "km/h"}, {"_km", "km"}, {"_min", "min"}, {"_percent", "%"}, {"_s", "s"}, {"_m", "m"}, {"_h", "h"}}};
    const auto unit = std::ranges::find_if(units, [key](const Unit& u) { return key.ends_with(u.first); });
    return unit == units.end() ? std::string_view{} : unit->second;
}

std::string number_text(const Wording& words, std::string_view key, double value) {
    if (key.ends_with("_hour")) return fmt::format("{:02.0f}:00", std::fmod(value, 24));
    const int decimals = value == std::floor(value) ? 0 : value * 10 == std::floor(value * 10) ? 1 : 2;
    const auto unit = unit_of(key);
    return words.decimal(value, decimals) + (unit.empty() ? "" : " ") + std::string(unit);
}

std::string value_text(const Wording& words, const ToldRule& rule) {
    if (const auto* number = std::get_if<double>(&rule.value)) return number_text(words, rule.key, *number);
    if (const auto* flag = std::get_if<bool>(&rule.value)) return words.say(*flag ? "rule.yes" : "rule.no").joined();
    // Papers are called as their files are.
    if (rule.key == "papers") return std::get<std::string>(rule.value);
    return words.say("rule.word." + std::get<std::string>(rule.value)).joined();
}

} // namespace

void add_rules(PageMaker& maker, const timing::RuleSet& rules) {
    if (rules.told.empty()) return;
    const auto& words = maker.wording();
    const auto title = words.say("rule.title", {{"name", rules.name}});
    maker.add_to_outline(title.first, "rules");
    const auto body = maker.style().body().size.width;
    const Millimetres value{30};
    const Millimetres rule = (body - value) * 0.5;
    std::vector<std::string> lines;
    if (!rules.based_on.empty()) lines.push_back(words.say("rule.based_on", {{"name", rules.based_on}}).joined());
    Table table(maker, {title, "rules", lines, {}},
                {{words.say("rule.rule"), rule},
                 {words.say("rule.value"), value, Align::centre},
                 {words.say("rule.source"), body - value - rule}});
    for (const auto& told : rules.told) {
        table.row({words.say("rule.key." + told.key).joined(), value_text(words, told), isolated(told.source)});
    }
    table.finish();
}

} // namespace route::document
