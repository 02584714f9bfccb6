# SPDX-License-Identifier: BSL-1.0
"""edition.gpkg as QGIS opens it: its layers have their default looks, and draw.

Run as: qgis_styles_test.py PROGRAM [FOLDER]: pictures of what was drawn go to FOLDER. 77 says that PyQGIS (Debian's python3-qgis) is not there.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
try:
    from qgis.core import QgsApplication, QgsFeature, QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle, QgsRenderContext, QgsVectorLayer
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor
except ImportError:
    print("SKIPPED: there is no PyQGIS (python3-qgis): nobody opened edition.gpkg in QGIS")
    sys.exit(77)

PROGRAM = os.path.abspath(sys.argv[1])
PICTURES = sys.argv[2] if len(sys.argv) > 2 else None # a folder to look at what was drawn
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TABLE = os.path.join(SOURCE, "samples", "maps", "mille-miglia.toml")
ORDER = ["controls", "trial_lines", "boxes", "sectors", "legs", "roads", "order_lines", "order_areas"] # from the top
DOTS_PER_INCH = 96


class QgisStyles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="roadbook-qgis-")
        # The sample names its heights from where it lies.
        edition = os.path.join(cls.folder.name, "samples", "mille-miglia-2024")
        shutil.copytree(os.path.join(SOURCE, "samples", "mille-miglia-2024"), edition)
        os.makedirs(os.path.join(cls.folder.name, "build", "sample"))
        made = os.path.join(cls.folder.name, "build", "sample", "mille-miglia")
        maker = os.path.join(os.path.dirname(PROGRAM), "synthetic-extract")
        for command in ([maker, TABLE, "-o", made + ".osm.pbf", "--elevation", made + ".tif"],
                        [PROGRAM, "import", made + ".osm.pbf", "-o", made + ".roadnet"],
                        [PROGRAM, "build", edition, "-n", made + ".roadnet", "-o", made + "-out"]):
            subprocess.run(command, check=True, capture_output=True)
        cls.layers = {name: QgsVectorLayer(f"{made}-out/edition.gpkg|layername={name}", name, "ogr") for name in ORDER}

    @classmethod
    def tearDownClass(cls):
        cls.layers = {}
        cls.folder.cleanup()

    def test_each_layer_opens_with_the_look_that_the_file_holds(self):
        for name, layer in self.layers.items():
            with self.subTest(name):
                self.assertTrue(layer.isValid())
                message, worked = layer.loadDefaultStyle()
                self.assertTrue(worked, message)

    def test_legs_have_a_colour_each_and_controls_a_sign_by_their_kind(self):
        legs = self.layers["legs"].renderer()
        self.assertEqual((legs.type(), legs.classAttribute()), ("categorizedSymbol", "leg"))
        # Asked as a map asks: QGIS compares a category's value by its type too.
        self.assertEqual(self.colours_of("legs", "leg"), {1: "#0072b2", 2: "#d55e00", 3: "#009e73", 4: "#cc79a7", 5: "#e69f00"})
        self.assertEqual(self.colours_of("trial_lines", "secret"), {0: "#5b3a8e", 1: "#c8102e"})
        controls = self.layers["controls"].renderer()
        self.assertEqual((controls.type(), controls.classAttribute()), ("categorizedSymbol", "kind"))
        signs = self.colours_of("controls", "kind")
        self.assertEqual((signs["CO"], signs["PC"], signs["PM"]), ("#c8102e", "#e69f00", "#5b3a8e"))

    def test_legs_from_the_tenth_on_have_the_colours_again(self):
        many = QgsVectorLayer("LineString?crs=epsg:4326&field=leg:integer", "legs", "memory")
        message, worked = many.loadNamedStyle(os.path.join(SOURCE, "styles", "qgis", "legs.qml"))
        self.assertTrue(worked, message)
        legs = []
        for number in range(1, 100):
            leg = QgsFeature(many.fields())
            leg["leg"] = number
            legs.append(leg)
        many.dataProvider().addFeatures(legs)
        colours = self.colours_in(many, "leg")
        self.assertEqual(len(set(colours.values())), 9)
        self.assertNotIn("#000000", colours.values())
        for number in range(10, 100):
            self.assertEqual(colours[number], colours[number - 9], number)

    def colours_of(self, name, field):
        return self.colours_in(self.layers[name], field)

    @staticmethod
    def colours_in(layer, field):
        context = QgsRenderContext()
        renderer = layer.renderer().clone()
        renderer.startRender(context, layer.fields())
        colours = {feature[field]: renderer.symbolForFeature(feature, context).color().name() for feature in layer.getFeatures()}
        renderer.stopRender(context)
        return colours

    def test_controls_bear_their_codes_and_boxes_their_numbers(self):
        for name, field in (("controls", "code"), ("boxes", "number"), ("trial_lines", "trial"), ("sectors", "sector"),
                            ("order_areas", "name"), ("order_lines", "name")):
            with self.subTest(name):
                layer = self.layers[name]
                self.assertTrue(layer.labelsEnabled())
                self.assertEqual(layer.labeling().settings().fieldName, field)

    def drawn(self, extent, name):
        settings = QgsMapSettings()
        settings.setLayers([layer for layer in self.layers.values()
                            if not layer.hasScaleBasedVisibility() or layer.isInScaleRange(self.scale(extent))])
        settings.setOutputSize(QSize(1200, 1000))
        settings.setOutputDpi(DOTS_PER_INCH)
        settings.setBackgroundColor(QColor("white"))
        settings.setExtent(extent)
        settings.setDestinationCrs(self.layers["legs"].crs())
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        self.assertEqual(job.errors(), [])
        image = job.renderedImage()
        if PICTURES:
            image.save(os.path.join(PICTURES, name + ".png"))
        labels = {}
        for label in job.takeLabelingResults().labelsWithinRect(extent):
            labels.setdefault(label.layerID, set()).add(label.labelText)
        colours = {image.pixelColor(x, y).name() for x in range(1200) for y in range(1000)}
        return colours, {name: labels.get(layer.id(), set()) for name, layer in self.layers.items()}

    @staticmethod
    def scale(extent):
        settings = QgsMapSettings()
        settings.setOutputSize(QSize(1200, 1000))
        settings.setOutputDpi(DOTS_PER_INCH)
        settings.setExtent(extent)
        return settings.scale()

    def test_the_whole_edition_shows_each_leg_in_its_colour_and_no_boxes(self):
        extent = QgsRectangle(self.layers["legs"].extent())
        extent.scale(1.1)
        colours, labels = self.drawn(extent, "edition")
        for what, colour in (("leg 1", "#0072b2"), ("leg 2", "#d55e00"), ("leg 3", "#009e73"), ("leg 4", "#cc79a7"),
                             ("leg 5", "#e69f00"), ("a time control", "#c8102e")):
            self.assertIn(colour, colours, what)
        self.assertEqual(labels["boxes"], set())
        self.assertTrue(any(label.startswith("CO ") for label in labels["controls"]), labels["controls"])

    def test_a_town_shows_boxes_by_number_where_no_control_needs_the_room(self):
        controls = [control.geometry() for control in self.layers["controls"].getFeatures()]
        place = next(box.geometry().asPoint() for box in self.layers["boxes"].getFeatures()
                     if min(box.geometry().distance(control) for control in controls) > 0.003)
        extent = QgsRectangle(place.x() - 0.02, place.y() - 0.0167, place.x() + 0.02, place.y() + 0.0167)
        self.assertLess(self.scale(extent), 50000)
        colours, labels = self.drawn(extent, "town")
        self.assertIn("#0072b2", colours)
        self.assertTrue(labels["boxes"])


application = QgsApplication([], False)
application.initQgis()
program = unittest.main(argv=sys.argv[:1], exit=False)
application.exitQgis()
sys.exit(not program.result.wasSuccessful())
