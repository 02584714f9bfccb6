// SPDX-License-Identifier: BSL-1.0
#include "document/book/book_parts.hpp"
#include "junction/landmark_catalogue.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <string_view>

namespace route::document {

using drawing::Point;
using drawing::Rect;
using drawing::Weight;

namespace {

/// A turn to the right at a crossing, as an example.
drawing::Picture sample_tulip(drawing::Size size) {
    drawing::Picture picture{size, {}};
    const auto at = [&](double x, double y) { return Point{size.width * x, size.height * y}; };
    const auto line = [&](Point from, Point to, double width) {
        drawing::Path path;
        path.move_to(from);
        path.line_to(to);
        picture.items.emplace_back(drawing::Shape{
            path, std::nullopt,
            drawing::Stroke{Millimetres{width}, drawing::black, drawing::Cap::butt, drawing::Join::round, {}}});
    };
    line(at(0.5, 0.5), at(0.5, 0.1), 0.9);
    line(at(0.5, 0.5), at(0.15, 0.55), 0.9);
    drawing::Path driven;
    driven.move_to(at(0.5, 0.88));
    driven.line_to(at(0.5, 0.5));
    driven.line_to(at(0.78, 0.44));
    picture.items.emplace_back(
        drawing::Shape{driven, std::nullopt,
                       drawing::Stroke{Millimetres{2}, drawing::black, drawing::Cap::butt, drawing::Join::round, {}}});
    picture.items.emplace_back(drawing::Shape{drawing::circle(at(0.5, 0.88), Millimetres{2}), drawing::black, std::nullopt});
    drawing::Path head;
    head.move_to(at(0.9, 0.413));
    head.line_to(at(0.765, 0.35));
    head.line_to(at(0.79, 0.53));
    head.close();
    picture.items.emplace_back(drawing::Shape{head, drawing::black, std::nullopt});
    return picture;
}

void set_number(Sheet& sheet, Point centre, int number) {
    constexpr Millimetres radius{2.6};
    sheet.shape({drawing::circle(centre, radius), drawing::black, std::nullopt});
    sheet.line(std::to_string(number), {{{centre.x - radius, centre.y - radius}, {radius * 2.0, radius * 2.0}},
                                        {{Points{9}, Weight::bold, drawing::white}, Align::centre, Points{8}}});
}

/// An example box with numbers under its columns; answers where it ends.
Millimetres add_example(BookMaker& maker, Sheet& sheet, const Rect& page) {
    const auto& style = maker.pages().style();
    const Rect room{page.top_left, {style.column_width(), page.size.height}};
    roadbook::Box box;
    box.number = "37";
    box.total = PrintedLength::decametres(1846);
    box.partial = PrintedLength::decametres(132);
    box.to_go = PrintedLength::decametres(972);
    for (const auto& phrases : maker.pages().wording().languages()) {
        box.text[phrases.language()] = {{phrases.say("page.guide.example_turn"), true},
                                        {phrases.say("page.guide.example_sign"), false}};
    }
    box.pictograms = {"place-name"};
    set_headings(maker, sheet, strip(room, {}, style.headings_height));
    const auto row = strip(room, style.headings_height, style.box_height());
    set_box(maker, sheet, {row, box, sample_tulip(style.tulip_size()), false});
    const auto height = style.headings_height + style.box_height();
    sheet.frame(strip(room, {}, height), style.thick_rule);

    const auto y = room.top() + height + Millimetres{4};
    const auto info = room.left() + style.distance_width + style.tulip_width;
    const std::array<Millimetres, 5> places{room.left() + style.distance_width * 0.28,
                                            room.left() + style.distance_width * 0.72,
                                            room.left() + style.distance_width + style.tulip_width / 2.0,
                                            info + style.info_width() / 2.0, room.right() - style.to_go_width / 2.0};
    for (std::size_t i = 0; i < places.size(); ++i)
        set_number(sheet, {places[i], y}, static_cast<int>(i) + 1);
    return y + Millimetres{6};
}

void add_how_to_read(BookMaker& maker) {
    auto sheet = maker.pages().new_sheet();
    sheet.anchor("guide");
    const auto& words = maker.pages().wording();
    const auto title = words.say("page.guide.title");
    maker.pages().add_to_outline(title.first, "guide");
    const auto room = titled(sheet, title);
    Millimetres y = add_example(maker, sheet, room);
    const bool from_start = maker.published().edition.total_from_leg_start;
    const std::array<const char*, 8> keys{from_start ? "total_from_start" : "total",
                                          "partial",
                                          "tulip",
                                          "information",
                                          "to_go",
                                          "near",
                                          "golden_rule",
                                          "danger"};
    constexpr Millimetres indent{8};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto text = words.say(fmt::format("page.guide.{}", keys[i]));
        set_number(sheet, {room.left() + Millimetres{3}, y + Millimetres{2.7}}, static_cast<int>(i) + 1);
        const auto width = room.size.width - indent;
        y += sheet.paragraph(text.first, {room.left() + indent, y}, width, {Points{9.5}});
        if (!text.second.empty()) {
            y += sheet.paragraph(text.second, {room.left() + indent, y}, width, {Points{8}, Weight::regular, second_grey});
        }
        y += Millimetres{1.8};
    }
    maker.pages().finish(std::move(sheet));
}

constexpr std::array signs{"control-start",
                           "control-time",
                           "control-passage",
                           "control-regroup",
                           "control-lunch",
                           "control-service",
                           "control-finish",
                           "refuel",
                           "trial-start",
                           "trial-line",
                           "trial-end",
                           "average-start",
                           "average-line",
                           "average-end",
                           "neutral-start",
                           "neutral-end",
                           "parade-start",
                           "parade-end",
                           "info",
                           "place-name",
                           "traffic-signals",
                           "stop",
                           "give-way",
                           "roundabout-right",
                           "roundabout-left",
                           "level-crossing",
                           "one-way",
                           "no-entry",
                           "hairpin",
                           "unpaved",
                           "tunnel",
                           "bridge",
                           "ford",
                           "toll",
                           "barrier",
                           "church",
                           "wayside-cross",
                           "cemetery",
                           "castle",
                           "tower",
                           "fountain",
                           "fuel",
                           "station",
                           "hospital"};

/// Those of the signs that the leg's boxes bear, in their text or their drawing.
std::vector<std::string> signs_in(const roadbook::LegBook& book) {
    std::set<std::string, std::less<>> used;
    for (const auto& sector : book.sectors) {
        for (const auto& box : sector.boxes) {
            used.insert(box.pictograms.begin(), box.pictograms.end());
            for (const auto sign : box.signs)
                used.emplace(roadbook::pictogram_of(sign));
            for (const auto& landmark : box.view.landmarks)
                used.emplace(junction::facts_of(landmark.kind).pictogram);
            if (std::ranges::any_of(box.view.arms, [](const junction::Arm& arm) { return !arm.may_enter; }))
                used.insert("no-entry");
        }
    }
    std::vector<std::string> shown;
    std::ranges::copy_if(signs, std::back_inserter(shown), [&](std::string_view name) { return used.contains(name); });
    return shown;
}

void add_signs(BookMaker& maker) {
    auto sheet = maker.pages().new_sheet();
    const auto& words = maker.pages().wording();
    sheet.anchor("signs");
    const auto title = words.say("page.signs.title");
    maker.pages().add_to_outline(title.first, "signs");
    const auto room = titled(sheet, title);
    constexpr std::size_t columns = 2;
    constexpr Millimetres widest_pitch{11.5};
    const auto shown = signs_in(maker.book());
    const std::size_t rows = std::max<std::size_t>(1, (shown.size() + columns - 1) / columns);
    const auto pitch = std::min(widest_pitch, room.size.height / static_cast<double>(rows));
    const auto width = room.size.width / static_cast<double>(columns);
    const Millimetres size{std::min(8.4, pitch.count() - 0.9)};
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const Point at{room.left() + width * static_cast<double>(i / rows),
                       room.top() + pitch * static_cast<double>(i % rows)};
        sheet.pictogram(shown[i], {{at.x, at.y + (pitch - size) / 2.0}, {size, size}});
        const auto text = words.say(fmt::format("page.signs.{}", shown[i]));
        sheet.lines(text.first, text.second,
                    {{{at.x + size + Millimetres{2}, at.y + Millimetres{0.8}},
                      {width - size - Millimetres{3}, pitch - Millimetres{1.6}}},
                     {{Points{9}, Weight::bold, drawing::black}, Align::left, Points{6.5}}});
    }
    maker.pages().finish(std::move(sheet));
}

/// A heading on a grey band; answers where the text below it begins.
Millimetres add_heading(Sheet& sheet, const Rect& room, Millimetres y, const Bilingual& title) {
    const Rect band{{room.left(), y}, {room.size.width, Millimetres{6}}};
    sheet.fill(band, band_grey);
    sheet.line(title.joined(),
               {inner(band, Millimetres{0.8}), {{Points{10}, Weight::bold, drawing::black}, Align::left, Points{7}}});
    return band.bottom() + Millimetres{1.4};
}

struct NamedRow {
    std::string name;
    std::string text;
};

/// Rows of a bold name and a text, as many as there is room for; the others are warned of.
Millimetres add_rows(BookMaker& maker, Sheet& sheet, const Rect& room, Millimetres y, const std::vector<NamedRow>& rows,
                     Millimetres name_width) {
    constexpr Millimetres pitch{5.2};
    for (const auto& row : rows) {
        if (y + pitch > room.bottom()) {
            maker.pages().diagnostics().add({Severity::warning,
                                             "text-cut",
                                             {},
                                             row.name,
                                             fmt::format("({}) has no room on its page and was left out", row.text),
                                             "Leave out what crews need least."});
            continue;
        }
        sheet.line(row.name, {{{room.left(), y}, {name_width - Millimetres{1.5}, pitch}},
                              {{Points{9}, Weight::bold, drawing::black}, Align::left, Points{6}}});
        sheet.line(row.text, {{{room.left() + name_width, y}, {room.size.width - name_width, pitch}},
                              {{Points{9}}, Align::left, Points{6}}});
        y += pitch;
    }
    return y + Millimetres{2.5};
}

std::vector<NamedRow> telephones(const BookMaker& maker) {
    const auto& words = maker.pages().wording();
    const auto& contacts = maker.published().edition.contacts;
    std::vector<NamedRow> rows;
    const auto add = [&](const char* key, const std::string& number) {
        if (!number.empty()) rows.push_back({number, words.say(std::string("page.phone.") + key).joined()});
    };
    add("emergency", contacts.emergency);
    add("headquarters", contacts.headquarters);
    add("medical", contacts.medical);
    add("breakdown", contacts.breakdown);
    std::optional<WaypointIndex> last;
    for (const auto& control : maker.timed().leg().controls) {
        const auto& waypoint = maker.published().edition.waypoints[control.waypoint];
        if (control.secret || waypoint.phone.empty() || last == control.waypoint) continue;
        last = control.waypoint;
        rows.push_back({waypoint.phone, itinerary::called(control)});
    }
    return rows;
}

/// Places with a known distance: there crews compare their trip meters. Those at which the organiser has meters set are
/// all told, then the first others for which there is room; in the order in which they are passed.
std::vector<NamedRow> reference_points(const BookMaker& maker) {
    constexpr std::size_t most = 8;
    const auto& words = maker.pages().wording();
    const auto& controls = maker.timed().leg().controls;
    std::vector<std::pair<PrintedLength, NamedRow>> resets;
    std::vector<std::pair<PrintedLength, NamedRow>> others;
    for (const ControlIndex i : controls.indices()) {
        const auto& control = controls[i];
        if (control.secret || control.line > 1 || control.passage == itinerary::Passage::in) continue;
        const bool reset = maker.published().edition.waypoints[control.waypoint].odometer_reset;
        const auto length = control.printed - controls.front().printed;
        const auto name = isolated(itinerary::called(control));
        auto& rows = reset ? resets : others;
        const auto text = reset ? name + " – " + words.say("page.reference.reset").joined() : name;
        rows.push_back({length, {words.kilometres(length) + " km", text}});
    }
    others.resize(std::min(others.size(), most - std::min(most, resets.size())));
    resets.insert(resets.end(), others.begin(), others.end());
    std::ranges::stable_sort(resets, {}, [](const auto& row) { return row.first; });
    std::vector<NamedRow> rows;
    for (auto& row : resets)
        rows.push_back(std::move(row.second));
    return rows;
}

void add_reference(BookMaker& maker) {
    auto sheet = maker.pages().new_sheet();
    const auto& words = maker.pages().wording();
    sheet.anchor("reference");
    const auto title = words.say("page.reference.title");
    maker.pages().add_to_outline(title.first, "reference");
    const auto room = titled(sheet, title);
    std::vector<NamedRow> abbreviations;
    for (const auto* key : {"CO", "CT", "PC", "PM"}) {
        abbreviations.push_back({key, words.say(fmt::format("page.abbreviation.{}", key)).joined()});
    }
    auto y = add_heading(sheet, room, room.top(), words.say("page.reference.abbreviations"));
    y = add_rows(maker, sheet, room, y, abbreviations, Millimetres{14});
    y = add_heading(sheet, room, y, words.say("page.reference.trip_meter"));
    const auto note = words.say("page.reference.trip_meter_note");
    y += sheet.paragraph(note.first, {room.left(), y}, room.size.width, {Points{9}});
    if (!note.second.empty())
        y += sheet.paragraph(note.second, {room.left(), y}, room.size.width, {Points{8}, Weight::regular, second_grey});
    constexpr Millimetres telephones_height{32}; // the edition's own have room, however many places there are
    const Rect upper = strip(room, {}, room.size.height - telephones_height);
    y = add_rows(maker, sheet, upper, y + Millimetres{1}, reference_points(maker), Millimetres{22});
    y = add_heading(sheet, room, y, words.say("page.reference.telephones"));
    add_rows(maker, sheet, room, y, telephones(maker), Millimetres{40});
    maker.pages().finish(std::move(sheet));
}

} // namespace

void add_guide(BookMaker& maker) {
    add_how_to_read(maker);
    add_signs(maker);
    add_reference(maker);
}

} // namespace route::document
