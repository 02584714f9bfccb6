// SPDX-License-Identifier: BSL-1.0
#include "pipeline/box_tulip.hpp"

#include "junction/landmark_catalogue.hpp"
#include "tulip/tulip.hpp"

namespace route::pipeline {

std::string own_drawing_name(const std::string& file) { return "tulip/" + file; }

namespace {

std::optional<junction::InSight> told_of(const junction::JunctionView& view, geo::PlanePoint place) {
    if (view.entry_arm() == nullptr) return std::nullopt;
    return in_sight(view, place);
}

} // namespace

drawing::Picture tulip_of(const roadbook::Box& box, drawing::Size size, const drawing::FontSet& fonts) {
    return tulip_of(box, size, &fonts);
}

drawing::Picture tulip_of(const roadbook::Box& box, drawing::Size size, const drawing::FontSet* fonts) {
    tulip::TulipOptions options;
    options.size = size;
    options.fonts = fonts;
    options.danger = box.danger;
    if (box.controls_stand) {
        options.signs_stand = *box.controls_stand == Hand::left ? junction::InSight::left : junction::InSight::right;
    }
    for (const auto& landmark : box.view.landmarks) {
        const auto pictogram = junction::facts_of(landmark.kind).pictogram;
        if (pictogram.empty()) continue;
        options.landmarks.push_back({std::string(pictogram), landmark.at, told_of(box.view, landmark.at)});
    }
    for (const auto sign : box.signs) {
        options.sign_pictograms.emplace_back(roadbook::pictogram_of(sign));
    }
    if (!box.own_tulip.empty()) return tulip::own_tulip(own_drawing_name(box.own_tulip), options);
    return tulip::tulip(box.view, options);
}

std::function<drawing::Picture(const roadbook::Box&, drawing::Size)> tulips_with(const drawing::FontSet& fonts) {
    return [&fonts](const roadbook::Box& box, drawing::Size size) { return tulip_of(box, size, fonts); };
}

} // namespace route::pipeline
