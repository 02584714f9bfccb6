// SPDX-License-Identifier: BSL-1.0
#include "pipeline/building.hpp"

#include "base/assert.hpp"
#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "document/book/road_book_pages.hpp"
#include "document/official/official_pages.hpp"
#include "drawing/svg_writer.hpp"
#include "exchange/crew_gpx.hpp"
#include "exchange/distances_csv.hpp"
#include "exchange/edition_kmz.hpp"
#include "exchange/itinerary_json.hpp"
#include "exchange/marshals_gpx.hpp"
#include "exchange/openrally_gpx.hpp"
#include "exchange/tripmeter_csv.hpp"
#include "exchange/vector_layers.hpp"
#include "pipeline/box_tulip.hpp"
#include "pipeline/output_folder.hpp"
#include "roadbook/choosing.hpp"
#include "tulip/tulip.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace route::pipeline {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::pair<std::string_view, Product>, 6> product_names{{{"json", Product::json},
                                                                             {"csv", Product::csv},
                                                                             {"pdf", Product::pdf},
                                                                             {"gpx", Product::gpx},
                                                                             {"gpkg", Product::gpkg},
                                                                             {"kmz", Product::kmz}}};

} // namespace

std::string_view name_of(Product product) {
    return std::ranges::find(product_names, product, [](const auto& entry) { return entry.second; })->first;
}

std::optional<Product> product_named(std::string_view name) {
    const auto found = std::ranges::find(product_names, name, [](const auto& entry) { return entry.first; });
    if (found == product_names.end()) return std::nullopt;
    return found->second;
}

const std::vector<Product>& all_products() {
    static const std::vector<Product> all{Product::json, Product::csv,  Product::pdf,
                                          Product::gpx,  Product::gpkg, Product::kmz};
    return all;
}

namespace {

/// Languages or a style that only this build asks for are part of what its files are made from.
Fingerprint fingerprint_of_build(const Plan& plan, const edition::Edition& edition) {
    std::string asked;
    for (const auto& style : edition.styles) {
        asked += style + ",";
    }
    for (const auto& language : edition.languages) {
        asked += " " + std::string(language.code());
    }
    return combined(plan.fingerprint, fingerprint_of(asked));
}

class Build {
public:
    Build(const Plan& plan, const BuildOptions& options, const Workshop& workshop, Diagnostics& diagnostics)
        : m_plan(plan), m_options(options), m_workshop(workshop), m_diagnostics(diagnostics), m_edition(plan.edition) {
        if (!options.styles.empty()) m_edition.styles = options.styles;
        if (!options.languages.empty()) m_edition.languages = options.languages;
        m_fingerprint = fingerprint_of_build(plan, m_edition);
    }

    BuildSummary run(const fs::path& output) {
        check_leg();
        m_phrases = roadbook::phrases_in(m_workshop.styles, m_edition.languages);
        const bool made = m_plan.book && m_edition.languages == m_plan.edition.languages;
        const auto book =
            made ? *m_plan.book : roadbook::road_book_of(m_edition, m_plan.timed, m_plan.roads, m_plan.rights, m_phrases);
        stop_if_asked();
        OutputFolder folder{output};
        const bool partial = m_options.leg.has_value() || !m_options.only.empty();
        if (partial) take_over(folder);
        write_tables(folder.work(), book);
        if (!m_options.leg && wants(Product::pdf)) write_itinerary(folder.work());
        for (std::size_t l = 0; l < m_plan.timed.itinerary.legs.size(); ++l) {
            const int number = m_plan.timed.itinerary.legs[l].number;
            if (m_options.leg.value_or(number) == number) write_leg(folder.work(), book, l);
        }
        stop_if_asked();
        // The folder last: when the layers cannot be written, the former outputs stand.
        if (!m_options.to.empty()) exchange::write_layers(publication(book), m_plan.roads, m_options.to);
        folder.commit();
        return summary(book);
    }

private:
    void stop_if_asked() const {
        if (m_workshop.stop.stop_requested()) throw Interrupted("interrupted");
    }

    [[nodiscard]] bool wants(Product product) const { return m_options.only.empty() || m_options.only.contains(product); }

    void check_leg() const {
        if (!m_options.leg) return;
        const auto& legs = m_plan.edition.legs;
        if (std::ranges::find(legs, *m_options.leg, &edition::Leg::number) != legs.end()) return;
        throw InputError({(m_edition.folder / "edition.toml").string(), 0},
                         fmt::format("there is no leg {}", *m_options.leg),
                         fmt::format("The edition has legs {} to {}.", legs.front().number, legs.back().number));
    }

    /// What this build does not make comes from the former one, if that was made from the same input.
    void take_over(const OutputFolder& folder) const {
        const auto index = folder.former() / "itinerary.json";
        if (!fs::exists(index)) {
            throw StaleDataError({folder.former().string(), 0}, "there is no former build to take the other files from",
                                 "Build once without --leg and --only.");
        }
        std::string former;
        try {
            former = nlohmann::json::parse(read_whole_file(index)).value("fingerprint", "");
        } catch (const nlohmann::json::exception& error) {
            throw InputError({index.string(), 0}, std::string("not readable: ") + error.what(),
                             "Build once without --leg and --only.");
        }
        if (former != m_fingerprint.text()) {
            throw StaleDataError(
                {index.string(), 0},
                fmt::format("the former build {} was made from other input than this one {}", former, m_fingerprint.text()),
                "Build once without --leg and --only.");
        }
        std::error_code error;
        fs::copy(folder.former(), folder.work(), fs::copy_options::recursive | fs::copy_options::overwrite_existing, error);
        if (error) throw IoError(folder.work().string() + ": cannot be written: " + error.message());
    }

    [[nodiscard]] exchange::Publication publication(const roadbook::RoadBook& book) const {
        return {m_edition, m_plan.timed, book, m_plan.roads.attribution(), m_fingerprint};
    }

    void write_tables(const fs::path& folder, const roadbook::RoadBook& book) const {
        if (m_options.leg) return; // they hold all legs and are the same
        if (wants(Product::json)) write_whole_file(folder / "itinerary.json", exchange::itinerary_json(publication(book)));
        if (wants(Product::csv)) {
            write_whole_file(folder / "distances-and-times.csv", exchange::distances_csv(publication(book)));
        }
        if (wants(Product::kmz)) write_whole_file(folder / "edition.kmz", exchange::edition_kmz(publication(book)));
        if (wants(Product::gpkg)) {
            write_whole_file(folder / "edition.gpkg", exchange::edition_gpkg(publication(book), m_plan.roads));
        }
    }

    void write_leg(const fs::path& folder, const roadbook::RoadBook& book, std::size_t l) {
        const auto leg_folder = folder / fmt::format("leg-{}", m_plan.timed.itinerary.legs[l].number);
        std::error_code error;
        fs::create_directories(leg_folder, error);
        if (error) throw IoError(leg_folder.string() + ": cannot be written: " + error.message());
        stop_if_asked();
        if (wants(Product::gpx)) write_gpx(leg_folder, book, l);
        if (wants(Product::csv))
            write_whole_file(leg_folder / "tripmeter.csv", exchange::tripmeter_csv(publication(book), l));
        stop_if_asked();
        if (wants(Product::pdf)) write_pages(leg_folder, book, l);
    }

    const drawing::PictogramSet& pictograms() {
        if (m_pictograms) return *m_pictograms;
        m_pictograms.emplace(drawing::PictogramSet::load(m_workshop.styles / "pictograms"));
        for (const auto& edit : m_edition.edits) {
            if (edit.tulip) m_pictograms->add(own_drawing_name(edit.tulip->file), edit.tulip->svg);
        }
        return *m_pictograms;
    }

    void write_gpx(const fs::path& folder, const roadbook::RoadBook& book, std::size_t l) {
        const auto published = publication(book);
        const auto tulip_svg = [this](const roadbook::Box& box) {
            return drawing::to_svg(tulip_of(box, tulip::TulipOptions{}.size, fonts()), pictograms(), fonts());
        };
        write_whole_file(folder / "crew.gpx", exchange::crew_gpx(published, l));
        write_whole_file(folder / "marshals.gpx", exchange::marshals_gpx(published, l));
        write_whole_file(folder / "openrally.gpx", exchange::openrally_gpx(published, l, tulip_svg));
    }

    /// \throws InputError for a style that nobody has drawn
    [[nodiscard]] fs::path style_file(const std::string& style) const {
        auto file = m_workshop.styles / "pages" / (style + ".toml");
        if (fs::is_regular_file(file)) return file;
        throw InputError({(m_edition.folder / "edition.toml").string(), 0},
                         fmt::format("there is no page style \"{}\"", style),
                         "Use fia-a5, a4, official-a4 or roll-150, or add " + file.string() + ".");
    }

    const drawing::FontSet& fonts() {
        if (!m_fonts) m_fonts.emplace(m_workshop.fonts);
        return *m_fonts;
    }

    void prepare_pages() {
        if (m_official_style) return;
        if (!m_plan.roads.layers().available()) {
            m_diagnostics.add(
                {Severity::note,
                 "map-layers-missing",
                 {},
                 "",
                 "the network was made without layers for maps: they show roads only, without water, woods and towns",
                 "Make the network again with: roadbook import EXTRACT -o FILE.roadnet"});
        }
        for (const auto& style : m_edition.styles) {
            m_styles.push_back(document::read_page_style(style_file(style)));
        }
        m_official_style = document::read_page_style(m_workshop.styles / "pages" / "official-a4.toml");
        m_marshal_style = document::read_page_style(m_workshop.styles / "pages" / "marshal.toml");
    }

    [[nodiscard]] document::OfficialInput official_input() const {
        return {m_edition, m_plan.timed, m_phrases, m_plan.roads.attribution(), m_fingerprint, &m_plan.roads};
    }

    void write_itinerary(const fs::path& folder) {
        prepare_pages();
        const auto title = m_phrases.front().say("page.official.document", {{"edition", m_edition.name}});
        document::write_pages(document::itinerary_pages(official_input(), *m_official_style, fonts(), m_diagnostics),
                              {title, m_edition.name, m_edition.legs.front().date}, fonts(), pictograms(),
                              folder / "itinerary.pdf");
    }

    void write_pages(const fs::path& folder, const roadbook::RoadBook& book, std::size_t l) {
        prepare_pages();
        const document::BookInput input{m_edition,     m_plan.timed,         book,
                                        m_phrases,     pictograms(),         m_plan.roads.attribution(),
                                        m_fingerprint, tulips_with(fonts()), &m_plan.roads};
        for (std::size_t s = 0; s < m_styles.size(); ++s) {
            const auto name = s == 0 ? std::string("roadbook.pdf") : fmt::format("roadbook-{}.pdf", m_edition.styles[s]);
            document::write_road_book(input, l, m_styles[s], fonts(), folder / name, m_diagnostics);
            stop_if_asked();
        }
        const auto write = [&](document::MadePages pages, const char* key, const char* name) {
            const auto number = std::to_string(m_plan.timed.itinerary.legs[l].number);
            const auto title = m_phrases.front().say(key, {{"edition", m_edition.name}, {"leg", number}});
            document::write_pages(std::move(pages), {title, m_edition.name, m_edition.legs[l].date}, fonts(), pictograms(),
                                  folder / name);
        };
        write(document::time_card_pages(official_input(), l, m_styles.front(), fonts(), m_diagnostics), "page.card.document",
              "time-card.pdf");
        write(document::marshal_pages(official_input(), l, *m_marshal_style, fonts(), m_diagnostics),
              "page.marshal.document", "marshals.pdf");
    }

    [[nodiscard]] BuildSummary summary(const roadbook::RoadBook& book) const {
        BuildSummary summary;
        summary.legs = book.legs.size();
        for (const auto& leg : book.legs) {
            for (const auto& sector : leg.sectors) {
                summary.boxes += sector.boxes.size();
            }
        }
        for (const auto& leg : m_plan.timed.itinerary.legs) {
            summary.length += leg.length();
        }
        return summary;
    }

    const Plan& m_plan;
    const BuildOptions& m_options;
    const Workshop& m_workshop;
    Diagnostics& m_diagnostics;
    edition::Edition m_edition;
    Fingerprint m_fingerprint;
    std::vector<roadbook::Phrases> m_phrases;
    std::optional<drawing::FontSet> m_fonts;
    std::optional<drawing::PictogramSet> m_pictograms;
    std::vector<document::PageStyle> m_styles; ///< of the edition's styles
    std::optional<document::PageStyle> m_official_style;
    std::optional<document::PageStyle> m_marshal_style;
};

} // namespace

BuildSummary build(const Plan& plan, const fs::path& output, const BuildOptions& options, const Workshop& workshop,
                   Diagnostics& diagnostics) {
    return Build{plan, options, workshop, diagnostics}.run(output);
}

} // namespace route::pipeline
