// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/day/posts.hpp"
#include "document/setting/table.hpp"
#include "timing/timed_leg.hpp"
#include "timing/transfers.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <numeric>

namespace route::document {

using drawing::Weight;
using timing::Instant;

namespace {

/// A place that people serve, and when.
struct Post {
    ControlIndex control;
    Instant from; ///< when they must be there
    Instant to;
    int team = 0;                     ///< from 1
    std::optional<std::size_t> after; ///< the post that the team served before, in the list
    timing::Transfer drive = {};      ///< from there
};

/// Which teams serve the posts of a leg, in the order in which they open: of those that can be there in time the one that waits
/// the least, else a new one. That keeps them few; that they are the fewest is not proven. They drive by the roads that anybody
/// may take, with time in hand for traffic; where the map leads no team from one post to another, each has its own.
class Teams {
public:
    static constexpr double with_traffic = 1.25; ///< assumed; on empty roads it is 1

    Teams(const itinerary::LegItinerary& leg, const roadbook::Publication& published) : m_leg(leg) {
        if (published.roads == nullptr || published.rights == nullptr) return;
        m_transfers.emplace(*published.roads, published.rights->without_orders(leg.number));
    }

    void assign(std::vector<Post>& posts) const {
        std::ranges::stable_sort(posts, {}, &Post::from);
        std::vector<std::size_t> last; // post of each team
        for (std::size_t p = 0; p < posts.size(); ++p) {
            // The one that comes with the least waiting first, so that the others stay free for posts far off.
            std::vector<std::size_t> teams(last.size());
            std::iota(teams.begin(), teams.end(), std::size_t{0});
            std::ranges::stable_sort(teams, std::greater{}, [&](std::size_t team) { return posts[last[team]].to; });
            const auto free = std::ranges::find_if(teams, [&](std::size_t team) {
                const auto drive = drive_in_time(posts[last[team]], posts[p]);
                if (drive) posts[p].drive = *drive;
                return drive.has_value();
            });
            if (free != teams.end()) {
                posts[p].after = last[*free];
                posts[p].team = static_cast<int>(*free) + 1;
                last[*free] = p;
            } else {
                last.push_back(p);
                posts[p].team = static_cast<int>(last.size());
            }
        }
    }

private:
    /// How a team comes from one post to another before that must be manned; nothing where it cannot.
    [[nodiscard]] std::optional<timing::Transfer> drive_in_time(const Post& from, const Post& to) const {
        const auto& a = m_leg.controls[from.control];
        const auto& b = m_leg.controls[to.control];
        const Seconds most = Seconds(to.from - from.to) / with_traffic; // on empty roads
        if (!m_transfers || m_transfers->least(a.position, b.position) > most) return std::nullopt;
        auto drive = m_transfers->between(a.position, b.position, most);
        if (drive) drive->time *= with_traffic;
        return drive;
    }

    const itinerary::LegItinerary& m_leg;
    std::optional<timing::Transfers> m_transfers;
};

class DeploymentPlan {
public:
    DeploymentPlan(PageMaker& maker, const roadbook::Publication& published, LegIndex leg_index)
        : m_maker(maker), m_published(published), m_facts(published.leg(leg_index)) {}

    void add() {
        auto posts = posts_of_leg();
        Teams{m_facts.leg(), m_published}.assign(posts);
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(m_facts.leg().number);
        int count = 0;
        for (const auto& post : posts) {
            count = std::max(count, post.team);
        }
        const auto more = words.decimal((Teams::with_traffic - 1.0) * 100.0, 0);
        std::vector<std::string> lead{
            words.date(m_facts.edition_leg().date).joined(),
            words.say("page.deployment.lead", {{"posts", std::to_string(posts.size())}, {"teams", std::to_string(count)}})
                .joined(),
            words.say("page.deployment.pace", {{"percent", more}, {"minutes", std::to_string(time_to_set_up.count())}})
                .joined()};
        Table table(m_maker, {words.say("page.deployment.title", {{"leg", leg}}), "posts", lead, {}}, columns());
        for (const auto& post : posts) {
            const auto& control = m_facts.leg().controls[post.control];
            const auto km = words.kilometres(control.printed - m_facts.leg().controls.front().printed);
            std::string before;
            if (post.after) {
                const auto& former = posts[*post.after];
                const auto minutes = std::chrono::ceil<std::chrono::minutes>(post.drive.time);
                before = words
                             .say("page.deployment.after", {{"control", m_facts.code_of(former.control)},
                                                            {"km", words.decimal(post.drive.length.kilometres(), 1)},
                                                            {"minutes", std::to_string(minutes.count())}})
                             .first;
            }
            RowLook look;
            look.fields = true;
            if (control.secret) look.fill = band_grey;
            table.row({std::to_string(post.team), itinerary::shown_code(control), isolated(control.name), km,
                       m_facts.clock(post.from, post.control), m_facts.clock(post.to, post.control), before, ""},
                      look);
        }
        table.finish();
    }

private:
    [[nodiscard]] std::vector<Column> columns() const {
        const auto label = [&](const char* key) { return m_maker.wording().say(std::string("page.deployment.") + key); };
        const auto body = m_maker.style().body().size.width;
        const Millimetres fixed{13 + 17 + 16 + 20 + 20 + 34 + 32};
        return {{label("team"), Millimetres{13}, Align::centre},
                {label("control"), Millimetres{17}},
                {label("place"), body - fixed},
                {label("at"), Millimetres{16}, Align::right, "km"},
                {label("from"), Millimetres{20}, Align::centre, "h:min"},
                {label("to"), Millimetres{20}, Align::centre, "h:min"},
                {label("comes_from"), Millimetres{34}},
                {label("names"), Millimetres{32}, Align::left, "", true}};
    }

    /// The in and out of a halt, and lines of one series, are one post.
    [[nodiscard]] std::vector<Post> posts_of_leg() const {
        std::vector<Post> posts;
        const auto& controls = m_facts.leg().controls;
        for (const ControlIndex i : controls.indices()) {
            const auto& control = controls[i];
            if (!edition::is_manned(control.kind) && !edition::is_trial(control.kind)) continue;
            const auto& times = m_facts.times().controls[i];
            const bool halt = !posts.empty() && itinerary::is_halt(controls[posts.back().control], control);
            const bool same_series = !posts.empty() && control.kind == edition::Kind::pc && control.line > 1 &&
                                     controls[posts.back().control].waypoint == control.waypoint;
            if (halt || same_series) {
                posts.back().to = std::max(posts.back().to, times.closes);
                continue;
            }
            posts.push_back({i, times.opens - time_to_set_up, times.closes, 0, std::nullopt, {}});
        }
        return posts;
    }

    PageMaker& m_maker;
    const roadbook::Publication& m_published;
    timing::TimedLeg m_facts;
};

} // namespace

MadePages deployment_pages(const roadbook::Publication& published, LegIndex leg_index, const PageStyle& style,
                           const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    DeploymentPlan{maker, published, leg_index}.add();
    return maker.result();
}

} // namespace route::document
