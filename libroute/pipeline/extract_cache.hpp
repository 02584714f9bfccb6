// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"

#include <filesystem>
#include <stop_token>
#include <vector>

namespace route::pipeline {

/// The network made of the extracts that an edition names: `folder`/extracts-XXXXXXXX.roadnet, where the digits are the
/// fingerprint of the extracts' content and of the network's format. It is made when it is not there, and those made
/// of former extracts are deleted then; a file that has not changed is never imported twice.
/// \throws IoError, InputError, Interrupted; a former network stands then
[[nodiscard]] std::filesystem::path network_of_extracts(const std::vector<std::filesystem::path>& extracts,
                                                        const std::filesystem::path& folder, const std::stop_token& stop,
                                                        Diagnostics& diagnostics);

} // namespace route::pipeline
