// SPDX-License-Identifier: BSL-1.0
#include "document/book_parts.hpp"
#include "document/table.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace route::document {

using drawing::Weight;
using edition::Kind;

namespace {

using Hundredths = std::chrono::duration<std::int64_t, std::centi>;

/// The lines that crews may know.
std::vector<edition::TrialLine> public_lines(const BookMaker& maker,
                                             const itinerary::PlacedControl& control) {
    const auto& edition = maker.input().edition;
    auto lines = edition::lines_of(edition, edition.waypoints[control.waypoint]);
    // A time belongs to the stretch since the line before; what leads to a secret line goes on to the next
    // public one.
    Hundredths carried{0};
    std::vector<edition::TrialLine> known;
    for (auto& line : lines) {
        if (line.secret) {
            carried += line.time.value_or(Hundredths{0});
            continue;
        }
        if (line.time) *line.time += std::exchange(carried, Hundredths{0});
        known.push_back(std::move(line));
    }
    return known;
}

TrialRow linked_trial(const std::vector<edition::TrialLine>& lines, const itinerary::PlacedControl& control,
                      std::size_t index) {
    TrialRow row{index, false, control.code, std::nullopt, std::nullopt, {}};
    const auto begin = std::ranges::find(lines, control.line, &edition::TrialLine::line);
    if (begin != lines.end() && begin + 1 != lines.end()) {
        row.length = (begin + 1)->at - begin->at;
        row.time = (begin + 1)->time;
    }
    return row;
}

TrialRow average_trial(const std::vector<edition::TrialLine>& lines, const itinerary::PlacedControl& control,
                       std::size_t index) {
    TrialRow row{index, true, control.code, std::nullopt, std::nullopt, {}};
    if (lines.size() < 2) return row;
    row.length = lines.back().at - lines.front().at;
    Seconds since_start{0};
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i].average) row.speeds.push_back({lines[i].at, *lines[i].average, since_start});
        if (!row.speeds.empty()) since_start += (lines[i + 1].at - lines[i].at) / row.speeds.back().speed;
    }
    return row;
}

/// 360/v, from zero each time.
std::string seconds_per_100_m(const Wording& words, KmPerHour speed) {
    return words.decimal(360.0 / speed.count(), 3);
}

std::string metres(const Wording& words, Metres length) {
    return words.decimal(length.count(), 2);
}

void add_trial(BookMaker& maker, Table& table, const TrialRow& trial, bool striped) {
    const auto& words = maker.wording();
    const auto& control = maker.leg().controls[trial.control];
    const auto* sector = maker.sector_at(trial.control);
    RowLook look{Weight::bold, std::nullopt, true, {}};
    if (striped) look.fill = stripe_grey;
    if (sector != nullptr) look.link = maker.anchor_of(*sector);
    const auto number = sector == nullptr ? std::string() : std::to_string(sector->number);
    const auto length = trial.length ? metres(words, *trial.length) : "–";
    if (!trial.average) {
        const auto time = trial.time ? words.hundredths(*trial.time) : "–";
        const bool drives = trial.length && trial.time && trial.time->count() > 0;
        const auto average = drives ? words.speed(*trial.length / Seconds{*trial.time}) : "–";
        table.row({trial.code, control.name, number, words.kilometres(maker.total_at(trial.control)), length,
                   time, average, ""},
                  look);
        return;
    }
    table.row({trial.code, control.name, number, words.kilometres(maker.total_at(trial.control)), length, "",
               "", ""},
              look);
    for (const auto& speed : trial.speeds) {
        RowLook plain;
        plain.fill = look.fill;
        plain.link = look.link;
        const auto from = words.say("page.trials.from", {{"metres", metres(words, speed.at)}}).first;
        table.row({"", from, "", "", "", words.hundredths(std::chrono::round<Hundredths>(speed.since_start)),
                   words.speed(speed.speed), seconds_per_100_m(words, speed.speed)},
                  plain);
    }
}

} // namespace

std::vector<TrialRow> trials_of(const BookMaker& maker) {
    std::vector<TrialRow> rows;
    std::set<std::size_t> averages;
    const auto& controls = maker.leg().controls;
    for (std::size_t i = 0; i < controls.size(); ++i) {
        const auto& control = controls[i];
        if (control.secret || control.code.empty()) continue;
        if (control.kind == Kind::pc) rows.push_back(linked_trial(public_lines(maker, control), control, i));
        if (control.kind == Kind::pm && averages.insert(control.waypoint).second) {
            rows.push_back(average_trial(public_lines(maker, control), control, i));
        }
    }
    return rows;
}

void add_trials(BookMaker& maker) {
    const auto trials = trials_of(maker);
    if (trials.empty()) return;
    const auto& words = maker.wording();
    const auto body = maker.style().body().size.width;
    const auto label = [&](const char* key) { return words.say(std::string("page.trials.") + key); };
    const Millimetres fixed{14 + 9 + 14 + 17 + 16 + 14 + 14};
    const std::vector<Column> columns{{label("number"), Millimetres{14}, Align::left, ""},
                                      {label("place"), body - fixed, Align::left, ""},
                                      {label("sector"), Millimetres{9}, Align::centre, ""},
                                      {label("total"), Millimetres{14}, Align::right, "km"},
                                      {label("length"), Millimetres{17}, Align::right, "m"},
                                      {label("time"), Millimetres{16}, Align::right, "s"},
                                      {label("average"), Millimetres{14}, Align::right, "km/h"},
                                      {label("pace"), Millimetres{14}, Align::right, "s/100 m"}};
    const auto title = label("title");
    maker.add_to_outline(title.first, "trials");
    Table table(maker, title, columns, "trials");
    bool striped = false;
    for (const auto& trial : trials) {
        add_trial(maker, table, trial, striped);
        striped = !striped;
    }
    table.finish();
}

} // namespace route::document
