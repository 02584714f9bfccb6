// SPDX-License-Identifier: BSL-1.0
#include "document/book/book_parts.hpp"
#include "document/day/trial_words.hpp"
#include "document/setting/table.hpp"
#include "timing/trials.hpp"

namespace route::document {

using drawing::Weight;

namespace {

using Hundredths = std::chrono::duration<std::int64_t, std::centi>;

/// 360/v, from zero each time.
std::string seconds_per_100_m(const Wording& words, KmPerHour speed) { return words.decimal(360.0 / speed.count(), 3); }

std::string metres(const Wording& words, Metres length) { return words.decimal(length.count(), 2); }

void add_trial(BookMaker& maker, Table& table, const timing::PublicTrial& trial, bool striped) {
    const auto& words = maker.pages().wording();
    const auto& control = maker.timed().leg().controls[trial.first];
    const auto* sector = maker.timed().sector_at(trial.first);
    RowLook look{Weight::bold, std::nullopt, true, {}};
    if (striped) look.fill = stripe_grey;
    look.link = maker.anchor_of_control(trial.first);
    const auto number = sector == nullptr ? std::string() : std::to_string(sector->number);
    const auto length = trial.length ? metres(words, *trial.length) : "–";
    if (!trial.average) {
        const auto time = trial.time ? words.hundredths(*trial.time) : "–";
        const bool drives = trial.length && trial.time && trial.time->count() > 0;
        const auto average = drives ? words.speed(*trial.length / Seconds{*trial.time}) : "–";
        table.row({trial.code, control.name, number, words.kilometres(maker.timed().total_at(trial.first)), length, time,
                   average, ""},
                  look);
        return;
    }
    table.row({trial.code, control.name, number, words.kilometres(maker.timed().total_at(trial.first)), length, "", "", ""},
              look);
    if (!trial.tells_averages()) {
        RowLook plain;
        plain.fill = look.fill;
        table.row({"", trial_words(words, trial, {}), "", "", "", "", "", ""}, plain);
        return;
    }
    for (const auto& of_class : timing::speeds_by_class(trial)) {
        for (const auto& speed : of_class.speeds) {
            RowLook plain;
            plain.fill = look.fill;
            plain.link = look.link;
            const auto from = words.say("page.trials.from", {{"metres", metres(words, speed.at)}}).first;
            table.row({"", of_class.name + (of_class.name.empty() ? "" : ": ") + from, "", "", "",
                       words.hundredths(std::chrono::round<Hundredths>(speed.since_start)), words.speed(speed.speed),
                       seconds_per_100_m(words, speed.speed)},
                      plain);
        }
    }
}

} // namespace

void add_trials(BookMaker& maker) {
    const auto trials = timing::public_trials(maker.timed().edition(), maker.timed().leg());
    if (trials.empty()) return;
    const auto& words = maker.pages().wording();
    const auto body = maker.pages().style().body().size.width;
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
    maker.pages().add_to_outline(title.first, "trials");
    Table table(maker.pages(), title, columns, "trials");
    bool striped = false;
    for (const auto& trial : trials) {
        add_trial(maker, table, trial, striped);
        striped = !striped;
    }
    table.finish();
}

} // namespace route::document
