// SPDX-License-Identifier: BSL-1.0
#include "document/book/book_parts.hpp"
#include "document/setting/table.hpp"

#include <algorithm>

namespace route::document {

using drawing::Weight;
using edition::Kind;
using itinerary::Passage;

namespace {

/// What the itinerary shows between sector boundaries; lines after a trial's first and printed points are
/// left to the boxes.
bool is_listed(const itinerary::PlacedControl& control) {
    if (control.secret) return false;
    if (edition::is_sector_boundary(control.kind)) return true;
    if (edition::is_trial(control.kind)) return control.line <= 1;
    return edition::is_printed(control.kind) && control.kind != Kind::info;
}

std::string place_of(const BookMaker& maker, ControlIndex index) {
    const auto& control = maker.timed().leg().controls[index];
    const auto& words = maker.pages().wording();
    switch (control.passage) {
    case Passage::in: return words.say("page.itinerary.in", {{"place", control.name}}).first;
    case Passage::out: {
        auto place = words.say("page.itinerary.out", {{"place", control.name}}).first;
        const auto halt = maker.timed().halt_before(index);
        if (!halt) return place;
        return place + " – " + words.say("page.itinerary.halt", {{"time", Wording::minutes(*halt)}}).first;
    }
    case Passage::at: break;
    }
    return control.name;
}

void add_row(BookMaker& maker, Table& table, ControlIndex index, bool striped) {
    const auto& control = maker.timed().leg().controls[index];
    const auto& words = maker.pages().wording();
    const auto total = words.kilometres(control.printed - maker.timed().leg().controls.front().printed);
    if (!edition::is_sector_boundary(control.kind)) {
        const bool is_trial = edition::is_trial(control.kind);
        RowLook look;
        if (striped) look.fill = stripe_grey;
        look.link = maker.anchor_of_control(index);
        table.row({"", is_trial ? maker.timed().code_of_series(index) : control.code, control.name, "", total, "", "", ""},
                  look);
        return;
    }
    RowLook look{Weight::bold, std::nullopt, true, {}};
    if (striped) look.fill = stripe_grey;
    const auto* ending = maker.timed().sector_ending_at(index);
    look.link = maker.anchor_of_control(index);
    table.row({ending == nullptr ? "" : std::to_string(ending->number), control.code, place_of(maker, index),
               ending == nullptr ? "" : words.kilometres(ending->printed), total,
               ending == nullptr ? "" : Wording::minutes(ending->target),
               ending == nullptr ? "" : words.speed(ending->average), maker.timed().first_car_at(index)},
              look);
}

void add_sum(BookMaker& maker, Table& table) {
    std::chrono::minutes target{0};
    for (const auto& sector : maker.timed().times().sectors)
        target += sector.target;
    const auto& words = maker.pages().wording();
    const auto average =
        target.count() > 0 ? words.speed(maker.timed().printed_length().length() / Seconds{target}) : std::string();
    const auto printed = words.kilometres(maker.timed().printed_length());
    table.row({"", "", words.say("page.itinerary.sum").joined(), printed, printed, Wording::minutes(target), average, ""},
              {Weight::bold, band_grey, true, {}});
}

} // namespace

void add_itinerary(BookMaker& maker) {
    const auto& words = maker.pages().wording();
    const auto body = maker.pages().style().body().size.width;
    const auto label = [&](const char* key) { return words.say(std::string("page.itinerary.") + key); };
    const Millimetres fixed{7 + 15 + 14.5 + 14.5 + 13 + 13 + 17};
    const std::vector<Column> columns{
        {label("number"), Millimetres{7}, Align::centre, ""},      {label("control"), Millimetres{15}, Align::left, ""},
        {label("place"), body - fixed, Align::left, ""},           {label("length"), Millimetres{14.5}, Align::right, "km"},
        {label("total"), Millimetres{14.5}, Align::right, "km"},   {label("target"), Millimetres{13}, Align::right, "h:min"},
        {label("average"), Millimetres{13}, Align::right, "km/h"}, {label("first_car"), Millimetres{17}, Align::right, ""}};
    const auto title = words.say("page.itinerary.title");
    maker.pages().add_to_outline(title.first, "itinerary");
    Table table(maker.pages(), title, columns, "itinerary");
    const auto& controls = maker.timed().leg().controls;
    bool striped = false;
    for (const ControlIndex i : controls.indices()) {
        if (!is_listed(controls[i])) continue;
        add_row(maker, table, i, striped);
        if (edition::is_sector_boundary(controls[i].kind)) striped = !striped;
    }
    add_sum(maker, table);
    table.finish();
}

} // namespace route::document
