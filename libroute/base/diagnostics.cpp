// SPDX-License-Identifier: BSL-1.0
#include "base/diagnostics.hpp"

#include <algorithm>

namespace route {

bool Diagnostics::has_errors() const { return is_error(worst()); }

Severity Diagnostics::worst() const {
    const auto worst = std::ranges::max_element(m_all, {}, &Diagnostic::severity);
    return worst == m_all.end() ? Severity::note : worst->severity;
}

namespace {

std::string_view word_for(Severity severity) {
    switch (severity) {
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::bad_input:
    case Severity::infeasible: break;
    }
    return "error";
}

} // namespace

std::string to_text(const Diagnostic& diagnostic) {
    std::string text;
    if (!diagnostic.where.file.empty()) {
        text += diagnostic.where.file;
        if (diagnostic.where.line > 0) text += ":" + std::to_string(diagnostic.where.line);
        text += ": ";
    }
    text += word_for(diagnostic.severity);
    text += ": ";
    if (!diagnostic.subject.empty()) text += "\"" + diagnostic.subject + "\": ";
    text += diagnostic.message;
    if (!text.ends_with('.')) text += '.';
    if (!diagnostic.hint.empty()) text += " " + diagnostic.hint;
    return text + " [" + diagnostic.code.text() + "]";
}

} // namespace route
