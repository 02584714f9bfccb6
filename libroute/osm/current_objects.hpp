// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
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
    /// XML and OPL: what people and editors write. Binary extracts are made by programs, one version of each object.
    [[nodiscard]] static bool may_differ(const osmium::io::File& file);

    void expect_versions() { m_versions = true; }
    /// Whether versions must be read to answer `holds`.
    [[nodiscard]] bool knows_versions() const { return m_versions; }
    /// Editors mark what is to be deleted: action="delete" (JOSM).
    void note_marked_for_deletion(const osmium::io::File& file);
    /// A version of an object, in any order.
    void note(const osmium::OSMObject& object);
    /// All versions are known: most objects have one, and are forgotten.
    void settle();

    [[nodiscard]] bool holds(const osmium::OSMObject& object) const;

private:
    struct Version {
        std::uint64_t key = 0;
        std::uint32_t version = 0;
        bool deleted = false;
        auto operator<=>(const Version&) const = default;
    };
    void mark_deleted(const osmium::io::File& file);
    static std::uint64_t key_of(std::uint64_t type, std::int64_t id);
    static std::uint64_t key_of(const osmium::OSMObject& object);

    std::vector<Version> m_seen; ///< while they are noted
    std::unordered_map<std::uint64_t, Version> m_newest;
    std::unordered_set<std::uint64_t> m_marked;
    bool m_versions = false;
};

} // namespace route::osm::detail
