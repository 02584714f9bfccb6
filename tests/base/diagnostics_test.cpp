// SPDX-License-Identifier: BSL-1.0
#include "base/diagnostics.hpp"

#include <doctest/doctest.h>

using namespace route;

TEST_CASE("a message says where, how bad, who, what and the way out") {
    const Diagnostic far{Severity::bad_input, "snap-none",           {"waypoints.csv", 17},
                         "Passo Gavia",       "no road within 50 m", "Move the point or set radius_m."};
    CHECK(to_text(far) == "waypoints.csv:17: error: \"Passo Gavia\": no road within 50 m. Move the point or set radius_m.");
}

TEST_CASE("a message leaves out what it has not, and ends with one full stop") {
    CHECK(to_text({Severity::note, "x", {}, "", "nothing found", ""}) == "note: nothing found.");
    CHECK(to_text({Severity::warning, "x", {"edition.toml", 0}, "", "nothing found.", ""}) ==
          "edition.toml: warning: nothing found.");
}

TEST_CASE("infeasible is an error, a warning is none") {
    Diagnostics found;
    CHECK(found.worst() == Severity::note);
    CHECK_FALSE(found.has_errors());
    found.add({Severity::warning, "a", {}, "", "a", ""});
    CHECK_FALSE(found.has_errors());
    found.add({Severity::infeasible, "b", {}, "", "b", ""});
    found.add({Severity::note, "c", {}, "", "c", ""});
    CHECK(found.has_errors());
    CHECK(found.worst() == Severity::infeasible);
    CHECK(to_text(found.all()[1]) == "error: b.");
}

TEST_CASE("findings keep the order in which they were found") {
    Diagnostics found;
    for (const char* code : {"z", "a", "m"}) {
        found.add({Severity::note, code, {}, "", code, ""});
    }
    CHECK(found.all()[0].code == "z");
    CHECK(found.all()[1].code == "a");
    CHECK(found.all()[2].code == "m");
}
