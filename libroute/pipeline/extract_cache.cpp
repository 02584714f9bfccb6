// SPDX-License-Identifier: BSL-1.0
#include "pipeline/extract_cache.hpp"

#include "base/error.hpp"
#include "base/fingerprint.hpp"
#include "network/records.hpp"
#include "pipeline/stages.hpp"

#include <fmt/format.h>
#include <fstream>
#include <string>

namespace route::pipeline {

namespace fs = std::filesystem;

namespace {

/// An extract may be larger than the memory: it is read in pieces.
Fingerprint fingerprint_of_file(const fs::path& path, const std::stop_token& stop) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw IoError(path.string() + ": cannot be read.", "Check extracts in edition.toml.");
    constexpr std::size_t piece = std::size_t{16} << 20;
    std::string bytes(piece, '\0');
    Fingerprint sum;
    while (file) {
        file.read(bytes.data(), static_cast<std::streamsize>(piece));
        sum = combined(sum, fingerprint_of(std::string_view(bytes.data(), static_cast<std::size_t>(file.gcount()))));
        if (stop.stop_requested()) throw Interrupted("interrupted");
    }
    if (file.bad()) throw IoError(path.string() + ": cannot be read.", "Check extracts in edition.toml.");
    return sum;
}

bool is_made_of_extracts(const fs::path& file) {
    const auto name = file.filename().string();
    return name.starts_with("extracts-") && name.ends_with(".roadnet") &&
           name.size() == std::string_view("extracts-01234567.roadnet").size();
}

} // namespace

fs::path network_of_extracts(const std::vector<fs::path>& extracts, const fs::path& folder, const std::stop_token& stop,
                             Diagnostics& diagnostics) {
    Fingerprint sum = fingerprint_of(fmt::format("format {}", network::records::file_version));
    for (const auto& extract : extracts) {
        if (!fs::is_regular_file(extract)) {
            throw IoError(extract.string() + ": there is no such extract.", "Check extracts in edition.toml.");
        }
        sum = combined(sum, fingerprint_of_file(extract, stop));
    }
    auto made = folder / fmt::format("extracts-{}.roadnet", sum.short_text());
    if (fs::exists(made)) return made;
    import_extracts(extracts, made, stop, diagnostics);
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::error_code ignored; // a former network that stays does no harm
        if (entry.path() != made && is_made_of_extracts(entry.path())) fs::remove(entry.path(), ignored);
    }
    return made;
}

} // namespace route::pipeline
