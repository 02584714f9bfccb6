// SPDX-License-Identifier: BSL-1.0
#include "exchange/whole_seconds.hpp"

#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace route::exchange {

std::vector<timing::Instant> rising_seconds(const std::vector<Seconds>& due) {
    // Less its place in the row, a time that rises by a second from one to the next never falls: the nearest such row is found by
    // joining neighbours that fall, at their mean (isotonic regression).
    struct Block {
        double sum = 0;
        std::size_t count = 0;
        [[nodiscard]] double mean() const { return sum / static_cast<double>(count); }
    };
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < due.size(); ++i) {
        Block block{due[i].count() - static_cast<double>(i), 1};
        while (!blocks.empty() && blocks.back().mean() > block.mean()) {
            block = {block.sum + blocks.back().sum, block.count + blocks.back().count};
            blocks.pop_back();
        }
        blocks.push_back(block);
    }
    std::vector<timing::Instant> seconds;
    for (const auto& block : blocks) {
        const auto base = static_cast<std::int64_t>(std::floor(block.mean() + 0.5));
        for (std::size_t i = 0; i < block.count; ++i) {
            seconds.emplace_back(std::chrono::seconds{base + static_cast<std::int64_t>(seconds.size())});
        }
    }
    return seconds;
}

} // namespace route::exchange
