// SPDX-License-Identifier: BSL-1.0
#include "document/day/day_papers.hpp"
#include "document/setting/table.hpp"
#include "timing/passing_times.hpp"
#include "timing/timed_leg.hpp"

#include "base/folded_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace route::document {

using drawing::Weight;

namespace {

struct TownPassed {
    std::string name;
    Chainage at;
    bool large = false; ///< a city or town
};

/// How near a place's middle lies to the route that drives through it.
Metres reach_of(network::PlaceKind kind) {
    switch (kind) {
    case network::PlaceKind::city: return Metres{2000};
    case network::PlaceKind::town: return Metres{1000};
    default: return Metres{400};
    }
}

/// The towns and villages that the route drives through, where it comes nearest to their middles.
std::vector<TownPassed> towns_of(const itinerary::LegItinerary& leg, const network::RoadNetwork& roads, Language language) {
    std::vector<TownPassed> towns;
    for (const auto& place : roads.places_within(itinerary::bounds_of(leg))) {
        if (place.kind > network::PlaceKind::village || place.name.empty()) continue;
        const auto nearest = itinerary::nearest_passage(leg, place.position, reach_of(place.kind));
        if (!nearest) continue;
        const auto local = roads.local_name({network::ObjectType::node, place.osm_id.value()}, language);
        towns.push_back(
            {local.empty() ? place.name : std::string(local), nearest->chainage, place.kind <= network::PlaceKind::town});
    }
    std::ranges::sort(towns, {}, &TownPassed::at);
    return towns;
}

/// What newspapers and town halls print: where the cars pass, from when to when. Fit to be published.
class PressItinerary {
public:
    PressItinerary(PageMaker& maker, const roadbook::Publication& published) : m_maker(maker), m_published(published) {}

    void add() {
        for (const LegIndex l : m_published.timed.legs.indices()) {
            add_leg(l);
        }
    }

private:
    [[nodiscard]] Bilingual say(const char* key) const { return m_maker.wording().say(std::string("page.press.") + key); }

    void add_leg(LegIndex l) {
        const auto facts = m_published.leg(l);
        const auto& words = m_maker.wording();
        const auto leg = std::to_string(facts.leg().number);
        const auto title = words.say("page.press.title", {{"leg", leg}});
        m_maker.add_to_outline(title.first, "leg-" + leg);
        const auto count = facts.times().cars.size();
        std::vector<std::string> lead{words.date(facts.edition_leg().date).joined(),
                                      words.say("page.starts.cars", {{"cars", std::to_string(count)}}).joined()};
        const auto body = m_maker.style().body().size.width;
        const auto rest = body - Millimetres{20 + 24 + 24};
        Table table(m_maker, {title, "leg-" + leg, lead, {}},
                    {{say("at"), Millimetres{20}, Align::right, "km"},
                     {say("town"), rest},
                     {say("first"), Millimetres{24}, Align::centre, "h:min"},
                     {say("last"), Millimetres{24}, Align::centre, "h:min"}});
        const timing::PassingTimes passing{facts.leg(), facts.times()};
        const auto row = [&](const std::string& name, Chainage at, Weight weight, bool leaving) {
            const auto km = words.kilometres(PrintedLength::nearest(at) - facts.leg().controls.front().printed);
            table.row(
                {km, name, facts.clock(passing.first_car(at, leaving), at), facts.clock(passing.last_car(at, leaving), at)},
                {weight});
        };
        const auto& controls = facts.leg().controls;
        row(isolated(controls.front().name) + " – " + say("start").joined(), controls.front().chainage, Weight::bold, true);
        if (m_published.roads != nullptr) {
            for (const auto& town : towns_of(facts.leg(), *m_published.roads, words.language())) {
                row(isolated(town.name), town.at, town.large ? Weight::bold : Weight::regular, false);
            }
        }
        row(isolated(controls.back().name) + " – " + say("finish").joined(), controls.back().chainage, Weight::bold, false);
        table.finish();
    }

    PageMaker& m_maker;
    const roadbook::Publication& m_published;
};

} // namespace

MadePages press_pages(const roadbook::Publication& published, const PageStyle& style, const drawing::FontSet& fonts,
                      Diagnostics& diagnostics) {
    PageMaker maker(published, style, fonts, diagnostics);
    PressItinerary{maker, published}.add();
    return maker.result();
}

} // namespace route::document
