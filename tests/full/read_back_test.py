# SPDX-License-Identifier: BSL-1.0
"""What a build writes, as other programs read it: gpsbabel, GDAL and LibreOffice. All values are held against itinerary.json.

Run as: read_back_test.py PROGRAM. 77 says that one of the programs is missing (Debian's gpsbabel, gdal-bin, libreoffice-calc-nogui).
"""
import datetime
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree
import zipfile

MISSING = [name for name in ("gpsbabel", "ogr2ogr", "soffice") if shutil.which(name) is None]
if MISSING:
    print(f"SKIPPED: there is no {' and no '.join(MISSING)}: nobody read the files back")
    sys.exit(77)

PROGRAM = os.path.abspath(sys.argv[1])
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GPX = "{http://www.topografix.com/GPX/1/1}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def label(control):
    """What devices call a control."""
    if control["code"]:
        return f"{control['code']} {control['name']}"
    return f"{control['ends_code']} END {control['name']}" if control.get("ends_code") else f"{control['kind']} {control['name']}"


def cell_value(cell):
    """Of a cell of LibreOffice: what it is to it, not what it looks like."""
    kind = cell.get(OFFICE + "value-type")
    if kind == "float":
        return float(cell.get(OFFICE + "value"))
    if kind == "date":
        return datetime.datetime.fromisoformat(cell.get(OFFICE + "date-value")[:19])
    if kind == "time":
        hours, minutes, seconds = re.match(r"PT(\d+)H0?(-?\d+)M([0-9.]+)S", cell.get(OFFICE + "time-value")).groups()
        # A full hour may be "PT8H0-1M59.999999162S" to LibreOffice.
        value = datetime.timedelta(hours=int(hours), minutes=int(minutes), seconds=round(float(seconds)))
        # A moment of which a cell shows the hour is a time since the beginning of spreadsheets.
        return datetime.datetime(1899, 12, 30) + value if value > datetime.timedelta(days=365) else value
    return "\n".join("".join(line.itertext()) for line in cell.iter(TEXT + "p")) if kind else None


def metres(a, b):
    """Great circles: to half a percent those of the ellipsoid."""
    (lat_a, lon_a), (lat_b, lon_b) = [[math.radians(x) for x in place] for place in (a, b)]
    square = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371009 * math.asin(math.sqrt(square))


def length(line):
    return sum(metres(a, b) for a, b in zip(line, line[1:]))


def place(element):
    return float(element.get("lat")), float(element.get("lon"))


class Gpx:
    """Of a file's text: way points with their names, and the track."""
    def __init__(self, text):
        root = xml.etree.ElementTree.fromstring(text)
        self.points = list(root.iter(GPX + "wpt"))
        self.names = [point.findtext(GPX + "name") for point in self.points]
        self.tracks = [[place(p) for p in track.iter(GPX + "trkpt")] for track in root.iter(GPX + "trk")]
        self.times = [p.findtext(GPX + "time") for p in root.iter(GPX + "trkpt")]

    def texts(self, tag):
        return [point.findtext(GPX + tag) for point in self.points]


def gpsbabel(form, path):
    read = subprocess.run(["gpsbabel", "-i", form, "-f", path, "-o", "gpx,gpxver=1.1", "-F", "-"], capture_output=True, check=True)
    return Gpx(read.stdout)


def layer(path, name=None, more=()):
    """Features of a layer as GDAL reads them."""
    command = ["ogr2ogr", "-f", "GeoJSON", "-lco", "COORDINATE_PRECISION=9", *more, "/vsistdout/", path] + ([name] if name else [])
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["features"]


class ReadBack(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="roadbook-read-back-")
        # The sample names its heights from where it lies. A tenth of its cars is enough.
        edition = os.path.join(cls.folder.name, "samples", "mille-miglia-2024")
        shutil.copytree(os.path.join(SOURCE, "samples", "mille-miglia-2024"), edition)
        with open(os.path.join(edition, "edition.toml"), encoding="utf-8") as file:
            toml = file.read()
        with open(os.path.join(edition, "edition.toml"), "w", encoding="utf-8") as file:
            file.write(toml.replace("cars = 400", "cars = 40"))
        os.makedirs(os.path.join(cls.folder.name, "build", "sample"))
        made = os.path.join(cls.folder.name, "build", "sample", "mille-miglia")
        cls.out = made + "-out"
        maker = os.path.join(os.path.dirname(PROGRAM), "synthetic-extract")
        for command in ([maker, os.path.join(SOURCE, "samples", "maps", "mille-miglia.toml"), "-o", made + ".osm.pbf", "--elevation", made + ".tif"],
                        [PROGRAM, "import", made + ".osm.pbf", "-o", made + ".roadnet"],
                        [PROGRAM, "build", edition, "-n", made + ".roadnet", "-o", cls.out]):
            subprocess.run(command, check=True, capture_output=True)
        with open(os.path.join(cls.out, "itinerary.json"), encoding="utf-8") as file:
            cls.itinerary = json.load(file)
        cls.legs = cls.itinerary["legs"]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def path(self, name, leg=None):
        return os.path.join(self.out, *([f"leg-{leg['number']}"] if leg else []), name)

    def own(self, leg):
        with open(self.path("crew.gpx", leg), "rb") as file:
            return Gpx(file.read())

    def each_leg(self):
        for leg in self.legs:
            with self.subTest(leg=leg["number"]):
                yield leg

    def assert_places(self, read, told, within_m):
        self.assertEqual(len(read), len(told))
        for a, b in zip(read, told):
            self.assertLess(metres(a, b), within_m)

    # gpsbabel

    def test_gpsbabel_reads_the_points_of_crews_as_they_come_along_the_road(self):
        for leg in self.each_leg():
            numbers = [box["number"] for box in leg["boxes"]]
            labels = [label(control) for control in leg["controls"]]
            read = gpsbabel("gpx", self.path("crew.gpx", leg))
            self.assertEqual([name for name in read.names if name not in numbers], labels)
            boxes = [name for name in read.names if name in numbers]
            self.assertEqual(boxes, [number for number in numbers if number in set(boxes)])
            self.assertGreater(len(boxes), len(numbers) / 2)
            controls = [point for point in read.points if point.findtext(GPX + "name") not in numbers]
            self.assert_places([place(point) for point in controls], [(c["lat"], c["lon"]) for c in leg["controls"]], 0.1)

    def test_gpsbabel_reads_the_road_as_long_as_it_is(self):
        for leg in self.each_leg():
            for name in ("crew.gpx", "marshals.gpx", "openrally.gpx", "rallygdp.gpx"):
                read = gpsbabel("gpx", self.path(name, leg))
                self.assertEqual(len(read.tracks), 1, name)
                self.assertAlmostEqual(length(read.tracks[0]) / leg["length_m"], 1, delta=0.005, msg=name)
                self.assert_places(read.tracks[0], self.own(leg).tracks[0], 0.1)

    def test_gpsbabel_reads_every_control_of_marshals_the_secret_ones_too(self):
        for leg in self.each_leg():
            all_of_them = sorted(leg["controls"] + leg["secret_controls"], key=lambda control: control["chainage_m"])
            self.assertEqual(sorted(gpsbabel("gpx", self.path("marshals.gpx", leg)).names), sorted(map(label, all_of_them)))

    def test_gpsbabel_reads_the_boxes_by_their_bare_numbers_with_bare_totals(self):
        for leg in self.each_leg():
            for name in ("openrally.gpx", "rallygdp.gpx"):
                self.assertEqual(gpsbabel("gpx", self.path(name, leg)).names, [box["number"] for box in leg["boxes"]], name)
            self.assertEqual(gpsbabel("gpx", self.path("rallygdp.gpx", leg)).texts("cmt"), [box["total_km"] for box in leg["boxes"]])

    def test_gpsbabel_reads_the_course_with_the_first_cars_hours(self):
        for leg in self.each_leg():
            read = gpsbabel("garmin_fit", self.path("course.fit", leg))
            course = [p for track in read.tracks for p in track]
            self.assertAlmostEqual(length(course) / length(self.own(leg).tracks[0]), 1, delta=0.001)
            for time, control in ((read.times[0], leg["controls"][0]), (read.times[-1], leg["controls"][-1])):
                due = datetime.datetime.fromisoformat(control["due_first_car"])
                self.assertLess(abs((datetime.datetime.fromisoformat(time.replace("Z", "+00:00")) - due).total_seconds()), 60)

    def test_gpsbabel_reads_oziexplorers_files_as_crew_gpx(self):
        for leg in self.each_leg():
            own = self.own(leg)
            read = gpsbabel("ozi", self.path("ozi.wpt", leg))
            # gpsbabel leaves the sign that stands for a comma.
            self.assertEqual([name.replace("Ñ", ",") for name in read.names], own.names)
            self.assert_places([place(p) for p in read.points], [place(p) for p in own.points], 0.2)
            numbers = {box["number"]: box for box in leg["boxes"]}
            for name, text in zip(read.names, read.texts("desc")):
                if name in numbers:
                    self.assertTrue(text.startswith(numbers[name]["total_km"] + " "), text)
                    first = numbers[name]["text"]["it"].split("\n")[0][:20]
                    self.assertIn(first, text.replace("Ñ", ","))
            track = gpsbabel("ozi", self.path("ozi.plt", leg)).tracks
            self.assertEqual(len(track), 1)
            self.assert_places(track[0], own.tracks[0], 0.2)

    def test_gpsbabel_reads_the_map_of_everybody(self):
        with zipfile.ZipFile(self.path("edition.kmz")) as archive:
            archive.extract("doc.kml", self.folder.name)
        read = gpsbabel("kml", os.path.join(self.folder.name, "doc.kml"))
        self.assertEqual(len(read.tracks), len(self.legs))
        for track, leg in zip(read.tracks, self.legs):
            self.assertAlmostEqual(length(track) / leg["length_m"], 1, delta=0.005)
        self.assertEqual(len(read.points), sum(len(leg["controls"]) for leg in self.legs))

    def test_no_file_for_crews_has_a_point_at_a_secret_line(self):
        for leg in self.each_leg():
            secret = [(control["lat"], control["lon"]) for control in leg["secret_controls"]]
            for form, name in (("gpx", "crew.gpx"), ("gpx", "openrally.gpx"), ("gpx", "rallygdp.gpx"), ("ozi", "ozi.wpt")):
                for point in gpsbabel(form, self.path(name, leg)).points:
                    self.assertTrue(all(metres(place(point), hidden) > 1 for hidden in secret), (name, point.findtext(GPX + "name")))

    # GDAL

    def test_gdal_reads_each_layer_of_the_geopackage_with_its_figures(self):
        path = self.path("edition.gpkg")
        legs = layer(path, "legs")
        self.assertEqual([leg["properties"]["leg"] for leg in legs], [leg["number"] for leg in self.legs])
        for read, leg in zip(legs, self.legs):
            self.assertAlmostEqual(read["properties"]["length_m"], leg["length_m"], delta=0.01)
            line = [(lat, lon) for lon, lat, *_ in read["geometry"]["coordinates"]]
            self.assertAlmostEqual(length(line) / leg["length_m"], 1, delta=0.005)
        sectors = [sector for leg in self.legs for sector in leg["sectors"]]
        read = layer(path, "sectors")
        self.assertEqual([(row["properties"]["sector"], f"{row['properties']['length_km']:.2f}", row["properties"]["target_min"]) for row in read],
                         [(s["number"], f"{float(s['length_km']):.2f}", s["target_time_s"] // 60) for s in sectors])
        controls = layer(path, "controls")
        self.assertEqual(sum(row["properties"]["secret"] for row in controls), sum(len(leg["secret_controls"]) for leg in self.legs))
        told = {(leg["number"], label(c), c.get("line")): c["due_first_car"] for leg in self.legs for c in leg["controls"] if c["passage"] != "out"}
        for row in controls:
            facts = row["properties"]
            if facts["passage"] != "out" and not facts["secret"]:
                self.assertEqual(facts["due_first_car"], told[facts["leg"], label(facts), facts["line"]])
        boxes = [(leg["number"], box["number"], box["text"]["it"]) for leg in self.legs for box in leg["boxes"]]
        self.assertEqual([(row["properties"]["leg"], row["properties"]["number"], row["properties"]["text_it"]) for row in layer(path, "boxes")], boxes)

    def test_gdal_reads_the_maps_of_everybody_without_secrets(self):
        features = layer(self.path("edition.geojson"))
        counts = {}
        for feature in features:
            counts[feature["properties"]["layer"]] = counts.get(feature["properties"]["layer"], 0) + 1
        self.assertEqual(counts, {"legs": len(self.legs), "controls": sum(len(leg["controls"]) for leg in self.legs),
                                  "boxes": sum(len(leg["boxes"]) for leg in self.legs)})
        names = subprocess.run(["ogrinfo", "-so", "-q", self.path("edition.kmz")], capture_output=True, text=True, check=True).stdout
        lines, points = 0, 0
        for name in (row.split(": ", 1)[1].rsplit(" (", 1)[0] for row in names.splitlines() if ": " in row):
            for feature in layer(self.path("edition.kmz"), name):
                kind = feature["geometry"]["type"] if feature["geometry"] else None
                lines, points = lines + (kind == "LineString"), points + (kind == "Point")
        self.assertEqual((lines, points), (counts["legs"], counts["controls"]))

    def test_gdal_reads_the_tables_and_both_workbooks(self):
        rows = layer(self.path("distances-and-times.csv"), more=["-oo", "AUTODETECT_TYPE=YES"])
        sectors = [sector for leg in self.legs for sector in leg["sectors"]]
        self.assertEqual([row["properties"]["length_km"] for row in rows], [float(sector["length_km"]) for sector in sectors])
        for name, sheets in (("edition.xlsx", 12), ("roads.xlsx", 3)):
            told = subprocess.run(["ogrinfo", "-so", "-q", self.path(name)], capture_output=True, text=True, check=True).stdout
            self.assertGreaterEqual(len(told.splitlines()), sheets, told)

    # LibreOffice

    def sheets(self, name):
        """Cells of each sheet's rows, by its name: numbers, times of day and moments as such, everything else as text."""
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder.name}/office", "--headless", "--convert-to", "fods",
                        "--outdir", self.folder.name, self.path(name)], check=True, capture_output=True)
        root = xml.etree.ElementTree.parse(os.path.join(self.folder.name, os.path.splitext(name)[0] + ".fods")).getroot()
        found = {}
        for table in root.iter(TABLE + "table"):
            rows = [[value for cell in row for value in [cell_value(cell)] * min(int(cell.get(TABLE + "number-columns-repeated", 1)), 100)]
                    for row in table.iter(TABLE + "table-row")]
            found[table.get(TABLE + "name")] = [row for row in rows if any(cell is not None for cell in row)]
        return found

    def sheet_with(self, found, *heads):
        return next(rows[1:] for rows in found.values() if [str(head).split("\n")[0] for head in rows[0][:len(heads)]] == list(heads))

    def test_libreoffice_reads_the_workbook_with_real_numbers_and_times(self):
        found = self.sheets("edition.xlsx")
        sectors = [(leg["number"], sector) for leg in self.legs for sector in leg["sectors"]]
        rows = self.sheet_with(found, "Tappa", "Settore", "Dal", "Al")
        self.assertEqual(len(rows), len(sectors))
        due = {(leg["number"], control["code"]): control["due_first_car"] for leg in self.legs for control in leg["controls"] if control["passage"] != "out"}
        for row, (leg, sector) in zip(rows, sectors):
            self.assertEqual(row[:2], [leg, sector["number"]])
            self.assertEqual(row[4], float(sector["length_km"]))
            self.assertEqual(row[5], datetime.timedelta(seconds=sector["target_time_s"]))
            self.assertAlmostEqual(row[6], sector["average_kmh"], delta=0.01)
            self.assertEqual(row[7].isoformat(), due[leg, sector["to_code"]][:19])
        boxes = [(leg["number"], box) for leg in self.legs for box in leg["boxes"]]
        rows = next(rows[1:] for rows in found.values() if len(rows) == len(boxes) + 1)
        for row, (leg, box) in zip(rows, boxes):
            self.assertEqual(row[0], leg)
            self.assertIn(box["number"], [str(int(cell)) if isinstance(cell, float) else cell for cell in row[:4]])
            self.assertIn(float(box["total_km"]), row)
            self.assertIn(box["text"]["it"], row)

    def test_libreoffice_reads_the_list_of_roads_with_real_lengths(self):
        found = self.sheets("roads.xlsx")
        rows = max(found.values(), key=len)[1:]
        self.assertGreater(len(rows), len(self.legs))
        self.assertGreater(sum(isinstance(cell, datetime.datetime) for row in rows for cell in row), len(rows))
        head = [str(cell).split("\n")[0] for cell in max(found.values(), key=len)[0]]
        driven = sum(row[head.index("Lungh.")] for row in rows)
        self.assertAlmostEqual(driven, sum(leg["length_m"] for leg in self.legs) / 1000, delta=0.02 * len(rows))


program = unittest.main(argv=sys.argv[:1], exit=False)
sys.exit(not program.result.wasSuccessful())
