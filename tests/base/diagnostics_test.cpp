// SPDX-License-Identifier: BSL-1.0
#include "base/diagnostics.hpp"

#include <doctest/doctest.h>

using namespace route;

TEST_CASE("a message says where, how bad, who, what and the way out") {
    const Diagnostic far{Severity::bad_input, "snap-none",           {"waypoints.csv", 17},
                         "Passo Gavia",       "no road within 50 m", "Move the point or set radius_m."};
    CHECK(to_text(far) == "waypoints.csv:17: error: \"Passo Gavia\": no road within 50 m. Move the point or set radius_m. "
                          "[snap-none]");
}

TEST_CASE("a message leaves out what it has not, and ends with one full stop") {
    CHECK(to_text({Severity::note, "bug", {}, "", "nothing found", ""}) == "note: nothing found. [bug]");
    CHECK(to_text({Severity::warning, "bug", {"edition.toml", 0}, "", "nothing found.", ""}) ==
          "edition.toml: warning: nothing found. [bug]");
}

TEST_CASE("infeasible is an error, a warning is none") {
    Diagnostics found;
    CHECK(found.worst() == Severity::note);
    CHECK_FALSE(found.has_errors());
    found.add({Severity::warning, "key-unknown", {}, "", "a", ""});
    CHECK_FALSE(found.has_errors());
    found.add({Severity::infeasible, "no-route", {}, "", "b", ""});
    found.add({Severity::note, "map-label", {}, "", "c", ""});
    CHECK(found.has_errors());
    CHECK(found.worst() == Severity::infeasible);
    CHECK(to_text(found.all()[1]) == "error: b. [no-route]");
}

TEST_CASE("findings keep the order in which they were found") {
    Diagnostics found;
    for (const DiagnosticCode code : {DiagnosticCode("wrong-type"), DiagnosticCode("bug"), DiagnosticCode("no-route")}) {
        found.add({Severity::note, code, {}, "", "found", ""});
    }
    CHECK(found.all()[0].code.name() == "wrong-type");
    CHECK(found.all()[1].code.name() == "bug");
    CHECK(found.all()[2].code.name() == "no-route");
}
