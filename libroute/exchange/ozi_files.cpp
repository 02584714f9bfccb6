// SPDX-License-Identifier: BSL-1.0
#include "exchange/ozi_files.hpp"

#include "base/windows1252.hpp"
#include "exchange/crew_points.hpp"
#include "exchange/printed_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <variant>

namespace route::exchange {

using roadbook::Publication;

namespace {

/// Stands for a comma within a text.
constexpr char comma_sign = '\xD1';
/// What the program keeps of a description.
constexpr std::size_t description_length = 40;

constexpr Metres foot{0.3048};
/// Where no height is known.
constexpr double no_height = -777;

double feet(std::optional<Metres> height) { return height ? *height / foot : no_height; }

/// A file under way: lines that end as on Windows, and what their texts lost.
class OziFile {
public:
    OziFile(const Publication& publication, LegIndex leg_index, const char* name)
        : m_where(fmt::format("leg-{}/{}", publication.timed.itinerary.legs[leg_index].number, name)) {}

    void line(std::string_view text) { m_bytes.append(text).append("\r\n"); }

    /// A text as a field: at most so many characters on one line.
    std::string field(std::string_view text, std::size_t most = std::string::npos) {
        auto written = windows1252_of(clipped(text, text.size()), comma_sign);
        for (const auto& character : characters_of(written.replaced)) {
            if (m_replaced.find(character) == std::string::npos) m_replaced += (m_replaced.empty() ? "" : " ") + character;
        }
        std::ranges::replace(written.bytes, ',', comma_sign);
        written.bytes.resize(std::min(written.bytes.size(), most));
        while (written.bytes.ends_with(' ')) {
            written.bytes.pop_back();
        }
        return std::move(written.bytes);
    }

    std::string take(Diagnostics& found) {
        if (!m_replaced.empty()) {
            found.add({Severity::note,
                       "letter-missing",
                       {m_where, 0},
                       "",
                       fmt::format("OziExplorer's Windows-1252 cannot hold these: {}", m_replaced),
                       "They are written as they are typed without accents; GPX and KMZ have them as they are."});
        }
        return std::move(m_bytes);
    }

private:
    static std::vector<std::string> characters_of(std::string_view utf8) {
        std::vector<std::string> characters;
        for (const char c : utf8) {
            const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
            if (!continues || characters.empty()) characters.emplace_back();
            characters.back() += c;
        }
        return characters;
    }

    std::string m_where;
    std::string m_bytes;
    std::string m_replaced;
};

struct Mark {
    geo::Position position;
    Chainage chainage;
    std::string name;
    std::string description;
    bool danger = false;
};

Mark mark_of(const Publication& publication, const roadbook::Box& box) {
    auto text = text_of(box, publication.edition.languages.front());
    for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at)) {
        text.replace(at, 1, ", ");
    }
    return {box.position, box.chainage, box.number, fmt::format("{} {}", km_text(box.total), text), box.danger > 0};
}

Mark mark_of(const Publication& publication, LegIndex leg_index, ControlIndex index) {
    const auto& control = publication.timed.itinerary.legs[leg_index].controls[index];
    return {control.position, control.chainage, label_of(control),
            fmt::format("{} km", km_text(publication.leg(leg_index).total_at(index)))};
}

/// Colours as Windows has them, blue first.
constexpr int black = 0;
constexpr int white = 0xFFFFFF;
constexpr int yellow = 0x00FFFF;
constexpr int red = 0x0000FF;

} // namespace

std::string ozi_waypoints(const Publication& publication, LegIndex leg_index, Diagnostics& found) {
    OziFile file{publication, leg_index, "ozi.wpt"};
    file.line("OziExplorer Waypoint File Version 1.1");
    file.line("WGS 84");
    file.line("Reserved 2");
    file.line("Reserved 3");
    const auto& leg = publication.timed.itinerary.legs[leg_index];
    for (const auto& point : crew_points(publication, leg_index)) {
        const auto* box = std::get_if<const roadbook::Box*>(&point.what);
        const auto mark = box != nullptr ? mark_of(publication, **box)
                                         : mark_of(publication, leg_index, std::get<ControlIndex>(point.what));
        // The program numbers them itself (-1); the sign is the program's first one, shown with its name (3).
        file.line(fmt::format("-1,{},{:.7f},{:.7f},,0,1,3,{},{},{},0,0,0,{:.1f},6,0,17,0,10.0,2,,,", file.field(mark.name),
                              mark.position.latitude.degrees(), mark.position.longitude.degrees(),
                              mark.danger ? white : black, mark.danger ? red : yellow,
                              file.field(mark.description, description_length),
                              feet(itinerary::height_at(leg, mark.chainage))));
    }
    return file.take(found);
}

std::string ozi_track(const Publication& publication, LegIndex leg_index, Diagnostics& found) {
    OziFile file{publication, leg_index, "ozi.plt"};
    const auto& leg = publication.timed.itinerary.legs[leg_index];
    file.line("OziExplorer Track Point File Version 2.1");
    file.line("WGS 84");
    file.line("Altitude is in Feet");
    file.line("Reserved 3");
    // Width, colour, name, no points skipped, a line, neither filled nor closed.
    file.line(fmt::format("0,2,{},{},0,0,2,8421376", red, file.field(leg_title(publication, leg_index))));
    file.line(std::to_string(leg.track.size()));
    bool first = true;
    for (const auto& point : leg.track) {
        // A line breaks at its first point.
        file.line(fmt::format("{:.7f},{:.7f},{},{:.1f},,,", point.position.latitude.degrees(),
                              point.position.longitude.degrees(), first ? 1 : 0,
                              feet(itinerary::height_at(leg, point.chainage))));
        first = false;
    }
    return file.take(found);
}

} // namespace route::exchange
