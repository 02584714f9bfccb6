// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "roadbook/publication.hpp"

#include <pugixml.hpp>

/// Inside of exchange/ only: columns of the organiser's files in our own namespace (prefix rb), by which `roadbook adopt`
/// makes the edition again. Crews may read all of it.
namespace route::exchange {

/// What edition.toml tells of edition and leg, as rb:edition.
void add_edition_columns(pugi::xml_node extensions, const roadbook::Publication& publication, LegIndex leg_index);

/// The row of waypoints.csv, as rb:row, at the first control that it makes; the line of trials.csv at each box of a line, as
/// rb:trial_line, without averages that a trial hides. \pre the control is not secret
void add_list_columns(pugi::xml_node extensions, const roadbook::Publication& publication, LegIndex leg_index,
                      ControlIndex index);

} // namespace route::exchange
