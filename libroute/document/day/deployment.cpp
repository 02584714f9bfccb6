// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/setting/table.hpp"
#include "geo/geodesic.hpp"
#include "timing/timed_leg.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <fmt/format.h>

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
};

/// Which teams serve the posts of a leg, in the order in which they open: of those that can be there in time the one that waits
/// the least, else a new one. That keeps them few; that they are the fewest is not proven. How long a team drives from one
/// post to the next is an estimate: by the route or, where that is shorter, half as much again as the straight line, at the
/// pace of ordinary roads.
class Teams {
public:
    static constexpr std::chrono::minutes set_up{30};
    static constexpr KmPerHour pace{40};

    explicit Teams(const itinerary::LegItinerary& leg) : m_leg(leg) {}

    void assign(std::vector<Post>& posts) const {
        std::ranges::stable_sort(posts, {}, &Post::from);
        std::vector<std::size_t> last; // post of each team
        for (std::size_t p = 0; p < posts.size(); ++p) {
            std::optional<std::size_t> best;
            for (std::size_t team = 0; team < last.size(); ++team) {
                const auto& before = posts[last[team]];
                if (before.to + drive(before, posts[p]) > posts[p].from) continue;
                // The one that comes with the least waiting, so that the others stay free for posts far off.
                if (!best || before.to > posts[last[*best]].to) best = team;
            }
            if (best) {
                posts[p].after = last[*best];
                posts[p].team = static_cast<int>(*best) + 1;
                last[*best] = p;
            } else {
                last.push_back(p);
                posts[p].team = static_cast<int>(last.size());
            }
        }
    }

    [[nodiscard]] std::chrono::seconds drive(const Post& from, const Post& to) const {
        const auto& a = m_leg.controls[from.control];
        const auto& b = m_leg.controls[to.control];
        const auto by_route = b.chainage > a.chainage ? b.chainage - a.chainage : a.chainage - b.chainage;
        const auto by_air = geo::distance(a.position, b.position) * 1.5;
        return std::chrono::ceil<std::chrono::minutes>(std::min(by_route, by_air) / pace);
    }

private:
    const itinerary::LegItinerary& m_leg;
};

class DeploymentPlan {
public:
    DeploymentPlan(PageMaker& maker, const timing::TimedLeg& facts) : m_maker(maker), m_facts(facts) {}

    void add() {
        auto posts = posts_of_leg();
        const Teams teams{m_facts.leg()};
        teams.assign(posts);
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(m_facts.leg().number);
        int count = 0;
        for (const auto& post : posts) {
            count = std::max(count, post.team);
        }
        const auto pace = words.decimal(Teams::pace.count(), 0);
        std::vector<std::string> lead{
            words.date(m_facts.edition_leg().date).joined(),
            words.say("page.deployment.lead", {{"posts", std::to_string(posts.size())}, {"teams", std::to_string(count)}})
                .joined(),
            words.say("page.deployment.pace", {{"pace", pace}, {"minutes", std::to_string(Teams::set_up.count())}})
                .joined()};
        Table table(m_maker, {words.say("page.deployment.title", {{"leg", leg}}), "posts", lead, {}}, columns());
        for (const auto& post : posts) {
            const auto& control = m_facts.leg().controls[post.control];
            const auto km = words.kilometres(control.printed - m_facts.leg().controls.front().printed);
            std::string before;
            if (post.after) {
                const auto& former = posts[*post.after];
                const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(teams.drive(former, post));
                before = words
                             .say("page.deployment.after", {{"control", m_facts.code_of(former.control)},
                                                            {"minutes", std::to_string(minutes.count())}})
                             .first;
            }
            RowLook look;
            look.fields = true;
            if (control.secret) look.fill = band_grey;
            table.row({std::to_string(post.team), itinerary::shown_code(control), isolated(control.name), km,
                       m_facts.clock(post.from), m_facts.clock(post.to), before, ""},
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
            posts.push_back({i, times.opens - Teams::set_up, times.closes, 0, std::nullopt});
        }
        return posts;
    }

    PageMaker& m_maker;
    timing::TimedLeg m_facts;
};

} // namespace

MadePages deployment_pages(const roadbook::Publication& published, LegIndex leg_index, const PageStyle& style,
                           const drawing::FontSet& fonts, Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    DeploymentPlan{maker, published.leg(leg_index)}.add();
    return maker.result();
}

} // namespace route::document
