// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "exchange/csv_form.hpp"

#include <string>
#include <string_view>

/// Inside of exchange/ only: a table of rows, field by field.
namespace route::exchange {

class CsvRows {
public:
    /// `header`: its words with commas between them.
    CsvRows(CsvForm form, std::string_view header);

    /// Between quotation marks.
    CsvRows& text(std::string_view text);
    /// As it is: a word, a time, a date; empty for an empty field.
    CsvRows& word(std::string_view word);
    /// A number that was written with a decimal point; empty for an empty field.
    CsvRows& number(std::string number);
    void end_row();
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    void begin_field();

    CsvForm m_form;
    bool m_row_begun = false;
    std::string m_text;
};

} // namespace route::exchange
