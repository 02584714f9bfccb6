// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/diagnostics.hpp"
#include "edition/road_book_file.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>

/// Private to pipeline/: drawings of another program's road book as drawings of an edition's own.
namespace route::pipeline {

class AdoptedTulips {
public:
    /// The file of the edition's folder that holds the point's drawing from now on. Nothing when the point has none, or one that
    /// cannot stand in documents.
    /// \param leg its number in the edition
    [[nodiscard]] std::optional<std::string> taken_from(const edition::FoundPoint& point, int leg);
    /// The point's drawing has no box of ours to stand in.
    void without_box(const edition::FoundPoint& point);

    /// By their names.
    [[nodiscard]] const std::map<std::string, std::string>& files() const { return m_files; }
    /// What became of all drawings of the leg `file`, once; then counts anew.
    void tell(const std::string& file, const std::string& title, Diagnostics& found);

private:
    /// The point's drawing, if it can stand in documents; what keeps others from it is counted.
    [[nodiscard]] std::optional<std::string> svg_of(const edition::FoundPoint& point);

    std::map<std::string, std::string> m_files;
    std::size_t m_taken = 0;
    std::map<std::string, std::size_t> m_left; ///< why, and how many
};

} // namespace route::pipeline
