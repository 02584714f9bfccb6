// SPDX-License-Identifier: BSL-1.0
#include "base/listing.hpp"

#include <doctest/doctest.h>
#include <functional>
#include <vector>

using route::listed;

TEST_CASE("a message tells the first of many and how many more there are") {
    const auto number = [](int i) { return std::to_string(i); };
    CHECK(listed(std::vector<int>{}, 2, number).empty());
    CHECK(listed(std::vector{1}, 2, number) == "1");
    CHECK(listed(std::vector{1, 2}, 2, number) == "1, 2");
    CHECK(listed(std::vector{1, 2, 3, 4, 5}, 2, number) == "1, 2 and 3 more");
    CHECK(listed(std::vector<std::string>{"a 5", "b 7", "c"}, 2, std::identity{}, "; ") == "a 5; b 7; and 1 more");
}
