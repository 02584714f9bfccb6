// SPDX-License-Identifier: BSL-1.0
#include "timing/local_time.hpp"

#include <algorithm>
#include <date/tz.h>
#include <fmt/format.h>

namespace route::timing {

namespace {

using std::chrono::floor;

const date::time_zone* found_zone(const std::string& name) {
    try {
        return date::locate_zone(name);
    } catch (const std::runtime_error&) {
        return nullptr; // the library's one way to say that it knows no such zone
    }
}

const date::time_zone& zone_named(const std::string& name) {
    const auto* zone = found_zone(name);
    if (zone == nullptr) {
        throw InputError({"edition.toml", 0}, fmt::format("time_zone \"{}\" is not in the time-zone database", name),
                         "Write an IANA name such as Europe/Rome.");
    }
    return *zone;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

/// "Europe/Rome" for "rome" and "europe/rome"; empty when nothing is near.
std::string probably_meant(const std::string& typed) {
    try {
        const auto wanted = lower(typed);
        if (wanted.empty()) return {};
        for (const auto& zone : date::get_tzdb().zones) {
            const auto name = lower(zone.name());
            if (name == wanted || name.ends_with("/" + wanted)) return zone.name();
        }
    } catch (const std::runtime_error&) {
        // No database at all: then there is nothing to suggest.
    }
    return {};
}

std::string hour_text(std::chrono::seconds time_of_day) { return time_text(time_of_day).substr(0, 5); }

LocalTime shifted(Instant instant, std::chrono::seconds offset) {
    const auto local = instant + offset;
    const auto day = floor<std::chrono::days>(local);
    return {std::chrono::year_month_day{day}, local - day, floor<std::chrono::minutes>(offset)};
}

} // namespace

std::string date_text(std::chrono::year_month_day date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::string time_text(std::chrono::seconds time_of_day) {
    const std::chrono::hh_mm_ss time{time_of_day};
    return fmt::format("{:02}:{:02}:{:02}", time.hours().count(), time.minutes().count(), time.seconds().count());
}

bool is_time_zone(const std::string& zone, const TimeSource& source, Diagnostics& found) {
    if (found_zone(zone) != nullptr) return true;
    const auto meant = probably_meant(zone);
    found.add({Severity::bad_input, "time-zone-unknown", source.where, source.subject,
               fmt::format("time_zone \"{}\" is not in the time-zone database", zone),
               meant.empty() ? "Write an IANA name such as Europe/Rome." : fmt::format("Did you mean {}?", meant)});
    return false;
}

LocalTime local_time(Instant instant, const std::string& zone) {
    return shifted(instant, zone_named(zone).get_info(instant).offset);
}

std::string iso8601(Instant instant, const std::string& zone) {
    const auto local = local_time(instant, zone);
    const std::chrono::hh_mm_ss ahead{local.offset};
    return fmt::format("{}T{}{}{:02}:{:02}", date_text(local.date), time_text(local.time_of_day),
                       ahead.is_negative() ? '-' : '+', ahead.hours().count(), ahead.minutes().count());
}

std::string iso8601_utc(Instant instant) {
    const auto utc = shifted(instant, std::chrono::seconds{0});
    return fmt::format("{}T{}Z", date_text(utc.date), time_text(utc.time_of_day));
}

std::string which_of_two(Instant instant, const std::string& zone) {
    const auto& named = zone_named(zone);
    const auto here = named.get_info(instant);
    const auto shown = named.get_info(date::local_seconds{instant.time_since_epoch() + here.offset});
    return shown.result == date::local_info::ambiguous ? letters_of(instant, zone) : std::string();
}

std::string letters_of(Instant instant, const std::string& zone) {
    const auto abbreviation = zone_named(zone).get_info(instant).abbrev;
    const bool letters = std::ranges::none_of(abbreviation, [](char c) { return c >= '0' && c <= '9'; });
    return letters ? abbreviation : "UTC" + abbreviation;
}

std::string clock_text(Instant instant, const std::string& zone, std::chrono::year_month_day first_day) {
    const auto local = local_time(instant, zone);
    const auto days = (std::chrono::sys_days(local.date) - std::chrono::sys_days(first_day)).count();
    const auto which = which_of_two(instant, zone);
    return hour_text(local.time_of_day) + (which.empty() ? "" : " " + which) + (days == 0 ? "" : fmt::format(" {:+}", days));
}

std::optional<Instant> instant_of(std::chrono::year_month_day date, std::chrono::seconds time_of_day,
                                  const std::string& zone, const TimeSource& source, Diagnostics& found) {
    if (!date.ok() || !is_time_zone(zone, source, found)) return std::nullopt;
    const auto since_epoch = std::chrono::sys_days(date).time_since_epoch() + time_of_day;
    const auto info = zone_named(zone).get_info(date::local_seconds{since_epoch});
    const auto shown = fmt::format("{} {}", date_text(date), hour_text(time_of_day));
    if (info.result == date::local_info::nonexistent) {
        const auto after = shifted(info.second.begin, info.second.offset).time_of_day;
        found.add({Severity::bad_input, "time-left-out", source.where, source.subject,
                   fmt::format("{} does not exist in {}: clocks go forward then", shown, zone),
                   fmt::format("Write a time from {} on, or one of the hour before.", hour_text(after))});
        return std::nullopt;
    }
    if (info.result == date::local_info::ambiguous) {
        found.add({Severity::warning, "time-twice", source.where, source.subject,
                   fmt::format("{} occurs twice in {}, as clocks go back then: the first is taken", shown, zone),
                   "Choose a time outside that hour."});
    }
    return Instant{since_epoch - info.first.offset};
}

} // namespace route::timing
