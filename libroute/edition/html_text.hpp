// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace route::edition {

/// What a reader of HTML sees: "<b>Attenzione</b><br>al cane &amp; gatto" is "Attenzione\nal cane & gatto". Text that
/// holds no tag and no entity of HTML comes back as it is: "< 30 km/h" is no HTML.
[[nodiscard]] std::string text_of_html(std::string_view text);

} // namespace route::edition
