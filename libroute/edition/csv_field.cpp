// SPDX-License-Identifier: BSL-1.0
#include "edition/csv_field.hpp"

#include <csv.h>

namespace route::edition {

std::string csv_field(std::string_view text) {
    // Called without room, csv_write tells how much it needs.
    std::string field(csv_write(nullptr, 0, text.data(), text.size()), '\0');
    csv_write(field.data(), field.size(), text.data(), text.size());
    return field;
}

} // namespace route::edition
