// SPDX-License-Identifier: BSL-1.0
#include "osm/file_writer.hpp"

#include <osmium/io/any_compression.hpp>
#include <osmium/io/opl_input.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/io/xml_output.hpp>

namespace route::test {

void write_as(std::string_view opl, const std::filesystem::path& file, const std::string& options) {
    osmium::io::Reader reader{osmium::io::File{opl.data(), opl.size(), "opl"}};
    osmium::io::File target{file.string()};
    if (!options.empty()) target.set(options);
    osmium::io::Writer writer{target, osmium::io::overwrite::allow};
    while (auto buffer = reader.read()) {
        writer(std::move(buffer));
    }
    writer.close();
    reader.close();
}

} // namespace route::test
