// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/units.hpp"
#include "geo/position.hpp"
#include "roadbook/publication.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Inside of exchange/ only: workbooks (Office Open XML, ISO/IEC 29500) whose cells hold what they show. Spreadsheets count
/// days since 1900 and times as parts of a day; a length, time or date is such a number with a format, so that it can be
/// summed and sorted.
namespace route::exchange {

/// A moment, shown as the papers show it: "13:20", "00:35 +1" on the day after the leg's. The number under it is date and
/// time of the clocks of `zone`.
struct ClockCell {
    timing::Instant at;
    std::string zone;
    std::string shown;    ///< as the papers do
    bool seconds = false; ///< shown too, as papers do not
};
/// Of a moment at a control or a place of a leg.
[[nodiscard]] ClockCell clock_cell(const timing::TimedLeg& leg, timing::Instant at, ControlIndex control,
                                   bool seconds = false);
[[nodiscard]] ClockCell clock_cell(const timing::TimedLeg& leg, timing::Instant at, Chainage place);
/// A moment with its date, by the edition's clocks: "2024-06-11 13:20".
struct DateTimeCell {
    timing::Instant at;
};

/// What a cell holds. Kilometres come rounded once, as printed, and are shown with two decimals; metres are shown to the
/// centimetre, speeds to 0.01 km/h, minutes as h:mm, hundredths as seconds.
using Cell = std::variant<std::monostate, std::string, int, PrintedLength, Metres, KmPerHour, std::chrono::minutes,
                          std::chrono::duration<std::int64_t, std::centi>, std::chrono::year_month_day, ClockCell,
                          DateTimeCell, Bearing, geo::Latitude, geo::Longitude>;

struct SheetColumn {
    std::string head;
    int width = 10; ///< in characters
};

enum class RowEmphasis { none, bold, secret };

/// A workbook being written, sheet by sheet and row by row. Its first sheet tells edition, version, fingerprint, time zone
/// and whose map it is; each printed page does too.
class Spreadsheet {
public:
    /// \param title the document's, for the file's properties
    Spreadsheet(const roadbook::Publication& published, const std::string& title);
    Spreadsheet(const Spreadsheet&) = delete;
    Spreadsheet& operator=(const Spreadsheet&) = delete;
    ~Spreadsheet();

    /// Begins a sheet: its heads stay in sight and bear filters. A name has 31 characters at most.
    void add_sheet(const std::string& name, const std::vector<SheetColumn>& columns);
    /// \pre a sheet has begun, with at least as many columns
    void add_row(const std::vector<Cell>& cells, RowEmphasis emphasis = RowEmphasis::none);

    /// The file's bytes. Nothing can be added any more. \throws IoError when there is no room for them
    [[nodiscard]] std::string finished();

private:
    struct Book;
    std::unique_ptr<Book> m_book;
};

/// The first of the edition's languages, which heads are in.
[[nodiscard]] std::string said(const roadbook::Publication& published, std::string_view key,
                               std::initializer_list<roadbook::Phrases::Argument> gaps = {});
/// "Average\nkm/h".
[[nodiscard]] std::string head(const roadbook::Publication& published, std::string_view key, std::string_view unit = {});
/// "Europe/Rome": by which clocks the legs go, those of the first one first.
[[nodiscard]] std::string clocks_of(const roadbook::Publication& published);
/// "First car\n(Europe/Rome)": of a column of moments.
[[nodiscard]] std::string clock_head(const roadbook::Publication& published, std::string_view key);
/// A text, or nothing for an empty one.
[[nodiscard]] Cell text_cell(std::string_view text);

} // namespace route::exchange
