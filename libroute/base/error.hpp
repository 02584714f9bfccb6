// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostic_codes.hpp"

#include <stdexcept>
#include <string>

namespace route {

/// A line of an input file, 1-based; line 0 means the file as a whole.
struct SourceLine {
    std::string file;
    int line = 0;
};

/// A broken world: what the program was given or stands on is not as it must be. Only main() prints it and sets the
/// exit status. `what()` says who, where, value, limit; `hint()` the way out.
class Error : public std::runtime_error {
public:
    explicit Error(const std::string& message, std::string hint = {})
        : std::runtime_error(message), m_hint(std::move(hint)) {}
    [[nodiscard]] const std::string& hint() const { return m_hint; }

private:
    std::string m_hint;
};

/// A file or resource cannot be read or written: missing, no permission, disk full (exit status 1).
class IoError : public Error {
    using Error::Error;
};

/// A file's content is not what it must be (exit status 3).
class InputError : public Error {
public:
    InputError(SourceLine where, const std::string& message, std::string hint = {}, DiagnosticCode code = "input-unusable")
        : Error(message, std::move(hint)), m_where(std::move(where)), m_code(code) {}
    [[nodiscard]] const SourceLine& where() const { return m_where; }
    [[nodiscard]] DiagnosticCode code() const { return m_code; }

private:
    SourceLine m_where;
    DiagnosticCode m_code;
};

/// A file was made by another version of the toolkit, or from other input than the rest (exit status 3).
class StaleDataError : public InputError {
public:
    StaleDataError(SourceLine where, const std::string& message, std::string hint)
        : InputError(std::move(where), message, std::move(hint), "input-stale") {}
};

/// The user asked the program to stop (SIGINT, SIGTERM); nothing was changed.
class Interrupted : public Error {
    using Error::Error;
};

} // namespace route
