// SPDX-License-Identifier: BSL-1.0
#include "roadbook/hand_edits.hpp"

#include "geo/geodesic.hpp"
#include "roadbook/anchors.hpp"
#include "roadbook/box_changes.hpp"
#include "roadbook/columns.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace route::roadbook::detail {

using edition::Anchor;
using edition::Edit;

namespace {

constexpr Metres same_spot{0.5};
constexpr Metres beside{15}; ///< a box that is not at a junction, and an anchor on its road

Metres apart(Chainage a, Chainage b) { return a > b ? a - b : b - a; }

/// A box while edits are applied to it.
struct EditedBox {
    Box box;
    std::size_t sector = 0;
    bool begins_sector = false; ///< the second of the two boxes at a time control
    std::vector<std::size_t> edits; ///< that apply to it
    bool hidden = false;
};

class LegEditor {
public:
    LegEditor(LegBook& book, const EditContext& context)
        : m_book(book), m_context(context), m_finder(context.edition, context.leg, context.roads, context.view) {
        for (auto& sector : m_book.sectors) {
            for (std::size_t b = 0; b < sector.boxes.size(); ++b) {
                m_boxes.push_back({std::move(sector.boxes[b]), sector.sector, sector.sector > 0 && b == 0, {}});
            }
        }
    }

    std::vector<EditOutcome> run() {
        const auto& edits = m_context.edition.edits;
        for (std::size_t e = 0; e < edits.size(); ++e) {
            if (edits[e].leg != m_context.leg.number) continue;
            m_outcomes.push_back({e, EditState::lost, "", "", ""});
            find_box(edits[e], m_outcomes.back());
        }
        put_back();
        return std::move(m_outcomes);
    }

private:
    /// A box is told by its waypoint, by its number, or by a place on the route.
    void find_box(const Edit& edit, EditOutcome& outcome) {
        if (edit.at.seq) return find_waypoint(edit, outcome);
        if (edit.at.box) return find_number(edit, outcome);
        const auto place = m_finder.find(edit.at);
        outcome.state = place.state;
        outcome.reason = place.reason;
        if (place.state == EditState::lost) return;
        const auto box = box_at(place.chainage, edit.at.leaves);
        if (box) return change(*box, edit, outcome);
        outcome.state = EditState::lost;
        outcome.reason = (place.reason.empty() ? "" : place.reason + "; ") + no_box_at(place.chainage);
    }

    void find_number(const Edit& edit, EditOutcome& outcome) {
        const auto box = std::ranges::find_if(m_boxes, [&](const EditedBox& b) { return b.box.number == *edit.at.box; });
        if (box == m_boxes.end()) {
            outcome.reason = fmt::format("leg {} has no box {}", edit.leg, *edit.at.box);
            return;
        }
        outcome.state = EditState::kept;
        change(static_cast<std::size_t>(box - m_boxes.begin()), edit, outcome);
    }

    [[nodiscard]] bool is_at_waypoint(const EditedBox& candidate, std::size_t waypoint, int line) const {
        return std::ranges::any_of(candidate.box.controls, [&](std::size_t c) {
            const auto& control = m_context.leg.controls[c];
            return control.waypoint == waypoint && (control.line == 0 || control.line == line);
        });
    }

    /// The waypoint with that seq and name; when the list was numbered anew, the one with that name.
    [[nodiscard]] std::optional<std::size_t> waypoint_of(const Edit& edit, EditOutcome& outcome) const {
        const auto& all = m_context.edition.waypoints;
        const std::string& name = edit.at.seen.name;
        std::optional<std::size_t> by_seq;
        std::vector<std::size_t> by_name;
        for (std::size_t w = 0; w < all.size(); ++w) {
            if (all[w].leg != edit.leg) continue;
            if (all[w].seq == *edit.at.seq) by_seq = w;
            if (!name.empty() && all[w].name == name) by_name.push_back(w);
        }
        outcome.state = EditState::kept;
        if (by_seq && (name.empty() || all[*by_seq].name == name)) return by_seq;
        outcome.state = EditState::moved;
        if (by_name.size() == 1) {
            outcome.reason = fmt::format("what was waypoint {} is waypoint {}", *edit.at.seq, all[by_name.front()].seq);
            return by_name.front();
        }
        const bool same_place = by_seq && edit.at.seen.position && all[*by_seq].position &&
                                geo::distance(*all[*by_seq].position, *edit.at.seen.position) <= Metres{100};
        if (same_place) {
            outcome.reason = fmt::format("waypoint {} is called \"{}\", not \"{}\"", *edit.at.seq, all[*by_seq].name, name);
            return by_seq;
        }
        outcome.state = EditState::lost;
        outcome.reason = by_seq ? fmt::format("waypoint {} is \"{}\", not \"{}\"", *edit.at.seq, all[*by_seq].name, name)
                                : fmt::format("leg {} has no waypoint {}", edit.leg, *edit.at.seq);
        return std::nullopt;
    }

    void find_waypoint(const Edit& edit, EditOutcome& outcome) {
        const auto waypoint = waypoint_of(edit, outcome);
        if (!waypoint) return;
        std::optional<std::size_t> found;
        for (std::size_t b = 0; b < m_boxes.size(); ++b) {
            if (is_at_waypoint(m_boxes[b], *waypoint, edit.at.line) && (!found || edit.at.leaves)) found = b;
        }
        if (found) return change(*found, edit, outcome);
        outcome.state = EditState::lost;
        outcome.reason = fmt::format("waypoint {} has no box{}", *edit.at.seq, edit.at.line > 1 ? fmt::format(" for line {}", edit.at.line) : "");
    }

    /// The box that is measured at the place, else the one whose drawing holds it, else one beside it on the road.
    [[nodiscard]] std::optional<std::size_t> box_at(Chainage place, bool leaves) const {
        std::optional<std::size_t> best;
        Metres nearest = beside;
        for (std::size_t b = 0; b < m_boxes.size(); ++b) {
            const Box& box = m_boxes[b].box;
            const bool holds = box.view.entry - same_spot <= place && place <= box.view.leave + same_spot;
            const bool junction = box.view.entry < box.view.leave || box.kind == BoxKind::junction;
            const Metres away = apart(box.chainage, place) <= same_spot ? Metres{} : holds ? same_spot : junction ? beside + same_spot : apart(box.chainage, place);
            if (away > nearest || (away == nearest && best && !leaves)) continue;
            best = b;
            nearest = away;
        }
        return best;
    }

    [[nodiscard]] std::string no_box_at(Chainage place) const {
        const auto nearest = std::ranges::min_element(m_boxes, {}, [&](const EditedBox& b) { return apart(b.box.chainage, place); });
        return fmt::format("there is no box at km {:.2f} of the leg (nearest: box {}, {:.0f} m away)", place.since_start().kilometres(),
                           nearest->box.number, apart(nearest->box.chainage, place).count());
    }

    void refuse(EditOutcome& outcome, std::string reason, std::string hint) const {
        outcome.state = EditState::refused;
        outcome.reason = std::move(reason);
        outcome.hint = std::move(hint);
    }

    void change(std::size_t index, const Edit& edit, EditOutcome& outcome) {
        EditedBox& edited = m_boxes[index];
        outcome.box = edited.box.number;
        for (const auto other : edited.edits) {
            const Edit& former = m_context.edition.edits[other];
            const auto contradiction = contradiction_between(former, edit);
            if (contradiction.empty()) continue;
            return refuse(outcome, fmt::format("{}, and so does line {}, of the same box {}", contradiction, former.where.line, edited.box.number),
                          "Keep one of the two.");
        }
        if (edit.hide && !edited.box.signs.empty()) {
            return refuse(outcome, fmt::format("hides box {}, which a control or a trial needs", edited.box.number),
                          "Take the waypoint out of the list if it is not driven.");
        }
        edited.edits.push_back(outcome.edit);
        edited.hidden = edited.hidden || edit.hide;
        const auto left = apply_changes(edit, edited.box);
        if (left.missed.empty()) return;
        outcome.state = left.applied ? EditState::moved : EditState::lost;
        outcome.reason += (outcome.reason.empty() ? "" : "; ") + fmt::format("box {} {}", edited.box.number, left.missed);
    }

    /// The boxes in their sectors again, with the distances between those that are left.
    void put_back() {
        for (auto& sector : m_book.sectors) {
            sector.boxes.clear();
        }
        for (auto& edited : m_boxes) {
            if (!edited.hidden) m_book.sectors[edited.sector].boxes.push_back(std::move(edited.box));
        }
        for (auto& sector : m_book.sectors) {
            const auto& times = m_context.times.sectors[sector.sector];
            const PrintedLength from = m_context.leg.controls[times.from].printed;
            fill_columns(sector.boxes, {m_context.edition.total_from_leg_start ? PrintedLength{} : from,
                                        m_context.leg.controls[times.to].printed, m_context.near});
        }
    }

    LegBook& m_book;
    const EditContext& m_context;
    AnchorFinder m_finder;
    std::vector<EditedBox> m_boxes;
    std::vector<EditOutcome> m_outcomes;
};

} // namespace

std::vector<EditOutcome> apply_edits(LegBook& book, const EditContext& context) {
    const auto concerns = [&](const Edit& edit) { return edit.leg == context.leg.number; };
    if (std::ranges::none_of(context.edition.edits, concerns)) return {};
    return LegEditor{book, context}.run();
}

} // namespace route::roadbook::detail
