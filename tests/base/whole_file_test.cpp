// SPDX-License-Identifier: BSL-1.0
#include "base/error.hpp"
#include "base/whole_file.hpp"
#include "support/temporary_folder.hpp"

#include <csignal>
#include <doctest/doctest.h>
#include <sys/resource.h>

using namespace route;
using test::content_of;
using test::TemporaryFolder;

namespace {

/// As long as it lives, no file grows beyond a few bytes: what a full disk is to a program, without one.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

std::string message_of(const std::filesystem::path& path) {
    try {
        write_whole_file(path, "content");
    } catch (const IoError& error) {
        return error.what();
    }
    return "";
}

} // namespace

TEST_CASE("a file appears under its name only when it is whole") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "roads.bin";
    WholeFile file{path};
    file.write("first ");
    file.write("second");
    CHECK_FALSE(std::filesystem::exists(path));
    file.commit();
    CHECK(content_of(path) == "first second");
    CHECK(folder.entry_count() == 1);
}

TEST_CASE("a header can be written last") {
    const TemporaryFolder folder;
    WholeFile file{folder.path() / "roads.bin"};
    file.write("????body");
    file.write_at(0, std::as_bytes(std::span("HEAD", 4)));
    file.write("!");
    file.commit();
    CHECK(content_of(folder.path() / "roads.bin") == "HEADbody!");
}

TEST_CASE("a file that is given up leaves the former one and no remains") {
    const TemporaryFolder folder;
    const auto path = folder.file("roads.bin", "former");
    {
        WholeFile file{path};
        file.write("half of it");
    }
    CHECK(content_of(path) == "former");
    CHECK(folder.entry_count() == 1);
}

TEST_CASE("on a full disk the former file stands and no remains are left") {
    const TemporaryFolder folder;
    const auto path = folder.file("roads.bin", "former");
    const std::string much(100'000, 'x');
    {
        const FullDisk full{4096};
        CHECK_THROWS_AS(write_whole_file(path, much), IoError);
    }
    CHECK(content_of(path) == "former");
    CHECK(folder.entry_count() == 1);
}

TEST_CASE("a missing folder is told with the file's name") {
    const TemporaryFolder folder;
    const auto path = folder.path() / "not-there" / "roads.bin";
    CHECK(message_of(path) == path.string() + ": cannot be written: No such file or directory");
}

TEST_CASE("a folder or a device is never replaced by a file") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.path() / "out");
    CHECK(message_of(folder.path() / "out") ==
          (folder.path() / "out").string() + ": cannot be written: it is a folder or a device");
    CHECK(message_of("/dev/null") == "/dev/null: cannot be written: it is a folder or a device");
    CHECK(std::filesystem::is_character_file("/dev/null"));
}

TEST_CASE("a link still leads to its file, which has the new content") {
    const TemporaryFolder folder;
    const auto target = folder.file("store/roads.bin", "former");
    std::filesystem::create_symlink(target, folder.path() / "roads.bin");
    write_whole_file(folder.path() / "roads.bin", "new");
    CHECK(std::filesystem::is_symlink(folder.path() / "roads.bin"));
    CHECK(content_of(target) == "new");
}

TEST_CASE("reading a folder or a missing file is an IoError that names it") {
    const TemporaryFolder folder;
    CHECK_THROWS_WITH_AS(static_cast<void>(read_whole_file(folder.path())),
                         (folder.path().string() + ": is a folder, not a file").c_str(), IoError);
    CHECK_THROWS_WITH_AS(static_cast<void>(read_whole_file(folder.path() / "x")),
                         (folder.path() / "x").string().append(": cannot be read: No such file or directory").c_str(),
                         IoError);
}
