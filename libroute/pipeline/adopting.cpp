// SPDX-License-Identifier: BSL-1.0
#include "pipeline/adopting.hpp"

#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "edition/edition_writing.hpp"
#include "edition/road_book_file.hpp"
#include "matching/ordered_passages.hpp"
#include "pipeline/adopted_list.hpp"
#include "pipeline/adopted_tulips.hpp"
#include "pipeline/hand_edits.hpp"
#include "pipeline/output_folder.hpp"
#include "roadbook/phrases.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace route::pipeline {

namespace fs = std::filesystem;

using edition::FoundLeg;
using edition::FoundPoint;
using edition::WrittenEdit;

namespace {

/// A point of the file and a box of ours that lie no further apart along the road are one.
constexpr Metres same_box{60};
/// A drawing is of one junction: a box that lies further away is another one's.
constexpr Metres same_junction{25};
/// So far beside the road a box of the file may lie.
constexpr Metres beside_road{150};
/// Where the route leaves the track for less, nobody has to look.
constexpr Metres worth_telling{50};

/// "rb:edition" of our own files, or what stands for it.
std::string told(const FoundLeg& leg, std::string_view key, std::string otherwise) {
    const auto found = leg.edition.find(key);
    return found == leg.edition.end() || found->second.empty() ? std::move(otherwise) : found->second;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at <= text.size()) {
        const auto end = std::min(text.find('\n', at), text.size());
        auto line = text.substr(at, end - at);
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) {
            line.pop_back();
        }
        if (!line.empty()) lines.push_back(std::move(line));
        at = end + 1;
    }
    return lines;
}

/// As a shell takes it.
std::string shell_word(const std::string& text) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+:,@%";
    if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) return text;
    std::string word = "'";
    for (const char c : text) {
        word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return word + "'";
}

/// What devices write and no library of Debian reads, gpsbabel does: whose format is which by the file's ending.
std::string way_to_gpx(const fs::path& file) {
    constexpr auto formats = std::to_array<std::pair<std::string_view, std::string_view>>({
        {".fit", "garmin_fit"},
        {".gdb", "gdb"},
        {".igc", "igc"},
        {".itn", "tomtom_itn"},
        {".nmea", "nmea"},
        {".nma", "nmea"},
        {".plt", "ozi"},
        {".rte", "ozi"},
        {".tcx", "gtrnctr"},
        {".wpt", "ozi"},
    });
    auto ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const auto format = std::ranges::find(formats, ending, &std::pair<std::string_view, std::string_view>::first);
    if (format == formats.end()) return "Save it as .gpx, .kml or .kmz.";
    auto made = file;
    made.replace_extension(".gpx");
    return fmt::format("gpsbabel (Debian's package of that name) makes it one: gpsbabel -i {} -f {} -o gpx -F {}",
                       format->second, shell_word(file.string()), shell_word(made.string()));
}

class Adoption {
public:
    Adoption(const AdoptOptions& options, const Workshop& workshop, Diagnostics& diagnostics)
        : m_options(options), m_workshop(workshop), m_diagnostics(diagnostics),
          m_languages(roadbook::languages_of(workshop.styles)) {}

    std::vector<AdoptedLeg> run() {
        refuse_a_used_folder();
        if (!read_files()) return {};
        const auto roads = network::RoadNetwork::open(m_options.network);
        const routing::DrivingRights rights{routing::VehicleProfile::load(m_workshop.styles, m_options.profile)};
        for (std::size_t i = 0; i < m_legs.size(); ++i) {
            m_lists.push_back(adopted_list(m_legs[i], number_of(i), roads, rights, m_diagnostics, m_workshop.stop));
            if (!m_lists.back().waypoints.empty()) continue;
            m_diagnostics.add({Severity::bad_input,
                               "file-empty",
                               {m_legs[i].file, 0},
                               m_legs[i].title,
                               m_legs[i].lines.empty()
                                   ? "holds neither waypoints nor a track"
                                   : "holds no waypoints, and its track lies on none of the network's roads",
                               "Adopt a road book, a track or a map of the country that the network is of."});
        }
        if (m_diagnostics.has_errors()) return {};
        settle_languages();
        OutputFolder folder{m_options.edition};
        write_files(folder.work());
        plan(folder.work());
        folder.commit();
        return summary();
    }

private:
    void refuse_a_used_folder() const {
        std::error_code failure;
        const auto& folder = m_options.edition;
        if (fs::exists(folder, failure) && (!fs::is_directory(folder) || !fs::is_empty(folder))) {
            throw IoError(folder.string() + ": is there already and is not an empty folder.",
                          "Choose a new name: nothing was changed.");
        }
    }

    bool read_files() {
        bool good = true;
        for (const auto& file : m_options.files) {
            const auto name = file.filename().string();
            if (!edition::is_road_book_name(name)) {
                m_diagnostics.add({Severity::bad_input,
                                   "file-damaged",
                                   {file.string(), 0},
                                   "",
                                   "is neither a GPX nor a KML file by its name",
                                   way_to_gpx(file)});
                good = false;
                continue;
            }
            auto legs = edition::read_road_book(name, read_whole_file(file), m_languages, m_diagnostics);
            good = good && !legs.empty();
            std::ranges::move(legs, std::back_inserter(m_legs));
        }
        return good && !m_diagnostics.has_errors();
    }

    /// As our own files tell it, where all do and no two the same; else by their order.
    [[nodiscard]] int number_of(std::size_t index) const {
        std::set<int> numbers;
        for (const auto& leg : m_legs) {
            numbers.insert(std::atoi(told(leg, "leg_number", "0").c_str()));
        }
        if (numbers.size() == m_legs.size() && *numbers.begin() > 0) {
            return std::atoi(told(m_legs[index], "leg_number", "0").c_str());
        }
        return static_cast<int>(index) + 1;
    }

    void settle_languages() {
        if (!m_options.languages.empty()) {
            m_printed = m_options.languages;
            return;
        }
        std::string codes = told(m_legs.front(), "languages", "");
        for (std::size_t at = 0; at < codes.size();) {
            const auto end = std::min(codes.find(' ', at), codes.size());
            const auto language = Language::named(std::string_view(codes).substr(at, end - at));
            if (language && std::ranges::find(m_languages.known, *language) != m_languages.known.end()) {
                m_printed.push_back(*language);
            }
            at = end + 1;
        }
        if (m_printed.empty()) m_printed = m_languages.standard;
        tell_languages();
    }

    /// No such file but ours tells the language of its texts.
    void tell_languages() {
        for (std::size_t i = 0; i < m_legs.size(); ++i) {
            std::size_t most = 0;
            for (const auto* point : m_lists[i].boxes) {
                most = std::max(most, point->texts.size());
            }
            if (most == 0 || !m_legs[i].edition.empty()) continue;
            const auto second = most > 1 && m_printed.size() > 1
                                    ? fmt::format(", their second texts for \"{}\"", m_printed[1].code())
                                    : std::string{};
            m_diagnostics.add(
                {Severity::warning,
                 "adopted-assumed",
                 {m_legs[i].file, 0},
                 m_legs[i].title,
                 fmt::format("no language is told: texts of points are taken for \"{}\"{}", m_printed[0].code(), second),
                 "Where they are in another one, adopt the file again with --lang and that one first."});
        }
    }

    void write_files(const fs::path& folder) {
        edition::EditionText text;
        const auto& first = m_legs.front();
        text.name = told(first, "name", first.title.empty() ? fs::path(first.file).stem().string() : first.title);
        text.version = told(first, "version", "adopted");
        text.time_zone = told(first, "time_zone", "Europe/Rome");
        for (const auto language : m_printed) {
            text.languages.emplace_back(language.code());
        }
        text.profile = m_options.profile;
        text.default_average_kmh = told(first, "default_average_kmh", "");
        text.total_from_leg_start = told(first, "total_from_leg_start", "") == "true";
        text.network = fs::absolute(m_options.network).lexically_relative(fs::absolute(m_options.edition)).string();
        text.remark = "Adopted from";
        std::vector<edition::WrittenColumns> waypoints;
        std::vector<edition::WrittenColumns> trials;
        bool dates_told = true;
        std::vector<std::size_t> order(m_legs.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            order[i] = i;
        }
        std::ranges::sort(order, {}, [this](std::size_t i) { return number_of(i); });
        for (const auto i : order) {
            const auto& leg = m_legs[i];
            text.remark += " " + leg.file;
            dates_told = dates_told && leg.edition.contains("leg_date");
            text.legs.push_back({number_of(i), told(leg, "leg_name", leg.edition.empty() ? leg.title : std::string{}),
                                 told(leg, "leg_date", fmt::format("2030-06-{:02}", std::min<std::size_t>(i + 1, 28))),
                                 told(leg, "leg_first_car", "09:00:00"), told(leg, "leg_time_zone", "")});
            waypoints.insert(waypoints.end(), m_lists[i].waypoints.begin(), m_lists[i].waypoints.end());
            trials.insert(trials.end(), m_lists[i].trials.begin(), m_lists[i].trials.end());
        }
        text.remark += ". What is assumed is marked; docs/file-formats.md describes all keys.";
        write_whole_file(folder / "edition.toml", edition::edition_toml_of(text));
        write_whole_file(folder / "waypoints.csv", edition::waypoints_csv_of(waypoints));
        if (!trials.empty()) write_whole_file(folder / "trials.csv", edition::trials_csv_of(trials));
        m_diagnostics.add(
            {Severity::warning,
             "adopted-assumed",
             {"edition.toml", 0},
             "",
             fmt::format("100 cars a minute apart{} are assumed{}",
                         text.default_average_kmh.empty() ? " and an average of 45 km/h" : "",
                         dates_told ? "" : ", and dates of 2030, 09:00 and Europe/Rome where the file tells none"),
             "Write the edition's own."});
    }

    void plan(const fs::path& folder) {
        const auto plan = planned_apart_from_edits(folder, std::nullopt, m_workshop, m_diagnostics);
        if (!plan) return;
        const auto book = edited_book(*plan, m_workshop);
        m_planned = &plan->edition;
        std::vector<WrittenEdit> edits;
        for (const LegIndex l : plan->edition.legs.indices()) {
            const auto& itinerary = plan->timed.itinerary.legs[l];
            for (std::size_t i = 0; i < m_legs.size(); ++i) {
                if (number_of(i) != plan->edition.legs[l].number) continue;
                m_lengths[i] = itinerary.length();
                tell_where_it_leaves_the_track(i, itinerary);
                add_edits(i, itinerary, book.legs[l], edits);
                m_tulips.tell(m_legs[i].file, m_legs[i].title, m_diagnostics);
            }
        }
        if (edits.empty()) return;
        write_whole_file(folder / "edits.toml", edition::edits_toml_of(edits));
        for (const auto& [name, svg] : m_tulips.files()) {
            write_whole_file(folder / name, svg);
        }
        anchor(folder);
    }

    /// Numbers of boxes slip: what is written of them once is anchored at the roads.
    void anchor(const fs::path& folder) {
        Diagnostics told_again;
        const auto plan = planned_apart_from_edits(folder, std::nullopt, m_workshop, told_again);
        if (!plan) return;
        const auto book = edited_book(*plan, m_workshop);
        roadbook::RoadBook anchored = book;
        write_anchors(plan->edition, anchored, m_workshop);
    }

    void tell_where_it_leaves_the_track(std::size_t index, const itinerary::LegItinerary& itinerary) {
        std::set<network::DirectedEdge> driven;
        for (const auto& step : itinerary.path) {
            driven.insert(step.edge);
        }
        Metres along;
        Metres from;
        geo::Position place;
        std::string road;
        bool off = false;
        const auto tell = [&] {
            if (off && along - from > worth_telling) {
                m_diagnostics.add(
                    {Severity::warning,
                     "track-left",
                     {m_legs[index].file, 0},
                     m_legs[index].title,
                     fmt::format("the route leaves the track for {:.2f} km after {:.2f} km of it, at {:.6f} {:.6f}",
                                 (along - from).kilometres(), from.kilometres(), place.latitude.degrees(),
                                 place.longitude.degrees()),
                     "Place a VIA on the road that was driven, or open it in permits.geojson."});
            }
            off = false;
        };
        for (const auto& stretch : m_lists[index].track.stretches) {
            for (const auto& piece : stretch) {
                if (driven.contains(piece.edge)) {
                    tell();
                } else if (!off) {
                    off = true;
                    from = along;
                    place = piece.start;
                }
                along += piece.to - piece.from;
            }
        }
        tell();
    }

    /// The nearest box there; of several at one place, as at the in and out of a halt, the one that says the same, else the
    /// one with the same number.
    [[nodiscard]] const roadbook::Box* box_at(const roadbook::LegBook& book, Chainage place, const FoundPoint& point) const {
        constexpr Metres one_place{5};
        const roadbook::Box* best = nullptr;
        const auto worth = [&](const roadbook::Box& box) {
            const bool same_text =
                !point.texts.empty() && lines_of(point.texts.front()) == printed_lines(box, m_printed.front());
            const double steps = std::floor(distance(box.chainage, place) / one_place);
            return std::tuple(!same_text, steps, box.number != point.name);
        };
        for (const auto& sector : book.sectors) {
            for (const auto& box : sector.boxes) {
                if (distance(box.chainage, place) > same_box) continue;
                if (best == nullptr || worth(box) < worth(*best)) best = &box;
            }
        }
        return best;
    }

    void add_edits(std::size_t index, const itinerary::LegItinerary& itinerary, const roadbook::LegBook& book,
                   std::vector<WrittenEdit>& edits) {
        std::vector<geo::Position> line;
        for (const auto& point : itinerary.track) {
            line.push_back(point.position);
        }
        const auto& boxes = m_lists[index].boxes;
        std::vector<geo::Position> positions;
        for (const auto* point : boxes) {
            positions.push_back(point->position);
        }
        auto passages = matching::passages_in_order(line, positions, beside_road);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const auto& point = *boxes[i];
            if (const auto row = m_lists[index].seq_of.find(&point); row != m_lists[index].seq_of.end()) {
                passages[i] = passage_of(row->second, itinerary);
            }
            if (!passages[i]) {
                m_tulips.without_box(point);
                if (point.texts.empty() && point.danger == 0) continue;
                m_diagnostics.add({Severity::warning, "point-off-track", point.where, point.name,
                                   fmt::format("its text has no place on the route: \"{}\"",
                                               point.texts.empty() ? std::string{} : point.texts.front()),
                                   "Write it as a note of another box in edits.toml."});
                continue;
            }
            const auto edit = edit_for(index, point, Chainage{*passages[i]}, book);
            if (!edit) continue;
            edits.push_back(*edit);
            ++m_noted[index];
        }
    }

    /// Where the leg comes to a row of the list.
    [[nodiscard]] std::optional<Metres> passage_of(int seq, const itinerary::LegItinerary& itinerary) const {
        for (const auto& passed : itinerary.waypoints) {
            const auto& row = m_planned->waypoints[passed.waypoint];
            if (row.seq == seq) return passed.chainage.since_start();
        }
        return std::nullopt;
    }

    /// What the file says there and our box does not.
    [[nodiscard]] std::optional<WrittenEdit> edit_for(std::size_t index, const FoundPoint& point, Chainage place,
                                                      const roadbook::LegBook& book) {
        const bool ours = !m_legs[index].edition.empty();
        const auto* box = box_at(book, place, point);
        WrittenEdit edit;
        edit.leg = number_of(index);
        if (box == nullptr) {
            if (point.texts.empty()) {
                m_tulips.without_box(point);
                return std::nullopt;
            }
            edit.km = fmt::format("{:.2f}", place.since_start().kilometres());
        } else {
            edit.box = box->number;
            if (point.danger > 0 && point.danger != box->danger) edit.danger = point.danger;
        }
        for (std::size_t t = 0; t < point.texts.size(); ++t) {
            if (t >= m_printed.size()) break;
            const auto language = m_printed[t];
            auto lines = lines_of(point.texts[t]);
            if (lines.empty()) continue;
            if (box == nullptr || ours) {
                if (box != nullptr && lines == printed_lines(*box, language)) continue;
                edit.text[language] = std::move(lines);
            } else {
                std::string note;
                for (const auto& line : lines) {
                    if (!is_said(*box, line)) note += (note.empty() ? "" : " – ") + line;
                }
                if (!note.empty()) edit.notes[language] = note;
            }
        }
        take_drawing(point, box, place, edit);
        if (edit.text.empty() && edit.notes.empty() && !edit.danger && edit.tulip.empty()) return std::nullopt;
        return edit;
    }

    /// A box has one drawing: that of the first point at it.
    void take_drawing(const FoundPoint& point, const roadbook::Box* box, Chainage place, WrittenEdit& edit) {
        const bool here = box == nullptr || distance(box->chainage, place) <= same_junction;
        const bool first = box == nullptr || !m_drawn.contains({edit.leg, box->number});
        if (!here || !first) {
            m_tulips.without_box(point);
            return;
        }
        const auto file = m_tulips.taken_from(point, edit.leg);
        if (!file) return;
        edit.tulip = *file;
        if (box != nullptr) m_drawn.insert({edit.leg, box->number});
    }

    /// Whether our box says the line already, in whichever language.
    [[nodiscard]] bool is_said(const roadbook::Box& box, const std::string& line) const {
        return std::ranges::any_of(m_printed, [&](Language language) {
            const auto lines = printed_lines(box, language);
            return std::ranges::find(lines, line) != lines.end();
        });
    }

    static std::vector<std::string> printed_lines(const roadbook::Box& box, Language language) {
        std::vector<std::string> lines;
        const auto text = box.text.find(language);
        if (text == box.text.end()) return lines;
        for (const auto& line : text->second) {
            for (auto& part : lines_of(line.text)) {
                lines.push_back(std::move(part));
            }
        }
        return lines;
    }

    [[nodiscard]] std::vector<AdoptedLeg> summary() {
        std::vector<AdoptedLeg> legs;
        for (std::size_t i = 0; i < m_legs.size(); ++i) {
            const auto& list = m_lists[i];
            legs.push_back({number_of(i), m_legs[i].title, list.track.length, m_lengths[i],
                            list.waypoints.size() - list.holding, list.holding, list.boxes.size(), m_noted[i]});
        }
        std::ranges::sort(legs, {}, &AdoptedLeg::number);
        return legs;
    }

    const AdoptOptions& m_options;
    const Workshop& m_workshop;
    Diagnostics& m_diagnostics;
    edition::Languages m_languages;
    std::vector<Language> m_printed;
    std::vector<FoundLeg> m_legs;
    std::vector<AdoptedList> m_lists;
    const edition::Edition* m_planned = nullptr; ///< while its boxes are compared
    std::map<std::size_t, Metres> m_lengths;
    std::map<std::size_t, std::size_t> m_noted;
    AdoptedTulips m_tulips;
    std::set<std::pair<int, std::string>> m_drawn; ///< boxes, by leg and number, that have another program's drawing
};

} // namespace

std::vector<AdoptedLeg> adopt(const AdoptOptions& options, const Workshop& workshop, Diagnostics& diagnostics) {
    return Adoption{options, workshop, diagnostics}.run();
}

} // namespace route::pipeline
