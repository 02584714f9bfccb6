// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/publication.hpp"

#include <string>
#include <vector>

namespace route::exchange {

struct NamedTable {
    std::string name;
    std::string content;
};

/// A leg's average trials as the scoring of the Pretoria Old Motor Club takes them (github.com/MichaelBernhardt/POMC-Rally-Builds,
/// RS1_Data.csv and cpCsvExporter.ts). For each PM two tables: pomc-pm-N.csv, a row for each line, and pomc-pm-N-controls.csv, a row
/// for each line at which cars are timed. The format has four groups, A to D: the edition's classes in the order of
/// timing::speeds_by_class(); of more the next four are in pomc-pm-N-second.csv, and so on. A group that nobody drives in has zeros.
/// Secret lines are in it, for officials alone. \pre leg_index < the publication's legs
[[nodiscard]] std::vector<NamedTable> pomc_csv(const roadbook::Publication& publication, LegIndex leg_index);

} // namespace route::exchange
