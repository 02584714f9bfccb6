// SPDX-License-Identifier: BSL-1.0
#include "exchange/csv_rows.hpp"

#include "edition/csv_field.hpp"

#include <algorithm>

namespace route::exchange {

std::optional<CsvForm> csv_form_named(std::string_view name) {
    if (name == "us") return CsvForm::us;
    if (name == "eu") return CsvForm::eu;
    return std::nullopt;
}

CsvRows::CsvRows(CsvForm form, std::string_view header) : m_form(form) {
    while (true) {
        const auto end = std::min(header.find(','), header.size());
        word(header.substr(0, end));
        if (end == header.size()) return;
        header.remove_prefix(end + 1);
    }
}

void CsvRows::begin_field() {
    if (m_row_begun) m_text += m_form == CsvForm::eu ? ';' : ',';
    m_row_begun = true;
}

CsvRows& CsvRows::text(std::string_view text) {
    begin_field();
    m_text += edition::csv_field(text);
    return *this;
}

CsvRows& CsvRows::word(std::string_view word) {
    begin_field();
    m_text += word;
    return *this;
}

CsvRows& CsvRows::number(std::string number) {
    if (m_form == CsvForm::eu) std::ranges::replace(number, '.', ',');
    return word(number);
}

void CsvRows::end_row() {
    m_text += '\n';
    m_row_begun = false;
}

} // namespace route::exchange
