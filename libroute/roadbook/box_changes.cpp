// SPDX-License-Identifier: BSL-1.0
#include "roadbook/box_changes.hpp"

#include "roadbook/arm_edits.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace route::roadbook::detail {

using edition::Edit;

namespace {

class BoxChange {
public:
    BoxChange(const Edit& edit, const network::RoadNetwork& roads, Box& box) : m_edit(edit), m_roads(roads), m_box(box) {}

    Applied apply() {
        m_result.applied = m_edit.hide || m_edit.split || m_edit.join;
        for (auto& [language, lines] : m_box.text) {
            change_text(language, lines);
        }
        change_pictograms();
        if (m_edit.danger) {
            m_box.danger = *m_edit.danger;
            m_result.applied = true;
        }
        change_drawing();
        return std::move(m_result);
    }

private:
    void miss(const std::string& what) { m_result.missed += (m_result.missed.empty() ? "" : ", ") + what; }

    void change_text(Language language, std::vector<InfoLine>& lines) {
        if (const auto text = m_edit.text.find(language); text != m_edit.text.end()) {
            lines.clear();
            for (const auto& line : text->second) {
                lines.push_back({line, lines.empty(), true}); // what is to be done comes first
            }
            m_result.applied = true;
        }
        for (const auto& rewording : m_edit.rewordings) {
            if (rewording.language == language) reword(rewording, lines);
        }
        if (const auto note = m_edit.notes.find(language); note != m_edit.notes.end()) {
            lines.push_back({note->second, false, true});
            m_result.applied = true;
        }
    }

    void reword(const edition::Rewording& rewording, std::vector<InfoLine>& lines) {
        const auto line = std::ranges::find(lines, rewording.line, &InfoLine::text);
        if (line == lines.end()) return miss(fmt::format("does not say \"{}\"", rewording.line));
        m_result.applied = true;
        if (rewording.by.empty()) {
            lines.erase(line);
        } else {
            line->text = rewording.by;
            line->by_planner = true;
        }
    }

    void change_pictograms() {
        for (const auto& name : m_edit.pictograms_removed) {
            if (std::erase(m_box.pictograms, name) == 0) {
                miss(fmt::format("has no pictogram \"{}\"", name));
            } else {
                m_result.applied = true;
            }
        }
        for (const auto& name : m_edit.pictograms_added) {
            if (std::ranges::find(m_box.pictograms, name) == m_box.pictograms.end()) m_box.pictograms.push_back(name);
            m_result.applied = true;
        }
    }

    void change_drawing() {
        for (const auto& arm : m_edit.arms) {
            const auto missed = change_arm(arm, m_roads, m_box.view);
            if (missed.empty()) {
                m_result.applied = true;
            } else {
                miss(missed);
            }
        }
        if (!m_edit.tulip) return;
        m_box.own_tulip = m_edit.tulip->file;
        m_result.applied = true;
    }

    const Edit& m_edit;
    const network::RoadNetwork& m_roads;
    Box& m_box;
    Applied m_result;
};

/// A language in which one replaces the text and the other changes a line of it.
std::optional<Language> text_of_both(const Edit& a, const Edit& b) {
    for (const auto& text : a.text) {
        const Language language = text.first; // clang 14 captures no part of a binding
        const auto rewords = [&](const edition::Rewording& rewording) { return rewording.language == language; };
        if (b.text.contains(language) || std::ranges::any_of(b.rewordings, rewords)) return language;
    }
    return std::nullopt;
}

} // namespace

Applied apply_changes(const Edit& edit, const network::RoadNetwork& roads, Box& box) {
    return BoxChange{edit, roads, box}.apply();
}

std::string contradiction_between(const Edit& former, const Edit& edit) {
    if (former.hide || edit.hide) return former.hide && edit.hide ? "hides it" : "decides whether it is shown";
    const auto language = text_of_both(former, edit);
    if (const auto other = language ? language : text_of_both(edit, former)) {
        return fmt::format("replaces what it says in {}", other->code());
    }
    for (const auto& rewording : edit.rewordings) {
        for (const auto& other : former.rewordings) {
            if (rewording.language == other.language && rewording.line == other.line)
                return fmt::format("rewords \"{}\"", other.line);
        }
    }
    if (former.danger && edit.danger) return "sets danger";
    if ((former.tulip && (edit.tulip || !edit.arms.empty())) || (edit.tulip && !former.arms.empty()))
        return "decides on its drawing";
    for (const auto& arm : edit.arms) {
        for (const auto& other : former.arms) {
            if (place_of(arm) == place_of(other)) return "changes the arm " + place_of(arm);
        }
    }
    const auto both = [](const auto& some, const auto& others) {
        return std::ranges::find_if(some, [&](const std::string& name) {
                   return std::ranges::find(others, name) != others.end();
               }) != some.end();
    };
    if (both(former.pictograms_added, edit.pictograms_removed) || both(former.pictograms_removed, edit.pictograms_added)) {
        return "decides on the same pictogram";
    }
    return "";
}

} // namespace route::roadbook::detail
