// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "base/error.hpp"
#include "base/fingerprint.hpp"
#include "base/language.hpp"
#include "base/units.hpp"
#include "edition/edits.hpp"
#include "edition/entry.hpp"
#include "edition/road_orders.hpp"
#include "geo/position.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The organiser's folder, read and validated. It knows nothing of roads: places are as the organiser wrote them.
namespace route::edition {

/// The closed list of waypoint kinds; PC and PM by their Italian codes (see docs/glossary.md).
enum class Kind {
    start,
    finish,
    co,
    lunch,
    regroup,
    service,
    ct,
    pc,
    pm,
    refuel,
    parade_start,
    parade_end,
    neutral_start,
    neutral_end,
    via,
    info,
};
inline constexpr std::size_t kind_count = static_cast<std::size_t>(Kind::info) + 1; ///< INFO stays the last

/// As waypoints.csv spells it: "START", "PARADE_END", … What else is told of a kind stands in kind_catalogue.hpp.
[[nodiscard]] std::string_view name_of(Kind kind);
[[nodiscard]] std::optional<Kind> kind_named(std::string_view name);
/// START, FINISH, CO, LUNCH, REGROUP, SERVICE.
[[nodiscard]] bool is_sector_boundary(Kind kind);
/// LUNCH, REGROUP, SERVICE: a boundary twice, in and out.
[[nodiscard]] bool is_halt(Kind kind);
/// The boundaries and CT: officials deal with each car.
[[nodiscard]] bool is_manned(Kind kind);
/// PC and PM: timed on lines of their own.
[[nodiscard]] bool is_trial(Kind kind);
/// Everything but VIA: what pages, tables and crew files show.
[[nodiscard]] bool is_printed(Kind kind);

/// One row of the waypoint list. `target`, `average` and `declared` describe the stretch to this row from the
/// sector boundary before it.
struct Waypoint {
    SourceLine where;
    int leg = 0;
    int seq = 0;
    Kind kind = Kind::via;
    std::string name;
    std::optional<geo::Position> position; ///< else `place` is looked up in the network
    std::string place;
    std::optional<Metres> radius;   ///< how far away the road may be
    std::optional<Bearing> heading; ///< the direction in which it is passed
    std::optional<Hand> side;       ///< on which side of the road as driven the control stands
    std::optional<std::chrono::minutes> target;
    std::optional<KmPerHour> average;
    std::optional<Metres> declared;
    std::optional<std::chrono::minutes> stop;    ///< a halt's length
    std::optional<std::chrono::seconds> restart; ///< a halt's fixed restart, local time of day of the first car
    bool odometer_reset = false;
    bool turn_round = false; ///< cars leave by the way they came, where the road does not force it
    TextByLanguage notes;
    std::string phone;
    std::string time_zone = {}; ///< by which clocks go from here to the leg's end, an IANA name; empty: as before
};

/// How crews are told an average trial.
enum class GivenAs { averages, table, landmarks, stones };
inline constexpr std::array<std::string_view, 4> given_as_names{"averages", "table", "landmarks", "stones"};
/// When a car starts an average trial: at its scheduled minute, at the next whole minute after it came, by itself at its minute, or
/// rolling over line 1.
enum class TrialStart { scheduled, next_minute, self, rolling };
inline constexpr std::array<std::string_view, 4> trial_start_names{"scheduled", "next-minute", "self", "rolling"};

/// One row of trials.csv: a line of a PC series or a speed of a PM. Lengths are measured on the ground by people.
struct TrialLine {
    SourceLine where;
    int leg = 0;
    int seq = 0;                                                         ///< of the PC's or PM's waypoint
    int line = 0;                                                        ///< 1 is the first line, at the waypoint itself
    Metres at;                                                           ///< from the first line
    std::optional<std::chrono::duration<std::int64_t, std::centi>> time; ///< PC: imposed since the line before
    std::optional<KmPerHour> average;                                    ///< PM: from this line on
    bool secret = false;                                                 ///< a check point that crews must not see
    std::map<std::string, KmPerHour> averages = {}; ///< PM: as `average`, for cars of a class, by its class_key()
    GivenAs given_as = GivenAs::averages;           ///< PM: told by its first line
    TrialStart starts = TrialStart::scheduled;      ///< PM: told by its first line
};

/// A halt that lasts otherwise for one group.
struct GroupHalt {
    int leg = 0;
    int seq = 0; ///< of the halt in the waypoint list
    std::chrono::minutes stop{0};
};

/// Cars that start together under one heading; the first car of a group starts `after` the leg's first car.
struct StartGroup {
    std::string name;
    int cars = 0;
    std::chrono::seconds interval{60};
    std::chrono::seconds after{0};
    std::map<int, std::chrono::seconds> after_on = {}; ///< by leg, where it is another one
    std::vector<int> legs = {};                        ///< that it drives, ascending; empty: all
    std::vector<GroupHalt> halts = {};
    SourceLine where = {};
};
/// Whether a group drives a leg.
[[nodiscard]] bool drives(const StartGroup& group, int leg);
/// How long after the leg's first car the group's first one starts.
[[nodiscard]] std::chrono::seconds start_after(const StartGroup& group, int leg);

/// A start for the public before the leg's own, which is its TC 0: nothing is timed between them.
struct Ceremony {
    std::string place;
    std::chrono::seconds first_car{0}; ///< local time of day
};

struct Leg {
    int number = 0;
    std::string name;
    std::chrono::year_month_day date;
    std::chrono::seconds first_car{0}; ///< local time of day
    std::optional<Ceremony> ceremony = {};
    /// When its first car is to be in: local time of day, of the next day where it is earlier than `first_car`.
    std::optional<std::chrono::seconds> finish = {};
    std::string time_zone = {}; ///< by which clocks go at its start; empty: the edition's
    int line = 0;               ///< of edition.toml
};

/// What the edition opens to its cars beyond the profile's own rules.
struct RoadPermissions {
    bool motorway = false;
    bool toll = false;
    bool unpaved = false;
    bool ferry = false;
};

/// Telephone numbers that every road book prints.
struct Contacts {
    std::string headquarters; ///< rally HQ
    std::string emergency = "112";
    std::string medical;
    std::string breakdown;
};

/// A published length on which crews set their trip meters, measured on the ground.
struct Calibration {
    std::string from;
    std::string to;
    Metres length;
    TextByLanguage notes;
};

/// By whom, and when, the edition was approved; every paper tells it.
struct Approval {
    std::string number;
    std::string by; ///< the federation or authority; may be empty
    std::optional<std::chrono::year_month_day> date;
    int line = 0; ///< of edition.toml
};

struct Edition {
    std::filesystem::path folder;
    std::string name;
    std::string version;
    std::string time_zone; ///< an IANA name: "Europe/Rome"
    IndexedBy<LegIndex, Leg> legs;
    std::vector<StartGroup> groups;            ///< at least one
    std::vector<Language> languages;           ///< in the order of printing
    std::vector<std::string> styles{"fia-a5"}; ///< of the road books; the first is roadbook.pdf
    std::string files_url; ///< where the organiser publishes the build's files, ending in "/"; empty when not told
    std::string profile = "historic-car";
    std::string rules = "aci";     ///< a rule set's name, or a file of the folder: "event.toml"
    std::string speed_permission;  ///< by which the limits of divided and closed roads hold, where a rule set asks for it
    std::filesystem::path network; ///< empty when not given
    std::vector<std::filesystem::path> extracts;  ///< of OpenStreetMap, to be merged; used when there is no network
    std::vector<std::filesystem::path> elevation; ///< models of the ground: files and folders; may be empty
    bool lengths_3d = false;                      ///< lengths follow the slopes
    RoadPermissions allow;
    std::optional<KmPerHour> default_average;         ///< of sectors that name neither target nor average
    std::optional<std::chrono::minutes> opens_before; ///< else the rule set's
    std::optional<std::chrono::minutes> closes_after;
    bool total_from_leg_start = false; ///< the total counts from the leg's start, not from the sector's
    std::optional<Hand> driving_side;
    /// Of all years that the edition drives in, where it tells them: what signs say of public holidays is held against them.
    std::optional<std::vector<std::chrono::year_month_day>> public_holidays;
    Contacts contacts;
    std::optional<Calibration> calibration;
    std::optional<Approval> approval;
    IndexedBy<WaypointIndex, Waypoint> waypoints; ///< by leg, then seq
    std::vector<TrialLine> trials;                ///< by leg, seq, line
    IndexedBy<EntryIndex, Entry> entries;         ///< by start group, then number; the organiser's cars last; may be empty
    std::vector<RoadOrder> road_orders;           ///< permits first, then closures, each in its file's order
    std::vector<Edit> edits;                      ///< in the file's order
    Fingerprint fingerprint;                      ///< of all files read
};

/// A class of average trials without letter case, accents and punctuation, as columns of trials.csv end: "high".
[[nodiscard]] std::string class_key(std::string_view written);
/// The classes for which lines of trials have averages, by the alphabet.
[[nodiscard]] std::vector<std::string> average_classes(const std::vector<TrialLine>& lines);
/// Whether cars of one group drive both legs.
[[nodiscard]] bool share_cars(const Edition& edition, int leg, int other);

/// By which clocks go at a leg's start and at a row of the list: an IANA name. The row's own zone, else that of the nearest row
/// of its leg before it which tells one, else the leg's, else the edition's.
[[nodiscard]] const std::string& clocks_at_start(const Edition& edition, const Leg& leg);
[[nodiscard]] const std::string& clocks_at(const Edition& edition, WaypointIndex row);
/// All by which clocks go on a leg, in the order in which cars come to them.
[[nodiscard]] std::vector<std::string> clocks_on(const Edition& edition, const Leg& leg);

/// The lines of the trial that begins at `waypoint`, in order; empty when it has none.
[[nodiscard]] std::vector<TrialLine> lines_of(const Edition& edition, const Waypoint& waypoint);

} // namespace route::edition
