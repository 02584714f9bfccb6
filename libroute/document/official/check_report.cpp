// SPDX-License-Identifier: BSL-1.0
#include "document/official/check_report.hpp"

#include "base/folded_text.hpp"
#include "document/setting/table.hpp"
#include "homologation/finding_places.hpp"
#include "roadbook/phrase_keys.hpp"
#include "timing/road_list.hpp"

#include <fmt/format.h>

namespace route::document {

using drawing::Weight;
using homologation::Finding;
using homologation::Report;
using homologation::Verdict;

namespace {

class ReportPages {
public:
    ReportPages(PageMaker& maker, const roadbook::Publication& published, const Report& report)
        : m_maker(maker), m_published(published), m_report(report) {}

    void add() {
        add_verdicts();
        add_approvals();
        if (!m_report.findings().empty()) add_findings();
    }

private:
    [[nodiscard]] Bilingual say(const std::string& key) const { return m_maker.wording().say("page.report." + key); }
    [[nodiscard]] std::string count(Verdict verdict) const { return std::to_string(m_report.count(verdict)); }

    [[nodiscard]] std::vector<std::string> lead() const {
        const auto& words = m_maker.wording();
        std::vector<std::string> lines;
        lines.push_back(words.say("page.report.rule_set", {{"name", m_published.timed.rules.name}}).joined());
        lines.push_back(say(!m_report.whole()  ? "not_planned"
                            : m_report.stops() ? "not_to_be_sent"
                                               : "may_be_sent")
                            .joined());
        lines.push_back(words
                            .say("page.report.counts", {{"broken", count(Verdict::broken)},
                                                        {"look", count(Verdict::to_look_at)},
                                                        {"accepted", count(Verdict::accepted)},
                                                        {"held", count(Verdict::held)}})
                            .joined());
        return lines;
    }

    void add_verdicts() {
        const auto body = m_maker.style().body().size.width;
        const Millimetres weight{22};
        const Millimetres verdict{30};
        const auto text = (body - weight - verdict) * 0.5;
        m_maker.add_to_outline(say("title").first, "verdicts");
        Table table(m_maker, {say("title"), "verdicts", lead(), {}},
                    {{say("rule_asked"), text},
                     {say("source"), text},
                     {say("weight_head"), weight, Align::centre},
                     {say("verdict_head"), verdict, Align::centre}});
        std::optional<homologation::Chapter> chapter;
        for (const auto& rule : m_report.rules()) {
            if (chapter != rule.facts->chapter) {
                chapter = rule.facts->chapter;
                const auto name = homologation::chapter_names[static_cast<std::size_t>(*chapter)];
                table.section(m_maker.wording().say(fmt::format("page.report.chapter.{}", name)).joined());
            }
            const auto own = m_report.verdict(rule);
            RowLook look;
            if (own == Verdict::broken || own == Verdict::to_look_at) look.link = anchor_of(rule);
            if (own == Verdict::broken) look.weight = Weight::bold;
            const bool unknown = own == Verdict::held && !m_report.whole();
            table.row({m_maker.wording().say(fmt::format("page.report.rule.{}", rule.facts->id)).joined(),
                       isolated(rule.source),
                       m_maker.wording()
                           .say(fmt::format("page.report.weight.{}",
                                            homologation::weight_names[static_cast<std::size_t>(rule.weight)]))
                           .joined(),
                       m_maker.wording()
                           .say(fmt::format("page.report.verdict.{}",
                                            unknown ? std::string_view("unknown")
                                                    : homologation::verdict_names[static_cast<std::size_t>(own)]))
                           .joined()},
                      look);
        }
        table.finish();
    }

    [[nodiscard]] static std::string anchor_of(const homologation::CheckRule& rule) {
        return fmt::format("rule-{}", rule.facts->id);
    }

    /// Who has to say yes, by when, and whether they have: the federation, and the authorities of the roads.
    void add_approvals() {
        const auto& words = m_maker.wording();
        const auto body = m_maker.style().body().size.width;
        const Millimetres day{40};
        const auto rest = (body - day * 2.0) * 0.5;
        m_maker.add_to_outline(say("approvals").first, "approvals");
        Table table(m_maker, say("approvals"),
                    {{say("who"), rest},
                     {say("by_when"), day, Align::centre},
                     {say("number"), rest, Align::left, "", true},
                     {say("date"), day, Align::centre, "", true}},
                    "approvals");
        RowLook look;
        look.fields = true;
        const auto federation = say("federation").joined();
        if (const auto& approval = m_published.edition.approval) {
            table.row({approval->by.empty() ? federation : isolated(approval->by), "–", isolated(approval->number),
                       approval->date ? words.date(*approval->date).first : say("untold").joined()},
                      look);
        } else {
            table.row({federation, "–", "", ""}, look);
        }
        if (m_published.roads != nullptr && m_published.authorities != nullptr) add_authorities(table);
        table.finish();
    }

    void add_authorities(Table& table) {
        const auto& words = m_maker.wording();
        const auto& edition = m_published.edition;
        const auto& timed = m_published.timed;
        const auto& deadlines =
            timing::country_of_start(edition, timed, *m_published.roads, *m_published.authorities).deadlines;
        RowLook look;
        look.fields = true;
        for (const auto& list :
             timing::roads_by_authority(edition, timed, *m_published.roads, m_published.rights, *m_published.authorities)) {
            if (!list.authority) continue;
            const auto& [rank, district] = *list.authority;
            const auto name = district.name.empty() ? words.say("page.roads.unknown").first
                                                    : isolated(district.name) + (district.guessed ? "?" : "");
            const auto rank_word = words.say(roadbook::phrase_of(rank)).first;
            std::string by = "–";
            if (deadlines) {
                const int days = rank == timing::Rank::municipality ? deadlines->municipality_days : deadlines->others_days;
                by = words.date(std::chrono::sys_days{edition.legs.front().date} - std::chrono::days{days}).first;
            }
            table.row({words.say("page.roads.told_district", {{"rank", rank_word}, {"name", name}}).first + ", " +
                           words.kilometres(list.length()) + " km",
                       by, "", ""},
                      look);
        }
    }

    void add_findings() {
        const auto& words = m_maker.wording();
        const auto body = m_maker.style().body().size.width;
        const Millimetres mark{20};
        const Millimetres where{44};
        const auto text = (body - mark - where) * 0.5;
        m_maker.add_to_outline(say("findings").first, "findings");
        Table table(m_maker, {say("findings"), "findings", {say("findings_lead").joined()}, {}},
                    {{say("mark"), mark}, {say("where"), where}, {say("finding"), text}, {say("remedy"), text}});
        const homologation::CheckRule* rule = nullptr;
        for (const auto& finding : m_report.findings()) {
            if (rule != finding.rule) {
                rule = finding.rule;
                table.section(words.say(fmt::format("page.report.rule.{}", rule->facts->id)).joined(), anchor_of(*rule));
            }
            RowLook look;
            if (finding.stops()) look.weight = Weight::bold;
            auto remedy = finding.told.hint;
            if (const auto& waiver = finding.accepted) {
                remedy =
                    words
                        .say("page.report.accepted_by",
                             {{"name", waiver->name}, {"date", words.date(waiver->date).first}, {"reason", waiver->reason}})
                        .first;
            }
            table.row({finding.mark.short_text(), place_of(finding), isolated(finding.told.message), isolated(remedy)},
                      look);
        }
        table.finish();
    }

    /// "Passo Gavia – leg 2, km 12.34, box 37 (waypoints.csv:17)".
    [[nodiscard]] std::string place_of(const Finding& finding) const {
        const auto& where = finding.told.where;
        const auto file = where.file.substr(where.file.find_last_of('/') + 1);
        const auto line = file.empty() || where.line == 0 ? file : fmt::format("{}:{}", file, where.line);
        auto text = finding.told.subject.empty() ? "" : isolated(finding.told.subject);
        if (const auto& place = finding.told.place) text += (text.empty() ? "" : " – ") + on_route(*place);
        if (text.empty()) return line;
        return text + (line.empty() ? "" : fmt::format(" ({})", line));
    }

    [[nodiscard]] std::string on_route(const RoutePlace& place) const {
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(place.leg);
        const auto km = words.kilometres(PrintedLength::nearest(place.at));
        const auto box = homologation::box_before(m_published.book, place);
        if (box.empty()) return words.say("page.report.place_road", {{"leg", leg}, {"km", km}}).first;
        return words.say("page.report.place_box", {{"leg", leg}, {"km", km}, {"box", box}}).first;
    }

    PageMaker& m_maker;
    const roadbook::Publication& m_published;
    const Report& m_report;
};

} // namespace

MadePages check_report_pages(const roadbook::Publication& published, const Report& report, const PageStyle& style,
                             const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    ReportPages{maker, published, report}.add();
    return maker.result();
}

} // namespace route::document
