// SPDX-License-Identifier: BSL-1.0
#include "pipeline/adopted_tulips.hpp"

#include "drawing/foreign_drawing.hpp"
#include "drawing/pictograms.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace route::pipeline {

namespace {

/// "is a picture (image/png)"; empty when it is a drawing of lines as far as its first characters tell.
std::string picture_kind(std::string_view tulip) {
    constexpr std::string_view data = "data:";
    if (tulip.starts_with('<')) return {};
    if (!tulip.starts_with(data)) return "is no SVG";
    const auto kind = tulip.substr(data.size(), std::min(tulip.find_first_of(";,"), tulip.size()) - data.size());
    return fmt::format("is a picture ({})", kind);
}

} // namespace

std::optional<std::string> AdoptedTulips::taken_from(const edition::FoundPoint& point, int leg) {
    auto svg = svg_of(point);
    if (!svg) return std::nullopt;
    ++m_taken;
    auto name = fmt::format("tulip-{}-{:03}.svg", leg, m_taken);
    m_files[name] = *std::move(svg);
    return name;
}

void AdoptedTulips::without_box(const edition::FoundPoint& point) {
    if (svg_of(point)) ++m_left["are at no box of ours"];
}

std::optional<std::string> AdoptedTulips::svg_of(const edition::FoundPoint& point) {
    if (point.drawn_notes) ++m_left["are drawings of notes"];
    if (point.tulip.empty()) return std::nullopt;
    auto fault = picture_kind(point.tulip);
    std::string svg;
    if (fault.empty()) {
        svg = drawing::as_svg_file(point.tulip);
        fault = drawing::fault_of(svg);
        fault.resize(std::min(fault.size(), fault.find_first_of(":("))); // each has its own details
        while (fault.ends_with(' ')) {
            fault.pop_back();
        }
    }
    if (fault.empty()) return svg;
    ++m_left[fault];
    return std::nullopt;
}

void AdoptedTulips::tell(const std::string& file, const std::string& title, Diagnostics& found) {
    std::size_t left = 0;
    std::string why;
    for (const auto& [reason, count] : m_left) {
        left += count;
        why += fmt::format("{}{}: {}", why.empty() ? "" : "; ", reason, count);
    }
    if (m_taken + left > 0) {
        found.add({Severity::warning,
                   "list-incomplete",
                   {file, 0},
                   title,
                   fmt::format("{} of its drawings stand in their boxes as they were{}{}", m_taken,
                               left == 0 ? "" : fmt::format(", {} do not – ", left), why),
                   "Look at the boxes: edits.toml names the drawings (tulip); without that line a box has ours."});
    }
    m_taken = 0;
    m_left.clear();
}

} // namespace route::pipeline
