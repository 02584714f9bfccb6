// SPDX-License-Identifier: BSL-1.0
// The address sanitizer brings an operator new of its own, and tells of every block that one gives and the other takes back.
#ifndef __SANITIZE_ADDRESS__

#include <cstddef>
#include <cstdlib>
#include <new>
#include <sys/mman.h>

/// The program's own operator new: large arrays lie on huge pages where the system gives them. The import of a country
/// touches some gigabytes for the first time, and with pages of 4 KiB half of its processor time went into page faults
/// (measured with 20 million road nodes: 29 s of processor time without this, 14 s with it).
namespace {

constexpr std::size_t huge_page = std::size_t{2} << 20;

void* large_block(std::size_t bytes) {
    const std::size_t whole_pages = (bytes + huge_page - 1) / huge_page * huge_page;
    if (whole_pages < bytes) return nullptr; // nobody has that much
    void* block = std::aligned_alloc(huge_page, whole_pages);
    if (block != nullptr) ::madvise(block, whole_pages, MADV_HUGEPAGE); // a wish: without it pages are small
    return block;
}

} // namespace

void* operator new(std::size_t bytes) {
    for (;;) {
        void* block = bytes >= 2 * huge_page ? large_block(bytes) : std::malloc(bytes > 0 ? bytes : 1);
        if (block != nullptr) return block;
        const auto handler = std::get_new_handler();
        if (handler == nullptr) throw std::bad_alloc{};
        handler();
    }
}

void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t /*bytes*/) noexcept { std::free(block); }

#endif
