// SPDX-License-Identifier: BSL-1.0
#include "network/name_search.hpp"

#include "base/folded_text.hpp"
#include "geo/geodesic.hpp"
#include "geo/local_frame.hpp"
#include "geo/polyline.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>

namespace route::network {

namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 6> kind_names{"city", "town", "village", "suburb", "hamlet", "locality"};

bool parts_words(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return static_cast<unsigned char>(c) < 0x80 && !letter; // bytes of other alphabets are letters
}

Words words_of(std::string_view name) {
    Words words;
    std::string word;
    for (const char c : folded(name)) {
        if (!parts_words(c)) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

/// "di", "of", "am": lists have them and maps do not, or the other way round.
bool may_lack(const std::string& word) {
    constexpr std::size_t most = 3;
    return word.size() <= most && std::ranges::none_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<NameMatch> match_of(const Words& name, const Words& asked) {
    if (asked.empty()) return std::nullopt;
    if (name == asked) return NameMatch::whole;
    const auto last = asked.size() - 1;
    const bool begins = name.size() > last &&
                        std::equal(asked.begin(), asked.begin() + static_cast<std::ptrdiff_t>(last), name.begin()) &&
                        name[last].starts_with(asked[last]);
    if (begins) return NameMatch::prefix;
    std::size_t there = 0;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        if (std::ranges::any_of(name, [&](const std::string& other) { return other.starts_with(asked[i]); })) {
            ++there;
        } else if (i == 0 || !may_lack(asked[i])) { // "Via San Rocco" is no church
            return std::nullopt;
        }
    }
    return there * 2 > asked.size() ? std::optional(NameMatch::words) : std::nullopt;
}

/// The best of an object's names; of equals its own.
struct Called {
    NameMatch match = NameMatch::whole;
    std::string name; ///< empty for its own
};

/// A road's number without what parts it: "ss12" of "SS 12"; empty when the text holds no digit.
std::string number_of(const Words& words) {
    std::string number;
    for (const auto& word : words) {
        number += word;
    }
    const bool has_digit = std::ranges::any_of(number, [](char c) { return c >= '0' && c <= '9'; });
    return has_digit ? number : std::string{};
}

bool is_prominent(LandmarkKind kind) {
    return kind == LandmarkKind::mountain_pass || kind == LandmarkKind::peak || kind == LandmarkKind::castle ||
           kind == LandmarkKind::station;
}

/// What sort a find is, and how important among its own.
std::pair<int, int> importance_of(const NameFind& find) {
    if (find.place) return {0, static_cast<int>(*find.place)};
    if (find.landmark) return {is_prominent(*find.landmark) ? 1 : 4, static_cast<int>(*find.landmark)};
    return {find.by_number ? 3 : 2, static_cast<int>(find.road)};
}

/// How far from its point a place reaches.
Metres reach_of(PlaceKind kind) {
    switch (kind) {
    case PlaceKind::city: return Metres{10000};
    case PlaceKind::town: return Metres{5000};
    case PlaceKind::village: return Metres{3000};
    case PlaceKind::suburb: return Metres{2000};
    case PlaceKind::hamlet: return Metres{1500};
    case PlaceKind::locality: break;
    }
    return Metres{1000};
}

/// What is looked for, and where.
struct Question {
    Words name;
    std::vector<NamedPlace> at; ///< empty and not restricted: anywhere
    bool restricted = false;
};

class NameSearch {
public:
    explicit NameSearch(const RoadNetwork& roads) : m_roads(roads) {
        for (std::uint32_t i = 0; i < roads.place_count(); ++i) {
            m_places.push_back(roads.place(i));
            m_words.push_back(words_of(m_places.back().name));
        }
    }

    std::vector<NameFind> finds(std::string_view text) {
        // The whole text first: "Trento, Nord" may be a name.
        auto found = answers({words_of(text), {}, false});
        const auto comma = text.rfind(',');
        if (comma != std::string_view::npos) {
            const auto local =
                answers({words_of(text.substr(0, comma)), best_places(words_of(text.substr(comma + 1))), true});
            if (found.empty() || found.front().match != NameMatch::whole) found = local;
        }
        return found;
    }

private:
    /// All places that match best.
    std::vector<NamedPlace> best_places(const Words& asked) const {
        std::vector<NamedPlace> best;
        std::optional<NameMatch> so_far;
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            const auto known = called(m_words[i], {ObjectType::node, m_places[i].osm_id.value()}, asked);
            if (!known || (so_far && known->match > *so_far)) continue;
            if (!so_far || known->match < *so_far) best.clear();
            so_far = known->match;
            best.push_back(m_places[i]);
        }
        return best;
    }

    std::vector<NameFind> answers(const Question& question) {
        std::vector<NameFind> found;
        if (question.name.empty() || (question.restricted && question.at.empty())) return found;
        add_places(question, found);
        add_landmarks(question, found);
        add_streets(question, found);
        add_numbers(question, found);
        std::ranges::sort(found, {}, [&](const NameFind& find) {
            return std::tuple(find.match, importance_of(find), find.name, find.position, find.object);
        });
        for (auto& find : found) {
            find.near = near(find);
        }
        return found;
    }

    /// By its own name or another one that the map has for it.
    [[nodiscard]] std::optional<Called> called(const Words& own, OsmObject object, const Words& asked) const {
        std::optional<Called> best;
        if (const auto match = match_of(own, asked)) best = Called{*match, {}};
        if (best && best->match == NameMatch::whole) return best;
        for (const auto name : m_roads.other_names(object)) {
            const auto match = match_of(words_of(name), asked);
            if (match && (!best || *match < best->match)) best = Called{*match, std::string(name)};
        }
        return best;
    }

    void add_places(const Question& question, std::vector<NameFind>& found) const {
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            const auto& place = m_places[i];
            const OsmObject object{ObjectType::node, place.osm_id.value()};
            const auto known = called(m_words[i], object, question.name);
            if (!known || !is_at(question, place.position)) continue;
            NameFind find;
            find.match = known->match;
            find.name = place.name;
            find.called = known->name;
            find.place = place.kind;
            find.position = place.position;
            find.object = object;
            found.push_back(std::move(find));
        }
    }

    void add_landmarks(const Question& question, std::vector<NameFind>& found) const {
        const auto& layers = m_roads.layers();
        for (std::uint32_t i = 0; i < layers.landmark_count(); ++i) {
            const auto landmark = layers.landmark(i);
            if (landmark.name.empty()) continue;
            const auto known = called(words_of(landmark.name), landmark.object, question.name);
            if (!known || !is_at(question, landmark.position)) continue;
            NameFind find;
            find.match = known->match;
            find.name = landmark.name;
            find.called = known->name;
            find.landmark = landmark.kind;
            find.position = landmark.position;
            find.object = landmark.object;
            found.push_back(std::move(find));
        }
    }

    static bool is_at(const Question& question, geo::Position position) {
        return !question.restricted || std::ranges::any_of(question.at, [&](const NamedPlace& place) {
            return geo::distance(place.position, position) <= reach_of(place.kind);
        });
    }

    void add_streets(const Question& question, std::vector<NameFind>& found) const {
        std::vector<std::optional<Called>> of_way(m_roads.way_count());
        std::map<std::string_view, std::optional<NameMatch>> known; // one name is on many ways
        for (std::uint32_t w = 0; w < m_roads.way_count(); ++w) {
            const auto name = m_roads.name(WayIndex{w});
            if (name.empty()) continue;
            const auto [entry, is_new] = known.try_emplace(name);
            if (is_new) entry->second = match_of(words_of(name), question.name);
            if (entry->second) of_way[w] = Called{*entry->second, {}};
            if (entry->second == NameMatch::whole) continue;
            const OsmObject object{ObjectType::way, m_roads.osm_id(WayIndex{w}).value()};
            for (const auto other : m_roads.other_names(object)) {
                const auto match = match_of(words_of(other), question.name);
                if (match && (!of_way[w] || *match < of_way[w]->match)) of_way[w] = Called{*match, std::string(other)};
            }
        }
        std::map<std::string_view, std::vector<SegmentId>> by_name;
        for (std::uint32_t s = 0; s < m_roads.segment_count(); ++s) {
            const auto way = m_roads.way({SegmentId{s}, true});
            if (of_way[way.value()]) by_name[m_roads.name(way)].emplace_back(s);
        }
        for (const auto& [name, segments] : by_name) {
            for (const auto& street : streets_of(segments)) {
                auto find = road_find(street);
                const auto best = std::ranges::min(street, {}, [&](SegmentId segment) {
                    return of_way[m_roads.way({segment, true}).value()]->match;
                });
                const auto& how = *of_way[m_roads.way({best, true}).value()];
                find.name = name;
                find.called = how.name;
                find.match = how.match;
                if (is_at(question, find.position)) found.push_back(std::move(find));
            }
        }
    }

    /// Roads by number, written with or without a space. A long one is looked for near the place alone.
    void add_numbers(const Question& question, std::vector<NameFind>& found) const {
        const auto asked = number_of(question.name);
        if (asked.empty()) return;
        std::map<std::string_view, std::string> known; // of each text of numbers the one that was asked for
        std::map<std::string, std::vector<SegmentId>> by_number;
        for (std::uint32_t s = 0; s < m_roads.segment_count(); ++s) {
            const DirectedEdge edge{SegmentId{s}, true};
            const auto refs = m_roads.ref(m_roads.way(edge));
            if (refs.empty()) continue;
            const auto [entry, is_new] = known.try_emplace(refs);
            if (is_new) entry->second = number_among(refs, asked);
            const bool wanted = !entry->second.empty() && is_at(question, m_roads.position(m_roads.from(edge)));
            if (wanted) by_number[entry->second].emplace_back(s);
        }
        for (const auto& [number, segments] : by_number) {
            for (const auto& road : streets_of(segments)) {
                auto find = road_find(road);
                find.name = number;
                find.by_number = true;
                found.push_back(std::move(find));
            }
        }
    }

    static std::string number_among(std::string_view refs, std::string_view asked) {
        while (!refs.empty()) {
            const auto end = std::min(refs.find(';'), refs.size());
            const auto ref = refs.substr(0, end);
            if (number_of(words_of(ref)) == asked) return std::string(ref);
            refs.remove_prefix(std::min(end + 1, refs.size()));
        }
        return {};
    }

    /// Roads of one name that lie in the same or in touching squares are one street.
    [[nodiscard]] std::vector<std::vector<SegmentId>> streets_of(const std::vector<SegmentId>& segments) const {
        constexpr std::int32_t side_e7 = 40000; // about 400 m
        std::map<std::pair<std::int32_t, std::int32_t>, std::size_t> first_in;
        std::vector<std::size_t> joined_to(segments.size());
        std::iota(joined_to.begin(), joined_to.end(), std::size_t{0});
        const auto root = [&](std::size_t i) {
            while (joined_to[i] != i)
                i = joined_to[i] = joined_to[joined_to[i]];
            return i;
        };
        for (std::size_t i = 0; i < segments.size(); ++i) {
            for (const auto position : m_roads.shape({segments[i], true})) {
                const std::pair cell{position.latitude.e7() / side_e7, position.longitude.e7() / side_e7};
                for (const auto& [north, east] : neighbourhood) {
                    const auto near = first_in.find({cell.first + north, cell.second + east});
                    if (near != first_in.end()) joined_to[root(i)] = root(near->second);
                }
                first_in.emplace(cell, i);
            }
        }
        std::map<std::size_t, std::vector<SegmentId>> streets;
        for (std::size_t i = 0; i < segments.size(); ++i) {
            streets[root(i)].push_back(segments[i]);
        }
        std::vector<std::vector<SegmentId>> result;
        for (auto& [first, street] : streets) {
            result.push_back(std::move(street));
        }
        return result;
    }

    /// The road as a find, at that middle of a segment which is nearest to the middle of all.
    [[nodiscard]] NameFind road_find(const std::vector<SegmentId>& street) const {
        const geo::LocalFrame frame{m_roads.position(m_roads.from({street.front(), true}))};
        std::vector<geo::PlanePoint> middles;
        geo::PlanePoint centre;
        Metres length;
        NameFind find;
        find.road = RoadClass::ferry;
        for (const auto segment : street) {
            const DirectedEdge edge{segment, true};
            geo::PlaneLine line;
            for (const auto position : m_roads.shape(edge)) {
                line.push_back(frame.to_plane(position));
            }
            middles.push_back(geo::point_along(line, geo::length_of(line) / 2));
            centre = centre + middles.back() * m_roads.length(edge).count();
            length += m_roads.length(edge);
            find.road = std::min(find.road, m_roads.attributes(edge).road_class);
        }
        if (length > Metres{}) centre = centre * (1 / length.count());
        const auto best = std::ranges::min_element(middles, {}, [&](geo::PlanePoint p) { return (p - centre).norm(); });
        find.position = frame.to_position(*best);
        const auto way = m_roads.way({street[static_cast<std::size_t>(best - middles.begin())], true});
        find.object = {ObjectType::way, m_roads.osm_id(way).value()};
        return find;
    }

    [[nodiscard]] std::optional<NearPlace> near(const NameFind& find) const {
        const auto limit = find.place.value_or(PlaceKind::locality);
        std::optional<NearPlace> nearest;
        for (const auto& place : m_places) {
            if (place.kind >= limit) continue;
            const Metres distance = geo::distance(place.position, find.position);
            if (!nearest || distance < nearest->distance) nearest = NearPlace{place.name, place.kind, distance};
        }
        return nearest;
    }

    static constexpr std::array<std::pair<int, int>, 9> neighbourhood{
        {{0, 0}, {-1, -1}, {-1, 0}, {-1, 1}, {0, -1}, {0, 1}, {1, -1}, {1, 0}, {1, 1}}};

    const RoadNetwork& m_roads;
    std::vector<NamedPlace> m_places;
    std::vector<Words> m_words; ///< of each place's name
};

} // namespace

std::vector<NameFind> found_by_name(const RoadNetwork& roads, std::string_view text) {
    return NameSearch{roads}.finds(text);
}

std::vector<NameFind> meant_by_name(const RoadNetwork& roads, std::string_view text) {
    auto found = found_by_name(roads, text);
    if (found.empty()) return found;
    const auto best = found.front().match;
    const auto sort = importance_of(found.front()).first;
    std::erase_if(found, [&](const NameFind& find) { return find.match != best || importance_of(find).first != sort; });
    return found;
}

std::string_view kind_of(const NameFind& find) {
    if (find.place) return name_of_kind(*find.place);
    if (find.landmark) return osm::name_of(*find.landmark);
    return find.by_number ? "road" : "street";
}

std::string_view name_of_kind(PlaceKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

} // namespace route::network
