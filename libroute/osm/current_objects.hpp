// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace osmium {
class OSMObject;
namespace io {
class File;
} // namespace io
} // namespace osmium

namespace route::osm::detail {

/// Which objects of a file count: of several versions the newest, and none that is deleted. Files for exchange hold one
/// version of each; those that editors and APIs write need not.
class CurrentObjects {
public:
    /// XML and OPL: what people and editors write; and histories. Other binary extracts are made by programs, one version of
    /// each object; where one holds more, that is seen while it is read.
    [[nodiscard]] static bool may_differ(const osmium::io::File& file);

    /// Whether versions must be read to answer `holds`: there are several of some object, or deleted ones.
    [[nodiscard]] bool knows_versions() const { return !m_newest.empty(); }
    /// A version of an object, in any order.
    void note(const osmium::OSMObject& object);
    /// All versions are known: most objects have one, and are forgotten. `marked` are those that are marked for deletion.
    void settle(std::unordered_set<std::uint64_t> marked);

    [[nodiscard]] bool holds(const osmium::OSMObject& object) const;
    /// Objects of which there are several versions, and objects that are deleted: "node 12", "way 7", each once.
    [[nodiscard]] std::vector<std::string> doubled() const { return named(m_doubled); }
    [[nodiscard]] std::vector<std::string> deleted() const;

private:
    struct Version {
        std::uint64_t key = 0;
        std::uint32_t version = 0;
        bool deleted = false;
        auto operator<=>(const Version&) const = default;
    };
    static std::vector<std::string> named(const std::vector<std::uint64_t>& keys);
    static std::uint64_t key_of(const osmium::OSMObject& object);

    std::vector<Version> m_seen; ///< while they are noted
    std::unordered_map<std::uint64_t, Version> m_newest;
    std::unordered_set<std::uint64_t> m_marked;
    std::vector<std::uint64_t> m_doubled;
};

/// Editors mark what is to be deleted: action="delete" (JOSM). By CurrentObjects' keys.
[[nodiscard]] std::unordered_set<std::uint64_t> marked_for_deletion(const osmium::io::File& file);

} // namespace route::osm::detail
