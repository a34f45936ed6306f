#include "crawler/rendering/browser.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <pwd.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/words.h"

namespace vigie::crawler {
namespace {

namespace fs = std::filesystem;

/// Whose rights it has where we are root.
constexpr const char* kNobody = "nobody";

/// The descriptors at which Chromium looks for its pipe.
constexpr int kItsCommands = 3, kItsAnswers = 4;

struct Pipe {
  int read = -1, write = -1;
};

/// Both ends above those that Chromium takes for its own.
std::optional<Pipe> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  Pipe pipe{::fcntl(ends[0], F_DUPFD_CLOEXEC, 10), ::fcntl(ends[1], F_DUPFD_CLOEXEC, 10)};
  ::close(ends[0]);
  ::close(ends[1]);
  return pipe;
}

/// A folder that only it can read; empty where none can be made.
fs::path own_folder() {
  std::error_code failed;
  std::string pattern = (fs::temp_directory_path(failed) / "vigie-browser-XXXXXX").string();
  if (failed || ::mkdtemp(pattern.data()) == nullptr) return {};
  if (::geteuid() != 0) return pattern;
  const passwd* nobody = ::getpwnam(kNobody);
  if (nobody != nullptr && ::chown(pattern.c_str(), nobody->pw_uid, nobody->pw_gid) == 0) return pattern;
  fs::remove(pattern, failed);
  return {};
}

std::vector<std::string> command_line(const fs::path& program, const fs::path& folder) {
  std::vector<std::string> words;
  if (::geteuid() == 0) words = {"setpriv", std::string("--reuid=") + kNobody, "--regid=nogroup", "--clear-groups"};
  for (const char* word : {"unshare", "--user", "--map-current-user", "--net", "--"}) words.emplace_back(word);
  words.push_back(program.string());
  words.push_back("--user-data-dir=" + folder.string());
  for (const char* flag :
       {"--headless", "--remote-debugging-pipe", "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio",
        "--no-first-run", "--disable-breakpad", "--disable-crash-reporter", "--disable-sync", "--disable-extensions",
        "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
        "--blink-settings=imagesEnabled=false", "--js-flags=--max-old-space-size=256", "about:blank"})
    words.emplace_back(flag);
  return words;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> list;
  for (std::string& word : words) list.push_back(word.data());
  list.push_back(nullptr);
  return list;
}

/// A process group of its own, without any file of ours but the pipes. @return 0 where it cannot be started
pid_t spawn(std::vector<std::string> words, const fs::path& home, int commands, int answers) {
  std::vector<std::string> variables = {"HOME=" + home.string(), "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8",
                                        "TZ=Europe/Paris"};
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&files, commands, kItsCommands);
  posix_spawn_file_actions_adddup2(&files, answers, kItsAnswers);
  posix_spawn_file_actions_addclosefrom_np(&files, kItsAnswers + 1);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  pid_t id = 0;
  const int failed =
      ::posix_spawnp(&id, words[0].c_str(), &files, &attributes, pointers(words).data(), pointers(variables).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return failed == 0 ? id : 0;
}

/// proc(5): the process group and the resident pages of /proc/PID/stat, whose second field may hold anything.
std::size_t resident_in_group(const fs::path& process, pid_t group) {
  std::string line;
  std::getline(std::ifstream(process / "stat"), line);
  const auto after_name = line.rfind(')');
  if (after_name == std::string::npos) return 0;
  constexpr int kGroup = 3, kResident = 22;  // counted from the state, the first after the name
  std::istringstream fields(line.substr(after_name + 1));
  std::string field;
  std::size_t resident = 0;
  for (int i = 1; fields >> field && i <= kResident; ++i) {
    if (i == kGroup && field != std::to_string(group)) return 0;
    if (i == kResident) std::from_chars(field.data(), field.data() + field.size(), resident);
  }
  return resident;
}

}  // namespace

Result<Browser> Browser::start(const fs::path& program) {
  std::error_code failed;
  if (!fs::exists(program, failed))
    return fail(Error::kNotFound, tr("pages made by script need Chromium, which is not here: apt install chromium"),
                program.string());
  const auto cannot = [&] { return fail(Error::kUnreadable, tr("Chromium cannot be started"), program.string()); };
  const auto commands = make_pipe(), answers = make_pipe();
  const fs::path folder = own_folder();
  if (!commands || !answers || folder.empty()) return cannot();
  const pid_t id = spawn(command_line(program, folder), folder, commands->read, answers->write);
  ::close(commands->read);
  ::close(answers->write);
  if (id != 0) return Browser(id, commands->write, answers->read, folder);
  ::close(commands->write);
  ::close(answers->read);
  fs::remove_all(folder, failed);
  return cannot();
}

Browser::Browser(Browser&& other) noexcept
    : id_(std::exchange(other.id_, 0)),
      commands_(other.commands_),
      answers_(other.answers_),
      folder_(std::move(other.folder_)) {}

Browser::~Browser() {
  if (id_ == 0) return;
  ::kill(-id_, SIGKILL);
  while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
  }
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::size_t Browser::memory() const {
  std::size_t pages = 0;
  std::error_code ended;
  for (fs::directory_iterator process("/proc", ended), none; !ended && process != none; process.increment(ended)) {
    if (std::isdigit(static_cast<unsigned char>(process->path().filename().string()[0])) != 0)
      pages += resident_in_group(process->path(), id_);
  }
  return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

}  // namespace vigie::crawler
