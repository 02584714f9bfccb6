// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace route::edition {

/// Where the features of a GeoJSON file begin; GDAL, which reads them, does not tell.
struct FeatureLines {
    std::vector<int> lines; ///< of each member of "features", in order; 1-based
    struct Damage {
        int line = 0;
        std::string what;
    };
    std::optional<Damage> damage; ///< the text is no JSON
    struct Fault {
        int line = 0;
        std::string name; ///< the property "name"
        std::string what;
        bool no_feature = false;
    };
    std::vector<Fault> faults; ///< members of "features" that are no features, and points without two numbers
    [[nodiscard]] int line_of(std::size_t index) const { return index < lines.size() ? lines[index] : 0; }
};

[[nodiscard]] FeatureLines feature_lines(std::string_view json);

} // namespace route::edition
