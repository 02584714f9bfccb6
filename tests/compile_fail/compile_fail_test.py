# SPDX-License-Identifier: BSL-1.0
"""Each snippet must be refused by the compiler, for the reason that is given with it; its correct neighbour must pass.

usage: compile_fail_test.py COMPILER INCLUDE_FOLDER
"""
import re
import subprocess
import sys
import unittest

COMPILER, INCLUDES = sys.argv[1:3]

PRELUDE = """
#include "base/diagnostics.hpp"
#include "base/ids.hpp"
#include "base/units.hpp"
#include "geo/geodesic.hpp"
#include "geo/local_frame.hpp"
#include "network/edge_id.hpp"
using namespace route;
using namespace route::geo;
using namespace route::network;
Chainage here, there;
Metres length, other;
Millimetres on_paper;
KmPerHour speed;
Bearing east, north;
TurnAngle turn;
Latitude latitude;
Longitude longitude;
Position place;
PrintedLength printed, printed_before;
NodeId node;
SegmentId segment;
OsmNodeId osm_node;
OsmWayId osm_way;
ControlIndex control;
WaypointIndex waypoint;
IndexedBy<ControlIndex, int> controls;
void drive(Metres, Chainage);
void visit(NodeId);
"""

# What the compilers say (g++ | clang++) when there is no such operator, no such conversion, no such constructor.
NO_OPERATOR = r"no match for .operator|invalid operands to binary expression|no viable overloaded"
NO_CONVERSION = r"could not convert|cannot convert|no known conversion|no viable conversion|conversion .* to non-scalar type"
NO_FUNCTION = NO_CONVERSION + r"|no matching function"
PRIVATE = r"is private within this context|calling a private constructor"

# name, what does not compile, why, the correct neighbour
CASES = [
    ("two places along a leg are not added", "here + there", NO_OPERATOR, "here - there"),
    ("a place is not multiplied", "here * 2.0", NO_OPERATOR, "length * 2.0"),
    ("a length and a place are not added in that order", "length + here", NO_OPERATOR, "here + length"),
    ("a place and a length are not compared", "here < length", NO_OPERATOR, "here < there"),
    ("two lengths are not multiplied", "length * other", NO_OPERATOR, "length / other"),
    ("a number is not a length", "length = 3.0", NO_OPERATOR, "length = 3_m"),
    ("a number is not added to a length", "length + 3.0", NO_OPERATOR, "length + 3_m"),
    ("a code that no list knows is not told", 'DiagnosticCode("snap-fat")', r"array subscript|not a constant expression", 'DiagnosticCode("snap-far")'),
    ("a number is not passed for a length", "drive(3.0, here)", NO_FUNCTION, "drive(3_m, here)"),
    ("a length is not passed for a place", "drive(length, length)", NO_FUNCTION, "drive(length, here)"),
    ("a length on the ground is none on paper", "length + on_paper", NO_OPERATOR, "on_paper + 2_mm"),
    ("a point is not a millimetre", "on_paper + 12_pt", NO_OPERATOR, "on_paper + (12_pt).millimetres()"),
    ("two speeds are not added", "speed + speed", NO_OPERATOR, "length / speed"),
    ("a speed is not a number", "double(speed)", r"invalid cast|cannot convert|no matching conversion|static_cast", "speed.count()"),
    ("two bearings are not added", "east + north", NO_OPERATOR, "east - north"),
    ("a turn is not a bearing", "east = turn", NO_OPERATOR, "east = north + turn"),
    ("degrees are named", "Bearing{90.0}", PRIVATE + "|no matching function", "Bearing::degrees(90)"),
    ("a longitude is no latitude", "Position{longitude, latitude}", NO_CONVERSION, "Position{latitude, longitude}"),
    ("degrees are not passed for a latitude", "Position{46.0, 11.0}", NO_CONVERSION,
     "Position{Latitude::degrees(46), Longitude::degrees(11)}"),
    ("a latitude and a longitude are not compared", "latitude == longitude", NO_OPERATOR, "latitude == latitude"),
    ("a printed length is not made from a length", "printed = PrintedLength::nearest(length)", NO_FUNCTION,
     "printed = PrintedLength::nearest(here)"),
    ("two printed lengths are not added", "printed + printed_before", NO_OPERATOR, "printed - printed_before"),
    ("a node is not a segment", "visit(segment)", NO_FUNCTION, "visit(node)"),
    ("a number is not a node", "visit(7)", NO_FUNCTION, "visit(NodeId{7})"),
    ("a node of the network is not one of the map", "node == osm_node", NO_OPERATOR, "osm_node == OsmNodeId{7}"),
    ("a node and a way of the map are not compared", "osm_node < osm_way", NO_OPERATOR, "osm_node < OsmNodeId{7}"),
    ("a control's place in the list opens no other list", "controls[waypoint]", NO_OPERATOR, "controls[control]"),
    ("a number opens no list of controls", "controls[7]", NO_OPERATOR, "controls[ControlIndex{7}]"),
    ("a control is not compared with a waypoint", "control == waypoint", NO_OPERATOR, "control == ControlIndex{7}"),
    ("a plane point is not a position", "distance(PlanePoint{}, place)", NO_FUNCTION, "distance(place, place)"),
    ("a literal of kilometres is no speed", "speed = 48_km", NO_OPERATOR, "speed = 48_kmh"),
]


def errors_of(expressions):
    """Compiles one function for each expression, on a line of its own; the errors by the expression's index."""
    first = PRELUDE.count("\n") + 1
    body = "".join(f"void snippet_{i}() {{ static_cast<void>({text}); }}\n" for i, text in enumerate(expressions))
    unlimited = ["-ferror-limit=0"] if "clang" in COMPILER else []
    command = [COMPILER, "-std=c++20", "-fsyntax-only", "-I", INCLUDES, *unlimited, "-x", "c++", "-"]
    result = subprocess.run(command, input=PRELUDE + body, capture_output=True, text=True, check=False,
                            env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
    errors = {}
    for line in result.stderr.splitlines():
        match = re.match(r"<stdin>:(\d+):\d+: error: (.*)", line)
        if match:
            errors.setdefault(int(match.group(1)) - first, []).append(match.group(2))
        elif " error: " in line:
            errors.setdefault("elsewhere", []).append(line)
    return errors


class CompileFail(unittest.TestCase):
    def test_the_correct_neighbours_compile(self):
        self.assertEqual(errors_of([right for _, _, _, right in CASES]), {})

    def test_each_mix_up_is_refused_for_its_reason(self):
        errors = errors_of([wrong for _, wrong, _, _ in CASES])
        self.assertNotIn("elsewhere", errors)
        for i, (name, wrong, reason, _) in enumerate(CASES):
            with self.subTest(name, expression=wrong):
                self.assertIn(i, errors, "it compiles")
                self.assertRegex("\n".join(errors[i]), reason)


unittest.main(argv=sys.argv[:1])
