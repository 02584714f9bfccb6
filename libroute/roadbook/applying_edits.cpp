// SPDX-License-Identifier: BSL-1.0
#include "roadbook/applying_edits.hpp"

#include "geo/geodesic.hpp"
#include "roadbook/anchors.hpp"
#include "roadbook/box_changes.hpp"
#include "roadbook/box_text.hpp"
#include "roadbook/columns.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace route::roadbook::detail {

using edition::Anchor;
using edition::Edit;

namespace {

constexpr Metres same_spot{0.5};
constexpr Metres one_place{10}; ///< what a printed 0.01 km holds
constexpr Metres widest_join{200};
constexpr Metres beside{15}; ///< a box that is not at a junction, and an anchor on its road

/// A box while edits are applied to it.
struct EditedBox {
    Box box;
    SectorIndex sector;
    bool begins_sector = false; ///< the second of the two boxes at a time control
    bool added = false;
    std::vector<std::size_t> edits; ///< that apply to it
    bool hidden = false;
};

class LegEditor {
public:
    LegEditor(LegBook& book, const EditContext& context)
        : m_book(book), m_context(context), m_finder(context.edition, context.leg, context.roads, context.view) {
        for (auto& sector : m_book.sectors) {
            for (std::size_t b = 0; b < sector.boxes.size(); ++b) {
                m_boxes.push_back(
                    {std::move(sector.boxes[b]), sector.sector, sector.sector > SectorIndex{} && b == 0, false, {}, false});
            }
        }
    }

    std::vector<EditOutcome> run() {
        const auto& edits = m_context.edition.edits;
        for (std::size_t e = 0; e < edits.size(); ++e) {
            if (edits[e].leg == m_context.leg.number) m_outcomes.push_back({e, EditState::lost, "", "", "", {}});
        }
        add_boxes(); // first: other edits may be about them
        for (auto& outcome : m_outcomes) {
            const Edit& edit = edits[outcome.edit];
            if (edit.split) split_box(edit, outcome);
            if (edit.join) join_boxes(edit, outcome);
        }
        for (auto& outcome : m_outcomes) {
            const Edit& edit = edits[outcome.edit];
            const bool could_not = (edit.split || edit.join) && !outcome.reason.empty();
            if (!edit.add && !could_not) find_box(edit, outcome);
        }
        put_back();
        return std::move(m_outcomes);
    }

private:
    /// A box is told by its waypoint, by its number, or by a place on the route.
    void find_box(const Edit& edit, EditOutcome& outcome) {
        if (edit.at.seq) return find_waypoint(edit, outcome);
        if (edit.at.box && edit.at.after <= Metres{}) return find_number(edit, outcome);
        const auto place = find_place(edit, outcome);
        if (!place) return;
        if (const auto box = box_at(*place, edit.at.leaves)) return change(*box, edit, m_finder.anchor_at(*place), outcome);
        outcome.state = EditState::lost;
        outcome.reason += (outcome.reason.empty() ? "" : "; ") + no_box_at(*place);
        outcome.hint = "Make one there with add = true, write where it belongs now, or take it out.";
    }

    /// The place on the leg that an anchor means now; without it the outcome tells why.
    [[nodiscard]] std::optional<Chainage> find_place(const Edit& edit, EditOutcome& outcome) const {
        FoundPlace place;
        if (edit.at.box) {
            const auto box = box_numbered(edit, outcome);
            if (!box) return std::nullopt;
            Anchor further;
            further.km = m_boxes[*box].box.chainage + edit.at.after;
            place = m_finder.find(further);
        } else {
            place = m_finder.find(edit.at);
        }
        outcome.state = place.state;
        outcome.reason = place.reason;
        return place.state == EditState::lost ? std::nullopt : std::optional(place.chainage);
    }

    /// In the order of the road, so that their numbers are.
    void add_boxes() {
        std::vector<std::pair<Chainage, EditOutcome*>> places;
        for (auto& outcome : m_outcomes) {
            const Edit& edit = m_context.edition.edits[outcome.edit];
            if (!edit.add) continue;
            if (const auto place = find_place(edit, outcome)) places.emplace_back(*place, &outcome);
        }
        std::ranges::stable_sort(places, {}, &std::pair<Chainage, EditOutcome*>::first);
        for (const auto& [place, outcome] : places) {
            add_box(place, m_context.edition.edits[outcome->edit], *outcome);
        }
    }

    void add_box(Chainage place, const Edit& edit, EditOutcome& outcome) {
        const auto anchor = m_finder.anchor_at(place);
        if (const auto there = box_at(place, edit.at.leaves)) {
            const Box& box = m_boxes[*there].box;
            if (distance(box.chainage, place) < one_place || (box.view.entry < place && place <= box.view.leave)) {
                outcome.state = EditState::moved;
                outcome.reason += (outcome.reason.empty() ? "" : "; ") +
                                  fmt::format("box {} stands there without it, and says it too", box.number);
                return change(*there, as_note(edit), anchor, outcome);
            }
        }
        const auto next = std::ranges::find_if(m_boxes, [&](const EditedBox& b) { return b.box.chainage > place; });
        if (next == m_boxes.begin() || next == m_boxes.end()) {
            outcome.state = EditState::lost;
            outcome.reason = "it is not between the leg's start and its finish";
            return;
        }
        EditedBox added;
        added.sector = std::prev(next)->sector;
        added.added = true;
        added.box = made_box(place);
        added.box.number = number_after(next);
        const auto index = static_cast<std::size_t>(next - m_boxes.begin());
        m_boxes.insert(next, std::move(added));
        change(index, in_all_languages(edit), anchor, outcome);
    }

    /// The nodes of the route that a drawing holds; nothing for a place between nodes.
    [[nodiscard]] std::optional<junction::NodeGroup> nodes_between(Chainage from, Chainage to) const {
        std::optional<junction::NodeGroup> group;
        const auto& nodes = m_context.view.nodes();
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (nodes[i].chainage < from - same_spot || nodes[i].chainage > to + same_spot) continue;
            if (!group) group = junction::NodeGroup{i, i, false, i, i};
            group->last = group->ring_last = i;
        }
        return group;
    }

    /// Box, drawing and words for some nodes of the route.
    void draw(EditedBox& edited, const junction::NodeGroup& group) const {
        Box& box = edited.box;
        box.view = m_context.view.junction(group);
        box.pictograms = pictograms_of(box);
        for (const auto& phrases : m_context.languages) {
            box.text[phrases.language()] = information_of(
                box, m_context.edition, m_context.leg, {edited.begins_sector, true, m_context.options.told_limit}, phrases);
        }
    }

    void lose(EditOutcome& outcome, std::string reason) const {
        outcome.state = EditState::lost;
        outcome.reason = std::move(reason);
    }

    /// From the anchor's node on the drawing is a box of its own.
    void split_box(const Edit& edit, EditOutcome& outcome) {
        const auto place = find_place(edit, outcome);
        outcome.reason.clear(); // it is found once more when the rest is applied
        const auto index = place ? box_at(*place, edit.at.leaves) : std::nullopt;
        if (!index) return;
        EditedBox& first = m_boxes[*index];
        if (distance(first.box.chainage, *place) <= same_spot) return; // a box of its own already
        if (!first.box.signs.empty()) {
            return refuse(outcome, fmt::format("parts box {}, which a control or a trial needs", first.box.number),
                          "Change its text instead.");
        }
        auto group = nodes_between(first.box.view.entry, first.box.view.leave);
        const auto& nodes = m_context.view.nodes();
        const auto from =
            std::ranges::find_if(nodes, [&](const auto& node) { return distance(node.chainage, *place) <= same_spot; });
        const auto cut = static_cast<std::size_t>(from - nodes.begin());
        if (first.box.view.kind == junction::JunctionKind::roundabout || !group || cut <= group->first ||
            cut > group->last) {
            return lose(outcome, fmt::format("box {} cannot be parted there: its drawing is {}", first.box.number,
                                             first.box.view.kind == junction::JunctionKind::roundabout ? "one roundabout"
                                                                                                       : "one place"));
        }
        EditedBox second;
        second.sector = first.sector;
        second.added = true;
        second.box.kind = BoxKind::junction;
        second.box.chainage = nodes[cut].chainage;
        second.box.printed = PrintedLength::nearest(second.box.chainage);
        second.box.position = itinerary::position_at(m_context.leg, second.box.chainage);
        draw(second, {cut, group->last, false, cut, group->last});
        std::size_t end = cut - 1;
        while (end > group->first && m_context.view.sights()[end].rivals.empty())
            --end;
        draw(first, {group->first, end, false, group->first, end});
        const auto next = m_boxes.begin() + static_cast<std::ptrdiff_t>(*index) + 1;
        second.box.number = number_after(next);
        m_boxes.insert(next, std::move(second));
    }

    /// One drawing for a box and the next one.
    void join_boxes(const Edit& edit, EditOutcome& outcome) {
        EditOutcome found = outcome;
        const auto index = index_of(edit, found);
        if (!index) return; // told when the rest is applied
        EditedBox& first = m_boxes[*index];
        const auto number = first.box.number;
        if (!first.box.signs.empty() || *index + 1 >= m_boxes.size() || m_boxes[*index + 1].sector != first.sector ||
            !m_boxes[*index + 1].box.signs.empty()) {
            return refuse(outcome, fmt::format("joins box {} and the next, of which a control or a trial needs one", number),
                          "Change their texts instead.");
        }
        const Box next = m_boxes[*index + 1].box;
        const Metres length = next.chainage - first.box.chainage;
        if (length > widest_join) {
            return lose(outcome, fmt::format("box {} follows {:.0f} m after box {}; one drawing holds {:.0f} m", next.number,
                                             length.count(), number, widest_join.count()));
        }
        const auto group = nodes_between(std::min(first.box.view.entry, first.box.chainage), next.view.leave);
        if (!group) return lose(outcome, fmt::format("neither box {} nor box {} is at a junction", number, next.number));
        m_joined_after[outcome.edit] = length;
        auto text = std::move(first.box.text);
        draw(first, *group);
        for (auto& [language, lines] : text) {
            for (const auto& line : next.text.at(language)) {
                lines.push_back(line);
            }
        }
        first.box.text = std::move(text);
        first.box.danger = std::max(first.box.danger, next.danger);
        m_boxes.erase(m_boxes.begin() + static_cast<std::ptrdiff_t>(*index) + 1);
    }

    /// The box that an edit is about; without one the outcome tells why.
    [[nodiscard]] std::optional<std::size_t> index_of(const Edit& edit, EditOutcome& outcome) const {
        if (edit.at.box && edit.at.after <= Metres{}) return box_numbered(edit, outcome);
        if (edit.at.seq) {
            const auto waypoint = waypoint_of(edit, outcome);
            return waypoint ? box_at_waypoint(*waypoint, edit.at) : std::nullopt;
        }
        const auto place = find_place(edit, outcome);
        return place ? box_at(*place, edit.at.leaves) : std::nullopt;
    }

    /// The road there, or the junction if there is one.
    [[nodiscard]] Box made_box(Chainage place) const {
        Box box;
        box.kind = BoxKind::point;
        box.chainage = place;
        box.printed = PrintedLength::nearest(place);
        box.position = itinerary::position_at(m_context.leg, place);
        const auto& nodes = m_context.view.nodes();
        const auto node =
            std::ranges::find_if(nodes, [&](const auto& n) { return distance(n.chainage, place) <= same_spot; });
        const auto index = static_cast<std::size_t>(node - nodes.begin());
        const bool junction = node != nodes.end() && !m_context.view.sights()[index].rivals.empty();
        box.view = junction ? m_context.view.junction({index, index, false, index, index}) : m_context.view.place(place);
        box.pictograms = pictograms_of(box);
        for (const auto& [language, lines] : m_boxes.front().box.text) {
            box.text[language];
        }
        return box;
    }

    /// "37A" after box 37, then "37B".
    [[nodiscard]] std::string number_after(std::vector<EditedBox>::const_iterator next) const {
        auto before = std::prev(next);
        int letters = 0;
        for (; before->added; --before) {
            ++letters; // the leg's first box is none of them
        }
        // 26 boxes by hand between two others would be a strange road; there is a number for the 27th all the
        // same.
        const std::string letter(1, static_cast<char>('A' + letters % 26));
        return before->box.number + (letters < 26 ? letter : letter + std::to_string(letters / 26));
    }

    /// A box that is made by hand says something in every language.
    [[nodiscard]] Edit in_all_languages(Edit edit) const {
        const auto words = edit.text.begin()->second;
        for (const auto& [language, lines] : m_boxes.front().box.text) {
            edit.text.insert({language, words});
        }
        return edit;
    }

    /// What a new box was to say, for a box that stands there by itself.
    [[nodiscard]] Edit as_note(const Edit& edit) const {
        Edit note = in_all_languages(edit);
        for (const auto& [language, lines] : note.text) {
            std::string words;
            for (const auto& line : lines) {
                words += (words.empty() ? "" : " – ") + line;
            }
            if (const auto more = note.notes.find(language); more != note.notes.end()) words += " – " + more->second;
            note.notes[language] = words;
        }
        note.text.clear();
        return note;
    }

    [[nodiscard]] std::optional<std::size_t> box_numbered(const Edit& edit, EditOutcome& outcome) const {
        const auto box = std::ranges::find_if(m_boxes, [&](const EditedBox& b) { return b.box.number == *edit.at.box; });
        if (box != m_boxes.end()) return static_cast<std::size_t>(box - m_boxes.begin());
        outcome.reason = fmt::format("leg {} has no box {}", edit.leg, *edit.at.box);
        return std::nullopt;
    }

    void find_number(const Edit& edit, EditOutcome& outcome) {
        const auto box = box_numbered(edit, outcome);
        if (!box) return;
        outcome.state = EditState::kept;
        const auto& edited = m_boxes[*box];
        if (edited.box.controls.empty()) return change(*box, edit, m_finder.anchor_at(edited.box.chainage), outcome);
        const auto& control = m_context.leg.controls[edited.box.controls.front()];
        auto anchor = anchor_of_waypoint(control.waypoint);
        anchor.line = std::max(control.line, 1);
        anchor.leaves = edited.begins_sector;
        change(*box, edit, anchor, outcome);
    }

    [[nodiscard]] Anchor anchor_of_waypoint(WaypointIndex waypoint) const {
        const auto& row = m_context.edition.waypoints[waypoint];
        Anchor anchor;
        anchor.seq = row.seq;
        anchor.seen.name = row.name;
        anchor.seen.position = row.position;
        return anchor;
    }

    [[nodiscard]] bool is_at_waypoint(const EditedBox& candidate, WaypointIndex waypoint, int line) const {
        return std::ranges::any_of(candidate.box.controls, [&](ControlIndex c) {
            const auto& control = m_context.leg.controls[c];
            return control.waypoint == waypoint && (control.line == 0 || control.line == line);
        });
    }

    [[nodiscard]] std::optional<std::size_t> box_at_waypoint(WaypointIndex waypoint, const Anchor& anchor) const {
        std::optional<std::size_t> found;
        for (std::size_t b = 0; b < m_boxes.size(); ++b) {
            if (is_at_waypoint(m_boxes[b], waypoint, anchor.line) && (!found || anchor.leaves)) found = b;
        }
        return found;
    }

    /// The waypoint with that seq and name; when the list was numbered anew, the one with that name.
    [[nodiscard]] std::optional<WaypointIndex> waypoint_of(const Edit& edit, EditOutcome& outcome) const {
        const auto& all = m_context.edition.waypoints;
        const std::string& name = edit.at.seen.name;
        std::optional<WaypointIndex> by_seq;
        std::vector<WaypointIndex> by_name;
        for (const WaypointIndex w : all.indices()) {
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
        const auto found = box_at_waypoint(*waypoint, edit.at);
        auto anchor = anchor_of_waypoint(*waypoint);
        anchor.line = edit.at.line;
        anchor.leaves = edit.at.leaves;
        if (found) return change(*found, edit, anchor, outcome);
        outcome.state = EditState::lost;
        outcome.reason = fmt::format("waypoint {} has no box{}", *edit.at.seq,
                                     edit.at.line > 1 ? fmt::format(" for line {}", edit.at.line) : "");
    }

    /// The box that is measured at the place, else the one whose drawing holds it, else one beside it on the
    /// road.
    [[nodiscard]] std::optional<std::size_t> box_at(Chainage place, bool leaves) const {
        std::optional<std::size_t> best;
        Metres nearest = beside;
        for (std::size_t b = 0; b < m_boxes.size(); ++b) {
            const Box& box = m_boxes[b].box;
            const bool holds = box.view.entry - same_spot <= place && place <= box.view.leave + same_spot;
            const bool junction = box.view.entry < box.view.leave || box.kind == BoxKind::junction;
            const Metres away = distance(box.chainage, place) <= same_spot ? Metres{}
                                : holds                                    ? same_spot
                                : junction                                 ? beside + same_spot
                                                                           : distance(box.chainage, place);
            if (away > nearest || (away == nearest && best && !leaves)) continue;
            best = b;
            nearest = away;
        }
        return best;
    }

    [[nodiscard]] std::string no_box_at(Chainage place) const {
        const auto nearest =
            std::ranges::min_element(m_boxes, {}, [&](const EditedBox& b) { return distance(b.box.chainage, place); });
        return fmt::format("there is no box at km {:.2f} of the leg (nearest: box {}, {:.0f} m away)",
                           place.since_start().kilometres(), nearest->box.number,
                           distance(nearest->box.chainage, place).count());
    }

    void refuse(EditOutcome& outcome, std::string reason, std::string hint) const {
        outcome.state = EditState::refused;
        outcome.reason = std::move(reason);
        outcome.hint = std::move(hint);
    }

    void change(std::size_t index, const Edit& edit, Anchor anchor, EditOutcome& outcome) {
        EditedBox& edited = m_boxes[index];
        outcome.box = edited.box.number;
        for (const auto other : edited.edits) {
            const Edit& former = m_context.edition.edits[other];
            const auto contradiction = contradiction_between(former, edit);
            if (contradiction.empty()) continue;
            return refuse(outcome,
                          fmt::format("{}, and so does line {}, of the same box {}", contradiction, former.where.line,
                                      edited.box.number),
                          "Keep one of the two.");
        }
        if (edit.hide && !edited.box.signs.empty()) {
            return refuse(outcome, fmt::format("hides box {}, which a control or a trial needs", edited.box.number),
                          "Take the waypoint out of the list if it is not driven.");
        }
        edited.edits.push_back(outcome.edit);
        edited.hidden = edited.hidden || edit.hide;
        const auto left = apply_changes(edit, m_context.roads, edited.box);
        anchor.leaves = edit.at.leaves || anchor.leaves;
        if (const auto joined = m_joined_after.find(outcome.edit); joined != m_joined_after.end())
            remember_next(joined->second, edit, anchor, outcome);
        if (agree(edit.at, anchor)) anchor = edit.at;
        outcome.anchor = std::move(anchor);
        if (left.missed.empty()) return;
        outcome.state = left.applied ? EditState::moved : EditState::lost;
        if (left.applied) outcome.hint = "The rest is applied: change the edit to what the box says and shows now.";
        outcome.reason += (outcome.reason.empty() ? "" : "; ") + fmt::format("box {} {}", edited.box.number, left.missed);
    }

    /// A join means a certain other box. It is known by its distance: when that changes it may be another one.
    static void remember_next(Metres length, const Edit& edit, Anchor& anchor, EditOutcome& outcome) {
        constexpr Metres same_box{15};
        anchor.seen.next_box = length;
        const auto& before = edit.at.seen.next_box;
        if (!before || (*before - length < same_box && length - *before < same_box)) return;
        outcome.state = EditState::moved;
        outcome.reason += (outcome.reason.empty() ? "" : "; ") +
                          fmt::format("the box that it is joined with follows after {:.0f} m, once it was {:.0f} m",
                                      length.count(), before->count());
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
                                        m_context.leg.controls[times.to].printed, m_context.options.near});
        }
    }

    LegBook& m_book;
    const EditContext& m_context;
    AnchorFinder m_finder;
    std::vector<EditedBox> m_boxes;
    std::vector<EditOutcome> m_outcomes;
    std::map<std::size_t, Metres> m_joined_after; ///< by edit: how far on the second of the two boxes was
};

} // namespace

std::vector<EditOutcome> apply_edits(LegBook& book, const EditContext& context) {
    const auto concerns = [&](const Edit& edit) { return edit.leg == context.leg.number; };
    if (std::ranges::none_of(context.edition.edits, concerns)) return {};
    return LegEditor{book, context}.run();
}

} // namespace route::roadbook::detail
