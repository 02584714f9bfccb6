// SPDX-License-Identifier: BSL-1.0
#include "roadbook/box_text.hpp"
#include "junction/landmark_catalogue.hpp"
#include "roadbook/direction.hpp"
#include "roadbook/phrase_keys.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace route::roadbook::detail {

using edition::Kind;
using itinerary::Passage;
using itinerary::PlacedControl;
using junction::Arm;
using junction::ArmRole;
using junction::Feature;

namespace {

/// What is in sight and stands further on, or lies behind, is told in a box of its own, or is none of this one's business.
bool is_at(const junction::JunctionView& view, const junction::PlacedFeature& placed) {
    constexpr Metres near{40};
    return placed.at.norm() <= near + (view.leave - view.entry);
}

/// \pre it is not behind the crew
std::string_view key_of(junction::InSight where) {
    switch (where) {
    case junction::InSight::right: return "box.landmark_on_right";
    case junction::InSight::left: return "box.landmark_on_left";
    case junction::InSight::in_middle: return "box.landmark_in_middle";
    case junction::InSight::left_after: return "box.landmark_on_left_after";
    case junction::InSight::right_after: return "box.landmark_on_right_after";
    case junction::InSight::ahead:
    case junction::InSight::behind: break;
    }
    return "box.landmark_ahead";
}

class BoxWriter {
public:
    BoxWriter(const Box& box, const edition::Edition& edition, const itinerary::LegItinerary& leg, const Phrases& phrases,
              const Telling& telling)
        : m_box(box), m_edition(edition), m_leg(leg), m_phrases(phrases), m_telling(telling) {}

    std::vector<InfoLine> write() {
        for (const auto index : m_box.controls) {
            write_control(m_leg.controls[index]);
        }
        if (m_telling.direction) write_direction();
        if (m_box.kind == BoxKind::reassurance) add(m_phrases.say("box.continue"), true);
        write_features();
        if (m_telling.direction || m_box.kind == BoxKind::reassurance) write_road();
        if (m_box.controls.empty()) write_roadside();
        for (const auto index : m_box.controls) {
            write_notes(m_leg.controls[index]);
        }
        return std::move(m_lines);
    }

private:
    void add(std::string text, bool emphasis = false) { add(InfoLine{std::move(text), emphasis}); }

    void add(InfoLine line) {
        const bool again = std::ranges::any_of(m_lines, [&](const InfoLine& told) { return told.text == line.text; });
        if (!line.text.empty() && !again) m_lines.push_back(std::move(line));
    }

    void write_control(const PlacedControl& control) {
        if (control.line > 0) return write_trial_line(control);
        const auto kind = m_phrases.say(phrase_of(control));
        add(control.code.empty() ? kind : control.code + " · " + kind, true);
        add(control.name);
        if (m_telling.starts_sector && control.kind == Kind::co) add(m_phrases.say("box.sector_starts"));
    }

    void write_trial_line(const PlacedControl& control) {
        const bool linked = control.kind == Kind::pc;
        const auto lines = edition::lines_of(m_edition, m_edition.waypoints[control.waypoint]);
        const auto line = std::ranges::find(lines, control.line, &edition::TrialLine::line);
        const auto next = line == lines.end() ? line : line + 1;
        if (control.ends_code.empty() || control.code.empty()) {
            const bool starts = control.ends_code.empty();
            const bool inside = !linked && starts && control.line > 1;
            const auto& code = starts ? control.code : control.ends_code;
            add(m_phrases.say(inside   ? "box.average_changes"
                              : starts ? "box.trial_starts"
                                       : "box.trial_ends",
                              {{"trial", code}}),
                true);
        } else {
            add(m_phrases.say("box.trial_linked", {{"ends", control.ends_code}, {"starts", control.code}}), true);
        }
        if (control.line == 1) add(control.name);
        if (linked && next != lines.end() && next->time) {
            add(m_phrases.say("box.trial_target",
                              {{"length", m_phrases.decimal((next->at - line->at).count(), 2)},
                               {"time", m_phrases.decimal(static_cast<double>(next->time->count()) / 100.0, 2)}}));
        }
        const bool told = !linked && next != lines.end() && lines.front().given_as == edition::GivenAs::averages;
        if (told && (line->average || !line->averages.empty())) {
            add(m_phrases.say("box.average_target", {{"speed", averages_of(*line)}}), true);
        }
    }

    /// "45", or with classes "45, high 50, low 40".
    [[nodiscard]] std::string averages_of(const edition::TrialLine& line) const {
        const auto number = [this](KmPerHour average) {
            const double speed = average.count();
            return m_phrases.decimal(speed, speed == std::floor(speed) ? 0 : 2);
        };
        std::string all = line.average ? number(*line.average) : std::string();
        for (const auto& [name, average] : line.averages) {
            all += (all.empty() ? "" : ", ") + name + " " + number(average);
        }
        return all;
    }

    void write_notes(const PlacedControl& control) {
        if (control.line > 1 || control.passage == Passage::out || (m_telling.starts_sector && control.kind == Kind::co))
            return;
        const auto& waypoint = m_edition.waypoints[control.waypoint];
        add(InfoLine{std::string(text_in(waypoint.notes, m_phrases.language())), false, true});
        if (waypoint.side) {
            add(m_phrases.say(*waypoint.side == Hand::left ? "box.control_on_left" : "box.control_on_right"));
        }
        if (waypoint.odometer_reset) add(m_phrases.say("box.odometer_reset"));
        const bool turns = waypoint.turn_round && control.passage != Passage::in;
        if (turns && m_box.view.entry_arm() != nullptr && junction::heads_back(m_box.view.turn)) {
            add(m_phrases.say("box.turn_round"), true);
        }
    }

    void write_direction() {
        const auto& view = m_box.view;
        const bool at_ring = view.kind == junction::JunctionKind::roundabout;
        if (at_ring && view.entry_arm() != nullptr) return write_way_round();
        if (view.entry_arm() == nullptr || view.exit_arm() == nullptr) return;
        add(m_phrases.say(fmt::format("box.{}", name_of(direction_of(view)))), true);
    }

    /// A roundabout, with its ring and its middle.
    void write_way_round() {
        const auto& view = m_box.view;
        if (view.exit_arm() == nullptr) return add(m_phrases.say("box.roundabout_to_control"), true);
        if (view.through_middle) return add(m_phrases.say(key_through_middle()), true);
        // Who comes out of the middle turns with the traffic, who goes into it from the ring turns to the other side of it.
        const bool left = !view.drives_on_left;
        if (view.comes_from_middle() && view.exit_number == 0 && !view.goes_into_middle())
            return add(m_phrases.say("box.middle_over_roundabout"), true);
        if (view.comes_from_middle() && view.exit_number > 0)
            return add(m_phrases.say(left ? "box.middle_to_roundabout_left" : "box.middle_to_roundabout_right",
                                     {{"exit", ordinal(view.exit_number)}}),
                       true);
        if (view.goes_into_middle() && view.leave == view.entry)
            return add(m_phrases.say("box.roundabout_into_middle"), true);
        if (view.goes_into_middle())
            return add(m_phrases.say(left ? "box.roundabout_into_middle_left" : "box.roundabout_into_middle_right",
                                     {{"exit", ordinal(view.exits_passed + 1)}}),
                       true);
        add(m_phrases.say("box.roundabout", {{"exit", ordinal(view.exit_number)}}), true);
        if (view.entry_arm()->edge == view.exit_arm()->edge) add(m_phrases.say("box.turn_round"));
    }

    [[nodiscard]] std::string key_through_middle() const {
        if (junction::class_of(m_box.view.turn) == junction::TurnClass::straight) return "box.through_middle_straight";
        return m_box.view.turn.hand() == Hand::left ? "box.through_middle_left" : "box.through_middle_right";
    }

    [[nodiscard]] std::string ordinal(int exit) const { return roadbook::ordinal(m_phrases, exit); }

    /// Stop, give way and lights are their own signs and need no words; the rest is told.
    void write_features() {
        for (const auto& placed : m_box.view.features) {
            if (!is_at(m_box.view, placed)) continue;
            switch (placed.feature) {
            case Feature::level_crossing: add(m_phrases.say("box.level_crossing"), m_box.kind == BoxKind::danger); break;
            case Feature::ford: add(m_phrases.say("box.ford"), true); break;
            case Feature::barrier: add(m_phrases.say("box.barrier")); break;
            case Feature::toll: add(m_phrases.say("box.toll")); break;
            case Feature::mini_roundabout: write_mini_roundabout(); break;
            case Feature::border: add(m_phrases.say("box.border"), true); break;
            case Feature::stop:
            case Feature::give_way:
            case Feature::signals: break;
            }
        }
    }

    /// Several in a row are told in one line, each with its exit.
    void write_mini_roundabout() {
        const auto& minis = m_box.view.minis;
        const bool told = m_telling.direction && m_box.view.exit_arm() != nullptr;
        if (minis.empty() || !told) return add(m_phrases.say("box.mini_roundabout"));
        const auto exit = [&](const junction::PassedMini& mini) { return ordinal(mini.exit); };
        if (minis.size() == 1) return add(m_phrases.say("box.mini_roundabout_exit", {{"exit", exit(minis.front())}}));
        std::string exits = m_phrases.say("box.exit", {{"exit", exit(minis.front())}});
        for (std::size_t i = 1; i < minis.size(); ++i) {
            exits = m_phrases.say("box.exit_then", {{"before", exits}, {"exit", exit(minis[i])}});
        }
        add(m_phrases.say("box.mini_roundabouts", {{"exits", exits}}));
    }

    /// By what stands beside the road a crew knows that it is right.
    void write_roadside() {
        const auto& view = m_box.view;
        for (const auto& sign : view.place_signs) {
            add(m_phrases.say("box.place_sign", {{"place", sign.text}}));
        }
        if (view.entry_arm() == nullptr) return;
        for (const auto& landmark : view.landmarks) {
            if (landmark.kind == network::LandmarkKind::mountain_pass) {
                add(pass_sign(landmark), true);
                continue;
            }
            const auto where = in_sight(view, landmark.at);
            if (where == junction::InSight::behind) continue;
            const auto what = m_phrases.say(fmt::format("landmark.{}", network::name_of(landmark.kind)));
            add(m_phrases.say(key_of(where), {{"what", what}}));
        }
    }

    /// "Passo Gavia, 2621 m", as far as the map knows.
    [[nodiscard]] std::string pass_sign(const junction::PlacedLandmark& pass) const {
        auto name = pass.name.empty() ? m_phrases.say("landmark.mountain_pass") : pass.name;
        if (!pass.elevation) return name;
        return m_phrases.say("box.pass", {{"name", name}, {"height", fmt::format("{:.0f}", pass.elevation->count())}});
    }

    void write_limit() {
        const int before = m_box.view.entry_arm()->limit_kmh;
        const int after = m_box.view.exit_arm()->limit_kmh;
        if (before > 0 && after > 0 && after < before && KmPerHour{static_cast<double>(after)} <= m_telling.told_limit) {
            add(m_phrases.say("box.speed_limit", {{"speed", std::to_string(after)}}), true);
        }
    }

    void write_road() {
        const auto& view = m_box.view;
        if (view.exit_arm() == nullptr) return;
        const Arm& exit = *view.exit_arm();
        const bool arrives = view.entry_arm() != nullptr;
        if (arrives && exit.look.unpaved != view.entry_arm()->look.unpaved) {
            add(m_phrases.say(exit.look.unpaved ? "box.unpaved_begins" : "box.unpaved_ends"), exit.look.unpaved);
        }
        if (arrives) write_limit();
        const bool by_ferry = exit.look.road_class == network::RoadClass::ferry;
        if (arrives && by_ferry != (view.entry_arm()->look.road_class == network::RoadClass::ferry)) {
            add(m_phrases.say(by_ferry ? "box.ferry_boarded" : "box.ferry_left"));
        }
        if (!exit.destinations.empty()) {
            std::string list;
            const std::size_t most = 3; // a signpost is read in passing
            for (std::size_t i = 0; i < std::min(most, exit.destinations.size()); ++i) {
                list += (i > 0 ? ", " : "") + exit.destinations[i];
            }
            add(m_phrases.say("box.signpost", {{"places", list}}));
        }
        // A road that keeps its name is not news, except to a crew that wants to know where it is.
        const bool same_name = arrives && exit.name == view.entry_arm()->name;
        const bool same_ref = arrives && exit.ref == view.entry_arm()->ref;
        if (same_name && same_ref && m_box.kind != BoxKind::reassurance) return;
        if (!exit.ref.empty() && !exit.name.empty()) {
            add(exit.ref + " · " + exit.name);
        } else {
            add(exit.ref.empty() ? exit.name : exit.ref);
        }
    }

    const Box& m_box;
    const edition::Edition& m_edition;
    const itinerary::LegItinerary& m_leg;
    const Phrases& m_phrases;
    Telling m_telling;
    std::vector<InfoLine> m_lines;
};

} // namespace

std::vector<InfoLine> information_of(const Box& box, const edition::Edition& edition, const itinerary::LegItinerary& leg,
                                     const Telling& telling, const Phrases& phrases) {
    return BoxWriter{box, edition, leg, phrases, telling}.write();
}

std::vector<std::string> pictograms_of(const Box& box) {
    std::vector<std::string> names;
    const auto add = [&names](const char* name) {
        if (std::ranges::find(names, name) == names.end()) names.emplace_back(name);
    };
    for (const auto& placed : box.view.features) {
        if (!is_at(box.view, placed)) continue;
        switch (placed.feature) {
        case Feature::stop: add("stop"); break;
        case Feature::give_way: add("give-way"); break;
        case Feature::signals: add("traffic-signals"); break;
        case Feature::level_crossing: add("level-crossing"); break;
        case Feature::ford: add("ford"); break;
        case Feature::barrier: add("barrier"); break;
        case Feature::toll: add("toll"); break;
        case Feature::mini_roundabout: add(box.view.drives_on_left ? "roundabout-left" : "roundabout-right"); break;
        case Feature::border: break;
        }
    }
    for (const auto& landmark : box.view.landmarks) {
        const auto name = junction::facts_of(landmark.kind).pictogram;
        if (names.empty() && box.controls.empty() && !name.empty()) names.emplace_back(name);
    }
    return names;
}

} // namespace route::roadbook::detail
