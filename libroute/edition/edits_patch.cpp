// SPDX-License-Identifier: BSL-1.0
#include "edition/edits_patch.hpp"

#include "base/diagnostics.hpp"
#include "edition/edits_toml.hpp"
#include "edition/text_encoding.hpp"
#include "edition/toml_section.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace route::edition {

namespace {

/// Bytes of the file that give way to others.
struct Patch {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string text;
};

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Finds bytes by the parser's lines and columns, which count code points from 1.
class SourceText {
public:
    explicit SourceText(std::string_view bytes) : m_bytes(bytes) {
        m_lines.push_back(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            if (bytes[i] == '\n') m_lines.push_back(i + 1);
        }
    }

    [[nodiscard]] std::size_t offset_of(toml::source_position position) const {
        std::size_t at = position.line <= m_lines.size() ? m_lines[position.line - 1] : m_bytes.size();
        for (toml::source_index column = 1; column < position.column && at < m_bytes.size(); ++column) {
            ++at;
            while (at < m_bytes.size() && (static_cast<unsigned char>(m_bytes[at]) & 0xC0U) == 0x80U) {
                ++at; // the rest of the same code point
            }
        }
        return at;
    }

    /// From a key's first byte to its value's end.
    [[nodiscard]] Patch pair(const toml::key& key, const toml::node& value) const {
        return {offset_of(key.source().begin), offset_of(value.source().end), ""};
    }

    /// The same with what parts it from its neighbours: the whole line, or a comma.
    [[nodiscard]] Patch pair_with_its_room(const toml::key& key, const toml::node& value) const {
        Patch patch = pair(key, value);
        std::size_t before = patch.from;
        while (before > 0 && is_blank(m_bytes[before - 1]))
            --before;
        std::size_t after = patch.to;
        while (after < m_bytes.size() && is_blank(m_bytes[after]))
            ++after;
        const bool starts_line = before == 0 || m_bytes[before - 1] == '\n';
        const bool ends_line =
            after == m_bytes.size() || m_bytes[after] == '\n' || m_bytes.substr(after).starts_with("\r\n");
        if (starts_line && ends_line) {
            const auto end = m_bytes.find('\n', after);
            return {before, end == std::string_view::npos ? m_bytes.size() : end + 1, ""};
        }
        if (before > 0 && m_bytes[before - 1] == ',') return {before - 1, patch.to, ""};
        if (after < m_bytes.size() && m_bytes[after] == ',') return {patch.from, after + 1, ""};
        return patch;
    }

    [[nodiscard]] std::string patched(std::vector<Patch> patches) const {
        std::ranges::sort(patches, {}, &Patch::from);
        std::string result;
        std::size_t at = 0;
        for (const auto& patch : patches) {
            result += m_bytes.substr(at, patch.from - at);
            result += patch.text;
            at = patch.to;
        }
        return result + std::string(m_bytes.substr(at));
    }

private:
    std::string_view m_bytes;
    std::vector<std::size_t> m_lines; ///< where each begins
};

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + "\"";
}

const toml::key* key_of(const toml::table& table, std::string_view name) {
    const auto found = table.find(name);
    return found == table.end() ? nullptr : &found->first;
}

/// The patches that give one edit its anchor; none when it has that one already.
void add_patches(const SourceLine& where, const toml::table& edit, const Anchor& anchor, const SourceText& source,
                 std::vector<Patch>& patches) {
    const std::string written = "at = " + to_toml(anchor);
    for (const std::string_view name : {"at", "box", "km"}) {
        const auto* key = key_of(edit, name);
        if (key == nullptr) continue;
        const auto& value = *edit.get(name);
        if (value.is_table() && !value.as_table()->is_inline()) {
            throw InputError(where, "its anchor is written over several lines and cannot be replaced",
                             "Write at = { … } on one line.");
        }
        auto patch = source.pair(*key, value);
        patch.text = written;
        patches.push_back(std::move(patch));
    }
    if (const auto* after = key_of(edit, "after_m"))
        patches.push_back(source.pair_with_its_room(*after, *edit.get("after_m")));
}

/// Edits, anchors and all, as one text: two files that say the same give the same.
std::string meaning_of(const std::vector<Edit>& edits, const std::map<std::size_t, Anchor>& anchors) {
    std::string meaning;
    for (std::size_t e = 0; e < edits.size(); ++e) {
        const auto anchor = anchors.find(e);
        const Anchor& at = anchor == anchors.end() ? edits[e].at : anchor->second;
        meaning += fmt::format("{} {} {}\n", edits[e].leg, at.is_quick() ? place_of(at) : to_toml(at), said_by(edits[e]));
    }
    return meaning;
}

} // namespace

std::string to_toml(const Anchor& anchor) {
    std::string text;
    const auto add = [&text](std::string_view key, const std::string& value) {
        text += fmt::format("{} {} = {}", text.empty() ? "" : ",", key, value);
    };
    const PlaceSeen& seen = anchor.seen;
    if (anchor.node) add("node", std::to_string(anchor.node->value()));
    if (anchor.way) add("way", std::to_string(anchor.way->value()));
    if (anchor.seq) add("seq", std::to_string(*anchor.seq));
    if (anchor.line > 1) add("line", std::to_string(anchor.line));
    if (!anchor.seq) add("pass", std::to_string(anchor.pass));
    if (anchor.leaves) add("part", "\"out\"");
    if (seen.passes) add("of", std::to_string(*seen.passes));
    if (anchor.along) add("along_m", fmt::format("{:.1f}", anchor.along->count()));
    if (seen.position) {
        add("lat", fmt::format("{:.7f}", seen.position->latitude.degrees()));
        add("lon", fmt::format("{:.7f}", seen.position->longitude.degrees()));
    }
    if (seen.heading) add("heading_deg", fmt::format("{:.0f}", seen.heading->degrees()));
    if (seen.chainage) add("km", fmt::format("{:.3f}", seen.chainage->since_start().kilometres()));
    if (seen.leg_length) add("leg_km", fmt::format("{:.3f}", seen.leg_length->kilometres()));
    if (seen.between) add("between", fmt::format("[{}, {}]", seen.between->after, seen.between->before));
    if (seen.next_box) add("next_m", fmt::format("{:.0f}", seen.next_box->count()));
    for (const auto& [key, words] : {std::pair{"road", &seen.road}, std::pair{"name", &seen.name}}) {
        if (!words->empty() && !has_unprintable(*words)) add(key, quoted(on_one_line(*words)));
    }
    return "{" + text + " }";
}

std::string with_anchors(const std::string& file, std::string_view bytes, const Languages& languages,
                         const std::map<std::size_t, Anchor>& anchors) {
    Diagnostics found;
    const auto edits = read_edits(file, bytes, languages, found);
    const auto root = parsed_toml(file, bytes, found);
    const auto* tables = root ? root->get_as<toml::array>("edit") : nullptr;
    if (found.has_errors() || tables == nullptr || tables->size() != edits.size()) {
        throw InputError({file, 0}, "was changed while it was read", "Run the command again.");
    }
    const SourceText source{bytes};
    std::vector<Patch> patches;
    for (const auto& [index, anchor] : anchors) {
        const Edit& edit = edits.at(index);
        if (!edit.at.is_quick() && to_toml(edit.at) == to_toml(anchor)) continue;
        add_patches(edit.where, *tables->get(index)->as_table(), anchor, source, patches);
    }
    if (patches.empty()) return std::string(bytes);
    auto patched = source.patched(std::move(patches));
    // What a planner wrote is sacred: nothing is handed out that does not say the same.
    Diagnostics again;
    if (meaning_of(read_edits(file, patched, languages, again), {}) != meaning_of(edits, anchors) || again.has_errors()) {
        throw InputError({file, 0}, "holds anchors in a form that cannot be replaced", "Write each at = { … } on one line.");
    }
    return patched;
}

} // namespace route::edition
