// SPDX-License-Identifier: BSL-1.0
#include "pipeline/building.hpp"

#include "base/assert.hpp"
#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "document/book/road_book_pages.hpp"
#include "document/day/day_papers.hpp"
#include "document/day/dossier.hpp"
#include "document/official/official_pages.hpp"
#include "drawing/svg_writer.hpp"
#include "exchange/course_fit.hpp"
#include "exchange/crew_gpx.hpp"
#include "exchange/distances_csv.hpp"
#include "exchange/due_times_csv.hpp"
#include "exchange/edition_geojson.hpp"
#include "exchange/edition_kmz.hpp"
#include "exchange/edition_xlsx.hpp"
#include "exchange/itinerary_json.hpp"
#include "exchange/marshals_gpx.hpp"
#include "exchange/openrally_gpx.hpp"
#include "exchange/ozi_files.hpp"
#include "exchange/pomc_csv.hpp"
#include "exchange/rabbit_tables_csv.hpp"
#include "exchange/rallygdp_gpx.hpp"
#include "exchange/resets_csv.hpp"
#include "exchange/tripmeter_csv.hpp"
#include "exchange/vector_layers.hpp"
#include "pipeline/box_tulip.hpp"
#include "pipeline/output_folder.hpp"
#include "roadbook/choosing.hpp"
#include "tulip/tulip.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace route::pipeline {

namespace fs = std::filesystem;

namespace {

/// The edition as this build is to print it. \throws InputError for a leg that it does not have
edition::Edition edition_asked_for(const Plan& plan, const BuildOptions& options) {
    auto edition = plan.edition;
    if (!options.styles.empty()) edition.styles = options.styles;
    if (!options.languages.empty()) edition.languages = options.languages;
    const auto& legs = edition.legs;
    if (options.leg && std::ranges::find(legs, *options.leg, &edition::Leg::number) == legs.end()) {
        throw InputError({(edition.folder / "edition.toml").string(), 0}, fmt::format("there is no leg {}", *options.leg),
                         fmt::format("The edition has legs {} to {}.", legs.front().number, legs.back().number));
    }
    return edition;
}

/// Languages, a style or a form of tables that only this build asks for are part of what its files are made from.
Fingerprint fingerprint_of_build(const Plan& plan, const edition::Edition& edition, const BuildOptions& options) {
    std::string asked;
    for (const auto& style : edition.styles) {
        asked += style + ",";
    }
    for (const auto& language : edition.languages) {
        asked += " " + std::string(language.code());
    }
    if (options.csv == exchange::CsvForm::eu) asked += " csv eu";
    return combined(plan.fingerprint, fingerprint_of(asked));
}

/// The plan's book, if the plan had to make one and this build prints it in the same languages; else a new one.
std::shared_ptr<const roadbook::RoadBook> book_of(const Plan& plan, const edition::Edition& edition,
                                                  const std::vector<roadbook::Phrases>& phrases, const Workshop& workshop) {
    if (plan.book && edition.languages == plan.edition.languages) return {std::shared_ptr<const Plan>{}, &*plan.book};
    return std::make_shared<const roadbook::RoadBook>(roadbook::road_book_of(
        edition, plan.timed, plan.roads, plan.rights, phrases, roadbook::ChoiceOptions::load(workshop.styles)));
}

BuildSummary summary_of(const roadbook::RoadBook& book, const itinerary::Itinerary& itinerary) {
    BuildSummary summary;
    summary.legs = book.legs.size();
    for (const auto& leg : book.legs) {
        for (const auto& sector : leg.sectors) {
            summary.boxes += sector.boxes.size();
        }
    }
    for (const auto& leg : itinerary.legs) {
        summary.length += leg.length();
    }
    return summary;
}

/// On what a paper is set: as the road book, for a desk, or in large type for a clipboard in the rain.
enum class PaperLook { crew, official, marshal };

/// A paper of the day in each leg's folder: its file, the phrase of its title, and who sets it.
struct PaperFacts {
    Product product;
    std::string_view file;
    std::string_view title;
    document::LegPaper* pages;
    PaperLook look;
    bool in_dossier = true; ///< it is no stack of sheets, one for each car or control
};

/// A paper of the whole edition, in its folder.
struct EditionPaperFacts {
    std::string_view file;
    std::string_view title;
    document::EditionPaper* pages;
};

constexpr auto edition_papers = std::to_array<EditionPaperFacts>({
    {"roads.pdf", "page.roads.document", document::road_list_pages},
    {"dwellings.pdf", "page.dwellings.document", document::dwelling_pages},
    {"safety.pdf", "page.safety.document", document::safety_pages},
    {"press.pdf", "page.press.document", document::press_pages},
});

constexpr auto leg_papers = std::to_array<PaperFacts>({
    {Product::cards, "time-cards.pdf", "page.card.document", document::time_card_pages, PaperLook::crew, false},
    {Product::cards, "timetables.pdf", "page.timetable.document", document::timetable_pages, PaperLook::crew, false},
    {Product::papers, "start-list.pdf", "page.starts.document", document::start_list_pages, PaperLook::official},
    {Product::papers, "averages.pdf", "page.averages.document", document::average_pages, PaperLook::official},
    {Product::papers, "stops.pdf", "page.stops.document", document::stop_pages, PaperLook::crew},
    {Product::papers, "finish-statement.pdf", "page.statement.document", document::finish_statement_pages, PaperLook::crew},
    {Product::papers, "marshals.pdf", "page.marshal.document", document::marshal_pages, PaperLook::marshal},
    {Product::papers, "check-sheets.pdf", "page.check.document", document::check_sheet_pages, PaperLook::marshal, false},
    {Product::papers, "timekeepers.pdf", "page.lines.document", document::timekeeper_pages, PaperLook::marshal},
    {Product::papers, "signposting.pdf", "page.posts.document", document::signpost_pages, PaperLook::official},
    {Product::papers, "deployment.pdf", "page.deployment.document", document::deployment_pages, PaperLook::official},
});

class Build {
public:
    Build(const Plan& plan, const BuildOptions& options, const Workshop& workshop, Diagnostics& diagnostics)
        : m_plan(plan), m_options(options), m_workshop(workshop), m_diagnostics(diagnostics),
          m_edition(edition_asked_for(plan, options)), m_phrases(roadbook::phrases_in(workshop.styles, m_edition.languages)),
          m_book(book_of(plan, m_edition, m_phrases, workshop)), m_published{m_edition,
                                                                             plan.timed,
                                                                             *m_book,
                                                                             m_phrases,
                                                                             plan.roads.attribution(),
                                                                             fingerprint_of_build(plan, m_edition, options),
                                                                             &plan.roads,
                                                                             &plan.rights,
                                                                             &plan.authorities} {}

    BuildSummary run(const fs::path& output);

    // The writers of the table below: what holds all legs, and what a leg's folder holds.
    void write_json(const fs::path& folder) { write_text(folder / "itinerary.json", exchange::itinerary_json(m_published)); }
    void write_csv(const fs::path& folder) {
        write_text(folder / "distances-and-times.csv", exchange::distances_csv(m_published, m_options.csv));
    }
    void write_kmz(const fs::path& folder) { write_text(folder / "edition.kmz", exchange::edition_kmz(m_published)); }
    void write_geojson(const fs::path& folder) {
        write_text(folder / "edition.geojson", exchange::edition_geojson(m_published));
    }
    void write_xlsx(const fs::path& folder) {
        write_text(folder / "edition.xlsx", exchange::edition_xlsx(m_published));
        write_text(folder / "roads.xlsx", exchange::roads_xlsx(m_published));
    }
    void write_gpkg(const fs::path& folder) {
        write_text(folder / "edition.gpkg", exchange::edition_gpkg(m_published, m_plan.roads, m_workshop.styles));
    }
    void write_pdf(const fs::path& folder) {
        prepare_pages();
        write_document(document::itinerary_pages(m_published, *m_official_style, fonts(), m_diagnostics),
                       title_of("page.official.document"), m_edition.legs.front(), folder / "itinerary.pdf");
    }
    void write_planner(const fs::path& folder) {
        prepare_pages();
        write_document(document::planner_pages(m_published, *m_official_style, fonts(), m_diagnostics),
                       title_of("page.look.document"), m_edition.legs.front(), folder / "planner.pdf");
    }

    void write_leg_csv(const fs::path& folder, LegIndex l) {
        write_text(folder / "tripmeter.csv", exchange::tripmeter_csv(m_published, l, m_options.csv));
        write_text(folder / "due-times.csv", exchange::due_times_csv(m_published, l, m_options.csv));
        for (const auto& table : exchange::pomc_csv(m_published, l)) {
            write_text(folder / table.name, table.content);
        }
    }
    void write_papers(const fs::path& folder) {
        prepare_pages();
        for (const auto& paper : edition_papers) {
            auto made = paper.pages(m_published, *m_official_style, fonts(), m_diagnostics);
            if (!made.pages.empty()) {
                write_document(std::move(made), title_of(paper.title), m_edition.legs.front(), folder / paper.file);
            }
        }
        write_dossier(folder);
    }
    void write_leg_papers(const fs::path& folder, LegIndex l) { write_papers_of(Product::papers, folder, l); }
    void write_leg_cards(const fs::path& folder, LegIndex l) { write_papers_of(Product::cards, folder, l); }
    void write_leg_gpx(const fs::path& folder, LegIndex l) {
        const auto tulip_svg = [this](const roadbook::Box& box) {
            return drawing::to_svg(tulip_of(box, tulip::TulipOptions{}.size, fonts()), pictograms(), fonts());
        };
        write_text(folder / "crew.gpx", exchange::crew_gpx(m_published, l));
        write_text(folder / "marshals.gpx", exchange::marshals_gpx(m_published, l));
        write_text(folder / "openrally.gpx", exchange::openrally_gpx(m_published, l, tulip_svg));
    }
    void write_leg_devices(const fs::path& folder, LegIndex l) {
        write_text(folder / "course.fit", exchange::course_fit(m_published, l));
        write_text(folder / "rallygdp.gpx", exchange::rallygdp_gpx(m_published, l));
        write_text(folder / "ozi.wpt", exchange::ozi_waypoints(m_published, l, m_diagnostics));
        write_text(folder / "ozi.plt", exchange::ozi_track(m_published, l, m_diagnostics));
        if (const auto tables = exchange::rabbit_tables_csv(m_published, l, m_options.csv); !tables.empty()) {
            write_text(folder / "rabbit-tables.csv", tables);
        }
        write_text(folder / "resets.csv", exchange::resets_csv(m_published, l, m_options.csv));
    }
    void write_leg_pdf(const fs::path& folder, LegIndex l) {
        prepare_pages();
        const auto& leg = m_edition.legs[l];
        for (std::size_t s = 0; s < m_styles.size(); ++s) {
            const auto name = s == 0 ? std::string("roadbook.pdf") : fmt::format("roadbook-{}.pdf", m_edition.styles[s]);
            write_document(
                document::road_book_pages(m_published, tulips_with(fonts()), l, m_styles[s], fonts(), m_diagnostics),
                title_of("page.title", leg), leg, folder / name);
        }
    }

private:
    void stop_if_asked() const {
        if (m_workshop.stop.stop_requested()) throw Interrupted("interrupted");
    }

    /// All that does not exist once for each car or control, in one document.
    void write_dossier(const fs::path& folder) {
        std::vector<document::DossierPart> parts;
        Diagnostics told_by_the_papers;
        parts.push_back({title_of("page.official.document"),
                         document::itinerary_pages(m_published, *m_official_style, fonts(), told_by_the_papers),
                         "itinerary"});
        for (const auto& paper : edition_papers) {
            parts.push_back({title_of(paper.title), paper.pages(m_published, *m_official_style, fonts(), told_by_the_papers),
                             fs::path(paper.file).stem().string()});
        }
        for (const LegIndex l : m_edition.legs.indices()) {
            const auto& leg = m_edition.legs[l];
            for (const auto& paper : leg_papers) {
                if (!paper.in_dossier) continue;
                parts.push_back({title_of(paper.title, leg),
                                 paper.pages(m_published, l, style_for(paper.look), fonts(), told_by_the_papers),
                                 fs::path(paper.file).stem().string()});
            }
        }
        std::erase_if(parts, [](const document::DossierPart& part) { return part.pages.pages.empty(); });
        // The book and the papers that exist once for each car or control are too long for it.
        std::vector<std::string> apart;
        const auto add_apart = [&](const std::string& paper) {
            const auto& asked = m_published.timed.rules.papers;
            if (std::ranges::find(asked, paper) != asked.end()) apart.push_back(fmt::format("leg-N/{}.pdf", paper));
        };
        add_apart("roadbook");
        for (const auto& paper : leg_papers) {
            if (!paper.in_dossier) add_apart(fs::path(paper.file).stem().string());
        }
        write_document(
            document::dossier_pages(m_published, std::move(parts), apart, *m_official_style, fonts(), m_diagnostics),
            title_of("page.dossier.document"), m_edition.legs.front(), folder / "dossier.pdf");
    }

    /// A leg about which a paper has nothing to say has no such file.
    void write_papers_of(Product product, const fs::path& folder, LegIndex l) {
        prepare_pages();
        const auto& leg = m_edition.legs[l];
        for (const auto& paper : leg_papers) {
            if (paper.product != product) continue;
            auto made = paper.pages(m_published, l, style_for(paper.look), fonts(), m_diagnostics);
            if (!made.pages.empty()) write_document(std::move(made), title_of(paper.title, leg), leg, folder / paper.file);
        }
    }

    [[nodiscard]] const document::PageStyle& style_for(PaperLook look) const {
        switch (look) {
        case PaperLook::crew: break;
        case PaperLook::official: return *m_official_style;
        case PaperLook::marshal: return *m_marshal_style;
        }
        return m_styles.front();
    }

    void write_text(const fs::path& file, const std::string& content) const {
        write_whole_file(file, content);
        stop_if_asked();
    }

    void write_document(document::MadePages pages, const std::string& title, const edition::Leg& leg, const fs::path& file) {
        document::write_pages(std::move(pages), {title, m_edition.name, leg.date}, fonts(), pictograms(), file);
        stop_if_asked();
    }

    [[nodiscard]] std::string title_of(std::string_view phrase) const {
        return m_phrases.front().say(phrase, {{"edition", m_edition.name}});
    }
    [[nodiscard]] std::string title_of(std::string_view phrase, const edition::Leg& leg) const {
        return m_phrases.front().say(phrase, {{"edition", m_edition.name}, {"leg", std::to_string(leg.number)}});
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
        if (former != m_published.fingerprint.text()) {
            throw StaleDataError({index.string(), 0},
                                 fmt::format("the former build {} was made from other input than this one {}", former,
                                             m_published.fingerprint.text()),
                                 "Build once without --leg and --only.");
        }
        std::error_code error;
        fs::copy(folder.former(), folder.work(), fs::copy_options::recursive | fs::copy_options::overwrite_existing, error);
        if (error) throw IoError(folder.work().string() + ": cannot be written: " + error.message());
    }

    const drawing::PictogramSet& pictograms() {
        if (m_pictograms) return *m_pictograms;
        m_pictograms.emplace(drawing::PictogramSet::load(m_workshop.styles / "pictograms"));
        for (const auto& edit : m_edition.edits) {
            if (edit.tulip) m_pictograms->add(own_drawing_name(edit.tulip->file), edit.tulip->svg);
        }
        return *m_pictograms;
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

    const Plan& m_plan;
    const BuildOptions& m_options;
    const Workshop& m_workshop;
    Diagnostics& m_diagnostics;
    edition::Edition m_edition; ///< the plan's, with the styles and languages of this build
    std::vector<roadbook::Phrases> m_phrases;
    std::shared_ptr<const roadbook::RoadBook> m_book;
    roadbook::Publication m_published;
    std::vector<document::PageStyle> m_styles; ///< of the road books
    std::optional<document::PageStyle> m_official_style;
    std::optional<document::PageStyle> m_marshal_style;
    std::optional<drawing::FontSet> m_fonts;
    std::optional<drawing::PictogramSet> m_pictograms;
};

/// A product, and what it writes into the edition's folder and into each leg's.
struct ProductFacts {
    Product product;
    std::string_view name;
    void (Build::*write)(const fs::path& folder) = nullptr;
    void (Build::*write_leg)(const fs::path& folder, LegIndex leg) = nullptr;
};

/// One row a product, in the order of the enumeration and of writing.
constexpr auto products = std::to_array<ProductFacts>({
    {Product::json, "json", &Build::write_json},
    {Product::csv, "csv", &Build::write_csv, &Build::write_leg_csv},
    {Product::pdf, "pdf", &Build::write_pdf, &Build::write_leg_pdf},
    {Product::papers, "papers", &Build::write_papers, &Build::write_leg_papers},
    {Product::cards, "cards", nullptr, &Build::write_leg_cards},
    {Product::gpx, "gpx", nullptr, &Build::write_leg_gpx},
    {Product::devices, "devices", nullptr, &Build::write_leg_devices},
    {Product::gpkg, "gpkg", &Build::write_gpkg},
    {Product::kmz, "kmz", &Build::write_kmz},
    {Product::geojson, "geojson", &Build::write_geojson},
    {Product::xlsx, "xlsx", &Build::write_xlsx},
    {Product::planner, "planner", &Build::write_planner},
});

constexpr bool each_product_has_its_row() {
    for (std::size_t row = 0; row < products.size(); ++row) {
        const bool writes = products[row].write != nullptr || products[row].write_leg != nullptr;
        if (static_cast<std::size_t>(products[row].product) != row || !writes) return false;
    }
    return products.size() == product_count;
}
static_assert(each_product_has_its_row(), "a product without its row, or rows out of order");

BuildSummary Build::run(const fs::path& output) {
    stop_if_asked();
    OutputFolder folder{output};
    if (m_options.leg.has_value() || !m_options.only.empty()) take_over(folder);
    const auto wanted = [&](const ProductFacts& row) {
        return m_options.only.empty() || m_options.only.contains(row.product);
    };
    for (const auto& row : products) {
        // What holds all legs is the same whichever of them is made again.
        if (row.write != nullptr && !m_options.leg && wanted(row)) (this->*row.write)(folder.work());
    }
    for (const LegIndex l : m_edition.legs.indices()) {
        const int number = m_edition.legs[l].number;
        if (m_options.leg.value_or(number) != number) continue;
        const auto leg_folder = folder.work() / fmt::format("leg-{}", number);
        std::error_code error;
        fs::create_directories(leg_folder, error);
        if (error) throw IoError(leg_folder.string() + ": cannot be written: " + error.message());
        for (const auto& row : products) {
            if (row.write_leg != nullptr && wanted(row)) (this->*row.write_leg)(leg_folder, l);
        }
    }
    stop_if_asked();
    // The folder last: when the layers cannot be written, the former outputs stand.
    if (!m_options.to.empty()) exchange::write_layers(m_published, m_plan.roads, m_options.to);
    folder.commit();
    return summary_of(*m_book, m_plan.timed.itinerary);
}

} // namespace

std::string_view name_of(Product product) { return products[static_cast<std::size_t>(product)].name; }

std::optional<Product> product_named(std::string_view name) {
    const auto found = std::ranges::find(products, name, &ProductFacts::name);
    if (found == products.end()) return std::nullopt;
    return found->product;
}

std::string product_names() {
    std::string names;
    for (const auto& row : products) {
        names += names.empty() ? "" : ", ";
        names += row.name;
    }
    return names;
}

BuildSummary build(const Plan& plan, const fs::path& output, const BuildOptions& options, const Workshop& workshop,
                   Diagnostics& diagnostics) {
    return Build{plan, options, workshop, diagnostics}.run(output);
}

} // namespace route::pipeline
