// SPDX-License-Identifier: BSL-1.0
#include "workshop.hpp"

#include "base/error.hpp"
#include "drawing/fonts.hpp"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <pthread.h>
#include <thread>
#include <unistd.h>

namespace roadbook {

namespace fs = std::filesystem;

namespace {

std::stop_source& stop_source() {
    static std::stop_source source;
    return source;
}

std::atomic<int>& caught_signal() {
    static std::atomic<int> signal{SIGINT};
    return signal;
}

/// A thread of its own waits for signals: a handler may not touch a stop source.
void listen_for_signals() {
    std::signal(SIGXFSZ, SIG_IGN); // a file that grows past its limit is an error of write(), like a full disk
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([signals] {
        int signal = 0;
        if (sigwait(&signals, &signal) != 0) return;
        caught_signal() = signal;
        stop_source().request_stop();
        // A second one ends the program at once, as if nobody listened.
        pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
        ::pause();
    }).detach();
}

fs::path styles_folder() {
    std::vector<fs::path> places;
    if (const char* given = std::getenv("ROADBOOK_STYLES")) {
        places.emplace_back(given);
    } else {
        std::error_code error;
        const auto program = fs::read_symlink("/proc/self/exe", error);
        if (!error) places.push_back(program.parent_path().parent_path() / "share" / "roadbook" / "styles");
        places.emplace_back(ROADBOOK_SOURCE_STYLES);
    }
    for (const auto& place : places) {
        if (fs::is_directory(place / "profiles")) return place;
    }
    throw route::IoError(places.front().string() + ": the toolkit's styles are not there",
                         "Set ROADBOOK_STYLES to the folder styles of the toolkit.");
}

} // namespace

route::pipeline::Workshop workshop() {
    listen_for_signals();
    route::drawing::FontFolders fonts;
    if (const char* folder = std::getenv("ROADBOOK_FONTS")) fonts.b612 = folder;
    if (const char* folder = std::getenv("ROADBOOK_SECOND_FONTS")) fonts.dejavu = folder;
    return {styles_folder(), fonts, stop_source().get_token()};
}

int stopping_signal() { return caught_signal(); }

} // namespace roadbook
