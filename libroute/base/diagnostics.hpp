// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostic_codes.hpp"
#include "base/error.hpp"
#include "base/units.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace route {

enum class Severity { note, warning, bad_input, infeasible };

[[nodiscard]] constexpr bool is_error(Severity severity) {
    return severity == Severity::bad_input || severity == Severity::infeasible;
}

/// A place on the road as a leg drives it.
struct RoutePlace {
    int leg = 0; ///< its number
    Chainage at;
};

/// Something the user must know about a value or a place. Severity::bad_input makes the command end with status 3,
/// Severity::infeasible (good data, no answer: no route, no schedule) with status 4.
struct Diagnostic {
    Severity severity;
    DiagnosticCode code;
    SourceLine where;                     ///< may be empty
    std::string subject;                  ///< who: a waypoint's name; may be empty
    std::string message;                  ///< value and limit
    std::string hint;                     ///< way out, a full sentence; may be empty
    std::optional<RoutePlace> place = {}; ///< where it lies, of what lies at one place of a leg
};

/// Diagnostics in the order in which they were found. A result travels with its warnings: stages take one by
/// reference and never print.
class Diagnostics {
public:
    void add(Diagnostic diagnostic) { m_all.push_back(std::move(diagnostic)); }
    [[nodiscard]] const std::vector<Diagnostic>& all() const { return m_all; }
    [[nodiscard]] bool has_errors() const;
    /// The worst severity found; Severity::note when empty.
    [[nodiscard]] Severity worst() const;

private:
    std::vector<Diagnostic> m_all;
};

/// One line, its code at the end as compilers do it: `file:17: error: "Passo Gavia": message. Hint. [snap-none]`
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic);

} // namespace route
