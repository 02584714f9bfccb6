// SPDX-License-Identifier: BSL-1.0
#include "osm/current_objects.hpp"

#include <algorithm>
#include <cstring>
#include <exception>
#include <expat.h>
#include <fcntl.h>
#include <memory>
#include <string>
#include <unistd.h>
#include <utility>

#include <osmium/io/any_compression.hpp>
#include <osmium/io/file.hpp>
#include <osmium/osm/object.hpp>

namespace route::osm::detail {

namespace {

/// The pieces of a file or a text, unpacked.
class Pieces {
public:
    explicit Pieces(const osmium::io::File& file) {
        const auto& factory = osmium::io::CompressionFactory::instance();
        if (file.buffer() != nullptr) {
            m_unpacked = factory.create_decompressor(file.compression(), file.buffer(), file.buffer_size());
            return;
        }
        const int descriptor = ::open(file.filename().c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor >= 0) m_unpacked = factory.create_decompressor(file.compression(), descriptor);
    }
    /// Empty at the end, and when there is no such file: whoever reads it next tells that.
    std::string next() { return m_unpacked ? m_unpacked->read() : std::string{}; }

private:
    std::unique_ptr<osmium::io::Decompressor> m_unpacked;
};

bool mentions_actions(const osmium::io::File& file) {
    Pieces pieces{file};
    std::string end_of_last;
    for (auto piece = pieces.next(); !piece.empty(); piece = pieces.next()) {
        constexpr std::size_t overlap = 16;
        if ((end_of_last + piece.substr(0, overlap)).find("action=") != std::string::npos) return true;
        if (piece.find("action=") != std::string::npos) return true;
        end_of_last = piece.size() > overlap ? piece.substr(piece.size() - overlap) : piece;
    }
    return false;
}

std::uint64_t key_for(osmium::item_type type, std::int64_t id) {
    return (static_cast<std::uint64_t>(id) << 2) | (static_cast<std::uint64_t>(type) & 3U);
}

std::unordered_set<std::uint64_t> marked_objects(const osmium::io::File& file) {
    std::unordered_set<std::uint64_t> marked_keys;
    const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser{XML_ParserCreate(nullptr), XML_ParserFree};
    XML_SetUserData(parser.get(), &marked_keys);
    XML_SetStartElementHandler(parser.get(), [](void* marked, const XML_Char* name, const XML_Char** attributes) {
        const std::string element{name};
        const auto type = element == "node"       ? osmium::item_type::node
                          : element == "way"      ? osmium::item_type::way
                          : element == "relation" ? osmium::item_type::relation
                                                  : osmium::item_type::undefined;
        if (type == osmium::item_type::undefined) return;
        std::int64_t id = 0;
        bool deleted = false;
        for (; attributes[0] != nullptr; attributes += 2) {
            if (std::strcmp(attributes[0], "id") == 0) id = std::strtoll(attributes[1], nullptr, 10);
            if (std::strcmp(attributes[0], "action") == 0) deleted = std::strcmp(attributes[1], "delete") == 0;
        }
        if (deleted) static_cast<std::unordered_set<std::uint64_t>*>(marked)->insert(key_for(type, id));
    });
    Pieces pieces{file};
    for (auto piece = pieces.next(); !piece.empty(); piece = pieces.next()) {
        if (XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), 0) != XML_STATUS_OK) break;
    }
    return marked_keys;
}

} // namespace

std::unordered_set<std::uint64_t> marked_for_deletion(const osmium::io::File& file) {
    if (file.format() != osmium::io::file_format::xml) return {};
    try {
        if (mentions_actions(file)) return marked_objects(file);
    } catch (const std::exception&) { // NOLINT(bugprone-empty-catch): what is damaged is told by whoever reads the objects
    }
    return {};
}

bool CurrentObjects::may_differ(const osmium::io::File& file) {
    return file.format() == osmium::io::file_format::xml || file.format() == osmium::io::file_format::opl ||
           file.has_multiple_object_versions(); // .osh.pbf: all that ever was
}

std::uint64_t CurrentObjects::key_of(const osmium::OSMObject& object) { return key_for(object.type(), object.id()); }

void CurrentObjects::note(const osmium::OSMObject& object) {
    m_seen.push_back({key_of(object), object.version(), object.deleted()});
}

void CurrentObjects::settle(std::unordered_set<std::uint64_t> marked) {
    m_marked = std::move(marked);
    std::ranges::sort(m_seen);
    for (std::size_t i = 0; i < m_seen.size(); ++i) {
        const bool again = i > 0 && m_seen[i - 1].key == m_seen[i].key;
        if (again || m_seen[i].deleted) m_newest[m_seen[i].key] = m_seen[i]; // the last of a key is the newest
        if (again && (m_doubled.empty() || m_doubled.back() != m_seen[i].key)) m_doubled.push_back(m_seen[i].key);
    }
    std::vector<Version>{}.swap(m_seen);
}

std::vector<std::string> CurrentObjects::named(const std::vector<std::uint64_t>& keys) {
    std::vector<std::pair<std::uint64_t, std::int64_t>> objects; // by type, then by id
    for (const auto key : keys) {
        objects.emplace_back(key & 3U, static_cast<std::int64_t>(key) >> 2);
    }
    std::ranges::sort(objects);
    std::vector<std::string> names;
    for (const auto& [type, id] : objects) {
        names.push_back(std::string(osmium::item_type_to_name(static_cast<osmium::item_type>(type))) + " " +
                        std::to_string(id));
    }
    return names;
}

std::vector<std::string> CurrentObjects::deleted() const {
    std::vector<std::uint64_t> keys(m_marked.begin(), m_marked.end());
    for (const auto& [key, newest] : m_newest) {
        if (newest.deleted && !m_marked.contains(key)) keys.push_back(key);
    }
    return named(keys);
}

bool CurrentObjects::holds(const osmium::OSMObject& object) const {
    if (m_newest.empty() && m_marked.empty()) return true;
    const auto key = key_of(object);
    if (m_marked.contains(key)) return false;
    const auto newest = m_newest.find(key);
    if (newest == m_newest.end()) return true;
    return !newest->second.deleted && newest->second.version == object.version();
}

} // namespace route::osm::detail
