// SPDX-License-Identifier: BSL-1.0
#include "roadbook/golden_rule.hpp"

#include "junction/judgement.hpp"

#include <algorithm>
#include <cstdlib>

namespace route::roadbook {

using junction::rank_of;
using junction::SeenRoad;
using junction::Sight;
using network::RoadClass;
namespace judgement = junction::judgement;

namespace {

struct Rivalry {
    TurnAngle taken;        ///< how far the route turns, to whichever hand
    TurnAngle rival;        ///< how far the other way does
    TurnAngle sharper;      ///< by how much the rival turns more
    int rank_gap;           ///< positive: the rival looks less important than the route
    int raw_gap;            ///< the same without what signs add
    bool same_side;         ///< both turn to the same hand
    bool keeps;             ///< signs say that the route stays on its road, and the rival does not
    bool both_keep;         ///< signs say so of both
    bool keeps_number;      ///< the route stays on its number, and the rival does not
    int taken_over_arrival; ///< positive: the route's road looks more important than the road of arrival
    int rival_over_arrival;
};

/// The road of arrival seems to go on by the rival: it looks as before there, while the route changes to another kind of
/// road at about the same angle.
bool rival_is_the_road(const Rivalry& r) {
    const bool changes = std::abs(r.taken_over_arrival) >= 2 && std::abs(r.rival_over_arrival) <= 1;
    return changes && r.rival < judgement::leads_ahead && r.sharper < judgement::straighter_by;
}

/// A road that is smaller: it misleads where it goes straighter on than the route, or parts from it like a fork's tine.
std::optional<Doubt> doubt_with_minor(const Rivalry& r) {
    const bool route_bends = r.taken > judgement::gentle_bend;
    // By far smaller, it misleads only where it goes straight on: not off the apex of a hairpin.
    const bool off_the_apex = r.rival > judgement::off_the_apex && r.sharper > -judgement::apex_margin;
    if (r.rank_gap >= 3 && off_the_apex && r.taken_over_arrival < 2) return std::nullopt;
    if (route_bends && r.sharper < -judgement::straighter_by) return Doubt::main_road_bends;
    // A small road that ends at a large one.
    if (r.taken > judgement::leads_ahead && r.taken_over_arrival >= 2) return Doubt::road_ends;
    if (rival_is_the_road(r)) return Doubt::rival_alike;
    if (r.rank_gap >= 3) return std::nullopt;
    // Where the route turns hard, even a smaller road to the other hand makes it a junction, not a bend.
    if (r.taken > judgement::plain_turn && !r.same_side) return Doubt::road_ends;
    if (r.sharper < -judgement::little_straighter) return Doubt::main_road_bends;
    const bool tines =
        r.raw_gap <= 1 && !r.same_side && r.taken > judgement::straight_over && r.rival < judgement::gentle_bend;
    if (tines && abs(r.sharper) < judgement::straighter_by) return Doubt::rival_alike;
    return std::nullopt;
}

std::optional<Doubt> doubt_with_equal(const Rivalry& r) {
    // The sharper of two turns to the same hand leaves the bend; the gentler one is the bend.
    const bool is_the_bend = r.same_side && r.sharper > judgement::hard_to_part && r.taken < judgement::hardest_bend;
    if (is_the_bend) return std::nullopt;
    // The road bends, with its signs alone, and across it another leads to the other hand, clearly harder: a bend with a
    // side road.
    const bool bends_past = !r.same_side && r.keeps && r.taken_over_arrival == 0 && r.taken > judgement::gentle_bend &&
                            r.taken < judgement::hardest_past_a_side_road && r.sharper > judgement::tines_apart;
    if (bends_past) return std::nullopt;
    // Straight on, with the signs alone: what parts from it by more than a slip road does is left behind.
    const bool runs_straight_on = r.taken < judgement::unswerving;
    if (runs_straight_on && r.keeps && r.sharper > judgement::parts_from_signs) return std::nullopt;
    if (runs_straight_on && r.rank_gap == 1 && r.sharper > judgement::parts_from_larger) return std::nullopt;
    if (r.taken > judgement::leads_ahead && r.rival > judgement::leads_ahead) return Doubt::road_ends;
    if (r.taken > judgement::gentle_bend) return r.rival < r.taken ? Doubt::road_left : Doubt::road_ends;
    const bool alike = r.sharper < (r.both_keep ? judgement::tines_apart : judgement::hard_to_part);
    if (r.rival < judgement::gentle_bend && alike) return Doubt::rival_alike;
    if (r.taken > judgement::unfelt_bend && alike) return Doubt::rival_alike;
    const bool wye = r.taken > judgement::unfelt_bend && r.rival < judgement::tine_of_wye && !r.same_side && !r.keeps_number;
    if (wye) return Doubt::rival_alike;
    return std::nullopt;
}

/// The rival looks more important than the way that the route takes.
std::optional<Doubt> doubt_with_major(const Rivalry& r, bool arrives_minor) {
    if (r.sharper < judgement::hard_to_part || r.taken > judgement::gentle_bend) return Doubt::road_left;
    // Straight over a main road: it is staying on the road, but a stop that must be told.
    if (arrives_minor && r.rank_gap <= -2) return Doubt::priority_lost;
    // A main road may bend hard and still be the road, while the route goes on by a much smaller one.
    const auto hardest = r.rank_gap <= -2 ? judgement::hairpin_bend : judgement::main_bend;
    if (!arrives_minor && !r.keeps && r.rival < hardest) return Doubt::road_left;
    return std::nullopt;
}

/// A ramp leaves to the side while the road, with its name, runs straight on: that is staying on it, whatever the ramp
/// leads to.
bool is_ramp_off_the_road(const Sight& point, const SeenRoad& rival) {
    const TurnAngle taken = abs(point.taken.turn);
    return rival.look.link && !rival.same_signs && point.taken.same_signs && taken < judgement::straight_over &&
           abs(rival.turn) - taken > judgement::straighter_by;
}

/// The number that the crew drives by leads away, and what goes on is a road of the same kind without it, whatever its
/// name. A name counts only where it leads ahead: round corners streets change their names.
bool signs_go_with(const Sight& point, const SeenRoad& rival) {
    if (rank_of(point.arrival_look) != rank_of(rival.look)) return false;
    const bool number_goes = rival.same_number && !point.taken.same_number;
    const bool name_goes = rival.same_signs && !point.taken.same_signs;
    return (number_goes && abs(rival.turn) < judgement::main_bend) ||
           (name_goes && abs(rival.turn) < judgement::leads_ahead);
}

std::optional<Doubt> doubt_with(const Sight& point, const SeenRoad& rival) {
    if (is_ramp_off_the_road(point, rival)) return std::nullopt;
    const int taken_rank = rank_of(point.taken.look);
    // A way that leads back beside the road of arrival is nobody's way on, unless it is the main road in a hairpin.
    const bool no_way_on = abs(rival.turn) > judgement::leads_back && abs(point.taken.turn) < judgement::onto_one_way;
    if (no_way_on && taken_rank <= rank_of(rival.look) && !point.through_mouth) return std::nullopt;
    int rank_gap = rank_of(rival.look) - taken_rank;
    const bool keeps = point.taken.same_signs && !rival.same_signs;
    // The same number on the signs makes a road look more like the road: half a class, as it were.
    const int raw_gap = rank_gap;
    if (keeps && rank_gap == 1) rank_gap = 2;
    const bool same_side = point.taken.turn.hand() == rival.turn.hand();
    const Rivalry rivalry{abs(point.taken.turn),
                          abs(rival.turn),
                          abs(rival.turn) - abs(point.taken.turn),
                          rank_gap,
                          raw_gap,
                          same_side,
                          keeps,
                          point.taken.same_signs && rival.same_signs,
                          point.taken.same_number && !rival.same_number,
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
    if (rank_gap == 0 && signs_go_with(point, rival)) return Doubt::road_left;
    if (rank_gap == 1 && rivalry.taken <= judgement::unfelt_bend && rivalry.rival > judgement::gentle_bend)
        return std::nullopt;
    return doubt_with_equal(rivalry);
}

/// Nobody takes a yard's mouth, a closed road, a field track or somebody's private way for the road.
bool misleads(const Sight& point, const SeenRoad& rival) {
    if (rival.signed_off) return false;
    const bool field_track = rival.look.road_class == RoadClass::track && rank_of(point.taken.look) <= 5;
    if (!field_track) return true;
    // Straight ahead it might look like the road at night where the road bends, or is small itself; gravel at a main
    // road's hairpin does not.
    const bool road_bends_hard = abs(point.taken.turn) >= judgement::hard_bend && rank_of(point.taken.look) < 5;
    return abs(rival.turn) < judgement::unfelt_bend && !road_bends_hard;
}

/// Onto a main road that is driven one way only there is but one way to go, and yet the road ends at a bar: whoever comes
/// to it looks for its box.
bool ends_at_a_one_way(const Sight& point, const SeenRoad& rival) {
    const bool bar = abs(point.taken.turn) > judgement::onto_one_way && abs(rival.turn) > judgement::onto_one_way &&
                     point.taken.turn.hand() != rival.turn.hand();
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
