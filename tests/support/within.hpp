// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"

#include <ostream>

namespace route {

inline std::ostream& operator<<(std::ostream& out, Metres length) { return out << length.count() << " m"; }
inline std::ostream& operator<<(std::ostream& out, Bearing bearing) { return out << bearing.degrees() << " deg"; }
inline std::ostream& operator<<(std::ostream& out, TurnAngle turn) { return out << turn.degrees() << " deg"; }

} // namespace route

namespace route::test {

/// CHECK(leg.length() == within(0.1_m, 350_m)): a length and how far it may be off.
struct Within {
    Metres tolerance;
    Metres value;
    friend bool operator==(Metres length, const Within& expected) {
        const Metres off = length - expected.value;
        return off <= expected.tolerance && -off <= expected.tolerance;
    }
    friend std::ostream& operator<<(std::ostream& out, const Within& expected) {
        return out << expected.value << " +- " << expected.tolerance;
    }
};

[[nodiscard]] inline Within within(Metres tolerance, Metres value) { return {tolerance, value}; }

} // namespace route::test
