// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "geo/geodesic.hpp"
#include "roadbook/publication.hpp"
#include "timing/planned_legs.hpp"
#include "timing/schedule.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace route::test {

/// One leg through the night with each kind of thing that files must tell or hide: a halt, linked trials, a
/// secret check point, boxes, awkward names.
class SmallPublication {
public:
    SmallPublication() {
        using namespace std::chrono_literals;
        using edition::Kind;
        m_legs.leg(2024y / 6 / 11, 23h + 30min)
            .at(0, Kind::start, "Trento")
            .at(3, Kind::pm, "Passo")
            .line(pm_line(1, 0, false))
            .line(pm_line(2, 1000, true))
            .line(pm_line(3, 2000, false))
            .at(8.126, Kind::lunch, "Bar \"Luna\", Povo", [](edition::Waypoint& row) { row.stop = 20min; })
            .at(9, Kind::pc, "Piazza")
            .line(pc_line(1, 0))
            .line(pc_line(2, 180))
            .at(16, Kind::finish, "Levico <centro> & lago",
                [](edition::Waypoint& row) { row.notes["it"] = "Parco chiuso"; });
        m_legs.edition().languages = {"it", "en"};
        m_legs.edition().version = "2 (draft)";
        m_legs.edition().groups = {{"", 11, 60s, 0s}};
        auto itinerary = m_legs.itinerary();
        add_track(itinerary.legs[LegIndex{0}]);
        Diagnostics found;
        auto timed = timing::timed(m_legs.edition(), std::move(itinerary), timing::RuleSet{}, found);
        if (!timed) throw std::logic_error(to_text(found.all().back()));
        m_timed = *std::move(timed);
        add_boxes();
    }

    [[nodiscard]] edition::Edition& edition() { return m_legs.edition(); }
    [[nodiscard]] timing::TimedItinerary& timed() { return m_timed; }
    [[nodiscard]] roadbook::RoadBook& book() { return m_book; }
    [[nodiscard]] roadbook::Publication publication() {
        return {m_legs.edition(),     m_timed, m_book, m_phrases, "© OpenStreetMap contributors, ODbL 1.0",
                Fingerprint{0xABCDEF}};
    }

    /// The road climbs 10 m a kilometre from 200 m; its last kilometre is not covered.
    SmallPublication& with_heights() {
        auto& leg = m_timed.itinerary.legs[LegIndex{0}];
        for (const auto& point : leg.track) {
            const Metres driven = point.chainage.since_start();
            const Metres climbed = std::min(driven, Metres{15000}) / 100.0;
            const auto height = driven > Metres{15000} ? std::nullopt : std::optional<Metres>(Metres{200} + climbed);
            leg.heights.push_back({point.chainage, height, climbed, Metres{}});
        }
        return *this;
    }

private:
    static edition::TrialLine pm_line(int line, double at_m, bool secret) {
        edition::TrialLine trial_line;
        trial_line.line = line;
        trial_line.at = Metres{at_m};
        if (line == 1) trial_line.average = KmPerHour{45};
        trial_line.secret = secret;
        return trial_line;
    }
    static edition::TrialLine pc_line(int line, double at_m) {
        edition::TrialLine trial_line;
        trial_line.line = line;
        trial_line.at = Metres{at_m};
        if (line > 1) trial_line.time = std::chrono::duration<std::int64_t, std::centi>{1850};
        return trial_line;
    }

    /// 16 km due east, a point each 100 m.
    static void add_track(itinerary::LegItinerary& leg) {
        geo::Position place{geo::Latitude::degrees(46.0679), geo::Longitude::degrees(11.1211)};
        Chainage chainage;
        leg.track.push_back({place, chainage});
        for (int i = 0; i < 160; ++i) {
            const auto next = geo::destination(place, Bearing::degrees(90), Metres{100});
            chainage = chainage + geo::distance(place, next);
            place = next;
            leg.track.push_back({place, chainage});
        }
        leg.path.push_back({{}, OsmWayId{4512}, true, Chainage{}, chainage});
        for (auto& control : leg.controls) {
            control.position = leg.track[static_cast<std::size_t>(control.chainage.since_start().count() / 100)].position;
            if (control.kind == edition::Kind::pc && control.line == 1) control.code = "PC 1";
            if (control.kind == edition::Kind::pc && control.line == 2) control.ends_code = "PC 1";
        }
    }

    void add_boxes() {
        auto& leg = m_book.legs.emplace_back();
        leg.leg = 1;
        auto& first = leg.sectors.emplace_back();
        first.boxes.push_back(box("1", 0, {ControlIndex{0}}));
        auto junction = box("2", 2400, {});
        junction.partial = PrintedLength::decametres(240);
        junction.total = PrintedLength::decametres(240);
        junction.to_go = PrintedLength::decametres(573);
        junction.view.turn = TurnAngle::degrees(-90.04);
        junction.view.exit_number = 2;
        junction.text["it"] = {{"Sinistra", true}, {"SP 12", false}};
        junction.text["en"] = {{"Left", true}};
        junction::Arm arm;
        arm.role = junction::ArmRole::entry;
        arm.bearing = Bearing::degrees(270);
        arm.look.road_class = network::RoadClass::primary;
        arm.name = "Via Roma";
        arm.may_enter = false;
        junction.view.arms = {arm};
        first.boxes.push_back(junction);
        auto& second = leg.sectors.emplace_back();
        second.sector = SectorIndex{1};
        second.boxes.push_back(box("3", 8126, {}));
    }

    static roadbook::Box box(const std::string& number, double at_m, std::vector<ControlIndex> controls) {
        roadbook::Box box;
        box.number = number;
        box.kind = controls.empty() ? roadbook::BoxKind::junction : roadbook::BoxKind::control;
        box.controls = std::move(controls);
        box.chainage = Chainage{Metres{at_m}};
        box.printed = PrintedLength::nearest(box.chainage);
        box.position = {geo::Latitude::degrees(46.0679), geo::Longitude::degrees(11.1511)};
        return box;
    }

    PlannedLegs m_legs;
    timing::TimedItinerary m_timed;
    roadbook::RoadBook m_book;
    std::vector<roadbook::Phrases> m_phrases = roadbook::phrases_in(ROUTE_SOURCE_DIR "/styles", {"it", "en"});
};

} // namespace route::test
