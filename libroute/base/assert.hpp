// SPDX-License-Identifier: BSL-1.0
#pragma once

/// ROUTE_ASSERT(condition): a broken invariant is a bug of ours; the program ends with exit status 70. On in the
/// presets dev, checked and asan; compiled out elsewhere.
#ifdef ROUTE_ASSERTIONS
namespace route {
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);
}
#define ROUTE_ASSERT(condition)                                                                                             \
    ((condition) ? static_cast<void>(0) : ::route::assertion_failed(#condition, __FILE__, __LINE__))
#else
#define ROUTE_ASSERT(condition) static_cast<void>(0)
#endif
