// SPDX-License-Identifier: BSL-1.0
#include "osm/crossed_areas.hpp"

#include "geo/area.hpp"
#include "geo/local_frame.hpp"
#include "geo/polyline.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace route::osm::detail {

namespace {

/// Of an area with more mouths each is joined with the next one along the border only.
constexpr std::size_t most_mouths = 16;

/// Who else uses the nodes of the areas' borders: roads by their place in Extract::ways, other areas after them.
class BorderUsers {
public:
    BorderUsers(const std::vector<RoadArea>& areas, const Extract& extract) : m_on_border(extract.nodes.size(), false) {
        for (const auto& area : areas) {
            for (const auto node : area.ring) {
                m_on_border[node] = true;
            }
        }
        for (std::size_t w = 0; w < extract.ways.size(); ++w) {
            const auto& way = extract.ways[w];
            for (std::uint32_t i = 0; i < way.node_count; ++i) {
                note(extract.way_nodes[way.first_node + i], w);
            }
        }
        for (std::size_t a = 0; a < areas.size(); ++a) {
            for (const auto node : areas[a].ring) {
                note(node, extract.ways.size() + a);
            }
        }
    }

    [[nodiscard]] const std::vector<std::size_t>& of(NodeIndex node) const {
        static const std::vector<std::size_t> nobody;
        const auto found = m_users.find(node);
        return found == m_users.end() ? nobody : found->second;
    }

private:
    void note(NodeIndex node, std::size_t user) {
        if (!m_on_border[node]) return;
        auto& users = m_users[node];
        if (users.empty() || users.back() != user) users.push_back(user);
    }
    std::vector<bool> m_on_border;
    std::unordered_map<NodeIndex, std::vector<std::size_t>> m_users;
};

class AreaCrossing {
public:
    /// Its own number among the users of borders, and the first that is no road's but an area's.
    struct Numbers {
        std::size_t own;
        std::size_t first_area;
    };
    AreaCrossing(const RoadArea& area, Numbers numbers, const BorderUsers& users, Extract& extract)
        : m_area(area), m_own(numbers.own), m_first_area(numbers.first_area), m_users(users), m_extract(extract),
          m_frame(extract.nodes[area.ring.front()].position) {
        m_ground.rings.push_back(on_plane(area.ring));
        for (const auto& hole : area.holes) {
            m_ground.rings.push_back(on_plane(hole));
        }
    }

    void add() {
        const auto mouths = find_mouths();
        for (std::size_t i = 0; i < mouths.size(); ++i) {
            for (std::size_t k = i + 1; k < mouths.size(); ++k) {
                const bool neighbours = k == i + 1 || (i == 0 && k + 1 == mouths.size());
                if (mouths.size() > most_mouths && !neighbours) continue;
                if (!share_a_road(mouths[i], mouths[k])) join(mouths[i], mouths[k]);
            }
        }
    }

private:
    [[nodiscard]] geo::PlaneLine on_plane(const std::vector<NodeIndex>& ring) const {
        geo::PlaneLine line;
        for (const auto node : ring) {
            line.push_back(m_frame.to_plane(m_extract.nodes[node].position));
        }
        return line;
    }

    [[nodiscard]] const geo::PlaneLine& border() const { return m_ground.rings.front(); }

    [[nodiscard]] bool uses(std::size_t user, std::size_t place) const {
        const auto& users = m_users.of(m_area.ring[place]);
        return std::ranges::find(users, user) != users.end();
    }

    /// A road that runs along the border touches it once, in the middle of where it does.
    [[nodiscard]] std::vector<std::size_t> find_mouths() const {
        const std::size_t n = m_area.ring.size();
        std::vector<std::size_t> mouths;
        for (std::size_t i = 0; i < n; ++i) {
            for (const auto user : m_users.of(m_area.ring[i])) {
                const bool begins = user != m_own && !uses(user, (i + n - 1) % n);
                if (!begins) continue;
                std::size_t length = 1;
                while (length < n && uses(user, (i + length) % n)) {
                    ++length;
                }
                mouths.push_back((i + length / 2) % n);
            }
        }
        std::ranges::sort(mouths);
        mouths.erase(std::unique(mouths.begin(), mouths.end()), mouths.end());
        return mouths;
    }

    /// One road leads to both: it is driven, not the square beside it.
    [[nodiscard]] bool share_a_road(std::size_t a, std::size_t b) const {
        return std::ranges::any_of(m_users.of(m_area.ring[a]),
                                   [&](std::size_t user) { return user < m_first_area && uses(user, b); });
    }

    void join(std::size_t a, std::size_t b) {
        RoadWay road = m_area.road;
        road.over_a_square = true;
        road.attributes.yard = true;
        road.attributes.one_way = OneWay::no;
        road.first_node = static_cast<std::uint32_t>(m_extract.way_nodes.size());
        const std::size_t n = m_area.ring.size();
        if (lies_inside(border()[a], border()[b])) {
            m_extract.way_nodes.push_back(m_area.ring[a]);
        } else {
            const bool onwards = length_along(a, b) <= length_along(b, a);
            for (std::size_t i = a; i != b; i = onwards ? (i + 1) % n : (i + n - 1) % n) {
                m_extract.way_nodes.push_back(m_area.ring[i]);
            }
        }
        m_extract.way_nodes.push_back(m_area.ring[b]);
        road.node_count = static_cast<std::uint32_t>(m_extract.way_nodes.size()) - road.first_node;
        m_extract.ways.push_back(road);
    }

    [[nodiscard]] Metres length_along(std::size_t from, std::size_t to) const {
        Metres length;
        const auto& line = border();
        for (std::size_t i = from; i != to; i = (i + 1) % line.size()) {
            length += (line[(i + 1) % line.size()] - line[i]).norm();
        }
        return length;
    }

    /// By some points of the line: its ends lie on the border.
    [[nodiscard]] bool lies_inside(const geo::PlanePoint& a, const geo::PlanePoint& b) const {
        constexpr std::array shares{0.05, 0.25, 0.5, 0.75, 0.95};
        return std::ranges::all_of(shares, [&](double share) { return geo::contains(m_ground, a + (b - a) * share); });
    }

    const RoadArea& m_area;
    std::size_t m_own;
    std::size_t m_first_area;
    const BorderUsers& m_users;
    Extract& m_extract;
    geo::LocalFrame m_frame;
    geo::Area m_ground; ///< the border first
};

} // namespace

void add_roads_across(std::vector<RoadArea> areas, Extract& extract) {
    if (areas.empty()) return;
    const BorderUsers users{areas, extract};
    const auto streets = extract.ways.size();
    for (std::size_t a = 0; a < areas.size(); ++a) {
        AreaCrossing{areas[a], {streets + a, streets}, users, extract}.add();
    }
    std::ranges::stable_sort(extract.ways, {}, &RoadWay::id);
}

} // namespace route::osm::detail
