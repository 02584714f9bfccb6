// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "edition/edits.hpp"
#include "edition/languages.hpp"

#include <map>
#include <string>
#include <string_view>

namespace route::edition {

/// An anchor as edits.toml writes it: `{ node = 123, pass = 2, … }`. \pre it is not a quick form
[[nodiscard]] std::string to_toml(const Anchor& anchor);

/// The file with other anchors for some edits, by their index in it. Only the anchors are written anew:
/// comments, order and layout stay. `bytes` is what `read_edits` read without errors. \throws InputError
/// naming file and line when an anchor is written in a form that cannot be replaced
[[nodiscard]] std::string with_anchors(const std::string& file, std::string_view bytes, const Languages& languages,
                                       const std::map<std::size_t, Anchor>& anchors);

} // namespace route::edition
