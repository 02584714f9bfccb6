// SPDX-License-Identifier: BSL-1.0
#include "roadbook/publication.hpp"

#include <algorithm>

namespace route::roadbook {

const LegBook* Publication::book_of(LegIndex index) const {
    const auto found = std::ranges::find(book.legs, timed.itinerary.legs[index].number, &LegBook::leg);
    return found == book.legs.end() ? nullptr : &*found;
}

} // namespace route::roadbook
