// SPDX-License-Identifier: BSL-1.0
#include "exchange/edition_layers.hpp"

#include "base/error.hpp"
#include "exchange/printed_text.hpp"
#include "network/road_class.hpp"
#include "timing/local_time.hpp"
#include "timing/road_hours.hpp"
#include "timing/trials.hpp"

#include <algorithm>
#include <cpl_error.h>
#include <fmt/format.h>
#include <functional>
#include <ogrsf_frmts.h>
#include <vector>

namespace route::exchange {

using roadbook::Publication;

namespace {

/// A column of a layer.
struct Field {
    std::string name;
    OGRFieldType type;
};

/// One layer being written.
class Layer {
public:
    Layer(GDALDataset& dataset, const std::string& target, const char* name, OGRwkbGeometryType geometry,
          const std::vector<Field>& fields)
        : m_target(target) {
        for (int i = dataset.GetLayerCount(); i-- > 0;) {
            if (std::string(dataset.GetLayer(i)->GetName()) == name && dataset.DeleteLayer(i) != OGRERR_NONE)
                fail_to_write(target);
        }
        OGRSpatialReference wgs84;
        wgs84.importFromEPSG(4326);
        wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        m_layer = dataset.CreateLayer(name, &wgs84, geometry, nullptr);
        if (m_layer == nullptr) fail_to_write(target);
        for (const auto& field : fields) {
            OGRFieldDefn definition(field.name.c_str(), field.type);
            if (m_layer->CreateField(&definition) != OGRERR_NONE) fail_to_write(target);
        }
    }

    /// `set` fills the columns by their names.
    void add(const OGRGeometry& geometry, const std::function<void(OGRFeature&)>& set) {
        OGRFeature feature(m_layer->GetLayerDefn());
        set(feature);
        feature.SetGeometry(&geometry);
        if (m_layer->CreateFeature(&feature) != OGRERR_NONE) fail_to_write(m_target);
    }

private:
    const std::string& m_target;
    OGRLayer* m_layer = nullptr;
};

void set_text(OGRFeature& feature, const char* name, std::string_view text) {
    feature.SetField(name, printable(text).c_str());
}

/// "text_de": one for each of the edition's languages.
std::string text_column(Language language) { return "text_" + std::string(language.code()); }

/// "average_kmh_high": as the columns of trials.csv.
std::string average_column(const std::string& class_name) { return "average_kmh_" + class_name; }

/// Rounded far below what anybody measures: the same digits on every machine.
double metres(Metres length) { return std::round(length.count() * 1000) / 1000; }

class LayerWriter {
public:
    LayerWriter(const Publication& publication, const network::RoadNetwork& roads, GDALDataset& dataset, std::string target)
        : m_publication(publication), m_roads(roads), m_dataset(dataset), m_target(std::move(target)) {}

    void write() {
        write_legs();
        write_sectors();
        write_controls();
        write_trial_lines();
        write_boxes();
        write_roads();
        write_orders();
    }

private:
    const itinerary::LegItinerary& leg(LegIndex l) const { return m_publication.timed.itinerary.legs[l]; }
    auto legs() const { return m_publication.timed.legs.indices(); }
    std::string local(timing::Instant instant, const std::string& zone) const { return timing::iso8601(instant, zone); }

    OGRPoint point(const itinerary::LegItinerary& of, geo::Position position, Chainage chainage) const {
        return {position.longitude.degrees(), position.latitude.degrees(),
                itinerary::height_at(of, chainage).value_or(Metres{}).count()};
    }

    OGRLineString line(const itinerary::LegItinerary& of, Chainage from, Chainage to) const {
        OGRLineString line;
        const auto add = [&](const OGRPoint& next) { line.addPoint(&next); };
        add(point(of, itinerary::position_at(of, from), from));
        auto next = std::ranges::upper_bound(of.track, from, {}, &itinerary::TrackPoint::chainage);
        for (; next != of.track.end() && next->chainage < to; ++next) {
            add(point(of, next->position, next->chainage));
        }
        add(point(of, itinerary::position_at(of, to), to));
        return line;
    }

    void write_legs() {
        Layer layer(m_dataset, m_target, "legs", wkbLineString25D,
                    {{"leg", OFTInteger},
                     {"name", OFTString},
                     {"date", OFTString},
                     {"length_m", OFTReal},
                     {"length_km", OFTReal},
                     {"climb_m", OFTReal},
                     {"descent_m", OFTReal},
                     {"edition", OFTString},
                     {"version", OFTString},
                     {"fingerprint", OFTString},
                     {"attribution", OFTString}});
        for (const LegIndex l : legs()) {
            const Chainage end{leg(l).length()};
            layer.add(line(leg(l), Chainage{}, end), [&](OGRFeature& row) {
                const auto& day = m_publication.leg(l).edition_leg();
                row.SetField("leg", leg(l).number);
                set_text(row, "name", day.name);
                set_text(row, "date", timing::date_text(day.date));
                row.SetField("length_m", metres(leg(l).length()));
                row.SetField("length_km", km_number(PrintedLength::nearest(end)));
                set_relief(row, leg(l), Chainage{}, end);
                set_text(row, "edition", m_publication.edition.name);
                set_text(row, "version", m_publication.edition.version);
                set_text(row, "fingerprint", m_publication.fingerprint.text());
                set_text(row, "attribution", m_publication.attribution);
            });
        }
    }

    static void set_relief(OGRFeature& row, const itinerary::LegItinerary& of, Chainage from, Chainage to) {
        const auto relief = itinerary::relief_between(of, from, to);
        if (!relief) return;
        row.SetField("climb_m", std::round(relief->climb.count() * 10) / 10);
        row.SetField("descent_m", std::round(relief->descent.count() * 10) / 10);
    }

    void write_sectors() {
        Layer layer(m_dataset, m_target, "sectors", wkbLineString25D,
                    {{"leg", OFTInteger},
                     {"sector", OFTInteger},
                     {"from_code", OFTString},
                     {"from_name", OFTString},
                     {"to_code", OFTString},
                     {"to_name", OFTString},
                     {"length_km", OFTReal},
                     {"target_min", OFTInteger},
                     {"average_kmh", OFTReal},
                     {"first_car_due", OFTString},
                     {"climb_m", OFTReal},
                     {"descent_m", OFTReal}});
        for (const LegIndex l : legs()) {
            const auto& times = m_publication.timed.legs[l];
            for (const auto& sector : times.sectors) {
                const auto& from = leg(l).controls[sector.from];
                const auto& to = leg(l).controls[sector.to];
                layer.add(line(leg(l), from.chainage, to.chainage), [&](OGRFeature& row) {
                    row.SetField("leg", leg(l).number);
                    row.SetField("sector", sector.number);
                    set_text(row, "from_code", from.code);
                    set_text(row, "from_name", from.name);
                    set_text(row, "to_code", to.code);
                    set_text(row, "to_name", to.name);
                    row.SetField("length_km", km_number(sector.printed));
                    row.SetField("target_min", static_cast<int>(sector.target.count()));
                    row.SetField("average_kmh", std::round(sector.average.count() * 1000) / 1000);
                    set_text(row, "first_car_due", local(times.controls[sector.to].due_first_car, times.clocks[sector.to]));
                    set_relief(row, leg(l), from.chainage, to.chainage);
                });
            }
        }
    }

    void write_controls() {
        Layer layer(m_dataset, m_target, "controls", wkbPoint25D,
                    {{"leg", OFTInteger},
                     {"kind", OFTString},
                     {"code", OFTString},
                     {"ends_code", OFTString},
                     {"name", OFTString},
                     {"passage", OFTString},
                     {"line", OFTInteger},
                     {"secret", OFTInteger},
                     {"km", OFTReal},
                     {"heading_deg", OFTReal},
                     {"due_first_car", OFTString},
                     {"due_last_car", OFTString},
                     {"opens", OFTString},
                     {"closes", OFTString},
                     {"times_told", OFTInteger}});
        for (const LegIndex l : legs()) {
            for (const ControlIndex i : leg(l).controls.indices()) {
                const auto& control = leg(l).controls[i];
                const auto& times = m_publication.timed.legs[l].controls[i];
                const auto& clocks = m_publication.timed.legs[l].clocks[i];
                layer.add(point(leg(l), control.position, control.chainage), [&](OGRFeature& row) {
                    row.SetField("leg", leg(l).number);
                    set_text(row, "kind", edition::name_of(control.kind));
                    set_text(row, "code", control.code);
                    set_text(row, "ends_code", control.ends_code);
                    set_text(row, "name", control.name);
                    const auto passage = control.passage;
                    set_text(row, "passage",
                             passage == itinerary::Passage::in    ? "in"
                             : passage == itinerary::Passage::out ? "out"
                                                                  : "at");
                    if (control.line > 0) row.SetField("line", control.line);
                    row.SetField("secret", control.secret ? 1 : 0);
                    row.SetField("km", km_number(control.printed));
                    row.SetField("heading_deg", std::round(control.heading.degrees() * 10) / 10);
                    set_text(row, "due_first_car", local(times.due_first_car, clocks));
                    set_text(row, "due_last_car", local(times.due_last_car, clocks));
                    set_text(row, "opens", local(times.opens, clocks));
                    set_text(row, "closes", local(times.closes, clocks));
                    const bool told = control.line == 0 && m_publication.leg(l).crews_know_time_at(i);
                    row.SetField("times_told", told ? 1 : 0);
                });
            }
        }
    }

    void write_trial_lines() {
        std::vector<Field> fields{{"leg", OFTInteger},
                                  {"trial", OFTString},
                                  {"ends_trial", OFTString},
                                  {"line", OFTInteger},
                                  {"at_m", OFTReal},
                                  {"time_s", OFTReal},
                                  {"given_as", OFTString},
                                  {"average_kmh", OFTReal},
                                  {"averages_told", OFTInteger},
                                  {"crew_ends_trial", OFTString},
                                  {"crew_time_s", OFTReal}};
        for (const auto& name : edition::average_classes(m_publication.edition.trials)) {
            fields.push_back({average_column(name), OFTReal});
        }
        fields.push_back({"secret", OFTInteger});
        Layer layer(m_dataset, m_target, "trial_lines", wkbPoint25D, fields);
        for (const LegIndex l : legs()) {
            const auto trials = timing::public_trials(m_publication.edition, leg(l));
            for (const ControlIndex i : leg(l).controls.indices()) {
                const auto& control = leg(l).controls[i];
                if (control.line == 0) continue;
                const auto lines =
                    edition::lines_of(m_publication.edition, m_publication.edition.waypoints[control.waypoint]);
                const auto typed = std::ranges::find(lines, control.line, &edition::TrialLine::line);
                layer.add(point(leg(l), control.position, control.chainage), [&](OGRFeature& row) {
                    row.SetField("leg", leg(l).number);
                    set_text(row, "trial", control.code);
                    set_text(row, "ends_trial", control.ends_code);
                    row.SetField("line", control.line);
                    row.SetField("secret", control.secret ? 1 : 0);
                    set_what_crews_know(row, trials, l, i);
                    if (typed == lines.end()) return;
                    row.SetField("at_m", metres(typed->at));
                    if (typed->time) row.SetField("time_s", static_cast<double>(typed->time->count()) / 100.0);
                    if (control.kind == edition::Kind::pm) {
                        const auto given = static_cast<std::size_t>(lines.front().given_as);
                        set_text(row, "given_as", edition::given_as_names[given]);
                    }
                    if (typed->average) row.SetField("average_kmh", typed->average->count());
                    for (const auto& [name, average] : typed->averages) {
                        row.SetField(average_column(name).c_str(), average.count());
                    }
                });
            }
        }
    }

    /// Whether they are told a PM's averages; the trial that ends here, and a PC's time: of one with secret lines in between,
    /// the whole.
    void set_what_crews_know(OGRFeature& row, const std::vector<timing::PublicTrial>& trials, LegIndex l,
                             ControlIndex line) const {
        const auto& controls = leg(l).controls;
        for (const auto& trial : trials) {
            const bool same_trial = controls[trial.first].waypoint == controls[line].waypoint;
            if (trial.average && same_trial) row.SetField("averages_told", trial.tells_averages() ? 1 : 0);
            if (trial.last != line || trial.first == line) continue;
            set_text(row, "crew_ends_trial", trial.code);
            if (trial.time) row.SetField("crew_time_s", static_cast<double>(trial.time->count()) / 100.0);
        }
    }

    void write_boxes() {
        std::vector<Field> fields{{"leg", OFTInteger},   {"number", OFTString},   {"kind", OFTString},
                                  {"total_km", OFTReal}, {"partial_km", OFTReal}, {"to_go_km", OFTReal},
                                  {"danger", OFTInteger}};
        const auto& languages = m_publication.edition.languages;
        for (const auto language : languages) {
            fields.push_back({text_column(language), OFTString});
        }
        Layer layer(m_dataset, m_target, "boxes", wkbPoint25D, fields);
        for (const LegIndex l : legs()) {
            const auto* book = m_publication.book_of(l);
            if (book == nullptr) continue;
            for (const auto& sector : book->sectors) {
                for (const auto& box : sector.boxes) {
                    layer.add(point(leg(l), box.position, box.chainage), [&](OGRFeature& row) {
                        row.SetField("leg", leg(l).number);
                        set_text(row, "number", box.number);
                        set_text(row, "kind", roadbook::name_of(box.kind));
                        row.SetField("total_km", km_number(box.total));
                        row.SetField("partial_km", km_number(box.partial));
                        row.SetField("to_go_km", km_number(box.to_go));
                        row.SetField("danger", box.danger);
                        for (const auto language : languages) {
                            set_text(row, text_column(language).c_str(), text_of(box, language));
                        }
                    });
                }
            }
        }
    }

    /// Neighbouring steps on one way are one row, in the order in which they are driven.
    void write_roads() {
        Layer layer(m_dataset, m_target, "roads", wkbLineString25D,
                    {{"leg", OFTInteger},
                     {"seq", OFTInteger},
                     {"osm_way", OFTInteger64},
                     {"name", OFTString},
                     {"ref", OFTString},
                     {"class", OFTString},
                     {"from_km", OFTReal},
                     {"to_km", OFTReal}});
        for (const LegIndex l : legs()) {
            const auto& path = leg(l).path;
            int seq = 0;
            for (auto begin = path.begin(); begin != path.end();) {
                const auto end = std::find_if(begin, path.end(), [&](const auto& step) { return step.way != begin->way; });
                const auto way = m_roads.way(begin->edge);
                layer.add(line(leg(l), begin->from, (end - 1)->to), [&](OGRFeature& row) {
                    row.SetField("leg", leg(l).number);
                    row.SetField("seq", ++seq);
                    row.SetField("osm_way", static_cast<GIntBig>(begin->way.value()));
                    set_text(row, "name", m_roads.name(way));
                    set_text(row, "ref", m_roads.ref(way));
                    set_text(row, "class", network::name_of(m_roads.attributes(way).road_class));
                    row.SetField("from_km", km_number(PrintedLength::nearest(begin->from)));
                    row.SetField("to_km", km_number(PrintedLength::nearest((end - 1)->to)));
                });
                begin = end;
            }
        }
    }

    void write_orders() {
        const std::vector<Field> fields{{"name", OFTString},
                                        {"effect", OFTString},
                                        {"for_legs", OFTString},
                                        {"valid_from", OFTString},
                                        {"valid_to", OFTString},
                                        {"against_one_way", OFTInteger},
                                        {"closed_to_others", OFTInteger},
                                        {"note", OFTString}};
        const auto& orders = m_publication.edition.road_orders;
        {
            Layer layer(m_dataset, m_target, "order_areas", wkbMultiPolygon, fields);
            for (const auto& order : orders) {
                const auto areas = areas_of(order.ground);
                if (!areas.IsEmpty()) layer.add(areas, [&](OGRFeature& row) { set_order(row, order); });
            }
        }
        Layer layer(m_dataset, m_target, "order_lines", wkbMultiLineString, fields);
        for (const auto& order : orders) {
            const auto lines = lines_of(order.ground);
            if (!lines.IsEmpty()) layer.add(lines, [&](OGRFeature& row) { set_order(row, order); });
        }
    }

    void set_order(OGRFeature& row, const edition::RoadOrder& order) const {
        set_text(row, "name", order.name);
        set_text(row, "effect",
                 order.effect == edition::OrderEffect::open     ? "open"
                 : order.effect == edition::OrderEffect::closed ? "closed"
                                                                : "forced");
        std::string legs;
        for (const int leg : order.legs) {
            legs += (legs.empty() ? "" : ", ") + std::to_string(leg);
        }
        set_text(row, "for_legs", legs);
        const auto hours = timing::hours_in_force(order, m_publication.edition);
        if (order.from && hours) set_text(row, "valid_from", local(hours->from, m_publication.timed.time_zone));
        if (order.to && hours) set_text(row, "valid_to", local(hours->to, m_publication.timed.time_zone));
        row.SetField("against_one_way", order.against_one_way ? 1 : 0);
        row.SetField("closed_to_others", order.closed_to_others ? 1 : 0);
        set_text(row, "note", order.note);
    }

    static void add_points(OGRSimpleCurve& curve, const std::vector<geo::Position>& positions) {
        for (const auto& position : positions) {
            curve.addPoint(position.longitude.degrees(), position.latitude.degrees());
        }
    }

    static OGRMultiPolygon areas_of(const edition::OrderedGround& ground) {
        OGRMultiPolygon areas;
        for (const auto& rings : ground.areas) {
            OGRPolygon area;
            for (const auto& positions : rings) {
                OGRLinearRing ring;
                add_points(ring, positions);
                ring.closeRings();
                area.addRing(&ring);
            }
            areas.addGeometry(&area);
        }
        return areas;
    }

    /// As they are drawn; named ways as the map has them.
    OGRMultiLineString lines_of(const edition::OrderedGround& ground) const {
        OGRMultiLineString lines;
        const auto add = [&](const std::vector<geo::Position>& positions) {
            OGRLineString line;
            add_points(line, positions);
            lines.addGeometry(&line);
        };
        std::ranges::for_each(ground.lines, add);
        if (ground.ways.empty()) return lines;
        for (std::uint32_t s = 0; s < m_roads.segment_count(); ++s) {
            const network::DirectedEdge edge{network::SegmentId{s}, true};
            if (std::ranges::binary_search(ground.ways, m_roads.osm_id(m_roads.way(edge)))) add(m_roads.shape(edge));
        }
        return lines;
    }

    const Publication& m_publication;
    const network::RoadNetwork& m_roads;
    GDALDataset& m_dataset;
    std::string m_target;
};

} // namespace

void fail_to_write(const std::string& target, std::string reason) {
    std::ranges::replace(reason, '\n', ' ');
    while (reason.ends_with(' ')) {
        reason.pop_back();
    }
    throw IoError(target + ": cannot be written: " + (reason.empty() ? "GDAL does not tell why" : reason),
                  "Check the connection, the rights and the room there.");
}

void fail_to_write(const std::string& target) { fail_to_write(target, CPLGetLastErrorMsg()); }

void write_edition_layers(const Publication& publication, const network::RoadNetwork& roads, GDALDataset& dataset,
                          const std::string& target) {
    LayerWriter{publication, roads, dataset, target}.write();
}

} // namespace route::exchange
