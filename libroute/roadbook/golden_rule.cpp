// SPDX-License-Identifier: BSL-1.0
#include "roadbook/golden_rule.hpp"

#include <algorithm>

namespace route::roadbook {

using junction::rank_of;
using junction::SeenRoad;
using junction::Sight;
using network::RoadClass;

namespace {

/// Straight enough that nobody feels a turn.
constexpr double straight = 22;
/// A bend that a road may have without seeming to be left.
constexpr double gentle = 38;
/// Two ways closer than this in angle look alike until one is in them.
constexpr double hard_to_part = 28;

struct Rivalry {
    double taken; ///< how far the route turns, degrees
    double rival;
    int rank_gap;           ///< positive: the rival looks less important than the route
    int raw_gap;            ///< the same without what signs add
    bool same_side;         ///< both turn to the same hand
    bool keeps;             ///< signs say that the route stays on its road, and the rival does not
    int taken_over_arrival; ///< positive: the route's road looks more important than the road of arrival
    int rival_over_arrival;
};

/// The road of arrival seems to go on by the rival: it looks as before there, while the route changes to another kind of
/// road at about the same angle.
bool rival_is_the_road(const Rivalry& r) {
    const bool changes = std::abs(r.taken_over_arrival) >= 2 && std::abs(r.rival_over_arrival) <= 1;
    return changes && r.rival < 45 && r.rival < r.taken + 15;
}

/// A road that is smaller: it misleads where it goes straighter on than the route, or parts from it like a fork's tine.
std::optional<Doubt> doubt_with_minor(const Rivalry& r) {
    const bool route_bends = r.taken > gentle;
    // By far smaller, it misleads only where it goes straight on: not off the apex of a hairpin.
    const bool off_the_apex = r.rival > 30 && r.rival > r.taken - 40;
    if (r.rank_gap >= 3 && off_the_apex && r.taken_over_arrival < 2) return std::nullopt;
    if (route_bends && r.rival < r.taken - 15) return Doubt::main_road_bends;
    // A small road that ends at a large one.
    if (r.taken > 45 && r.taken_over_arrival >= 2) return Doubt::road_ends;
    if (rival_is_the_road(r)) return Doubt::rival_alike;
    if (r.rank_gap >= 3) return std::nullopt;
    // Where the route turns hard, even a smaller road to the other hand makes it a junction, not a bend.
    if (r.taken > 44 && !r.same_side) return Doubt::road_ends;
    if (r.rival + 10 < r.taken) return Doubt::main_road_bends;
    const bool tines = r.raw_gap <= 1 && !r.same_side && r.taken > 12 && r.rival < gentle;
    if (tines && std::abs(r.rival - r.taken) < 15) return Doubt::rival_alike;
    return std::nullopt;
}

std::optional<Doubt> doubt_with_equal(const Rivalry& r) {
    // The sharper of two turns to the same hand leaves the bend; the gentler one is the bend.
    const bool is_the_bend = r.same_side && r.rival > r.taken + hard_to_part && r.taken < 75;
    if (is_the_bend) return std::nullopt;
    if (r.taken > 45 && r.rival > 45) return Doubt::road_ends;
    if (r.taken > gentle) return r.rival < r.taken ? Doubt::road_left : Doubt::road_ends;
    if (r.rival < gentle && r.rival < r.taken + hard_to_part) return Doubt::rival_alike;
    if (r.taken > straight && r.rival < r.taken + hard_to_part) return Doubt::rival_alike;
    return std::nullopt;
}

/// The rival looks more important than the way that the route takes.
std::optional<Doubt> doubt_with_major(const Rivalry& r, bool arrives_minor) {
    if (r.rival < r.taken + hard_to_part || r.taken > gentle) return Doubt::road_left;
    // Straight over a main road: it is staying on the road, but a stop that must be told.
    if (arrives_minor && r.rank_gap <= -2) return Doubt::priority_lost;
    // A main road may bend hard and still be the road, while the route goes on by a much smaller one.
    const double hardest_bend = r.rank_gap <= -2 ? 115 : 88;
    if (!arrives_minor && !r.keeps && r.rival < hardest_bend) return Doubt::road_left;
    return std::nullopt;
}

/// A ramp leaves to the side while the road, with its name, runs straight on: that is staying on it, whatever the ramp
/// leads to.
bool is_ramp_off_the_road(const Sight& point, const SeenRoad& rival) {
    const double taken = point.taken.turn.deviation_degrees();
    return rival.look.link && !rival.same_signs && point.taken.same_signs && taken < 12 &&
           rival.turn.deviation_degrees() > taken + 15;
}

std::optional<Doubt> doubt_with(const Sight& point, const SeenRoad& rival) {
    if (is_ramp_off_the_road(point, rival)) return std::nullopt;
    const int taken_rank = rank_of(point.taken.look);
    // A way that leads back beside the road of arrival is nobody's way on, unless it is the main road in a hairpin.
    constexpr double leads_back = 125;
    const bool no_way_on = rival.turn.deviation_degrees() > leads_back && point.taken.turn.deviation_degrees() < 55;
    if (no_way_on && taken_rank <= rank_of(rival.look) && !point.through_mouth) return std::nullopt;
    int rank_gap = rank_of(rival.look) - taken_rank;
    const bool keeps = point.taken.same_signs && !rival.same_signs;
    // The same number on the signs makes a road look more like the road: half a class, as it were.
    const int raw_gap = rank_gap;
    if (keeps && rank_gap == 1) rank_gap = 2;
    const bool same_side = (point.taken.turn.degrees() > 0) == (rival.turn.degrees() > 0);
    const Rivalry rivalry{point.taken.turn.deviation_degrees(),
                          rival.turn.deviation_degrees(),
                          rank_gap,
                          raw_gap,
                          same_side,
                          keeps,
                          rank_of(point.arrival_look) - taken_rank,
                          rank_of(point.arrival_look) - rank_of(rival.look)};
    if (rank_gap >= 2) return doubt_with_minor(rivalry);
    const bool arrives_minor = rank_of(point.arrival_look) - rank_of(rival.look) >= 1;
    if (rank_gap <= -1) {
        const bool main_road_turns_back =
            rival.same_signs && !point.taken.same_signs && rank_of(point.arrival_look) == rank_of(rival.look);
        if (main_road_turns_back) return Doubt::road_left; // however hard: the signs go with it
        return doubt_with_major(rivalry, arrives_minor);
    }
    if (rank_gap == 1 && rivalry.taken <= straight && rivalry.rival > gentle) return std::nullopt;
    return doubt_with_equal(rivalry);
}

/// Nobody takes a yard's mouth, a closed road, a field track or somebody's private way for the road.
bool misleads(const Sight& point, const SeenRoad& rival) {
    if (rival.signed_off) return false;
    const bool field_track = rival.look.road_class == RoadClass::track && rank_of(point.taken.look) <= 5;
    if (!field_track) return true;
    // Straight ahead it might look like the road at night where the road bends, or is small itself; gravel at a main
    // road's hairpin does not.
    const double taken = point.taken.turn.deviation_degrees();
    return rival.turn.deviation_degrees() < straight && (taken < 60 || rank_of(point.taken.look) >= 5);
}

/// Onto a main road that is driven one way only there is but one way to go, and yet the road ends at a bar: whoever comes
/// to it looks for its box.
bool ends_at_a_one_way(const Sight& point, const SeenRoad& rival) {
    constexpr double across = 55;
    const double taken = point.taken.turn.degrees();
    const double other = rival.turn.degrees();
    const bool bar = std::abs(taken) > across && std::abs(other) > across && (taken > 0) != (other > 0);
    return rival.signed_off && bar && rank_of(point.arrival_look) - rank_of(point.taken.look) >= 2 &&
           rank_of(rival.look) == rank_of(point.taken.look);
}

} // namespace

std::optional<Doubt> doubt_at(const Sight& point) {
    if (point.goes_back) return Doubt::turns_round;
    const bool comes_by_ferry = point.arrival_look.road_class == RoadClass::ferry;
    if (comes_by_ferry != (point.taken.look.road_class == RoadClass::ferry)) return Doubt::changes_to_ship;
    std::optional<Doubt> worst;
    for (const auto& rival : point.rivals) {
        const bool at_a_bar = ends_at_a_one_way(point, rival);
        if (!at_a_bar && !misleads(point, rival)) continue;
        const auto doubt = at_a_bar ? Doubt::road_ends : doubt_with(point, rival);
        if (doubt && (!worst || *doubt < *worst)) worst = doubt;
    }
    return worst;
}

} // namespace route::roadbook
