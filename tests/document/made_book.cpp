// SPDX-License-Identifier: BSL-1.0
#include "document/made_book.hpp"

#include <fmt/format.h>

namespace made {

using namespace route;
using edition::Kind;
using itinerary::Passage;
using roadbook::Sign;
using std::chrono::minutes;

namespace {

constexpr timing::Instant first_start = std::chrono::sys_days{std::chrono::year{2024} / 6 / 11} + minutes{18 * 60 + 30};

Book empty_book(const std::vector<Language>& languages) {
    auto phrases = roadbook::phrases_in(source_folder() + "/styles", languages);
    Book book{{}, {}, {}, std::move(phrases), drawing::PictogramSet::load(source_folder() + "/styles/pictograms")};
    book.edition.name = "Coppa della Valle";
    book.edition.version = "1.2";
    book.edition.time_zone = book.timed.time_zone = "Europe/Rome";
    book.edition.languages = languages;
    book.edition.legs.push_back(
        {1, "Brescia – Bergamo", std::chrono::year{2024} / 6 / 11, std::chrono::hours{20} + minutes{30}});
    book.edition.contacts = {"+39 030 123 4567", "112", "+39 030 765 4321", "+39 333 111 2222"};
    book.timed.itinerary.legs.push_back({});
    book.timed.itinerary.legs.back().number = 1;
    book.timed.legs.push_back({});
    book.book.legs.push_back({1, {}});
    return book;
}

struct ControlRow {
    Kind kind = Kind::co;
    std::string code;
    std::string name;
    int decametres = 0;
    int minute = 0;
    Passage passage = Passage::at;
    int line = 0;
    bool secret = false;
    bool same_waypoint = false; ///< as the row before
    std::string ends_code = "";
};

void add_control(Book& book, const ControlRow& row) {
    if (!row.same_waypoint) {
        edition::Waypoint waypoint;
        waypoint.leg = 1;
        waypoint.seq = static_cast<int>(book.edition.waypoints.size()) + 1;
        waypoint.kind = row.kind;
        waypoint.name = row.name;
        book.edition.waypoints.push_back(waypoint);
    }
    itinerary::PlacedControl control;
    control.kind = row.kind;
    control.passage = row.passage;
    control.code = row.code;
    control.ends_code = row.ends_code;
    control.name = row.name;
    control.waypoint = book.edition.waypoints.last_index();
    control.line = row.line;
    control.secret = row.secret;
    control.printed = PrintedLength::decametres(row.decametres);
    control.chainage = Chainage{control.printed.length()};
    book.timed.itinerary.legs.back().controls.push_back(control);
    const auto due = first_start + minutes{row.minute};
    book.timed.legs.back().controls.push_back({due, due + minutes{394}, due - minutes{15}, due + minutes{424}});
    book.timed.legs.back().clocks.push_back("Europe/Rome");
}

void add_sector(Book& book, ControlIndex from, ControlIndex to) {
    auto& times = book.timed.legs.back();
    const auto& controls = book.timed.itinerary.legs.back().controls;
    timing::Sector sector;
    sector.number = static_cast<int>(times.sectors.size()) + 1;
    sector.from = from;
    sector.to = to;
    sector.length = controls[to].chainage - controls[from].chainage;
    sector.printed = controls[to].printed - controls[from].printed;
    sector.target =
        std::chrono::duration_cast<minutes>(times.controls[to].due_first_car - times.controls[from].due_first_car);
    sector.average = sector.length / Seconds{sector.target};
    times.sectors.push_back(sector);
    book.book.legs.back().sectors.push_back({times.sectors.last_index(), {}});
}

struct BoxRow {
    int decametres = 0;
    std::vector<roadbook::InfoLine> it;
    std::vector<roadbook::InfoLine> en;
    std::vector<Sign> signs;
    std::vector<std::string> pictograms;
    bool near_next = false;
};

void add_box(Book& book, const BoxRow& row) {
    auto& part = book.book.legs.back().sectors.back();
    const auto& controls = book.timed.itinerary.legs.back().controls;
    const auto& sector = book.timed.legs.back().sectors[part.sector];
    roadbook::Box box;
    std::size_t number = 1;
    for (const auto& other : book.book.legs.back().sectors)
        number += other.boxes.size();
    box.number = std::to_string(number);
    box.printed = PrintedLength::decametres(row.decametres);
    box.chainage = Chainage{box.printed.length()};
    box.total = box.printed - controls[sector.from].printed;
    box.partial = part.boxes.empty() ? PrintedLength{} : box.printed - part.boxes.back().printed;
    box.to_go = controls[sector.to].printed - box.printed;
    for (const auto language : book.edition.languages) {
        box.text[language] = language == Language("it") ? row.it : row.en;
    }
    box.signs = row.signs;
    box.pictograms = row.pictograms;
    box.near_next = row.near_next;
    box.view.arms.clear();
    part.boxes.push_back(std::move(box));
}

void add_trial_lines(Book& book) {
    using Hundredths = std::chrono::duration<std::int64_t, std::centi>;
    const auto line = [&](int seq, int number, double at, std::optional<Hundredths> time, std::optional<KmPerHour> average,
                          bool secret) {
        edition::TrialLine row;
        row.leg = 1;
        row.seq = seq;
        row.line = number;
        row.at = Metres{at};
        row.time = time;
        row.average = average;
        row.secret = secret;
        book.edition.trials.push_back(row);
    };
    line(2, 1, 0, {}, {}, false);
    line(2, 2, 420, Hundredths{3800}, {}, false);
    line(2, 3, 610.5, Hundredths{2950}, {}, false);
    line(2, 4, 1250.25, Hundredths{6250}, {}, false);
    line(5, 1, 0, {}, 50_kmh, false);
    line(5, 2, 777, {}, {}, true);
    line(5, 3, 3000, {}, 36_kmh, false);
    line(5, 4, 5500, {}, {}, false);
}

} // namespace

std::string source_folder() { return ROUTE_SOURCE_DIR; }

document::PageStyle fia_a5() { return document::read_page_style(source_folder() + "/styles/pages/fia-a5.toml"); }

roadbook::Publication Book::publication() const {
    return {edition, timed, book, phrases, "© OpenStreetMap contributors, ODbL 1.0", Fingerprint{0x3fa2b1c4d5e6f708}};
}

document::MadePages pages_of(const Book& book, const document::PageStyle& style, const drawing::FontSet& fonts,
                             Diagnostics& found) {
    return document::road_book_pages(book.publication(), stand_in_tulip, LegIndex{0}, style, fonts, found);
}

void write_road_book(const Book& book, const std::filesystem::path& file, Diagnostics& found) {
    const drawing::FontSet fonts;
    document::write_pages(pages_of(book, fia_a5(), fonts, found),
                          {"Road book", book.edition.name, book.edition.legs.front().date}, fonts, book.pictograms, file);
}

void start_cars(Book& book) {
    for (const LegIndex l : book.timed.legs.indices()) {
        auto& times = book.timed.legs[l];
        times.cars = timing::start_order(book.edition, book.timed.itinerary.legs[l].number, {});
        times.standard.clear();
        for (const auto& control : times.controls) {
            times.standard.push_back(control.due_first_car);
        }
        times.group_delays.assign(book.edition.groups.size(),
                                  IndexedBy<ControlIndex, std::chrono::seconds>(times.controls.size()));
    }
}

drawing::Picture stand_in_tulip(const roadbook::Box&, drawing::Size size) {
    drawing::Picture picture{size, {}};
    drawing::Path road;
    road.move_to({size.width / 2.0, size.height * 0.9});
    road.line_to({size.width / 2.0, size.height * 0.5});
    road.line_to({size.width * 0.85, size.height * 0.3});
    picture.items.emplace_back(drawing::Shape{
        road, std::nullopt, drawing::Stroke{2_mm, drawing::black, drawing::Cap::butt, drawing::Join::round, {}}});
    picture.items.emplace_back(
        drawing::Shape{drawing::circle({size.width / 2.0, size.height * 0.9}, 2_mm), drawing::black, std::nullopt});
    return picture;
}

Book plain_book(const std::vector<Language>& languages) {
    auto book = empty_book(languages);
    add_control(book, {Kind::start, "CO 0", "Brescia – Viale Venezia", 0, 0});
    add_control(book, {Kind::pc, "PC 1", "Sarnico – lungolago", 2105, 40, Passage::at, 1});
    add_control(book, {Kind::pc, "PC 2", "Sarnico – lungolago", 2147, 40, Passage::at, 2, false, true, "PC 1"});
    add_control(book, {Kind::pc, "PC 3", "Sarnico – lungolago", 2166, 41, Passage::at, 3, false, true, "PC 2"});
    add_control(book, {Kind::pc, "", "Sarnico – lungolago", 2230, 42, Passage::at, 4, false, true, "PC 3"});
    add_control(book, {Kind::lunch, "CO 1", "Lovere – Piazza Tredici Martiri", 4250, 65, Passage::in});
    add_control(book, {Kind::lunch, "CO 1", "Lovere – Piazza Tredici Martiri", 4250, 125, Passage::out, 0, false, true});
    add_control(book, {Kind::ct, "CT 1", "Clusone", 5800, 150});
    add_control(book, {Kind::pm, "PM 1", "Passo della Presolana", 6400, 160, Passage::at, 1});
    add_control(book, {Kind::pm, "", "Passo della Presolana", 6477, 161, Passage::at, 2, true, true});
    add_control(book, {Kind::pm, "", "Passo della Presolana", 6700, 163, Passage::at, 3, false, true});
    add_control(book, {Kind::pm, "", "Passo della Presolana", 6950, 167, Passage::at, 4, false, true, "PM 1"});
    add_control(book, {Kind::finish, "CO 2", "Bergamo – Sentierone", 11234, 245});
    add_trial_lines(book);
    add_sector(book, ControlIndex{0}, ControlIndex{5});
    add_box(book, {0,
                   {{"CO 0 Brescia – Viale Venezia", true}, {"Partenza", false}},
                   {{"CO 0 Brescia – Viale Venezia", true}, {"Start", false}},
                   {Sign::start},
                   {},
                   false});
    add_box(book,
            {132, {{"A sinistra", true}, {"Via Turati", false}}, {{"Turn left", true}}, {}, {"traffic-signals"}, true});
    add_box(book, {145,
                   {{"A destra", true}, {"SS 510 dir. Iseo", false}},
                   {{"Turn right", true}, {"Signed Iseo", false}},
                   {},
                   {},
                   false});
    add_box(book, {980,
                   {{"Rotatoria: 3ª uscita", true}, {"dir. Lago d'Iseo", false}},
                   {{"Roundabout: 3rd exit", true}, {"Signed Lago d'Iseo", false}},
                   {},
                   {"roundabout-right"},
                   false});
    add_box(book, {2105,
                   {{"PC 1 Sarnico – lungolago", true}, {"420 m in 38,00 s", false}},
                   {{"PC 1 Sarnico – lungolago", true}},
                   {Sign::trial_start},
                   {},
                   true});
    add_box(
        book,
        {2147, {{"Fine PC 1 – inizio PC 2", true}}, {{"End of PC 1 – start of PC 2", true}}, {Sign::trial_line}, {}, true});
    add_box(
        book,
        {2166, {{"Fine PC 2 – inizio PC 3", true}}, {{"End of PC 2 – start of PC 3", true}}, {Sign::trial_line}, {}, false});
    add_box(book, {2230, {{"Fine PC 3", true}}, {{"End of PC 3", true}}, {Sign::trial_end}, {}, false});
    add_box(book, {3105,
                   {{"Passaggio a livello", true}, {"Dritto", false}},
                   {{"Level crossing", true}, {"Straight on", false}},
                   {},
                   {"level-crossing", "stop"},
                   false});
    add_box(book, {4250,
                   {{"CO 1 Lovere – Piazza Tredici Martiri", true}, {"Sosta pranzo 1:00", false}},
                   {{"CO 1 Lovere – Piazza Tredici Martiri", true}, {"Lunch halt 1:00", false}},
                   {Sign::time_control, Sign::lunch},
                   {},
                   false});
    add_sector(book, ControlIndex{6}, ControlIndex{12});
    add_box(book, {4250, {{"CO 1 Lovere – uscita", true}}, {{"CO 1 Lovere – out", true}}, {Sign::time_control}, {}, false});
    add_box(book, {5800, {{"CT 1 Clusone", true}}, {{"CT 1 Clusone", true}}, {Sign::passage_control}, {}, false});
    add_box(book, {11234,
                   {{"CO 2 Bergamo – Sentierone", true}},
                   {{"CO 2 Bergamo – Sentierone", true}},
                   {Sign::time_control, Sign::finish},
                   {},
                   false});
    return book;
}

Book nasty_book(int sectors, int boxes, const std::vector<Language>& languages) {
    auto book = empty_book(languages);
    book.edition.name = "Rievocazione Storica Internazionale della Südtirol Dolomiti Classic – Großer Preis der Gemeinden";
    book.edition.version = "3.14 – bozza del Comitato Organizzatore";
    book.edition.legs.front().name = "San Valentino alla Muta / St. Valentin auf der Haide – Castelrotto / "
                                     "Kastelruth – Santa Cristina Valgardena";
    const std::string german = "Sankt Leonhard in Passeier – Fußgängerunterführung Brückenstraße";
    const std::string italian = "Santa Maria Maddalena in Casies – Piazza della Libertà già Foro Boario";
    constexpr int sector_length = 2500;
    add_control(book, {Kind::start, "CO 0", german, 0, 0});
    for (int i = 1; i <= sectors; ++i) {
        const bool last = i == sectors;
        add_control(book, {last ? Kind::finish : Kind::co, fmt::format("CO {}", 117 + i), i % 2 == 0 ? german : italian,
                           i * sector_length, i * 35});
        const ControlIndex to{static_cast<std::size_t>(i)};
        add_sector(book, to.before(), to);
        for (int k = 0; k < boxes; ++k) {
            const int place = (i - 1) * sector_length + sector_length * k / std::max(boxes - 1, 1);
            add_box(book, {place,
                           {{"Rotatoria: 12ª uscita, direzione Donaudampfschifffahrtsgesellschaftsstraße", true},
                            {german, false},
                            {italian, false},
                            {"Attenzione: dosso, strettoia e attraversamento bestiame", false},
                            {"dir. Caldaro sulla Strada del Vino, Cortaccia sulla Strada del Vino, Termeno", false}},
                           {{"Roundabout: 12th exit, signed Donaudampfschifffahrtsgesellschaftsstraße", true},
                            {"Caution: hump, bottleneck and cattle crossing", false}},
                           {Sign::time_control, Sign::refuel, Sign::lunch, Sign::parade_start},
                           {"level-crossing", "traffic-signals", "stop"},
                           k % 3 == 0});
        }
    }
    return book;
}

Book near_book(const std::vector<bool>& near_next, const std::vector<Language>& languages) {
    auto book = empty_book(languages);
    add_control(book, {Kind::start, "CO 0", "Brescia", 0, 0});
    add_control(book, {Kind::finish, "CO 1", "Bergamo", static_cast<int>(near_next.size()) * 10, 30});
    add_sector(book, ControlIndex{0}, ControlIndex{1});
    for (std::size_t i = 0; i < near_next.size(); ++i) {
        add_box(book, {static_cast<int>(i) * 10, {{"A destra", true}}, {}, {}, {}, near_next[i]});
    }
    return book;
}

} // namespace made
