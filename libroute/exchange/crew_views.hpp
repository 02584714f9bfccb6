// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

class GDALDataset;

/// Inside of exchange/ only: the layers in a PostGIS database that several people write and read.
namespace route::exchange {

/// Within the transaction that is open: waits at most a minute for others who write there, so that two never mix, then
/// takes the former layers and crews' views away. \throws IoError, also when somebody else's view stands on a layer;
/// InputError when a table or view of these names is not of a former build
void clear_former_layers(GDALDataset& database, const std::string& target);

/// Within the same transaction, after all layers: marks them as a build's, and makes views of what crews may know, in the schema
/// `crew`, or SCHEMA_crew for layers in another schema than `public`. Secret check points are not in them, nor averages that a
/// trial does not tell. Who may read them does not need rights on the layers. \throws IoError
void create_crew_views(GDALDataset& database, const std::string& target);

} // namespace route::exchange
