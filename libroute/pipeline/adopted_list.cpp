// SPDX-License-Identifier: BSL-1.0
#include "pipeline/adopted_list.hpp"

#include "edition/kind_catalogue.hpp"
#include "geo/geodesic.hpp"
#include "matching/holding_points.hpp"
#include "matching/ordered_passages.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <set>

namespace route::pipeline {

using edition::FoundLeg;
using edition::FoundPoint;
using edition::Kind;
using edition::WrittenColumns;
using matching::HoldingPoint;
using routing::PathPiece;

namespace {

/// Points further from the track than this do not lie along it.
constexpr Metres beside_track{200};
/// A point so near to where the car turned round is the one at which it does.
constexpr Metres turns_there{40};
/// A first or last point so near to the track's end is the start or the finish.
constexpr Metres at_the_end{300};

/// A row of the list to be, where it lies on the driven roads.
struct Row {
    Metres along; ///< of the driven line
    WrittenColumns columns;
    const FoundPoint* point = nullptr; ///< that told it
};

class ListMaker {
public:
    ListMaker(const FoundLeg& leg, int number, const network::RoadNetwork& roads, const routing::DrivingRights& rights,
              Diagnostics& diagnostics, const std::stop_token& stop)
        : m_leg(leg), m_number(number), m_roads(roads), m_rights(rights), m_diagnostics(diagnostics), m_stop(stop) {}

    AdoptedList make() {
        if (!m_leg.lines.empty()) follow_track();
        add_points();
        add_ends();
        add_holding_points();
        number_rows();
        number_lines();
        return std::move(m_list);
    }

private:
    void tell(Severity severity, DiagnosticCode code, const SourceLine& where, const std::string& subject,
              std::string message, std::string hint) {
        m_diagnostics.add({severity, code, where, subject, std::move(message), std::move(hint)});
    }
    [[nodiscard]] SourceLine file() const { return {m_leg.file, 0}; }

    void follow_track() {
        auto match = matching::matched(m_roads, m_rights, m_leg.lines, {}, m_stop);
        m_list.track.length = match.track_length;
        for (const auto& gap : match.gaps) {
            tell_gap(gap);
        }
        for (const auto& beside : match.beside_closed) {
            tell_gap(beside);
        }
        for (auto& stretch : match.stretches) {
            for (const auto& piece : stretch.pieces) {
                m_piece_from.push_back(m_list.track.line.empty() ? Metres{} : m_line_length);
                for (const auto position : routing::shape_of(m_roads, piece)) {
                    if (!m_list.track.line.empty()) m_line_length += geo::distance(m_list.track.line.back(), position);
                    m_list.track.line.push_back(position);
                }
            }
            m_list.track.stretches.push_back(std::move(stretch.pieces));
        }
    }

    void tell_gap(const matching::TrackGap& gap) {
        constexpr Metres worth_telling{50};
        if (gap.to - gap.from < worth_telling) return;
        std::string why;
        switch (gap.reason) {
        case matching::GapReason::recording: why = "the recording stopped"; break;
        case matching::GapReason::no_road: why = "there is no road that the profile may drive"; break;
        case matching::GapReason::closed:
            why = "it lies on a road that is closed to the profile, and one beside it is taken";
            break;
        case matching::GapReason::no_way: why = "no road that the profile may drive leads on along it"; break;
        }
        if (gap.closed) {
            const auto name = m_roads.name(*gap.closed);
            why += fmt::format("; closed to it is way {}{}", m_roads.osm_id(*gap.closed).value(),
                               name.empty() ? std::string{} : fmt::format(" \"{}\"", name));
        }
        tell(Severity::warning, "track-gap", file(), m_leg.title,
             fmt::format("the track cannot be followed from km {:.2f} to {:.2f} ({:.6f} {:.6f} to {:.6f} {:.6f}): {}",
                         gap.from.kilometres(), gap.to.kilometres(), gap.start.latitude.degrees(),
                         gap.start.longitude.degrees(), gap.end.latitude.degrees(), gap.end.longitude.degrees(), why),
             gap.closed ? "Open the way in permits.geojson if cars may use it; the route goes another way there."
                        : "The route goes another way there; place VIA points if it is the wrong one.");
    }

    /// Rows of our own files as they were, of others as they are understood; boxes apart.
    void add_points() {
        std::vector<geo::Position> positions;
        std::vector<const FoundPoint*> rows;
        std::map<const FoundPoint*, std::chrono::minutes> targets; // told by the second box of a time control
        std::set<std::string, std::less<>> seen; // seqs of our own rows: a halt is two boxes, a trial several
        // A file of ours has the row of every control: what has none is a second box of one.
        const bool ours = std::ranges::any_of(m_leg.points, [](const FoundPoint& point) { return !point.row.empty(); });
        for (const auto& point : m_leg.points) {
            for (auto line : point.lines) {
                line["leg"] = std::to_string(m_number);
                m_list.trials.push_back(std::move(line));
            }
            const auto seq = point.row.find("seq");
            if (point.row.empty() && point.target_to_next && is_told_twice(rows, point))
                targets[rows.back()] = *point.target_to_next;
            const bool own_row = seq != point.row.end() && seen.insert(seq->second).second;
            const bool box = point.row.empty() && (ours || point.is_box || is_told_twice(rows, point));
            if (box || (!point.row.empty() && !own_row)) {
                if (box) m_list.boxes.push_back(&point);
                continue;
            }
            // What a road book says at a control beside what its box says by itself is compared as well.
            m_list.boxes.push_back(&point);
            rows.push_back(&point);
            positions.push_back(point.position);
        }
        auto passages = matching::passages_in_order(m_list.track.line, positions, beside_track);
        settle_ends(rows, passages);
        Metres along;
        std::optional<std::chrono::minutes> target;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto& point = *rows[i];
            if (passages[i]) {
                along = *passages[i];
            } else if (!m_list.track.line.empty()) {
                tell(Severity::warning, "point-off-track", point.where, point.name,
                     fmt::format("lies further than {:.0f} m from the track where its turn is", beside_track.count()),
                     "It stays in the list as it is; check its place and its order.");
            }
            m_rows.push_back({along, point.row.empty() ? understood(point, passages[i], target) : point.row, &point});
            if (point.target_to_next) target = point.target_to_next;
            if (const auto second = targets.find(&point); second != targets.end()) target = second->second;
        }
        if (m_trial_lines > 0) {
            tell(Severity::warning, "adopted-assumed", file(), m_leg.title,
                 fmt::format("{} lines of trials are INFO: the file does not tell their lengths and times", m_trial_lines),
                 "Write them in trials.csv, and PC or PM as the kind of their first points.");
        }
        if (m_guessed > 0) {
            tell(Severity::warning, "kinds-guessed", file(), m_leg.title,
                 fmt::format("{} of {} points tell no kind and are INFO", m_guessed, rows.size()),
                 "Write their kinds in waypoints.csv.");
        }
    }

    /// A leg may come by its start and its finish on the way: they are the track's ends.
    void settle_ends(const std::vector<const FoundPoint*>& rows, std::vector<std::optional<Metres>>& passages) const {
        const auto& line = m_list.track.line;
        if (rows.empty() || line.empty()) return;
        if (rows.front()->kind == Kind::start && geo::distance(rows.front()->position, line.front()) <= beside_track) {
            passages.front() = Metres{};
        }
        if (rows.back()->kind == Kind::finish && geo::distance(rows.back()->position, line.back()) <= beside_track) {
            passages.back() = m_line_length;
        }
    }

    /// A time control is one row, though road books have a box at the end of a sector and one where the next begins.
    [[nodiscard]] static bool is_told_twice(const std::vector<const FoundPoint*>& rows, const FoundPoint& point) {
        constexpr Metres one_place{60};
        return !rows.empty() && point.kind && edition::is_sector_boundary(*point.kind) && rows.back()->kind == point.kind &&
               geo::distance(rows.back()->position, point.position) <= one_place;
    }

    /// A point of another program's file as a row.
    WrittenColumns understood(const FoundPoint& point, std::optional<Metres> along,
                              std::optional<std::chrono::minutes>& target) {
        WrittenColumns row;
        auto kind = point.kind.value_or(Kind::info);
        if (!point.kind) ++m_guessed;
        if (edition::is_trial(kind)) {
            ++m_trial_lines;
            kind = Kind::info;
        }
        row["kind"] = edition::name_of(kind);
        row["name"] = point.name.empty() ? std::string(edition::name_of(kind)) : point.name;
        set_position(row, point.position);
        if (along) row["heading_deg"] = heading_text(*along, point.position, row);
        if (edition::is_halt(kind)) {
            const auto minutes =
                point.halt ? std::chrono::round<std::chrono::minutes>(*point.halt) : std::chrono::minutes{30};
            row["stop_min"] = std::to_string(minutes.count());
            if (!point.halt) {
                tell(Severity::warning, "adopted-assumed", point.where, point.name,
                     "the file does not tell how long the halt lasts: 30 minutes are assumed", "Write its stop_min.");
            }
        }
        if (target && edition::is_sector_boundary(kind) && kind != Kind::start) {
            row["target_min"] = std::to_string(target->count());
            target.reset();
        }
        return row;
    }

    static void set_position(WrittenColumns& row, geo::Position position) {
        row["lat"] = fmt::format("{:.7f}", position.latitude.degrees());
        row["lon"] = fmt::format("{:.7f}", position.longitude.degrees());
    }

    /// The direction in which the driven roads pass a place; a road that is further away than usual is looked for there.
    std::string heading_text(Metres along, geo::Position place, WrittenColumns& row) {
        const auto point = place_at(along);
        const Metres away = geo::distance(place, point.place.position);
        if (away > m_rights.profile().snap_far) {
            row["radius_m"] = fmt::format("{:.0f}", std::ceil(away.count() / 10) * 10 + 20);
        }
        return heading_text(point.place);
    }
    [[nodiscard]] std::string heading_text(const routing::RoadPlace& place) const {
        return fmt::format("{:.0f}", routing::heading_at(m_roads, place).degrees());
    }

    /// The piece of the driven roads there, and the place on it.
    [[nodiscard]] HoldingPoint place_at(Metres along) const {
        const auto after = std::ranges::upper_bound(m_piece_from, along);
        auto index = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, after - m_piece_from.begin() - 1));
        HoldingPoint point;
        point.piece = index;
        for (const auto& stretch : m_list.track.stretches) {
            if (index >= stretch.size()) {
                index -= stretch.size();
                continue;
            }
            const auto& piece = stretch[index];
            const Metres on_piece = std::min(piece.to, piece.from + (along - m_piece_from[point.piece]));
            point.place = routing::place_on(m_roads, piece.edge, on_piece);
            break;
        }
        return point;
    }

    void add_ends() {
        if (m_rows.empty() && m_list.track.line.empty()) return;
        const auto kind_of = [](Row& row) -> std::string& { return row.columns["kind"]; };
        const bool tracked = !m_list.track.line.empty();
        const auto may_become = [&](Row& row, bool near) {
            return near && (kind_of(row) == "INFO" || kind_of(row) == "CO" || kind_of(row) == "VIA");
        };
        if (m_rows.empty() || kind_of(m_rows.front()) != "START") {
            const bool near = !tracked || (!m_rows.empty() && m_rows.front().along < at_the_end);
            if (!m_rows.empty() && may_become(m_rows.front(), near)) {
                kind_of(m_rows.front()) = "START";
                m_rows.front().columns.erase("target_min");
            } else if (tracked) {
                m_rows.insert(m_rows.begin(), end_row("START", Metres{}));
            }
        }
        if (m_rows.empty() || kind_of(m_rows.back()) != "FINISH") {
            const bool near = !tracked || (m_line_length - m_rows.back().along < at_the_end && m_rows.size() > 1);
            if (may_become(m_rows.back(), near)) {
                kind_of(m_rows.back()) = "FINISH";
            } else if (tracked) {
                m_rows.push_back(end_row("FINISH", m_line_length));
            }
        }
    }

    Row end_row(std::string_view kind, Metres along) {
        Row row{along, {}, nullptr};
        const auto place = place_at(along).place;
        row.columns["kind"] = kind;
        row.columns["name"] = kind;
        set_position(row.columns, place.position);
        row.columns["heading_deg"] = heading_text(place);
        tell(Severity::note, "adopted-assumed", file(), m_leg.title,
             fmt::format("no point is the {}: it is where the track {}", kind, kind == "START" ? "begins" : "ends"),
             "Write its name in waypoints.csv.");
        return row;
    }

    /// VIA rows where the cheapest route leaves the driven roads, and at both ends of gaps.
    void add_holding_points() {
        std::vector<Row> vias;
        std::size_t before = 0; // pieces of the stretches before
        for (const auto& stretch : m_list.track.stretches) {
            const auto end = before + stretch.size();
            const auto turns = turning_rows(stretch, before);
            auto through = turns;
            for (const auto& row : m_rows) {
                auto point = place_at(row.along);
                if (point.piece < before || point.piece >= end || row.columns.contains("turn_round")) continue;
                point.piece -= before;
                // The ends of the stretch hold themselves.
                if (point.piece == 0 || point.piece + 1 == stretch.size()) continue;
                through.push_back(point);
            }
            std::ranges::stable_sort(through, {}, [](const HoldingPoint& p) { return std::pair(p.piece, p.place.along); });
            auto held = matching::holding_points(m_roads, m_rights, stretch, through, m_stop);
            const bool first = before == 0;
            const bool last = end == m_piece_from.size();
            if (!first) held.points.insert(held.points.begin(), middle_of(stretch, 0));
            if (!last) held.points.push_back(middle_of(stretch, stretch.size() - 1));
            for (const auto& turn : turns) {
                if (row_at(along_of(turn, stretch, before)) == nullptr) held.points.push_back(turn);
            }
            std::ranges::stable_sort(held.points, {}, &HoldingPoint::piece);
            for (const auto& point : held.points) {
                vias.push_back(via_row(point, along_of(point, stretch, before)));
            }
            before = end;
        }
        m_list.holding = vias.size();
        // After the rows that lie before them, and of equal ones after.
        for (auto& via : vias) {
            auto at = m_rows.begin();
            while (at != m_rows.end() && at->along <= via.along) {
                ++at;
            }
            // Nothing comes after the finish or before the start.
            if (at == m_rows.end() && at != m_rows.begin()) --at;
            if (at == m_rows.begin() && at != m_rows.end()) ++at;
            m_rows.insert(at, std::move(via));
        }
    }

    [[nodiscard]] Metres along_of(const HoldingPoint& point, const std::vector<PathPiece>& stretch,
                                  std::size_t before) const {
        return m_piece_from[before + point.piece] + (point.place.along - stretch[point.piece].from);
    }

    /// Where the cars turn round; rows there say so.
    std::vector<HoldingPoint> turning_rows(const std::vector<PathPiece>& stretch, std::size_t before) {
        auto turns = matching::turning_points(m_roads, stretch);
        for (const auto& turn : turns) {
            auto* row = row_at(along_of(turn, stretch, before));
            if (row == nullptr) continue;
            row->columns["turn_round"] = "yes";
            // The direction of arrival; on the way back it is the other one.
            const auto heading = row->columns.find("heading_deg");
            if (heading != row->columns.end()) heading->second = heading_text(turn.place);
        }
        return turns;
    }

    /// A row at which the cars may be said to turn round: not at the ends.
    Row* row_at(Metres along) {
        for (std::size_t i = 1; i + 1 < m_rows.size(); ++i) {
            if (abs(m_rows[i].along - along) <= turns_there) return &m_rows[i];
        }
        return nullptr;
    }

    [[nodiscard]] HoldingPoint middle_of(const std::vector<PathPiece>& stretch, std::size_t index) const {
        const auto& piece = stretch[index];
        return {routing::place_on(m_roads, piece.edge, (piece.from + piece.to) * 0.5), index, false};
    }

    [[nodiscard]] Row via_row(const HoldingPoint& point, Metres along) const {
        Row row{along, {}, nullptr};
        row.columns["kind"] = edition::name_of(Kind::via);
        set_position(row.columns, point.place.position);
        row.columns["heading_deg"] = heading_text(point.place);
        row.columns["radius_m"] = "10"; // it lies on its road: none beside it is meant
        if (point.turn_round) row.columns["turn_round"] = "yes";
        return row;
    }

    /// Our own rows keep their numbers; where there is no room between them all are numbered anew, and their trials with them.
    void number_rows() {
        const auto told = [](const Row& row) {
            const auto seq = row.columns.find("seq");
            return seq == row.columns.end() ? -1 : std::atoi(seq->second.c_str());
        };
        bool room = true;
        for (std::size_t i = 0; i < m_rows.size() && room;) {
            const int before = i == 0 ? 0 : told(m_rows[i - 1]);
            auto next = i;
            while (next < m_rows.size() && told(m_rows[next]) < 0) {
                ++next;
            }
            const int count = static_cast<int>(next - i);
            const int after = next < m_rows.size() ? told(m_rows[next]) : before + 10 * (count + 1);
            room = before >= 0 && after > before + count;
            for (int k = 0; k < count && room; ++k) {
                m_rows[i + static_cast<std::size_t>(k)].columns["seq"] =
                    std::to_string(before + (after - before) * (k + 1) / (count + 1));
            }
            i = next + 1;
        }
        if (!room) number_anew(told);
        for (auto& row : m_rows) {
            row.columns["leg"] = std::to_string(m_number);
            if (row.point != nullptr) m_list.seq_of[row.point] = told(row);
            m_list.waypoints.push_back(std::move(row.columns));
        }
    }

    template <typename Told> void number_anew(const Told& told) {
        std::map<int, int> others;
        int seq = 0;
        for (auto& row : m_rows) {
            seq += 10;
            others[told(row)] = seq;
            row.columns["seq"] = std::to_string(seq);
        }
        for (auto& line : m_list.trials) {
            const auto former = others.find(std::atoi(line["seq"].c_str()));
            if (former != others.end()) line["seq"] = std::to_string(former->second);
        }
    }

    /// Lines stand in their order in the file, without numbers: secret ones are in no file for crews.
    void number_lines() {
        std::map<std::string, int, std::less<>> last; // by seq
        for (auto& line : m_list.trials) {
            line["line"] = std::to_string(++last[line["seq"]]);
        }
        if (m_list.trials.empty()) return;
        tell(Severity::note, "adopted-assumed", file(), m_leg.title,
             "secret lines of trials, and averages that a trial hides, are in no file for crews",
             "Write them in trials.csv.");
    }

    const FoundLeg& m_leg;
    int m_number;
    const network::RoadNetwork& m_roads;
    const routing::DrivingRights& m_rights;
    Diagnostics& m_diagnostics;
    const std::stop_token& m_stop;
    AdoptedList m_list;
    std::vector<Metres> m_piece_from; ///< of each piece of all stretches: along the driven line
    Metres m_line_length;
    std::vector<Row> m_rows;
    std::size_t m_guessed = 0;
    std::size_t m_trial_lines = 0;
};

} // namespace

AdoptedList adopted_list(const FoundLeg& leg, int number, const network::RoadNetwork& roads,
                         const routing::DrivingRights& rights, Diagnostics& diagnostics, const std::stop_token& stop) {
    return ListMaker{leg, number, roads, rights, diagnostics, stop}.make();
}

} // namespace route::pipeline
