// SPDX-License-Identifier: BSL-1.0
#include "roadbook/choice_options.hpp"

#include "base/style_table.hpp"

namespace route::roadbook {

ChoiceOptions ChoiceOptions::load(const std::filesystem::path& styles) {
    StyleTable table{styles / "judgement" / "boxes.toml", "Compare the file as it came with the program."};
    ChoiceOptions options;
    options.near = Metres{table.number("near_m", 0, 5000)};
    options.one_drawing = Metres{table.number("one_drawing_m", 10, 200)};
    options.reassurance = Metres{table.number("reassurance_m", 200, 50000)};
    options.reassures_apart = Metres{table.number("reassures_apart_m", 0, 50000)};
    options.told_limit = KmPerHour{table.number("told_limit_kmh", 0, 130)};
    table.refuse_unknown();
    return options;
}

} // namespace route::roadbook
