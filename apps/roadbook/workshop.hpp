// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "pipeline/stages.hpp"

namespace roadbook {

/// Finds the toolkit's own data: $ROADBOOK_STYLES, else beside the program (installed), else the source tree that it
/// was built from. SIGINT and SIGTERM request its stop token from now on.
/// \throws route::IoError when there is no such folder
[[nodiscard]] route::pipeline::Workshop workshop();

/// The signal that was caught; SIGINT when none was.
[[nodiscard]] int stopping_signal();

} // namespace roadbook
