#include "crawler/photos/photo_worker.h"

#include <algorithm>
#include <string>

#include <malloc.h>
#include <unistd.h>

#include "crawler/photos/pipe.h"
#include "crawler/photos/sandbox.h"
#include "dedup/signatures/letterbox.h"

namespace vigie::crawler {
namespace {

WorkerAnswer answer_of(std::string_view bytes) {
  const auto picture = dedup::decode_picture(bytes);
  if (!picture) return {.is_readable = 0, .reason = static_cast<std::uint8_t>(picture.error())};
  const auto signature = dedup::pdq_dihedral(picture->luminance);
  const PictureParts parts = dedup::picture_parts(dedup::without_border(picture->proportional));
  WorkerAnswer answer{.is_readable = 1,
                      .width = picture->width,
                      .height = picture->height,
                      .quality = signature.quality,
                      .hashes = signature.hashes,
                      .within_border = dedup::pdq(dedup::without_border(picture->luminance)),
                      .parts = static_cast<std::uint32_t>(parts.size())};
  std::ranges::copy(parts, answer.part.begin());
  return answer;
}

// Memory of one picture is kept for the next: without, a third of the time goes into giving it back and forth.
void keep_memory() {
  mallopt(M_MMAP_THRESHOLD, 256 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
}

}  // namespace

int run_photo_worker() {
  keep_memory();
  if (!enter_sandbox()) return 1;
  PictureSize size = 0;
  std::string bytes;
  while (read_whole(STDIN_FILENO, &size, sizeof size)) {
    if (size > dedup::kMostPictureBytes) return 1;
    bytes.resize(size);
    if (!read_whole(STDIN_FILENO, bytes.data(), size)) return 1;
    limit_time();
    const WorkerAnswer answer = answer_of(bytes);
    if (!write_whole(STDOUT_FILENO, &answer, sizeof answer)) return 1;
  }
  return 0;
}

}  // namespace vigie::crawler
