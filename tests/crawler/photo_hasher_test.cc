#include "crawler/photos/photo_hasher.h"

#include <cerrno>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <png.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crawler/photos/sandbox.h"
#include "testbed/drawn_picture.h"

namespace vigie::crawler {
namespace {

using dedup::Unreadable;

PhotoHasher hasher(std::chrono::milliseconds patience = SandboxedWorker::kPatience) {
  return PhotoHasher(VIGIE_PROGRAM, patience);
}

std::string drawn_jpeg(std::uint64_t seed) { return testbed::to_jpeg(testbed::drawn_picture(seed, 200, 150), 90); }

// One colour, so that many pixels take few bytes.
std::string white_png(int side) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  png.width = png.height = static_cast<png_uint_32>(side);
  png.format = PNG_FORMAT_GRAY;
  const std::vector<std::uint8_t> pixels(static_cast<std::size_t>(side) * static_cast<std::size_t>(side), 255);
  png_alloc_size_t size = 0;
  png_image_write_to_memory(&png, nullptr, &size, 0, pixels.data(), 0, nullptr);
  std::string bytes(size, '\0');
  png_image_write_to_memory(&png, bytes.data(), &size, 0, pixels.data(), 0, nullptr);
  bytes.resize(size);
  return bytes;
}

/// The exit code of `act`, run in the sandbox by a process of its own.
template <typename Act>
int in_sandbox(const Act& act) {
  const pid_t id = fork();
  if (id == 0) _exit(enter_sandbox() ? act() : 99);
  int status = 0;
  waitpid(id, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

TEST(PhotoHasher, HashesAsInThisProcess) {
  const std::string jpeg = drawn_jpeg(1);
  auto photos = hasher();
  const auto photo = photos.hash(jpeg);
  ASSERT_TRUE(photo);
  EXPECT_EQ(photo->width, 200);
  EXPECT_EQ(photo->height, 150);
  EXPECT_EQ(photo->hashes, dedup::pdq_dihedral(dedup::decode_picture(jpeg).value().luminance).hashes);
}

TEST(PhotoHasher, HashesWhatLiesWithinAFrameToo) {
  testbed::Picture framed{.width = 240, .height = 190, .rgb = std::vector<std::uint8_t>(3 * 240 * 190, 0)};
  const testbed::Picture picture = testbed::drawn_picture(1, 200, 150);
  for (int y = 0; y < 150; ++y) std::copy_n(picture.at(0, y), 3 * 200, framed.at(20, 20 + y));
  auto photos = hasher();
  const auto alone = photos.hash(drawn_jpeg(1)), in_frame = photos.hash(testbed::to_jpeg(framed, 90));
  ASSERT_TRUE(alone && in_frame);
  EXPECT_EQ(alone->within_border.hash, alone->pdq());
  EXPECT_GT(dedup::hamming_distance(in_frame->pdq(), alone->pdq()), dedup::kPdqMatchDistance);
  EXPECT_LE(dedup::hamming_distance(in_frame->within_border.hash, alone->pdq()), dedup::kPdqMatchDistance);
}

TEST(PhotoHasher, OneWorkerReadsManyPicturesAndSaysWhatIsWrongWithThose) {
  auto photos = hasher();
  ASSERT_TRUE(photos.hash(drawn_jpeg(1)));
  const int worker = photos.worker_id();
  EXPECT_EQ(photos.hash("").error(), Unreadable::kEmpty);
  EXPECT_EQ(photos.hash("<html>").error(), Unreadable::kUnknownFormat);
  EXPECT_EQ(photos.hash(drawn_jpeg(1).substr(0, 900)).error(), Unreadable::kDamaged);
  EXPECT_EQ(photos.hash(std::string(dedup::kMostPictureBytes + 1, '\xFF')).error(), Unreadable::kTooManyBytes);
  EXPECT_TRUE(photos.hash(drawn_jpeg(2)));
  EXPECT_EQ(photos.worker_id(), worker);
}

TEST(PhotoHasher, ABombIsRefusedAndTheNextPictureRead) {
  auto photos = hasher();
  EXPECT_EQ(photos.hash(white_png(9000)).error(), Unreadable::kTooManyPixels);
  EXPECT_TRUE(photos.hash(drawn_jpeg(1)));
}

TEST(PhotoHasher, AWorkerThatIsKilledCostsOnePicture) {
  auto photos = hasher();
  ASSERT_TRUE(photos.hash(drawn_jpeg(1)));
  const int first = photos.worker_id();
  kill(first, SIGSTOP);
  std::thread killer([first] {
    while (kill(first, SIGKILL) != 0) {
    }
  });
  EXPECT_EQ(photos.hash(drawn_jpeg(2)).error(), Unreadable::kCrashed);
  killer.join();
  EXPECT_TRUE(photos.hash(drawn_jpeg(2)));
  EXPECT_NE(photos.worker_id(), first);
}

TEST(PhotoHasher, AWorkerThatDoesNotAnswerIsEnded) {
  auto photos = hasher(std::chrono::milliseconds(200));
  ASSERT_TRUE(photos.hash(drawn_jpeg(1)));
  kill(photos.worker_id(), SIGSTOP);
  EXPECT_EQ(photos.hash(drawn_jpeg(2)).error(), Unreadable::kTimedOut);
  EXPECT_TRUE(photos.hash(drawn_jpeg(2)));
}

TEST(PhotoHasher, WithoutAProgramEachPictureIsUnreadable) {
  EXPECT_EQ(PhotoHasher("/nonexistent/vigie").hash(drawn_jpeg(1)).error(), Unreadable::kCrashed);
}

TEST(Sandbox, OpensNoFile) {
  EXPECT_EQ(in_sandbox([] { return open("/etc/passwd", O_RDONLY) < 0 ? errno : 0; }), EPERM);
  EXPECT_EQ(in_sandbox([] { return open("/tmp/vigie-sandbox-test", O_CREAT | O_WRONLY, 0600) < 0 ? errno : 0; }),
            EPERM);
}

TEST(Sandbox, OpensNoSocket) {
  EXPECT_EQ(in_sandbox([] { return socket(AF_INET, SOCK_STREAM, 0) < 0 ? errno : 0; }), EPERM);
}

TEST(Sandbox, StartsNoProcess) {
  EXPECT_EQ(in_sandbox([] { return fork() < 0 ? errno : 0; }), EPERM);
  EXPECT_EQ(in_sandbox([] { return execl("/bin/true", "true", nullptr) < 0 ? errno : 0; }), EPERM);
}

TEST(Sandbox, RunsNothingOutOfMemoryThatItCanWrite) {
  EXPECT_EQ(in_sandbox([] {
              return mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
                             MAP_FAILED
                         ? errno
                         : 0;
            }),
            EPERM);
}

TEST(Sandbox, HasNoMemoryWithoutEnd) {
  EXPECT_EQ(in_sandbox([] {
              return mmap(nullptr, kWorkerMemory, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? errno
                                                                                                               : 0;
            }),
            ENOMEM);
}

}  // namespace
}  // namespace vigie::crawler
