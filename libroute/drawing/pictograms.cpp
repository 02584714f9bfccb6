// SPDX-License-Identifier: BSL-1.0
#include "drawing/pictograms.hpp"

#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "drawing/rsvg_drawing.hpp"

#include <fmt/format.h>

namespace route::drawing {

namespace {

std::unique_ptr<PictogramSet::Drawing> drawing_from(const std::string& name, std::string source) {
    auto drawing = std::make_unique<PictogramSet::Drawing>();
    drawing->source = std::move(source);
    GError* error = nullptr;
    drawing->handle.reset(
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(drawing->source.data()), drawing->source.size(), &error));
    if (drawing->handle == nullptr) {
        const std::string reason = error != nullptr ? error->message : "unknown reason";
        g_clear_error(&error);
        throw InputError({name, 0}, "is not an SVG drawing: " + reason, "Draw it anew as plain SVG.");
    }
    return drawing;
}

} // namespace

PictogramSet::PictogramSet() = default;
PictogramSet::PictogramSet(PictogramSet&&) noexcept = default;
PictogramSet& PictogramSet::operator=(PictogramSet&&) noexcept = default;
PictogramSet::~PictogramSet() = default;

PictogramSet PictogramSet::load(const std::filesystem::path& folder) {
    PictogramSet set;
    set.m_folder = folder;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
        if (entry.path().extension() != ".svg") continue;
        set.m_drawings.emplace(entry.path().stem().string(),
                               drawing_from(entry.path().string(), read_whole_file(entry.path())));
    }
    if (failure) {
        throw IoError(fmt::format("{}: the pictograms cannot be read: {}", folder.string(), failure.message()),
                      "Name the folder styles of the installation.");
    }
    return set;
}

void PictogramSet::add(const std::string& name, std::string svg) {
    m_drawings.insert_or_assign(name, drawing_from(name, std::move(svg)));
}

std::vector<std::string> PictogramSet::names() const {
    std::vector<std::string> names;
    for (const auto& [name, drawing] : m_drawings)
        names.push_back(name);
    return names;
}

bool PictogramSet::has(std::string_view name) const { return m_drawings.find(name) != m_drawings.end(); }

const std::string& PictogramSet::source_of(std::string_view name) const { return drawing_of(name).source; }

const PictogramSet::Drawing& PictogramSet::drawing_of(std::string_view name) const {
    const auto found = m_drawings.find(name);
    if (found == m_drawings.end()) {
        throw InputError({m_folder.string(), 0}, fmt::format("there is no pictogram \"{}\"", name),
                         fmt::format("Draw {}.svg, or name one that is there.", name));
    }
    return *found->second;
}

} // namespace route::drawing
