// SPDX-License-Identifier: BSL-1.0
#include "document/day/sector_rows.hpp"

#include "base/folded_text.hpp"
#include "document/day/trial_words.hpp"
#include "timing/trials.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::document {

using edition::Kind;
using itinerary::Passage;

namespace {

class Strips {
public:
    Strips(const Wording& words, const timing::TimedLeg& facts)
        : m_words(words), m_facts(facts), m_trials(timing::public_trials(facts.edition(), facts.leg())) {}

    std::vector<CardStrip> all() {
        const auto& controls = m_facts.leg().controls;
        std::vector<CardStrip> strips;
        std::vector<CardRow> rows;
        bool trial = false;
        for (const ControlIndex i : controls.indices()) {
            const auto& control = controls[i];
            if (control.secret) continue;
            if (edition::is_sector_boundary(control.kind)) {
                strips.push_back(strip_at(i, trial));
                strips.back().rows = std::exchange(rows, {});
                trial = false;
            } else if (auto row = row_at(i)) {
                trial = trial || edition::is_trial(control.kind);
                rows.push_back(*std::move(row));
            }
        }
        return strips;
    }

private:
    [[nodiscard]] CardStrip strip_at(ControlIndex i, bool trial) const {
        CardStrip strip{i, {}, {}, {}, {}};
        const auto& control = m_facts.leg().controls[i];
        const auto code = control.code.empty() ? "" : control.code + " ";
        strip.control = code + isolated(control.name);
        if (control.passage != Passage::at) {
            const auto* key = control.passage == Passage::in ? "page.itinerary.in" : "page.itinerary.out";
            strip.control = code + m_words.say(key, {{"place", isolated(control.name)}}).first;
        }
        if (const auto* sector = m_facts.sector_ending_at(i)) {
            strip.section = m_words.say(trial ? "page.card.regularity" : "page.card.transfer").joined();
            strip.measure = fmt::format("{} km – {} – {} km/h", m_words.kilometres(sector->printed),
                                        Wording::minutes(sector->target), m_words.speed(sector->average));
        } else if (const auto halt = m_facts.halt_before(i)) {
            strip.section = m_words.say("page.card.halt").joined();
            strip.measure = Wording::minutes(*halt);
        } else {
            strip.section = m_words.say("page.card.start").joined();
        }
        return strip;
    }

    [[nodiscard]] std::optional<CardRow> row_at(ControlIndex i) const {
        const auto& control = m_facts.leg().controls[i];
        CardRow row{i, control.code, isolated(control.name), {}, false};
        switch (control.kind) {
        case Kind::ct:
            row.stamped = true;
            row.series = row.code + " " + row.text;
            row.text += " – " + m_words.say("page.card.passage").first;
            return row;
        case Kind::pc:
        case Kind::pm: return trial_row(i, std::move(row));
        case Kind::neutral_start: return calm_row(std::move(row), "page.signs.neutral-start");
        case Kind::neutral_end: return calm_row(std::move(row), "page.signs.neutral-end");
        case Kind::parade_start: return calm_row(std::move(row), "page.signs.parade-start");
        case Kind::parade_end: return calm_row(std::move(row), "page.signs.parade-end");
        default: return std::nullopt;
        }
    }

    [[nodiscard]] CardRow calm_row(CardRow row, const char* sign) const {
        row.code = m_words.say(sign).first;
        row.series = row.code + ": " + row.text;
        return row;
    }

    [[nodiscard]] std::optional<CardRow> trial_row(ControlIndex i, CardRow row) const {
        const auto trial = std::ranges::find(m_trials, i, &timing::PublicTrial::first);
        if (trial == m_trials.end()) return std::nullopt;
        // A series stands at one place: its name once.
        const auto name = m_facts.leg().controls[i].line <= 1 ? row.text : std::string();
        const auto told = [&](const std::vector<timing::PublicTrial::Speed>& speeds) {
            const auto what = trial_words(m_words, *trial, speeds);
            return name + (name.empty() || what.empty() ? "" : ": ") + what;
        };
        row.code = trial->code;
        if (m_facts.leg().controls[i].line <= 1) row.series = m_facts.code_of_series(i) + " " + row.text;
        row.text = told(trial->speeds);
        for (const auto& of_class : trial->classes) {
            row.by_class[of_class.name] = told(of_class.speeds);
        }
        return row;
    }

    const Wording& m_words;
    const timing::TimedLeg& m_facts;
    std::vector<timing::PublicTrial> m_trials;
};

/// The names of what the event may not drive on this leg.
std::string forbidden_roads(const timing::TimedLeg& facts) {
    std::string names;
    for (const auto& order : facts.edition().road_orders) {
        if (order.effect != edition::OrderEffect::closed || !order.concerns(facts.leg().number) || order.name.empty())
            continue;
        names += (names.empty() ? "" : ", ") + isolated(order.name);
    }
    return names;
}

bool has_kind(const timing::TimedLeg& facts, Kind kind) {
    return std::ranges::any_of(facts.leg().controls, [kind](const auto& control) { return control.kind == kind; });
}

} // namespace

const std::string& CardRow::text_for(const edition::Entry* entry) const {
    if (entry == nullptr) return text;
    const auto own = by_class.find(edition::class_key(entry->average_class));
    return own == by_class.end() ? text : own->second;
}

std::vector<CardStrip> card_strips(const Wording& words, const timing::TimedLeg& facts) {
    return Strips{words, facts}.all();
}

std::vector<std::string> card_notes(const Wording& words, const timing::TimedLeg& facts, bool blank) {
    std::vector<Bilingual> notes;
    if (blank && !facts.edition().entries.empty()) notes.push_back(words.say("page.card.see_start_list"));
    if (blank && facts.edition().entries.empty()) {
        // Cars are numbered through; with entries numbers may have gaps, and the start list tells.
        const auto& groups = facts.edition().groups;
        const auto& cars = facts.times().cars;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const auto first = std::ranges::find(cars, g, &timing::StartingCar::group);
            if (first == cars.end()) continue;
            const auto interval = std::to_string(groups[g].interval.count());
            const auto after = std::chrono::duration_cast<std::chrono::minutes>(first->after - cars.front().after);
            notes.push_back(groups[g].name.empty()
                                ? words.say("page.card.how", {{"interval", interval}})
                                : words.say("page.card.how_group", {{"interval", interval},
                                                                    {"after", std::to_string(after.count())},
                                                                    {"group", groups[g].name}}));
        }
    }
    notes.push_back(words.say("page.card.manned"));
    if (has_kind(facts, Kind::pc)) {
        const double unit = static_cast<double>(facts.rules().trials.pc_unit.count()) / 100.0;
        notes.push_back(words.say("page.card.pc_unit", {{"unit", words.decimal(unit, unit < 1 ? 2 : 0)}}));
    }
    if (has_kind(facts, Kind::pm)) {
        const bool start = facts.rules().trials.pm_scored_from == timing::ScoredFrom::start;
        notes.push_back(words.say(start ? "page.card.pm_from_start" : "page.card.pm_from_check"));
    }
    if (const auto names = forbidden_roads(facts); !names.empty()) {
        notes.push_back(words.say("page.card.forbidden", {{"names", names}}));
    }
    const bool secret = std::ranges::any_of(facts.leg().controls, &itinerary::PlacedControl::secret);
    if (secret && facts.rules().trials.secret_checks != timing::SecretChecks::untold) {
        notes.push_back(words.say("page.card.secret"));
    }
    std::vector<std::string> lines;
    for (const auto& note : notes) {
        lines.push_back(note.joined());
    }
    return lines;
}

} // namespace route::document
