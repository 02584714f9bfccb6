// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace route::test {

/// A message of a FIT file: its fields by their numbers, each as the bytes that stand in the file.
struct FitMessage {
    int number = 0;
    std::map<int, std::string> fields;

    [[nodiscard]] std::uint64_t number_in(int field) const {
        std::uint64_t value = 0;
        const auto& bytes = fields.at(field);
        for (std::size_t i = bytes.size(); i-- > 0;) {
            value = value << 8U | static_cast<unsigned char>(bytes[i]);
        }
        return value;
    }
    [[nodiscard]] std::int32_t signed_in(int field) const {
        return static_cast<std::int32_t>(static_cast<std::uint32_t>(number_in(field)));
    }
    [[nodiscard]] std::string text_in(int field) const { return std::string(fields.at(field).c_str()); }
};

/// All messages of a little-endian FIT file, in their order. \throws std::out_of_range when it ends too soon, std::runtime_error when it
/// uses what is not defined
inline std::vector<FitMessage> fit_messages(const std::string& file) {
    struct Definition {
        int number = 0;
        std::vector<std::pair<int, std::size_t>> fields;
    };
    const auto byte = [&file](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(file.at(at))); };
    std::size_t at = byte(0);
    const std::size_t end = at + byte(4) + (byte(5) << 8U) + (byte(6) << 16U);
    std::map<std::size_t, Definition> defined;
    std::vector<FitMessage> messages;
    while (at < end) {
        const auto head = byte(at++);
        if ((head & 0x40U) != 0) {
            Definition definition{static_cast<int>(byte(at + 2) + (byte(at + 3) << 8U)), {}};
            const auto count = byte(at + 4);
            at += 5;
            for (std::size_t i = 0; i < count; ++i, at += 3) {
                definition.fields.emplace_back(static_cast<int>(byte(at)), byte(at + 1));
            }
            defined[head & 0x0FU] = definition;
            continue;
        }
        const auto known = defined.find(head);
        if (known == defined.end()) throw std::runtime_error("a message that is not defined");
        FitMessage message{known->second.number, {}};
        for (const auto& [field, size] : known->second.fields) {
            message.fields[field] = file.substr(at, size);
            at += size;
        }
        messages.push_back(std::move(message));
    }
    if (at != end || at + 2 != file.size()) throw std::runtime_error("the file's length is not what its header says");
    return messages;
}

} // namespace route::test
