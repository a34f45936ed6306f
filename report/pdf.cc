#include "report/pdf.h"

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/words.h"

namespace vigie::report {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto kLongest = 60s;
constexpr auto kBetweenLooks = 20ms;

/// A folder of its own, gone with it.
class Scratch {
 public:
  Scratch() {
    std::string pattern = (fs::temp_directory_path() / "vigie-pdf-XXXXXX").string();
    if (::mkdtemp(pattern.data()) != nullptr) folder_ = pattern;
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
  }
  const fs::path& folder() const { return folder_; }

 private:
  fs::path folder_;
};

std::vector<std::string> arguments(const fs::path& chromium, const fs::path& html, const fs::path& pdf,
                                   const fs::path& profile) {
  std::vector<std::string> all{chromium.string(),
                               "--headless",
                               "--disable-gpu",
                               "--disable-background-networking",
                               "--host-resolver-rules=MAP * ~NOTFOUND",
                               "--no-first-run",
                               "--no-pdf-header-footer",
                               "--user-data-dir=" + profile.string(),
                               "--print-to-pdf=" + pdf.string()};
  if (::geteuid() == 0) all.emplace_back("--no-sandbox");  // root has none; the page is our own, without scripts
  all.push_back("file://" + html.string());
  return all;
}

/// In a process group of its own, silent. @return nothing where it cannot be started
std::optional<pid_t> start(std::vector<std::string> arguments) {
  std::vector<char*> words;
  for (std::string& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  pid_t process = 0;
  const int failed = ::posix_spawn(&process, words.front(), &files, &attributes, words.data(), environ);
  ::posix_spawn_file_actions_destroy(&files);
  ::posix_spawnattr_destroy(&attributes);
  return failed == 0 ? std::optional(process) : std::nullopt;
}

/// Ends it, and all that it started, where it takes too long. @return true where it ended well by itself
bool ends_well(pid_t process) {
  int status = 0;
  for (auto waited = 0ms; waited < kLongest; waited += kBetweenLooks) {
    if (::waitpid(process, &status, WNOHANG) == process) return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    std::this_thread::sleep_for(kBetweenLooks);
  }
  ::kill(-process, SIGKILL);
  ::waitpid(process, &status, 0);
  return false;
}

bool is_written(const fs::path& file) {
  std::error_code missing;
  return fs::file_size(file, missing) > 0 && !missing;
}

}  // namespace

Result<void> print_pdf(const std::string& html, const fs::path& pdf, const fs::path& chromium) {
  if (!fs::exists(chromium))
    return fail(Error::kNotFound, tr("a PDF needs Chromium, which is not here: apt install chromium"), pdf.string());
  const Scratch scratch;
  const fs::path page = scratch.folder() / "rapport.html", printed = scratch.folder() / "rapport.pdf";
  std::ofstream(page, std::ios::binary) << html;
  const auto process = start(arguments(chromium, page, printed, scratch.folder() / "profile"));
  if (!process || !ends_well(*process) || !is_written(printed))
    return fail(Error::kUnreadable, tr("Chromium did not print the report; the HTML can be printed from a browser"),
                pdf.string());
  std::error_code failed;
  fs::copy_file(printed, pdf, fs::copy_options::overwrite_existing, failed);
  if (failed)
    return fail(Error::kUnreadable, tr("cannot be written; is there room, and may you write there?"), pdf.string());
  return {};
}

}  // namespace vigie::report
