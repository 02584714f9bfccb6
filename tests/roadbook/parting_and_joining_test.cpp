// SPDX-License-Identifier: BSL-1.0
#include "roadbook/edited_rally.hpp"

#include <doctest/doctest.h>

using namespace route;
using namespace route::test;
using namespace route::literals;
using roadbook::EditState;

namespace {

using Texts = std::vector<std::string>;

const auto latitude = geo::Latitude::degrees(46);

/// A staggered crossing: from F to the right into the main road at X, and to the left out of it at Y.
AsciiMap staggered(Metres cell) {
    return AsciiMap{cell, latitude, R"(
                           D
                           |
                           |
        A----------------X-Y----------------E
                         |
                         |
                         F
    )"}
        .way("AX", "highway=primary")
        .way("XY", "highway=primary")
        .way("YE", "highway=primary")
        .way("FX", "highway=residential")
        .way("YD", "highway=residential");
}

} // namespace

TEST_CASE("a drawing of several nodes is parted into two boxes, and the second has a letter") {
    const auto plain = with_edits(drive(staggered(10_m), "FD"), {});
    REQUIRE(numbers_of(plain.boxes) == "1 2 3");
    REQUIRE(plain.boxes[1].view.kind == junction::JunctionKind::staggered);
    auto split = noted(at_node('Y'), "here");
    split.split = true;
    const auto edited = with_edits(drive(staggered(10_m), "FD"), {split});
    CHECK(edited.told == Texts{});
    CHECK(numbers_of(edited.boxes) == "1 2 2A 3");
    CHECK(words_of(*edited.numbered("2"), "en").starts_with("Right at T"));
    CHECK(words_of(*edited.numbered("2A"), "en").starts_with("Turn left"));
    CHECK(edited.where_said("here") == "2A");
    CHECK(edited.numbered("2A")->partial.decametres() == 2);
    CHECK(edited.numbered("2")->view.kind == junction::JunctionKind::plain);
    CHECK(edited.numbered("2")->near_next);
    // Where the map makes two boxes of it anyway, there is nothing to part.
    CHECK(with_edits(drive(staggered(40_m), "FD"), {split}).where_said("here") == "3");
    auto first = at_node('X');
    first.split = true;
    CHECK(with_edits(drive(staggered(10_m), "FD"), {first}).boxes.size() == 3);
}

TEST_CASE("a box is joined with the next one: one drawing, and both their texts") {
    REQUIRE(numbers_of(with_edits(drive(staggered(40_m), "FD"), {}).boxes) == "1 2 3 4");
    auto join = at_node('X');
    join.join = true;
    const auto edited = with_edits(drive(staggered(40_m), "FD"), {join, noted(at_node('Y'), "at the second")});
    CHECK(edited.told == Texts{});
    CHECK(numbers_of(edited.boxes) == "1 2 4");
    CHECK(words_of(*edited.numbered("2"), "en") == "Right at T | Turn left | at the second");
    CHECK(edited.numbered("2")->view.leave - edited.numbered("2")->view.entry == within(1_m, 80_m));
    auto last = at_node('Y');
    last.join = true;
    CHECK(with_edits(drive(staggered(40_m), "FD"), {last}).state() == EditState::refused);
    const auto far = with_edits(drive(staggered(120_m), "FD"), {join});
    CHECK(far.state() == EditState::lost);
    CHECK(far.book.edits.front().reason == "box 3 follows 240 m after box 2; one drawing holds 200 m");
}

TEST_CASE("a join remembers with which box: when another one follows, that is told") {
    auto join = at_node('X');
    join.join = true;
    const auto first = with_edits(drive(staggered(40_m), "FD"), {join});
    REQUIRE(first.book.edits.front().anchor.has_value());
    join.at = *first.book.edits.front().anchor;
    CHECK(join.at.seen.next_box == within(1_m, 80_m));
    CHECK(with_edits(drive(staggered(40_m), "FD"), {join}).told == Texts{});
    // The map has Y 20 m further on.
    const auto again = with_edits(drive(staggered(50_m), "FD"), {join});
    CHECK(again.state() == EditState::moved);
    CHECK(numbers_of(again.boxes) == "1 2 4");
    CHECK(again.book.edits.front().reason.ends_with("the box that it is joined with follows after 100 m, once it was 80 m"));
}
