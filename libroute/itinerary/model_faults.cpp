// SPDX-License-Identifier: BSL-1.0
#include "itinerary/model_faults.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace route::itinerary {

namespace {

/// The steepest streets on Earth rise by 0.35. Beside a road on a steep slope the model errs by some metres more, the
/// coarser the more.
constexpr double steepest_road = 0.6;
Metres error_of(Metres cell_size) { return std::clamp(cell_size / 5.0, Metres{6}, Metres{18}); }

/// Beside zeros less is suspicious: a quay lies by the sea, and the road from it climbs as roads do.
constexpr double steepest_from_zero = 0.25;
constexpr Metres least_from_zero{15};

/// A pit or a peak is no longer than this; two steps farther apart have nothing to do with each other.
constexpr Metres longest_pit{3000};

/// Samples `first` to `last` are not believed.
struct Stretch {
    std::size_t first = 0;
    std::size_t last = 0;
    bool zeros = false;
};

class Faults {
public:
    explicit Faults(std::vector<HeightSample>& samples) : m_samples(samples) {}

    std::vector<ModelFault> bridged() {
        add_zeros();
        add_steps();
        std::ranges::sort(m_stretches, {}, &Stretch::first);
        join();
        std::vector<ModelFault> faults;
        for (const auto& stretch : m_stretches) {
            faults.push_back(bridge(stretch));
        }
        return faults;
    }

private:
    [[nodiscard]] bool is_known(std::size_t i) const { return m_samples[i].height.has_value(); }
    [[nodiscard]] Metres rise(std::size_t from, std::size_t to) const {
        return *m_samples[to].height - *m_samples[from].height;
    }
    [[nodiscard]] Metres way(std::size_t from, std::size_t to) const {
        return m_samples[to].chainage - m_samples[from].chainage;
    }
    [[nodiscard]] bool is_zero(std::size_t i) const { return is_known(i) && std::abs(m_samples[i].height->count()) < 1e-6; }

    /// The sample at least `ahead` farther on (or back), or the last one before a hole.
    [[nodiscard]] std::size_t beyond(std::size_t from, Metres ahead, bool forward) const {
        auto at = from;
        while (forward ? at + 1 < m_samples.size() && is_known(at + 1) : at > 0 && is_known(at - 1)) {
            at = forward ? at + 1 : at - 1;
            if (Metres{std::abs((m_samples[at].chainage - m_samples[from].chainage).count())} >= ahead) break;
        }
        return at;
    }

    /// Whether the ground beside a run of zeros stands as no road comes down to the sea. Values between cells are mixed: two
    /// cells on they are the ground's own.
    [[nodiscard]] bool stands_above(std::size_t zero, bool forward) const {
        const auto there = beyond(zero, m_samples[zero].cell_size * 2.0, forward);
        const Metres height{std::abs(m_samples[there].height->count())};
        const Metres apart{std::abs((m_samples[there].chainage - m_samples[zero].chainage).count())};
        return there != zero && height >= std::max(least_from_zero, apart * steepest_from_zero);
    }

    void add_zeros() {
        for (std::size_t first = 0; first < m_samples.size(); ++first) {
            if (!is_zero(first)) continue;
            std::size_t last = first;
            while (last + 1 < m_samples.size() && is_zero(last + 1)) {
                ++last;
            }
            if (stands_above(first, false) && stands_above(last, true)) add(first, last, true);
            first = last;
        }
    }

    /// The sign of a step that no road has; 0 of others.
    [[nodiscard]] int step_at(std::size_t i) const {
        if (i + 1 >= m_samples.size() || !is_known(i) || !is_known(i + 1)) return 0;
        const auto there = beyond(i, Metres{20}, true);
        const Metres most = way(i, there) * steepest_road + error_of(m_samples[i].cell_size);
        const Metres step = rise(i, there);
        return step > most ? 1 : step < -most ? -1 : 0;
    }

    void add_steps() {
        for (std::size_t i = 0; i < m_samples.size();) {
            const int sign = step_at(i);
            if (sign == 0) {
                ++i;
                continue;
            }
            const auto ramp = end_of_ramp(i);
            const auto back = way_back(ramp, -sign);
            const auto last = back ? end_of_ramp(*back) : ramp;
            add(i, last, false);
            i = last + 1;
        }
    }

    [[nodiscard]] std::size_t end_of_ramp(std::size_t i) const {
        const int sign = step_at(i);
        while (i < m_samples.size() && step_at(i) == sign) {
            ++i;
        }
        return std::min(i + 1, m_samples.size() - 1);
    }

    /// Where a pit or a peak ends that began with a step: at the next step the other way, unless one the same way comes
    /// first.
    [[nodiscard]] std::optional<std::size_t> way_back(std::size_t from, int sign) const {
        for (auto i = from; i < m_samples.size() && way(from, i) < longest_pit; ++i) {
            const int here = step_at(i);
            if (here == sign) return i;
            if (here == -sign) return std::nullopt;
        }
        return std::nullopt;
    }

    /// With a cell to each side, in which the model has mixed good heights and bad ones.
    void add(std::size_t first, std::size_t last, bool zeros) {
        const Metres cell = m_samples[first].cell_size;
        m_stretches.push_back({beyond(first, cell, false), beyond(last, cell, true), zeros});
    }

    void join() {
        std::vector<Stretch> joined;
        for (const auto& stretch : m_stretches) {
            if (joined.empty() || stretch.first > joined.back().last) {
                joined.push_back(stretch);
                continue;
            }
            joined.back().last = std::max(joined.back().last, stretch.last);
            joined.back().zeros = joined.back().zeros || stretch.zeros;
        }
        m_stretches = std::move(joined);
    }

    ModelFault bridge(const Stretch& stretch) {
        ModelFault fault{m_samples[stretch.first].chainage, m_samples[stretch.last].chainage, {}, {}, stretch.zeros, true};
        for (std::size_t i = stretch.first; i < stretch.last; ++i) {
            if (!is_known(i) || !is_known(i + 1)) continue;
            const Metres step{std::abs(rise(i, i + 1).count())};
            if (step <= fault.step) continue;
            fault.step = step;
            fault.within = way(i, i + 1);
        }
        const auto before = stretch.first;
        const auto after = stretch.last;
        const bool open_begin = before == 0 || !is_known(before - 1);
        const bool open_end = after + 1 == m_samples.size() || !is_known(after + 1);
        const Metres from = *m_samples[before].height;
        const Metres whole = rise(before, after);
        const Metres length = way(before, after);
        // Over a seam between two models the line itself is steeper than any road.
        fault.bridged = !open_begin && !open_end && Metres{std::abs(whole.count())} <= length * steepest_road;
        for (std::size_t i = before; i <= after; ++i) {
            m_samples[i].height = std::nullopt;
            if (fault.bridged) m_samples[i].height = from + whole * (way(before, i) / length);
        }
        return fault;
    }

    std::vector<HeightSample>& m_samples;
    std::vector<Stretch> m_stretches;
};

} // namespace

std::vector<ModelFault> bridge_faults(std::vector<HeightSample>& samples) { return Faults{samples}.bridged(); }

} // namespace route::itinerary
