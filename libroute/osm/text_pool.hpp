// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/folded_text.hpp"
#include "osm/extract.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// Private to osm/: each text of an extract once.
namespace route::osm::detail {

class TextPool {
public:
    TextPool() { intern(""); }
    /// A map's texts are printed: what no page can hold is taken out here.
    TextId intern(std::string_view raw) {
        const auto text = printable(raw);
        const auto [entry, fresh] = m_ids.try_emplace(text, static_cast<std::uint32_t>(m_ids.size()));
        if (fresh) m_texts.push_back(entry->first);
        return TextId{entry->second};
    }
    [[nodiscard]] std::string_view text(TextId id) const { return m_texts[id.value()]; }
    [[nodiscard]] std::vector<std::string> take() && { return std::move(m_texts); }

private:
    std::unordered_map<std::string, std::uint32_t> m_ids;
    std::vector<std::string> m_texts;
};

} // namespace route::osm::detail
