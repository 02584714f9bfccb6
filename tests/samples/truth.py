# SPDX-License-Identifier: BSL-1.0
"""What was placed on a map of fictional roads, held against what a build tells of it."""
import json
import math
import os
import xml.etree.ElementTree

TRACK_POINT = "{http://www.topografix.com/GPX/1/1}trkpt"


def metres_between(a, b):
    """Good to a metre over a junction's size."""
    north = (a["lat"] - b["lat"]) * 111_132
    east = (a["lon"] - b["lon"]) * 111_320 * math.cos(math.radians(a["lat"]))
    return math.hypot(north, east)


def bearing(a, b):
    east = (b["lon"] - a["lon"]) * math.cos(math.radians(a["lat"]))
    return math.degrees(math.atan2(east, b["lat"] - a["lat"]))


class Leg:
    """A leg of a build: its ways in the order of driving, its track, its boxes."""

    def __init__(self, out, leg):
        self.number = leg["number"]
        self.boxes = leg["boxes"]
        self.ways = []  # (way, from_m, to_m), stretches of one way joined
        for step in leg["path"]:
            if self.ways and self.ways[-1][0] == step["osm_way"]:
                self.ways[-1] = (step["osm_way"], self.ways[-1][1], step["to_m"])
            else:
                self.ways.append((step["osm_way"], step["from_m"], step["to_m"]))
        root = xml.etree.ElementTree.parse(os.path.join(out, f"leg-{self.number}", "crew.gpx")).getroot()
        self.track = [{"lat": float(p.get("lat")), "lon": float(p.get("lon"))} for p in root.iter(TRACK_POINT)]
        self.chainages = [0.0]
        for a, b in zip(self.track, self.track[1:]):
            self.chainages.append(self.chainages[-1] + metres_between(a, b))

    def passes(self, node):
        """The track's points at a node, as their indices."""
        return [i for i, p in enumerate(self.track) if abs(p["lat"] - node["lat"]) < 6e-8 and abs(p["lon"] - node["lon"]) < 6e-8]

    def boxes_near(self, chainage, within_m):
        return [box for box in self.boxes if abs(box["chainage_m"] - chainage) < within_m]

    def turn_at(self, index):
        """Degrees, right is positive, between the track's directions some 12 m before and after a point."""
        before, after = index, index
        while before > 0 and metres_between(self.track[before], self.track[index]) < 12:
            before -= 1
        while after + 1 < len(self.track) and metres_between(self.track[after], self.track[index]) < 12:
            after += 1
        turn = bearing(self.track[index], self.track[after]) - bearing(self.track[before], self.track[index])
        return (turn + 180) % 360 - 180


class Truth:
    def __init__(self, truth_file, out):
        with open(truth_file, encoding="utf-8") as file:
            self.truth = json.load(file)
        with open(os.path.join(out, "itinerary.json"), encoding="utf-8") as file:
            self.legs = [Leg(out, leg) for leg in json.load(file)["legs"]]

    def roundabouts_driven(self):
        """(leg, chainage, exit number by the truth) of each time that a leg goes through a roundabout from arm to arm."""
        arms = {}
        for r, ring in enumerate(self.truth["roundabouts"]):
            for a, arm in enumerate(ring["arms"]):
                arms.setdefault(arm["way"], []).append((r, a))
        for leg in self.legs:
            for i, (way, _, leaves) in enumerate(leg.ways):
                for r, a in arms.get(way, []):
                    for other, enters, _ in leg.ways[i + 1:i + 8]:
                        exits = [b for q, b in arms.get(other, []) if q == r]
                        if exits and 1 < enters - leaves < 250:
                            count = len(self.truth["roundabouts"][r]["arms"])
                            yield leg, leaves, [(b - a) % count or count for b in exits]
                        if exits:
                            break

    def stems_left(self):
        """(leg, index of the track's point) where a leg leaves the stem of a T at the road that it ends at."""
        stems = {}
        for tee in self.truth["t_junctions"]:
            stems.setdefault(tee["stem"], []).append(tee)
        for leg in self.legs:
            for (way, _, leaves), _ in zip(leg.ways, leg.ways[1:]):
                for tee in stems.get(way, []):
                    for index in leg.passes(tee):
                        if abs(leg.chainages[index] - leaves) < 0.002 * leaves + 15:
                            yield leg, index

    def restrictions_broken(self):
        forbidden = {(r["from"], r["to"]) for r in self.truth["restrictions"]}
        return [(leg.number, a[0], b[0]) for leg in self.legs for a, b in zip(leg.ways, leg.ways[1:]) if (a[0], b[0]) in forbidden]

    def level_crossings_driven(self):
        """(leg, node)"""
        places = {(round(n["lat"], 7), round(n["lon"], 7)): n for n in self.truth["level_crossings"]}
        for leg in self.legs:
            for point in leg.track:
                node = places.get((round(point["lat"], 7), round(point["lon"], 7)))
                if node is not None:
                    yield leg, node
