// SPDX-License-Identifier: BSL-1.0
#include "exchange/edition_xlsx.hpp"

#include "exchange/printed_text.hpp"
#include "exchange/road_sheet.hpp"
#include "roadbook/phrase_keys.hpp"
#include "timing/road_hours.hpp"
#include "timing/unweighed_words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace route::exchange {

using roadbook::Publication;

namespace {

class EditionWorkbook {
public:
    explicit EditionWorkbook(const Publication& published)
        : m_published(published), m_book(published, published.edition.name) {}

    std::string bytes() {
        add_legs();
        add_sectors();
        add_controls();
        add_boxes();
        add_trials();
        for (const LegIndex l : m_published.timed.legs.indices()) {
            add_due_times(l);
        }
        add_orders();
        add_road_sheet(m_book, m_published);
        add_unweighed();
        return m_book.finished();
    }

private:
    [[nodiscard]] std::string say(std::string_view key) const { return said(m_published, key); }
    /// Heads of columns: as they are, with a unit, of moments.
    [[nodiscard]] SheetColumn column(std::string_view key, int width, std::string_view unit = {}) const {
        return {head(m_published, key, unit), width};
    }
    [[nodiscard]] SheetColumn clock(std::string_view key) const { return {clock_head(m_published, key), 15}; }
    [[nodiscard]] Cell yes(bool told) const { return told ? Cell{say("page.workbook.yes")} : Cell{}; }

    static Cell height(Metres height) { return static_cast<int>(std::lround(height.count())); }

    void add_legs() {
        m_book.add_sheet(say("page.workbook.legs"),
                         {column("page.official.leg_number", 8), column("page.workbook.date", 12),
                          column("page.official.leg_name", 32), column("page.cover.from", 22), column("page.cover.to", 22),
                          clock("page.cover.first_car"), clock("page.workbook.first_in"), clock("page.workbook.last_in"),
                          column("page.cover.length", 10, "km"), column("page.cover.sectors", 10),
                          column("page.workbook.cars", 10), column("page.workbook.climb", 10, "m"),
                          column("page.workbook.descent", 10, "m"), column("page.workbook.highest", 10, "m")});
        std::int32_t all = 0;
        for (const LegIndex l : m_published.timed.legs.indices()) {
            const auto facts = m_published.leg(l);
            const auto& day = facts.edition_leg();
            const auto& controls = facts.leg().controls;
            const auto& times = facts.times().controls;
            std::vector<Cell> row{facts.leg().number,
                                  day.date,
                                  text_cell(day.name),
                                  text_cell(controls.front().name),
                                  text_cell(controls.back().name),
                                  clock_cell(facts, times.front().due_first_car, ControlIndex{}),
                                  clock_cell(facts, times.back().due_first_car, controls.last_index()),
                                  clock_cell(facts, times.back().due_last_car, controls.last_index()),
                                  facts.printed_length(),
                                  static_cast<int>(facts.times().sectors.size()),
                                  static_cast<int>(facts.times().cars.size())};
            if (const auto relief = itinerary::relief_between(facts.leg(), Chainage{}, Chainage{facts.leg().length()})) {
                row.insert(row.end(), {height(relief->climb), height(relief->descent), height(relief->highest)});
            }
            m_book.add_row(row);
            all += facts.printed_length().decametres();
        }
        const Cell none;
        m_book.add_row(
            {say("page.official.edition_total"), none, none, none, none, none, none, none, PrintedLength::decametres(all)},
            RowEmphasis::bold);
    }

    /// The same figures as distances-and-times.csv.
    void add_sectors() {
        m_book.add_sheet(say("page.workbook.sectors"),
                         {column("page.official.leg_number", 6), column("page.box.sector", 8), column("page.roads.from", 34),
                          column("page.roads.to", 34), column("page.box.length", 10, "km"),
                          column("page.official.target", 10, "h:min"), column("page.box.average", 10, "km/h"),
                          clock("page.official.first_car"), clock("page.roads.last"),
                          column("page.workbook.least", 10, "h:min"), column("page.workbook.driving", 10, "h:min"),
                          column("page.workbook.climb", 10, "m"), column("page.workbook.descent", 10, "m")});
        for (const LegIndex l : m_published.timed.legs.indices()) {
            const auto facts = m_published.leg(l);
            for (const auto& sector : facts.times().sectors) {
                const auto& from = facts.leg().controls[sector.from];
                const auto& to = facts.leg().controls[sector.to];
                const auto& due = facts.times().controls[sector.to];
                std::vector<Cell> row{facts.leg().number,
                                      sector.number,
                                      itinerary::called(from),
                                      itinerary::called(to),
                                      sector.printed,
                                      sector.target,
                                      sector.average,
                                      clock_cell(facts, due.due_first_car, sector.to),
                                      clock_cell(facts, due.due_last_car, sector.to),
                                      sector.least,
                                      sector.driving.count() > 0 ? Cell{sector.driving} : Cell{}};
                if (const auto relief = itinerary::relief_between(facts.leg(), from.chainage, to.chainage)) {
                    row.insert(row.end(), {height(relief->climb), height(relief->descent)});
                }
                m_book.add_row(row);
            }
        }
    }

    void add_controls() {
        m_book.add_sheet(say("page.workbook.controls"),
                         {column("page.official.leg_number", 6), column("page.workbook.from_start", 11, "km"),
                          column("page.trials.total", 9, "km"), column("page.itinerary.control", 10),
                          column("page.itinerary.place", 32), column("page.workbook.kind", 26), column("page.lines.line", 6),
                          column("page.workbook.secret", 9), clock("page.marshal.opens"), clock("page.marshal.first"),
                          clock("page.marshal.last"), clock("page.marshal.closes"), column("page.workbook.latitude", 11),
                          column("page.workbook.longitude", 11), column("page.workbook.heading", 11, "°"),
                          column("page.workbook.phone", 18)});
        for (const LegIndex l : m_published.timed.legs.indices()) {
            const auto facts = m_published.leg(l);
            for (const ControlIndex i : facts.leg().controls.indices()) {
                const auto& control = facts.leg().controls[i];
                const auto& times = facts.times().controls[i];
                m_book.add_row({facts.leg().number, control.printed - facts.leg().controls.front().printed,
                                facts.total_at(i), text_cell(itinerary::shown_code(control)), text_cell(control.name),
                                say(roadbook::phrase_of(control)), control.line > 0 ? Cell{control.line} : Cell{},
                                yes(control.secret), clock_cell(facts, times.opens, i),
                                clock_cell(facts, times.due_first_car, i), clock_cell(facts, times.due_last_car, i),
                                clock_cell(facts, times.closes, i), control.position.latitude, control.position.longitude,
                                control.heading, text_cell(facts.row_of(i).phone)},
                               control.secret ? RowEmphasis::secret : RowEmphasis::none);
            }
        }
    }

    void add_boxes() {
        const auto& languages = m_published.edition.languages;
        std::vector<SheetColumn> columns{column("page.official.leg_number", 6), column("page.box.sector", 8),
                                         column("page.stops.box", 8),           column("page.workbook.from_start", 11, "km"),
                                         column("page.box.total", 9, "km"),     column("page.workbook.partial", 9, "km"),
                                         column("page.box.to_go", 9, "km"),     column("page.workbook.danger", 9),
                                         column("page.itinerary.control", 14),  column("page.workbook.latitude", 11),
                                         column("page.workbook.longitude", 11)};
        for (const auto language : languages) {
            columns.push_back({said(m_published, "page.workbook.text", {{"language", std::string(language.code())}}), 50});
        }
        m_book.add_sheet(say("page.workbook.boxes"), columns);
        for (const LegIndex l : m_published.timed.legs.indices()) {
            const auto* book = m_published.book_of(l);
            if (book == nullptr) continue;
            for (const auto& sector : book->sectors) {
                for (const auto& box : sector.boxes) {
                    add_box(l, m_published.timed.legs[l].sectors[sector.sector].number, box);
                }
            }
        }
    }

    void add_box(LegIndex l, int sector, const roadbook::Box& box) {
        const auto& controls = m_published.timed.itinerary.legs[l].controls;
        std::string codes;
        for (const auto i : box.controls) {
            const auto& code = itinerary::shown_code(controls[i]);
            codes += (codes.empty() || code.empty() ? "" : ", ") + code;
        }
        std::vector<Cell> row{m_published.timed.itinerary.legs[l].number,
                              sector,
                              box.number,
                              box.printed - controls.front().printed,
                              box.total,
                              box.partial,
                              box.to_go,
                              box.danger > 0 ? Cell{box.danger} : Cell{},
                              text_cell(codes),
                              box.position.latitude,
                              box.position.longitude};
        for (const auto language : m_published.edition.languages) {
            row.push_back(text_cell(text_of(box, language)));
        }
        m_book.add_row(row);
    }

    void add_trials() {
        const auto classes = edition::average_classes(m_published.edition.trials);
        std::vector<SheetColumn> columns{column("page.official.leg_number", 6),
                                         column("page.trials.number", 9),
                                         column("page.workbook.ends", 9),
                                         column("page.trials.place", 32),
                                         column("page.lines.line", 6),
                                         column("page.workbook.secret", 9),
                                         column("page.workbook.from_start", 11, "km"),
                                         column("page.lines.at", 10, "m"),
                                         column("page.lines.imposed", 10, "s"),
                                         clock("page.lines.first_car"),
                                         column("page.trials.average", 10, "km/h")};
        for (const auto& name : classes) {
            columns.push_back({said(m_published, "page.workbook.class_average", {{"class", name}}) + "\nkm/h", 12});
        }
        m_book.add_sheet(say("page.workbook.trials"), columns);
        for (const LegIndex l : m_published.timed.legs.indices()) {
            const auto facts = m_published.leg(l);
            for (const ControlIndex i : facts.leg().controls.indices()) {
                if (facts.leg().controls[i].line > 0) add_trial_line(facts, i, classes);
            }
        }
    }

    void add_trial_line(const timing::TimedLeg& facts, ControlIndex i, const std::vector<std::string>& classes) {
        const auto& control = facts.leg().controls[i];
        const auto lines = edition::lines_of(m_published.edition, facts.row_of(i));
        const auto typed = std::ranges::find(lines, control.line, &edition::TrialLine::line);
        std::vector<Cell> row{facts.leg().number,
                              text_cell(control.code),
                              text_cell(control.ends_code),
                              text_cell(control.name),
                              control.line,
                              yes(control.secret),
                              control.printed - facts.leg().controls.front().printed};
        if (typed != lines.end()) {
            row.emplace_back(typed->at);
            row.push_back(typed->time ? Cell{*typed->time} : Cell{});
            row.emplace_back(clock_cell(facts, facts.times().controls[i].due_first_car, i));
            row.push_back(typed->average ? Cell{*typed->average} : Cell{});
            for (const auto& name : classes) {
                const auto own = typed->averages.find(name);
                row.push_back(own == typed->averages.end() ? Cell{} : Cell{own->second});
            }
        }
        m_book.add_row(row, control.secret ? RowEmphasis::secret : RowEmphasis::none);
    }

    /// A row a car, a column a control, secret ones too.
    void add_due_times(LegIndex l) {
        const auto facts = m_published.leg(l);
        const auto& controls = facts.leg().controls;
        std::vector<SheetColumn> columns{column("page.starts.number", 7),   column("page.starts.crew", 32),
                                         column("page.starts.country", 7),  column("page.starts.car", 26),
                                         column("page.workbook.year", 7),   column("page.starts.class", 12),
                                         column("page.starts.average", 12), column("page.workbook.group", 16)};
        for (const auto& control : controls) {
            const auto& code = itinerary::shown_code(control);
            auto words = fmt::format("{}{}{}", code, code.empty() ? "" : "\n", control.name);
            if (control.secret) words += "\n" + say("page.workbook.secret");
            columns.push_back({fmt::format("{}\n({})", words, facts.clocks_at(control.chainage)), 15});
        }
        const auto leg = std::to_string(facts.leg().number);
        m_book.add_sheet(said(m_published, "page.workbook.due", {{"leg", leg}}), columns);
        for (const auto& car : facts.times().cars) {
            const auto* entry = car.entry ? &m_published.edition.entries[*car.entry] : nullptr;
            auto row = starter(car.doors, entry, m_published.edition.groups[car.group].name);
            add_due(row, facts, car);
        }
        for (const auto& car : facts.times().course_cars) {
            const auto& entry = m_published.edition.entries[car.entry];
            auto row = starter(entry.doors, &entry, say(roadbook::phrase_of(entry.role)));
            add_due(row, facts, car);
        }
    }

    static std::vector<Cell> starter(const std::string& doors, const edition::Entry* entry, const std::string& group) {
        if (entry == nullptr) return {text_cell(doors), {}, {}, {}, {}, {}, {}, text_cell(group)};
        return {text_cell(doors),
                text_cell(entry->crew),
                text_cell(entry->country),
                text_cell(entry->car),
                entry->year ? Cell{*entry->year} : Cell{},
                text_cell(entry->vehicle_class),
                text_cell(entry->average_class),
                text_cell(group)};
    }

    template <class Car> void add_due(std::vector<Cell>& row, const timing::TimedLeg& facts, const Car& car) {
        // Cars that start at half a minute are due at half a minute.
        const bool seconds = facts.times().due(car, ControlIndex{}).time_since_epoch().count() % 60 != 0;
        for (const ControlIndex i : facts.leg().controls.indices()) {
            row.emplace_back(clock_cell(facts, facts.times().due(car, i), i, seconds));
        }
        m_book.add_row(row);
    }

    void add_orders() {
        m_book.add_sheet(say("page.workbook.orders"),
                         {column("page.workbook.effect", 16), column("page.safety.name", 32), clock("page.safety.from"),
                          clock("page.safety.to"), column("page.workbook.for_legs", 10), column("page.workbook.against", 14),
                          column("page.workbook.alone", 14), column("page.workbook.note", 50),
                          column("page.workbook.file", 30)});
        for (const auto& order : m_published.edition.road_orders) {
            std::string legs;
            for (const int leg : order.legs) {
                legs += (legs.empty() ? "" : ", ") + std::to_string(leg);
            }
            const auto hours = timing::hours_in_force(order, m_published.edition);
            m_book.add_row({effect(order.effect), text_cell(order.name),
                            order.from && hours ? Cell{DateTimeCell{hours->from}} : Cell{},
                            order.to && hours ? Cell{DateTimeCell{hours->to}} : Cell{}, text_cell(legs),
                            yes(order.against_one_way), yes(order.closed_to_others), text_cell(order.note),
                            fmt::format("{}:{}", file_name(order.where.file), order.where.line)});
        }
    }

    [[nodiscard]] std::string effect(edition::OrderEffect effect) const {
        switch (effect) {
        case edition::OrderEffect::open: return say("page.workbook.open");
        case edition::OrderEffect::closed: return say("page.workbook.closed");
        case edition::OrderEffect::forced: break;
        }
        return say("page.workbook.forced");
    }

    /// Without the folder, which is another on each machine.
    static std::string file_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

    void add_unweighed() {
        m_book.add_sheet(say("page.workbook.look"),
                         {column("page.official.leg_number", 6), column("page.roads.from", 9, "km"),
                          column("page.roads.to", 9, "km"), column("page.look.on", 30), column("page.workbook.map", 18),
                          column("page.look.tag", 32), column("page.look.means", 50), clock("page.roads.first"),
                          clock("page.roads.last")});
        const auto& phrases = m_published.phrases.front();
        for (const LegIndex l : m_published.timed.legs.indices()) {
            const auto facts = m_published.leg(l);
            const auto start = facts.leg().controls.front().printed;
            for (const auto& item : facts.times().not_weighed) {
                const auto measure = phrases.decimal(timing::measure_of(item), 2);
                const auto meaning =
                    phrases.say(roadbook::phrase_of(item.why),
                                {{"hours", timing::hours_of(item, facts.clocks_at(item.from), facts.edition_leg().date)},
                                 {"measure", phrases.say(roadbook::phrase_of_measure(item), {{"measure", measure}})}});
                m_book.add_row({facts.leg().number, PrintedLength::nearest(item.from) - start,
                                PrintedLength::nearest(item.to) - start, text_cell(item.name),
                                phrases.say(roadbook::phrase_of_object(item), {{"id", std::to_string(item.osm_id)}}),
                                item.tag, meaning, clock_cell(facts, item.first_car, item.from),
                                clock_cell(facts, item.last_car, item.to)});
            }
        }
    }

    const Publication& m_published;
    Spreadsheet m_book;
};

} // namespace

std::string edition_xlsx(const Publication& published) { return EditionWorkbook{published}.bytes(); }

} // namespace route::exchange
