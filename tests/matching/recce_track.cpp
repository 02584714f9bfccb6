// SPDX-License-Identifier: BSL-1.0
#include "matching/recce_track.hpp"

#include "geo/polyline.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace route::test {

namespace {

/// Normally distributed about 0, standard deviation 1 (Box and Muller 1958).
double normal(Dice& dice) {
    const double a = (dice(1'000'000) + 1) / 1'000'001.0;
    const double b = dice(1'000'000) / 1'000'000.0;
    return std::sqrt(-2 * std::log(a)) * std::cos(2 * std::numbers::pi * b);
}

std::map<std::uint32_t, double> lengths_by_edge(const std::vector<routing::PathPiece>& pieces) {
    std::map<std::uint32_t, double> lengths;
    for (const auto& piece : pieces) {
        lengths[piece.edge.index()] += (piece.to - piece.from).count();
    }
    return lengths;
}

} // namespace

matching::TrackLines recorded(const network::RoadNetwork& roads, const std::vector<routing::PathPiece>& driven,
                              const Receiver& receiver, Dice& dice) {
    matching::TrackLines track(1);
    double error_east = normal(dice) * receiver.spread.count() / std::numbers::sqrt2;
    double error_north = normal(dice) * receiver.spread.count() / std::numbers::sqrt2;
    const double fresh = std::sqrt(1 - receiver.memory * receiver.memory) * receiver.spread.count() / std::numbers::sqrt2;
    Metres ahead; // of the next point, from the piece's start
    for (const auto& piece : driven) {
        const auto shape = roads.shape(piece.edge);
        const geo::LocalFrame frame{shape.front()};
        geo::PlaneLine line;
        for (const auto position : shape) {
            line.push_back(frame.to_plane(position));
        }
        const Metres length = piece.to - piece.from;
        const bool last = &piece == &driven.back();
        for (; ahead <= length || (last && ahead < length + receiver.every); ahead += receiver.every) {
            const auto place = geo::point_along(line, piece.from + std::min(ahead, length));
            error_east = receiver.memory * error_east + fresh * normal(dice);
            error_north = receiver.memory * error_north + fresh * normal(dice);
            track.front().push_back(frame.to_position(place + geo::PlanePoint{Metres{error_east}, Metres{error_north}}));
        }
        ahead -= length;
    }
    return track;
}

double share_told(const std::vector<routing::PathPiece>& driven, const matching::TrackMatch& match) {
    const auto truth = lengths_by_edge(driven);
    std::vector<routing::PathPiece> pieces;
    for (const auto& stretch : match.stretches) {
        pieces.insert(pieces.end(), stretch.pieces.begin(), stretch.pieces.end());
    }
    const auto told = lengths_by_edge(pieces);
    double whole = 0;
    double wrong = 0;
    for (const auto& [edge, length] : truth) {
        whole += length;
        const auto found = told.find(edge);
        wrong += found == told.end() ? length : std::max(0.0, length - found->second);
    }
    for (const auto& [edge, length] : told) {
        const auto found = truth.find(edge);
        wrong += found == truth.end() ? length : std::max(0.0, length - found->second);
    }
    return whole > 0 ? 1 - wrong / whole : 0;
}

} // namespace route::test
