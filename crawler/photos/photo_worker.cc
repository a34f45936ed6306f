#include "crawler/photos/photo_worker.h"

#include <algorithm>
#include <string_view>

#include <malloc.h>

#include "crawler/photos/worker_loop.h"
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
  return answer_pictures(answer_of);
}

}  // namespace vigie::crawler
