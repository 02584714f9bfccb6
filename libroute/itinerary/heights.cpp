// SPDX-License-Identifier: BSL-1.0
#include "itinerary/heights.hpp"

#include "base/assert.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace route::itinerary {

namespace {

constexpr Metres step{25};

geo::Position between(geo::Position a, geo::Position b, double part) {
    const auto mixed = [part](std::int32_t from, std::int32_t to) {
        return static_cast<std::int32_t>(std::lround(from + part * (static_cast<double>(to) - from)));
    };
    return {geo::Latitude::e7(mixed(a.latitude.e7(), b.latitude.e7())),
            geo::Longitude::e7(mixed(a.longitude.e7(), b.longitude.e7()))};
}

std::vector<HeightSample> sampled(const std::vector<TrackPoint>& track, const geo::ElevationModel& elevation) {
    std::vector<geo::Position> places;
    std::vector<HeightSample> samples;
    const auto add = [&](geo::Position place, Chainage chainage) {
        places.push_back(place);
        samples.push_back({chainage, std::nullopt, Metres{}});
    };
    for (std::size_t i = 0; i < track.size(); ++i) {
        if (i > 0) {
            const Metres apart = track[i].chainage - track[i - 1].chainage;
            const auto parts = static_cast<int>(std::ceil(apart / step));
            for (int k = 1; k < parts; ++k) {
                const double part = static_cast<double>(k) / parts;
                add(between(track[i - 1].position, track[i].position, part), track[i - 1].chainage + apart * part);
            }
        }
        add(track[i].position, track[i].chainage);
    }
    const auto heights = elevation.heights_at(places);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (!heights[i]) continue;
        samples[i].height = heights[i]->height;
        samples[i].cell_size = heights[i]->cell_size;
    }
    return samples;
}

/// From portal to portal a tunnel or bridge is straight: the model has the ground above or below. A stretch that begins
/// or ends with the leg has one portal only and keeps what the model says.
void straighten(std::vector<HeightSample>& samples, Chainage from, Chainage to) {
    const auto first = std::ranges::lower_bound(samples, from, {}, &HeightSample::chainage);
    const auto last = std::ranges::lower_bound(samples, to, {}, &HeightSample::chainage);
    if (first == samples.begin() || last == samples.end() || last + 1 == samples.end()) return;
    if (!first->height || !last->height || last->chainage <= first->chainage) return;
    const Metres rise = *last->height - *first->height;
    const Metres length = last->chainage - first->chainage;
    for (auto sample = first + 1; sample != last; ++sample) {
        sample->height = *first->height + rise * ((sample->chainage - first->chainage) / length);
        sample->cell_size = std::max(first->cell_size, last->cell_size);
    }
}

void straighten_tunnels_and_bridges(std::vector<HeightSample>& samples, const LegItinerary& leg,
                                    const network::RoadNetwork& roads) {
    const auto is_off_ground = [&roads](const PathStep& step_of_path) {
        const auto& road = roads.attributes(step_of_path.edge);
        return road.tunnel || road.bridge;
    };
    for (auto begin = leg.path.begin(); begin != leg.path.end();) {
        const auto end =
            std::find_if(begin, leg.path.end(), [&](const auto& s) { return is_off_ground(s) != is_off_ground(*begin); });
        if (is_off_ground(*begin)) straighten(samples, begin->from, (end - 1)->to);
        begin = end;
    }
}

/// Half the width of the window over which heights are smoothed: a road lies along the slope, and a cell mixes what is
/// above it with what is below.
Metres half_window(Metres cell_size) { return std::clamp(cell_size * 1.5, Metres{25}, Metres{150}); }

/// Ups and downs smaller than this are the model's noise, not climbs.
Metres dead_band(Metres cell_size) { return std::clamp(cell_size / 15.0, Metres{2}, Metres{6}); }

/// A stretch of samples that all have heights.
using Run = std::span<const HeightSample>;

/// A straight line fitted to the samples around, the nearest weighing most: an even slope stays what it is, at the ends too.
Metres smoothed_at(Run run, std::size_t i) {
    const Metres window = half_window(run[i].cell_size);
    const Chainage here = run[i].chainage;
    double weights = 0;
    double along = 0;
    double heights = 0;
    double along_squared = 0;
    double along_heights = 0;
    const auto add = [&](std::size_t k) {
        const double x = (run[k].chainage - here).count();
        // A sample stands for the road half way to its neighbours; bends have many of them.
        const Chainage before = k > 0 ? run[k - 1].chainage : run[k].chainage;
        const Chainage after = k + 1 < run.size() ? run[k + 1].chainage : run[k].chainage;
        const double weight = (1 - std::abs(x) / window.count()) * (after - before).count();
        const double h = run[k].height->count();
        weights += weight;
        along += weight * x;
        heights += weight * h;
        along_squared += weight * x * x;
        along_heights += weight * x * h;
    };
    add(i);
    for (std::size_t k = i; k > 0 && here - run[k - 1].chainage < window; --k) {
        add(k - 1);
    }
    for (std::size_t k = i + 1; k < run.size() && run[k].chainage - here < window; ++k) {
        add(k);
    }
    const double determinant = weights * along_squared - along * along;
    if (!(determinant > 1e-9)) return *run[i].height;
    return Metres{(along_squared * heights - along * along_heights) / determinant};
}

/// Where the road turns from up to down or down to up, ups and downs within the dead band left out; the run's ends too.
std::vector<std::size_t> turning_points(std::span<const HeightPoint> points, Run run) {
    enum class Way { untold, up, down } way = Way::untold;
    std::vector<std::size_t> turns{0};
    std::size_t lowest = 0; // since the last turn
    std::size_t highest = 0;
    const auto rise = [points](std::size_t from, std::size_t to) { return *points[to].height - *points[from].height; };
    for (std::size_t i = 1; i < points.size(); ++i) {
        const Metres band = dead_band(run[i].cell_size);
        if (rise(highest, i) > Metres{}) highest = i;
        if (rise(lowest, i) < Metres{}) lowest = i;
        if (way != Way::down && rise(highest, i) <= -band) {
            turns.push_back(highest);
            way = Way::down;
            lowest = i;
        } else if (way != Way::up && rise(lowest, i) >= band) {
            turns.push_back(lowest);
            way = Way::up;
            highest = i;
        }
    }
    if (way != Way::untold) turns.push_back(way == Way::up ? highest : lowest);
    turns.push_back(points.size() - 1);
    return turns;
}

/// Adds up climb and descent over a run; between two turns the road only climbs or only falls.
void add_up(std::span<HeightPoint> points, Run run) {
    const auto turns = turning_points(points, run);
    for (std::size_t t = 1; t < turns.size(); ++t) {
        const Metres from = *points[turns[t - 1]].height;
        const Metres to = *points[turns[t]].height;
        Metres reached = from;
        for (std::size_t i = turns[t - 1] + 1; i <= turns[t]; ++i) {
            const Metres height = i == turns[t] ? to : *points[i].height;
            const Metres next = to >= from ? std::clamp(height, reached, to) : std::clamp(height, to, reached);
            points[i].climbed = points[i - 1].climbed + std::max(next - reached, Metres{});
            points[i].descended = points[i - 1].descended + std::max(reached - next, Metres{});
            reached = next;
        }
    }
}

/// \pre `run` are the samples of `points`, with heights
void smooth(std::span<HeightPoint> points, Run run) {
    for (std::size_t i = 0; i < run.size(); ++i) {
        points[i].height = smoothed_at(run, i);
    }
    add_up(points, run);
}

bool is_known(const HeightPoint& point) { return point.height.has_value(); }

/// The height point at or after a chainage. \pre `heights` is not empty
std::vector<HeightPoint>::const_iterator point_after(const std::vector<HeightPoint>& heights, Chainage chainage) {
    const auto found = std::ranges::lower_bound(heights, chainage, {}, &HeightPoint::chainage);
    return found == heights.end() ? heights.end() - 1 : found;
}

/// Between two points, all but the chainage may be mixed. \pre `heights` is not empty
HeightPoint interpolated(const std::vector<HeightPoint>& heights, Chainage chainage) {
    const auto after = point_after(heights, chainage);
    if (after == heights.begin() || after->chainage <= chainage) return *after;
    const auto before = after - 1;
    const double part = (chainage - before->chainage) / (after->chainage - before->chainage);
    HeightPoint mixed{chainage, std::nullopt, before->climbed + (after->climbed - before->climbed) * part,
                      before->descended + (after->descended - before->descended) * part};
    if (before->height && after->height) mixed.height = *before->height + (*after->height - *before->height) * part;
    return mixed;
}

} // namespace

std::vector<HeightPoint> heights_along(const LegItinerary& leg, const network::RoadNetwork& roads,
                                       const geo::ElevationModel& elevation, std::vector<ModelFault>& faults) {
    auto samples = sampled(leg.track, elevation);
    straighten_tunnels_and_bridges(samples, leg, roads);
    faults = bridge_faults(samples);
    std::vector<HeightPoint> points;
    points.reserve(samples.size());
    for (const auto& sample : samples) {
        points.push_back({sample.chainage, sample.height, Metres{}, Metres{}});
    }
    if (std::ranges::none_of(points, is_known)) return {};
    for (std::size_t first = 0; first < points.size();) {
        std::size_t end = first;
        while (end < points.size() && samples[end].height) {
            ++end;
        }
        if (first > 0) {
            points[first].climbed = points[first - 1].climbed;
            points[first].descended = points[first - 1].descended;
        }
        if (end > first) smooth({points.data() + first, end - first}, {samples.data() + first, end - first});
        first = std::max(end, first + 1);
    }
    return points;
}

Metres uncovered(const LegItinerary& leg) {
    if (leg.heights.empty()) return leg.length();
    Metres missing;
    for (std::size_t i = 1; i < leg.heights.size(); ++i) {
        const bool known = is_known(leg.heights[i - 1]) && is_known(leg.heights[i]);
        if (!known) missing += leg.heights[i].chainage - leg.heights[i - 1].chainage;
    }
    return missing;
}

std::optional<Metres> height_at(const LegItinerary& leg, Chainage chainage) {
    if (leg.heights.empty()) return std::nullopt;
    return interpolated(leg.heights, chainage).height;
}

std::optional<Relief> relief_between(const LegItinerary& leg, Chainage from, Chainage to) {
    if (leg.heights.empty()) return std::nullopt;
    const auto begin = interpolated(leg.heights, from);
    const auto end = interpolated(leg.heights, to);
    std::optional<Relief> relief;
    const auto look = [&relief](const HeightPoint& point) {
        if (!point.height) return;
        if (!relief) relief = Relief{Metres{}, Metres{}, *point.height, point.chainage};
        if (*point.height <= relief->highest) return;
        relief->highest = *point.height;
        relief->highest_at = point.chainage;
    };
    look(begin);
    for (auto point = point_after(leg.heights, from); point != leg.heights.end() && point->chainage < to; ++point) {
        look(*point);
    }
    look(end);
    if (!relief) return std::nullopt;
    relief->climb = end.climbed - begin.climbed;
    relief->descent = end.descended - begin.descended;
    return relief;
}

SlopedChainages::SlopedChainages(const std::vector<HeightPoint>& heights) {
    ROUTE_ASSERT(!heights.empty());
    Chainage sloped;
    for (std::size_t i = 0; i < heights.size(); ++i) {
        if (i > 0) {
            const Metres ground = heights[i].chainage - heights[i - 1].chainage;
            const bool known = is_known(heights[i - 1]) && is_known(heights[i]);
            const Metres rise = known ? *heights[i].height - *heights[i - 1].height : Metres{};
            sloped = sloped + Metres{std::hypot(ground.count(), rise.count())};
        }
        m_flat.push_back(heights[i].chainage);
        m_sloped.push_back(sloped);
    }
}

Chainage SlopedChainages::at(Chainage flat) const {
    const auto after = std::ranges::lower_bound(m_flat, flat);
    if (after == m_flat.end()) return m_sloped.back();
    const auto i = static_cast<std::size_t>(after - m_flat.begin());
    if (i == 0 || *after == flat) return m_sloped[i];
    const double part = (flat - m_flat[i - 1]) / (m_flat[i] - m_flat[i - 1]);
    return m_sloped[i - 1] + (m_sloped[i] - m_sloped[i - 1]) * part;
}

void SlopedChainages::apply_to(LegItinerary& leg) const {
    for (auto& point : leg.track) {
        point.chainage = at(point.chainage);
    }
    for (auto& part : leg.path) {
        part.from = at(part.from);
        part.to = at(part.to);
    }
    for (auto& point : leg.heights) {
        point.chainage = at(point.chainage);
    }
}

} // namespace route::itinerary
