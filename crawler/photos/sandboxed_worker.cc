#include "crawler/photos/sandboxed_worker.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <string>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crawler/photos/pipe.h"
#include "crawler/photos/worker_loop.h"

namespace vigie::crawler {
namespace {

using Clock = std::chrono::steady_clock;

// The worker's end of the socket becomes its standard input and output; every other file of ours it closes.
pid_t spawn(const std::string& program, const std::string& task, int socket) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, socket, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, socket, STDOUT_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO);
  std::array<std::string, 2> words = {program, task};
  std::array<char*, 3> arguments = {words[0].data(), words[1].data(), nullptr};
  std::string one_thread = "OMP_THREAD_LIMIT=1";
  std::array<char*, 2> environment = {one_thread.data(), nullptr};
  pid_t id = 0;
  const int failed = posix_spawn(&id, program.c_str(), &files, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&files);
  return failed == 0 ? id : 0;
}

}  // namespace

/// One process and our end of the socket to it.
class SandboxedWorker::Process {
 public:
  static std::unique_ptr<Process> start(const std::filesystem::path& program, const std::string& task) {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return nullptr;
    const pid_t id = spawn(program.string(), task, ends[1]);
    close(ends[1]);
    if (id == 0) {
      close(ends[0]);
      return nullptr;
    }
    return std::unique_ptr<Process>(new Process(id, ends[0]));
  }
  ~Process() { end(); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t id() const { return id_; }

  bool send(std::string_view bytes) const {
    const auto size = static_cast<PictureSize>(bytes.size());
    return send_whole(&size, sizeof size) && send_whole(bytes.data(), bytes.size());
  }

  /// False where it took too long.
  bool waits_for_answer(std::chrono::milliseconds patience) const {
    const auto until = Clock::now() + patience;
    for (;;) {
      const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
      pollfd file{.fd = socket_, .events = POLLIN, .revents = 0};
      const int ready = poll(&file, 1, static_cast<int>(std::max<std::chrono::milliseconds::rep>(0, left.count())));
      if (ready >= 0 || errno != EINTR) return ready > 0;
    }
  }

  bool answer(void* to, std::size_t size) const { return read_whole(socket_, to, size); }

  /// @return the signal that ended it; 0 where none did
  int end() {
    if (id_ == 0) return 0;
    close(socket_);
    kill(id_, SIGKILL);
    int status = 0;
    while (waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
    id_ = 0;
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  }

 private:
  Process(pid_t id, int socket) : id_(id), socket_(socket) {}

  // A worker that is gone must not end us by SIGPIPE.
  bool send_whole(const void* from, std::size_t size) const {
    const auto* at = static_cast<const char*>(from);
    while (size > 0) {
      const ssize_t sent = ::send(socket_, at, size, MSG_NOSIGNAL);
      if (sent < 0 && errno == EINTR) continue;
      if (sent <= 0) return false;
      at += sent;
      size -= static_cast<std::size_t>(sent);
    }
    return true;
  }

  pid_t id_;
  int socket_;
};

SandboxedWorker::SandboxedWorker(std::filesystem::path program, std::string task, std::chrono::milliseconds patience)
    : program_(std::move(program)), task_(std::move(task)), patience_(patience) {}
SandboxedWorker::SandboxedWorker(SandboxedWorker&&) noexcept = default;
SandboxedWorker& SandboxedWorker::operator=(SandboxedWorker&&) noexcept = default;
SandboxedWorker::~SandboxedWorker() = default;

dedup::Readable<void> SandboxedWorker::ask(std::string_view picture, void* answer, std::size_t size) {
  if (picture.empty()) return tl::unexpected(dedup::Unreadable::kEmpty);
  if (picture.size() > dedup::kMostPictureBytes) return tl::unexpected(dedup::Unreadable::kTooManyBytes);
  if (!process_) process_ = Process::start(program_, task_);
  if (!process_) return tl::unexpected(dedup::Unreadable::kCrashed);
  const bool sent = process_->send(picture);
  const bool in_time = !sent || process_->waits_for_answer(patience_);
  if (sent && in_time && process_->answer(answer, size)) return {};
  const int signal = process_->end();
  process_.reset();
  return tl::unexpected(!in_time || signal == SIGPROF ? dedup::Unreadable::kTimedOut : dedup::Unreadable::kCrashed);
}

int SandboxedWorker::process() const { return process_ ? process_->id() : 0; }

std::filesystem::path this_program() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored);
}

}  // namespace vigie::crawler
