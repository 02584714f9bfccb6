// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "network/records.hpp"
#include "network/turn_restrictions.hpp"

#include <vector>

/// Private to network/: a fault of the map that sends cars against the traffic.
namespace route::network::detail {

/// A road that parts round a traffic island has a direction on either side of it. Where both halves are open both ways –
/// two pieces of one road between the same two nodes, side by side – that is told, with the ways' ids. `shapes` are of the
/// segments.
void tell_open_islands(const UnfinishedNetwork& network, const std::vector<records::ShapePoint>& shapes,
                       Diagnostics& diagnostics);

} // namespace route::network::detail
