// SPDX-License-Identifier: BSL-1.0
#include "base/assert.hpp"

#ifdef ROUTE_ASSERTIONS
#include <stdexcept>
#include <string>

namespace route {
void assertion_failed(const char* condition, const char* file, int line) {
    throw std::logic_error(std::string("broken invariant: ") + condition + " at " + file + ":" + std::to_string(line));
}
} // namespace route
#endif
