// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace route {

/// A text in Windows-1252, the code page of files for older programs.
struct Windows1252 {
    std::string bytes;
    /// The characters that the code page lacks, in UTF-8, each once: `bytes` has in their place what they are typed as without
    /// their accents, "C" for "Č", or "?".
    std::string replaced;
};

/// \param taken a byte of the code page that stands for something else in the file: its own character is replaced too
[[nodiscard]] Windows1252 windows1252_of(std::string_view utf8, char taken = '\0');

} // namespace route
