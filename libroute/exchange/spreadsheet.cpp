// SPDX-License-Identifier: BSL-1.0
#include "exchange/spreadsheet.hpp"

#include "base/assert.hpp"
#include "base/error.hpp"
#include "exchange/printed_text.hpp"
#include "timing/local_time.hpp"

#include <algorithm>
#include <charconv>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <map>
#include <pugixml.hpp>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

namespace route::exchange {

using roadbook::Publication;

namespace {

constexpr const char* moment_format = "yyyy-mm-dd hh:mm";

/// What the C library says of a call.
void check(lxw_error error) {
    if (error == LXW_NO_ERROR) return;
    throw IoError(std::string("a workbook cannot be written: ") + lxw_strerror(error),
                  "Look for room in the folder for temporary files ($TMPDIR).");
}

/// The number that a page would print: rounded as text is.
double as_printed(double number, int decimals) {
    const auto text = fmt::format("{:.{}f}", number, decimals);
    double rounded = 0;
    std::from_chars(text.data(), text.data() + text.size(), rounded);
    return rounded;
}

/// At most so many characters, which are whole.
std::string cut(std::string_view utf8, std::size_t most) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(utf8[i]) & 0xC0U) != 0x80U;
        if (begins && ++characters > most) return std::string(utf8.substr(0, i));
    }
    return std::string(utf8);
}

/// How many lines a text takes in a column so wide.
int lines_in(std::string_view utf8, int width) {
    int lines = 1;
    int in_line = 0;
    for (const char c : utf8) {
        if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) continue;
        if (c == '\n' || in_line >= width) {
            ++lines;
            in_line = 0;
        }
        if (c != '\n') ++in_line;
    }
    return lines;
}

/// In heads and feet of pages & begins a command.
std::string for_page_foot(std::string_view text) {
    std::string result;
    for (const char c : text) {
        result += c;
        if (c == '&') result += c;
    }
    return result;
}

/// Days since the epoch of spreadsheets; they believe that there was a 29 February 1900, so that it is right from March 1900 on.
double serial(std::chrono::year_month_day date, std::chrono::seconds time_of_day) {
    const std::chrono::sys_days epoch{std::chrono::year{1899} / 12 / 30};
    const auto days = (std::chrono::sys_days{date} - epoch).count();
    return static_cast<double>(days) + static_cast<double>(time_of_day.count()) / 86400.0;
}

/// A file in memory under a name that the C library can open; nothing of it is left, however the program ends.
class MemoryFile {
public:
    MemoryFile() : m_descriptor(memfd_create("workbook", MFD_CLOEXEC)) {
        if (m_descriptor < 0) throw IoError("a workbook cannot be written: there is no memory for it");
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { close(m_descriptor); }

    [[nodiscard]] std::string path() const { return fmt::format("/proc/self/fd/{}", m_descriptor); }
    [[nodiscard]] std::string content() const {
        std::string bytes;
        char block[65536];
        for (;;) {
            const auto read = pread(m_descriptor, block, sizeof block, static_cast<off_t>(bytes.size()));
            if (read < 0) throw IoError("a workbook cannot be read back from memory");
            if (read == 0) return bytes;
            bytes.append(block, static_cast<std::size_t>(read));
        }
    }

private:
    int m_descriptor;
};

/// libxlsxwriter does not look whether its temporary files could be written: on a full disk a part is cut, which no XML that
/// parses is.
void check_parts(const std::string& bytes) {
    const auto memory = fmt::format("/vsimem/{}.xlsx", static_cast<const void*>(&bytes));
    VSILFILE* file = VSIFileFromMemBuffer(memory.c_str(), reinterpret_cast<GByte*>(const_cast<char*>(bytes.data())),
                                          bytes.size(), FALSE); // NOLINT: it only reads
    if (file != nullptr) VSIFCloseL(file);
    const auto inside = "/vsizip/" + memory;
    const CPLStringList parts(VSIReadDirRecursive(inside.c_str()));
    int sheets = 0;
    bool whole = true;
    for (int i = 0; i < parts.Count(); ++i) {
        const std::string name = parts[i];
        if (name.ends_with('/')) continue;
        vsi_l_offset size = 0;
        GByte* part = nullptr;
        whole = whole && VSIIngestFile(nullptr, (inside + "/" + name).c_str(), &part, &size, -1) != 0;
        whole = whole && pugi::xml_document{}.load_buffer(part, static_cast<std::size_t>(size));
        VSIFree(part);
        if (name.starts_with("xl/worksheets/sheet")) ++sheets;
    }
    VSIUnlink(memory.c_str());
    if (!whole || sheets == 0) {
        throw IoError("a workbook cannot be written: its parts are not whole",
                      "Look for room in the folder for temporary files ($TMPDIR).");
    }
}

} // namespace

struct Spreadsheet::Book {
    explicit Book(const Publication& publication) : published(publication) {
        lxw_workbook_options options{};
        workbook = workbook_new_opt(file.path().c_str(), &options);
        if (workbook == nullptr) throw IoError("a workbook cannot be written: memory is short");
    }
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;
    ~Book() {
        if (workbook != nullptr) lxw_workbook_free(workbook);
    }

    /// Each number format and look once.
    lxw_format* format(const std::string& number_format, RowEmphasis emphasis, bool wraps = false) {
        auto& known = formats[{number_format, emphasis, wraps}];
        if (known != nullptr) return known;
        known = workbook_add_format(workbook);
        if (!number_format.empty()) format_set_num_format(known, number_format.c_str());
        if (emphasis == RowEmphasis::bold) format_set_bold(known);
        if (emphasis == RowEmphasis::secret) format_set_bg_color(known, 0xF8D7DA);
        if (wraps) format_set_text_wrap(known);
        format_set_align(known, LXW_ALIGN_VERTICAL_TOP);
        return known;
    }

    lxw_format* head_format() {
        auto& known = formats[{"head", RowEmphasis::bold, true}];
        if (known != nullptr) return known;
        known = workbook_add_format(workbook);
        format_set_bold(known);
        format_set_text_wrap(known);
        format_set_align(known, LXW_ALIGN_VERTICAL_TOP);
        format_set_bg_color(known, 0xE6E6E6);
        format_set_bottom(known, LXW_BORDER_THIN);
        return known;
    }

    void set_page() const {
        worksheet_set_landscape(sheet);
        worksheet_set_paper(sheet, 9); // A4
        worksheet_fit_to_pages(sheet, 1, 0);
        // A foot has 255 characters at most.
        const auto foot = fmt::format("&L{} · {}\n{}&R{}\n&P / &N", for_page_foot(cut(published.edition.name, 50)),
                                      for_page_foot(cut(published.edition.version, 30)),
                                      for_page_foot(cut(published.attribution, 80)), published.fingerprint.text());
        check(worksheet_set_footer(sheet, cut(foot, 255).c_str()));
        // Start numbers such as 007 are texts.
        check(worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
    }

    void number(lxw_col_t column, double value, const char* number_format, RowEmphasis emphasis) {
        check(worksheet_write_number(sheet, row, column, value, format(number_format, emphasis)));
    }
    void text(lxw_col_t column, const std::string& value, lxw_format* look) {
        constexpr std::size_t most = 32767; // characters that a cell may have
        check(worksheet_write_string(sheet, row, column, cut(printable(value), most).c_str(), look));
    }

    void write(lxw_col_t column, const Cell& cell, RowEmphasis emphasis);

    /// Programs measure rows of several lines only when these are edited: each tells its height.
    void set_height(int lines) const {
        constexpr double line_height = 15; // points, of the font that workbooks begin with
        if (lines > 1) check(worksheet_set_row(sheet, row, lines * line_height, nullptr));
    }

    /// The sheet's rows are told only now: filters reach down to the last one.
    void close_sheet() const {
        if (sheet != nullptr && !widths.empty()) {
            check(worksheet_autofilter(sheet, 0, 0, row - 1, static_cast<lxw_col_t>(widths.size() - 1)));
        }
    }

    const Publication& published;
    MemoryFile file;
    lxw_workbook* workbook = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_row_t row = 0;
    std::vector<int> widths; ///< of the sheet's columns; none where it is no table
    std::map<std::tuple<std::string, RowEmphasis, bool>, lxw_format*> formats;
};

void Spreadsheet::Book::write(lxw_col_t column, const Cell& cell, RowEmphasis emphasis) {
    const auto clock = [&](timing::Instant at, const std::string& zone, const std::string& shown) {
        const auto local = timing::local_time(at, zone);
        check(worksheet_write_number(sheet, row, column, serial(local.date, local.time_of_day), format(shown, emphasis)));
    };
    struct Writer {
        Book& book;
        lxw_col_t column;
        RowEmphasis emphasis;
        decltype(clock)& write_clock;
        void operator()(std::monostate) const {
            if (emphasis == RowEmphasis::none) return;
            check(worksheet_write_blank(book.sheet, book.row, column, book.format("", emphasis)));
        }
        void operator()(const std::string& text) const { book.text(column, text, book.format("", emphasis, true)); }
        void operator()(int number) const { book.number(column, number, "0", emphasis); }
        void operator()(PrintedLength length) const { book.number(column, km_number(length), "0.00", emphasis); }
        void operator()(Metres length) const { book.number(column, as_printed(length.count(), 2), "0.00", emphasis); }
        void operator()(KmPerHour speed) const { book.number(column, as_printed(speed.count(), 2), "0.00", emphasis); }
        void operator()(std::chrono::minutes time) const {
            book.number(column, static_cast<double>(time.count()) / 1440.0, "[h]:mm", emphasis);
        }
        void operator()(std::chrono::duration<std::int64_t, std::centi> time) const {
            book.number(column, static_cast<double>(time.count()) / 100.0, "0.00", emphasis);
        }
        void operator()(std::chrono::year_month_day date) const {
            book.number(column, serial(date, {}), "yyyy-mm-dd", emphasis);
        }
        void operator()(const ClockCell& cell) const {
            // "00:35 +1", "02:10 CEST": what follows the time is part of the format.
            const auto told = cell.shown.substr(5);
            write_clock(cell.at, cell.zone,
                        (cell.seconds ? "hh:mm:ss" : "hh:mm") + (told.empty() ? "" : "\"" + told + "\""));
        }
        void operator()(const DateTimeCell& cell) const {
            write_clock(cell.at, book.published.timed.time_zone, moment_format);
        }
        void operator()(Bearing bearing) const { book.number(column, as_printed(bearing.degrees(), 1), "0", emphasis); }
        void operator()(geo::Latitude latitude) const { book.number(column, latitude.degrees(), "0.00000", emphasis); }
        void operator()(geo::Longitude longitude) const { book.number(column, longitude.degrees(), "0.00000", emphasis); }
    };
    std::visit(Writer{*this, column, emphasis, clock}, cell);
}

Spreadsheet::Spreadsheet(const Publication& published, const std::string& title)
    : m_book(std::make_unique<Book>(published)) {
    // Strings of C that the library copies.
    auto name = cut(title, 255);
    auto about = cut(
        fmt::format("{} · {} · {}", published.edition.version, published.fingerprint.text(), published.attribution), 255);
    lxw_doc_properties properties{};
    properties.title = name.data();
    properties.comments = about.data();
    // Noon, so that the day is the same in every zone; without a time the library would take the clock's.
    const auto day = std::chrono::sys_days{published.edition.legs.front().date} + std::chrono::hours{12};
    properties.created = std::chrono::system_clock::to_time_t(day);
    check(workbook_set_properties(m_book->workbook, &properties));

    add_sheet(said(published, "page.workbook.facts"), {});
    worksheet_set_column(m_book->sheet, 0, 0, 22, nullptr);
    worksheet_set_column(m_book->sheet, 1, 1, 70, nullptr);
    const auto add = [&](std::string_view key, const std::string& value) { add_row({said(published, key), value}); };
    add("page.workbook.edition", published.edition.name);
    add("page.cover.version", published.edition.version);
    add("page.cover.fingerprint", published.fingerprint.text());
    add("page.workbook.secrecy", said(published, "page.workbook.officials"));
    add("page.workbook.clocks", said(published, "page.workbook.local", {{"zone", clocks_of(published)}}));
    add("page.workbook.map", published.attribution);
}

Spreadsheet::~Spreadsheet() = default;

void Spreadsheet::add_sheet(const std::string& name, const std::vector<SheetColumn>& columns) {
    m_book->close_sheet();
    m_book->sheet = workbook_add_worksheet(m_book->workbook, name.c_str());
    if (m_book->sheet == nullptr) throw IoError("a workbook cannot have a sheet \"" + name + "\"");
    m_book->row = 0;
    m_book->widths.clear();
    m_book->set_page();
    if (columns.empty()) return;
    int lines = 1;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        m_book->widths.push_back(columns[c].width);
        lines = std::max(lines, lines_in(columns[c].head, columns[c].width - 2)); // bold, beside a filter's button
        const auto column = static_cast<lxw_col_t>(c);
        check(worksheet_set_column(m_book->sheet, column, column, columns[c].width, nullptr));
        m_book->text(column, columns[c].head, m_book->head_format());
    }
    m_book->set_height(lines);
    worksheet_freeze_panes(m_book->sheet, 1, 0);
    check(worksheet_repeat_rows(m_book->sheet, 0, 0));
    m_book->row = 1;
}

void Spreadsheet::add_row(const std::vector<Cell>& cells, RowEmphasis emphasis) {
    const auto& widths = m_book->widths;
    ROUTE_ASSERT(m_book->sheet != nullptr && (widths.empty() || cells.size() <= widths.size()));
    int lines = 1;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        if (const auto* text = std::get_if<std::string>(&cells[c]); text != nullptr && !widths.empty()) {
            lines = std::max(lines, lines_in(*text, widths[c]));
        }
        m_book->write(static_cast<lxw_col_t>(c), cells[c], emphasis);
    }
    m_book->set_height(lines);
    ++m_book->row;
}

std::string Spreadsheet::finished() {
    m_book->close_sheet();
    auto* workbook = std::exchange(m_book->workbook, nullptr);
    check(workbook_close(workbook)); // frees it, whatever comes of it
    auto bytes = m_book->file.content();
    check_parts(bytes);
    return bytes;
}

std::string said(const Publication& published, std::string_view key,
                 std::initializer_list<roadbook::Phrases::Argument> gaps) {
    return published.phrases.front().say(key, gaps);
}

std::string head(const Publication& published, std::string_view key, std::string_view unit) {
    const auto words = said(published, key);
    return unit.empty() ? words : fmt::format("{}\n{}", words, unit);
}

std::string clock_head(const Publication& published, std::string_view key) {
    return fmt::format("{}\n({})", said(published, key), clocks_of(published));
}

std::string clocks_of(const Publication& published) {
    std::vector<std::string> zones;
    for (const auto& leg : published.timed.legs) {
        for (const auto& zone : leg.clocks) {
            if (std::ranges::find(zones, zone) == zones.end()) zones.push_back(zone);
        }
    }
    return fmt::format("{}", fmt::join(zones, ", "));
}

ClockCell clock_cell(const timing::TimedLeg& leg, timing::Instant at, ControlIndex control, bool seconds) {
    return {at, leg.times().clocks[control], leg.clock(at, control), seconds};
}

ClockCell clock_cell(const timing::TimedLeg& leg, timing::Instant at, Chainage place) {
    return {at, leg.clocks_at(place), leg.clock(at, place), false};
}

Cell text_cell(std::string_view text) {
    if (text.empty()) return std::monostate{};
    return std::string(text);
}

} // namespace route::exchange
