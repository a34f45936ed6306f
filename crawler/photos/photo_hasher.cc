#include "crawler/photos/photo_hasher.h"

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

#include "crawler/photos/photo_worker.h"
#include "crawler/photos/pipe.h"

namespace vigie::crawler {
namespace {

using Clock = std::chrono::steady_clock;

// The worker's end of the socket becomes its standard input and output; every other file of ours it closes.
pid_t spawn(const std::string& program, int socket) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, socket, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, socket, STDOUT_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO);
  std::array<std::string, 2> words = {program, "photo-worker"};
  std::array<char*, 3> arguments = {words[0].data(), words[1].data(), nullptr};
  std::array<char*, 1> environment = {nullptr};
  pid_t id = 0;
  const int failed = posix_spawn(&id, program.c_str(), &files, nullptr, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&files);
  return failed == 0 ? id : 0;
}

std::optional<PhotoSignature> checked(const WorkerAnswer& answer) {
  if (answer.width < 1 || answer.height < 1 || answer.parts > answer.part.size()) return std::nullopt;
  const auto& within = answer.within_border;
  return PhotoSignature{.width = answer.width,
                        .height = answer.height,
                        .quality = std::clamp(answer.quality, 0, 100),
                        .hashes = answer.hashes,
                        .within_border = {.hash = within.hash, .quality = std::clamp(within.quality, 0, 100)},
                        .parts = {answer.part.begin(), answer.part.begin() + answer.parts}};
}

dedup::Readable<PhotoSignature> outcome_of(const WorkerAnswer& answer) {
  if (answer.is_readable == 1) {
    if (const auto signature = checked(answer)) return *signature;
  } else if (answer.reason < dedup::kUnreadables) {
    return tl::unexpected(static_cast<dedup::Unreadable>(answer.reason));
  }
  return tl::unexpected(dedup::Unreadable::kCrashed);
}

}  // namespace

/// One process and our end of the socket to it.
class PhotoHasher::Worker {
 public:
  static std::unique_ptr<Worker> start(const std::filesystem::path& program) {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return nullptr;
    const pid_t id = spawn(program.string(), ends[1]);
    close(ends[1]);
    if (id == 0) {
      close(ends[0]);
      return nullptr;
    }
    return std::unique_ptr<Worker>(new Worker(id, ends[0]));
  }
  ~Worker() { end(); }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

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

  std::optional<WorkerAnswer> answer() const {
    WorkerAnswer answer;
    if (!read_whole(socket_, &answer, sizeof answer)) return std::nullopt;
    return answer;
  }

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
  Worker(pid_t id, int socket) : id_(id), socket_(socket) {}

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

PhotoHasher::PhotoHasher(std::filesystem::path program, std::chrono::milliseconds patience)
    : program_(std::move(program)), patience_(patience) {}
PhotoHasher::PhotoHasher(PhotoHasher&&) noexcept = default;
PhotoHasher& PhotoHasher::operator=(PhotoHasher&&) noexcept = default;
PhotoHasher::~PhotoHasher() = default;

dedup::Readable<PhotoSignature> PhotoHasher::hash(std::string_view bytes) {
  if (bytes.empty()) return tl::unexpected(dedup::Unreadable::kEmpty);
  if (bytes.size() > dedup::kMostPictureBytes) return tl::unexpected(dedup::Unreadable::kTooManyBytes);
  if (!worker_) worker_ = Worker::start(program_);
  if (!worker_) return tl::unexpected(dedup::Unreadable::kCrashed);
  const bool sent = worker_->send(bytes);
  const bool in_time = !sent || worker_->waits_for_answer(patience_);
  if (sent && in_time) {
    if (const auto answer = worker_->answer()) return outcome_of(*answer);
  }
  const int signal = worker_->end();
  worker_.reset();
  return tl::unexpected(!in_time || signal == SIGPROF ? dedup::Unreadable::kTimedOut : dedup::Unreadable::kCrashed);
}

int PhotoHasher::worker_id() const { return worker_ ? worker_->id() : 0; }

std::filesystem::path this_program() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored);
}

}  // namespace vigie::crawler
